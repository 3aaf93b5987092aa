//! What `tracing` is told.

use super::canary::record;
use super::support::{Fault, Vcenter, client};

#[tokio::test]
async fn a_call_is_a_span_with_the_names_of_opentelemetry() {
    let (log, _guard) = record();
    let server = Vcenter::start().await;
    let client = client(&server);
    server.next([Fault::Unavailable]);
    client.thing("secret-id").request_id("r-1").await.unwrap();
    let text = log.text();
    let port = server.url().rsplit(':').next().unwrap();
    let closed = text.lines().find(|line| line.contains("close") && line.contains("r-1")).unwrap();
    for field in [
        "vsphere.operation.id=\"Thing_get\"",
        "vsphere.request.id=\"r-1\"",
        "http.request.method=\"GET\"",
        "url.template=\"/api/things/{thing}\"",
        "server.address=\"127.0.0.1\"",
        &format!("server.port={port}"),
        "http.response.status_code=200",
        "http.request.resend_count=1",
    ] {
        assert!(closed.contains(field), "no {field} in {closed}");
    }
}

#[tokio::test]
async fn a_failure_names_its_type() {
    let (log, _guard) = record();
    let server = Vcenter::start().await;
    let client = client(&server);
    let body = r#"{"error_type":"RESOURCE_BUSY","messages":[]}"#;
    server.next([Fault::Answer(500, "application/json", body.into()), Fault::Html]);
    client.create_thing("a").await.unwrap_err();
    client.create_thing("b").await.unwrap_err();
    let text = log.text();
    assert!(text.contains("error.type=\"RESOURCE_BUSY\""), "{text}");
    assert!(text.contains("error.type=\"decode\""), "{text}");
}

#[tokio::test]
async fn a_technology_preview_is_said_once_per_operation() {
    let (log, _guard) = record();
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    client.clone().thing("b").await.unwrap();
    client.with_session(|inner| async move { inner.thing("c").await }).await.unwrap();
    let text = log.text();
    let said: Vec<_> = text.lines().filter(|line| line.contains("is a Technology Preview")).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains(" INFO ") && said[0].contains("Thing_get"), "{said:?}");
}
