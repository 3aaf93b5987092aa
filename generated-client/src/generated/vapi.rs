// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! Messages and identifiers that all services share.

pub mod errors;

#[doc(inline)]
pub use vsphere_automation_runtime::vapi::{
    DateTimeFormat, DynamicId, LocalizableMessage, LocalizationParam,
    NestedLocalizableMessage,
};
