//! Operations of a description become skeletons in the document: what the vendor says in data is there, no sentence of
//! theirs is, and all that was there stays.

mod support;

use support::fixture;
use vsphere_automation_codegen::curation::{self, Addition, Vendor};
use vsphere_automation_codegen::document::{self, Source};
use vsphere_automation_codegen::model::{Problems, Version};
use vsphere_automation_codegen::{Target, generate, lint};

/// The small document, with the types of errors that operations with a body need.
fn curated() -> Source {
    let text = fixture("lint/small.yaml");
    let constants = "        NOT_FOUND: {description: There is none.}\n";
    let more = "        INVALID_ARGUMENT: {description: Bad.}\n        UNEXPECTED_INPUT: {description: Unknown.}\n        ERROR: {description: Else.}\n";
    assert!(text.contains(constants) && text.contains("enum: [NOT_FOUND, UNAUTHENTICATED]"));
    let text = text.replace(constants, &format!("{constants}{more}"));
    let text = text.replace("enum: [NOT_FOUND, ", "enum: [NOT_FOUND, INVALID_ARGUMENT, UNEXPECTED_INPUT, ERROR, ");
    Source { path: "small.yaml".to_owned(), text }
}

fn vendor() -> Vendor {
    let source = Source { path: "parts.yaml".to_owned(), text: fixture("curation/parts.swagger2.yaml") };
    Vendor { source, release: Version::parse("7.0.3") }
}

fn add(operations: &[&str]) -> Result<Addition, Problems> {
    let wanted: Vec<String> = operations.iter().map(|id| (*id).to_owned()).collect();
    curation::add(&curated(), &vendor(), &wanted)
}

const ALL: &[&str] = &["parts/list", "create", "Things.Parts_paint", "strip", "DELETE /api/things/{thing}"];

/// What was put in.
fn new_lines(text: &str) -> String {
    let old = curated().text;
    let mut old = old.lines().peekable();
    let new = text.lines().filter(|line| if old.peek() == Some(line) { old.next().is_none() } else { true });
    let new: String = new.map(|line| format!("{line}\n")).collect();
    assert_eq!(old.next(), None, "every line of the document is there, in its order");
    new
}

#[test]
fn a_skeleton_has_all_that_is_data() {
    let added = add(ALL).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(
        added.operations,
        [
            "Things.Parts_list",
            "Things.Parts_create",
            "Things.Parts_paint",
            "Things.Parts_strip",
            "Things.Things_delete"
        ]
    );
    assert_eq!(
        added.notes,
        ["Things.Colour is there already, and is used; `cargo xtask audit` tells what differs in it"]
    );
    insta::assert_snapshot!("skeleton", new_lines(&added.text));
}

#[test]
fn what_is_left_are_blanks_and_without_them_a_client_is_generated() {
    let added = add(ALL).unwrap_or_else(|problems| panic!("{problems}"));
    let source = Source { path: "small.yaml".to_owned(), text: added.text };
    let problems = lint::check_and_lint(&document::load(&source).expect("it reads"));
    assert!(!problems.is_empty() && problems.iter().all(|problem| problem.rule == Some("blank")), "{problems}");
    let output = generate(&curation::filled(&source), &Target::Curated).unwrap_or_else(|problems| panic!("{problems}"));
    let operations: Vec<&str> = output.operations.iter().map(|operation| &*operation.id).collect();
    assert!(
        operations.contains(&"Things.Parts_paint") && operations.contains(&"Things.Things_delete"),
        "{operations:?}"
    );
}

#[test]
fn no_sentence_of_the_vendor_is_there() {
    let added = add(ALL).unwrap_or_else(|problems| panic!("{problems}"));
    for theirs in ["A sentence of theirs", "Lists", "Paints one", "Gone", "What to make"] {
        assert!(!added.text.contains(theirs), "{theirs}");
    }
}

#[test]
fn what_cannot_be_added_is_told_with_what_to_do() {
    for (operations, told) in [
        (&["nothing"][..], "parts.yaml has no operation `nothing`\n    name it by its id"),
        (&["list"], "`list` is the name of 2 operations\n    say which: parts/list, things/list"),
        (&["things/list"], "Things_get is there already"),
        (
            &["paint", "weigh"],
            "Things.Parts_weigh has the method and path of Things.Parts_paint, and answers otherwise",
        ),
    ] {
        let problems = add(operations).expect_err(told).to_string();
        assert!(problems.contains(told), "{problems}");
    }
}

#[test]
fn a_document_in_one_line_is_not_guessed_at() {
    let mut source = curated();
    source.text = source
        .text
        .replace("tags:\n  - {name: Things, description: Things.}", "tags: [{name: Things, description: Things.}]");
    let problems = curation::add(&source, &vendor(), &["create".to_owned()]).expect_err("tags are in one line");
    assert!(problems.to_string().contains("`tags` is written in one line"), "{problems}");
}
