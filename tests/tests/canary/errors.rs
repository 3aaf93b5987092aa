//! Errors, of servers that give back what they were sent.

use std::error::Error as _;
use std::fmt::Write as _;

use base64::Engine as _;
use vsphere_automation::{Client, Credentials, Error, Secret};
use vsphere_automation_fake::{FakeVcenter, Fault};
use vsphere_automation_tests::tour::link;

use crate::forms::leak;
use crate::secrets::{self, PASSWORD, Secrets, USER};

/// All that an error shows.
fn shown(error: &Error) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}\n{:?}\n{:?}", error.api(), error.body());
    let mut source = error.source();
    while let Some(inner) = source {
        let _ = write!(text, "\n{inner}\n{inner:?}");
        source = inner.source();
    }
    text
}

#[track_caller]
fn silent(fake: &FakeVcenter, error: &Error) {
    assert_eq!(leak(&shown(error), &Secrets::of(fake)), None);
}

/// What a server could echo: the secret plain, in JSON, and the header that brought it.
fn echoes(secret: &str) -> Vec<String> {
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("{USER}:{secret}"));
    let message = serde_json::json!({"id": "com.example.echo", "default_message": secret, "args": [secret]});
    vec![
        format!("you sent {secret}"),
        format!("<html>{secret}</html>"),
        format!("authorization: Basic {basic}"),
        serde_json::json!({"error_type": "ERROR", "messages": [message], "data": {"sent": secret}}).to_string(),
        serde_json::json!([{"link": 7, "display_name": secret}]).to_string(),
    ]
}

#[tokio::test]
async fn a_refused_login() {
    let (fake, _) = secrets::fake_and_client(false).await;
    let wrong = format!("{PASSWORD} wrong");
    let client =
        Client::builder(fake.url()).credentials(Credentials::basic(USER, Secret::from(wrong))).build().unwrap();
    silent(&fake, &client.session().get().await.unwrap_err());
    silent(&fake, &client.session().get().await.unwrap_err());
}

#[tokio::test]
async fn a_login_that_echoes_the_password() {
    for status in [200, 400, 401, 403, 500, 503] {
        for body in echoes(PASSWORD) {
            let (fake, client) = secrets::fake_and_client(false).await;
            fake.fault(Fault::answer(status, "", body).on("Cis.Session_create"));
            silent(&fake, &client.session().get().await.unwrap_err());
        }
    }
}

#[tokio::test]
async fn an_answer_that_echoes_the_session_id() {
    for status in [200, 400, 403, 404, 500, 503] {
        let (fake, client) = secrets::fake_and_client(false).await;
        client.session().get().await.unwrap();
        let session = fake.sessions()[0].id().to_owned();
        for body in echoes(&session) {
            fake.fault(Fault::answer(status, "", body).on("Vcenter.Hvc.Links_list"));
            silent(&fake, &client.hvc_links().list().await.unwrap_err());
        }
    }
}

#[tokio::test]
async fn a_refused_session_that_is_echoed() {
    let (fake, _) = secrets::fake_and_client(false).await;
    let session = fake.begin_session(USER).unwrap();
    for body in echoes(&session) {
        fake.fault(Fault::answer(401, "", body).on("Vcenter.Hvc.Links_list"));
        let client =
            Client::builder(fake.url()).credentials(Credentials::session_id(Secret::from(&*session))).build().unwrap();
        silent(&fake, &client.hvc_links().list().await.unwrap_err());
    }
}

/// The password of the other side is in the body of the request.
#[tokio::test]
async fn an_answer_that_echoes_the_password_of_the_body() {
    let (fake, client) = secrets::fake_and_client(false).await;
    let mut spec = link();
    spec.password = PASSWORD.into();
    for body in echoes(PASSWORD) {
        fake.fault(Fault::answer(400, "", body).on("Vcenter.Hvc.Links_create"));
        silent(&fake, &client.hvc_links().create(&spec).await.unwrap_err());
    }
}
