//! A documented error, and how to bring it about.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;

use vsphere_automation::{Client, Credentials, Error, Secret};
use vsphere_automation_fake::{Account, Builder, FakeVcenter, Fault, Release, Service};

use crate::site;

/// Calls an operation.
pub(crate) type Caller = for<'c> fn(&'c Client) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'c>>;

/// `call!(client => client.hvc_links().list())`: a [`Caller`].
macro_rules! call {
    ($client:ident => $call:expr) => {{
        let call: $crate::case::Caller = |$client| Box::pin(async move { $call.await.map(drop) });
        call
    }};
}
pub(crate) use call;

/// Why an operation fails.
#[derive(Clone, Copy)]
pub(crate) enum Cause {
    /// The session of the client has ended, and it cannot make another.
    SessionGone,
    /// The password of the client is wrong.
    WrongPassword,
    /// The user of the client has no privilege.
    NoPrivilege,
    /// The service behind the operation has broken down.
    Broken(Service),
    /// The server is of that release.
    Older(Release),
    /// The fake is in that state.
    State(fn(&FakeVcenter)),
    /// What the call is given.
    Arguments,
    /// A caller cannot cause it, for that reason: the fake is told to answer it.
    Played(&'static str),
}

/// One way in which an operation fails.
pub(crate) struct Case {
    pub(crate) operation: &'static str,
    pub(crate) status: u16,
    pub(crate) error_type: &'static str,
    pub(crate) cause: Cause,
    pub(crate) call: Caller,
}

/// The ways in which one operation fails.
pub(crate) struct Failures {
    operation: &'static str,
    call: Caller,
    pub(crate) cases: Vec<Case>,
}

impl Failures {
    /// None yet. `call` succeeds when nothing is in its way.
    pub(crate) fn of(operation: &'static str, call: Caller) -> Self {
        Self { operation, call, cases: Vec::new() }
    }

    fn add(mut self, status: u16, error_type: &'static str, cause: Cause, call: Option<Caller>) -> Self {
        let call = call.unwrap_or(self.call);
        self.cases.push(Case { operation: self.operation, status, error_type, cause, call });
        self
    }

    /// 401: there is no session.
    pub(crate) fn gone(self) -> Self {
        self.add(401, "UNAUTHENTICATED", Cause::SessionGone, None)
    }

    /// 401: the login is refused.
    pub(crate) fn wrong_password(self) -> Self {
        self.add(401, "UNAUTHENTICATED", Cause::WrongPassword, None)
    }

    /// 403: the user lacks a privilege.
    pub(crate) fn refused(self) -> Self {
        self.add(403, "UNAUTHORIZED", Cause::NoPrivilege, None)
    }

    /// 500 or 503: the service does not work.
    pub(crate) fn broken(self, service: Service) -> Self {
        match service {
            Service::Session => self.add(503, "SERVICE_UNAVAILABLE", Cause::Broken(service), None),
            _ => self.add(500, "ERROR", Cause::Broken(service), None),
        }
    }

    /// The fake is in a state in which the call fails.
    pub(crate) fn state(self, status: u16, error_type: &'static str, set: fn(&FakeVcenter)) -> Self {
        self.add(status, error_type, Cause::State(set), None)
    }

    /// It fails for what the call is given.
    pub(crate) fn given(self, status: u16, error_type: &'static str, call: Caller) -> Self {
        self.add(status, error_type, Cause::Arguments, Some(call))
    }

    /// 400: the server is too old for what the call is given.
    pub(crate) fn too_new(self, release: Release, call: Caller) -> Self {
        self.add(400, "UNEXPECTED_INPUT", Cause::Older(release), Some(call))
    }

    /// 400: no caller can cause it, for that reason.
    pub(crate) fn played(self, error_type: &'static str, why: &'static str) -> Self {
        self.add(400, error_type, Cause::Played(why), None)
    }
}

impl Case {
    /// Brings it about, over HTTPS if so said. Gives the line of the error, or what is wrong with it.
    pub(crate) async fn run(&self, tls: bool) -> Result<String, String> {
        let fake = self.fake(tls).await;
        let outcome = (self.call)(&self.client(&fake)).await;
        let error = outcome.err().ok_or("the call succeeded")?;
        same("violations", fake.violations(), vec![])?;
        same("faults that did not hit", fake.pending_faults().len(), 0)?;
        let status = site::status(self.error_type, self.status);
        same("status", error.status().map(|status| status.as_u16()), Some(status))?;
        same("type", error.error_type().map(|kind| kind.as_str()), Some(self.error_type))?;
        same("operation", error.operation(), self.operation)?;
        let last = fake.requests_of(self.operation).pop().ok_or("the operation was not called")?;
        let sent = last.headers.get("x-request-id").and_then(|id| id.to_str().ok());
        same("request id", error.request_id(), sent)?;
        Ok(site::line(&error))
    }

    async fn fake(&self, tls: bool) -> FakeVcenter {
        let with_tls = |builder: Builder| if tls { builder.tls() } else { builder };
        let fake = site::fake(|builder| match self.cause {
            Cause::Older(release) => with_tls(builder).release(release),
            Cause::NoPrivilege => with_tls(builder).account(Account::new("nobody@vsphere.local", "no-privilege")),
            _ => with_tls(builder),
        });
        let fake = fake.await;
        match self.cause {
            Cause::Broken(service) => fake.break_down(service),
            Cause::State(set) => set(&fake),
            Cause::Played(_) => {
                let text = "The server said so.";
                fake.fault(Fault::error(self.status, self.error_type, text).on(self.operation));
            }
            _ => {}
        }
        fake
    }

    fn client(&self, fake: &FakeVcenter) -> Client {
        let credentials = match self.cause {
            Cause::SessionGone => Credentials::session_id(Secret::from("0123456789abcdef")),
            Cause::WrongPassword => Credentials::basic(fake.user(), Secret::from("not-the-password")),
            Cause::NoPrivilege => Credentials::basic("nobody@vsphere.local", Secret::from("no-privilege")),
            // A session from before, so that the broken service meets the operation and not the login.
            Cause::Broken(Service::Session) if self.operation != "Cis.Session_create" => {
                Credentials::session_id(Secret::from(fake.begin_session(fake.user()).expect("there is room for one")))
            }
            _ => Credentials::basic(fake.user(), Secret::from(fake.password())),
        };
        site::client_with(fake, credentials)
    }
}

fn same<T: PartialEq + Debug>(what: &str, found: T, expected: T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?} instead of {expected:?}")) }
}
