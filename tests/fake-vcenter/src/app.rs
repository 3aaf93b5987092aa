//! What all requests of one fake share.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::clock::FakeClock;
use crate::document::Document;
use crate::fault::Faults;
use crate::flavour::Flavour;
use crate::log::{Log, RecordedRequest};
use crate::release::Release;
use crate::state::World;

/// Called with every request that was answered.
pub(crate) type Observer = Box<dyn Fn(&RecordedRequest) + Send + Sync>;

pub(crate) struct App {
    pub(crate) document: &'static Document,
    pub(crate) release: Release,
    pub(crate) flavour: Flavour,
    pub(crate) clock: FakeClock,
    pub(crate) world: Mutex<World>,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    pub(crate) violations: Mutex<Vec<String>>,
    pub(crate) observer: Option<Observer>,
    /// Wakes the requests that hang.
    pub(crate) released: watch::Sender<()>,
}

impl App {
    pub(crate) fn speaks_api(&self) -> bool {
        self.release.has_api() && self.flavour != Flavour::Rest
    }

    pub(crate) fn speaks_rest(&self) -> bool {
        self.release.has_rest() && self.flavour != Flavour::Api
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn violations(&self) -> MutexGuard<'_, Vec<String>> {
        self.violations.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Completes a request in the log, and tells the observer.
    pub(crate) fn complete(&self, request: &RecordedRequest) {
        self.log.complete(request);
        if let Some(observer) = &self.observer {
            observer(request);
        }
    }

    /// Loses what a restart loses, and lets go of what hangs.
    pub(crate) fn restart(&self) {
        self.world().sessions.end_all();
        self.released.send_replace(());
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("release", &self.release).field("clock", &self.clock).finish_non_exhaustive()
    }
}
