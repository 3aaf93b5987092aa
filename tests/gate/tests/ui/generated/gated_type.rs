// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

use vsphere_automation::hvc::links::sync::providers::Summary;

fn main() {
    let _: Option<Summary> = None;
}
