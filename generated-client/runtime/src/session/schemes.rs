//! How the security schemes of a document let calls in: one or several together, with what the caller gave for them.

use std::sync::Arc;

use super::account::Account;
use super::credentials::{Credentials, Kind};
use super::grant::Grant;
use super::held::{Held, Token, not_sent};
use super::state::Session;
use crate::attempts::entry::Entry;
use crate::error::{Called, Error, Failure};
use crate::wire::authorization::{Authorization, SESSION_HEADER};
use crate::wire::scheme::{Requirement, Scheme, Shows};

/// What lets a call in: the first alternative that the client has everything for.
pub(super) struct Schemes<'s> {
    session: &'s Arc<Session>,
    parts: Vec<Part>,
}

enum Part {
    Held(Arc<Held>),
    /// Shown as it is.
    Fixed(Authorization),
    /// vCenter's session, with which the connection was made.
    Session,
}

pub(super) struct Pass {
    parts: Vec<Shown>,
    together: Authorization,
}

enum Shown {
    Token(Arc<Token>),
    Fixed(Authorization),
    Session(Arc<Grant>),
}

impl<'s> Schemes<'s> {
    /// Without a requirement that asks for something, a call is let in by nothing. One that asks for nothing is the last
    /// choice: who has credentials for another alternative gave them for that.
    pub(super) fn choose(session: &'s Arc<Session>, requirement: Requirement, call: &Called) -> Result<Self, Error> {
        let account = &session.account;
        let asking = requirement.iter().filter(|schemes| !schemes.is_empty());
        let parts =
            asking.map(|schemes| schemes.iter().map(|scheme| part(account, scheme)).collect::<Option<Vec<_>>>());
        match parts.flatten().next() {
            Some(parts) => Ok(Self { session, parts }),
            None if requirement.iter().any(|schemes| schemes.is_empty()) => Ok(Self { session, parts: Vec::new() }),
            None => Err(Error::new(not_sent(call, &lacking(requirement)))),
        }
    }

    fn pass(parts: Vec<Shown>) -> Pass {
        let together = Authorization::together(parts.iter().map(|part| match part {
            Shown::Token(token) => &token.authorization,
            Shown::Fixed(authorization) => authorization,
            Shown::Session(grant) => &grant.authorization,
        }));
        Pass { parts, together }
    }
}

/// What the client has for a scheme.
fn part(account: &Account, scheme: &'static Scheme) -> Option<Part> {
    if let Some(held) = account.held.iter().find(|held| *held.credential.scheme == *scheme) {
        return Some(Part::Held(Arc::clone(held)));
    }
    match (&scheme.shows, account.credentials.as_ref().map(|Credentials(kind)| kind)?) {
        (Shows::Header(name), _) if SESSION_HEADER.as_str().eq_ignore_ascii_case(name) => Some(Part::Session),
        (Shows::Basic, Kind::Basic { user, password }) => Authorization::basic(user, password).map(Part::Fixed),
        (Shows::Token("Bearer"), Kind::Bearer(token)) => Authorization::bearer(token).map(Part::Fixed),
        _ => None,
    }
}

/// Which schemes there are, and who makes credentials for them.
fn lacking(requirement: Requirement) -> String {
    let each = |of: fn(&Scheme) -> String| {
        let alternatives =
            requirement.iter().map(|schemes| schemes.iter().map(|scheme| of(scheme)).collect::<Vec<_>>());
        alternatives.map(|names| names.join(" and ")).collect::<Vec<_>>().join(", or ")
    };
    let schemes = each(|scheme| format!("`{}`", scheme.name));
    let constructors = each(|scheme| format!("Credentials::{}", scheme.constructor));
    format!(
        "the client has no credentials for the security scheme {schemes}, which the operation asks for; give \
         ClientBuilder::credentials {constructors}"
    )
}

impl Entry for Schemes<'_> {
    type Pass = Pass;

    async fn enter(&self, call: &Called) -> Result<Pass, Error> {
        let mut shown = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            shown.push(match part {
                Part::Held(held) => Shown::Token(held.token(call, None).await?),
                Part::Fixed(authorization) => Shown::Fixed(authorization.clone()),
                Part::Session => Shown::Session(self.session.enter(call).await?),
            });
        }
        Ok(Self::pass(shown))
    }

    fn shown<'p>(&self, pass: &'p Pass) -> Option<&'p Authorization> {
        Some(&pass.together)
    }

    fn accepted(&self, call: &Called, pass: &Pass) {
        for part in &pass.parts {
            match part {
                Shown::Token(token) => token.accepted(),
                Shown::Session(grant) => self.session.accepted(call, grant),
                Shown::Fixed(_) => {}
            }
        }
    }

    /// Whatever can be renewed is: a 401 does not tell which of several was not accepted.
    async fn renew(&self, call: &Called, rejected: &Pass, failure: &mut Failure) -> Result<Option<Pass>, Error> {
        let mut renewed = false;
        let mut shown = Vec::with_capacity(self.parts.len());
        for (part, rejected) in self.parts.iter().zip(&rejected.parts) {
            shown.push(match (part, rejected) {
                (Part::Held(held), Shown::Token(token)) if held.renews() && held.may_renew(token) => {
                    renewed = true;
                    Shown::Token(held.token(call, Some(token)).await?)
                }
                (Part::Session, Shown::Session(grant)) => {
                    let Some(next) = self.session.renew(call, grant, failure).await? else { return Ok(None) };
                    renewed = true;
                    Shown::Session(next)
                }
                (_, Shown::Token(token)) => Shown::Token(Arc::clone(token)),
                (_, Shown::Fixed(authorization)) => Shown::Fixed(authorization.clone()),
                (_, Shown::Session(grant)) => Shown::Session(Arc::clone(grant)),
            });
        }
        if !renewed && !self.parts.is_empty() {
            failure.advise("the credentials given to the client are not accepted (any more)");
        }
        Ok(renewed.then(|| Self::pass(shown)))
    }
}
