//! Hybrid links.

use std::time::Duration;

use vsphere_automation::Secret;
use vsphere_automation::hvc::links::{CertificateInfo, Credentials, DeleteWithCredentials, HealthStatus};
use vsphere_automation::vapi::errors::ErrorType;
use vsphere_automation_fake::{LinkHealth, Release, Service};
use vsphere_automation_tests::tour::{HOST, THUMBPRINT, link};

use crate::case::{Failures, call};
use crate::site;

/// With a password that the other side refuses.
fn body() -> DeleteWithCredentials {
    DeleteWithCredentials::new().with_credentials(Credentials::new(HOST.2, Secret::from("wrong")))
}

pub(crate) fn failures() -> Vec<Failures> {
    vec![
        Failures::of("Vcenter.Hvc.Links_list", call!(client => client.hvc_links().list())).gone().broken(Service::Hvc),
        creating(),
        Failures::of("Vcenter.Hvc.Links_get", call!(client => client.hvc_links().get(&"link-1".into())))
            .gone()
            .refused()
            .given(404, "NOT_FOUND", call!(client => client.hvc_links().get(&"link-9".into())))
            .broken(Service::Hvc)
            .state(500, "RESOURCE_BUSY", |fake| {
                let until = Some(fake.now() + Duration::from_secs(60));
                fake.change_link("link-1", |link| link.busy_until = until);
            }),
        Failures::of("Vcenter.Hvc.Links_delete", call!(client => client.hvc_links().delete(&"link-1".into())))
            .gone()
            .refused()
            .given(404, "NOT_FOUND", call!(client => client.hvc_links().delete(&"link-9".into())))
            .broken(Service::Hvc),
        deleting_with_credentials(),
    ]
}

fn creating() -> Failures {
    let call = call!(client => client.hvc_links().create(&link().with_ssl_thumbprint(THUMBPRINT)));
    Failures::of("Vcenter.Hvc.Links_create", call)
        .state(400, "ALREADY_EXISTS", |fake| {
            fake.change_link("link-1", |link| link.display_name = HOST.1.to_owned());
        })
        .given(400, "INVALID_ARGUMENT", call!(client => client.hvc_links().create(&link().with_port("https"))))
        .state(400, "UNSUPPORTED", |fake| {
            let host = fake.foreign_hosts().into_iter().find(|host| host.hostname == HOST.0).expect("it is there");
            fake.put_foreign_host(host.with_version("6.0.0"));
        })
        .given(400, "UNVERIFIED_PEER", call!(client => client.hvc_links().create(&link())))
        .too_new(Release::V8_0_3, call!(client => client.hvc_links().create(&link().with_ssl_certificate("PEM"))))
        .gone()
        .refused()
        .broken(Service::Hvc)
}

fn deleting_with_credentials() -> Failures {
    let call = call!(client => client.hvc_links().delete_with_credentials(&"link-1".into(), &body()));
    let empty = call!(client =>
        client.hvc_links().delete_with_credentials(&"link-1".into(), &DeleteWithCredentials::default()));
    let missing = call!(client => client.hvc_links().delete_with_credentials(&"link-9".into(), &body()));
    Failures::of("Vcenter.Hvc.Links_deleteWithCredentials", call)
        .given(400, "INVALID_ARGUMENT", empty)
        .played("UNEXPECTED_INPUT", "the type of the body has no property that a server may lack")
        .gone()
        // Of the other side, which refuses the password; no privilege of this side is missing.
        .given(403, "UNAUTHORIZED", call)
        .given(404, "NOT_FOUND", missing)
        .broken(Service::Hvc)
}

#[tokio::test]
async fn the_certificate_of_the_other_side_is_learnt_from_the_error() {
    let fake = site::fake(|builder| builder).await;
    let client = site::client(&fake);
    let error = client.hvc_links().create(&link()).await.unwrap_err();
    let api = error.api().unwrap();
    assert_eq!(api.error_type, Some(ErrorType::UnverifiedPeer));
    let data = serde_json::to_value(&api.data).unwrap();
    let peer: CertificateInfo = serde_json::from_value(data).unwrap();
    let spec = link().with_ssl_certificate(peer.ssl_certificate.unwrap());
    let id = client.hvc_links().create(&spec).await.unwrap();
    assert_eq!(client.hvc_links().list().await.unwrap().last().unwrap().link, id);
}

#[tokio::test]
async fn a_link_that_does_not_work_says_why() {
    let fake = site::fake(|builder| builder).await;
    fake.change_link("link-1", |link| link.health = LinkHealth::Unhealthy("no route".to_owned()));
    let info = site::client(&fake).hvc_links().get(&"link-1".into()).await.unwrap();
    assert_eq!(info.connection_health_status, Some(HealthStatus::Unhealthy));
    assert!(info.health_status_message.unwrap().default_message.ends_with("no route"));
}

/// Identifiers are opaque: whatever is in one arrives as it is, in its own segment of the path.
#[tokio::test]
async fn any_character_of_an_identifier_arrives() {
    let fake = site::fake(|builder| builder).await;
    for id in ["a/b", "a?b=c", "a#b", "a b", "%2e%2e", "ü:%", "{link}", "..;x"] {
        fake.put_link(vsphere_automation_fake::Link::new(id, "corp.example.org"));
        site::client(&fake).hvc_links().get(&id.into()).await.unwrap_or_else(|error| panic!("{id}: {error}"));
    }
    let before = fake.requests().len();
    for id in ["", ".", ".."] {
        let error = site::client(&fake).hvc_links().delete(&id.into()).await.unwrap_err();
        assert_eq!(error.kind(), vsphere_automation::ErrorKind::Request, "{id}: {error}");
    }
    assert_eq!(fake.requests().len(), before);
}
