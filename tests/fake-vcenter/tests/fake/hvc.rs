//! Hybrid linked mode.

use std::time::Duration;

use serde_json::json;
use vsphere_automation_fake::{Account, FakeVcenter, LinkHealth, Provider, SyncOutcome};

use crate::http::{Http, logged_in, start};

const PROVIDER: &str = "/api/hvc/links/link-1/sync/providers/provider-tags";

#[tokio::test]
async fn a_sync_passes_through_its_stages_as_the_clock_is_stepped() {
    let fake = start(FakeVcenter::builder().sync_takes(Duration::from_secs(10))).await;
    let http = logged_in(&fake).await;
    assert_eq!(http.call("POST", &format!("{PROVIDER}?action=start"), None).await.status, 204);
    let mut stages = Vec::new();
    for _ in 0..6 {
        let info = http.get(PROVIDER).await.body;
        stages.push(info["current_session_info"]["stage"].as_str().unwrap().to_owned());
        fake.advance(Duration::from_secs(2));
    }
    let expected =
        ["WAITING", "CHANGE_DETECTION", "CHANGE_ENUMERATION", "CHANGE_APPLICATION", "CHANGE_APPLICATION", "COMPLETED"];
    assert_eq!(stages, expected);
}

#[tokio::test]
async fn a_sync_fails_as_the_test_says_and_reset_begins_anew() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    fake.next_sync("link-1", "provider-tags", SyncOutcome::fails("The connection was lost."));
    http.call("POST", &format!("{PROVIDER}?action=start"), None).await;
    fake.advance(Duration::from_secs(60));
    let info = http.get(PROVIDER).await.body;
    assert_eq!((&info["status"], &info["current_session_info"]["stage"]), (&json!("FAILED"), &json!("FAILED")));

    for _ in 0..2 {
        assert_eq!(http.call("POST", "/api/hvc/links/link-1/sync?action=reset", None).await.status, 204);
    }
    let info = http.get(PROVIDER).await.body;
    assert_eq!((&info["status"], &info["current_session_info"]["stage"]), (&json!("FAILED"), &json!("WAITING")));
    assert!(fake.provider("link-1", "provider-certificates").unwrap().is_syncing(fake.now()));
}

#[tokio::test]
async fn an_ended_sync_can_be_hidden() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    fake.change_provider("link-1", "provider-tags", |provider| provider.shows_ended = false);
    http.call("POST", &format!("{PROVIDER}?action=start"), None).await;
    fake.advance(Duration::from_secs(60));
    let info = http.get(PROVIDER).await.body;
    assert_eq!(info["last_sync_time"], "2025-01-15T08:00:00.000Z");
    assert_eq!((&info["status"], info.get("current_session_info")), (&json!("SUCCEEDED"), None));
}

#[tokio::test]
async fn a_link_is_made_and_removed() {
    let fake = start(FakeVcenter::builder().linking_takes(Duration::from_secs(60))).await;
    let http = logged_in(&fake).await;
    let host = &fake.foreign_hosts()[1];
    let spec = json!({
        "@class": "com.vmware.vcenter.hvc.links.create_spec",
        "psc_hostname": host.hostname,
        "domain_name": host.domain,
        "username": host.user_name,
        "password": host.password,
        "ssl_certificate": host.certificate,
        "admin_groups": ["new@example.net"],
    });
    let made = http.post("/api/hvc/links", &spec).await;
    assert_eq!((made.status.as_u16(), &made.body), (201, &json!("link-2")));
    assert!(fake.administrators().contains("new@example.net"));
    assert_eq!(http.get("/api/hvc/links").await.body.as_array().unwrap().len(), 2);

    assert_eq!(http.get("/api/hvc/links/link-2").await.error(), (500, "RESOURCE_BUSY"));
    fake.advance(Duration::from_secs(60));
    fake.change_link("link-2", |link| link.health = LinkHealth::Unhealthy("no route".to_owned()));
    let info = http.get("/api/hvc/links/link-2").await.body;
    assert_eq!(info["connection_health_status"], "UNHEALTHY");

    let delete = "/api/hvc/links/link-2?action=delete";
    let wrong = json!({ "credentials": { "user_name": "administrator@example.net", "password": "wrong" } });
    assert_eq!(http.post(delete, &wrong).await.error(), (403, "UNAUTHORIZED"));
    assert_eq!(http.post(delete, &json!({})).await.error(), (400, "INVALID_ARGUMENT"));
    let right = json!({ "credentials": { "user_name": host.user_name, "password": host.password } });
    assert_eq!(http.post(delete, &right).await.status, 204);
    assert_eq!(http.call("DELETE", "/api/hvc/links/link-1", None).await.status, 204);
    assert!(fake.links().is_empty());
}

