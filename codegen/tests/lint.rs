//! What our own document may not have: single rules on one small document, of which each test changes a piece, and every
//! fault at once in `every-fault.yaml`.

mod support;

use std::collections::BTreeMap;

use support::{assert_beside, fixture};
use vsphere_automation_codegen::document::{Source, load};
use vsphere_automation_codegen::lint::check_and_lint;
use vsphere_automation_codegen::model::Problems;

const SMALL: &str = include_str!("lint/small.yaml");

/// The problems of the small document after texts were replaced in it, without places and help.
fn problems(changes: &[(&str, &str)]) -> Vec<String> {
    let text = changes.iter().fold(SMALL.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "the document has no {from}");
        text.replace(from, to)
    });
    let document = load(&Source { path: "small.yaml".to_owned(), text }).expect("it reads");
    check_and_lint(&document).into_iter().map(|problem| problem.message).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn the_small_document_is_without_problems() {
    assert_eq!(problems(&[]), NONE);
}

#[test]
fn a_preview_is_needed_only_by_optional_properties() {
    // The document has one such property; required, it is refused.
    assert_eq!(
        problems(&[("required: [name]", "required: [name, preview]"), ("{name: lamp}", "{name: lamp, preview: {}}")]),
        ["Things.Info is not gated but needs Things.Preview, a preview"]
    );
}

/// A server before 7.0.2 has nothing else.
#[test]
fn what_is_older_than_api_has_a_legacy_form() {
    let (path, method) =
        ("      x-vmw-doc-deprecated-path: /rest/things/{thing}\n", "      x-vmw-doc-deprecated-method: get\n");
    let lacks = |member: &str| format!("the legacy form of GET /things/{{thing}} has no `{member}`");
    assert_eq!(problems(&[(path, ""), (method, "")]), [lacks("x-vmw-doc-deprecated-path")]);
    assert_eq!(problems(&[(method, "")]), [lacks("x-vmw-doc-deprecated-method")]);
    assert_eq!(problems(&[("deprecated-method: get", "deprecated-method: read")]), ["`read` is no HTTP method"]);
    assert_eq!(
        problems(&[("/rest/things/{thing}", "/api/things/{thing}")]),
        ["`/api/things/{thing}` is no path of the legacy flavour"]
    );
    assert_eq!(
        problems(&[("/rest/things/{thing}", "/rest/things/{other}")]),
        ["`/rest/things/{other}` takes other values than `/things/{thing}`"]
    );
    let body = "      requestBody: {required: true, description: A thing., content: {application/json: {schema: \
                {$ref: \"#/components/schemas/Things.Info\"}, examples: {lamp: {summary: A., value: {name: lamp}}}}}}\n      responses:\n        \"200\"";
    let found = problems(&[("      responses:\n        \"200\"", body)]);
    assert!(found.contains(&lacks("x-sdk-rest-body")), "{found:?}");
}

#[test]
fn the_data_of_an_error_is_needed() {
    assert_eq!(
        problems(&[(
            "when: There is none.",
            "when: There is none.\n            data: {$ref: \"#/components/schemas/Things.Preview\"}"
        )]),
        ["GET /things/{thing} is not gated but needs Things.Preview, a preview"]
    );
}

#[test]
fn what_is_shared_is_needed_by_each_operation() {
    assert_eq!(
        problems(&[(
            "when: There is no session.",
            "when: There is no session.\n          data: {$ref: \"#/components/schemas/Things.Preview\"}"
        )]),
        ["GET /things/{thing} is not gated but needs Things.Preview, a preview"]
    );
}

#[test]
fn an_identifier_type_may_be_gated() {
    assert_eq!(
        problems(&[("x-sdk-lifecycle: available # of the identifier", "x-sdk-lifecycle: preview")]),
        ["GET /things/{thing} is not gated but needs ThingId, a preview"]
    );
}

#[test]
fn nothing_is_refused_once_a_preview_became_available() {
    assert_eq!(
        problems(&[
            ("stage: absent}", "stage: generally-available}"),
            ("required: [name]", "required: [name, preview]"),
            ("{name: lamp}", "{name: lamp, preview: {}}")
        ]),
        NONE
    );
}

