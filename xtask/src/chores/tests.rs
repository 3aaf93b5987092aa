use vsphere_automation_codegen::Output;
use vsphere_automation_codegen::model::{Called, Problem};

use super::{causes, extensions, fake, unknown};
use crate::tokens::Tokens;

fn source(path: &str, text: &str) -> Vec<Tokens> {
    vec![Tokens::read(path.to_owned(), text.to_owned()).unwrap()]
}

/// `GET /lamps`, with two documented errors.
fn lamps() -> Vec<Called> {
    let [accessor, method] = ["lamps", "list"].map(str::to_owned);
    let errors = vec![(401, "UNAUTHENTICATED".to_owned()), (404, "NOT_FOUND".to_owned())];
    vec![Called { id: "Home.Lamps_list".to_owned(), request: "GET /lamps".to_owned(), accessor, method, errors }]
}

fn told(problems: Vec<Problem>) -> Vec<String> {
    let place = |problem: &Problem| problem.place.as_ref().map(ToString::to_string).unwrap_or_default();
    assert!(problems.iter().all(|problem| problem.help.is_some()), "{problems:?}");
    problems.iter().map(|problem| format!("{}: {}", place(problem), problem.message)).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn an_operation_that_the_fake_does_not_know_is_told() {
    let of = |text: &str| told(fake::behaviours(&source("tests/fake-vcenter/src/operations.rs", text), &lamps()));
    assert_eq!(of("fn f() { match id { \"Home.Lamps_list\" => 1, _ => return None } }"), NONE);
    assert_eq!(
        of("fn f() {\n    match id {\n        _ => return None,\n    }\n}"),
        ["tests/fake-vcenter/src/operations.rs:3:9: the fake does not know what Home.Lamps_list does"]
    );
}

fn of_causes(arms: &str) -> Vec<String> {
    let text = format!("fn of() {{ match x {{\n{arms}\n_ => return None,\n}} }}\n");
    told(causes::of_errors(&source("tests/tests/end_to_end/causes.rs", &text), &lamps()))
}

#[test]
fn every_documented_error_needs_a_cause() {
    assert_eq!(of_causes("(\"Home.Lamps_list\", \"UNAUTHENTICATED\" | \"NOT_FOUND\") => 1,"), NONE);
    let of_any =
        "(\"Home.Doors_list\" | \"Home.Lamps_list\", \"NOT_FOUND\",) => f(1, \"X\"), (_, \"UNAUTHENTICATED\") => 2,";
    assert_eq!(of_causes(of_any), NONE);
    assert_eq!(
        of_causes("(_, \"UNAUTHENTICATED\") => 1, (\"Home.Doors_list\", \"NOT_FOUND\") => 2,"),
        ["tests/tests/end_to_end/causes.rs:3:1: nothing causes 404 NOT_FOUND of Home.Lamps_list"]
    );
    assert_eq!(
        of_causes("other(\"Home.Lamps_list\", \"NOT_FOUND\");"),
        ["tests/tests/end_to_end/causes.rs:3:1: nothing causes 401 UNAUTHENTICATED, 404 NOT_FOUND of Home.Lamps_list"]
    );
}

#[test]
fn a_cause_of_an_undocumented_error_is_told() {
    let all =
        "(_, \"UNAUTHENTICATED\" | \"NOT_FOUND\" | \"ERROR\") => 1,\n (\"Home.Lamps_list\", \"UNAUTHORIZED\") => 2,";
    assert_eq!(
        of_causes(all),
        ["tests/tests/end_to_end/causes.rs:3:22: Home.Lamps_list has no documented error UNAUTHORIZED"]
    );
}

#[test]
fn what_is_about_types_that_went_away_is_told() {
    let mut output = Output::default();
    output.emitted.extend(["lamps::State".to_owned(), "lamps::State::On".to_owned()]);
    let passed_on = "pub use vsphere_automation_runtime::vapi::{Message};\n".to_owned();
    output.files.insert("generated-client/src/generated/vapi.rs".to_owned(), passed_on);
    let of = |text: &str| told(extensions::without_items(&source("generated-client/src/ext/lamps.rs", text), &output));
    let uses = "use crate::Error;\nuse crate::lamps::State;\nuse crate::vapi::Message;\n";
    assert_eq!(of(&format!("{uses}fn f() {{ State::On; State::from(1); Error::New; }}")), NONE);
    assert_eq!(
        of(&format!("{uses}use crate::doors::Door;\nfn f() {{ State::Off; }}")),
        [
            "generated-client/src/ext/lamps.rs:4:19: `doors::Door` is there no more",
            "generated-client/src/ext/lamps.rs:5:17: `lamps::State` has no `Off` any more",
        ]
    );
}

#[test]
fn ids_that_the_document_does_not_have_are_told() {
    let ids = ["Home.Lamps_list", "Home.Lamp"].map(str::to_owned).into();
    let of = |text: &str| told(unknown::ids(&source("tests/a.rs", text), &ids, &lamps()));
    assert_eq!(of("const A: [&str; 4] = [\"Home.Lamps_list\", \"Home.Lamp\", \"Home\", \"Other.Lamps_list\"];"), NONE);
    assert_eq!(of("const A: &str = \"Home.Lamps_get\";"), ["tests/a.rs:1:17: the document has no `Home.Lamps_get`"]);
}
