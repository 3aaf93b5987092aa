fn main() {
    let _ = vsphere_automation::hvc::links::sync::HvcSync::reset;
}
