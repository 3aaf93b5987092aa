//! Which release the server is: asked once, and again after a login, which may have met another server.

use std::sync::Arc;

use super::state::Session;
use crate::attempts::sender::Options;
use crate::error::{AnsweredBy, Error, Fate};
use crate::values::json;
use crate::values::lifecycle::Release;
use crate::wire::flavour::rest::Rest;
use crate::wire::operation::{Method, Operation};
use crate::wire::progress::Progress;
use crate::wire::request::Request;

const VERSION: Operation = Operation::new("Appliance.System.Version_get", Method::Get, "/api/appliance/system/version")
    .rest(Rest::new(Method::Get, "/rest/appliance/system/version"));

struct Version {
    version: String,
}

crate::object!(Version: version = required("version"));

/// The release of the server; `None` where it does not say, be it that the user may not know.
pub(crate) async fn ask(session: &Arc<Session>, options: &Options) -> Result<Option<Release>, Error> {
    let known = &session.account.release;
    let _turn = known.asking.lock().await;
    if let Some(release) = known.release().clone() {
        return Ok(release);
    }
    let request = Request::plain(&VERSION);
    let outcome = session.account.sender.send(&request, options, session, &Progress::default()).await;
    let release = match outcome {
        Ok((answer, _)) => {
            json::from_slice::<Version>(&answer.body).ok().and_then(|read| Release::parse(&read.version))
        }
        // It says nothing now, and may later.
        Err(error) if error.answered_by() == AnsweredBy::Api && error.is_retryable() => return Ok(None),
        // The API has dealt with it and says nothing.
        Err(error) if error.answered_by() == AnsweredBy::Api && error.fate() != Fate::NotSent => None,
        Err(error) => return Err(error),
    };
    *known.release() = Some(release.clone());
    Ok(release)
}
