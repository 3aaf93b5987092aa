//! Faults on demand.

use std::time::Duration;

use serde_json::json;
use vsphere_automation_fake::{FakeVcenter, Fault, Service};

use crate::http::{logged_in, start};

const LINKS: &str = "Vcenter.Hvc.Links_list";
const PATH: &str = "/api/hvc/links";

#[tokio::test]
async fn answers_instead() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    fake.fault(Fault::status(503).retry_after(7).times(2).on(LINKS));
    fake.fault(Fault::error(500, "RESOURCE_BUSY", "Later.").on(LINKS));
    fake.fault(Fault::redirect("https://elsewhere.example.com/").on(LINKS));
    fake.fault(Fault::answer(200, "text/html", "<html>").on(LINKS));
    assert_eq!(http.get("/api/session").await.status, 200);
    for _ in 0..2 {
        let reply = http.get(PATH).await;
        assert_eq!((reply.status.as_u16(), reply.header("retry-after"), &reply.body), (503, "7", &json!(null)));
    }
    assert_eq!(http.get(PATH).await.error(), (500, "RESOURCE_BUSY"));
    let redirect = http.get(PATH).await;
    assert_eq!((redirect.status.as_u16(), redirect.header("location")), (307, "https://elsewhere.example.com/"));
    assert_eq!(http.get(PATH).await.header("content-type"), "text/html");
    assert!(fake.pending_faults().is_empty());
    assert_eq!(http.get(PATH).await.status, 200);
    let faults = fake.requests_of(LINKS).iter().filter(|request| request.fault.is_some()).count();
    assert_eq!(faults, 5);
}

#[tokio::test]
async fn answers_distorted() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    let provider = "/api/hvc/links/link-1/sync/providers/provider-tags";
    fake.fault(Fault::unknown_enum_value("QUIESCED"));
    assert_eq!(http.get(provider).await.body["status"], "QUIESCED");
    fake.fault(Fault::extra_property("added_later"));
    assert!(http.get(PATH).await.body[0].get("added_later").is_some());
    fake.fault(Fault::missing_property("display_name"));
    assert_eq!(http.get(PATH).await.body, json!([{"link": "link-1"}]));
    fake.fault(Fault::missing_required_property());
    assert_eq!(http.get(provider).await.body.get("status"), None);
    fake.fault(Fault::garbage());
    let reply = http.get(provider).await;
    assert_eq!((reply.header("content-type"), &reply.body), ("application/json", &json!(null)));
    assert!(fake.violations().is_empty(), "what was asked for is no fault of the fake");
}

#[tokio::test]
async fn connections_break() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    fake.fault(Fault::reset());
    let error = http.request("GET", PATH, None).send().await.unwrap_err();
    assert!(error.is_request(), "{error:?}");

    fake.fault(Fault::truncated());
    let response = http.request("GET", PATH, None).send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.bytes().await.unwrap_err();

    // The difference between the two shows in the state.
    for (fault, links) in [(Fault::reset(), 1), (Fault::lost_answer(), 0)] {
        fake.fault(fault.on("Vcenter.Hvc.Links_delete"));
        http.request("DELETE", "/api/hvc/links/link-1", None).send().await.unwrap_err();
        assert_eq!(fake.links().len(), links);
    }
    let statuses: Vec<_> = fake.requests()[1..].iter().map(|request| request.status).collect();
    assert_eq!(statuses, [None, Some(200), None, None]);
}

#[tokio::test]
async fn connections_break_under_tls_and_http_2_too() {
    let fake = start(FakeVcenter::builder().tls()).await;
    let http = logged_in(&fake).await;
    for fault in [Fault::reset(), Fault::truncated(), Fault::lost_answer()] {
        fake.fault(fault);
        let answer = http.request("GET", PATH, None).send().await;
        let whole = match answer {
            Ok(answer) => answer.bytes().await.is_ok(),
            Err(_) => false,
        };
        assert!(!whole);
        assert_eq!(http.get(PATH).await.status, 200);
    }
}

#[tokio::test]
async fn delays_follow_the_clock_and_hangs_can_be_let_go() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    fake.fault(Fault::delay(Duration::from_secs(3600)));
    let handle = fake.handle().clone();
    let (reply, ()) = tokio::join!(http.get("/api/session"), async {
        wait_for_requests(&handle, 2).await;
        // The session is older than its idle time by then.
        handle.advance(Duration::from_secs(3600));
    });
    assert_eq!(reply.status, 401);

    fake.fault(Fault::hang());
    let (reply, ()) = tokio::join!(http.request("GET", PATH, None).send(), async {
        wait_for_requests(&handle, 3).await;
        handle.clear_faults();
    });
    reply.unwrap_err();
}

/// Until the fake has received so many.
async fn wait_for_requests(handle: &vsphere_automation_fake::Handle, count: usize) {
    while handle.requests().len() < count {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_fault_can_wait_and_can_stay() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    fake.fault(Fault::status(429).after(1).always().on(LINKS));
    assert_eq!(http.get(PATH).await.status, 200);
    for _ in 0..3 {
        assert_eq!(http.get(PATH).await.status, 429);
    }
    fake.clear_faults();
    fake.break_down(Service::Hvc);
    assert_eq!(http.get(PATH).await.error(), (500, "ERROR"));
    fake.repair(Service::Hvc);
    assert_eq!(http.get(PATH).await.status, 200);
}

#[tokio::test]
#[should_panic(expected = "no operation has the id `Nothing_list`")]
async fn a_fault_on_nothing_is_an_error_of_the_test() {
    let fake = start(FakeVcenter::builder()).await;
    fake.fault(Fault::reset().on("Nothing_list"));
}
