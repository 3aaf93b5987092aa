//! Answers of something in between, and what is told of a request after them.

use std::time::Duration;

use super::support::http::Reply;
use super::support::{Client, PASSWORD, SECOND, Thing, USER, basic, hostile, skipping};
use crate::clock::{Clock as _, SteppedClock};
use crate::vapi::errors::ErrorType;
use crate::{AnsweredBy, Credentials, Error, ErrorKind, Fate, NextStep, RetryPolicy, Secret};

fn client(url: &str) -> Client {
    Client::builder(url).credentials(basic()).clock(skipping()).no_proxy().build().unwrap()
}

fn page(status: u16) -> Reply {
    Reply::new(status, "text/html", "<html>nothing here</html>")
}

fn thing(id: &str) -> Reply {
    Reply::json(200, &serde_json::to_value(Thing::new(id)).unwrap())
}

async fn post(reply: Reply) -> Error {
    client(&hostile::answers([reply]).await).create_thing("a").await.unwrap_err()
}

#[tokio::test]
async fn the_page_of_a_proxy_does_not_say_that_a_thing_is_deleted() {
    let url = hostile::answers([Reply::empty(503), page(404)]).await;
    let error = client(&url).delete_thing("a").await.unwrap_err();
    assert!(!error.is_not_found());
    assert_eq!((error.answered_by(), error.fate()), (AnsweredBy::Between, Fate::Unknown), "the 503 may have done it");
    let gone = Reply::error(404, "NOT_FOUND", "no such thing");
    client(&hostile::answers([Reply::empty(503), gone.clone()]).await).delete_thing("a").await.unwrap();
    // A 429 did nothing, so what is not there was not there before.
    let url = hostile::answers([Reply::empty(429), gone]).await;
    assert!(client(&url).delete_thing("a").await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_404_of_something_in_between_is_not_that_of_the_api() {
    for reply in [
        page(404),
        Reply::empty(404),
        Reply::new(404, "text/plain", "default backend - 404"),
        Reply::json(404, &serde_json::json!({ "message": "no Route matched with those values" })),
        Reply::json(404, &serde_json::json!({ "error_type": "route", "path": "/api" })),
    ] {
        let error = client(&hostile::answers([reply.clone()]).await).thing("a").await.unwrap_err();
        assert!(!error.is_not_found(), "{reply:?}");
        assert_eq!((error.answered_by(), error.next_step()), (AnsweredBy::Between, NextStep::RepeatLater), "{reply:?}");
    }
    let legacy = serde_json::json!({ "type": "com.vmware.vapi.std.errors.not_found", "value": { "messages": [] } });
    let error = client(&hostile::answers([Reply::json(404, &legacy)]).await).thing("a").await.unwrap_err();
    assert!(error.is_not_found() && error.answered_by() == AnsweredBy::Api);
}

#[tokio::test]
async fn a_post_behind_a_gateway_may_have_been_carried_out() {
    let reset = "upstream connect error or disconnect/reset before headers";
    for reply in [
        page(502),
        page(504),
        Reply::empty(408),
        page(500),
        Reply::new(503, "text/plain", reset),
        Reply::error(500, "TIMED_OUT", "it took too long"),
        page(200),
        Reply::empty(200),
    ] {
        let error = post(reply.clone()).await;
        assert!(error.outcome_is_unknown() && !error.is_retryable(), "{reply:?}: {error:?}");
        assert_eq!((error.fate(), error.next_step()), (Fate::Unknown, NextStep::LookFirst), "{reply:?}");
        assert!(error.to_string().contains("t may have been carried out: look before"), "{error}");
        assert_eq!(error.attempts(), 1);
    }
    for reply in [Reply::error(500, "RESOURCE_BUSY", "later"), Reply::error(503, "SERVICE_UNAVAILABLE", ""), page(429)]
    {
        let error = post(reply.clone()).await;
        assert!(!error.outcome_is_unknown() && error.is_retryable(), "{reply:?}: {error:?}");
        assert_eq!(error.fate(), Fate::Refused, "{reply:?}");
    }
    let lost = post(Reply::json(201, &serde_json::json!({ "id": 7 }))).await;
    assert_eq!((lost.fate(), lost.next_step()), (Fate::Answered, NextStep::GiveUp));
    assert!(lost.to_string().contains("it was carried out, its result is lost"), "{lost}");
}

#[tokio::test]
async fn a_failure_after_a_doubtful_attempt_is_no_word_about_that_one() {
    for last in [Reply::error(500, "ERROR", "no"), Reply::error(400, "INVALID_ARGUMENT", "no"), page(403)] {
        let url = hostile::answers([page(200), last.clone()]).await;
        let error = client(&url).delete_thing("a").await.unwrap_err();
        assert_eq!((error.fate(), error.attempts()), (Fate::Unknown, 2), "{last:?}");
        assert_eq!(error.status().unwrap().as_u16(), last.status);
    }
}

#[tokio::test]
async fn no_duration_is_too_long() {
    let retry_after = |seconds: &str| Reply::empty(503).with("retry-after", seconds.to_owned());
    for seconds in ["18446744073709551615", "18446744073709551616", "999999999999999999999999"] {
        let error = client(&hostile::answers([retry_after(seconds)]).await).thing("a").await.unwrap_err();
        assert_eq!(error.retry_after(), Some(Duration::from_secs(u64::MAX)));
    }
    let url = hostile::start(|seen| match seen.header("authorization").is_empty() {
        true => Some(thing("a")),
        false => Some(Reply::error(401, "UNAUTHENTICATED", "no")),
    });
    let most = RetryPolicy::default().min_delay(Duration::MAX).max_delay(Duration::MAX);
    let client = Client::builder(url.await)
        .credentials(Credentials::bearer(Secret::from("token")))
        .timeout(Duration::MAX)
        .connect_timeout(Duration::MAX)
        .idle_timeout(Duration::MAX)
        .login_cool_down(Duration::MAX)
        .keep_alive(Duration::MAX)
        .retry(most)
        .no_proxy()
        .build()
        .unwrap();
    assert!(client.thing("a").timeout(Duration::MAX).await.unwrap_err().is_unauthenticated());
    client.open_thing().timeout(Duration::MAX).await.unwrap();
}

#[tokio::test]
async fn a_cool_down_without_end_is_no_panic() {
    let server = super::support::Vcenter::start().await;
    let client = super::support::builder(&server)
        .credentials(Credentials::basic(USER, Secret::from("not-this-one")))
        .login_cool_down(Duration::MAX)
        .build()
        .unwrap();
    server.clock().advance(SECOND);
    for _ in 0..2 {
        assert!(client.thing("a").await.unwrap_err().is_unauthenticated());
    }
    assert_eq!(server.state(|state| state.login_attempts), 1);
}

#[tokio::test]
async fn an_echo_with_escapes_shows_no_secret() {
    let escaped: String = PASSWORD.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let percent = percent_encoding::utf8_percent_encode(PASSWORD, percent_encoding::NON_ALPHANUMERIC).to_string();
    let api = format!(
        r#"{{"error_type":"ERROR","messages":[{{"id":"m","default_message":"you sent {escaped}","args":[]}}]}}"#
    );
    for body in [api, format!(r#"{{"message":"you sent {escaped}"}}"#), format!("you sent {}", percent.to_lowercase())]
    {
        let url = hostile::answers([Reply::new(400, "application/json", body)]).await;
        let error = client(&url).tell(&PASSWORD.into()).await.unwrap_err();
        let shown = format!("{error} {:?} {:?}", error.body(), error.api());
        assert!(shown.contains("you sent [redacted]"), "{shown}");
        assert!(!shown.contains(&escaped[..30]) && !shown.to_lowercase().contains("%3a%40"), "{shown}");
    }
    // Where the body is cut, part of the session id is left.
    let filler = "x".repeat(64 * 1024 - 9);
    let url = hostile::answers([Reply::new(500, "text/plain", format!("{filler} a-session-id"))]).await;
    let error = client(&url).thing("a").await.unwrap_err();
    assert!(error.body().unwrap().ends_with("x [redacted]"), "{:?}", &error.body().unwrap()[65_500..]);
    // One letter is no reason to tear words apart.
    let url = hostile::answers([Reply::error(400, "INVALID_ARGUMENT", "the element here is not one of these")]).await;
    let error = client(&url).tell(&"e".into()).await.unwrap_err();
    assert!(error.to_string().contains("the element here is not one of these"), "{error}");
}

#[tokio::test]
async fn a_proxy_that_shows_what_it_was_shown() {
    let url = hostile::start(|seen| Some(Reply::new(407, "text/plain", format!("no: {:?}", seen.headers)))).await;
    let proxy = url.replace("http://", "http://proxy-user:proxy%2Dpassword@");
    let client = Client::builder("http://vcenter.test").danger_allow_http(true).proxy(proxy).clock(skipping());
    let error = client.build().unwrap().open_thing().await.unwrap_err();
    let encoded = "cHJveHktdXNlcjpwcm94eS1wYXNzd29yZA";
    let shown = format!("{error} {error:?} {:?}", error.body());
    assert!(shown.contains("[redacted]") && !shown.contains(encoded), "{shown}");
    assert_eq!((error.answered_by(), error.next_step()), (AnsweredBy::Between, NextStep::GiveUp));
}

#[tokio::test]
async fn a_line_is_one_line_and_short_whatever_the_server_says() {
    let error_type = format!("A\r\n\u{1b}[31m\u{202e}{}", "B".repeat(100_000));
    let error = post(Reply::error(400, &error_type, "one\ntwo\u{1b}[0m")).await;
    let line = error.to_string();
    assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{line:?}");
    assert!(line.chars().count() <= 400, "{line}");
}

#[tokio::test]
async fn the_type_of_an_error_is_found_in_a_body_that_is_large_or_odd() {
    let message = "long ".repeat(20_000);
    let large =
        format!(r#"{{"messages":[{{"id":"m","default_message":"{message}","args":[]}}],"error_type":"NOT_FOUND"}}"#);
    let lone = r#"{"messages":[{"id":"m","default_message":"\ud83d","args":[]}],"error_type":"NOT_FOUND"}"#.to_owned();
    for body in [large, lone] {
        let url = hostile::answers([Reply::new(404, "application/json", body)]).await;
        let error = client(&url).thing("a").await.unwrap_err();
        assert!(error.is_not_found() && matches!(error.error_type(), Some(ErrorType::NotFound)), "{error}");
    }
}

#[tokio::test]
async fn a_null_is_an_empty_list() {
    let url = hostile::answers([Reply::json(200, &serde_json::json!({ "id": "a", "parts": null }))]).await;
    assert_eq!(client(&url).thing("a").await.unwrap().parts, []);
    let url = hostile::answers([Reply::json(200, &serde_json::json!({ "id": null, "parts": [] }))]).await;
    assert_eq!(client(&url).thing("a").await.unwrap_err().json_path(), Some("id"));
}

#[tokio::test]
async fn the_status_of_a_body_that_stalls_is_kept() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let clock = SteppedClock::new();
    let passes = clock.clone();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        let _ = stream.write_all(b"HTTP/1.1 429 Busy\r\ncontent-length: 100\r\n\r\nslow").await;
        loop {
            // The timer of the call, and that of the next byte.
            if passes.sleepers() == 2 {
                passes.advance(Duration::from_secs(10));
            }
            tokio::task::yield_now().await;
        }
    });
    let client = Client::builder(url).clock(clock).no_proxy().build().unwrap();
    let error = client.open_thing().timeout(30 * SECOND).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().map(|status| status.as_u16())),
        (ErrorKind::Timeout, Some(429)),
        "{error}"
    );
    assert_eq!(error.fate(), Fate::Refused);
}

#[tokio::test]
async fn two_hundred_tasks_survive_a_second_of_503() {
    let clock = SteppedClock::new();
    let (of_server, begun) = (clock.clone(), clock.now());
    let down = move || (SECOND..2 * SECOND).contains(&(of_server.now() - begun));
    let requests = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = std::sync::Arc::clone(&requests);
    let url = hostile::start(move |_| {
        counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Some(if down() { Reply::empty(503) } else { thing("a") })
    })
    .await;
    let client = Client::builder(url).credentials(basic()).clock(clock.clone()).no_proxy().build().unwrap();
    client.thing("a").await.unwrap();
    clock.advance(SECOND);
    let tasks: Vec<_> = (0..200)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.thing("a").await })
        })
        .collect();
    let ticks = tokio::spawn(async move {
        loop {
            clock.advance(Duration::from_millis(10));
            for _ in 0..200 {
                tokio::task::yield_now().await;
            }
        }
    });
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    ticks.abort();
    let requests = requests.load(std::sync::atomic::Ordering::Relaxed);
    assert!(requests <= 1 + 200 * 4, "{requests}");
}
