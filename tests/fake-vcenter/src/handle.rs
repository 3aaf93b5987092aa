//! What tests read and set.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::clock::FakeClock;
use crate::fault::Fault;
use crate::log::RecordedRequest;
use crate::release::Release;
use crate::state::Service;
use crate::state::hosts::ForeignHost;
use crate::state::links::Link;
use crate::state::recovery::{JobOutcome, Recovery};
use crate::state::sessions::Session;
use crate::state::sync::{Provider, SyncOutcome};

/// Reads and sets the state of a fake. Clones are cheap, and stay readable when the fake has ended.
#[derive(Clone)]
pub struct Handle(Arc<App>);

/// The clock, and the log of requests.
impl Handle {
    pub(crate) fn new(app: Arc<App>) -> Self {
        Self(app)
    }

    /// The release that the fake plays.
    pub fn release(&self) -> Release {
        self.0.release
    }

    /// Whether there is anything under `/api`.
    pub fn speaks_api(&self) -> bool {
        self.0.speaks_api()
    }

    /// The clock of the fake.
    pub fn clock(&self) -> &FakeClock {
        &self.0.clock
    }

    /// What time it is for the fake.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// Moves the clock forward: sessions age, syncs and jobs move on, delayed answers go out.
    pub fn advance(&self, by: Duration) {
        self.0.clock.advance(by);
    }

    /// The requests received so far, in the order of their arrival.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.0.log.all()
    }

    /// The requests of one operation, such as `Vcenter.Hvc.Links_list`.
    ///
    /// # Panics
    ///
    /// No operation has that id: a typing error would pass for "no requests".
    pub fn requests_of(&self, operation: &str) -> Vec<RecordedRequest> {
        self.check_operation(operation);
        let mut all = self.0.log.all();
        all.retain(|request| request.operation == Some(operation));
        all
    }

    /// Forgets the requests received so far.
    pub fn clear_requests(&self) {
        self.0.log.clear();
    }

    /// Where the fake itself was wrong: answers that did not fit the document, and were not sent. Empty, or there is an
    /// error in the fake.
    pub fn violations(&self) -> Vec<String> {
        self.0.violations().clone()
    }

    /// The ids of all operations that the document has, by path, method and action.
    pub fn operations(&self) -> Vec<&'static str> {
        self.0.document.operations().map(|operation| operation.id.as_str()).collect()
    }

    fn check_operation(&self, id: &str) {
        let known = self.operations();
        assert!(known.contains(&id), "no operation has the id `{id}`; there are: {}", known.join(", "));
    }
}

/// Faults.
impl Handle {
    /// Sets a fault.
    ///
    /// # Panics
    ///
    /// The fault is [`on`](Fault::on) an operation that does not exist: it would never hit.
    pub fn fault(&self, fault: Fault) {
        if let Some(operation) = fault.operation() {
            self.check_operation(operation);
        }
        self.0.faults.add(fault);
    }

    /// The faults that have not hit as often as they should.
    pub fn pending_faults(&self) -> Vec<Fault> {
        self.0.faults.pending()
    }

    /// Takes back all faults. Requests that hang are reset.
    pub fn clear_faults(&self) {
        self.0.faults.clear();
        self.0.released.send_replace(());
    }

    /// Breaks a service: its operations answer the error that they have for that.
    pub fn break_down(&self, service: Service) {
        self.0.world().broken.insert(service);
    }

    /// Repairs a service.
    pub fn repair(&self, service: Service) {
        self.0.world().broken.remove(&service);
    }
}

/// Sessions and accounts.
impl Handle {
    /// The sessions that are valid now.
    pub fn sessions(&self) -> Vec<Session> {
        self.0.world().sessions.all(self.now())
    }

    /// Begins a session of that user, without a login. Gives back its id; `None` if the user has as many as allowed.
    pub fn begin_session(&self, user: &str) -> Option<String> {
        self.0.world().sessions.begin(user, self.now()).map(|session| session.id().to_owned())
    }

