//! Credentials from elsewhere, and sessions that programs share.

use std::io::Read as _;
use std::sync::{Arc, Mutex};

use base64::Engine as _;

use super::canary::record;
use super::support::{PASSWORD, USER, Vcenter, builder, client};
use crate::tests::support::Client;
use crate::{Credentials, ErrorKind, Secret, SessionStore, StoreFuture};

#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Option<Secret>>>);

impl Memory {
    fn id(&self) -> Option<String> {
        self.0.lock().unwrap().as_ref().map(|id| id.expose().to_owned())
    }
}

impl SessionStore for Memory {
    fn load<'a>(&'a self, _: &'a str) -> StoreFuture<'a, Option<Secret>> {
        Box::pin(async { Ok(self.0.lock().unwrap().clone()) })
    }

    fn save<'a>(&'a self, _: &'a str, id: &'a Secret) -> StoreFuture<'a, ()> {
        Box::pin(async {
            *self.0.lock().unwrap() = Some(id.clone());
            Ok(())
        })
    }

    fn clear<'a>(&'a self, _: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(async {
            *self.0.lock().unwrap() = None;
            Ok(())
        })
    }
}

#[tokio::test]
async fn programs_share_the_session_of_a_store() {
    let server = Vcenter::start().await;
    let store = Memory::default();
    let program = || builder(&server).session_store(store.clone()).build().unwrap();
    for _ in 0..5 {
        let client = program();
        client.thing("a").await.unwrap();
        client.logout().await.unwrap();
    }
    assert_eq!(server.state(|state| (state.logins, state.logouts)), (1, 0));
    // One that is over is replaced.
    server.expire();
    program().thing("a").await.unwrap();
    assert_eq!((server.state(|state| state.logins), store.id()), (2, Some(format!("session-{:032x}", 2))));
    // A scope has its own all the same.
    program().with_session(|inner| async move { inner.thing("a").await }).await.unwrap();
    assert_eq!(server.state(|state| (state.logins, state.logouts)), (3, 1));
    // Asked for, it is ended.
    let last = program();
    last.thing("a").await.unwrap();
    last.end_session().await.unwrap();
    assert_eq!((store.id(), server.leaked()), (None, 0));
}

#[tokio::test]
async fn a_session_that_another_program_put_out_of_the_store_is_ended() {
    let server = Vcenter::start().await;
    let store = Memory::default();
    let client = builder(&server).session_store(store.clone()).build().unwrap();
    client.thing("a").await.unwrap();
    *store.0.lock().unwrap() = Some("of another".into());
    client.logout().await.unwrap();
    assert_eq!((server.leaked(), store.id().as_deref()), (0, Some("of another")));
}

