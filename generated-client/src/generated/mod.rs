// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! Everything that is generated from spec/vsphere.yaml.

mod accessors;
pub mod appliance;
pub mod cis;
pub mod hvc;
pub mod lifecycle;
pub mod provenance;
pub mod vapi;

pub use accessors::{Client, ClientBuilder};
#[cfg(not(feature = "tech-preview"))]
#[doc(hidden)]
pub use accessors::{Enabled, NeedsFeature};
