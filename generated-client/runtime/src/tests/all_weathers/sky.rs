//! The server under all weathers, and what it knows of each request.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fastrand::Rng;
use serde_json::json;
use tokio::io::AsyncReadExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::super::support::Thing;
use super::super::support::http::{Connection, Reply, Seen};
use super::weather::Weather;
use crate::clock::{Clock as _, SteppedClock};

/// Time runs all the while, so much each turn: an exchange takes some turns, and so less than a second.
const STEP: Duration = Duration::from_millis(5);

pub(super) struct Sky {
    url: String,
    clock: SteppedClock,
    state: Mutex<State>,
    /// Connections of an older life break.
    life: watch::Sender<usize>,
}

struct State {
    random: Rng,
    fair: bool,
    /// Those that a client can know of.
    sessions: BTreeSet<String>,
    /// Sessions whose logout had trouble already.
    troubled: BTreeSet<String>,
    logins: usize,
    /// When credentials were refused.
    refusals: Vec<Duration>,
    /// By request id: how often it was done, and what it met.
    requests: BTreeMap<String, (usize, Vec<Weather>)>,
    gone: BTreeSet<String>,
    figures: BTreeMap<String, usize>,
}

impl Sky {
    pub(super) async fn start(seed: u64) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        // What another test has seen of a server on this port.
        crate::session::standing::forget(&url);
        let state = State {
            random: Rng::with_seed(seed),
            fair: false,
            sessions: BTreeSet::new(),
            troubled: BTreeSet::new(),
            logins: 0,
            refusals: Vec::new(),
            requests: BTreeMap::new(),
            gone: BTreeSet::new(),
            figures: BTreeMap::new(),
        };
        let (state, life) = (Mutex::new(state), watch::Sender::new(0));
        let sky = Arc::new(Self { url, clock: SteppedClock::new(), state, life });
        let server = Arc::clone(&sky);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(Arc::clone(&server).serve(stream));
            }
        });
        let clock = sky.clock();
        tokio::spawn(async move {
            // Whoever is ready has a turn each time.
            loop {
                clock.advance(STEP);
                tokio::task::yield_now().await;
            }
        });
        sky
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    pub(super) fn clock(&self) -> SteppedClock {
        self.clock.clone()
    }

    /// Fair from now on.
    pub(super) fn clear_up(&self) {
        self.state(|state| state.fair = true);
    }

    /// How often the request was done.
    pub(super) fn done(&self, id: &str) -> usize {
        self.state(|state| state.requests.get(id).map_or(0, |request| request.0))
    }

    pub(super) fn met(&self, id: &str) -> String {
        self.state(|state| format!("{:?}", state.requests.get(id)))
    }

    pub(super) fn forget(&self, id: &str) {
        self.state(|state| state.requests.remove(id));
    }

    pub(super) fn sessions(&self) -> usize {
        self.state(|state| state.sessions.len())
    }

    pub(super) fn refusals(&self) -> Vec<Duration> {
        self.state(|state| state.refusals.clone())
    }

    pub(super) fn figures(&self) -> String {
        let passed = self.clock.now();
        self.state(|state| {
            let (refused, logins) = (state.refusals.len(), state.logins);
            format!("{logins} sessions begun, {refused} logins refused, {passed:?} passed; {:?}", state.figures)
        })
    }

    fn state<T>(&self, with: impl FnOnce(&mut State) -> T) -> T {
        with(&mut self.state.lock().unwrap())
    }

    async fn serve(self: Arc<Self>, stream: TcpStream) {
        let mut life = self.life.subscribe();
        let begun = *life.borrow_and_update();
        let mut connection = Connection::new(stream);
        let reset = tokio::select! {
            biased;
            _ = life.wait_for(|now| *now != begun) => true,
            reset = self.requests(&mut connection) => reset.unwrap_or(true),
        };
        if reset {
            connection.reset();
        }
    }

    /// Whether the connection is reset in the end, or closed.
    async fn requests(&self, connection: &mut Connection) -> io::Result<bool> {
        while let Some(mut seen) = connection.head().await? {
            let weather = self.state(|state| state.weather(&seen));
            if let Weather::Unread { reset } = weather {
                return Ok(reset);
            }
            connection.body(&mut seen).await?;
            let now = self.clock.now();
            let reply = self.state(|state| state.answer(&seen, weather, now));
            match weather {
                Weather::Reset { .. } => return Ok(true),
                Weather::HalfAnswer => {
                    let whole = reply.bytes();
                    connection.write(&whole[..whole.len().saturating_sub(reply.body.len() / 2 + 1)]).await?;
                    return Ok(true);
                }
                Weather::Stall { .. } => {
                    // Until the client has given up.
                    let _one = connection.stream.read(&mut [0]).await?;
                    return Ok(true);
                }
                Weather::Restart => {
                    self.life.send_modify(|life| *life += 1);
                    return Ok(true);
                }
                _ => connection.answer(&reply).await?,
            }
            if weather == Weather::Closes {
                return Ok(false);
            }
        }
        Ok(false)
    }
}

