// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! What the document has below `appliance`.

pub mod recovery;
pub mod system;
