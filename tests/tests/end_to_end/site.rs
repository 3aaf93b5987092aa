//! A fake, and clients of it.

use vsphere_automation::{Client, ClientBuilder, Credentials, Error, Flavour, RetryPolicy, Secret};
use vsphere_automation_fake::{Builder, FakeClock, FakeVcenter};

use crate::FLAVOUR;

/// A fake whose clock stands still.
pub(crate) async fn fake(change: impl FnOnce(Builder) -> Builder) -> FakeVcenter {
    let spoken = if is_rest() { vsphere_automation_fake::Flavour::Rest } else { vsphere_automation_fake::Flavour::Api };
    let builder = FakeVcenter::builder().clock(FakeClock::stepped()).flavour(spoken);
    change(builder).start().await.expect("the fake starts")
}

/// A client of the fake that repeats nothing, with other credentials where some are given.
pub(crate) fn client_with(fake: &FakeVcenter, credentials: Credentials) -> Client {
    builder(fake).credentials(credentials).build().expect("the client can be built")
}

/// The administrator as a client, who repeats nothing.
pub(crate) fn client(fake: &FakeVcenter) -> Client {
    client_with(fake, Credentials::basic(fake.user(), Secret::from(fake.password())))
}

pub(crate) fn builder(fake: &FakeVcenter) -> ClientBuilder {
    let builder = Client::builder(fake.url()).retry(RetryPolicy::off()).no_proxy().flavour(FLAVOUR);
    match fake.ca_pem() {
        Some(pem) => builder.ca_certificate(pem),
        None => builder,
    }
}

/// Whether it is the legacy flavour that is spoken.
pub(crate) fn is_rest() -> bool {
    FLAVOUR == Flavour::Rest
}

/// The status that an error has, of which the document says the modern one.
pub(crate) fn status(error_type: &str, modern: u16) -> u16 {
    match error_type {
        "ERROR" | "RESOURCE_BUSY" if is_rest() => 400,
        _ => modern,
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