impl State {
    fn weather(&mut self, seen: &Seen) -> Weather {
        let session = seen.header("vmware-api-session-id");
        let weather = match (&*seen.method, &*seen.target) {
            _ if self.fair => Weather::Fair,
            ("POST", "/api/session") => Weather::of_login(&mut self.random),
            // A second time in a row might be one too many for the client, and a session stay behind rightly.
            ("DELETE", "/api/session") if self.troubled.contains(session) => Weather::Fair,
            ("DELETE", "/api/session") => {
                let weather = Weather::of_logout(&mut self.random);
                if weather != Weather::Fair {
                    self.troubled.insert(session.to_owned());
                }
                weather
            }
            _ => Weather::of_call(&mut self.random),
        };
        let what = format!("{weather:?}");
        let kind = what.split([' ', '(']).next().unwrap_or_default();
        let place = if seen.target == "/api/session" { "session " } else { "" };
        *self.figures.entry(format!("{place}{kind}")).or_default() += 1;
        if seen.target != "/api/session" {
            self.requests.entry(seen.header("x-request-id").to_owned()).or_default().1.push(weather);
        }
        weather
    }

    /// Does what is asked for, if it is done at all, and gives the answer.
    fn answer(&mut self, seen: &Seen, weather: Weather, now: Duration) -> Reply {
        if seen.is_login() {
            return self.log_in(weather, now);
        }
        let session = seen.header("vmware-api-session-id").to_owned();
        match weather {
            Weather::Expired => drop(self.sessions.remove(&session)),
            Weather::Restart => self.sessions.clear(),
            _ => {}
        }
        // What stands before the API answers without asking whose session it is.
        if let Some(reply) = between(weather)
            && !weather.is_done()
        {
            return reply;
        }
        if !self.sessions.contains(&session) {
            return Reply::error(401, "UNAUTHENTICATED", "no such session");
        }
        let right = if weather.is_done() { self.carry_out(seen, &session) } else { Reply::empty(500) };
        match weather {
            Weather::Busy(500) => Reply::error(500, "RESOURCE_BUSY", "later"),
            Weather::Busy(status) => Reply::error(status, "SERVICE_UNAVAILABLE", "later"),
            Weather::TimedOut { .. } => Reply::error(500, "TIMED_OUT", "it took too long"),
            Weather::Fails(status, error_type) => Reply::error(status, error_type, "no"),
            Weather::CutJson if right.status < 300 => {
                Reply { body: right.body[..right.body.len() / 2].to_vec(), ..right }
            }
            _ => between(weather).unwrap_or(right),
        }
    }

    fn log_in(&mut self, weather: Weather, now: Duration) -> Reply {
        if weather == Weather::Refused {
            self.refusals.push(now);
            return Reply::error(401, "UNAUTHENTICATED", "wrong user name or password");
        }
        if let Weather::Busy(status) = weather {
            return Reply::error(status, "SERVICE_UNAVAILABLE", "later");
        }
        if weather.is_done() {
            self.logins += 1;
            // One whose id did not come through is nobody's to end.
            if weather.delivers() {
                self.sessions.insert(format!("session-{}", self.logins));
            }
        }
        between(weather).unwrap_or_else(|| Reply::json(201, &json!(format!("session-{}", self.logins))))
    }

    fn carry_out(&mut self, seen: &Seen, session: &str) -> Reply {
        if seen.target == "/api/session" {
            self.sessions.remove(session);
            return Reply::empty(204);
        }
        let thing = seen.target.trim_start_matches("/api/things/").to_owned();
        if seen.method == "DELETE" && !self.gone.insert(thing.clone()) {
            return Reply::error(404, "NOT_FOUND", "no such thing");
        }
        self.requests.entry(seen.header("x-request-id").to_owned()).or_default().0 += 1;
        match &*seen.method {
            "POST" => Reply { status: 201, body: seen.body.clone(), ..Reply::json(201, &json!(null)) },
            "GET" => Reply::json(200, &serde_json::to_value(Thing::new(&thing)).unwrap()),
            _ => Reply::empty(204),
        }
    }
}

/// The answer of something in between, if it answers.
fn between(weather: Weather) -> Option<Reply> {
    let page = |status| Some(Reply::new(status, "text/html", "<html>Sorry</html>"));
    match weather {
        Weather::Gateway { status, .. } | Weather::Proxy(status) => page(status),
        Weather::Page { .. } => page(200),
        _ => None,
    }
}
