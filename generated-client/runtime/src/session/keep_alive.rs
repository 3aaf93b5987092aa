//! A request now and then, so that the server does not end a session that is not used.

use std::sync::{Arc, Weak};
use std::time::Duration;

use super::call::call;
use super::state::{Phase, Session};
use crate::attempts::sender::Options;
use crate::clock::Clock;
use crate::wire::request::Request;
use crate::wire::session_operations::LOOK;

/// Begins with the first login, ends with the client or its session.
pub(crate) fn start(session: &Arc<Session>) {
    let Some(interval) = session.account.keep_alive else { return };
    let mut state = session.state();
    let runs = state.keep_alive.as_ref().is_some_and(|task| !task.is_finished());
    if runs || !matches!(state.phase, Phase::LoggedIn(_)) {
        return;
    }
    let clock = Arc::clone(&session.account.sender.transport.clock);
    state.keep_alive = Some(tokio::spawn(run(clock, Arc::downgrade(session), interval)).abort_handle());
}

async fn run(clock: Arc<dyn Clock>, session: Weak<Session>, interval: Duration) {
    loop {
        clock.sleep(interval).await;
        let Some(session) = session.upgrade() else { return };
        if is_over(&session) {
            return;
        }
        match call(&session, Request::plain(&LOOK), Options::default()).await {
            Ok((sent, seen)) => seen.succeeded(&sent),
            Err(error) => tracing::debug!(%error, "keep-alive"),
        }
    }
}

fn is_over(session: &Session) -> bool {
    let state = session.state();
    state.abandoned || matches!(state.phase, Phase::LoggingOut(..) | Phase::LoggedOut(_))
}
