//! How the client finds out which flavour a server speaks.

use vsphere_automation::{Credentials, ErrorKind, Flavour, Secret};
use vsphere_automation_fake::{Fault, Release};

use crate::site::{builder, client, fake, requests, withdrawn};

const LOGIN: &str = "Cis.Session_create";

/// What answers before the services do, in its own form.
const NO_SUCH_PATH: &str = r#"{"name": "com.vmware.vapi.std.errors.not_found", "majorErrorCode": 404,
    "localizableMessages": [{"id": "com.vmware.vapi.rest.httpNotFound", "defaultMessage": "Nothing is here."}]}"#;

#[tokio::test]
async fn where_the_first_answer_is_one_nothing_else_is_asked() {
    for release in [Release::V7_0_2, Release::V8_0_3, Release::V9_1] {
        let fake = fake(release).await;
        let client = client(&fake);
        client.session().get().await.unwrap();
        client.session().get().await.unwrap();
        assert_eq!(requests(&fake), ["POST /api/session 201", "GET /api/session 200", "GET /api/session 200"]);
    }
}

/// A bare 404 may be of anybody: the legacy session is the witness, and the 404 has to be repeated.
#[tokio::test]
async fn a_bare_404_needs_a_witness_and_is_decided_once() {
    let fake = fake(Release::V6_7).await;
    let client = client(&fake);
    client.hvc_links().list().await.unwrap();
    client.clone().hvc_links().list().await.unwrap();
    client.logout().await.unwrap();
    let expected = [
        "POST /api/session 404",
        "POST /rest/com/vmware/cis/session?~action=get 401",
        "POST /api/session 404",
        "POST /rest/com/vmware/cis/session 200",
        "GET /rest/hvc/links 200",
        "GET /rest/hvc/links 200",
        "DELETE /rest/com/vmware/cis/session 200",
    ];
    assert_eq!(requests(&fake), expected);
}

#[tokio::test]
async fn what_the_api_says_needs_no_witness() {
    let fake = fake(Release::V7_0_0).await;
    fake.fault(Fault::answer(404, "application/json", NO_SUCH_PATH).on(LOGIN));
    client(&fake).session().get().await.unwrap();
    let expected = [
        "POST /api/session 404",
        "POST /rest/com/vmware/cis/session 200",
        "POST /rest/com/vmware/cis/session?~action=get 200",
    ];
    assert_eq!(requests(&fake), expected);
}

/// The server has both flavours, and was not there yet when it was asked first.
#[tokio::test]
async fn a_404_that_passes_decides_nothing() {
    let fake = fake(Release::V8_0_0).await;
    fake.fault(Fault::status(404).on(LOGIN));
    let client = client(&fake);
    client.session().get().await.unwrap();
    client.session().get().await.unwrap();
    let all = requests(&fake);
    assert_eq!(all[2..], ["POST /api/session 201", "GET /api/session 200", "GET /api/session 200"], "{all:?}");
}

#[tokio::test]
async fn neither_pages_nor_failures_decide() {
    let faults = [
        Fault::answer(404, "text/html", "<html>Not Found</html>"),
        Fault::answer(200, "text/html", "<html>Welcome</html>"),
        Fault::status(503),
        Fault::status(500),
        Fault::reset(),
        Fault::error(503, "SERVICE_UNAVAILABLE", "Not now."),
    ];
    for fault in faults {
        let fake = fake(Release::V8_0_0).await;
        let shown = format!("{fault:?}");
        fake.fault(fault.on(LOGIN));
        let client = client(&fake);
        client.session().get().await.unwrap_err();
        assert_eq!(fake.requests().len(), 1, "{shown}");
        // Failed logins back off; this one did not get so far that another client would have to wait.
        let modern = builder(&fake).flavour(Flavour::Api).build().unwrap();
        modern.session().get().await.unwrap();
        client.session().get().await.unwrap();
        assert!(requests(&fake)[1..].iter().all(|line| line.contains(" /api/session ")), "{shown}");
    }
}

#[tokio::test]
async fn a_server_with_neither_flavour_is_none() {
    let fake = fake(Release::V6_7).await;
    fake.fault(Fault::status(404).always());
    let error = client(&fake).session().get().await.unwrap_err();
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Api, Some(404)));
    let expected = ["POST /api/session 404", "POST /rest/com/vmware/cis/session?~action=get 404"];
    assert_eq!(requests(&fake), expected);
}

/// Without a login the first call that is not known asks for the session.
#[tokio::test]
async fn a_session_that_was_given_finds_its_flavour() {
    for release in [Release::V6_7, Release::V8_0_1] {
        let fake = fake(release).await;
        let client =
            builder(&fake).credentials(Credentials::session_id(Secret::from("a-given-session"))).build().unwrap();
        client.hvc_links().list().await.unwrap();
        let before = fake.requests().len();
        client.hvc_links().list().await.unwrap();
        assert_eq!(fake.requests().len(), before + 1, "{release}");
    }
}

/// An operation that the release lacks says nothing of the flavour.
#[tokio::test]
async fn a_missing_operation_is_not_a_missing_flavour() {
    let Some((operation, release)) = withdrawn() else { return };
    let fake = fake(release).await;
    let client = builder(&fake).credentials(Credentials::session_id(Secret::from("a-given-session"))).build().unwrap();
    let error = operation.call(&client).await.unwrap_err();
    assert!(error.is_not_in_this_release(), "{error}");
    client.session().get().await.unwrap();
    assert_eq!(requests(&fake).last().unwrap(), "GET /api/session 200");
}

#[tokio::test]
async fn a_flavour_that_was_asked_for_is_kept() {
    let old = fake(Release::V6_7).await;
    let error = builder(&old).flavour(Flavour::Api).build().unwrap().session().get().await.unwrap_err();
    assert_eq!((error.status().map(|status| status.as_u16()), old.requests().len()), (Some(404), 1));
    let both = fake(Release::V8_0_3).await;
    builder(&both).flavour(Flavour::Rest).build().unwrap().session().get().await.unwrap();
    assert!(requests(&both).iter().all(|line| line.contains(" /rest/")));
}

/// The session ends, and another login is one request: what was found out stays.
#[tokio::test]
async fn a_renewal_asks_nothing_again() {
    let fake = fake(Release::V7_0_1).await;
    let client = client(&fake);
    client.hvc_links().list().await.unwrap();
    fake.expire_sessions();
    fake.clear_requests();
    client.hvc_links().list().await.unwrap();
    // The session that was given up is ended behind.
    client.close().await.unwrap();
    let mut all = requests(&fake);
    all.retain(|line| !line.starts_with("DELETE"));
    let expected = ["GET /rest/hvc/links 401", "POST /rest/com/vmware/cis/session 200", "GET /rest/hvc/links 200"];
    assert_eq!(all, expected);
}
