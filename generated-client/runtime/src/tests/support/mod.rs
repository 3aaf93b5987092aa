//! What the tests share: operations of their own, a server, a client of it.

pub(super) mod fault;
pub(super) mod hostile;
pub(super) mod http;
pub(super) mod raw;
pub(super) mod vcenter;

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::SteppedClock;
use crate::generated::{Authentication, Call, Method, Operation, Rest};
use crate::{Credentials, Secret};

pub(super) use fault::Fault;
pub(super) use vcenter::Vcenter;

pub(super) const USER: &str = "administrator@vsphere.local";
pub(super) const PASSWORD: &str = "p:@% \" é ß\\/";
pub(super) const SECOND: Duration = Duration::from_secs(1);

const GET: Operation =
    Operation::new("Thing_get", Method::Get, "/api/things/{thing}").available("7.0 to 8.0").technology_preview();
const OLD: Operation =
    Operation::new("Thing_old", Method::Get, "/api/things").rest(Rest::new(Method::Get, "/rest/com/example/thing"));
const CREATE: Operation = Operation::new("Thing_create", Method::Post, "/api/things");
const DELETE: Operation = Operation::new("Thing_delete", Method::Delete, "/api/things/{thing}");
const SESSION: Operation =
    Operation::new("Cis.Session_create", Method::Post, "/api/session").authentication(Authentication::Basic);
const END: Operation = Operation::new("Cis.Session_delete", Method::Delete, "/api/session").ends_session();
const POKE: Operation = Operation::new("Thing_poke", Method::Post, "/api/open").authentication(Authentication::None);
const OPEN: Operation = Operation::new("Thing_open", Method::Get, "/api/open").authentication(Authentication::None);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Thing {
    pub(super) id: String,
    pub(super) parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) size: i64,
}

impl Thing {
    pub(super) fn new(id: &str) -> Self {
        Self { id: id.to_owned(), parts: vec![Part { size: 7 }] }
    }
}

pub(crate) use face::{Client, ClientBuilder};

/// As at the root of a generated crate.
mod face {
    #![allow(unreachable_pub, reason = "here the root is a module")]
    crate::client!();
}

/// The calls that a generated client would have.
impl Client {
    pub(super) fn thing(&self, id: &str) -> Call<'_, Thing> {
        Call::json(self.connection(), &GET).path(id)
    }

    /// One that servers of either flavour have.
    pub(super) fn legacy_thing(&self) -> Call<'_, Thing> {
        Call::json(self.connection(), &OLD)
    }

    pub(super) fn create_thing(&self, id: &str) -> Call<'_, Thing> {
        Call::json(self.connection(), &CREATE).body(&Thing::new(id))
    }

    /// A call whose body holds a secret.
    pub(super) fn tell(&self, secret: &Secret) -> Call<'_, Thing> {
        Call::json(self.connection(), &CREATE).body(&std::collections::BTreeMap::from([("password", secret)]))
    }

    pub(super) fn delete_thing(&self, id: &str) -> Call<'_, ()> {
        Call::void(self.connection(), &DELETE).path(id)
    }

    pub(super) fn new_session(&self) -> Call<'_, Secret> {
        Call::json(self.connection(), &SESSION)
    }

    pub(super) fn end_session(&self) -> Call<'_, ()> {
        Call::void(self.connection(), &END)
    }

    /// A POST without a body, that needs no session.
    pub(super) fn poke(&self) -> Call<'_, ()> {
        Call::void(self.connection(), &POKE)
    }

    pub(super) fn open_thing(&self) -> Call<'_, Thing> {
        Call::json(self.connection(), &OPEN)
    }
}

pub(super) fn basic() -> Credentials {
    Credentials::basic(USER, Secret::from(PASSWORD))
}

/// Credentials of an account that no other test has: all clients of a process share what is known of one at a server.
pub(super) fn somebody() -> Credentials {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    Credentials::basic(format!("somebody-{}", NEXT.fetch_add(1, Ordering::Relaxed)), Secret::from(PASSWORD))
}

/// Pauses between attempts are skipped; the timeouts of 60 s and more are not.
pub(super) fn skipping() -> SteppedClock {
    SteppedClock::new().skipping(30 * SECOND)
}

/// A client of the server that has the right password and a clock that skips pauses.
pub(super) fn builder(server: &Vcenter) -> ClientBuilder {
    // No pause, so that the clock does not skip it.
    let builder = Client::builder(server.url()).logout_timeout(40 * SECOND);
    builder.credentials(basic()).clock(server.clock()).max_answer_bytes(256 * 1024)
}

pub(super) fn client(server: &Vcenter) -> Client {
    builder(server).build().unwrap()
}

/// Polls the future once, on the task that this runs on.
pub(super) async fn poll<F: Future>(mut future: Pin<&mut F>) -> Poll<F::Output> {
    std::future::poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await
}
