//! What others would get from a registry.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use xtask::commands::ci::PUBLISHED;
use xtask::workspace::Workspace;

/// What cargo says, asked at the root of the workspace.
fn cargo(line: &str) -> String {
    let workspace = Workspace::locate(None).unwrap();
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program).args(line.split(' ')).current_dir(workspace.root()).output().unwrap();
    assert!(output.status.success(), "cargo {line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The manifests of the members that may be published.
fn published() -> Vec<Value> {
    let metadata: Value = serde_json::from_str(&cargo("metadata --no-deps --offline --format-version 1")).unwrap();
    let packages = metadata["packages"].as_array().unwrap().clone();
    packages.into_iter().filter(|package| package["publish"].is_null()).collect()
}

#[test]
fn ci_packs_every_package_that_may_be_published() {
    let mut names: Vec<String> =
        published().iter().map(|package| package["name"].as_str().unwrap().to_owned()).collect();
    let mut packed = PUBLISHED.to_vec();
    names.sort();
    packed.sort_unstable();
    assert_eq!(names, packed);
}

#[test]
fn each_says_what_it_is_and_where_to_read_more() {
    for package in published() {
        for key in ["description", "license", "repository", "documentation", "readme", "rust_version"] {
            assert!(package[key].is_string(), "{} has no {key}", package["name"]);
        }
        for key in ["keywords", "categories"] {
            assert!(package[key].as_array().is_some_and(|words| !words.is_empty()), "{} has no {key}", package["name"]);
        }
    }
}

#[test]
fn each_holds_its_licences_and_no_tests() {
    for name in PUBLISHED {
        let list = cargo(&format!("package --list --offline --allow-dirty -p {name}"));
        let files: Vec<&str> = list.lines().collect();
        for file in ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"] {
            assert!(files.contains(&file), "{name} has no {file}");
        }
        let tests: Vec<&&str> = files
            .iter()
            .filter(|file| Path::new(file).iter().any(|part| part == "tests" || part == "tests.rs"))
            .collect();
        assert!(tests.is_empty(), "{name} holds {tests:?}");
    }
}

#[test]
fn the_licences_are_those_of_the_workspace() {
    let root = Workspace::locate(None).unwrap();
    for package in published() {
        let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap();
        for file in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let copy = std::fs::read_to_string(folder.join(file)).unwrap();
            assert!(copy == root.read(file).unwrap(), "{} differs from that at the root", folder.join(file).display());
        }
    }
}
