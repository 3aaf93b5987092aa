//! What every document needs on its way to progenitor, our own too.

pub(super) mod actions;
pub(super) mod constants;
pub(super) mod errors;
pub(super) mod ids;
pub(super) mod ignored_headers;
pub(super) mod inheritance;
pub(super) mod inline_schemas;
pub(super) mod lifecycles;
pub(super) mod media_types;
pub(super) mod parts;
pub(super) mod reachable;
pub(super) mod runtime_types;
pub(super) mod secrets;
pub(super) mod security;
mod variant_names;
