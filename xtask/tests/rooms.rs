//! Each room needs only rooms below it, as the map says.

use xtask::rooms;
use xtask::workspace::Workspace;

#[test]
fn rooms_keep_to_the_map() {
    let workspace = Workspace::locate(None).expect("this workspace");
    assert_eq!(rooms::faults(workspace.root()).expect("sources"), [""; 0]);
}
