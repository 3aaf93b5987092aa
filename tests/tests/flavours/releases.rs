//! What each release has, asked for and found out.

use vsphere_automation::lifecycle::{Availability, Stage, breaks_between};
use vsphere_automation::{Credentials, ErrorKind, Fate, NextStep, Secret, UnknownProperties};
use vsphere_automation_fake::{Account, FakeVcenter, Fault, Release};
use vsphere_automation_tests::tour::link;

use crate::site::{RELEASES, builder, client, fake, operations, withdrawn};

/// Each operation in each release answers or is not there, as its timeline says; whether the release is known or not.
#[tokio::test]
async fn every_operation_in_every_release() {
    let mut cells = 0;
    for &release in RELEASES {
        for asks in [false, true] {
            let fake = fake(release).await;
            let client = client(&fake);
            for operation in operations() {
                // Another login forgets it.
                if asks {
                    let known = client.release().await.unwrap().expect("the fake says");
                    assert!(known.as_str().starts_with(release.as_str()), "{known}");
                }
                let exists = operation.item().exists_in(release.as_str());
                let before = fake.requests().len();
                let outcome = operation.call(&client).await;
                let what = format!("{} in {release}, asks: {asks}: {outcome:?}", operation.id);
                match outcome {
                    Ok(()) => assert!(exists, "{what}"),
                    Err(error) if exists => {
                        // Where it is there it may still say no.
                        assert_ne!(error.kind(), ErrorKind::NotInThisRelease, "{what}");
                        assert!(error.error_type().is_some() || release == Release::V6_7, "{what}");
                    }
                    Err(error) => {
                        assert_eq!(error.kind(), ErrorKind::NotInThisRelease, "{what}");
                        assert_eq!(error.next_step(), NextStep::GiveUp, "{what}");
                        // Once a 404 has made the client ask, it knows.
                        assert!(!asks || error.fate() == Fate::NotSent, "{what}");
                        let sent = fake.requests()[before..].iter().any(|one| one.operation == Some(operation.id));
                        assert_eq!(sent, error.fate() != Fate::NotSent, "{what}");
                    }
                }
                cells += 1;
            }
            assert_eq!(fake.violations(), Vec::<String>::new());
        }
    }
    assert_eq!(cells, 2 * RELEASES.len() * operations().len());
}

#[tokio::test]
async fn what_is_not_there_says_who_has_it() {
    let Some((operation, release)) = withdrawn() else { return };
    let fake = fake(release).await;
    let client = client(&fake);
    let server = format!("vSphere {release}.");
    for (fate, sent) in [(Fate::Refused, "→ 404: "), (Fate::NotSent, "→ not sent: ")] {
        let error = operation.call(&client).await.unwrap_err();
        let line = error.to_string();
        for part in [sent, &server, " does not have it; vSphere ", " has it", &format!("[{}, ", operation.id)] {
            assert!(line.contains(part), "{part} in {line}");
        }
        assert_eq!((error.fate(), error.next_step()), (fate, NextStep::GiveUp));
    }
    assert_eq!(fake.requests_of(operation.id).len(), 1);
}

#[tokio::test]
async fn the_release_is_asked_for_once_and_again_after_a_login() {
    let fake = fake(Release::V8_0_3).await;
    let client = client(&fake);
    let (one, two) = (client.clone(), client.clone());
    let (first, second) = tokio::join!(one.release(), two.release());
    assert_eq!(first.unwrap(), second.unwrap());
    assert_eq!(fake.requests_of("Appliance.System.Version_get").len(), 1);
    fake.expire_sessions();
    client.session().get().await.unwrap();
    client.release().await.unwrap();
    assert_eq!(fake.requests_of("Appliance.System.Version_get").len(), 2);
}

#[tokio::test]
async fn unknown_is_a_value() {
    let Some((operation, release)) = withdrawn() else { return };
    let fake = FakeVcenter::builder()
        .release(release)
        .account(Account::new("nobody@vsphere.local", "no-privilege"))
        .start()
        .await
        .unwrap();
    let credentials = Credentials::basic("nobody@vsphere.local", Secret::from("no-privilege"));
    let client = builder(&fake).credentials(credentials).build().unwrap();
    assert_eq!(client.release().await.unwrap(), None);
    assert_eq!(client.availability(operation.item()).await.unwrap(), Availability::Unknown);
    // Then a 404 stays what it is.
    let error = operation.call(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(fake.requests_of("Appliance.System.Version_get").len(), 1);
}

#[tokio::test]
async fn a_404_of_something_in_between_stays_one() {
    let fake = fake(Release::V8_0_3).await;
    fake.fault(Fault::status(404).on("Vcenter.Hvc.Links_list"));
    let error = client(&fake).hvc_links().list().await.unwrap_err();
    assert_eq!((error.kind(), error.next_step()), (ErrorKind::Api, NextStep::RepeatLater));
}

#[tokio::test]
async fn a_property_that_the_release_does_not_know_is_named() {
    let fake = fake(Release::V8_0_3).await;
    let refuses = builder(&fake).unknown_properties(UnknownProperties::Refuse).build().unwrap();
    refuses.release().await.unwrap();
    let spec = link().with_ssl_certificate("PEM");
    let error = refuses.hvc_links().create(&spec).await.unwrap_err();
    assert_eq!((error.kind(), error.fate()), (ErrorKind::NotInThisRelease, Fate::NotSent));
    let line = error.to_string();
    let expected = "not sent: vSphere 8.0.3.00100 does not know Vcenter.Hvc.Links.CreateSpec.ssl_certificate";
    assert!(line.contains(expected), "{line}");
    // By default it is sent, and the server says no.
    let warns = client(&fake);
    warns.release().await.unwrap();
    let error = warns.hvc_links().create(&spec).await.unwrap_err();
    assert_eq!(error.error_type().map(|kind| kind.as_str()), Some("UNEXPECTED_INPUT"));
}

#[tokio::test]
async fn availability_is_what_the_table_says_of_the_release() {
    let fake = fake(Release::V7_0_3).await;
    let client = client(&fake);
    for operation in operations() {
        let known = match operation.item().stage_in(Release::V7_0_3.as_str()) {
            Stage::Absent => Availability::HasNot,
            stage => Availability::Has(stage),
        };
        assert_eq!(client.availability(operation.item()).await.unwrap(), known, "{}", operation.id);
    }
}

#[test]
fn what_breaks_between_two_releases_is_what_the_later_one_lacks() {
    for pair in RELEASES.windows(2) {
        let [from, to] = [pair[0].as_str(), pair[1].as_str()];
        let lost: Vec<&str> = breaks_between(from, to).iter().map(|item| item.name).collect();
        for operation in operations() {
            let is_lost = operation.item().exists_in(from) && !operation.item().exists_in(to);
            assert_eq!(lost.contains(&operation.id), is_lost, "{} from {from} to {to}", operation.id);
        }
    }
}
