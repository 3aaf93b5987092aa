//! Waiting for the reconciliation job, and the data of one error.

mod support;

use support::{SECOND, start};
use vsphere_automation::appliance::recovery::reconciliation::job::{CreateSpec, Status};
use vsphere_automation::hvc::links::CertificateInfo;
use vsphere_automation::{WaitErrorKind, WaitPolicy};
use vsphere_automation_fake::{Fault, JobOutcome};

const GET: &str = "Appliance.Recovery.Reconciliation.Job_get";

fn spec() -> CreateSpec {
    CreateSpec::new().with_ignore_warnings(true)
}

#[tokio::test]
async fn a_job_is_waited_for_to_its_end() {
    let (fake, client, clock) = start().await;
    let info = client.reconciliation_job().create_and_wait(&spec(), WaitPolicy::default()).await.unwrap();
    assert_eq!(info.status, Status::Succeeded);
    assert!(clock.passed() >= 60 * SECOND, "the fake takes a minute");
    let looked = fake.requests_of(GET).len();
    let before = clock.passed();
    client.reconciliation_job().wait(WaitPolicy::default()).await.unwrap();
    assert_eq!((fake.requests_of(GET).len(), clock.passed()), (looked + 1, before), "it was over at the first look");
    assert!(fake.violations().is_empty());
}

#[tokio::test]
async fn its_states_are_a_stream() {
    let (_fake, client, _clock) = start().await;
    client.reconciliation_job().create(&spec()).await.unwrap();
    let mut states = client.reconciliation_job().states();
    let mut seen = Vec::new();
    while let Some(info) = states.next().await {
        let info = info.unwrap();
        seen.push((info.progress, info.status));
    }
    assert!(seen.len() > 2 && seen.is_sorted_by_key(|(progress, _)| *progress), "{seen:?}");
    assert_eq!(seen.last().unwrap().1, Status::Succeeded);
}

#[tokio::test]
async fn a_session_that_ends_and_a_server_that_rests_are_survived() {
    let (fake, client, _clock) = start().await;
    client.reconciliation_job().create(&spec()).await.unwrap();
    let mut states = client.reconciliation_job().states();
    states.next().await.unwrap().unwrap();
    fake.expire_sessions();
    states.next().await.unwrap().unwrap();
    // More often than one call would repeat it.
    fake.fault(Fault::status(503).on(GET).times(7));
    let mut last = None;
    while let Some(info) = states.next().await {
        last = Some(info.unwrap().status);
    }
    assert_eq!(last.unwrap(), Status::Succeeded);
}

#[tokio::test]
async fn a_job_that_fails_says_why() {
    let (fake, client, _clock) = start().await;
    fake.next_job(JobOutcome::fails("The disk is full."));
    let error = client.reconciliation_job().create_and_wait(&spec(), WaitPolicy::default()).await.unwrap_err();
    assert!(error.is_job_failed());
    assert!(error.to_string().starts_with("the reconciliation job failed: "), "{error}");
    assert!(error.to_string().contains("The disk is full."), "{error}");
    assert!(error.messages().iter().any(|message| message.default_message == "The disk is full."));
}

#[tokio::test]
async fn other_ends_are_other_errors() {
    let (fake, client, _clock) = start().await;
    let none = client.reconciliation_job().wait(WaitPolicy::default()).await.unwrap_err();
    assert!(none.is_no_job(), "{none}");
    let policy = WaitPolicy::new().deadline(40 * SECOND);
    let late = client.reconciliation_job().create_and_wait(&spec(), policy).await.unwrap_err();
    assert!(late.is_deadline(), "{late}");
    assert!(late.to_string().contains("last seen RUNNING"), "{late}");
    fake.fault(Fault::error(403, "UNAUTHORIZED", "no").on(GET));
    let poll = client.reconciliation_job().wait(WaitPolicy::default()).await.unwrap_err();
    assert!(poll.is_poll_failed() && poll.call().unwrap().is_unauthorized());
    fake.fault(Fault::error(400, "FEATURE_IN_USE", "no").on("Appliance.Recovery.Reconciliation.Job_create"));
    let start = client.reconciliation_job().create_and_wait(&spec(), WaitPolicy::default()).await.unwrap_err();
    assert_eq!(start.kind(), WaitErrorKind::NotStarted);
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_in_the_error() {
    let (fake, client, _clock) = start().await;
    let body = r#"{"error_type":"UNVERIFIED_PEER","messages":[],"data":{"@class":"x","ssl_thumbprint":"AB:CD"}}"#;
    for (status, expected) in [(400, Some("AB:CD")), (404, None)] {
        let body = if expected.is_some() { body.to_owned() } else { body.replace("UNVERIFIED_PEER", "NOT_FOUND") };
        fake.fault(Fault::answer(status, "application/json", body).on("Vcenter.Hvc.Links_list"));
        let error = client.hvc_links().list().await.unwrap_err();
        assert_eq!(CertificateInfo::from_error(&error).map(|info| info.ssl_thumbprint).as_deref(), expected);
    }
}
