//! A server with sessions and things, on loopback.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::http::{Connection, Reply, Seen};
use super::{Fault, PASSWORD, Thing, USER, skipping};
use crate::clock::SteppedClock;

#[derive(Clone)]
pub(crate) struct Vcenter(Arc<Shared>);

struct Shared {
    url: String,
    clock: SteppedClock,
    state: Mutex<State>,
    gates: watch::Sender<Gates>,
    accept: tokio::task::AbortHandle,
}

#[derive(Clone, Debug, Default)]
struct Gates {
    /// Logins, or everything else, wait here.
    logins_closed: bool,
    calls_closed: bool,
    waiting: usize,
    /// Connections of an older life break.
    life: usize,
}

#[derive(Default)]
pub(crate) struct State {
    pub(crate) password: String,
    pub(crate) sessions: BTreeSet<String>,
    pub(crate) requests: Vec<Seen>,
    /// How often each POST was carried out, by request id.
    pub(crate) executed: BTreeMap<String, usize>,
    pub(crate) logins: usize,
    pub(crate) login_attempts: usize,
    pub(crate) logouts: usize,
    pub(crate) expired: usize,
    /// Counts the calls that a test has seen the end of.
    calls: usize,
    /// What happens to the next requests: to logins, to logouts, and to all others.
    pub(crate) login_faults: VecDeque<Fault>,
    pub(crate) logout_faults: VecDeque<Fault>,
    pub(crate) faults: VecDeque<Fault>,
}

impl Vcenter {
    pub(crate) async fn start() -> Self {
        Self::start_with(skipping()).await
    }

    pub(crate) async fn start_with(clock: SteppedClock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, receiver) = tokio::sync::oneshot::channel::<Self>();
        let accept = tokio::spawn(async move {
            let Ok(server) = receiver.await else { return };
            let server = Arc::downgrade(&server.0);
            while let Ok((stream, _)) = listener.accept().await {
                let Some(server) = server.upgrade() else { return };
                tokio::spawn(Self(server).serve(stream));
            }
        });
        let state = State { password: PASSWORD.to_owned(), ..State::default() };
        let server = Self(Arc::new(Shared {
            url,
            clock,
            state: Mutex::new(state),
            gates: watch::Sender::new(Gates::default()),
            accept: accept.abort_handle(),
        }));
        let _ = sender.send(server.clone());
        server
    }

    pub(crate) fn url(&self) -> &str {
        &self.0.url
    }

    pub(crate) fn clock(&self) -> SteppedClock {
        self.0.clock.clone()
    }

    pub(crate) fn state<T>(&self, with: impl FnOnce(&mut State) -> T) -> T {
        with(&mut self.0.state.lock().unwrap())
    }

    pub(crate) fn next(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state(|state| state.faults.extend(faults));
    }

    pub(crate) fn next_login(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state(|state| state.login_faults.extend(faults));
    }

    pub(crate) fn next_logout(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state(|state| state.logout_faults.extend(faults));
    }

    /// A call has ended: no stalled answer moves the clock any more, lest the next one suffer.
    pub(crate) fn call_ended(&self) {
        self.state(|state| state.calls += 1);
    }

    pub(crate) fn call(&self) -> usize {
        self.state(|state| state.calls)
    }

    /// Moves the clock, unless the call has ended, or has yet to notice that the clock has moved: a
    /// call that waits has two timers, one for the next byte and one for all.
    pub(crate) fn advance_during(&self, call: usize, duration: Duration) {
        self.state(|state| {
            if state.calls == call && self.0.clock.sleepers() >= 2 {
                self.0.clock.advance(duration);
            }
        });
    }

    /// All sessions end.
    pub(crate) fn expire(&self) {
        self.state(|state| {
            state.expired += state.sessions.len();
            state.sessions.clear();
        });
    }

    /// All sessions end and all connections break.
    pub(crate) fn restart(&self) {
        self.expire();
        self.0.gates.send_modify(|gates| gates.life += 1);
    }

    /// Accepts no connection any more.
    pub(crate) fn stop(&self) {
        self.0.accept.abort();
        self.restart();
    }

    pub(crate) fn close_logins(&self, closed: bool) {
        self.0.gates.send_modify(|gates| gates.logins_closed = closed);
    }

    pub(crate) fn close_calls(&self, closed: bool) {
        self.0.gates.send_modify(|gates| gates.calls_closed = closed);
    }

    /// Returns once so many requests wait at a closed gate.
    pub(crate) async fn waiting(&self, number: usize) {
        let mut gates = self.0.gates.subscribe();
        gates.wait_for(|gates| gates.waiting == number).await.unwrap();
    }

    /// Sessions that nobody accounts for.
    pub(crate) fn leaked(&self) -> i64 {
        self.state(|state| state.logins as i64 - state.logouts as i64 - state.expired as i64)
    }

    async fn serve(self, stream: TcpStream) {
        let mut gates = self.0.gates.subscribe();
        let life = gates.borrow().life;
        let mut connection = Connection::new(stream);
        let killed = async { drop(gates.wait_for(|gates| gates.life != life).await) };
        tokio::select! {
            biased;
            () = killed => {}
            _ = self.requests(&mut connection) => {}
        }
        connection.reset();
    }

    async fn requests(&self, connection: &mut Connection) -> io::Result<()> {
        while let Some(mut seen) = connection.head().await? {
            let fault = self.state(|state| match (&*seen.method, &*seen.target) {
                ("POST", "/api/session") => state.login_faults.pop_front(),
                ("DELETE", "/api/session") => state.logout_faults.pop_front(),
                _ => state.faults.pop_front(),
            });
            if fault == Some(Fault::ResetBeforeBody) {
                return Ok(());
            }
            connection.body(&mut seen).await?;
            self.pass_gate(seen.is_login()).await;
            let reply = self.0.answer(&seen, fault.as_ref());
            let goes_on = match fault {
                Some(fault) => fault.happen(connection, &seen, reply, self).await?,
                None => connection.answer(&reply).await.map(|()| true)?,
            };
            if !goes_on {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn pass_gate(&self, login: bool) {
        let closed = move |gates: &Gates| if login { gates.logins_closed } else { gates.calls_closed };
        if !closed(&self.0.gates.borrow()) {
            return;
        }
        self.0.gates.send_modify(|gates| gates.waiting += 1);
        let waiting = Waiting(self);
        let _ = self.0.gates.subscribe().wait_for(|gates| !closed(gates)).await;
        drop(waiting);
    }
}

struct Waiting<'a>(&'a Vcenter);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.0.gates.send_modify(|gates| gates.waiting -= 1);
    }
}

