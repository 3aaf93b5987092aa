//! Security schemes: each request shows what its operation asks for, and nothing else shows anything of it.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures_util::future::join_all;

use super::canary::record;
use super::support::http::{Reply, Seen};
use super::support::raw::Raw;
use crate::clock::SteppedClock;
use crate::generated::{Call, Credential, Method, Operation, Scheme, Shows};
use crate::{Connection as Client, ErrorKind, ProviderError, Secret};

const TOKEN: Scheme = Scheme::new("token", "token", Shows::Token("Bearer"));
const DIGEST: Scheme = Scheme::new("digest", "digest", Shows::Token("Digest"));
const PERSON: Scheme = Scheme::new("person", "person", Shows::Basic);
const HEADER: Scheme = Scheme::new("siteKey", "site_key", Shows::Header("X-Site"));
const QUERY: Scheme = Scheme::new("query", "query", Shows::Query("a key"));
const COOKIE: Scheme = Scheme::new("cookie", "cookie", Shows::Cookie("crumb"));

const FREE: Operation = Operation::new("free", Method::Get, "/free").security(&[&[]]);
const BY_TOKEN: Operation = Operation::new("by_token", Method::Get, "/token").security(&[&[&TOKEN]]);
const BY_DIGEST: Operation = Operation::new("by_digest", Method::Get, "/digest").security(&[&[&DIGEST]]);
const BY_QUERY: Operation =
    Operation::new("by_query", Method::Get, "/query").constant_query(&[("x", "1")]).security(&[&[&QUERY]]);
const BY_COOKIE: Operation = Operation::new("by_cookie", Method::Get, "/cookie").security(&[&[&COOKIE]]);
const BY_ALL: Operation =
    Operation::new("by_all", Method::Get, "/all").security(&[&[&TOKEN, &QUERY], &[&HEADER, &PERSON, &QUERY, &COOKIE]]);
const BETTER: Operation = Operation::new("better", Method::Get, "/better").security(&[&[], &[&HEADER]]);

/// Values that can be told from everything else, one for each scheme.
const SECRETS: [&str; 5] = ["t0ken-c4nary", "p:ß w\"c4nary", "h3ader-c4nary", "qu&ry c4nary", "c0okie c4nary"];

