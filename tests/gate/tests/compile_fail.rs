//! Without the feature, what is gated does not exist, and the compiler says which feature it takes.

use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let files = fs::read_dir(folder).expect("the cases are there").map(|entry| entry.expect("it can be listed").path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

#[test]
fn gated_items_do_not_exist() {
    let compiler = trybuild::TestCases::new();
    compiler.compile_fail("tests/ui/*.rs");
    // It compiles when it is dropped.
    drop(compiler);

    // Whatever the wording of a compiler is, it has to name the feature.
    let cases = cases();
    assert!(cases.len() >= 3, "only {} cases", cases.len());
    for case in cases {
        let message = fs::read_to_string(case.with_extension("stderr")).unwrap();
        assert!(message.contains("`tech-preview`"), "{}:\n{message}", case.display());
    }
}
