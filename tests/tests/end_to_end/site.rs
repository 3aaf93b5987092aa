//! A fake, and clients of it.

use vsphere_automation::{Client, ClientBuilder, Credentials, Error, RetryPolicy};
use vsphere_automation_fake::{Builder, FakeClock, FakeVcenter};

/// A fake whose clock stands still.
pub(crate) async fn fake(change: impl FnOnce(Builder) -> Builder) -> FakeVcenter {
    let builder = FakeVcenter::builder().clock(FakeClock::stepped());
    change(builder).start().await.expect("the fake starts")
}

/// A client of the fake that repeats nothing, with other credentials where some are given.
pub(crate) fn client_with(fake: &FakeVcenter, credentials: Credentials) -> Client {
    builder(fake).credentials(credentials).build().expect("the client can be built")
}

/// The administrator as a client, who repeats nothing.
pub(crate) fn client(fake: &FakeVcenter) -> Client {
    client_with(fake, Credentials::basic(fake.user(), fake.password()))
}

pub(crate) fn builder(fake: &FakeVcenter) -> ClientBuilder {
    let builder = Client::builder(fake.url()).retry(RetryPolicy::off()).no_proxy();
    match fake.ca_pem() {
        Some(pem) => builder.ca_certificate(pem),
        None => builder,
    }
}

/// The line of an error, with what differs from run to run as `…`.
pub(crate) fn line(error: &Error) -> String {
    let line = error.to_string();
    assert!(!line.contains('\n'), "more than one line: {line}");
    match error.request_id() {
        Some(id) => line.replace(id, "…"),
        None => line,
    }
}
