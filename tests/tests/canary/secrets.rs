//! The secrets, chosen such that every way to write them differs.

use vsphere_automation::{Client, Credentials, RetryPolicy, Secret};
use vsphere_automation_fake::{FakeClock, FakeVcenter};

pub(crate) const USER: &str = "canary@vsphere.local";

/// With what is special in a user-info, a header, a query, a URL, JSON and UTF-8.
pub(crate) const PASSWORD: &str = "c@n4ry:p%41ss \"w\\örd\" é/+?&=";

/// Whose secrets are to be looked for.
pub(crate) struct Secrets(pub(crate) Vec<String>);

/// A fake with these credentials, and a client of it.
pub(crate) async fn fake_and_client(tls: bool) -> (FakeVcenter, Client) {
    let builder = FakeVcenter::builder().clock(FakeClock::stepped()).credentials(USER, PASSWORD);
    let fake = if tls { builder.tls() } else { builder }.start().await.expect("the fake starts");
    let client = Client::builder(fake.url()).credentials(Credentials::basic(USER, Secret::from(PASSWORD))).no_proxy();
    let client = client.retry(RetryPolicy::off());
    let client = match fake.ca_pem() {
        Some(pem) => client.ca_certificate(pem),
        None => client,
    };
    (fake, client.build().expect("the client can be built"))
}

impl Secrets {
    /// The password, and every session id that any request carried.
    pub(crate) fn of(fake: &FakeVcenter) -> Self {
        let requests = fake.requests();
        let ids = requests.iter().filter_map(|request| request.headers.get("vmware-api-session-id")?.to_str().ok());
        let mut all: Vec<String> = ids.map(str::to_owned).collect();
        all.extend(fake.sessions().iter().map(|session| session.id().to_owned()));
        all.sort();
        all.dedup();
        all.push(PASSWORD.to_owned());
        Self(all)
    }
}
