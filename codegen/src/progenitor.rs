//! The one stage that is not ours: what progenitor gets to see, the call, and the harvest of what came back.

mod call;
mod cut;
mod harvest;
mod opaque_document;
mod opaque_schema;

pub(crate) use call::{call, digestible};
pub(crate) use harvest::harvest;
