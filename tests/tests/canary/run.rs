//! A whole run, end to end, with everything logged.

use std::collections::BTreeSet;

use vsphere_automation::{Client, Credentials, Secret};
use vsphere_automation_fake::Fault;
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::tour::succeed;

use crate::forms::leak;
use crate::log;
use crate::secrets::{self, PASSWORD, Secrets, USER};

/// The client itself, and what it is made of.
const TARGETS: [&str; 2] = ["vsphere_automation_runtime", "hyper_util"];

/// What the lines come from: `2025-01-15T08:00:00Z TRACE vsphere.call{…}: hyper_util::client: …`.
fn targets(log: &str) -> BTreeSet<&str> {
    TARGETS.into_iter().filter(|target| log.contains(&format!(" {target}::"))).collect()
}

#[tokio::test]
async fn nothing_that_is_logged_holds_a_secret() {
    log::listen();
    let mut all = Secrets(vec![PASSWORD.to_owned()]);
    for tls in [false, true] {
        for operation in Document::curated().operations() {
            let (fake, client) = secrets::fake_and_client(tls).await;
            succeed(&client, &operation).await.unwrap_or_else(|error| panic!("{error}"));
            all.0.extend(Secrets::of(&fake).0);
        }
    }
    all.0.extend(failures().await.0);
    let log = log::text();
    assert_eq!(targets(&log), BTreeSet::from(TARGETS), "the log is not whole");
    assert!(log.contains("Vcenter.Hvc.Links.Sync.Providers_start") && log.contains(" TRACE "), "the log is not whole");
    assert_eq!(leak(&log, &all), None);
}

/// Calls that fail: an expired session, a refused login, a server that echoes, a redirect, a client that is dropped.
async fn failures() -> Secrets {
    let (fake, client) = secrets::fake_and_client(false).await;
    client.session().get().await.expect("the fake is as it was");
    let before = Secrets::of(&fake);
    fake.expire_sessions();
    client.hvc_links().list().await.expect("the client logs in again");
    let session = fake.sessions()[0].id().to_owned();
    for fault in [
        Fault::answer(500, "", format!("you sent {session}")),
        Fault::redirect(&format!("https://elsewhere.example.com/{session}")),
        Fault::reset(),
        Fault::garbage(),
    ] {
        fake.fault(fault.on("Vcenter.Hvc.Links_list"));
        client.hvc_links().list().await.expect_err("the fault hits");
    }
    let wrong = format!("{PASSWORD} wrong");
    let refused = Client::builder(fake.url()).credentials(Credentials::basic(USER, Secret::from(wrong))).build();
    refused.expect("it can be built").session().get().await.expect_err("the password is wrong");
    drop(client);
    let mut all = Secrets::of(&fake);
    all.0.extend(before.0);
    all.0.push(session);
    all
}
