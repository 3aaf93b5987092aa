//! A request now and then, so that the server does not end a session that is not used.

use std::sync::{Arc, Weak};
use std::time::Duration;

use super::{Phase, Session};
use crate::runtime::core::Core;
use crate::runtime::operation::{Method, Operation};
use crate::runtime::request::Request;
use crate::runtime::send;

const LOOK: Operation = Operation::new("Cis.Session_get", Method::Get, "/api/session");

/// Begins with the first login, ends with the client or its session.
pub(super) fn start(core: &Arc<Core>, session: &Arc<Session>) {
    let Some(interval) = core.keep_alive else { return };
    let mut state = session.state();
    let runs = state.keep_alive.as_ref().is_some_and(|task| !task.is_finished());
    if runs || !matches!(state.phase, Phase::LoggedIn(_)) {
        return;
    }
    let (core, session) = (Arc::clone(core), Arc::downgrade(session));
    state.keep_alive = Some(tokio::spawn(run(core, session, interval)).abort_handle());
}

async fn run(core: Arc<Core>, session: Weak<Session>, interval: Duration) {
    loop {
        core.clock.sleep(interval).await;
        let Some(session) = session.upgrade() else { return };
        if session.is_over() {
            return;
        }
        if let Err(error) = send::call(&core, &session, Request::plain(&LOOK)).await {
            tracing::debug!(%error, "keep-alive");
        }
    }
}

impl Session {
    fn is_over(&self) -> bool {
        let state = self.state();
        state.abandoned || matches!(state.phase, Phase::LoggingOut(_) | Phase::LoggedOut(_))
    }
}
