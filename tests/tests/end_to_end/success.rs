//! Every operation succeeds, over HTTP and over HTTPS.

use vsphere_automation_fake::Builder;
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::tour::succeed;

use crate::site::Site;

async fn every_operation(change: fn(Builder) -> Builder) {
    for (operation, site) in Document::curated().operations().iter().flat_map(|one| Site::BOTH.map(|site| (one, site)))
    {
        let fake = site.fake(change).await;
        let succeeded = succeed(&site.client(&fake), operation).await;
        assert!(succeeded.is_ok(), "{}: {succeeded:?}", operation.id);
        let last = fake.requests_of(operation.id).pop().expect("it was called");
        assert!(matches!(last.status, Some(200..=299)), "{last:?}");
        assert_eq!(fake.violations(), Vec::<String>::new(), "{}", operation.id);
    }
}

#[tokio::test]
async fn over_http() {
    every_operation(|builder| builder).await;
}

#[tokio::test]
async fn over_https_with_the_authority_of_the_server() {
    every_operation(Builder::tls).await;
}

#[tokio::test]
async fn the_answer_tells_its_status_and_the_id_of_the_request() {
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder).await;
        let client = site.client(&fake);
        let response = client.hvc_links().list().request_id("from-the-caller").send().await.unwrap();
        assert_eq!((response.status().as_u16(), response.request_id()), (200, "from-the-caller"));
        let request = fake.requests_of("Vcenter.Hvc.Links_list").pop().unwrap();
        assert_eq!(request.headers["x-request-id"], "from-the-caller");
        assert_eq!(response.into_inner().len(), 1);
    }
}

/// A server that is newer than this crate: more properties, more constants.
#[tokio::test]
async fn answers_of_releases_to_come_are_understood() {
    for site in Site::BOTH {
        use vsphere_automation_fake::Fault;
        let fake = site.fake(|builder| builder).await;
        fake.fault(Fault::unknown_enum_value("QUIESCING").on("Vcenter.Hvc.Links.Sync.Providers_get"));
        fake.fault(Fault::extra_property("added_later").on("Vcenter.Hvc.Links_list"));
        let client = site.client(&fake);
        let info = client.hvc_sync_providers().get(&"link-1".into(), &"provider-tags".into()).await.unwrap();
        assert_eq!(info.status.to_string(), "QUIESCING");
        assert_eq!(client.hvc_links().list().await.unwrap().len(), 1);
    }
}
