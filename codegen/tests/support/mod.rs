//! What the tests of whole documents share.
#![allow(dead_code, reason = "each test uses some of it")]

use std::path::{Path, PathBuf};

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Problems;
use vsphere_automation_codegen::{Output, Package, Runtime, Target, generate};

pub(crate) mod edits;
pub(crate) mod emitted;
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

pub(crate) fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A crate made of a document: written, checked without a warning, and removed again.
pub(crate) fn compiles(name: &str, text: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    // One runtime for all, so that it is built once.
    let runtime = Runtime::Path(runtime().display().to_string());
    let wanted =
        Package { name: Some(format!("emitted-{name}")), skip_unsupported: true, runtime, ..Package::default() };
    let output = package(&format!("{name}.yaml"), text, wanted).expect("a document that can be generated from");
    emitted::write(folder.path(), output.files);
    let gated = output.report.preview > 0;
    for features in ["schemars,tech-preview", "schemars"].iter().take(if gated { 2 } else { 1 }) {
        let arguments = ["check", "--no-default-features", "--features", features];
        let cargo = emitted::cargo(folder.path(), &arguments).output().expect("cargo runs");
        let errors = String::from_utf8_lossy(&cargo.stderr);
        assert!(cargo.status.success(), "{name} does not compile with {features}:\n{errors}\n{text}");
    }
}

/// Writes the crate of that name into the folder; the paths of its files.
pub(crate) fn emit(name: &str, text: &str, runtime: Runtime, folder: &Path) -> Vec<String> {
    let wanted = Package { name: Some(name.to_owned()), skip_unsupported: false, runtime, ..Package::default() };
    let output = package(&format!("{name}.yaml"), text, wanted).expect("a document that can be generated from");
    let paths = output.files.keys().cloned().collect();
    emitted::write(folder, output.files);
    paths
}

/// The package of the runtime.
pub(crate) fn runtime() -> PathBuf {
    here().join("../generated-client/runtime").canonicalize().expect("the runtime is there")
}