    /// Ends a session; whether there was one of that id.
    pub fn end_session(&self, id: &str) -> bool {
        self.0.world().sessions.end(id)
    }

    /// Ends all sessions, as if they had been idle for too long.
    pub fn expire_sessions(&self) {
        self.0.world().sessions.end_all();
    }

    /// Whether that account is locked for its bad passwords.
    pub fn is_locked(&self, user: &str) -> bool {
        self.0.world().is_locked(user, self.now())
    }

    /// Unlocks an account.
    pub fn unlock(&self, user: &str) {
        self.0.world().unlock(user);
    }
}

/// Hybrid linked mode.
impl Handle {
    /// The links.
    pub fn links(&self) -> Vec<Link> {
        self.0.world().links.clone()
    }

    /// The link of that id.
    pub fn link(&self, id: &str) -> Option<Link> {
        self.0.world().links.iter().find(|link| link.id == id).cloned()
    }

    /// Puts a link there, in the place of one with the same id.
    pub fn put_link(&self, link: Link) {
        let mut world = self.0.world();
        match world.links.iter_mut().find(|other| other.id == link.id) {
            Some(other) => *other = link,
            None => world.links.push(link),
        }
    }

    /// Takes a link away; whether there was one of that id.
    pub fn remove_link(&self, id: &str) -> bool {
        let mut world = self.0.world();
        let before = world.links.len();
        world.links.retain(|link| link.id != id);
        world.links.len() < before
    }

    /// The provider of that link.
    pub fn provider(&self, link: &str, provider: &str) -> Option<Provider> {
        self.link(link)?.providers.into_iter().find(|other| other.id == provider)
    }

    /// Changes a link; whether there is one of that id.
    pub fn change_link(&self, id: &str, change: impl FnOnce(&mut Link)) -> bool {
        let mut world = self.0.world();
        world.links.iter_mut().find(|link| link.id == id).map(change).is_some()
    }

    /// Changes a provider; whether there is one of that id in that link.
    pub fn change_provider(&self, link: &str, provider: &str, change: impl FnOnce(&mut Provider)) -> bool {
        let mut world = self.0.world();
        let link = world.links.iter_mut().find(|other| other.id == link);
        let provider = link.and_then(|link| link.providers.iter_mut().find(|other| other.id == provider));
        provider.map(change).is_some()
    }

    /// Says how the next forced sync of a provider ends. Without this it succeeds.
    ///
    /// # Panics
    ///
    /// There is no such link or provider.
    pub fn next_sync(&self, link: &str, provider: &str, outcome: SyncOutcome) {
        let found = self.change_provider(link, provider, |provider| provider.next = outcome);
        assert!(found, "there is no provider `{provider}` in a link `{link}`");
    }

    /// The groups that are administrators.
    pub fn administrators(&self) -> BTreeSet<String> {
        self.0.world().administrators.clone()
    }

    /// Sets the groups that are administrators.
    pub fn set_administrators<S: Into<String>>(&self, groups: impl IntoIterator<Item = S>) {
        self.0.world().administrators = groups.into_iter().map(Into::into).collect();
    }

    /// The hosts of other sites that links can be made with.
    pub fn foreign_hosts(&self) -> Vec<ForeignHost> {
        self.0.world().hosts.clone()
    }

    /// Puts a host of another site there, in the place of one with the same name.
    pub fn put_foreign_host(&self, host: ForeignHost) {
        let mut world = self.0.world();
        world.hosts.retain(|other| other.hostname != host.hostname);
        world.hosts.push(host);
    }
}

/// Recovery of the appliance.
impl Handle {
    /// Backup, restore and reconciliation job.
    pub fn recovery(&self) -> Recovery {
        self.0.world().recovery.clone()
    }

    /// Changes backup, restore and reconciliation job.
    pub fn change_recovery(&self, change: impl FnOnce(&mut Recovery)) {
        change(&mut self.0.world().recovery);
    }

    /// Says how the next reconciliation ends. Without this it succeeds.
    pub fn next_job(&self, outcome: JobOutcome) {
        self.0.world().recovery.next = outcome;
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
