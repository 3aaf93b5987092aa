//! What is read and written: secrets, identifiers, open enums, times, and the types of vAPI itself. Knows no wire.

pub(crate) mod charset;
pub mod choice;
pub(crate) mod described;
pub(crate) mod error_or_string;
mod id;
pub(crate) mod json;
pub mod lifecycle;
pub mod object;
pub(crate) mod open_enum;
pub(crate) mod secret;
pub mod tagged_union;
pub mod time;
pub mod vapi;
