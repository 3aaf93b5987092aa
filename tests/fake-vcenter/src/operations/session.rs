//! Sessions. Who calls is known by then: `create` came with a password that was right.

use serde_json::json;

use super::Call;
use crate::answer::{ApiError, ErrorType, Outcome};
use crate::clock::wire;
use crate::state::World;

pub(super) fn create(world: &mut World, call: &Call<'_>) -> Outcome {
    let limit = world.sessions.per_user.to_string();
    match world.sessions.begin(call.user, call.now) {
        Some(session) => Ok(Some(session.id().into())),
        None => Err(ApiError::new(
            ErrorType::ServiceUnavailable,
            "com.vmware.vapi.endpoint.failedToLoginMaxUserSessionCountReached",
            "The user {0} already has {1} sessions, which is the limit.",
            &[call.user, &limit],
        )),
    }
}

pub(super) fn get(world: &mut World, call: &Call<'_>) -> Outcome {
    let session = call.session.and_then(|id| world.sessions.access(id, call.now));
    // A bearer token has no session: then the call is all there is to tell.
    let (created, accessed) = session.map_or((call.now, call.now), |session| (session.created, session.last_accessed));
    Ok(Some(json!({
        "user": call.user,
        "created_time": wire(created),
        "last_accessed_time": wire(accessed),
    })))
}

pub(super) fn delete(world: &mut World, call: &Call<'_>) -> Outcome {
    if let Some(id) = call.session {
        world.sessions.end(id);
    }
    Ok(None)
}
