// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

fn main() {
    let _ = vsphere_automation::hvc::links::sync::HvcSync::reset;
}
