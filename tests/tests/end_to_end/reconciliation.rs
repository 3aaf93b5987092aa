//! The reconciliation job.

use std::time::Duration;

use vsphere_automation::appliance::recovery::reconciliation::job::{CreateSpec, Status};
use vsphere_automation_fake::{JobOutcome, Restore, Service};

use crate::case::{Failures, call};
use crate::site;

pub(crate) fn failures() -> Vec<Failures> {
    let get = call!(client => client.reconciliation_job().get());
    let no_password = call!(client => client
        .reconciliation_job()
        .create(&CreateSpec::default().with_sso_admin_user_name("administrator@vsphere.local")));
    vec![
        Failures::of("Appliance.Recovery.Reconciliation.Job_get", get)
            .gone()
            // There is no job at the start.
            .given(404, "NOT_FOUND", get)
            .broken(Service::Recovery),
        Failures::of(
            "Appliance.Recovery.Reconciliation.Job_create",
            call!(client => client.reconciliation_job().create(&CreateSpec::default())),
        )
        .state(400, "FEATURE_IN_USE", |fake| fake.change_recovery(|recovery| recovery.backup_running = true))
        .state(400, "NOT_ALLOWED_IN_CURRENT_STATE", |fake| {
            fake.change_recovery(|recovery| recovery.restore = Restore::None);
        })
        .given(400, "INVALID_ARGUMENT", no_password)
        .played("UNEXPECTED_INPUT", "the type of the body has no property that a server may lack")
        .gone()
        .broken(Service::Recovery),
    ]
}

#[tokio::test]
async fn a_job_progresses_to_its_end() {
    let fake = site::fake(|builder| builder.reconciliation_takes(Duration::from_secs(10))).await;
    let client = site::client(&fake);
    let started = client.reconciliation_job().create(&CreateSpec::default()).await.unwrap();
    assert_eq!((started.status, started.progress), (Status::Running, 0));
    fake.advance(Duration::from_secs(5));
    assert_eq!(client.reconciliation_job().get().await.unwrap().progress, 50);
    fake.advance(Duration::from_secs(5));
    let ended = client.reconciliation_job().get().await.unwrap();
    assert_eq!((ended.status, ended.progress), (Status::Succeeded, 100));
    assert_eq!(ended.end_time.unwrap() - ended.start_time.unwrap(), chrono::TimeDelta::seconds(10));
}

#[tokio::test]
async fn a_job_that_fails_has_an_error() {
    let fake = site::fake(|builder| builder).await;
    fake.next_job(JobOutcome::fails("The disk is full."));
    let client = site::client(&fake);
    client.reconciliation_job().create(&CreateSpec::default()).await.unwrap();
    fake.advance(Duration::from_secs(60));
    let ended = client.reconciliation_job().get().await.unwrap();
    assert_eq!(ended.status, Status::Failed);
    assert_eq!(ended.error.unwrap().messages[0].default_message, "The disk is full.");
}

/// A body without properties is still a body: servers require it.
#[tokio::test]
async fn a_job_without_options_is_created_with_an_empty_object() {
    let fake = site::fake(|builder| builder).await;
    site::client(&fake).reconciliation_job().create(&CreateSpec::default()).await.unwrap();
    let request = fake.requests_of("Appliance.Recovery.Reconciliation.Job_create").pop().unwrap();
    let body: &[u8] = if site::is_rest() { br#"{"spec":{}}"# } else { b"{}" };
    assert_eq!(&request.body[..], body);
}
