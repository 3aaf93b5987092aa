//! A fake, and clients of it, in either flavour.

use vsphere_automation::{Client, ClientBuilder, Credentials, Error, Flavour, RetryPolicy, Secret};
use vsphere_automation_fake::{Builder, FakeClock, FakeVcenter};

/// What is spoken, to a fake that knows nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Site {
    Api,
    Rest,
}

impl Site {
    pub(crate) const BOTH: [Self; 2] = [Self::Api, Self::Rest];

    /// A fake whose clock stands still.
    pub(crate) async fn fake(self, change: impl FnOnce(Builder) -> Builder) -> FakeVcenter {
        let spoken = match self {
            Self::Api => vsphere_automation_fake::Flavour::Api,
            Self::Rest => vsphere_automation_fake::Flavour::Rest,
        };
        let builder = FakeVcenter::builder().clock(FakeClock::stepped()).flavour(spoken);
        change(builder).start().await.expect("the fake starts")
    }

    /// A client of the fake that repeats nothing, with other credentials where some are given.
    pub(crate) fn client_with(self, fake: &FakeVcenter, credentials: Credentials) -> Client {
        self.builder(fake).credentials(credentials).build().expect("the client can be built")
    }

    /// The administrator as a client, who repeats nothing.
    pub(crate) fn client(self, fake: &FakeVcenter) -> Client {
        self.client_with(fake, Credentials::basic(fake.user(), Secret::from(fake.password())))
    }

    pub(crate) fn builder(self, fake: &FakeVcenter) -> ClientBuilder {
        let flavour = match self {
            Self::Api => Flavour::Api,
            Self::Rest => Flavour::Rest,
        };
        let builder = Client::builder(fake.url()).retry(RetryPolicy::off()).no_proxy().flavour(flavour);
        match fake.ca_pem() {
            Some(pem) => builder.ca_certificate(pem),
            None => builder,
        }
    }

    /// The status that an error has, of which the document says the modern one.
    pub(crate) fn status(self, error_type: &str, modern: u16) -> u16 {
        match (self, error_type) {
            (Self::Rest, "ERROR" | "RESOURCE_BUSY") => 400,
            _ => modern,
        }
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
