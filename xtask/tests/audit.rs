//! `cargo xtask audit`, on small files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// A workspace with the small curated document, and the vendor's files beside it.
fn workspace() -> TempDir {
    let folder = TempDir::new().unwrap();
    let read = |name: &str| {
        let files = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/curation");
        std::fs::read_to_string(files.join(name)).unwrap()
    };
    let files = [
        ("Cargo.toml", String::new()),
        ("spec/vsphere.yaml", read("curated.yaml")),
        ("spec/waivers.yaml", read("waivers.yaml")),
        ("old.yaml", read("7.0.3.swagger2.yaml")),
        ("new.yaml", read("9.1.0.openapi3.yaml")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    support::fill(folder.path(), &files);
    folder
}

/// What the program writes, and how it ends.
fn audit(folder: &TempDir, line: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["audit", "--root", "."]).args(line.split_whitespace()).current_dir(folder.path());
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn edit(folder: &TempDir, old: &str, new: &str) {
    let file = folder.path().join("spec/vsphere.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old}");
    std::fs::write(file, text.replace(old, new)).unwrap();
}

#[test]
fn what_agrees_is_told_with_all_that_was_read() {
    let (code, out, err) = audit(&workspace(), "7.0.3=old.yaml new.yaml");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    insta::assert_snapshot!("agrees", out);
}

#[test]
fn what_differs_is_told_with_what_to_write() {
    let folder = workspace();
    edit(&folder, "    - {from: \"8.0.1\", stage: absent}\n", "");
    edit(&folder, "enum: [OPEN, OVER]", "enum: [OPEN]");
    let (code, out, _) = audit(&folder, "new.yaml");
    assert_eq!(code, Some(1));
    insta::assert_snapshot!("differs", out.split_once("\nspec/").unwrap().1);
}

#[test]
fn programs_read_the_same() {
    let folder = workspace();
    edit(&folder, "enum: [OPEN, OVER]", "enum: [OPEN]");
    let (code, out, _) = audit(&folder, "--json 7.0.3=old.yaml new.yaml");
    assert_eq!(code, Some(1));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["agrees"], false);
    let open: Vec<&serde_json::Value> =
        json["differences"].as_array().unwrap().iter().filter(|one| one["reason"].is_null()).collect();
    assert_eq!(open.len(), 3, "{open:#?}");
    assert_eq!(open[2]["release"], "9.1.0");
    assert_eq!(open[2]["item"], "Play.Games.State: OVER");
    assert_eq!(open[2]["vendorPlace"]["file"], "new.yaml");
    assert_eq!(json["timelines"][1]["releases"][1]["derived"], "absent");
}

#[test]
fn what_cannot_be_read_is_told_at_its_place() {
    let folder = workspace();
    let (code, out, err) = audit(&folder, "old.yaml");
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("old.yaml:2:30: this version is no release of vSphere"), "{err}");
    assert!(err.contains("say which release the file describes: 8.0.2=old.yaml"), "{err}");
    let (code, _, err) = audit(&folder, "nothing.yaml");
    assert_eq!(code, Some(2));
    assert!(err.contains("cannot read nothing.yaml"), "{err}");
}
