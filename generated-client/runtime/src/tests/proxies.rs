//! Proxies on the way, and what they do.

use super::support::raw::{Raw, thing};
use super::support::{Client, ClientBuilder, skipping, somebody};
use crate::tests::support::http::{Reply, Seen};
use crate::{AnsweredBy, ErrorKind, Fate, NextStep, RetryPolicy};

const PASSWORD: &str = "hunter2 & co";

fn through(proxy: &Raw, url: &str) -> ClientBuilder {
    let proxy = format!("http://proxyuser:hunter2%20%26%20co@{}", proxy.address);
    Client::builder(url)
        .credentials(somebody())
        .clock(skipping())
        .danger_allow_http(true)
        .proxy(proxy)
        .retry(RetryPolicy::default().max_attempts(3))
}

type Answer = Box<dyn Fn(&Seen) -> Vec<u8> + Send + Sync>;

fn refusal(status: u16) -> Answer {
    let page = format!("<html>proxyuser:{PASSWORD} may not");
    Box::new(move |_| Reply::new(status, "text/html", page.clone()).with("proxy-authenticate", "Basic").bytes())
}

/// In the clear the proxy is asked for the whole URL, else for a way to the server.
const WAYS: &[&str] = &[
    "http://vcenter.test",
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    "https://vcenter.test",
];

#[tokio::test]
async fn a_proxy_that_wants_other_credentials_is_named_and_asked_once() {
    for url in WAYS {
        let proxy = Raw::start(refusal(407)).await;
        let client = through(&proxy, url).build().unwrap();
        for call in [client.open_thing(), client.thing("a")] {
            let before = proxy.seen().len();
            let error = call.await.unwrap_err();
            assert_eq!(proxy.seen().len(), before + 1, "{url}: {error}");
            assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Proxy, 407), "{url}: {error}");
            assert_eq!((error.answered_by(), error.fate()), (AnsweredBy::Between, Fate::NotSent), "{url}");
            assert_eq!((error.next_step(), error.is_connect()), (NextStep::GiveUp, true), "{url}");
            let shown = format!("{error} {error:?} {:?}", error.body());
            assert!(shown.contains(&format!("the proxy {}", proxy.address)), "{shown}");
            assert!(!shown.contains("hunter2"), "{shown}");
        }
        assert!(proxy.seen().iter().all(|seen| seen.header("proxy-authorization").starts_with("Basic ")));
    }
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn a_proxy_that_does_not_connect_is_told_as_one() {
    for (status, kind, attempts, next) in
        [(403, ErrorKind::Proxy, 1, NextStep::GiveUp), (503, ErrorKind::Connect, 3, NextStep::RepeatLater)]
    {
        let proxy = Raw::start(refusal(status)).await;
        // Nothing was sent, so any method may be sent again.
        let error = through(&proxy, "https://vcenter.test").build().unwrap().poke().await.unwrap_err();
        assert_eq!((error.kind(), error.attempts(), error.next_step()), (kind, attempts, next), "{error}");
        assert_eq!((error.fate(), proxy.seen().len()), (Fate::NotSent, attempts as usize), "{error}");
        assert!(error.to_string().contains(&format!("the proxy {}", proxy.address)), "{error}");
    }
    let closing = Raw::start(|_| Vec::new()).await;
    let error = through(&closing, "https://vcenter.test").build().unwrap().poke().await.unwrap_err();
    assert!(error.to_string().contains("no connection to the proxy 127.0.0.1"), "{error}");
    assert_eq!((error.kind(), error.fate()), (ErrorKind::Connect, Fate::NotSent));
}

#[tokio::test]
async fn the_server_never_sees_what_is_for_the_proxy() {
    let proxy = Raw::start(|_| thing().bytes()).await;
    let client = through(&proxy, "http://vcenter.test:8080").build().unwrap();
    client.open_thing().await.unwrap();
    let seen = proxy.seen().remove(0);
    assert_eq!((&*seen.target, seen.header("host")), ("http://vcenter.test:8080/api/open", "vcenter.test:8080"));
    assert!(!format!("{client:?}").contains("hunter2"));
    assert!(!format!("{:?}", through(&proxy, "http://vcenter.test")).contains("hunter2"));
}

#[test]
fn other_kinds_of_proxies_are_refused_in_words() {
    for (url, why) in [
        ("socks5://me:hunter2@proxy.test:1080", "speaks socks5"),
        ("socks5h://proxy.test", "speaks socks5h"),
        ("ftp://me:hunter2@proxy.test", "does not begin with http://"),
        ("proxy.test:3128", "does not begin with http://"),
        ("http://", "not usable"),
    ] {
        let error = Client::builder("http://127.0.0.1:1").proxy(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{url}");
        assert!(error.to_string().contains(why) && !error.to_string().contains("hunter2"), "{url}: {error}");
    }
}
