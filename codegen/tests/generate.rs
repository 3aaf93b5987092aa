//! Documents of hazards: what is refused, and what is made of the rest.

mod support;

use std::fmt::Write as _;

use support::{assert_beside, documents, fixture, sources};

/// What the compiler sees of a generated file, without docs and bodies.
fn outline(text: &str) -> String {
    let shown = |line: &&str| {
        let line = line.trim_start();
        let variant = line.starts_with(char::is_uppercase);
        // How a structure is read and written: `kind = optional("kind"),`.
        let member = line.ends_with("\"),") && line.contains(" = ") || line.starts_with("..");
        variant
            || member
            || line.contains("::object!(")
            || ["pub ", "impl", "#[deprecated", "#[cfg(feature = \"tech", "#![allow"]
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
    let text = fixture(&format!("generate/{name}"));
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
                .filter(|(path, _)| path.starts_with("src/generated"))
                .filter(|(path, _)| !path.ends_with("/lifecycle.rs") && !path.ends_with("/provenance.rs"))
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
    let output = sources("unions.yaml", &fixture("generate/unions.yaml"), true).expect("a crate");
    let root = &output.files["src/lib.rs"];
    assert!(root.contains("//! # Left out\n"), "{root}");
    assert!(root.contains("//! - schema Circle: it is nothing but a list or an alias of itself\n"), "{root}");
}

/// A union of lists, and objects that are nested deeper than an example goes: where one is required there is no example of
/// the call in Rust, where one is optional the example does without.
#[test]
fn what_cannot_be_spelled_is_left_out_of_the_examples() {
    let deep: String = (0..20)
        .map(|n| {
            format!(
                "    A{n}: {{type: object, required: [a], properties: {{a: {{$ref: '#/components/schemas/A{}'}}}}}}\n",
                n + 1
            )
        })
        .collect();
    let operation = |name: &str, schema: &str, example: &str| {
        format!(
            "  /{name}:\n    put:\n      tags: [a]\n      operationId: {name}\n      requestBody:\n        required: true\n        \
             content: {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}{example}}}}}\n      \
             responses: {{'204': {{description: done}}}}\n"
        )
    };
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{}{}{}components:\n  schemas:\n{deep}    \
         A20: {{type: object, properties: {{b: {{type: string}}}}}}\n    \
         Lists: {{oneOf: [{{type: array, items: {{type: string}}}}, {{type: array, items: {{type: integer}}}}]}}\n    \
         Optional: {{type: object, properties: {{lists: {{$ref: '#/components/schemas/Lists'}}, c: {{type: string}}}}}}\n",
        operation("deep", "A0", ""),
        operation("lists", "Lists", ""),
        operation("optional", "Optional", ", example: {lists: [x], c: y}"),
    );
    let output = sources("a.yaml", &text, false).unwrap_or_else(|problems| panic!("{problems}"));
    let docs = &output.files["src/generated/a.rs"];
    assert!(!docs.contains("todo!"), "{docs}");
    assert_eq!(docs.matches("/// ```sh").count(), 3, "{docs}");
    assert_eq!(docs.matches("/// # async fn example").count(), 1, "{docs}");
    assert!(docs.contains(".optional(&Optional::new().with_c(\"y\")).await?;"), "{docs}");
}

#[test]
fn each_document_is_refused_or_becomes_this() {
    for name in documents("generate").iter().filter(|name| *name != "every-shape") {
        assert_beside("generate", name, &outcome(&format!("{name}.yaml")));
    }
}
