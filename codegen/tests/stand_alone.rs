//! Crates of their own: one stands alone, two do beside each other, and two that share a runtime share a session.

mod support;

use std::path::Path;

use support::{emit, emitted, runtime};
use vsphere_automation_codegen::Runtime;

/// A document of one operation, let in by the header of vCenter's session.
fn document(title: &str) -> String {
    of_paths(title, "")
}

fn of_paths(title: &str, more: &str) -> String {
    let operation = "tags: [Things], operationId: Things_list, summary: Lists the things., responses: {'200': \
                     {description: The things., content: {application/json: {schema: {type: array, items: {type: string}}}}}}";
    format!(
        "openapi: 3.0.3\ninfo: {{title: {title}, version: '1'}}\nservers: [{{url: 'https://vcenter.example.com/api'}}]\n\
         security: [{{session_id: []}}]\npaths: {{/things: {{get: {{{operation}}}}}{more}}}\n\
         components: {{securitySchemes: {{session_id: {{type: apiKey, in: header, name: vmware-api-session-id}}, \
         basic_auth: {{type: http, scheme: basic}}}}}}\n"
    )
}

/// The same with vCenter's session, so that its client logs in.
fn with_session(title: &str) -> String {
    let create = "operationId: Session_create, security: [{basic_auth: []}], responses: {'201': {description: The id., \
                  content: {application/json: {schema: {type: string}}}}}";
    let delete = "operationId: Session_delete, responses: {'204': {description: Ended.}}";
    of_paths(title, &format!(", /session: {{post: {{{create}}}, delete: {{{delete}}}}}"))
}

fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let cargo = emitted::cargo(folder, arguments).output().expect("cargo runs");
    let said = String::from_utf8_lossy(&cargo.stderr).into_owned();
    assert!(cargo.status.success(), "cargo {arguments:?} in {}:\n{said}", folder.display());
    String::from_utf8_lossy(&cargo.stdout).into_owned()
}

#[test]
fn a_crate_of_one_operation_is_small_and_stands_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = emit("things", &document("Things"), emitted::copied_runtime(), folder.path());
    let own: Vec<&String> = files.iter().filter(|path| !path.starts_with("runtime/")).collect();
    assert!(own.len() <= 12, "{own:#?}");
    let of_tests = |path: &&String| path.split('/').any(|part| part == "tests" || part == "tests.rs");
    assert_eq!(files.iter().find(of_tests), None);
    cargo(folder.path(), &["check", "--no-default-features"]);
}

#[test]
fn two_that_stand_alone_are_built_together() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["things", "others"] {
        emit(name, &document(name), emitted::copied_runtime(), &folder.path().join(name));
    }
    let main =
        "fn main() {\n    let _ = (things::Client::builder(\"\").build(), others::Client::builder(\"\").build());\n}\n";
    emitted::consumer(folder.path(), &["things", "others"], main);
    cargo(&folder.path().join("consumer"), &["check"]);
}

#[test]
fn two_that_share_a_runtime_share_a_session() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("things", with_session("things")), ("others", document("others"))] {
        let runtime = Runtime::Path(runtime().display().to_string());
        emit(name, &text, runtime, &folder.path().join(name));
    }
    emitted::consumer(folder.path(), &["things", "others"], include_str!("support/shared_session.rs"));
    let said = cargo(&folder.path().join("consumer"), &["run"]);
    assert_eq!(said, "POST /api/session\nGET /api/things\nGET /api/things\nDELETE /api/session\n");
}
