use vsphere_automation_codegen::Output;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Called, Problem};

use super::{causes, extensions, fake, guides, requests, unknown};
use crate::tokens::Tokens;

fn source(path: &str, text: &str) -> Vec<Tokens> {
    vec![Tokens::read(path.to_owned(), text.to_owned()).unwrap()]
}

/// `GET /api/lamps`, with two documented errors.
fn lamps() -> Vec<Called> {
    let [accessor, method] = ["lamps", "list"].map(str::to_owned);
    let errors = vec![(401, "UNAUTHENTICATED".to_owned()), (404, "NOT_FOUND".to_owned())];
    vec![Called { id: "Home.Lamps_list".to_owned(), request: "GET /api/lamps".to_owned(), accessor, method, errors }]
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
    assert_eq!(of("const A: [&str; 4] = [\"Home.Lamps_list\", \"Home.Lamp\", \"Home\", \"Some.Text\"];"), NONE);
    // Also where nothing else has its package any more.
    for gone in ["Home.Lamps_get", "Home.Doors.Door", "Garden.Doors_list"] {
        assert_eq!(
            of(&format!("const A: &str = \"{gone}\";")),
            [format!("tests/a.rs:1:17: the document has no `{gone}`")]
        );
    }
}

#[test]
fn requests_that_no_operation_has_are_told() {
    let of = |path: &str, text: &str| told(requests::of_nothing(&source(path, text), &lamps()));
    let text = |text: &str| format!("const A: &str = \"{text}\";");
    for known in ["/api/lamps", "GET /api/lamps?a=b", "GET /lamps", "/api/", "/api/nothing", "/rest/doors", "{}/api/{}"]
    {
        assert_eq!(of("tests/tests/a.rs", &text(known)), NONE, "{known}");
    }
    for gone in ["/api/doors", "GET /api/doors/{door} 200", "/api/lamps/lamp-1", "GET /doors"] {
        let told = of("tests/tests/a.rs", &text(gone));
        assert!(told.len() == 1 && told[0].contains("the document has no request `"), "{gone}: {told:?}");
    }
    assert_eq!(of("tests/fake-vcenter/src/a.rs", &text("/api/doors")), NONE, "what is no test may speak of anything");
}

#[test]
fn methods_that_no_operation_has_are_told() {
    let mut operations = lamps();
    operations.push(Called { request: "DELETE /api/session".to_owned(), ..operations[0].clone() });
    let of = |call: &str| {
        let text = format!("const LAMPS: &str = \"/api/lamps\"; fn f() {{ let path = \"/api/lamps\"; {call} }}");
        told(requests::of_nothing(&source("tests/tests/a.rs", &text), &operations))
    };
    for known in
        ["call(\"GET\", path)", "(\"DELETE\", \"/api/session\")", "call(\"DELETE\", other)", "call(\"GET\", LAMPS, 1)"]
    {
        assert_eq!(of(known), NONE, "{known}");
    }
    // Who patches asks for what there is not.
    assert_eq!(of("call(\"PATCH\", path)"), NONE);
    for gone in [
        "(\"DELETE\", LAMPS.to_owned())",
        "call(\"DELETE\", &format!(\"{path}?a=b\"))",
        "(\"GET\", \"/api/session\")",
        "call(\"PUT\", path)",
    ] {
        let told = of(gone);
        assert!(told.len() == 1 && told[0].contains("the document has no request `"), "{gone}: {told:?}");
    }
}

#[test]
fn what_guides_say_of_nothing_is_told() {
    let output = Output { operations: lamps(), ..Output::default() };
    let of = |path: &str, text: &str| {
        told(guides::of_nothing(&[Source { path: path.to_owned(), text: text.to_owned() }], &output))
    };
    let known = "Home.Lamps_list, `lamps().list(…)`, client.close().await, U.S. Some.Text\n\
                 <!-- generated: a -->\n`doors().list`\n<!-- /generated: a -->\n";
    assert_eq!(of("README.md", known), NONE);
    assert_eq!(
        of(
            "README.md",
            &format!("{known}An operation (Home.Doors_list) is\n`doors().list(…)` or client.doors().get()")
        ),
        [
            "README.md:5:15: the document has no `Home.Doors_list`",
            "README.md:6:2: the client has no `doors()`",
            "README.md:6:29: the client has no `doors()`"
        ]
    );
    let source = "//! See Home.Doors_list.\nlet a = \"Home.Doors_get\";\n";
    assert_eq!(of("tests/src/a.rs", source), ["tests/src/a.rs:1:9: the document has no `Home.Doors_list`"]);
}
