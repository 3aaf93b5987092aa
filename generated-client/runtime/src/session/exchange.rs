//! Credentials for a session: one login, as the standing of the account allows it.

use std::sync::Arc;

use super::account::Account;
use super::credentials::{Credentials, Exchanged, Kind};
use super::grant::{Grant, Origin};
use super::standing::{self, Admission, Standing, Ticket};
use super::{events, logout};
use crate::attempts::retry::RetryPolicy;
use crate::attempts::sender::Options;
use crate::error::{Error, ErrorKind, Failure};
use crate::values::secret::Secret;
use crate::wire::answer::Answer;
use crate::wire::authorization::SESSION_HEADER;
use crate::wire::decode;
use crate::wire::progress::Progress;
use crate::wire::request::Request;

/// A session on the server, and the answer that gave it.
pub(super) struct Begun {
    pub(super) id: Secret,
    pub(super) answer: Answer,
}

/// Begins a session; to be run in a task of its own, lest it be broken off in the middle. An error may be that of a
/// login of somebody else with the same credentials.
pub(super) async fn exchange(
    account: &Arc<Account>,
    request: &Request,
    retry: Option<RetryPolicy>,
    credentials: &Credentials,
    progress: &Progress,
) -> Result<Begun, Error> {
    let unusable = |kind, line: &str| Error::new(Failure::new(kind, &request.call, format!("not sent: {line}")));
    let exchanged = credentials.exchanged().ok_or_else(|| {
        let line = "a new session needs user and password, and the client has a token or the id of a session";
        unusable(ErrorKind::Request, line)
    })?;
    let exchanged = exchanged.map_err(|line| unusable(ErrorKind::Credentials, line))?;
    let ticket = ticket(account, &exchanged).await?;
    let options = Options { timeout: Some(account.login_timeout), retry };
    let request = Request { idle_timeout: Some(account.login_timeout), ..request.clone() };
    let entry = Some(exchanged.authorization.clone());
    let sent = ticket.flight.run(account.sender.send(&request, &options, &entry, progress)).await;
    let begun = sent.and_then(|(answer, _)| match decode::secret(&request.call, &answer) {
        Ok(id) => {
            account.release.forget();
            Ok(Begun { id, answer })
        }
        Err(error) => Err(undecodable(account, &answer, error)),
    });
    let outcome = begun.as_ref().map(drop).map_err(|error| explained(error.clone(), credentials));
    ticket.end(outcome, account.cool_down).inspect_err(|error| match error.retry_after() {
        Some(_) if standing::is_refusal(error) => events::refused(account, error),
        _ => events::login_failed(account, error),
    })?;
    begun
}

/// The right to log in now. Waits for who logs in with the same account, and after failures.
async fn ticket(account: &Account, exchanged: &Exchanged<'_>) -> Result<Ticket, Error> {
    let clock = &account.sender.transport.clock;
    let secret = standing::digest(exchanged.secret);
    let standing = standing_of(account, exchanged, secret);
    let client = std::ptr::from_ref(account).addr();
    let mut waited_for = None;
    loop {
        match standing.admit(secret, client, waited_for, clock) {
            Admission::LogIn(ticket) => return Ok(ticket),
            Admission::Refused(error) => return Err(error),
            Admission::Wait(number, pause) => {
                clock.sleep(pause).await;
                waited_for = Some(number);
            }
            Admission::Join(mut flight) => match flight.outcome(clock).await {
                Some(outcome) => {
                    if let Some(error) = outcome.failure_for(secret, client) {
                        return Err(error);
                    }
                }
                None => standing.give_up(&flight),
            },
        }
    }
}

fn standing_of(account: &Account, exchanged: &Exchanged<'_>, secret: u64) -> Arc<Standing> {
    let server = &account.sender.transport.server.base;
    match exchanged.user {
        Some(user) => standing::of(server, user),
        // A token is an account of its own.
        None => standing::of(server, &format!("token {secret:x}")),
    }
}

/// What may be wrong with credentials that were refused.
fn explained(error: Error, credentials: &Credentials) -> Error {
    if !standing::is_refusal(&error) {
        return error;
    }
    let Kind::Basic { password, .. } = &credentials.0 else {
        return error.amend(|failure| failure.advise("is the token right, and still valid?"));
    };
    error.amend(|failure| {
        failure.advise("are user and password right?");
        if password.expose().ends_with(['\n', '\r']) {
            failure.advise("the password ends in a line break: was it read from a file?");
        }
    })
}

/// The login may have begun a session: ends it, if its id stands elsewhere in the answer.
fn undecodable(account: &Arc<Account>, answer: &Answer, error: Error) -> Error {
    let grant = elsewhere(answer).and_then(|id| Grant::session(&id, 0, Origin::Made, account.sender.now(), None));
    match grant {
        Some(grant) => {
            logout::end_behind(account, grant);
            error.amend(|failure| failure.advise("the session that it began is ended again"))
        }
        None => error.amend(|failure| {
            failure.advise("if it began a session, that stays on the server until it expires there");
        }),
    }
}

/// The session id in a header or cookie.
fn elsewhere(answer: &Answer) -> Option<Secret> {
    let header = answer.headers.get(SESSION_HEADER).and_then(|value| value.to_str().ok());
    let cookies = answer.headers.get_all(http::header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = cookies.filter_map(|cookie| cookie.split(';').next()?.trim().split_once('='));
    let cookie = cookies.find(|(name, _)| name.eq_ignore_ascii_case(SESSION_HEADER.as_str())).map(|(_, id)| id);
    header.or(cookie).map(|id| id.trim_matches('"')).filter(|id| !id.is_empty()).map(Secret::from)
}
