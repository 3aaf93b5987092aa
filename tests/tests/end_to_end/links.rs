//! Hybrid links.

use vsphere_automation::hvc::links::CertificateInfo;
use vsphere_automation::vapi::errors::ErrorType;
use vsphere_automation_tests::tour::link;

use crate::site::Site;

#[tokio::test]
async fn the_certificate_of_the_other_side_is_learnt_from_the_error() {
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder).await;
        let client = site.client(&fake);
        let error = client.hvc_links().create(&link()).await.unwrap_err();
        let api = error.api().unwrap();
        assert_eq!(api.error_type, Some(ErrorType::UnverifiedPeer));
        let data = serde_json::to_value(&api.data).unwrap();
        let peer: CertificateInfo = serde_json::from_value(data).unwrap();
        let spec = link().with_ssl_certificate(peer.ssl_certificate.unwrap());
        let id = client.hvc_links().create(&spec).await.unwrap();
        assert_eq!(client.hvc_links().list().await.unwrap().last().unwrap().link, id);
    }
}

/// Identifiers are opaque: whatever is in one arrives as it is, in its own segment of the path.
#[tokio::test]
async fn any_character_of_an_identifier_arrives() {
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder).await;
        for id in ["a/b", "a?b=c", "a#b", "a b", "%2e%2e", "ü:%", "{link}", "..;x"] {
            fake.put_link(vsphere_automation_fake::Link::new(id, "corp.example.org"));
            site.client(&fake).hvc_links().get(&id.into()).await.unwrap_or_else(|error| panic!("{id}: {error}"));
        }
        let before = fake.requests().len();
        for id in ["", ".", ".."] {
            let error = site.client(&fake).hvc_links().delete(&id.into()).await.unwrap_err();
            assert_eq!(error.kind(), vsphere_automation::ErrorKind::Request, "{id}: {error}");
        }
        assert_eq!(fake.requests().len(), before);
    }
}
