//! A documented error, brought about.

use std::fmt::Debug;

use serde_json::Value;
use vsphere_automation::{Client, Credentials, Secret};
use vsphere_automation_fake::{Account, Builder, FakeVcenter, Fault, Service};
use vsphere_automation_tests::calls::{Given, call};
use vsphere_automation_tests::document::{DocumentedError, Operation};
use vsphere_automation_tests::tour::IDS;

use crate::causes::Cause;
use crate::site::{self, Site};

/// One way in which an operation fails.
pub(crate) struct Case {
    pub(crate) operation: Operation<'static>,
    pub(crate) error: DocumentedError<'static>,
    pub(crate) cause: Cause,
}

impl Case {
    /// Brings it about, over HTTPS if so said. Gives the line of the error, or what is wrong with it.
    pub(crate) async fn run(&self, site: Site, tls: bool) -> Result<String, String> {
        let fake = self.fake(site, tls).await;
        let client = self.client(site, &fake);
        self.prepare(&fake, &client).await;
        let outcome = call(self.operation.id, &client, &self.given()).ok_or("there is no call of it")?.await;
        let error = outcome.err().ok_or("the call succeeded")?;
        same("violations", fake.violations(), vec![])?;
        same("faults that did not hit", fake.pending_faults().len(), 0)?;
        let status = site.status(self.error.error_type, self.error.status);
        same("status", error.status().map(|status| status.as_u16()), Some(status))?;
        same("type", error.error_type().map(|kind| kind.as_str()), Some(self.error.error_type))?;
        same("operation", error.operation(), self.operation.id)?;
        let last = fake.requests_of(self.operation.id).pop().ok_or("the operation was not called")?;
        let sent = last.headers.get("x-request-id").and_then(|id| id.to_str().ok());
        same("request id", error.request_id(), sent)?;
        Ok(site::line(&error))
    }

    async fn fake(&self, site: Site, tls: bool) -> FakeVcenter {
        let with_tls = |builder: Builder| if tls { builder.tls() } else { builder };
        let fake = site.fake(|builder| match self.cause {
            Cause::Older(release, _) => with_tls(builder).release(release),
            Cause::NoPrivilege => with_tls(builder).account(Account::new("nobody@vsphere.local", "no-privilege")),
            _ => with_tls(builder),
        });
        fake.await
    }

    fn client(&self, site: Site, fake: &FakeVcenter) -> Client {
        let credentials = match self.cause {
            Cause::SessionGone => Credentials::session_id(Secret::from("0123456789abcdef")),
            Cause::WrongPassword => Credentials::basic(fake.user(), Secret::from("not-the-password")),
            Cause::NoPrivilege => Credentials::basic("nobody@vsphere.local", Secret::from("no-privilege")),
            _ => Credentials::basic(fake.user(), Secret::from(fake.password())),
        };
        site.client_with(fake, credentials)
    }

    async fn prepare(&self, fake: &FakeVcenter, client: &Client) {
        match self.cause {
            Cause::Broken => {
                // With a session from before, so that what is broken meets the operation and not the login.
                client.hvc_links().list().await.expect("all is well yet");
                use Service::{Appliance, Hvc, Recovery, Session};
                [Session, Hvc, Appliance, Recovery].into_iter().for_each(|service| fake.break_down(service));
            }
            Cause::State(set) => set(fake),
            Cause::Again => {
                let first = call(self.operation.id, client, &self.given()).expect("it has its call").await;
                first.expect("it succeeds once");
            }
            Cause::Played(_) => {
                let DocumentedError { status, error_type, .. } = self.error;
                fake.fault(Fault::error(status, error_type, "The server said so.").on(self.operation.id));
            }
            _ => {}
        }
    }

    /// What the call is given: what lets it succeed, but for the cause.
    fn given(&self) -> Given {
        let (mut ids, mut body) = (IDS.to_vec(), self.operation.body());
        match &self.cause {
            Cause::UnknownId => {
                let last = self.operation.path.matches('{').count().saturating_sub(1);
                ids[last] = "other";
            }
            Cause::Body(members) | Cause::Older(_, members) => {
                let body = body.as_object_mut().expect("a body has members");
                for (name, value) in members.as_object().into_iter().flatten() {
                    match value {
                        Value::Null => drop(body.remove(name)),
                        value => drop(body.insert(name.clone(), value.clone())),
                    }
                }
            }
            _ => {}
        }
        Given::new(ids, body)
    }
}

fn same<T: PartialEq + Debug>(what: &str, found: T, expected: T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?} instead of {expected:?}")) }
}
