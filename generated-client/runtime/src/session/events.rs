//! What `tracing` and the observers are told of sessions. Never a secret, never an id.

use super::account::Account;
use crate::error::Error;
use crate::observer::SessionEvent;

pub(super) fn logged_in(account: &Account, renewal: bool) {
    tell(account, if renewal { SessionEvent::Renewed } else { SessionEvent::LoggedIn });
    let server = &*account.sender.transport.server.host;
    let what = if renewal { "renewed the session" } else { "logged in" };
    tracing::info!(server.address = server, vsphere.session.renewal = renewal, "{what}");
}

pub(super) fn adopted(account: &Account) {
    tell(account, SessionEvent::Adopted);
    tracing::info!(server.address = &*account.sender.transport.server.host, "took a session from the store");
}

pub(super) fn login_failed(account: &Account, error: &Error) {
    tell(account, SessionEvent::LoginFailed(error.kind()));
    let server = &*account.sender.transport.server.host;
    tracing::warn!(server.address = server, "error.type" = error.kind().as_str(), %error, "a login failed");
}

/// The credentials were refused, or were so a short while ago.
pub(super) fn refused(account: &Account, error: &Error) {
    tell(account, SessionEvent::Refused(error.retry_after()));
    let server = &*account.sender.transport.server.host;
    tracing::warn!(server.address = server, pause = ?error.retry_after(), %error, "the server refused the credentials");
}

pub(super) fn logged_out(account: &Account) {
    tell(account, SessionEvent::LoggedOut);
    tracing::info!(server.address = &*account.sender.transport.server.host, "ended the session");
}

pub(super) fn left_behind(account: &Account, error: &Error) {
    tell(account, SessionEvent::LeftBehind(error.kind()));
    let server = &*account.sender.transport.server.host;
    tracing::warn!(server.address = server, "error.type" = error.kind().as_str(), %error, "a session could not be ended");
}

pub(super) fn store_failed(account: &Account, what: &str, error: &(dyn std::error::Error + 'static)) {
    let server = &*account.sender.transport.server.host;
    let error = crate::error::root_cause(error);
    tracing::warn!(server.address = server, error, "the store of sessions could not {what}");
}

fn tell(account: &Account, event: SessionEvent) {
    account.sender.transport.watch.session_event(event);
}