impl Shared {
    /// The right answer; with a fault that lets nothing through, what happened all the same.
    fn answer(&self, seen: &Seen, fault: Option<&Fault>) -> Reply {
        let mut state = self.state.lock().unwrap();
        state.requests.push(seen.clone());
        let executes = fault.is_none_or(Fault::executes);
        if seen.is_login() {
            return state.log_in(seen, executes, fault.is_none_or(Fault::delivers));
        }
        let session = seen.header("vmware-api-session-id").to_owned();
        if matches!(fault, Some(Fault::Expired { .. })) && state.sessions.remove(&session) {
            state.expired += 1;
        }
        if seen.target == "/api/open" {
            return thing("open");
        }
        if !state.sessions.contains(&session) {
            return Reply::error(401, "UNAUTHENTICATED", "no such session");
        }
        if !executes {
            return Reply::empty(500);
        }
        match (&*seen.method, &*seen.target) {
            ("DELETE", "/api/session") => {
                state.sessions.remove(&session);
                state.logouts += 1;
                Reply::empty(204)
            }
            ("GET", "/api/session") => Reply::json(200, &serde_json::json!({ "user": USER })),
            ("POST", _) => {
                *state.executed.entry(seen.header("x-request-id").to_owned()).or_default() += 1;
                Reply { status: 201, body: seen.body.clone(), ..thing("") }
            }
            ("GET", target) => thing(target.trim_start_matches("/api/things/")),
            ("DELETE", "/api/things/gone") => Reply::error(404, "NOT_FOUND", "no such thing"),
            _ => Reply::empty(204),
        }
    }
}

fn thing(id: &str) -> Reply {
    Reply::json(200, &serde_json::to_value(Thing::new(id)).unwrap())
}

impl State {
    fn log_in(&mut self, seen: &Seen, executes: bool, delivers: bool) -> Reply {
        self.login_attempts += 1;
        let pair = format!("{USER}:{}", self.password);
        let basic = base64::engine::general_purpose::STANDARD.encode(pair);
        if seen.header("authorization") != format!("Basic {basic}") {
            return Reply::error(401, "UNAUTHENTICATED", "wrong user name or password");
        }
        if !executes {
            return Reply::empty(500);
        }
        self.logins += 1;
        let id = format!("session-{:032x}", self.logins);
        if delivers {
            self.sessions.insert(id.clone());
        } else {
            // Nobody knows it, so nobody can end it; the server does some day.
            self.expired += 1;
        }
        Reply::json(201, &serde_json::json!(id))
    }
}