#[tokio::test]
async fn specs_that_cannot_be_meant_are_refused_with_their_place() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    let changes = [
        ("port", json!("https"), "spec.port"),
        ("psc_hostname", json!("nowhere.example.net"), "spec.psc_hostname"),
        ("domain_name", json!("other.example.net"), "spec.domain_name"),
        ("ssl_thumbprint", json!("12:34"), "spec.ssl_thumbprint"),
        ("ssl_certificate", json!("none"), "spec.ssl_certificate"),
        ("admin_groups", json!(["nobody"]), "spec.admin_groups"),
        ("password", json!("wrong"), "spec.username"),
        ("password", json!(7), "password"),
    ];
    for (name, value, place) in changes {
        let host = &fake.foreign_hosts()[1];
        let mut spec = json!({
            "psc_hostname": host.hostname,
            "domain_name": host.domain,
            "username": host.user_name,
            "password": host.password,
            "ssl_thumbprint": host.thumbprint(),
        });
        spec[name] = value;
        let reply = http.post("/api/hvc/links", &spec).await;
        assert_eq!((reply.error(), &reply.body["data"]["primary"]), ((400, "INVALID_ARGUMENT"), &json!(place)));
    }
}

#[tokio::test]
async fn administrators_are_a_set() {
    let fake = start(FakeVcenter::builder().empty().account(Account::reader("r@vsphere.local", "secret"))).await;
    let http = logged_in(&fake).await;
    let path = "/api/hvc/management/administrators";
    let set = http.call("PUT", path, Some(&json!({ "group_names": ["b@x", "a@x"] }))).await;
    assert_eq!(set.status, 204);
    for group in ["a@x", "c@x"] {
        assert_eq!(http.post(&format!("{path}?action=add"), &json!({ "group_name": group })).await.status, 204);
    }
    for group in ["b@x", "d@x"] {
        assert_eq!(http.post(&format!("{path}?action=remove"), &json!({ "group_name": group })).await.status, 204);
    }
    let reader = Http::new(&fake).log_in("r@vsphere.local", "secret").await;
    assert_eq!(reader.get(path).await.body, json!(["a@x", "c@x"]));
    let refused = reader.post(&format!("{path}?action=add"), &json!({ "group_name": "e@x" })).await;
    assert_eq!(refused.error(), (403, "UNAUTHORIZED"));
    let twice = http.call("PUT", path, Some(&json!({ "group_names": ["a@x", "a@x"] }))).await;
    assert_eq!(twice.error(), (400, "INVALID_ARGUMENT"));
}

#[tokio::test]
async fn links_that_a_test_puts_there_are_found() {
    let fake = start(FakeVcenter::builder().empty()).await;
    let http = logged_in(&fake).await;
    // Whatever bytes an id has: they come percent-encoded.
    let link = vsphere_automation_fake::Link::new("a/b c%", "example.net").with_provider(Provider::new("ü"));
    fake.put_link(link);
    let reply = http.get("/api/hvc/links/a%2Fb%20c%25/sync/providers/%C3%BC").await;
    assert_eq!(reply.body, json!({"status": "NO_SYNC_FOUND", "polling_interval_in_seconds": 300}));
    assert!(fake.remove_link("a/b c%"));
}
