// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! What the server sends when an operation fails.

#[doc(inline)]
pub use crate::runtime::vapi::errors::{Error, ErrorType};
