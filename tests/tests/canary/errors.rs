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

/// The password of the login, the id of the session, and the password of the other side in the body.
#[tokio::test]
async fn whatever_was_sent() {
    let mut spec = link();
    spec.password = PASSWORD.into();
    for status in [200, 400, 401, 403, 404, 500, 503] {
        for echoing in ["Cis.Session_create", "Vcenter.Hvc.Links_list", "Vcenter.Hvc.Links_create"] {
            let (fake, mut client) = secrets::fake_and_client(false).await;
            let mut sent = PASSWORD.to_owned();
            if echoing == "Vcenter.Hvc.Links_list" {
                // Another one cannot take its place.
                sent = fake.begin_session(USER).unwrap();
                client = Client::builder(fake.url())
                    .credentials(Credentials::session_id(Secret::from(&*sent)))
                    .build()
                    .unwrap();
            }
            for body in echoes(&sent) {
                fake.fault(Fault::answer(status, "", body).on(echoing).always());
                let error = match echoing {
                    "Vcenter.Hvc.Links_create" => client.hvc_links().create(&spec).await.unwrap_err(),
                    _ => client.hvc_links().list().await.unwrap_err(),
                };
                silent(&fake, &error);
                fake.clear_faults();
            }
        }
    }
}
