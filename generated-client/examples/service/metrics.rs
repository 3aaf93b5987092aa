//! The observer of the client, exported for Prometheus.

use std::sync::Arc;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use vsphere_automation::{AttemptEnd, CallEnd, CallInfo, Observer, Requests, SessionEvent};

/// Labels have few values: operations and kinds, never paths or ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Ended {
    operation: &'static str,
    outcome: &'static str,
    fate: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Event {
    event: &'static str,
}

#[derive(Clone)]
pub(crate) struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    calls: Family<Ended, Counter>,
    attempts: Family<Ended, Counter>,
    seconds: Histogram,
    events: Family<Event, Counter>,
    sessions: Gauge,
    under_way: Gauge,
    queued: Gauge,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("vsphere");
        let (calls, attempts, events) = (Family::default(), Family::default(), Family::default());
        let seconds = Histogram::new([0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 60.0, 300.0]);
        let (sessions, under_way, queued) = (Gauge::default(), Gauge::default(), Gauge::default());
        registry.register("calls", "Calls that ended", calls.clone());
        registry.register("attempts", "Requests that ended", attempts.clone());
        registry.register("call_seconds", "Time of calls, login and pauses included", seconds.clone());
        registry.register("session_events", "Logins, renewals, refusals, logouts", events.clone());
        registry.register("sessions_open", "Sessions that the client holds", sessions.clone());
        registry.register("requests_under_way", "Requests that are not answered yet", under_way.clone());
        registry.register("requests_queued", "Requests that wait for their turn", queued.clone());
        Self(Arc::new(Inner { registry, calls, attempts, seconds, events, sessions, under_way, queued }))
    }

    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        // A String takes all that is written.
        let _ = encode(&mut text, &self.0.registry);
        text
    }
}

fn gauge(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Observer for Metrics {
    fn call_ended(&self, call: &CallInfo<'_>, end: &CallEnd) {
        let ended = Ended { operation: call.operation, outcome: end.outcome.as_str(), fate: end.fate.as_str() };
        self.0.calls.get_or_create(&ended).inc();
        self.0.seconds.observe(end.elapsed.as_secs_f64());
    }

    fn attempt_ended(&self, call: &CallInfo<'_>, end: &AttemptEnd) {
        let ended = Ended { operation: call.operation, outcome: end.outcome.as_str(), fate: end.fate.as_str() };
        self.0.attempts.get_or_create(&ended).inc();
    }

    fn session(&self, event: &SessionEvent) {
        self.0.events.get_or_create(&Event { event: event.as_str() }).inc();
    }

    fn sessions_open(&self, sessions: usize) {
        self.0.sessions.set(gauge(sessions));
    }

    fn requests(&self, requests: &Requests) {
        self.0.under_way.set(gauge(requests.under_way));
        self.0.queued.set(gauge(requests.queued));
    }
}
