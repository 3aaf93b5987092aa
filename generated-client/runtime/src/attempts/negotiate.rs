//! In which flavour of the API the server is spoken to, found out by its first answer.
//!
//! The modern one is tried first. That it is not there must come from the API itself: a bare 404 may be of a proxy, or of
//! a server that is still starting. So a bare one needs a witness, the legacy session, which only the API answers as it
//! does, and then has to be repeated. A witness that says no more than 401 is believed on trial: until the legacy login
//! has an answer of the API.

use crate::error::{AnsweredBy, ErrorKind, Failure, Unknown};
use crate::wire::authorization::Authorization;
use crate::wire::channel::Channel;
use crate::wire::operation::Operation;
use crate::wire::progress::Progress;
use crate::wire::request::Request;
use crate::wire::session_operations::{LOOK, LOOK_IN_LEGACY};

/// What there is to do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is what it is.
    Stays,
    /// To be asked again, in the same flavour, as that witness wants it.
    Again(Witness),
    /// To be asked again, in the legacy flavour from now on.
    InLegacy,
}

/// What the legacy session has answered to somebody without a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Witness {
    /// As the API does.
    Api,
    /// 401, and not a word: some simulators do, and so may anybody.
    Silent,
}

impl Channel {
    /// Whether the failure says that the server speaks the other flavour. `witness`: it was asked again already.
    ///
    /// What asks is boxed: hardly any call needs it, and all would be larger by it.
    pub(super) async fn negotiate(
        &self,
        request: &Request,
        shown: Option<&Authorization>,
        failure: &Failure,
        witness: Option<Witness>,
    ) -> Verdict {
        let dialect = &self.dialect;
        if !dialect.is_open() || request.operation.rest.is_none() {
            return Verdict::Stays;
        }
        let is_legacy = match (failure.unknown, request.call.login) {
            (Unknown::No, _) => return Verdict::Stays,
            (Unknown::SaidByApi, true) => true,
            (Unknown::Bare, true) if witness.is_some() => true,
            // The credentials of the login are none of the witness's business.
            (Unknown::Bare, true) => match self.witness(None).await {
                Some(witness) => return Verdict::Again(witness),
                None => return Verdict::Stays,
            },
            // With a session that was given nobody has asked for /api/session yet.
            (_, false) => match Box::pin(self.ask(&LOOK, shown)).await {
                Ok(()) => {
                    dialect.is_api();
                    false
                }
                Err(failure) => failure.unknown != Unknown::No && self.witness(shown).await == Some(Witness::Api),
            },
        };
        if is_legacy {
            dialect.settle_for_rest();
            tracing::debug!("the server has no /api/session: it is spoken to in the legacy flavour");
        }
        // Another call may have decided it meanwhile.
        if dialect.is_rest() { Verdict::InLegacy } else { Verdict::Stays }
    }

    /// Who answers under `/rest`, be it that there is no session.
    async fn witness(&self, shown: Option<&Authorization>) -> Option<Witness> {
        match Box::pin(self.ask(&LOOK_IN_LEGACY, shown)).await {
            Ok(()) => Some(Witness::Api),
            Err(failure) if failure.kind != ErrorKind::Unauthenticated => None,
            Err(failure) if failure.answered_by == AnsweredBy::Api => Some(Witness::Api),
            Err(failure) => failure.body.is_none().then_some(Witness::Silent),
        }
    }

    async fn ask(&self, operation: &'static Operation, shown: Option<&Authorization>) -> Result<(), Box<Failure>> {
        self.attempt(&Request::plain(operation), shown, None, &Progress::default()).await.map(drop)
    }
}
