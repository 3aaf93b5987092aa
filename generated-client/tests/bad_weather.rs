//! Waiting, and settling what is unknown, with a server that says whatever a test wants.

#![allow(clippy::unwrap_used, reason = "what cannot be set up fails the test")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use vsphere_automation::appliance::recovery::reconciliation::job::{CreateSpec, Info, Status};
use vsphere_automation::clock::{Clock as _, SteppedClock};
use vsphere_automation::hvc::links;
use vsphere_automation::{Client, Credentials, Pending, RetryPolicy, Secret, Settled, WaitError, WaitPolicy};

const SECOND: Duration = Duration::from_secs(1);

/// Status, more of the head, body.
type Reply = (u16, &'static str, String);

/// Answers GET and POST, each with its replies one after the other; the last stays. Logins succeed.
async fn server(get: Vec<Reply>, post: Vec<Reply>) -> (Client, SteppedClock) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let replies = Arc::new(Mutex::new((get, post)));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Arc::clone(&replies)));
        }
    });
    let clock = SteppedClock::new().skipping(30 * SECOND);
    let client =
        Client::builder(url).credentials(Credentials::basic("user", Secret::from("password"))).clock(clock.clone());
    (client.retry(RetryPolicy::off()).no_proxy().build().unwrap(), clock)
}

