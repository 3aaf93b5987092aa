//! Every error that the document tells of, by doing what causes it; and no other.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};
use vsphere_automation_fake::{Account, FakeVcenter, Restore, Service};

use crate::http::{Http, Reply, logged_in, start};

const LINK: &str = "/api/hvc/links/link-1";
const PROVIDER: &str = "/api/hvc/links/link-1/sync/providers/provider-tags";
const GROUPS: &str = "/api/hvc/management/administrators";
const JOB: &str = "/api/appliance/recovery/reconciliation/job";

/// Operation, status, type of error.
type Seen = BTreeSet<(String, u16, String)>;

/// Each operation with a request that succeeds, but for logging in.
fn requests() -> Vec<(&'static str, String, Option<Value>)> {
    let group = || Some(json!({ "group_name": "a@b" }));
    let credentials = json!({ "user_name": "administrator@corp.example.com", "password": "correct-horse-battery" });
    vec![
        ("GET", "/api/session".to_owned(), None),
        ("GET", "/api/hvc/links".to_owned(), None),
        ("POST", "/api/hvc/links".to_owned(), Some(link_spec())),
        ("GET", LINK.to_owned(), None),
        ("POST", format!("{LINK}/sync?action=reset"), None),
        ("GET", format!("{LINK}/sync/providers"), None),
        ("GET", PROVIDER.to_owned(), None),
        ("POST", format!("{PROVIDER}?action=start"), None),
        ("DELETE", LINK.to_owned(), None),
        ("POST", format!("{LINK}?action=delete"), Some(json!({ "credentials": credentials }))),
        ("GET", GROUPS.to_owned(), None),
        ("PUT", GROUPS.to_owned(), Some(json!({ "group_names": ["a@b"] }))),
        ("POST", format!("{GROUPS}?action=add"), group()),
        ("POST", format!("{GROUPS}?action=remove"), group()),
        ("POST", JOB.to_owned(), Some(json!({}))),
        ("GET", JOB.to_owned(), None),
        ("GET", "/api/appliance/system/version".to_owned(), None),
        ("DELETE", "/api/session".to_owned(), None),
    ]
}

fn link_spec() -> Value {
    json!({
        "psc_hostname": "psc.example.net",
        "domain_name": "example.net",
        "username": "administrator@example.net",
        "password": "correct-horse-battery",
    })
}

/// What the document tells of.
fn documented() -> Seen {
    let document: Value = serde_saphyr::from_str(include_str!("../../src/vsphere.yaml")).unwrap();
    let resolve = |value: &Value| match value["$ref"].as_str() {
        Some(pointer) => document.pointer(&pointer[1..]).unwrap().clone(),
        None => value.clone(),
    };
    let mut all = Seen::new();
    let mut add = |id: &Value, status: &str, list: &Value| {
        for error in list.as_array().into_iter().flatten() {
            let kind = error["type"].as_str().unwrap().to_owned();
            all.insert((id.as_str().unwrap().to_owned(), status.parse().unwrap(), kind));
        }
    };
    for operation in document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values())
    {
        if let Some(actions) = operation["x-sdk-actions"].as_object() {
            for action in actions.values() {
                for (status, list) in action["errors"].as_object().unwrap() {
                    add(&action["operationId"], status, list);
                }
            }
        } else if let Some(responses) = operation["responses"].as_object() {
            for (status, response) in responses {
                add(&operation["operationId"], status, &resolve(response)["x-sdk-errors"]);
            }
        }
    }
    all
}

/// Notes the error of the last request.
fn note(seen: &mut Seen, fake: &FakeVcenter, reply: &Reply) {
    if reply.status.is_success() {
        return;
    }
    if let Some(operation) = fake.requests().last().and_then(|request| request.operation) {
        seen.insert((operation.to_owned(), reply.status.as_u16(), reply.error_type().to_owned()));
    }
}

#[tokio::test]
async fn every_documented_error_has_a_cause() {
    let mut seen = Seen::new();
    anonymous_and_unprivileged(&mut seen).await;
    malformed(&mut seen).await;
    broken(&mut seen).await;
    by_state(&mut seen).await;
    let documented = documented();
    let missing: Vec<_> = documented.difference(&seen).collect();
    let undocumented: Vec<_> = seen.difference(&documented).collect();
    assert!(missing.is_empty() && undocumented.is_empty(), "missing: {missing:#?}\nundocumented: {undocumented:#?}");
}

async fn anonymous_and_unprivileged(seen: &mut Seen) {
    let fake = start(FakeVcenter::builder().account(Account::new("nobody@vsphere.local", "secret"))).await;
    let anonymous = Http::new(&fake);
    let nobody = Http::new(&fake).log_in("nobody@vsphere.local", "secret").await;
    note(seen, &fake, &anonymous.create_session(fake.user(), "wrong").await);
    for (method, path, body) in requests() {
        let reply = anonymous.call(method, &path, body.as_ref()).await;
        assert_eq!(reply.error(), (401, "UNAUTHENTICATED"), "{method} {path}");
        assert!(reply.header("www-authenticate").starts_with("Basic"), "{method} {path}");
        note(seen, &fake, &reply);
        let reply = nobody.call(method, &path, body.as_ref()).await;
        assert!(
            reply.status.is_success() || reply.status == 403 || path.ends_with("/job") || method == "POST",
            "{reply:?}"
        );
        note(seen, &fake, &reply);
    }
}

