//! Whether there are the operation and what is sent with it, in the release of the server and in all that a program
//! supports: said before anything is sent.

mod holds;

use std::sync::Arc;

use self::holds::holds;
use super::promises::{Supported, UnknownProperties};
use super::release;
use super::state::Session;
use crate::attempts::sender::Options;
use crate::error::{Error, ErrorKind, Failure, Unknown};
use crate::values::lifecycle::{Stage, exists_in, first_without, last_stage};
use crate::wire::operation::{Operation, Sendable};
use crate::wire::payload::Payload;
use crate::wire::request::Request;

/// Fails where the call cannot work.
pub(super) fn check(session: &Session, request: &Request) -> Result<(), Error> {
    let account = &session.account;
    let operation = request.operation;
    let (known, supported) = (account.release.now(), account.supported.as_ref());
    if known.is_none() && supported.is_none() || operation.timeline.is_empty() {
        return Ok(());
    }
    let sent: Vec<&'static Sendable> = sent(request).collect();
    if let Some(Supported { from, to }) = supported {
        if let Some(release) = first_without(operation.timeline, from, to) {
            let line = format!(
                "not sent: vSphere {release}, which the client is to support, does not have it; {}",
                had(operation)
            );
            return Err(refused(request, line));
        }
        let lacking = |part: &&'static Sendable| Some((part.name, first_without(part.timeline, from, to)?));
        if let Some((name, release)) = sent.iter().find_map(lacking) {
            let line = format!("not sent: vSphere {release}, which the client is to support, does not know {name}");
            return Err(refused(request, line));
        }
    }
    let Some(release) = known else { return Ok(()) };
    if !exists_in(operation.timeline, release.as_str()) {
        let line = format!("not sent: vSphere {release} does not have it; {}", had(operation));
        return Err(refused(request, line));
    }
    for part in sent.iter().filter(|part| !exists_in(part.timeline, release.as_str())) {
        match account.unknown_properties {
            UnknownProperties::Warn => tracing::warn!(
                operation = operation.id,
                item = part.name,
                release = release.as_str(),
                "what is sent is not known to the release of the server"
            ),
            UnknownProperties::Refuse => {
                let line = format!("not sent: vSphere {release} does not know {}", part.name);
                return Err(refused(request, line));
            }
        }
    }
    Ok(())
}

/// A failure that may be due to the release: where it is, it says so. Asks for the release if it is not known.
pub(super) async fn explained(session: &Arc<Session>, request: &Request, error: Error) -> Error {
    let operation = request.operation;
    if error.unknown() == Unknown::No || operation.timeline.is_empty() || request.call.login {
        return error;
    }
    let release = match session.account.release.now() {
        Some(release) => Some(release),
        None => Box::pin(release::ask(session, &Options::default())).await.ok().flatten(),
    };
    let Some(release) = release.filter(|release| !exists_in(operation.timeline, release.as_str())) else {
        return error;
    };
    let code = error.status().map_or(404, |status| status.as_u16());
    error.amend(|failure| {
        failure.kind = ErrorKind::NotInThisRelease;
        failure.line = format!("{code}: vSphere {release} does not have it; {}", had(operation));
    })
}

fn refused(request: &Request, line: String) -> Error {
    Error::new(Failure::new(ErrorKind::NotInThisRelease, &request.call, line))
}

/// The releases that have the operation, and what it was there.
fn had(operation: &Operation) -> String {
    let releases = operation.available.unwrap_or("no release that is known");
    let preview = last_stage(operation.timeline) == Some(Stage::TechnologyPreview);
    let preview = if preview { ", as a Technology Preview, which may vanish in any release" } else { "" };
    format!("vSphere {releases} has it{preview}")
}

/// What of the parts that not all releases know is in the body.
fn sent(request: &Request) -> impl Iterator<Item = &'static Sendable> {
    let body = match &request.body {
        Some(Payload::Whole(bytes)) => Some(bytes),
        _ => None,
    };
    let is_in = move |part: &&Sendable| body.is_some_and(|body| holds(body, part.path, part.constant));
    request.operation.sendable.iter().filter(is_in)
}
