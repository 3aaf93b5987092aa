//! Without the feature, what is gated does not exist, and the compiler says which feature it takes.

use std::fs;

use vsphere_automation_gate::cases;

#[test]
fn gated_items_do_not_exist() {
    let cases = cases();
    if cases.is_empty() {
        return;
    }
    let compiler = trybuild::TestCases::new();
    cases.iter().for_each(|case| compiler.compile_fail(case));
    // It compiles when it is dropped.
    drop(compiler);

    // Whatever the wording of a compiler is, it has to name the feature.
    for case in cases {
        let message = fs::read_to_string(case.with_extension("stderr")).unwrap();
        assert!(message.contains("`tech-preview`"), "{}:\n{message}", case.display());
    }
}
