//! Every operation succeeds, over HTTP and over HTTPS.

use std::collections::BTreeSet;

use vsphere_automation_fake::FakeVcenter;
use vsphere_automation_tests::tour::tour;

use crate::site;

async fn walk(fake: FakeVcenter) {
    let mine = tour(&site::client(&fake)).await.unwrap_or_else(|error| panic!("{error}"));
    assert!(fake.sessions().iter().any(|session| session.id() == mine.expose()));
    let succeeded = |request: &&vsphere_automation_fake::RecordedRequest| matches!(request.status, Some(200..=299));
    let requests = fake.requests();
    let called: BTreeSet<&str> = requests.iter().filter(succeeded).filter_map(|request| request.operation).collect();
    assert_eq!(called, BTreeSet::from_iter(fake.operations()));
    assert_eq!(fake.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn over_http() {
    walk(site::fake(|builder| builder).await).await;
}

#[tokio::test]
async fn over_https_with_the_authority_of_the_server() {
    walk(site::fake(|builder| builder.tls()).await).await;
}

#[tokio::test]
async fn the_answer_tells_its_status_and_the_id_of_the_request() {
    let fake = site::fake(|builder| builder).await;
    let client = site::client(&fake);
    let response = client.hvc_links().list().request_id("from-the-caller").send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.request_id()), (200, "from-the-caller"));
    let request = fake.requests_of("Vcenter.Hvc.Links_list").pop().unwrap();
    assert_eq!(request.headers["x-request-id"], "from-the-caller");
    assert_eq!(response.into_inner().len(), 1);
}

/// A server that is newer than this crate: more properties, more constants.
#[tokio::test]
async fn answers_of_releases_to_come_are_understood() {
    use vsphere_automation_fake::Fault;
    let fake = site::fake(|builder| builder).await;
    fake.fault(Fault::unknown_enum_value("QUIESCING").on("Vcenter.Hvc.Links.Sync.Providers_get"));
    fake.fault(Fault::extra_property("added_later").on("Vcenter.Hvc.Links_list"));
    let client = site::client(&fake);
    let info = client.hvc_sync_providers().get(&"link-1".into(), &"provider-tags".into()).await.unwrap();
    assert_eq!(info.status.to_string(), "QUIESCING");
    assert_eq!(client.hvc_links().list().await.unwrap().len(), 1);
}
