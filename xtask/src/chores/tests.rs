use vsphere_automation_codegen::Output;
use vsphere_automation_codegen::model::{Called, Problem};

use super::{causes, extensions, fake, tour, unknown};
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

fn of_causes(chain: &str) -> Vec<String> {
    let text = format!("fn f() {{ vec![\n{chain}\n] }}\n");
    told(causes::of_errors(&source("tests/tests/end_to_end/lamps.rs", &text), &lamps()))
}

#[test]
fn every_documented_error_needs_a_cause() {
    let of = "Failures::of(\"Home.Lamps_list\", call!(c => c.lamps().list()))";
    assert_eq!(of_causes(&format!("{of}.gone().given(404, \"NOT_FOUND\", other)")), NONE);
    assert_eq!(
        of_causes(&format!(
            "{of}.state(404, \"NOT_FOUND\", |f| f.g()), (\"Home.Lamps_list\", 401, \"UNAUTHENTICATED\")"
        )),
        NONE
    );
    assert_eq!(
        of_causes(&format!("{of}.gone(), other.given(404, \"NOT_FOUND\", x)")),
        ["tests/tests/end_to_end/lamps.rs:2:1: nothing causes 404 NOT_FOUND of Home.Lamps_list"]
    );
    assert_eq!(
        of_causes("Failures::of(\"Home.Doors_list\", x).gone()"),
        ["tests/tests/end_to_end/coverage.rs:1:1: nothing causes the errors of Home.Lamps_list"]
    );
}

#[test]
fn a_cause_of_an_undocumented_error_is_told() {
    let all = "Failures::of(\"Home.Lamps_list\", x)\n.gone().given(404, \"NOT_FOUND\", y)\n.refused()";
    assert_eq!(
        of_causes(all),
        ["tests/tests/end_to_end/lamps.rs:4:2: Home.Lamps_list has no documented error 403 UNAUTHORIZED"]
    );
}

#[test]
fn every_operation_is_called_on_the_way() {
    let of = |text: &str| told(tour::of_operations(&source("tests/src/tour.rs", text), &lamps()));
    assert_eq!(of("fn f() { client.lamps().list().await }"), NONE);
    assert_eq!(of("fn f() { let all = client.lamps(); all.list().await }"), NONE);
    for other in
        ["fn f() { client.lamps().get(); client.doors().list() }", "fn f() { let all = client.doors(); all.list() }"]
    {
        assert_eq!(of(other), ["tests/src/tour.rs:1:1: nothing calls Home.Lamps_list end to end"], "{other}");
    }
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
