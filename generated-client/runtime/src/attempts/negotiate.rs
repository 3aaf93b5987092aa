//! In which flavour of the API the server is spoken to, found out by its first answer.
//!
//! The modern one is tried first. That it is not there must come from the API itself: a bare 404 may be of a proxy, or of
//! a server that is still starting. So a bare one needs a witness, the legacy session, which only the API answers as it
//! does, and then has to be repeated.

use super::sender::Sender;
use crate::error::{AnsweredBy, ErrorKind, Failure, Unknown};
use crate::observer::AttemptEnd;
use crate::wire::authorization::Authorization;
use crate::wire::flavour::rest::Rest;
use crate::wire::operation::{Method, Operation};
use crate::wire::progress::Progress;
use crate::wire::request::{AnswerKind, Request};

/// Where sessions are looked at in the modern flavour.
const MODERN: Operation = Operation::new("Cis.Session_get", Method::Get, "/api/session")
    .rest(Rest::new(Method::Post, "/rest/com/vmware/cis/session").query(&[("~action", "get")]));

/// And in the legacy one, whatever is spoken.
const LEGACY: Operation = Operation::new("Cis.Session_get", Method::Post, "/rest/com/vmware/cis/session");

/// What there is to do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is what it is.
    Stays,
    /// To be asked again, in the same flavour.
    Again,
    /// To be asked again, in the legacy flavour from now on.
    InLegacy,
}

impl Sender {
    /// Whether the failure says that the server speaks the other flavour. `witnessed`: it was asked again already.
    ///
    /// What asks is boxed: hardly any call needs it, and all would be larger by it.
    pub(super) async fn negotiate(
        &self,
        request: &Request,
        shown: Option<&Authorization>,
        failure: &Failure,
        witnessed: bool,
    ) -> Verdict {
        let dialect = &self.transport.dialect;
        if !dialect.is_open() || request.operation.rest.is_none() {
            return Verdict::Stays;
        }
        let is_legacy = match (failure.unknown, request.call.login) {
            (Unknown::No, _) => return Verdict::Stays,
            (Unknown::SaidByApi, true) => true,
            (Unknown::Bare, true) if witnessed => true,
            (Unknown::Bare, true) if self.speaks_legacy(shown).await => return Verdict::Again,
            (Unknown::Bare, true) => return Verdict::Stays,
            // With a session that was given nobody has asked for /api/session yet.
            (_, false) => match Box::pin(self.ask(&MODERN, "/api/session", shown)).await {
                Ok(()) => {
                    dialect.is_api();
                    false
                }
                Err(failure) => failure.unknown != Unknown::No && self.speaks_legacy(shown).await,
            },
        };
        if is_legacy {
            dialect.settle_for_rest();
            tracing::debug!("the server has no /api/session: it is spoken to in the legacy flavour");
        }
        // Another call may have decided it meanwhile.
        if dialect.is_rest() { Verdict::InLegacy } else { Verdict::Stays }
    }

    /// The API itself answers under `/rest`, be it that there is no session.
    async fn speaks_legacy(&self, shown: Option<&Authorization>) -> bool {
        match Box::pin(self.ask(&LEGACY, "/rest/com/vmware/cis/session?~action=get", shown)).await {
            Ok(()) => true,
            Err(failure) => failure.kind == ErrorKind::Unauthenticated && failure.answered_by == AnsweredBy::Api,
        }
    }

    async fn ask(
        &self,
        operation: &'static Operation,
        target: &str,
        shown: Option<&Authorization>,
    ) -> Result<(), Box<Failure>> {
        let request = Request { target: target.to_owned(), answer: AnswerKind::Json, ..Request::plain(operation) };
        let (progress, begun) = (Progress::default(), self.now());
        let outcome = self.transport.exchange(&request, shown, None, &progress).await;
        let elapsed = self.now().saturating_sub(begun);
        let end = outcome.as_ref().map(|answer| answer.status).map_err(|failure| &**failure);
        let end = AttemptEnd::new(progress.attempts(), end, elapsed);
        self.transport.watch.tell(|observer| observer.attempt_ended(&(&request.call).into(), &end));
        outcome.map(drop)
    }
}
