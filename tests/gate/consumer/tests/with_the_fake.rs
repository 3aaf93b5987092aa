//! A test against the fake, with default features of the client.

use vsphere_automation::{Client, Credentials, Secret};
use vsphere_automation_fake::FakeVcenter;

#[test]
fn a_client_of_the_fake() {
    let fake = FakeVcenter::builder().start_blocking().unwrap();
    let credentials = Credentials::basic(fake.user(), Secret::from(fake.password()));
    let client = Client::builder(fake.url()).credentials(credentials).build().unwrap();
    drop(client.session().get());
}
