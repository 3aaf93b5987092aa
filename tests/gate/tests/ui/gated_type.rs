use vsphere_automation::hvc::links::sync::providers::SessionInfo;

fn main() {
    let _: Option<SessionInfo> = None;
}
