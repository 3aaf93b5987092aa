//! Sessions.

use std::time::Duration;

use vsphere_automation_fake::FakeVcenter;

use crate::http::{Http, logged_in, start};

#[tokio::test]
async fn a_session_lives_until_it_is_idle_or_deleted() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    let info = http.get("/api/session").await.body;
    assert_eq!(info["user"], fake.user());
    fake.advance(Duration::from_secs(29 * 60));
    assert_eq!(http.get("/api/session").await.body["last_accessed_time"], "2025-01-15T08:29:00.000Z");
    fake.advance(Duration::from_secs(30 * 60));
    assert_eq!(http.get("/api/session").await.error(), (401, "UNAUTHENTICATED"));
    assert!(fake.sessions().is_empty());

    let http = logged_in(&fake).await;
    assert_eq!(http.call("DELETE", "/api/session", None).await.status, 204);
    assert_eq!(http.get("/api/hvc/links").await.status, 401);
}

#[tokio::test]
async fn the_limit_has_the_message_that_clients_know() {
    let fake = start(FakeVcenter::builder().sessions_per_user(1)).await;
    let http = logged_in(&fake).await;
    let reply = http.create_session(fake.user(), fake.password()).await;
    assert_eq!(reply.error(), (503, "SERVICE_UNAVAILABLE"));
    let id = reply.body["messages"][0]["id"].as_str().unwrap();
    assert!(id.ends_with("failedToLoginMaxUserSessionCountReached"), "{id}");
    fake.expire_sessions();
    assert_eq!(http.create_session(fake.user(), fake.password()).await.status, 201);
}

#[tokio::test]
async fn bad_passwords_lock_the_account_out() {
    let fake = start(FakeVcenter::builder().lock_out(2, Duration::from_secs(60))).await;
    let http = Http::new(&fake);
    for _ in 0..2 {
        assert_eq!(http.create_session(fake.user(), "wrong").await.error(), (401, "UNAUTHENTICATED"));
    }
    assert!(fake.is_locked(fake.user()));
    assert_eq!(http.create_session(fake.user(), fake.password()).await.status, 401);
    fake.advance(Duration::from_secs(60));
    assert_eq!(http.create_session(fake.user(), fake.password()).await.status, 201);
}

#[tokio::test]
async fn the_log_knows_who_came_with_a_session_and_shows_no_secret() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    http.get("/api/hvc/links?filter=none").await;
    let requests = fake.requests();
    let seen: Vec<_> = requests.iter().map(|r| (r.number, r.operation, r.in_session, r.status)).collect();
    let expected =
        [(1, Some("Cis.Session_create"), false, Some(201)), (2, Some("Vcenter.Hvc.Links_list"), true, Some(200))];
    assert_eq!(seen, expected);
    assert_eq!(requests[1].query_pairs(), [("filter".to_owned(), "none".to_owned())]);
    let session = http.session.as_deref().unwrap();
    assert_eq!(requests[1].headers["vmware-api-session-id"], session);
    let text = format!("{requests:?} {fake:?} {:?} {:?}", fake.sessions(), fake.handle());
    assert!(!text.contains(session) && !text.contains(fake.password()), "{text}");
}

#[tokio::test]
async fn the_log_agrees_with_what_many_clients_saw() {
    let fake = std::sync::Arc::new(start(FakeVcenter::builder()).await);
    let session = fake.begin_session(fake.user()).unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..64 {
        let (fake, session) = (fake.clone(), session.clone());
        tasks.spawn(async move {
            let mut http = Http::new(&fake);
            http.session = (task % 4 > 0).then_some(session);
            let mut seen = Vec::new();
            for call in 0..20 {
                let path = format!("/api/hvc/links/link-{}?caller={task}.{call}", call % 2);
                seen.push((path.clone(), Some(http.get(&path).await.status.as_u16())));
            }
            seen
        });
    }
    let mut seen = tasks.join_all().await.concat();
    let requests = fake.requests();
    assert!(requests.iter().map(|request| request.number).eq(1..=64 * 20));
    assert!(requests.iter().all(|request| request.in_session == (request.status != Some(401))));
    let mut logged: Vec<_> = requests.iter().map(|request| (request.path_and_query(), request.status)).collect();
    seen.sort();
    logged.sort();
    assert_eq!(logged, seen);
}

#[tokio::test]
async fn a_bearer_token_does_without_a_session() {
    let fake = start(FakeVcenter::builder().bearer_token("token", "administrator@vsphere.local")).await;
    let http = Http::new(&fake);
    let bearer = |token: &str| http.request("GET", "/api/session", None).bearer_auth(token).send();
    assert_eq!(bearer("token").await.unwrap().status(), 200);
    assert_eq!(bearer("other").await.unwrap().status(), 401);
}
