// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! What the vendor has below `appliance.recovery`.

pub mod reconciliation;
