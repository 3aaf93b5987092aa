//! What the document shows as examples decodes into the Rust types, and encodes back to the same.

mod dates;
mod enums;
mod errors;
mod examples;
mod optionals;
