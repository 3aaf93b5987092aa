//! A request of a caller: let in as its operation asks, and seen in a span.

use std::sync::Arc;

use tracing::{Instrument as _, Span};

use super::login;
use super::logout::log_out;
use super::state::Session;
use crate::attempts::observe;
use crate::attempts::sender::{Admitted, Options};
use crate::error::Error;
use crate::wire::answer::Answer;
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
    let progress = Progress::default();
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
    progress: &Progress,
) -> Result<Admitted, Error> {
    let account = &session.account;
    if request.operation.ends_session {
        let answer = log_out(session, true).await?;
        return Ok((answer.unwrap_or_else(Answer::empty), None));
    }
    match request.operation.authentication {
        Authentication::Session => account.sender.send(request, options, session, progress).await,
        Authentication::Basic => {
            let credentials = account.credentials_now(&request.call).await?;
            Ok((login::exchange(account, request, options, &credentials).await?, None))
        }
        Authentication::None => account.sender.send(request, options, &None::<Authorization>, progress).await,
    }
}

/// Calls and logouts need Tokio; elsewhere they would panic.
pub(crate) fn require_runtime() -> Result<(), Error> {
    tokio::runtime::Handle::try_current()
        .map(drop)
        .map_err(|_| Error::configuration("calls need a Tokio runtime; await them on one"))
}