#[test]
fn a_property_may_be_younger_than_its_schema_but_not_older() {
    let lifecycle = |name: &str| format!("description: Its name., x-sdk-lifecycle: {name}");
    let change = |name: &str| problems(&[("description: Its name.", &lifecycle(name))]);
    assert_eq!(change("younger"), NONE);
    assert_eq!(
        problems(&[
            ("description: Its name.", &lifecycle("younger")),
            ("x-sdk-lifecycle: available # of the thing", "x-sdk-lifecycle: brief"),
            ("    - {from: \"9.0.0\", stage: deprecated}", "    - {from: \"9.0.0\", stage: absent}")
        ]),
        ["name", "late"].map(|name| format!("`{name}` is generally-available in 9.0.0, where its schema is absent"))
    );
}

#[test]
fn a_replacement_must_be_as_old() {
    let deprecated = |by: &str| format!("description: Use `{by}`., deprecated: true");
    let change = |by: &str| problems(&[("description: Its colour.", &deprecated(by))]);
    assert_eq!(change("name"), NONE);
    assert_eq!(change("late"), ["`deprecated: true`, but the replacement is not in every release that has the item"]);
    assert_eq!(change("colour"), ["`deprecated: true` without a replacement"]);
}

#[test]
fn examples_are_compared_in_every_respect() {
    let change = |value: &str| problems(&[("{name: lamp}", value)]);
    assert_eq!(change("{name: lamp, late: null, preview: {any: thing}}"), NONE);
    assert_eq!(change("{name: lamp, since: '2024-05-14T08:02:11.430Z'}"), NONE);
    assert_eq!(change("{name: lamp, since: yesterday}").len(), 1);
    assert_eq!(change("{naem: lamp}").len(), 2);
    assert_eq!(change("{name: lamp, colour: BLACK}").len(), 1);
}

#[test]
fn whoever_is_behind_no_session_needs_no_401() {
    assert_eq!(
        problems(&[("        \"401\": {$ref: \"#/components/responses/Unauthenticated\"}\n", "")]),
        ["GET /things/{thing} declares no 401, but it is behind a session", "nothing reaches `Unauthenticated`"]
    );
    assert_eq!(
        problems(&[
            ("        \"401\": {$ref: \"#/components/responses/Unauthenticated\"}\n", ""),
            ("security: [{session_id: []}]", "security: []"),
        ]),
        ["nothing reaches `Unauthenticated`"]
    );
}

#[test]
fn words_that_only_look_like_a_stage_are_fine() {
    assert_eq!(problems(&[("Reads a thing.", "Reads what was previewed.")]), ["the summary speaks of “preview”"]);
    assert_eq!(problems(&[("Reads a thing.", "Reads a deprecated-looking thing.")]), NONE);
}

/// What is found in the document with every fault.
fn faults() -> Problems {
    let source = Source { path: "every-fault.yaml".to_owned(), text: fixture("lint/every-fault.yaml") };
    check_and_lint(&load(&source).expect("it reads"))
}

#[test]
fn every_fault_is_reported_once() {
    let problems = faults();
    assert_beside("lint", "every-fault", &format!("{problems}\n{} problems", problems.len()));
}

#[test]
fn each_fault_is_where_the_fixture_says() {
    let mut expected = BTreeMap::new();
    for (number, line) in (1..).zip(fixture("lint/every-fault.yaml").lines()) {
        if let Some((_, note)) = line.split_once("# fault") {
            let several = note.strip_prefix(" [").and_then(|rest| rest.split(']').next()?.parse().ok());
            expected.insert(number, several.unwrap_or(1));
        }
    }
    let mut found: BTreeMap<u32, usize> = BTreeMap::new();
    for problem in &faults() {
        *found.entry(problem.place.as_ref().expect("a place").line).or_default() += 1;
    }
    assert_eq!(found, expected);
}

#[test]
fn every_fault_comes_with_what_to_do() {
    for problem in &faults() {
        assert!(problem.help.as_ref().is_some_and(|help| !help.is_empty()), "{problem}");
    }
}

#[test]
fn a_misspelt_member_is_not_lacking_as_well() {
    assert_eq!(problems(&[("summary: Reads", "sumary: Reads")]), ["unknown member `sumary`"]);
    assert_eq!(problems(&[("operationId:", "operationID:")]), ["unknown member `operationID`"]);
}