#[cfg(all(unix, feature = "session-file"))]
#[tokio::test]
async fn a_file_keeps_a_session_for_its_owner_and_server() {
    use std::os::unix::fs::PermissionsExt as _;
    let server = Vcenter::start().await;
    let folder = std::env::temp_dir().join(format!("session-{:016x}", fastrand::u64(..)));
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join("session");
    let program = |server: &Vcenter| {
        let store = crate::FileSessionStore::new(&file);
        builder(server).session_store(store).build().unwrap()
    };
    for _ in 0..3 {
        program(&server).thing("a").await.unwrap();
    }
    assert_eq!(server.state(|state| state.logins), 1);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    // Another server does not see it.
    let other = Vcenter::start().await;
    program(&other).thing("a").await.unwrap();
    assert_eq!(other.state(|state| state.logins), 1);
    // One that others can read is neither used nor trusted.
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (log, _guard) = record();
    program(&other).thing("a").await.unwrap();
    assert!(log.text().contains("can be read by others"), "{}", log.text());
    assert_eq!(other.state(|state| state.logins), 2);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn files_that_rotate_are_read_at_each_login_without_their_line_ending() {
    let server = Vcenter::start().await;
    let folder = std::env::temp_dir().join(format!("files-{:016x}", fastrand::u64(..)));
    std::fs::create_dir(&folder).unwrap();
    let (user, password) = (folder.join("user"), folder.join("password"));
    std::fs::write(&user, format!("{USER}\n")).unwrap();
    let client = builder(&server).credentials(Credentials::from_files(&user, &password)).build().unwrap();
    let missing = client.thing("a").await.unwrap_err();
    assert_eq!(missing.kind(), ErrorKind::Credentials);
    assert!(missing.to_string().contains("No such file"), "{missing}");
    std::fs::write(&password, format!("{PASSWORD}\r\n")).unwrap();
    client.thing("a").await.unwrap();
    server.expire();
    server.state(|state| state.password = "rotated\n".into());
    std::fs::write(&password, "rotated\n\n").unwrap();
    client.thing("a").await.unwrap();
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn the_environment_is_read() {
    let server = Vcenter::start().await;
    let named =
        |user, password| builder(&server).credentials(Credentials::from_env_vars(user, password)).build().unwrap();
    named("CARGO_PKG_NAME", "CARGO_PKG_VERSION").thing("a").await.unwrap_err();
    let sent = server.state(|state| state.requests[0].header("authorization").to_owned());
    let pair = format!("{}:{}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    assert_eq!(sent, format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(pair)));
    let error = named("NO_SUCH_VARIABLE", "CARGO_PKG_VERSION").thing("a").await.unwrap_err();
    assert!(error.to_string().contains("the environment variable NO_SUCH_VARIABLE is not set"), "{error}");
}

#[tokio::test]
async fn tokens_are_exchanged_for_a_session() {
    let server = Vcenter::start().await;
    let header = async |credentials| {
        let error = builder(&server).credentials(credentials).build().unwrap().thing("a").await.unwrap_err();
        assert!(error.to_string().contains("the token right, and still valid?"), "{error}");
        server.state(|state| {
            let seen = state.requests.last().unwrap();
            assert!(seen.is_login());
            seen.header("authorization").to_owned()
        })
    };
    assert_eq!(header(Credentials::jwt(Secret::from("a.b.c"))).await, "Bearer a.b.c");
    let saml = header(Credentials::saml_bearer(Secret::from("<saml2:Assertion/>"))).await;
    let token = saml.strip_prefix("SIGN token=\"").and_then(|rest| rest.strip_suffix('"')).unwrap();
    let packed = base64::engine::general_purpose::STANDARD.decode(token).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(&*packed).read_to_string(&mut text).unwrap();
    assert_eq!(text, "<saml2:Assertion/>");
}

#[cfg(feature = "holder-of-key")]
#[tokio::test]
async fn a_key_is_proven_anew_in_each_flavour_and_at_each_attempt() {
    use super::support::raw::Raw;
    use super::support::{http::Reply, skipping};

    let (log, _guard) = record();
    let key = include_str!("support/holder.pem");
    let credentials = Credentials::saml_holder_of_key(Secret::from("<saml2:Assertion/>"), Secret::from(key));
    let mut tries = 0;
    let server = Raw::start(move |seen| match (&*seen.target, &*seen.method) {
        ("/rest/com/vmware/cis/session", "POST") => {
            tries += 1;
            let status = if tries == 1 { 503 } else { 200 };
            Reply::new(status, "application/json", r#"{"value": "session"}"#).bytes()
        }
        ("/rest/com/example/thing", _) => {
            Reply::new(200, "application/json", r#"{"value": {"id": "a", "parts": []}}"#).bytes()
        }
        _ => {
            let unauthenticated =
                r#"{"type": "com.vmware.vapi.std.errors.unauthenticated", "value": {"messages": []}}"#;
            let looks = seen.target.contains("~action=get");
            let (status, body) = if looks { (401, unauthenticated) } else { (404, "404 page not found") };
            Reply::new(status, "application/json", body).bytes()
        }
    })
    .await;
    let url = server.url();
    let client = Client::builder(url).credentials(credentials.clone()).clock(skipping()).build().unwrap();
    assert_eq!(client.legacy_thing().await.unwrap().id, "a");
    let shown: Vec<String> = server
        .seen()
        .iter()
        .map(|seen| seen.header("authorization").to_owned())
        .filter(|shown| !shown.is_empty())
        .collect();
    assert!(shown.len() >= 3 && shown.iter().all(|shown| shown.starts_with("SIGN token=\"H4sI")), "{shown:?}");
    let different: std::collections::BTreeSet<&String> = shown.iter().collect();
    assert_eq!(different.len(), shown.len());
    let text = format!("{credentials:?} {client:?} {}", log.text());
    assert!(!text.contains("H4sI") && !text.contains("Assertion") && !text.contains("PRIVATE"), "{text}");

    let odd = Credentials::saml_holder_of_key(Secret::from("<saml2:Assertion/>"), Secret::from("no key"));
    let error = Client::builder(server.url()).credentials(odd).build().unwrap().thing("a").await.unwrap_err();
    assert_eq!(error.kind(), crate::ErrorKind::Credentials);
    assert!(error.to_string().contains("no RSA key of at least 2048 bits in PEM"), "{error}");
}

#[tokio::test]
async fn sessions_are_seen_in_the_log() {
    let (log, _guard) = record();
    let server = Vcenter::start().await;
    let client: Client = client(&server);
    client.thing("a").await.unwrap();
    server.expire();
    client.thing("a").await.unwrap();
    client.logout().await.unwrap();
    let wrong = builder(&server).credentials(Credentials::basic(USER, Secret::from("c4nary"))).build().unwrap();
    wrong.thing("a").await.unwrap_err();
    let text = log.text();
    for event in ["logged in", "renewed the session", "ended the session", "the server refused the credentials"] {
        assert_eq!(text.lines().filter(|line| line.contains(event)).count(), 1, "{event}: {text}");
    }
    assert!(!text.contains("c4nary") && !text.contains("session-0"), "{text}");
}
