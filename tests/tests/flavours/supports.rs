//! Releases that a program is to work with, whatever the server is.

use vsphere_automation::{Client, ErrorKind, Fate};
use vsphere_automation_fake::Release;
use vsphere_automation_tests::tour::link;

use crate::site::{RELEASES, builder, fake, operations};

/// One of each release and the next ones: what one of them lacks fails at once, though the server has everything.
#[tokio::test]
async fn every_operation_for_every_range() {
    let fake = fake(Release::All).await;
    for (index, from) in RELEASES.iter().enumerate() {
        for to in &RELEASES[index..] {
            let client = builder(&fake).supports(from.as_str()..=to.as_str()).build().unwrap();
            let range = &RELEASES[index..=RELEASES.iter().position(|release| release == to).unwrap()];
            for operation in operations().iter().filter(|operation| operation.id != "Cis.Session_delete") {
                let lacking = range.iter().any(|release| !operation.item().exists_in(release.as_str()));
                let outcome = operation.call(&client).await;
                let kind = outcome.as_ref().err().map(|error| (error.kind(), error.fate()));
                let at_once = kind == Some((ErrorKind::NotInThisRelease, Fate::NotSent));
                assert_eq!(at_once, lacking, "{} for {from} to {to}: {outcome:?}", operation.id);
            }
            client.logout().await.unwrap();
        }
    }
}

#[tokio::test]
async fn the_release_and_the_item_are_named() {
    let fake = fake(Release::All).await;
    let client = builder(&fake).supports("7.0.3"..="9.1").build().unwrap();
    let error = client.hvc_links().list().await.unwrap_err();
    let line = error.to_string();
    let expected = "GET /api/hvc/links → not sent: vSphere 9.1.0, which the client is to support, does not have it; \
                    vSphere 6.7.0 to 9.0.0";
    assert!(line.starts_with(expected), "{line}");
    let client = builder(&fake).supports("8.0.1"..="9.0").build().unwrap();
    let error = client.hvc_links().create(&link().with_ssl_certificate("PEM")).await.unwrap_err();
    let line = error.to_string();
    let expected = "does not know Vcenter.Hvc.Links.CreateSpec.ssl_certificate";
    assert!(line.contains(expected) && line.contains("vSphere 8.0.1,"), "{line}");
    assert_eq!(fake.requests().len(), 0);
}

#[test]
fn a_range_of_releases_is_one() {
    for range in ["9.1"..="7.0.3", "new"..="9.1", "7"..="9.1"] {
        let error = Client::builder("https://vcenter.example.com").supports(range).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
    }
}
