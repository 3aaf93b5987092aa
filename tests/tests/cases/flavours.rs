//! A client of a document with both flavours, and a server that has the older one alone: what comes is what such a server
//! takes, and callers see nothing of it.

use std::path::Path;

use axum::body::Body;
use axum::http::Response;
use serde_json::{Value, json};
use vsphere_automation_tests::loopback::{Request, Server, json};

use crate::program;

const SESSION: &str = "/rest/com/vmware/cis/session";
const BEDS: &str = "/rest/com/example/garden/bed";

#[test]
fn an_emitted_crate_speaks_to_a_server_that_has_the_legacy_flavour_alone() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let document = crate::root().join("tests/tests/cases/flavours/openapi.yaml");
    let built = program::build(&place, "flavours", &[("both", &document)], include_str!("flavours/program.rs"));
    let program = built.unwrap_or_else(|why| panic!("{why}"));
    let server = Server::start(answer).expect("a server");
    let output = std::process::Command::new(&program).arg(server.url()).output();
    let output = output.expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let sent: Vec<String> = server.requests().iter().map(line).collect();
    insta::assert_snapshot!("legacy_server", format!("{said}\n{}\n", sent.join("\n")));
}

fn line(request: &Request) -> String {
    let session = if request.values("vmware-api-session-id").next().is_some() { " in a session" } else { "" };
    format!("{} {} {}{session}", request.method, request.target, String::from_utf8_lossy(&request.body))
        .replace("  ", " ")
        .trim_end()
        .to_owned()
}

/// As a server before 7.0.2.
fn answer(request: &Request) -> Response<Body> {
    let (path, query) = request.split();
    let in_session = request.values("vmware-api-session-id").any(|id| id == "the-session");
    let value = |value: Value| json(200, json!({ "value": value }).to_string());
    match (&*request.method, path, query) {
        (_, path, _) if !path.starts_with("/rest/") => {
            let answer = Response::builder().status(404).header("Content-Type", "text/plain");
            answer.body("404 page not found".into()).expect("an answer")
        }
        ("POST", SESSION, "") => value(json!("the-session")),
        _ if !in_session => error(401, "unauthenticated"),
        ("DELETE", SESSION, "") => Response::default(),
        ("GET", BEDS, _) => {
            let plants = json!([{ "key": "mint", "value": [1, 2] }, { "key": "sage", "value": [] }]);
            value(json!([{ "name": "herbs", "plants": plants }]))
        }
        ("POST", BEDS, "") => value(json!("bed/1")),
        ("POST", "/rest/com/example/garden/bed/id:bed%2F1", "~action=water") => Response::default(),
        _ => error(404, "not_found"),
    }
}

fn error(status: u16, name: &str) -> Response<Body> {
    let error = json!({ "type": format!("com.vmware.vapi.std.errors.{name}"), "value": { "messages": [] } });
    json(status, error.to_string())
}
