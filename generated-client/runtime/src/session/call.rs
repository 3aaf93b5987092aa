//! A request of a caller: let in as its operation asks, and seen in a span.

use std::sync::Arc;
use std::time::Duration;

use tracing::{Instrument as _, Span};

use super::schemes::Schemes;
use super::state::Session;
use super::{login, logout, presence};
use crate::attempts::observe;
use crate::attempts::sender::{Admitted, Options};
use crate::clock::timeout;
use crate::error::{Called, Error, Fate};
use crate::observer::CallEnd;
use crate::wire::authorization::Authorization;
use crate::wire::decode::Sent;
use crate::wire::operation::Authentication;
use crate::wire::progress::Progress;
use crate::wire::request::Request;

/// Sends the request; gives what sees the call too, for what becomes of the answer.
pub(crate) async fn call(
    session: &Arc<Session>,
    mut request: Request,
    options: Options,
) -> Result<(Sent, Seen), Error> {
    require_runtime()?;
    let sender = &session.account.sender;
    sender.announced.announce(request.operation);
    let started = sender.now();
    let progress = Arc::new(Progress::default());
    let seen = Seen::begin(session, &request, &progress, started);
    let outcome = match presence::check(session, &request) {
        Ok(()) => let_in(session, &request, &options, &progress).instrument(seen.span.clone()).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok((mut answer, authorization)) => {
            // What errors say of the answer is to name what was sent.
            request.call = answer.called.take().unwrap_or(request.call);
            request.secrets.extend_from_slice(&sender.transport.secrets);
            let attempts = progress.attempts().max(1);
            observe::answered(&seen.span, answer.status, attempts);
            let elapsed = sender.now().saturating_sub(started);
            Ok((Sent { request, answer, authorization, attempts, elapsed }, seen))
        }
        Err(error) => {
            // Asking for the release is part of the call, and takes of its time.
            let limit = options.timeout.unwrap_or(sender.timeout);
            let left = limit.saturating_sub(sender.now().saturating_sub(started));
            let explained = presence::explained(session, &request, error.clone()).instrument(seen.span.clone());
            let error = timeout(&*sender.transport.clock, left, explained).await.unwrap_or(error);
            seen.failed(&error);
            Err(error)
        }
    }
}

/// A call that is seen: by its span and by the observers. It ends when this goes.
pub(crate) struct Seen {
    session: Arc<Session>,
    call: Called,
    progress: Arc<Progress>,
    started: Duration,
    span: Span,
    end: Option<CallEnd>,
}

impl Seen {
    fn begin(session: &Arc<Session>, request: &Request, progress: &Arc<Progress>, started: Duration) -> Self {
        let transport = &session.account.sender.transport;
        let span = observe::span(&transport.server, request);
        transport.watch.tell(|observer| observer.call_begun(&(&request.call).into()));
        let (session, call, progress) = (Arc::clone(session), request.call.clone(), Arc::clone(progress));
        Self { session, call, progress, started, span, end: None }
    }

    /// The answer is what was asked for.
    pub(crate) fn succeeded(mut self, sent: &Sent) {
        self.end = Some(CallEnd::success(sent.answer.status, sent.attempts, sent.elapsed));
    }

    /// There is none, or it cannot be read.
    pub(crate) fn failed(mut self, error: &Error) {
        observe::failed(&self.span, error);
        self.end = Some(CallEnd::failure(error, self.elapsed()));
    }

    fn elapsed(&self) -> Duration {
        self.session.account.sender.now().saturating_sub(self.started)
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        let end = self.end.take().unwrap_or_else(|| {
            let unknown = self.progress.is_under_way() || self.progress.is_doubtful();
            let fate = if unknown { Fate::Unknown } else { Fate::NotSent };
            CallEnd::given_up(fate, self.progress.attempts(), self.elapsed())
        });
        let watch = &self.session.account.sender.transport.watch;
        watch.tell(|observer| observer.call_ended(&(&self.call).into(), &end));
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
    let authentication = match request.operation.authentication {
        // Nobody logs in, or is asked for a token, for what will not be sent.
        authentication if authentication == Authentication::None || account.sender.transport.is_at_home(request) => {
            authentication
        }
        Authentication::Schemes(requirement) if requirement.iter().any(|schemes| schemes.is_empty()) => {
            Authentication::None
        }
        _ => return Err(Error::new(account.sender.transport.not_elsewhere(request))),
    };
    match authentication {
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
