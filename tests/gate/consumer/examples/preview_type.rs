//! Names a type of sync.

use vsphere_automation::hvc::links::sync::providers::SessionInfo;

fn main() {
    let session: Option<SessionInfo> = None;
    println!("{session:?}");
}
