// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! What the server sends when an operation fails.

#[doc(inline)]
pub use vsphere_automation_runtime::vapi::errors::{Error, ErrorType};
