//! What documents that are not ours lack or do otherwise: in our own, lint refuses what these passes repair.

pub(super) mod aliases;
pub(super) mod alternative_bodies;
pub(super) mod bases;
pub(super) mod constant_lists;
pub(super) mod directions;
pub(super) mod flavours;
pub(super) mod gates;
pub(super) mod look_alikes;
pub(super) mod markup;
pub(super) mod open_objects;
pub(super) mod operation_ids;
pub(super) mod parameters;
pub(super) mod path_queries;
pub(super) mod path_texts;
pub(crate) mod prose;
pub(super) mod required_bodies;
pub(super) mod secret_names;
pub(super) mod shared_parts;
pub(super) mod unions;
mod unsendable;
pub(super) mod unsupported;
