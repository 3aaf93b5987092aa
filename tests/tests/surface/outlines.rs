//! The outline of every generated module, a snapshot each.

use vsphere_automation_tests::sources;

use crate::outline::outline;

#[test]
fn outlines() {
    let modules = sources::generated();
    assert!(modules.len() > 10, "only {} modules", modules.len());
    for (module, source) in modules {
        let name = if module.is_empty() { "root".to_owned() } else { module.replace("::", ".") };
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("outline.{name}"), outline(&source));
        });
    }
}
