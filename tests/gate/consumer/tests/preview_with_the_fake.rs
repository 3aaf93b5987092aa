//! The fake answers sync, but does not switch it on in the client.

use vsphere_automation::Client;
use vsphere_automation_fake::FakeVcenter;

#[test]
fn sync_of_the_fake() {
    let fake = FakeVcenter::builder().start_blocking().unwrap();
    let client = Client::builder(fake.url()).build().unwrap();
    drop(client.hvc_sync().reset(&"link-1".into()));
}
