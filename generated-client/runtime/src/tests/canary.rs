//! Secrets are in nothing that the crate prints, logs or formats.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use base64::Engine as _;
use tracing_subscriber::fmt::MakeWriter;

use super::support::{Fault, PASSWORD, SECOND, USER, Vcenter, basic, builder};
use crate::tests::support::Client;
use crate::{Credentials, Error, Secret};

const SESSION: &str = "session-0000000000000000000000000000000";
const BODY: &str = "body \"c4nary\" & more";

#[derive(Clone, Default)]
pub(super) struct Log(pub(super) Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    fn note(&self, text: String) {
        self.0.lock().unwrap().extend_from_slice(text.as_bytes());
    }
}

/// All that is logged on this thread from now on.
pub(super) fn record() -> (Log, tracing::subscriber::DefaultGuard) {
    // With a single subscriber, `tracing` asks only the thread that comes first to a place whether
    // anyone listens there; tests on other threads would answer for this one.
    static SECOND: OnceLock<tracing::Dispatch> = OnceLock::new();
    SECOND.get_or_init(|| tracing::Dispatch::new(tracing_subscriber::registry()));
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    (log, tracing::subscriber::set_default(subscriber))
}

fn forms() -> Vec<String> {
    let encode = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    let mut forms = vec![encode(&format!("{USER}:{PASSWORD}"))];
    for secret in [PASSWORD, BODY, SESSION] {
        let json = serde_json::to_string(secret).unwrap();
        let percent = percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC);
        forms.extend([secret.to_owned(), json.trim_matches('"').to_owned(), percent.to_string()]);
        forms.push(encode(secret).trim_end_matches('=').to_owned());
        forms.push(format!("{secret:?}").trim_matches('"').to_owned());
    }
    forms
}

fn show(log: &Log, error: &Error) {
    let mut text = format!("{error} {error:?} {error:#?} {:?} {:?}", error.body(), error.api());
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text.push_str(&format!("{error} {error:?}"));
        source = error.source();
    }
    log.note(text);
}

#[tokio::test]
async fn nothing_shows_a_secret() {
    let (log, _guard) = record();
    let server = Vcenter::start().await;
    let other = Vcenter::start().await;
    let builder = builder(&server);
    log.note(format!("{builder:?} {:?} {:?}", basic(), Secret::from(PASSWORD)));
    let client = builder.build().unwrap();
    let redirect = || Fault::Redirect(format!("{}/api/session", other.url()));
    for fault in [Fault::Echo, Fault::CutJson, Fault::Html, redirect()] {
        server.next_login([fault]);
        show(&log, &client.thing("a").await.unwrap_err());
    }
    let response = client.thing("a").send().await.unwrap();
    log.note(format!("{client:?} {client:#?} {response:?} {:?}", client.thing("a")));
    let session = client.new_session().send().await.unwrap();
    assert!(session.expose().starts_with(SESSION));
    log.note(format!("{session:?} {:?}", session.headers()));
    for fault in [Fault::Echo, Fault::ResetAfterBody, redirect(), Fault::SlowHeaders] {
        server.next([fault]);
        show(&log, &client.tell(&BODY.into()).await.unwrap_err());
        server.call_ended();
    }
    server.next([Fault::Echo]);
    show(&log, &client.thing("a").await.unwrap_err());
    let id = server.state(|state| state.requests.last().unwrap().header("vmware-api-session-id").to_owned());
    server.next([Fault::Answer(200, "application/json", format!("{{\"id\": 1, \"x\": \"{id}\"}}"))]);
    show(&log, &client.thing("a").await.unwrap_err());
    server.expire();
    client.thing("a").await.unwrap();
    drop(client);
    refused(&log, &server).await;

    assert_eq!(other.state(|state| state.requests.len()), 0, "a redirect was followed");
    let text = log.text();
    assert!(text.contains("[redacted]") && text.contains("without logout()"), "{text}");
    for form in forms() {
        assert!(!text.contains(&form), "found {form:?}");
    }
}

/// Credentials that are refused, or given as they are.
async fn refused(log: &Log, server: &Vcenter) {
    server.state(|state| state.password = "another".into());
    let of = |credentials| builder(server).credentials(credentials).build().unwrap();
    show(log, &of(basic()).thing("a").await.unwrap_err());
    server.clock().advance(60 * SECOND);
    for given in [
        Credentials::session_id(Secret::from(SESSION)),
        Credentials::bearer(Secret::from(SESSION)),
        Credentials::bearer(Secret::from("\n")),
    ] {
        log.note(format!("{given:?}"));
        server.next([Fault::Echo]);
        show(log, &of(given).thing("a").await.unwrap_err());
        server.state(|state| state.faults.clear());
    }
    for url in [format!("https://{USER}:{BODY}@host"), format!("http://u:{BODY}@host/api?x={BODY}")] {
        log.note(format!("{:?}", Client::builder(url.clone())));
        show(log, &Client::builder(url).build().unwrap_err());
    }
    let proxy = Client::builder("https://host").proxy(format!("http://u:{BODY}@[bad"));
    show(log, &proxy.build().unwrap_err());
}
