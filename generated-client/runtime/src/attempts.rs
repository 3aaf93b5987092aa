//! One call: as many attempts as it takes and its time allows. Knows nothing of what lets a request in but [`Entry`].

pub(crate) mod budget;
pub(crate) mod entry;
mod negotiate;
pub(crate) mod observe;
pub(crate) mod pauses;
pub(crate) mod retry;
pub(crate) mod sender;
mod watched;
