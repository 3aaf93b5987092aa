//! Clients of several crates on one connection, and calls of a type of their own.

#![allow(dead_code, unreachable_pub, reason = "here the root of the other crate is a module, and used in part")]

use super::support::{SECOND, Vcenter, client};
use crate::generated::{Call, Method, Operation};
use crate::{ErrorKind, RetryPolicy};

/// What is at the root of another generated crate.
mod other {
    crate::client!();
}

const LIST: Operation = Operation::new("Thing_list", Method::Get, "/api/things/{thing}");

#[derive(Debug)]
struct ListCall<'c>(Call<'c, serde_json::Value>);

crate::call!(ListCall: serde_json::Value);

impl<'c> ListCall<'c> {
    /// A parameter of the name that a hidden method of any call has.
    fn clock(self, value: &str) -> Self {
        Self(self.0.query("clock", value))
    }
}

impl other::Client {
    fn list(&self) -> ListCall<'_> {
        ListCall(Call::json(self.connection(), &LIST).path("all"))
    }
}

#[tokio::test]
async fn two_crates_share_one_session() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let others = [other::Client::from(&client), other::Client::from(client.connection().clone())];
    client.thing("a").await.unwrap();
    for other in &others {
        other.list().await.unwrap();
    }
    assert_eq!(server.state(|state| (state.logins, state.sessions.len())), (1, 1));
    others[0].logout().await.unwrap();
    for error in [client.thing("a").await.unwrap_err(), others[1].list().await.unwrap_err()] {
        assert_eq!(error.kind(), ErrorKind::LoggedOut);
    }
    assert_eq!(server.leaked(), 0);
    assert!(format!("{client:?} {others:?}").starts_with("Client { server: http://127.0.0.1:"));
}

#[tokio::test]
async fn a_call_of_its_own_type_has_what_every_call_has() {
    let server = Vcenter::start().await;
    let other = other::Client::from(&client(&server));
    let call = other.list().timeout(99 * SECOND).retry(RetryPolicy::off()).request_id("mine").clock("noon");
    let answer = call.send().await.unwrap();
    assert_eq!((answer.request_id(), answer["id"].as_str()), ("mine", Some("all?clock=noon")));
    server.next([super::support::Fault::Unavailable]);
    assert_eq!(other.list().retry(RetryPolicy::off()).await.unwrap_err().attempts(), 1);
    other.logout().await.unwrap();
}
