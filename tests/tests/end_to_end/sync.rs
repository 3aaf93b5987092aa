//! Sync, and its providers.

use std::time::Duration;

use vsphere_automation::hvc::links::sync::providers::{SessionInfoStage, Status};
use vsphere_automation_fake::{Service, SyncOutcome};

use crate::case::{Failures, call};
use crate::site;

const NO_CHOICE: &str = "the action is not the caller's to choose";
const NOTHING_ELSE: &str = "the method takes nothing that could be sent beside";

pub(crate) fn failures() -> Vec<Failures> {
    vec![
        Failures::of("Vcenter.Hvc.Links.Sync_reset", call!(client => client.hvc_sync().reset(&"link-1".into())))
            .played("INVALID_ARGUMENT", NO_CHOICE)
            .played("UNEXPECTED_INPUT", NOTHING_ELSE)
            .gone()
            .refused()
            .given(404, "NOT_FOUND", call!(client => client.hvc_sync().reset(&"link-9".into())))
            .broken(Service::Hvc),
        Failures::of(
            "Vcenter.Hvc.Links.Sync.Providers_list",
            call!(client => client.hvc_sync_providers().list(&"link-1".into())),
        )
        .gone()
        .refused()
        .given(404, "NOT_FOUND", call!(client => client.hvc_sync_providers().list(&"link-9".into())))
        .broken(Service::Hvc),
        Failures::of(
            "Vcenter.Hvc.Links.Sync.Providers_get",
            call!(client => client.hvc_sync_providers().get(&"link-1".into(), &"provider-tags".into())),
        )
        .gone()
        .refused()
        .given(404, "NOT_FOUND", call!(client => client.hvc_sync_providers().get(&"link-1".into(), &"other".into())))
        .broken(Service::Hvc),
        starting(),
    ]
}

fn starting() -> Failures {
    let call = call!(client => client.hvc_sync_providers().start(&"link-1".into(), &"provider-tags".into()));
    let missing = call!(client => client.hvc_sync_providers().start(&"link-1".into(), &"other".into()));
    let twice = call!(client => async {
        client.hvc_sync_providers().start(&"link-1".into(), &"provider-tags".into()).await?;
        client.hvc_sync_providers().start(&"link-1".into(), &"provider-tags".into()).await
    });
    Failures::of("Vcenter.Hvc.Links.Sync.Providers_start", call)
        .played("INVALID_ARGUMENT", NO_CHOICE)
        .played("UNEXPECTED_INPUT", NOTHING_ELSE)
        .gone()
        .refused()
        .given(404, "NOT_FOUND", missing)
        .broken(Service::Hvc)
        .given(500, "RESOURCE_BUSY", twice)
}

#[tokio::test]
async fn a_sync_passes_through_its_stages() {
    let fake = site::fake(|builder| builder.sync_takes(Duration::from_secs(10))).await;
    let client = site::client(&fake);
    let providers = client.hvc_sync_providers();
    let (link, provider) = ("link-1".into(), "provider-certificates".into());
    assert_eq!(providers.get(&link, &provider).await.unwrap().status, Status::NoSyncFound);
    providers.start(&link, &provider).await.unwrap();
    let mut stages = Vec::new();
    for _ in 0..10 {
        let info = providers.get(&link, &provider).await.unwrap();
        let stage = info.current_session_info.map(|session| session.stage);
        stages.extend(stage.filter(|stage| stages.last() != Some(stage)));
        fake.advance(Duration::from_secs(1));
    }
    use SessionInfoStage::{ChangeApplication, ChangeDetection, ChangeEnumeration, Waiting};
    assert_eq!(stages, [Waiting, ChangeDetection, ChangeEnumeration, ChangeApplication]);
    assert_eq!(providers.get(&link, &provider).await.unwrap().status, Status::Succeeded);
}

#[tokio::test]
async fn a_sync_that_fails_says_why() {
    let fake = site::fake(|builder| builder).await;
    fake.next_sync("link-1", "provider-tags", SyncOutcome::fails("The connection was lost."));
    let client = site::client(&fake);
    let (link, provider) = ("link-1".into(), "provider-tags".into());
    client.hvc_sync_providers().start(&link, &provider).await.unwrap();
    fake.advance(Duration::from_secs(60));
    let info = client.hvc_sync_providers().get(&link, &provider).await.unwrap();
    assert_eq!(info.status, Status::Failed);
    let message = info.status_message.unwrap().default_message;
    assert!(message.ends_with("The connection was lost."), "{message}");
}

#[tokio::test]
async fn a_reset_starts_every_provider() {
    let fake = site::fake(|builder| builder).await;
    let client = site::client(&fake);
    client.hvc_sync().reset(&"link-1".into()).await.unwrap();
    for summary in client.hvc_sync_providers().list(&"link-1".into()).await.unwrap() {
        let info = client.hvc_sync_providers().get(&"link-1".into(), &summary.provider).await.unwrap();
        assert!(info.current_session_info.is_some(), "{}", summary.provider);
    }
}
