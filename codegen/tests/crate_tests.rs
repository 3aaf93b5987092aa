//! Tests that come with an emitted crate: what they look like, what they leave out, and that they find what is wrong.

mod support;

use std::process::Command;

use support::{assert_beside, emitted, fixture, runtime};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::{Input, Output, Package, Runtime, Target, Wanted, generate, spelled};

fn made(name: &str, text: String, with_tests: bool) -> Output {
    // One runtime for all, so that it is built once.
    let runtime = Runtime::Path(runtime().display().to_string());
    let package = Package { name: Some(name.to_owned()), runtime, with_tests, ..Package::default() };
    let source = Source { path: format!("{name}.yaml"), text };
    generate(&source, &Target::Package(package)).expect("a document that can be generated from")
}

fn of(output: &Output, names: &[&str]) -> String {
    names.iter().map(|name| output.files[&format!("tests/document/{name}.rs")].as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn of_a_small_document() {
    let output = made("small", fixture("lint/small.yaml"), true);
    assert_beside("crate_tests", "small", &of(&output, &["main", "examples", "calls"]));
    assert!(output.files["Cargo.toml"].contains("[dev-dependencies]\nchrono = "));
}

/// Every kind of call, and what is told of those that cannot be tried.
#[test]
fn of_every_kind_of_call() {
    let output = made("bakery", fixture("crate_tests/bakery.yaml"), true);
    let untried: String =
        output.report.untried.iter().map(|problem| format!("not tried {}\n", problem.sentence())).collect();
    assert_beside("crate_tests", "bakery", &(untried + "\n" + &of(&output, &["examples", "calls"])));
}

/// Others may spell calls with values of their own.
#[test]
fn a_call_that_the_crate_does_not_have_is_told() {
    let source = Source { path: "bakery.yaml".to_owned(), text: fixture("crate_tests/bakery.yaml") };
    let wanted = |operation: &str, arguments: &[(&str, &str)], body: Option<&str>| Wanted {
        operation: operation.to_owned(),
        arguments: arguments.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        body: body.map(str::to_owned),
    };
    let wanted = [
        wanted("loaf_get", &[("path.loaf", "\"rye\""), ("sizes", "[9007199254740993]")], None),
        wanted("loaf_get", &[], None),
        wanted("loaf_get", &[("loaf", "\"rye\""), ("colour", "1")], None),
        wanted("loaf_put", &[("loaf", "\"rye\"")], Some("{}")),
        wanted("loaf_put", &[("loaf", "\"rye\"")], None),
        wanted("note_get", &[], Some("{}")),
        wanted("loaf_eat", &[], None),
    ];
    let calls = spelled(&Input::alone(&source), &Package::default(), &wanted, &|_| None).expect("a sound document");
    let told: Vec<String> =
        calls.spelled.into_iter().map(|call| call.map_or_else(|why| why, |call| call.call)).collect();
    assert_beside("crate_tests", "spelled", &told.join("\n"));
}

#[test]
fn who_does_not_ask_for_them_has_none() {
    let output = made("bakery", fixture("crate_tests/bakery.yaml"), false);
    assert_eq!(output.files.keys().find(|path| path.starts_with("tests/")), None);
    assert!(!output.files["Cargo.toml"].contains("[dev-dependencies]") && output.report.untried.is_empty());
}

/// The tests are run: those of calls pass, and that of examples tells of the one that is broken, at its place.
#[test]
fn a_broken_example_is_found_at_its_place() {
    let sound = "example: {name: white, weight: 1}";
    let text = fixture("crate_tests/bakery.yaml").replace(sound, "example: {name: white, weight: heavy}");
    let (output, folder) = (made("bakery", text, true), tempfile::tempdir().expect("a folder"));
    emitted::write(folder.path(), output.files);
    let main = folder.path().join("tests/document/main.rs");
    let configuration = support::here().join("../rustfmt.toml");
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--check", "--edition", "2024", "--config-path"]).arg(configuration).arg(main);
    let said = rustfmt.output().expect("rustfmt runs");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stdout));

    let said = emitted::cargo(folder.path(), &["test", "--no-default-features", "--test", "document"]).output();
    let said = said.expect("cargo runs");
    let (told, errors) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    assert!(!said.status.success(), "{told}");
    assert!(told.contains("18 passed; 1 failed"), "{told}{errors}");
    let wrong = "1 of 25 examples\nbakery.yaml#/components/schemas/Loaf/example\n  \
                 is no value of its type at weight: ";
    assert!(told.contains(wrong), "{told}");
}
