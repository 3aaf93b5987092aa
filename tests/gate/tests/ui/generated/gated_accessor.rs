// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

use vsphere_automation::Client;

fn main() {
    let client = Client::builder("https://vcenter.example.com").build().unwrap();
    let _ = client.hvc_sync();
}