async fn serve(mut stream: TcpStream, replies: Arc<Mutex<(Vec<Reply>, Vec<Reply>)>>) {
    let mut buffer = vec![0; 64 * 1024];
    // Requests here are small enough to come in one piece.
    while let Ok(length @ 1..) = stream.read(&mut buffer).await {
        let head = String::from_utf8_lossy(&buffer[..length]).into_owned();
        let next = |replies: &mut Vec<Reply>| if replies.len() > 1 { replies.remove(0) } else { replies[0].clone() };
        let (status, more, body) = match head.split(' ').next() {
            _ if head.starts_with("POST /api/session ") => (201, "", "\"a-session\"".to_owned()),
            Some("POST") => next(&mut replies.lock().unwrap().1),
            _ => next(&mut replies.lock().unwrap().0),
        };
        let reply = format!("HTTP/1.1 {status} X\r\n{more}content-length: {}\r\n\r\n{body}", body.len());
        if stream.write_all(reply.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn ok(body: &Value) -> Reply {
    (200, "", body.to_string())
}

fn page(status: u16) -> Reply {
    (status, "content-type: text/html\r\n", "<html>busy</html>".to_owned())
}

fn job(status: &str, more: Value) -> Reply {
    let text = json!({ "id": "m", "default_message": "x", "args": [] });
    let mut info = json!({ "description": text, "service": "s", "operation": "o", "status": status,
        "messages": [], "progress": 0 });
    info.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    ok(&info)
}

fn error(status: u16, error_type: &str) -> Reply {
    (status, "", json!({ "error_type": error_type, "messages": [] }).to_string())
}

async fn create(get: Vec<Reply>, post: Vec<Reply>) -> Result<Info, WaitError> {
    let (client, _) = server(get, post).await;
    client.reconciliation_job().create_and_wait(&CreateSpec::new(), WaitPolicy::default()).await
}

#[tokio::test]
async fn an_outage_of_minutes_is_survived_and_one_of_a_quarter_of_an_hour_is_not() {
    let running = job("RUNNING", json!({}));
    let mut get = vec![running.clone(), page(500), page(200), (401, "", String::new()), (401, "", String::new())];
    get.extend([error(500, "ERROR"), page(404), page(403), (302, "location: /sso\r\n", String::new())]);
    get.extend(vec![(503, "", String::new()); 12]);
    get.push(job("SUCCEEDED", json!({})));
    let (client, clock) = server(get, vec![]).await;
    client.reconciliation_job().wait(WaitPolicy::default()).await.unwrap();
    assert!(clock.now() > 300 * SECOND, "{:?}", clock.now());

    let (client, clock) = server(vec![running.clone(), page(503)], vec![]).await;
    let ended = client.reconciliation_job().wait(WaitPolicy::default()).await.unwrap_err();
    assert!(ended.is_poll_failed() && clock.now() > 900 * SECOND, "{ended}");
    let (client, clock) = server(vec![running, page(503)], vec![]).await;
    let brief = WaitPolicy::new().tolerate(60 * SECOND);
    assert!(client.reconciliation_job().wait(brief).await.unwrap_err().is_poll_failed());
    assert!(clock.now() < 130 * SECOND);
}

#[tokio::test]
async fn retry_after_is_kept_between_looks() {
    let busy = (429, "retry-after: 29\r\n", String::new());
    let (client, clock) = server(vec![busy, job("SUCCEEDED", json!({}))], vec![]).await;
    client.reconciliation_job().wait(WaitPolicy::default()).await.unwrap();
    assert!(clock.now() >= 29 * SECOND);
}

#[tokio::test]
async fn whether_a_job_was_started_is_told_from_the_failure() {
    let none = || vec![error(404, "NOT_FOUND")];
    for unknown in [page(504), page(502), (408, "", String::new()), error(500, "TIMED_OUT"), page(200)] {
        let ended = create(none(), vec![unknown]).await.unwrap_err();
        assert!(ended.may_be_started(), "{ended}");
        assert!(ended.to_string().starts_with("the reconciliation job may have been started: "), "{ended}");
        assert!(!ended.to_string().contains("was not started"), "{ended}");
    }
    for refused in [error(400, "FEATURE_IN_USE"), page(403), page(429)] {
        let ended = create(none(), vec![refused]).await.unwrap_err();
        assert!(ended.to_string().starts_with("the reconciliation job was not started: "), "{ended}");
    }
}

#[tokio::test]
async fn the_last_job_is_not_taken_for_the_new_one_whatever_the_clocks_say() {
    let at = |second: &str| format!("2024-05-01T10:00:{second}Z");
    let ended = |second: &str| json!({ "end_time": at(second) });
    // No start time, and the old state is still seen after the creation.
    let old = job("SUCCEEDED", ended("00.000"));
    let get = vec![old.clone(), old, job("RUNNING", json!({})), job("SUCCEEDED", ended("09.000"))];
    let info = create(get, vec![job("RUNNING", json!({}))]).await.unwrap();
    assert_eq!(info.end_time.unwrap().to_rfc3339(), "2024-05-01T10:00:09+00:00");
    // The answer to the creation has another clock than the look.
    let started = |second: &str| json!({ "start_time": at(second) });
    let get = vec![job("FAILED", started("00.000")), job("SUCCEEDED", started("05.000"))];
    let info = create(get, vec![job("RUNNING", started("05.500"))]).await.unwrap();
    assert_eq!(info.status, Status::Succeeded);
    // Nothing new ever comes.
    let never = create(vec![job("SUCCEEDED", started("00.000"))], vec![job("RUNNING", json!({}))]).await.unwrap_err();
    assert!(
        never.is_no_job() && never.to_string().contains("no new reconciliation job appeared within 30 s"),
        "{never}"
    );
}

#[tokio::test]
async fn an_unknown_creation_is_settled_and_the_wait_for_it_outlives_the_program() {
    let started = |second: &str| json!({ "start_time": format!("2024-05-01T10:00:{second}Z") });
    let (old, new) = (job("SUCCEEDED", started("00")), job("RUNNING", started("30")));
    let get = vec![old.clone(), old, new.clone(), new, job("SUCCEEDED", started("30"))];
    let (client, _) = server(get, vec![page(504)]).await;
    let jobs = client.reconciliation_job();
    let pending = jobs.prepare(WaitPolicy::default()).await.unwrap();
    let stored = serde_json::to_string(&pending).unwrap();
    assert!(jobs.create(&CreateSpec::new()).await.unwrap_err().outcome_is_unknown());
    assert_eq!(jobs.look(&pending).await.unwrap(), Settled::NotDone);
    let Settled::Done(info) = jobs.look(&pending).await.unwrap() else { panic!("it is there") };
    assert_eq!(info.status, Status::Running);
    let resumed: Pending<Info> = serde_json::from_str(&stored).unwrap();
    assert_eq!(resumed, pending);
    let mut states = jobs.resume(resumed);
    let mut last = None;
    while let Some(state) = states.next().await {
        last = Some(state.unwrap().status);
    }
    assert_eq!(last, Some(Status::Succeeded));

    // An hour has passed: one look, and no more.
    let mut old: Value = serde_json::from_str(&stored).unwrap();
    old["since"] = json!("2024-05-01T10:00:00Z");
    let old: Pending<Info> = serde_json::from_value(old).unwrap();
    assert_eq!(old.time_left(), Duration::ZERO);
    let (client, _) = server(vec![job("RUNNING", started("30"))], vec![]).await;
    let mut states = client.reconciliation_job().resume(old);
    assert!(states.next().await.is_some());
    assert!(states.next().await.unwrap().unwrap_err().is_deadline());
}

#[tokio::test]
async fn a_link_is_settled_by_its_domain() {
    let spec = links::CreateSpec::new(links::CreateSpecRequired {
        psc_hostname: "psc.example.com".into(),
        domain_name: "Example.com".into(),
        username: "u".into(),
        password: Secret::from("p"),
    });
    let link = |name: &str| json!({ "link": name, "display_name": name });
    let (client, _) = server(vec![ok(&json!([])), ok(&json!([link("other"), link("example.com")]))], vec![]).await;
    assert_eq!(client.hvc_links().look(&spec).await.unwrap(), Settled::NotDone);
    let Settled::Done(found) = client.hvc_links().look(&spec).await.unwrap() else { panic!("it is there") };
    assert_eq!(found.display_name, "example.com");
}

#[cfg(feature = "tech-preview")]
#[tokio::test]
async fn a_sync_that_fails_without_moving_the_time_of_the_last_is_reported() {
    let info = |status: &str, text: &str| {
        let message = json!({ "id": "m", "default_message": text, "args": [] });
        ok(&json!({ "status": status, "polling_interval_in_seconds": 60, "status_message": message,
            "last_sync_time": "2024-05-01T10:00:00Z" }))
    };
    let sync = async |get: Vec<Reply>| {
        let (client, _) = server(get, vec![(204, "", String::new())]).await;
        let (link, provider) = ("link".into(), "provider".into());
        client.hvc_sync_providers().start_and_wait(&link, &provider, WaitPolicy::default()).await.unwrap_err()
    };
    let failed = sync(vec![info("SUCCEEDED", "fine"), info("SUCCEEDED", "fine"), info("FAILED", "lost")]).await;
    assert!(failed.is_job_failed() && failed.to_string().contains("lost"), "{failed}");
    let same = sync(vec![info("FAILED", "lost")]).await;
    assert!(same.is_no_job() && same.to_string().contains("state FAILED since before"), "{same}");
}
