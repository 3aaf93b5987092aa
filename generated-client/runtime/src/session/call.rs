//! A request of a caller: let in as its operation asks, and seen in a span.

use std::sync::Arc;
use std::time::Duration;

use tracing::{Instrument as _, Span};

use super::schemes::Schemes;
use super::state::Session;
use super::{login, logout};
use crate::attempts::observe;
use crate::attempts::sender::{Admitted, Options};
use crate::error::Error;
use crate::wire::authorization::Authorization;
use crate::wire::decode::Sent;
use crate::wire::operation::Authentication;
use crate::wire::request::Request;
use crate::wire::transport::Progress;

/// Sends the request; gives the span too, for what becomes of the answer.
pub(crate) async fn call(
    session: &Arc<Session>,
    mut request: Request,
    options: Options,
) -> Result<(Sent, Span), Error> {
    require_runtime()?;
    let sender = &session.account.sender;
    sender.announced.announce(request.operation);
    let started = sender.now();
    let span = observe::span(&sender.transport.server, &request);
    let progress = Arc::new(Progress::default());
    let outcome = let_in(session, &request, &options, &progress).instrument(span.clone()).await;
    let elapsed = sender.now().saturating_sub(started);
    match outcome {
        Ok((answer, authorization)) => {
            request.secrets.extend_from_slice(&sender.transport.secrets);
            let attempts = progress.attempts().max(1);
            observe::answered(&span, answer.status, attempts);
            Ok((Sent { request, answer, authorization, attempts, elapsed }, span))
        }
        Err(error) => {
            observe::failed(&span, &error);
            Err(error)
        }
    }
}

async fn let_in(
    session: &Arc<Session>,
    request: &Request,
    options: &Options,
    progress: &Arc<Progress>,
) -> Result<Admitted, Error> {
    let account = &session.account;
    if request.operation.ends_session {
        return Ok((logout::delete(session, request, options, progress).await?, None));
    }
    match request.operation.authentication {
        Authentication::Session => account.sender.send(request, options, session, progress).await,
        Authentication::Basic => Ok((login::create(account, request, options, progress).await?, None)),
        Authentication::Schemes(requirement) => {
            let schemes = Schemes::choose(session, requirement, &request.call)?;
            account.sender.send(request, options, &schemes, progress).await
        }
        Authentication::None => account.sender.send(request, options, &None::<Authorization>, progress).await,
    }
}

/// Calls and logouts need Tokio and its timers; elsewhere they would panic.
pub(crate) fn require_runtime() -> Result<(), Error> {
    let unusable = |what| Err(Error::configuration(what));
    if tokio::runtime::Handle::try_current().is_err() {
        return unusable("calls need a Tokio runtime; await them on one");
    }
    // Tokio has no other way to ask. Nothing of ours can be left half done by it.
    if std::panic::catch_unwind(|| drop(tokio::time::sleep(Duration::ZERO))).is_err() {
        return unusable("calls need the timers of the Tokio runtime; build it with enable_all()");
    }
    Ok(())
}