/// A server that keeps what it is sent, and answers as `answer` says.
async fn server(answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> (String, Arc<Mutex<Vec<Seen>>>) {
    let server = Raw::start(move |seen| answer(seen).bytes()).await;
    (server.url(), server.kept())
}

fn client(url: &str, credentials: impl IntoIterator<Item = Credential>) -> Client {
    let builder = crate::ClientBuilder::<Client, Credential>::new(url, "test/1").clock(SteppedClock::new());
    credentials.into_iter().fold(builder, |builder, one| builder.credentials(one)).build().unwrap()
}

fn all() -> Vec<Credential> {
    let [token, password, header, query, cookie] = SECRETS;
    vec![
        Credential::secret(&TOKEN, Secret::from(token)),
        Credential::login(&PERSON, "ann", Secret::from(password)),
        Credential::secret(&HEADER, Secret::from(header)),
        Credential::secret(&QUERY, Secret::from(query)),
        Credential::secret(&COOKIE, Secret::from(cookie)),
    ]
}

const AWAY: Operation =
    Operation::new("away", Method::Get, "/away").server("http://away.localhost").security(&[&[&TOKEN]]);
const AWAY_AS_ANYBODY: Operation =
    Operation::new("away", Method::Get, "/away").server("http://away.localhost").security(&[&[&TOKEN], &[]]);

#[tokio::test(flavor = "current_thread")]
async fn nobody_is_asked_for_what_may_not_go_elsewhere() {
    let (url, kept) = server(|_| Reply::empty(204)).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let provider = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        async { Ok::<_, ProviderError>(Secret::from(SECRETS[0])) }
    };
    let builder = crate::ClientBuilder::<Client, Credential>::new(&url, "test/1").proxy(&url);
    let client = builder.credentials(Credential::secret_from(&TOKEN, provider)).build().unwrap();
    let error = Call::<()>::void(&client, &AWAY).await.unwrap_err();
    assert!(error.to_string().contains("it goes to another server"), "{error}");
    assert_eq!((asked.load(Ordering::Relaxed), kept.lock().unwrap().len()), (0, 0));
    // Where nobody need be known, nobody is.
    Call::<()>::void(&client, &AWAY_AS_ANYBODY).await.unwrap();
    let seen = kept.lock().unwrap().clone();
    assert!(seen.len() == 1 && !format!("{seen:?}").contains("c4nary"), "{seen:?}");
    assert_eq!(asked.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_request_shows_what_its_operation_asks_for_and_no_more() {
    let (url, kept) = server(|_| Reply::empty(204)).await;
    let client = client(&url, all());
    for operation in [&FREE, &BY_TOKEN, &BY_QUERY, &BY_COOKIE, &BETTER] {
        Call::void(&client, operation).await.unwrap();
    }
    let shown: Vec<_> = kept
        .lock()
        .unwrap()
        .drain(..)
        .map(|seen| {
            let header = |name: &str| seen.header(name).to_owned();
            (seen.target.clone(), [header("authorization"), header("x-site"), header("cookie")])
        })
        .collect();
    let expected = [
        ("/free", ["", "", ""]),
        ("/token", ["Bearer t0ken-c4nary", "", ""]),
        ("/query?x=1&a%20key=qu%26ry%20c4nary", ["", "", ""]),
        ("/cookie", ["", "", "crumb=c0okie%20c4nary"]),
        ("/better", ["", "h3ader-c4nary", ""]),
    ];
    assert_eq!(shown, expected.map(|(target, headers)| (target.to_owned(), headers.map(str::to_owned))));
}

#[tokio::test]
async fn the_first_alternative_that_the_client_has_everything_for_is_used() {
    let (url, kept) = server(|_| Reply::empty(204)).await;
    let client = client(&url, all().split_off(1));
    Call::void(&client, &BY_ALL).await.unwrap();
    let seen = kept.lock().unwrap().pop().unwrap();
    assert_eq!(seen.target, "/all?a%20key=qu%26ry%20c4nary");
    assert!(seen.header("authorization").starts_with("Basic "));
    assert_eq!((seen.header("x-site"), seen.header("cookie")), ("h3ader-c4nary", "crumb=c0okie%20c4nary"));
}

#[tokio::test]
async fn without_credentials_nothing_is_sent_and_the_error_says_which_are_needed() {
    let (url, kept) = server(|_| Reply::empty(204)).await;
    let client = client(
        &url,
        [Credential::secret(&TOKEN, Secret::from("t")), Credential::secret(&DIGEST, Secret::from("a\nb"))],
    );
    let error = Call::void(&client, &BY_ALL).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    let says = error.to_string();
    assert!(says.contains("`token` and `query`, or `siteKey` and `person` and `query` and `cookie`"), "{says}");
    assert!(says.contains("Credentials::token and Credentials::query, or Credentials::site_key"), "{says}");
    let unfit = Call::void(&client, &BY_DIGEST).await.unwrap_err();
    assert!(unfit.to_string().contains("`digest` does not fit into a header"), "{unfit}");
    assert!(kept.lock().unwrap().is_empty());
    Call::void(&client, &BETTER).await.unwrap();
    assert_eq!(kept.lock().unwrap().len(), 1);
}

/// Tokens `token-1`, `token-2`, …
fn counted(asked: &Arc<AtomicUsize>) -> Credential {
    let asked = Arc::clone(asked);
    Credential::secret_from(&TOKEN, move || {
        let number = asked.fetch_add(1, Ordering::SeqCst) + 1;
        async move { Ok(Secret::from(format!("token-{number}"))) }
    })
}

#[tokio::test]
async fn a_token_that_is_over_is_renewed_once_for_all_calls() {
    let accepted = Arc::new(Mutex::new("Bearer token-1"));
    let now = Arc::clone(&accepted);
    let (url, _) =
        server(move |seen| Reply::empty(if seen.header("authorization") == *now.lock().unwrap() { 204 } else { 401 }))
            .await;
    let asked = Arc::default();
    let client = client(&url, [counted(&asked)]);
    for outcome in join_all((0..20).map(|_| Call::void(&client, &BY_TOKEN).send())).await {
        outcome.unwrap();
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    *accepted.lock().unwrap() = "Bearer token-2";
    for outcome in join_all((0..20).map(|_| Call::void(&client, &BY_TOKEN).send())).await {
        outcome.unwrap();
    }
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_provider_whose_tokens_are_never_accepted_is_not_asked_without_end() {
    let (url, kept) = server(|_| Reply::empty(401)).await;
    let asked = Arc::default();
    let client = client(&url, [counted(&asked)]);
    for _ in 0..5 {
        assert!(Call::void(&client, &BY_TOKEN).await.unwrap_err().is_unauthenticated());
    }
    assert_eq!((asked.load(Ordering::SeqCst), kept.lock().unwrap().len()), (2, 6));
}

#[tokio::test]
async fn what_becomes_of_a_provider_is_told_and_the_next_call_asks_again() {
    let (url, kept) = server(|_| Reply::empty(204)).await;
    let asked: Arc<AtomicUsize> = Arc::default();
    let first = Arc::clone(&asked);
    let client = client(
        &url,
        [Credential::login_from(&PERSON, move || {
            let number = first.fetch_add(1, Ordering::SeqCst);
            async move {
                if number == 0 {
                    Err(ProviderError::from("the vault is closed"))
                } else {
                    Ok(("ann".to_owned(), Secret::from("p")))
                }
            }
        })],
    );
    const BY_PERSON: Operation = Operation::new("by_person", Method::Get, "/person").security(&[&[&PERSON]]);
    let error = Call::void(&client, &BY_PERSON).await.unwrap_err();
    assert!(error.to_string().contains("Credentials::person failed: the vault is closed"), "{error}");
    Call::void(&client, &BY_PERSON).await.unwrap();
    assert_eq!(kept.lock().unwrap()[0].header("authorization"), "Basic YW5uOnA=");
}

/// Each scheme as a document has it alone, and several together.
#[tokio::test]
async fn no_secret_is_shown_elsewhere() {
    let (log, _guard) = record();
    let mut text = String::new();
    let (elsewhere, kept_elsewhere) = server(|_| Reply::empty(204)).await;
    let away = format!("{elsewhere}/token");
    let (url, _) = server(move |seen| match seen.target.as_str() {
        target if target.contains("query") => Reply::empty(307).with("location", away.clone()),
        _ => Reply::new(500, "text/plain", format!("{seen:?} {:?}", seen.headers)),
    })
    .await;
    for credentials in all().into_iter().map(|one| vec![one]).chain([all()]) {
        write!(text, "{credentials:?}").unwrap();
        let client = client(&url, credentials);
        write!(text, "{client:?} {client:#?}").unwrap();
        for operation in [&FREE, &BY_TOKEN, &BY_QUERY, &BY_COOKIE, &BY_ALL, &BETTER] {
            write!(text, "{:?}", Call::void(&client, operation)).unwrap();
            let error = Call::void(&client, operation).await.unwrap_err();
            write!(text, "{error} {error:?} {error:#?} {:?}", error.body()).unwrap();
        }
    }
    text.push_str(&log.text());
    assert!(text.contains("[redacted]"), "{text}");
    for secret in SECRETS {
        let encoded = percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC).to_string();
        for form in [secret, &encoded, &format!("{secret:?}"), &secret.replace(' ', "%20"), &secret.replace('&', "%26")]
        {
            assert!(!text.contains(form.trim_matches('"')), "{form} is shown");
        }
    }
    assert!(!text.contains("c4nary"), "a part of a secret is shown");
    assert!(kept_elsewhere.lock().unwrap().is_empty());
}
