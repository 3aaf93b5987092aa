//! The legacy flavour on the wire: bodies with maps, and answers that are not what they should be.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};

use super::support::http::{Reply, Seen};
use super::support::raw::Raw;
use super::support::{Client, skipping, somebody};
use crate::generated::{Call, Method, Operation, Rest};
use crate::{ErrorKind, Flavour, RetryPolicy};

const TAG: Operation = Operation::new("Thing_tag", Method::Put, "/api/things/{thing}/tags")
    .rest(Rest::new(Method::Post, "/rest/com/example/thing/id:{thing}").query(&[("~action", "tag")]).body("spec"));
const MODERN: Operation = Operation::new("Thing_new", Method::Get, "/api/things");

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Tags {
    tags: BTreeMap<String, Vec<u8>>,
}

fn tags() -> Tags {
    Tags { tags: BTreeMap::from([("a".to_owned(), vec![1, 2])]) }
}

/// Gives back what it was sent, as the flavour has it.
fn echo(seen: &Seen) -> Vec<u8> {
    let json = |text: String| Reply::new(200, "application/json", text).bytes();
    match &*seen.target {
        "/api/session" => json("\"session\"".to_owned()),
        "/rest/com/vmware/cis/session" => json(r#"{"value": "session"}"#.to_owned()),
        target if target.starts_with("/rest/") => {
            let spec = seen.text();
            let inner = spec.strip_prefix(r#"{"spec":"#).and_then(|rest| rest.strip_suffix('}')).unwrap_or("{}");
            json(format!(r#"{{"value": {inner}}}"#))
        }
        _ => json(seen.text()),
    }
}

async fn client(flavour: Flavour) -> (Raw, Client) {
    let server = Raw::start(echo).await;
    let builder = Client::builder(format!("http://{}", server.address)).credentials(somebody()).clock(skipping());
    (server, builder.flavour(flavour).retry(RetryPolicy::off()).build().unwrap())
}

#[tokio::test]
async fn maps_are_written_and_read_as_the_flavour_has_them() {
    let written = [
        (Flavour::Api, "PUT", "/api/things/a%2Fb/tags", r#"{"tags":{"a":[1,2]}}"#),
        (Flavour::Auto, "PUT", "/api/things/a%2Fb/tags", r#"{"tags":{"a":[1,2]}}"#),
        (
            Flavour::Rest,
            "POST",
            "/rest/com/example/thing/id:a%2Fb?~action=tag",
            r#"{"spec":{"tags":[{"key":"a","value":[1,2]}]}}"#,
        ),
    ];
    for (flavour, method, target, body) in written {
        let (server, client) = client(flavour).await;
        let call: Call<'_, Tags> = Call::json(client.connection(), &TAG).path("a/b").body_with_maps(&tags());
        assert_eq!(call.await.unwrap(), tags(), "{flavour:?}");
        let seen = server.seen().pop().unwrap();
        assert_eq!((&*seen.method, &*seen.target, &*seen.text()), (method, target, body));
    }
}

#[tokio::test]
async fn a_dry_run_shows_what_would_be_said() {
    let (_, client) = client(Flavour::Rest).await;
    let call: Call<'_, Tags> = Call::json(client.connection(), &TAG).path("a").body_with_maps(&tags());
    let shown = call.dry_run().unwrap();
    assert!(shown.url().ends_with("/rest/com/example/thing/id:a?~action=tag"), "{}", shown.url());
    assert_eq!((shown.method(), shown.body()), ("POST", Some(r#"{"spec":{"tags":[{"key":"a","value":[1,2]}]}}"#)));
}

/// As some simulators do, and as anybody may.
/// A server that has the legacy flavour alone, and says nothing with the 401 by which that is seen.
async fn legacy(login: impl Fn() -> Option<Reply> + Send + 'static) -> Raw {
    Raw::start(move |seen| {
        let reply = match (&*seen.target, &*seen.method) {
            ("/rest/com/vmware/cis/session?~action=get", _) if seen.header("vmware-api-session-id").is_empty() => {
                Some(Reply::empty(401))
            }
            ("/rest/com/vmware/cis/session", "POST") => login(),
            ("/rest/com/example/thing/id:a?~action=tag", _) => {
                Some(Reply::new(200, "application/json", r#"{"value": {"tags": []}}"#.to_owned()))
            }
            _ => None,
        };
        reply.unwrap_or_else(|| Reply::new(404, "text/plain", "404 page not found".to_owned())).bytes()
    })
    .await
}

fn session() -> Reply {
    Reply::new(200, "text/plain", r#"{"value": "session"}"#.to_owned())
}

#[tokio::test]
async fn a_witness_without_a_word_is_believed_once_the_login_succeeds() {
    for (speaks, expected) in [(true, None), (false, Some(404))] {
        let server = legacy(move || speaks.then(session)).await;
        let builder = Client::builder(format!("http://{}", server.address)).credentials(somebody()).clock(skipping());
        let client = builder.retry(RetryPolicy::off()).build().unwrap();
        let call: Call<'_, Tags> = Call::json(client.connection(), &TAG).path("a").body_with_maps(&tags());
        let error = call.await.err();
        assert_eq!(error.and_then(|error| error.status()).map(|status| status.as_u16()), expected);
        assert!(server.seen()[1].header("authorization").is_empty());
        if !speaks {
            // It is asked anew.
            let before = server.seen().len();
            client.release().await.unwrap_err();
            assert_eq!(server.seen()[before].target, "/api/session");
        }
    }
}

#[tokio::test]
async fn a_login_that_breaks_on_trial_is_tried_again_from_the_start() {
    let logins = AtomicUsize::new(0);
    let login = move || Some(if logins.fetch_add(1, Ordering::Relaxed) == 0 { Reply::empty(503) } else { session() });
    let server = legacy(login).await;
    let builder = Client::builder(format!("http://{}", server.address)).credentials(somebody()).clock(skipping());
    let client = builder.build().unwrap();
    let call: Call<'_, Tags> = Call::json(client.connection(), &TAG).path("a").body_with_maps(&tags());
    call.await.unwrap();
}

#[tokio::test]
async fn what_a_server_does_not_say_is_not_known() {
    let (_, client) = client(Flavour::Rest).await;
    assert_eq!(client.release().await.unwrap(), None);
    let item = crate::lifecycle::item(crate::lifecycle::ItemKind::Operation, "Thing_tag", None, &[]);
    assert_eq!(client.availability(&item).await.unwrap(), crate::lifecycle::Availability::Unknown);
}

#[tokio::test]
async fn what_has_no_legacy_form_is_not_sent() {
    let (server, client) = client(Flavour::Rest).await;
    let call: Call<'_, Tags> = Call::json(client.connection(), &MODERN);
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotInThisRelease);
    assert!(error.to_string().contains("has no legacy form"), "{error}");
    assert!(server.seen().iter().all(|seen| !seen.target.starts_with("/api/")));
}

/// Whatever a gateway has put before the paths of a server, logins go there too.
#[tokio::test]
async fn a_moved_base_is_before_all_paths_of_the_flavour_that_it_is_of() {
    const LEGACY: &str = "/rest/com/example/thing/id:a?~action=tag";
    let places = [
        (Flavour::Api, "/api", "/v2/api", ["/v2/api/session", "/v2/api/things/a/tags"]),
        (Flavour::Rest, "/api", "/v2/api", ["/rest/com/vmware/cis/session", LEGACY]),
        (Flavour::Rest, "", "/v2", ["/v2/rest/com/vmware/cis/session", &format!("/v2{LEGACY}")]),
    ];
    for (flavour, from, to, expected) in places {
        let server = Raw::start(|seen| {
            let stripped = seen.target.strip_prefix("/v2").unwrap_or(&seen.target).to_owned();
            echo(&Seen { target: stripped, ..seen.clone() })
        })
        .await;
        let builder = Client::builder(format!("http://{}", server.address)).credentials(somebody()).flavour(flavour);
        let client = builder.base_path(from, to).build().unwrap();
        let call: Call<'_, Tags> = Call::json(client.connection(), &TAG).path("a").body_with_maps(&tags());
        assert_eq!(call.await.unwrap(), tags(), "{flavour:?}");
        let seen: Vec<String> = server.seen().into_iter().map(|seen| seen.target).collect();
        assert_eq!(seen, expected, "{flavour:?}");
    }
}

#[tokio::test]
async fn an_error_names_what_was_called() {
    let server = Raw::start(|seen| match &*seen.target {
        "/rest/com/vmware/cis/session" => echo(seen),
        _ => Reply::new(200, "application/json", r#"{"value": {"tags": 1}}"#.to_owned()).bytes(),
    })
    .await;
    let builder = Client::builder(format!("http://{}", server.address)).credentials(somebody());
    let client = builder.flavour(Flavour::Rest).build().unwrap();
    let call: Call<'_, Tags> = Call::json(client.connection(), &TAG).path("a").body_with_maps(&tags());
    let error = call.await.unwrap_err();
    assert!(error.to_string().starts_with("POST /rest/com/example/thing/id:a → 200, but `tags`"), "{error}");
}
