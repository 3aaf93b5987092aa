//! Reconciliation after a restore.

use std::time::Duration;

use serde_json::json;
use vsphere_automation_fake::{FakeVcenter, JobOutcome, Restore};

use crate::http::{logged_in, start};

const JOB: &str = "/api/appliance/recovery/reconciliation/job";

#[tokio::test]
async fn a_job_progresses_and_succeeds() {
    let fake = start(FakeVcenter::builder().reconciliation_takes(Duration::from_secs(10))).await;
    let http = logged_in(&fake).await;
    let spec = json!({ "sso_admin_user_name": fake.user(), "sso_admin_user_password": fake.password() });
    fake.change_recovery(|recovery| recovery.restore = Restore::Running);
    assert_eq!(http.post(JOB, &spec).await.error(), (400, "FEATURE_IN_USE"));
    fake.change_recovery(|recovery| recovery.restore = Restore::Finished);
    let begun = http.post(JOB, &spec).await;
    assert_eq!((begun.status.as_u16(), &begun.body["status"]), (201, &json!("RUNNING")));
    assert_eq!(http.post(JOB, &spec).await.error(), (400, "FEATURE_IN_USE"));
    fake.advance(Duration::from_secs(5));
    assert_eq!(http.get(JOB).await.body["progress"], 50);
    let german = http.request("GET", JOB, None).header("accept-language", "de-AT").send().await.unwrap();
    let german: serde_json::Value = german.json().await.unwrap();
    assert!(german["messages"][0]["localized"].as_str().unwrap().starts_with("20 von 40 Hosts abgeglichen (50,0 %)"));
    fake.advance(Duration::from_secs(5));
    assert_eq!(http.get(JOB).await.body["status"], "SUCCEEDED");
}

#[tokio::test]
async fn a_job_fails_for_its_reasons() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    let wrong = json!({ "sso_admin_user_name": fake.user(), "sso_admin_user_password": "wrong" });
    let half = json!({ "sso_admin_user_name": fake.user() });
    let reply = http.post(JOB, &half).await;
    assert_eq!(reply.error(), (400, "INVALID_ARGUMENT"));
    assert_eq!(reply.body["data"]["primary"], "spec.sso_admin_user_password");

    let after = async |spec: serde_json::Value| {
        assert_eq!(http.post(JOB, &spec).await.status, 201);
        fake.advance(Duration::from_secs(60));
        http.get(JOB).await.body
    };
    let refused = after(wrong).await;
    assert_eq!(refused["status"], "FAILED");
    assert!(refused["error"]["messages"][0]["default_message"].as_str().unwrap().contains("refused"));

    fake.change_recovery(|recovery| recovery.validation_warns = true);
    assert_eq!(after(json!({})).await["status"], "FAILED");
    assert_eq!(after(json!({ "ignore_warnings": true })).await["status"], "SUCCEEDED");

    fake.next_job(JobOutcome::fails_after(0.25, "The disk is full."));
    let failed = after(json!({ "ignore_warnings": true })).await;
    assert_eq!((&failed["status"], &failed["progress"]), (&json!("FAILED"), &json!(25)));
    assert!(fake.violations().is_empty(), "{:?}", fake.violations());
}

#[tokio::test]
async fn without_a_job_there_may_be_one_that_is_none() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    assert_eq!(http.get(JOB).await.error(), (404, "NOT_FOUND"));
    fake.change_recovery(|recovery| recovery.shows_none = true);
    assert_eq!(http.get(JOB).await.body["status"], "NONE");
}
