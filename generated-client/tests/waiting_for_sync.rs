//! Waiting for a sync provider.

mod support;

use support::{SECOND, start};
use vsphere_automation::WaitPolicy;
use vsphere_automation::hvc::links::LinkId;
use vsphere_automation::hvc::links::sync::providers::{ProviderId, SessionInfoStage, Status};
use vsphere_automation_fake::{Fault, SyncOutcome};

fn ids() -> (LinkId, ProviderId) {
    ("link-1".into(), "provider-tags".into())
}

#[tokio::test]
async fn an_old_success_is_not_a_new_one() {
    let (fake, client, clock) = start().await;
    let (link, provider) = ids();
    let old = client.hvc_sync_providers().wait(&link, &provider, WaitPolicy::default()).await.unwrap();
    assert_eq!((old.status, clock.passed()), (Status::Succeeded, std::time::Duration::ZERO), "an hour ago");
    let new = client.hvc_sync_providers().start_and_wait(&link, &provider, WaitPolicy::default()).await.unwrap();
    assert!(new.last_sync_time > old.last_sync_time);
    assert!(clock.passed() >= 6 * SECOND, "the fake takes 6 s");
    let again = client.hvc_sync_providers().start_and_wait(&link, &provider, WaitPolicy::default()).await.unwrap();
    assert!(again.last_sync_time > new.last_sync_time);
    assert!(clock.passed() >= 12 * SECOND);
    assert!(fake.violations().is_empty());
}

#[tokio::test]
async fn stages_pass_and_an_unknown_one_keeps_waiting() {
    let (fake, client, _clock) = start().await;
    let (link, provider) = ids();
    let sync = client.hvc_sync_providers();
    let mut states = sync.start_and_watch(&link, &provider, WaitPolicy::new().max_interval(SECOND)).await.unwrap();
    fake.fault(Fault::unknown_enum_value("QUIESCING").on("Vcenter.Hvc.Links.Sync.Providers_get"));
    let mut stages = Vec::new();
    while let Some(info) = states.next().await {
        stages.extend(info.unwrap().current_session_info.map(|session| session.stage));
    }
    assert!(stages.contains(&SessionInfoStage::ChangeApplication), "{stages:?}");
    assert!(stages.len() > 3, "{stages:?}");
}

#[tokio::test]
async fn a_sync_that_fails_says_why() {
    let (fake, client, _clock) = start().await;
    let (link, provider) = ids();
    fake.next_sync("link-1", "provider-tags", SyncOutcome::fails("The connection was lost."));
    let error = client.hvc_sync_providers().start_and_wait(&link, &provider, WaitPolicy::default()).await.unwrap_err();
    assert!(error.is_job_failed());
    assert!(error.to_string().contains("The connection was lost."), "{error}");
}

#[tokio::test]
async fn a_provider_that_never_synced_has_nothing_to_wait_for() {
    let (_fake, client, _clock) = start().await;
    let (link, provider) = (LinkId::from("link-1"), ProviderId::from("provider-certificates"));
    let sync = client.hvc_sync_providers();
    assert!(sync.wait(&link, &provider, WaitPolicy::default()).await.unwrap_err().is_no_job());
    sync.start_and_wait(&link, &provider, WaitPolicy::default()).await.unwrap();
    let nobody = ProviderId::from("nobody");
    assert!(sync.wait(&link, &nobody, WaitPolicy::default()).await.unwrap_err().is_no_job());
}