async fn malformed(seen: &mut Seen) {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    for (method, path, body) in requests() {
        if path.contains("link-1") {
            let reply = http.call(method, &path.replace("link-1", "link-9"), body.as_ref()).await;
            assert_eq!(reply.error(), (404, "NOT_FOUND"), "{method} {path}");
            note(seen, &fake, &reply);
        }
        if let Some(mut unknown) = body.clone() {
            unknown["unheard_of"] = json!(1);
            let reply = http.call(method, &path, Some(&unknown)).await;
            assert_eq!(reply.error(), (400, "UNEXPECTED_INPUT"), "{method} {path}");
            note(seen, &fake, &reply);
            let reply = http.call(method, &path, Some(&json!([]))).await;
            assert_eq!(reply.error(), (400, "INVALID_ARGUMENT"), "{method} {path}");
            note(seen, &fake, &reply);
        } else if path.contains("action") {
            let reply = http.call(method, &format!("{path}&unheard=of"), None).await;
            assert_eq!(reply.error(), (400, "UNEXPECTED_INPUT"), "{method} {path}");
            note(seen, &fake, &reply);
            // Without a valid action it is no operation's request, so it cannot be noted by its id.
            let other = path.replace("action=", "action=un");
            let reply = http.call(method, &other, None).await;
            assert_eq!(reply.error(), (400, "INVALID_ARGUMENT"), "{method} {path}");
            let id = if path.contains("start") {
                "Vcenter.Hvc.Links.Sync.Providers_start"
            } else {
                "Vcenter.Hvc.Links.Sync_reset"
            };
            seen.insert((id.to_owned(), 400, "INVALID_ARGUMENT".to_owned()));
        }
    }
    assert!(fake.violations().is_empty(), "{:?}", fake.violations());
}

async fn broken(seen: &mut Seen) {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    for service in [Service::Session, Service::Hvc, Service::Recovery, Service::Appliance] {
        fake.break_down(service);
    }
    note(seen, &fake, &http.create_session(fake.user(), fake.password()).await);
    for (method, path, body) in requests() {
        let reply = http.call(method, &path, body.as_ref()).await;
        assert!(reply.status.is_server_error(), "{method} {path}: {reply:?}");
        note(seen, &fake, &reply);
    }
    fake.repair(Service::Session);
    assert_eq!(http.get("/api/session").await.status, 200);
}

async fn by_state(seen: &mut Seen) {
    let fake = start(FakeVcenter::builder().linking_takes(Duration::from_secs(60)).empty()).await;
    let http = logged_in(&fake).await;
    for error in ["NOT_FOUND", "NOT_ALLOWED_IN_CURRENT_STATE", "FEATURE_IN_USE"] {
        let (method, body) = if error == "NOT_FOUND" { ("GET", None) } else { ("POST", Some(json!({}))) };
        fake.change_recovery(|recovery| recovery.backup_running = error == "FEATURE_IN_USE");
        let reply = http.call(method, JOB, body.as_ref()).await;
        assert_eq!(reply.error_type(), error);
        note(seen, &fake, &reply);
    }
    fake.change_recovery(|recovery| (recovery.backup_running, recovery.restore) = (false, Restore::Running));
    assert_eq!(http.post(JOB, &json!({})).await.error(), (400, "FEATURE_IN_USE"));

    let fake = start(FakeVcenter::builder().linking_takes(Duration::from_secs(60))).await;
    let http = logged_in(&fake).await;
    let reply = http.post("/api/hvc/links", &link_spec()).await;
    assert_eq!(reply.error(), (400, "UNVERIFIED_PEER"));
    note(seen, &fake, &reply);
    let mut spec = link_spec();
    spec["ssl_thumbprint"] = reply.body["data"]["ssl_thumbprint"].clone();
    let made = http.post("/api/hvc/links", &spec).await;
    assert_eq!(made.status, 201);
    let reply = http.post("/api/hvc/links", &spec).await;
    assert_eq!(reply.error(), (400, "ALREADY_EXISTS"));
    note(seen, &fake, &reply);
    let reply = http.get(&format!("/api/hvc/links/{}", made.body.as_str().unwrap())).await;
    assert_eq!(reply.error(), (500, "RESOURCE_BUSY"));
    note(seen, &fake, &reply);
    spec["psc_hostname"] = json!("psc.old.example.org");
    spec["domain_name"] = json!("old.example.org");
    let reply = http.post("/api/hvc/links", &spec).await;
    assert_eq!(reply.error(), (400, "UNSUPPORTED"));
    note(seen, &fake, &reply);
    for expected in [(204, ""), (500, "RESOURCE_BUSY")] {
        let reply = http.call("POST", &format!("{PROVIDER}?action=start"), None).await;
        assert_eq!(reply.error(), expected);
        note(seen, &fake, &reply);
    }
    assert!(fake.violations().is_empty(), "{:?}", fake.violations());
}
