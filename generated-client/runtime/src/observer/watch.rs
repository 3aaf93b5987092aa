//! Those who watch one client.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Observer, Requests, SessionEvent};

/// All who watch a client, and what is counted for them.
#[derive(Clone, Default)]
pub(crate) struct Watch(Arc<Inner>);

#[derive(Default)]
struct Inner {
    observers: Vec<Box<dyn Observer>>,
    sessions: AtomicUsize,
    under_way: AtomicUsize,
    queued: AtomicUsize,
}

impl Watch {
    pub(crate) fn new(observers: Vec<Box<dyn Observer>>) -> Self {
        Self(Arc::new(Inner { observers, ..Inner::default() }))
    }

    /// An observer that panics must not lose a call, nor end the program while another panic unwinds.
    pub(crate) fn tell(&self, what: impl Fn(&dyn Observer)) {
        for observer in &self.0.observers {
            let told = catch_unwind(AssertUnwindSafe(|| what(&**observer)));
            if told.is_err() {
                tracing::warn!("an observer of the client panicked");
            }
        }
    }

    pub(crate) fn session_event(&self, event: SessionEvent) {
        self.tell(|observer| observer.session(&event));
    }

    /// A session is open until this is dropped.
    pub(crate) fn session_open(&self) -> Counted {
        Counted::begin(self, |inner| &inner.sessions, Self::tell_sessions)
    }

    /// A request waits until this is dropped.
    pub(crate) fn queued(&self) -> Counted {
        Counted::begin(self, |inner| &inner.queued, Self::tell_requests)
    }

    /// A request is under way until this is dropped.
    pub(crate) fn under_way(&self) -> Counted {
        Counted::begin(self, |inner| &inner.under_way, Self::tell_requests)
    }

    fn tell_sessions(&self) {
        let sessions = self.0.sessions.load(Ordering::Relaxed);
        self.tell(|observer| observer.sessions_open(sessions));
    }

    fn tell_requests(&self) {
        let count = |number: &AtomicUsize| number.load(Ordering::Relaxed);
        let requests = Requests { under_way: count(&self.0.under_way), queued: count(&self.0.queued) };
        self.tell(|observer| observer.requests(&requests));
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").field("observers", &self.0.observers.len()).finish_non_exhaustive()
    }
}

/// Counts as one until it is dropped.
pub(crate) struct Counted {
    watch: Watch,
    number: fn(&Inner) -> &AtomicUsize,
    changed: fn(&Watch),
}

impl Counted {
    fn begin(watch: &Watch, number: fn(&Inner) -> &AtomicUsize, changed: fn(&Watch)) -> Self {
        number(&watch.0).fetch_add(1, Ordering::Relaxed);
        changed(watch);
        Self { watch: watch.clone(), number, changed }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        (self.number)(&self.watch.0).fetch_sub(1, Ordering::Relaxed);
        (self.changed)(&self.watch);
    }
}
