// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

use vsphere_automation::{Client, Error};

async fn call(client: &Client) -> Result<(), Error> {
    client.hvc_sync().reset(&"x".into()).await.map(drop)
}

fn main() {
    let _ = call;
}
