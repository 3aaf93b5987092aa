//! `Debug` of whatever holds a secret.

use serde_json::Value;
use vsphere_automation::{Client, Credentials, Secret};
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::tour::link;
use vsphere_automation_tests::types;

use crate::forms::leak;
use crate::secrets::{self, PASSWORD, Secrets, USER};

#[track_caller]
fn silent(shown: &str) {
    let secrets = Secrets(vec![PASSWORD.to_owned()]);
    assert_eq!(leak(shown, &secrets), None);
}

#[test]
fn credentials() {
    let provider = || async { Ok(Credentials::basic(USER, Secret::from(PASSWORD))) };
    for credentials in [
        Credentials::basic(USER, Secret::from(PASSWORD)),
        Credentials::bearer(Secret::from(PASSWORD)),
        Credentials::session_id(Secret::from(PASSWORD)),
        Credentials::provider(provider),
    ] {
        silent(&format!("{credentials:?} {credentials:#?}"));
        let builder = Client::builder("https://vcenter.example.com").credentials(credentials);
        silent(&format!("{builder:?} {builder:#?}"));
    }
}

#[test]
fn builders_whose_url_holds_a_password() {
    for url in [format!("https://{USER}:{PASSWORD}@vcenter.example.com"), format!("http://u:{PASSWORD}@127.0.0.1")] {
        let builder = Client::builder(&url);
        silent(&format!("{builder:?}"));
        let error = builder.build().unwrap_err();
        silent(&format!("{error} {error:?}"));
    }
    let proxy = format!("http://{USER}:{PASSWORD}@proxy.example.com");
    let builder = Client::builder("https://vcenter.example.com").proxy(proxy);
    silent(&format!("{builder:?}"));
    match builder.build() {
        Ok(client) => silent(&format!("{client:?}")),
        Err(error) => silent(&format!("{error} {error:?}")),
    }
}

#[test]
fn secrets_themselves() {
    let secret = Secret::from(PASSWORD);
    silent(&format!("{secret:?} {secret:#?} {:?}", Some(&secret)));
}

/// Of every model, those with a password among its properties.
#[test]
fn models() {
    let document = Document::curated();
    let mut found = 0;
    for (name, schema) in document.schemas() {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let is_secret = |property: &Value| property["format"] == "password";
        let secret: Vec<&String> =
            properties.filter(|(_, property)| is_secret(property)).map(|(name, _)| name).collect();
        if secret.is_empty() {
            continue;
        }
        found += 1;
        let value =
            schema["properties"].as_object().into_iter().flatten().filter(|(_, property)| property["type"] == "string");
        let value: Value = value
            .map(|(name, _)| (name.clone(), Value::from(if secret.contains(&name) { PASSWORD } else { "x" })))
            .collect();
        let shown = (types::of_schema(name).debug)(&value).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(shown.matches("redacted").count(), secret.len(), "{name}: {shown}");
        silent(&shown);
    }
    assert!(found > 0, "no schema with a password");
}

#[tokio::test]
async fn clients_calls_and_answers() {
    let (fake, client) = secrets::fake_and_client(false).await;
    let spec = link().with_admin_groups(vec![]);
    let call = client.hvc_links().create(&spec);
    let mut shown = format!("{client:?} {client:#?} {call:?} {:?}", client.hvc_links());
    drop(call);
    let mine = client.session().create().send().await.unwrap();
    client.session().get().await.unwrap();
    shown += &format!("{mine:?} {:?} {client:?}", client.session().get());
    assert_eq!(leak(&shown, &Secrets::of(&fake)), None);
}
