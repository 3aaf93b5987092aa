//! Answers of the API, put into one line.

use std::error::Error as _;

use super::support::{Fault, Vcenter, client};
use crate::vapi::errors::ErrorType;
use crate::{AnsweredBy, Error, ErrorKind, Fate, RetryPolicy};

async fn error(status: u16, content_type: &'static str, body: &str) -> Error {
    let server = Vcenter::start().await;
    server.next([Fault::Answer(status, content_type, body.to_owned())]);
    client(&server).thing("a").request_id("r-1").retry(RetryPolicy::off()).await.unwrap_err()
}

fn api(error_type: &str, message: &str) -> String {
    format!(r#"{{"error_type":"{error_type}","messages":[{{"id":"m","default_message":"{message}","args":[]}}]}}"#)
}

#[tokio::test]
async fn an_error_of_the_api_is_one_line() {
    let error = error(404, "application/json", &api("NOT_FOUND", "The thing\\n a does not exist.")).await;
    assert_eq!(
        error.to_string(),
        "GET /api/things/a → 404 NOT_FOUND: The thing a does not exist. [Thing_get, request r-1]"
    );
    assert!(error.is_not_found() && error.source().is_none());
    assert!(matches!(error.error_type(), Some(ErrorType::NotFound)));
    assert_eq!((error.operation(), error.request_id(), error.attempts()), ("Thing_get", Some("r-1"), 1));
}

#[tokio::test]
async fn without_an_error_body_the_status_remains() {
    let plain = error(404, "text/plain", "404 page not found").await;
    assert!(!plain.is_not_found(), "only the API knows what there is");
    assert_eq!((plain.answered_by(), plain.fate()), (AnsweredBy::Between, Fate::Refused));
    assert_eq!(plain.body(), Some("404 page not found"));
    assert_eq!(
        plain.to_string(),
        "GET /api/things/a → 404 Not Found, not from the API: 404 page not found; the operation exists in vSphere 7.0 to 8.0: is \
         this such a server? [Thing_get, request r-1]"
    );
    let html = error(500, "text/html", "<html><h1>It broke</h1>").await;
    assert_eq!(html.kind(), ErrorKind::Api);
    assert!(html.to_string().contains("500 Internal Server Error, with a web page instead"), "{html}");
    let empty = error(403, "text/plain", "").await;
    assert!(empty.is_unauthorized());
    assert!(empty.to_string().contains("403 Forbidden, without a body; is there a proxy in between"), "{empty}");
    assert_eq!(error(418, "application/json", "{\"error_type\":").await.status().unwrap(), 418);
}

#[tokio::test]
async fn whether_to_try_again_is_told_by_the_type_first() {
    assert!(error(500, "application/json", &api("RESOURCE_BUSY", "busy")).await.is_retryable());
    assert!(!error(500, "application/json", &api("ERROR", "broken")).await.is_retryable());
    assert!(!error(400, "application/json", &api("INVALID_ARGUMENT", "no")).await.is_retryable());
    let transient = r#"{"error_type":"ERROR","messages":[],"data":{"is_transient":true}}"#;
    assert!(error(500, "application/json", transient).await.is_retryable());
    assert!(error(504, "text/plain", "gateway").await.is_retryable());
}

#[tokio::test]
async fn a_value_that_does_not_decode_says_where() {
    let missing = error(200, "application/json", r#"{"id":"a","parts":[{"size":1},{}]}"#).await;
    assert_eq!(
        missing.to_string(),
        "GET /api/things/a → 200, but `parts[1].size` is missing: {\"id\":\"a\",\"parts\":[{\"size\":1},{}]} \
         [Thing_get, request r-1]"
    );
    assert_eq!((missing.json_path(), missing.kind()), (Some("parts[1].size"), ErrorKind::Decode));
    let wrong = error(200, "application/json", r#"{"id":7,"parts":[]}"#).await;
    assert!(
        wrong.to_string().contains("but `id` does not fit: invalid type: integer `7`, expected a string"),
        "{wrong}"
    );
    assert_eq!(wrong.body(), Some(r#"{"id":7,"parts":[]}"#));
    let other = error(200, "application/json", "[]").await;
    assert_eq!(other.json_path(), None);
    assert!(error(200, "application/json", "").await.to_string().contains("but the answer is empty"));
    let broken = error(200, "application/json", r#"{"id":"a","parts":[<html>"#).await;
    assert!(broken.to_string().contains("but the answer is not JSON: expected value at line 1 column 20"), "{broken}");
    assert_eq!((broken.json_path(), broken.kind()), (None, ErrorKind::Decode));
    assert!(error(200, "application/json", r#"{"id":"a","parts":[]} x"#).await.is_decode());
}

#[tokio::test]
async fn long_bodies_are_cut() {
    let long = "word ".repeat(100_000);
    let error = error(500, "text/plain", &long).await;
    assert!(error.to_string().chars().count() < 400, "{error}");
    assert_eq!(error.body().unwrap().len(), 64 * 1024);
}

#[tokio::test]
async fn any_2xx_is_success_and_void_ignores_a_body() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.next([Fault::Answer(202, "application/json", r#"{"id":"a","parts":[]}"#.into())]);
    let response = client.thing("a").request_id("mine").send().await.unwrap();
    assert_eq!((response.status().as_u16(), &*response.id), (202, "a"));
    assert_eq!((response.request_id(), response.attempts()), ("mine", 1));
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.into_inner().parts, []);
    server.next([Fault::Answer(200, "text/plain", "done".into())]);
    client.delete_thing("a").await.unwrap();
}
