//! Calls a method of sync.

use vsphere_automation::{Client, Error};

async fn status(client: &Client) -> Result<String, Error> {
    let info = client.hvc_sync_providers().get(&"link-1".into(), &"provider-1".into()).await?;
    Ok(info.status.to_string())
}

fn main() {
    let _ = status;
}
