//! Requests of one's own, headers of the caller, dry runs, pages and jobs of others.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::support::http::Reply;
use super::support::{Fault, PASSWORD, SECOND, Thing, Vcenter, basic, builder, client, hostile, skipping};
use crate::tests::support::Client;
use crate::{ErrorKind, Fate, Method, Page, Pager, Poller, RetryPolicy, Secret, Verdict, WaitPolicy};

#[tokio::test]
async fn a_request_of_ones_own_has_session_retries_and_errors() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.next([Fault::Unavailable, Fault::Expired { body: true }]);
    let answer = client.request(Method::GET, "/api/things/a%2Fb").query("names", "ü &1").send().await.unwrap();
    let id = "a%2Fb?names=%C3%BC%20%261";
    assert_eq!((answer.attempts(), answer.json::<Thing>().unwrap()), (3, Thing::new(id)));
    assert_eq!(answer.into_inner().text().unwrap(), serde_json::to_string(&Thing::new(id)).unwrap());
    let call = client.request(Method::GET, "/api/things").segment("../ü?");
    assert!(call.dry_run().unwrap().url().ends_with("/api/things/..%2F%C3%BC%3F"));
    assert_eq!(client.request(Method::GET, "/api/things").segment("..").await.unwrap_err().kind(), ErrorKind::Request);
    let thing: Thing = client.request(Method::GET, "/api/things/b").json_as().await.unwrap();
    assert_eq!(thing, Thing::new("b"));

    let secret = std::collections::BTreeMap::from([("password", Secret::from("swordfish"))]);
    server.next([Fault::Echo]);
    let call = client.request(Method::POST, "/api/things?action=tell").query("now", true).json(&secret);
    let error = call.request_id("mine").await.unwrap_err();
    let seen = server.state(|state| state.requests.last().cloned()).unwrap();
    assert_eq!((&*seen.target, &*seen.text()), ("/api/things?action=tell&now=true", r#"{"password":"swordfish"}"#));
    assert_eq!(seen.header("content-type"), "application/json");
    let line = format!("{error} {error:?} {:?}", error.body());
    assert!(line.starts_with("POST /api/things → 400") && line.contains("[Client.request, request mine]"), "{line}");
    assert!(!line.contains("swordfish"), "{line}");

    server.next([Fault::ResetAfterBody]);
    let error = client.request(Method::PATCH, "/api/things/a").await.unwrap_err();
    assert_eq!((error.fate(), error.attempts()), (Fate::Unknown, 1));
    let error = client.request(Method::GET, "/api/things/a").json_as::<u8>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let error = client.request(Method::GET, "/api/things/a").await.unwrap().json::<u8>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    client.logout().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn a_web_page_is_no_answer_to_a_request_of_ones_own() {
    let url = hostile::answers([Reply::new(200, "text/html", "<html>Welcome</html>")]).await;
    let client = Client::builder(url).credentials(basic()).clock(skipping()).no_proxy().build().unwrap();
    let error = client.request(Method::POST, "/api/things").await.unwrap_err();
    assert_eq!((error.kind(), error.fate()), (ErrorKind::Decode, Fate::Unknown));
    let page = client.request(Method::GET, "/ui/page").header("accept", "text/html").await.unwrap();
    assert_eq!(page.text().unwrap(), "<html>Welcome</html>");
}

#[tokio::test]
async fn credentials_go_nowhere_else() {
    let server = Vcenter::start().await;
    let client = client(&server);
    for path in [
        "https://evil.test/api",
        "//evil.test/api",
        "evil.test/api",
        "@evil.test/",
        ".evil.test/",
        ":80/",
        "",
        "/\\evil.test",
        "/api/../../x",
        "/api/%2E%2e/x",
        "/api/x#y",
        "/api/a b",
        "/api/ü",
        "/api/x\r\nhost: evil",
        "/https://evil.test/",
    ] {
        let error = client.request(Method::GET, path).await.unwrap_err();
        assert_eq!((error.kind(), error.fate(), error.attempts()), (ErrorKind::Request, Fate::NotSent, 0), "{path}");
        assert!(client.request(Method::GET, path).dry_run().is_err(), "{path}");
        assert!(!error.to_string().contains('\n'), "{error}");
    }
    for (method, path) in [(Method::DELETE, "/api/session"), (Method::POST, "/api/session/"), (Method::TRACE, "/api/x")]
    {
        assert_eq!(client.request(method, path).await.unwrap_err().kind(), ErrorKind::Request, "{path}");
    }
    assert_eq!(server.state(|state| state.requests.len()), 0);
    client.request(Method::GET, "/api/session").await.unwrap();
}

#[tokio::test]
async fn one_path_that_always_says_401_is_not_worth_a_login_each_time() {
    let server = Vcenter::start().await;
    let client = client(&server);
    for _ in 0..10 {
        let no = Fault::Answer(401, "application/json", r#"{"error_type":"UNAUTHENTICATED","messages":[]}"#.into());
        server.next([no.clone(), no]);
        client.request(Method::GET, "/api/things/closed").await.unwrap_err();
        server.state(|state| state.faults.clear());
        client.request(Method::GET, "/api/things/open").await.unwrap();
    }
    let logins = server.state(|state| state.logins);
    assert!(logins <= 4, "{logins}");
    server.expire();
    client.request(Method::GET, "/api/things/open").await.unwrap();
}

#[tokio::test]
async fn headers_of_the_caller_never_stand_for_the_client() {
    let server = Vcenter::start().await;
    let attempts = AtomicUsize::new(0);
    let client = builder(&server)
        .header("Accept-Language", "de")
        .header("x-team", "backup")
        .headers_from(move |headers| {
            let number = attempts.fetch_add(1, Ordering::Relaxed);
            headers.insert("traceparent", format!("00-{number}").parse().unwrap());
            headers.insert("vmware-api-session-id", "stolen".parse().unwrap());
            headers.insert("host", "evil.test".parse().unwrap());
            headers.insert("cookie", "a=b".parse().unwrap());
        })
        .build()
        .unwrap();
    server.next([Fault::Unavailable]);
    client.thing("a").header("accept-language", "fr").header("x-one", "1").await.unwrap();
    let seen = server.state(|state| state.requests.clone());
    for (number, request) in seen.iter().enumerate() {
        assert_eq!(request.header("traceparent"), format!("00-{number}"), "anew for each attempt");
        assert_eq!((request.header("x-team"), request.header("cookie")), ("backup", ""));
        assert!(request.header("host").starts_with("127.0.0.1:"), "{request:?}");
        assert_ne!(request.header("vmware-api-session-id"), "stolen");
    }
    assert_eq!((seen[0].header("accept-language"), seen[2].header("accept-language")), ("de", "fr"));
    assert_eq!((seen[0].header("x-one"), seen[2].header("x-one")), ("", "1"));

    let count = seen.len();
    for name in
        ["Vmware-Api-Session-Id", "Host", "Authorization", "Content-Length", "COOKIE", "Transfer-Encoding", "a b"]
    {
        let error = client.thing("a").header(name, "x").await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
        let error = builder(&server).header(name, "x").build().unwrap_err();
        assert!(error.kind() == ErrorKind::Configuration && error.to_string().contains(name), "{error}");
    }
    assert_eq!(client.thing("a").header("x-a", "b\r\nhost: c").await.unwrap_err().kind(), ErrorKind::Request);
    assert_eq!(server.state(|state| state.requests.len()), count);
}

#[tokio::test]
async fn a_dry_run_shows_what_would_be_sent_and_no_secret() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let secret = Secret::from("it's a \"secret\"");
    let dry = client.tell(&secret).header("x-note", "it's").request_id("r-1").dry_run().unwrap();
    let url = format!("{}/api/things", server.url());
    assert_eq!((dry.method(), dry.url()), ("POST", &*url));
    let headers: std::collections::BTreeMap<_, _> = dry.headers().collect();
    assert_eq!((headers["vmware-api-session-id"], headers["x-request-id"]), ("<secret>", "r-1"));
    assert_eq!(dry.body(), Some(r#"{"password":"[redacted]"}"#));
    let curl = dry.to_curl();
    assert!(curl.starts_with(&format!("curl -X POST '{url}'")), "{curl}");
    assert!(curl.contains(r"-H 'x-note: it'\''s'") && curl.contains("--data-raw '{"), "{curl}");
    for text in [curl, dry.to_string(), format!("{dry:?}")] {
        assert!(!text.contains("a \\\"secret") && !text.contains("a \"secret"), "{text}");
    }
    let login = client.new_session().dry_run().unwrap();
    assert!(login.headers().any(|header| header == ("authorization", "<secret>")), "{login}");
    assert!(!client.open_thing().dry_run().unwrap().to_string().contains("<secret>"));
    assert!(client.thing("").dry_run().is_err());
    assert_eq!(server.state(|state| state.requests.len()), 0, "nobody was asked");

    client.thing("a").await.unwrap();
    let shown = client.thing("a").dry_run().unwrap().to_string();
    let id = client.session_id().unwrap();
    assert!(!shown.contains(id.expose()) && !shown.contains(PASSWORD), "{shown}");
}

#[tokio::test]
async fn the_answer_can_be_had_as_it_came() {
    let url = hostile::answers([Reply::new(200, "application/json", r#"{"id":"a","parts":[],"new":1}"#)]).await;
    let client = Client::builder(url).credentials(basic()).clock(skipping()).no_proxy().build().unwrap();
    let answer = client.thing("a").send().await.unwrap();
    assert_eq!(answer.raw(), br#"{"id":"a","parts":[],"new":1}"#);
    let session = client.new_session().send().await.unwrap();
    assert_eq!(session.raw(), b"", "a session id is a secret");
    assert!(!format!("{session:?}").contains(session.expose()));
}

#[tokio::test]
async fn a_list_is_read_page_by_page() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let asked = AtomicUsize::new(0);
    let page = |number: usize| {
        asked.fetch_add(1, Ordering::Relaxed);
        let call = client.request(Method::GET, format!("/api/things/{number}")).json_as::<Thing>();
        async move {
            let thing = call.await?;
            Ok(Page { items: vec![thing.id.clone(), thing.id], next: (number < 2).then_some(number + 1) })
        }
    };
    let mut pager = Pager::new(0, page);
    assert_eq!(pager.next().await.unwrap().unwrap(), "0");
    assert_eq!(asked.load(Ordering::Relaxed), 1, "a page when it is needed");
    assert_eq!(pager.all().await.unwrap(), ["0", "1", "1", "2", "2"]);

    server.next(vec![Fault::Answer(400, "text/plain", "no".into()); 4]);
    let mut pager = Pager::new(0, page);
    assert!(pager.next().await.unwrap().is_err());
    assert!(pager.next().await.is_none(), "it ends after an error");
    let endless = Pager::new(7, |at| async move { Ok(Page { items: vec![1], next: Some(at) }) });
    assert!(endless.all().await.unwrap_err().to_string().contains("no end"));
}

#[tokio::test]
async fn a_job_of_others_is_waited_for() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let judge = |size: i64| {
        move |thing: &Thing| match thing.parts[0].size {
            found if found == size => Verdict::Succeeded,
            9 => Verdict::failed("it broke"),
            _ => Verdict::Running,
        }
    };
    let answers: Vec<_> = [1, 1, 3].iter().map(|size| format!(r#"{{"id":"a","parts":[{{"size":{size}}}]}}"#)).collect();
    let faults = |texts: &[String]| {
        let answer = |text: &String| Fault::Answer(200, "application/json", text.clone());
        texts.iter().map(answer).collect::<Vec<_>>()
    };
    let look = || client.request(Method::GET, "/api/things/a").retry(RetryPolicy::off()).json_as::<Thing>();
    server.next(faults(&answers[..1]));
    server.next([Fault::Unavailable]);
    server.next(faults(&answers[1..]));
    let done = Poller::new("backup", judge(3)).wait(&client, look).await.unwrap();
    assert_eq!(done.parts[0].size, 3, "an outage in between is survived");

    server.next(faults(&[r#"{"id":"a","parts":[{"size":9}]}"#.to_owned()]));
    let error = Poller::new("backup", judge(3)).wait(&client, look).await.unwrap_err();
    assert_eq!(error.to_string(), "the backup failed: it broke");
    let policy = WaitPolicy::new().deadline(60 * SECOND);
    let poller = Poller::new("backup", judge(3)).policy(policy).shown_as(|thing| thing.id.clone());
    let error = poller.wait(&client, look).await.unwrap_err();
    assert!(error.is_deadline() && error.to_string().contains("last seen a"), "{error}");
}
