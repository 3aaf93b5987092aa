//! What the tests of whole documents share.
#![allow(dead_code, reason = "each test uses some of it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Problems;
use vsphere_automation_codegen::{Output, Package, Target, generate};

pub(crate) mod random;

/// Generates a crate without the runtime.
pub(crate) fn sources(path: &str, text: &str, skip_unsupported: bool) -> Result<Output, Problems> {
    package(path, text, Package { skip_unsupported, ..Package::default() })
}

fn package(path: &str, text: &str, package: Package) -> Result<Output, Problems> {
    generate(&Source { path: path.to_owned(), text: text.to_owned() }, &Target::Package(package))
}

/// The fixture at that path below `tests`.
pub(crate) fn fixture(path: &str) -> String {
    let text = std::fs::read_to_string(here().join("tests").join(path)).expect("the fixture is there");
    // Where the fixture was checked out with other line ends, places are the same.
    text.replace("\r\n", "\n")
}

/// The names of the documents in a folder of fixtures, without `.yaml`, in order.
pub(crate) fn documents(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(here().join("tests").join(folder)).expect("the folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut documents: Vec<String> = names.filter_map(|name| Some(name.strip_suffix(".yaml")?.to_owned())).collect();
    documents.sort();
    documents
}

/// Compares with `tests/FOLDER/NAME.snap`, so that what is expected lies beside what it is made of.
pub(crate) fn assert_beside(folder: &str, name: &str, shown: &str) {
    insta::with_settings!({
        snapshot_path => here().join("tests").join(folder),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, shown);
    });
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A crate made of a document: written, checked without a warning, and removed again.
pub(crate) fn compiles(name: &str, text: &str) {
    let runtime = runtime();
    let wanted = Package { name: Some(format!("emitted-{name}")), skip_unsupported: true, runtime };
    let output = package(&format!("{name}.yaml"), text, wanted).expect("a document that can be generated from");
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in &output.files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, text).expect("a file");
    }
    std::fs::copy(here().join("../Cargo.lock"), folder.path().join("Cargo.lock")).expect("the lock");
    // One folder for all, so that the dependencies are built once; apart from that of whoever runs the tests.
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("emitted-crates");
    let gated = output.report.preview > 0;
    for features in ["schemars,tech-preview", "schemars"].iter().take(if gated { 2 } else { 1 }) {
        let cargo = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--quiet", "--no-default-features", "--features", features])
            .current_dir(folder.path())
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTFLAGS", "-Dwarnings")
            .output()
            .expect("cargo runs");
        let errors = String::from_utf8_lossy(&cargo.stderr);
        assert!(cargo.status.success(), "{name} does not compile with {features}:\n{errors}\n{text}");
    }
}

/// The runtime's sources by their paths.
fn runtime() -> BTreeMap<String, String> {
    let root = here().join("../generated-client/src");
    let mut files = BTreeMap::new();
    let mut waiting = vec![root.join("runtime")];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(&root).expect("a path inside").to_string_lossy().replace('\\', "/");
                files.insert(format!("src/{inside}"), std::fs::read_to_string(&path).expect("a source"));
            }
        }
    }
    files
}
