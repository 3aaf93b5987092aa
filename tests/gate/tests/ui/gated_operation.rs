use vsphere_automation::{Client, Error};

async fn reset(client: &Client) -> Result<(), Error> {
    client.hvc_sync().reset(&"link-1".into()).await
}

fn main() {
    let _ = reset;
}
