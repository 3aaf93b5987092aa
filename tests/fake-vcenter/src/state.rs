//! What a fake knows: pure state over the time that it is given.

pub(crate) mod accounts;
pub(crate) mod hosts;
pub(crate) mod links;
pub(crate) mod recovery;
pub(crate) mod sessions;
pub(crate) mod sync;

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, Utc};

use self::accounts::Account;
use self::hosts::ForeignHost;
use self::links::Link;
use self::recovery::Recovery;
use self::sessions::Sessions;

/// A service behind the API, to be broken and repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Service {
    /// Sessions. Broken, its operations answer 503 `SERVICE_UNAVAILABLE`; sessions stay valid elsewhere.
    Session,
    /// Hybrid linked mode: links, sync, administrators. Broken, its operations answer 500 `ERROR`.
    Hvc,
    /// The version of the appliance. Broken, its operation answers 500 `ERROR`.
    Appliance,
    /// Appliance recovery: the reconciliation job. Broken, its operations answer 500 `ERROR`.
    Recovery,
}

/// How long things take, and how many there may be.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    pub(crate) sync_takes: Duration,
    pub(crate) linking_takes: Duration,
    pub(crate) reconciliation_takes: Duration,
    pub(crate) bad_passwords: u32,
    pub(crate) locked_for: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sync_takes: Duration::from_secs(6),
            linking_takes: Duration::ZERO,
            reconciliation_takes: Duration::from_secs(8),
            bad_passwords: 5,
            locked_for: Duration::from_secs(300),
        }
    }
}

/// All state of a fake.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) limits: Limits,
    pub(crate) accounts: Vec<Account>,
    pub(crate) bearer_tokens: Vec<(String, String)>,
    pub(crate) sessions: Sessions,
    pub(crate) links: Vec<Link>,
    pub(crate) links_made: u64,
    pub(crate) hosts: Vec<ForeignHost>,
    pub(crate) administrators: BTreeSet<String>,
    pub(crate) recovery: Recovery,
    pub(crate) broken: BTreeSet<Service>,
}

impl World {
    /// What a fake starts with, unless it starts empty: a link with two providers, two groups of administrators,
    /// hosts to link with, and a restore that has finished.
    pub(crate) fn seed(&mut self, now: DateTime<Utc>) {
        self.hosts = ForeignHost::samples();
        self.links = vec![Link::sample(now)];
        let groups = ["cloud-operators@corp.example.com", "virtualization-team@corp.example.com"];
        self.administrators = groups.map(str::to_owned).into();
        self.recovery.restore = recovery::Restore::Finished;
    }
}
