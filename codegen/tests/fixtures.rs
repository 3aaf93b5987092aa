//! Documents of hazards: what is refused, and what is made of the rest.

mod support;

use std::fmt::Write as _;

use support::{fixture, sources};

/// What the compiler sees of a generated file, without docs and bodies.
fn outline(text: &str) -> String {
    let shown = |line: &&str| {
        let line = line.trim_start();
        let variant = line.starts_with(char::is_uppercase);
        variant
            || ["pub ", "impl", "#[serde", "#[deprecated", "#[cfg(feature = \"tech", "#![allow"]
                .iter()
                .any(|start| line.starts_with(start))
    };
    let lines =
        text.lines().filter(shown).filter(|line| !line.contains("From<&str>") && !line.contains("From<String>"));
    lines.fold(String::new(), |mut out, line| {
        let _ = writeln!(out, "  {line}");
        out
    })
}

fn outcome(name: &str) -> String {
    let text = fixture(name);
    let mut shown = String::new();
    if let Err(problems) = sources(name, &text, false) {
        let _ = writeln!(shown, "{problems}\n");
    }
    match sources(name, &text, true) {
        Ok(output) => {
            let _ = writeln!(shown, "{}", output.ledger);
            for (path, text) in output
                .files
                .iter()
                .filter(|(path, _)| path.starts_with("src/generated") && !path.ends_with("/lifecycle.rs"))
            {
                let outline = outline(text);
                if !outline.is_empty() {
                    let _ = writeln!(shown, "{path}\n{outline}");
                }
            }
        }
        Err(problems) => {
            let _ = writeln!(shown, "with --skip-unsupported:\n{problems}");
        }
    }
    shown
}

#[test]
fn what_is_left_out_is_listed_in_the_docs_of_the_crate() {
    let output = sources("unions.yaml", &fixture("unions.yaml"), true).expect("a crate");
    let root = &output.files["src/lib.rs"];
    assert!(root.contains("//! # Left out\n"), "{root}");
    assert!(root.contains("//! - schema Not: `not` has no counterpart in Rust types\n"), "{root}");
}

macro_rules! fixtures {
    ($($test:ident: $file:literal;)*) => {
        $(#[test]
        fn $test() {
            insta::assert_snapshot!(outcome($file));
        })*

        #[test]
        fn every_fixture_has_a_test() {
            let known = [$($file),*, "every-shape.yaml", "README.md"];
            let folder = format!("{}/tests/fixtures", env!("CARGO_MANIFEST_DIR"));
            for entry in std::fs::read_dir(folder).expect("the folder") {
                let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
                assert!(known.contains(&name.as_str()), "nothing tests {name}");
            }
        }
    };
}

fixtures! {
    same_operation_ids: "same-operation-ids.yaml";
    several_error_schemas: "several-error-schemas.yaml";
    queries_in_paths: "queries-in-paths.yaml";
    names_that_meet: "names-that-meet.yaml";
    names_of_calls: "names-of-calls.yaml";
    names_of_others: "names-of-others.yaml";
    recursion: "recursion.yaml";
    circles: "circles.yaml";
    inheritance: "inheritance.yaml";
    unions: "unions.yaml";
    values: "values.yaml";
    parameters_that_cannot_be_sent: "parameters-that-cannot-be-sent.yaml";
    previews_in_prose: "previews-in-prose.yaml";
    odd_descriptions: "odd-descriptions.yaml";
}
