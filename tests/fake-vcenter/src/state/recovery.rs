//! Recovery of the appliance: backups, the restore, and the job that reconciles after it.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use crate::answer::message;
use crate::clock::{after, wire};

/// Where the restore of the appliance stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Restore {
    /// There was none: the appliance cannot be reconciled.
    #[default]
    None,
    /// It is under way.
    Running,
    /// It has succeeded: the appliance can be reconciled.
    Finished,
    /// It has failed.
    Failed,
}

/// How a job ends.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum JobOutcome {
    /// It succeeds.
    #[default]
    Succeeds,
    /// It fails on the way.
    #[non_exhaustive]
    Fails {
        /// After this share of its time, from 0 to 1.
        after: f64,
        /// Why, in English.
        reason: String,
    },
}

impl JobOutcome {
    /// Fails half-way.
    pub fn fails(reason: impl Into<String>) -> Self {
        Self::fails_after(0.5, reason)
    }

    /// Fails after a share of its time, from 0 to 1.
    pub fn fails_after(share: f64, reason: impl Into<String>) -> Self {
        Self::Fails { after: if share.is_finite() { share.clamp(0.0, 1.0) } else { 1.0 }, reason: reason.into() }
    }
}

/// A reconciliation job. Its progress follows from the clock.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Job {
    /// When it began.
    pub started: DateTime<Utc>,
    /// How long it takes if it does not fail.
    pub takes: Duration,
    /// How it ends.
    pub outcome: JobOutcome,
}

/// Hosts that a job goes through.
const HOSTS: u32 = 40;

impl Job {
    /// A job that begins at `started` and succeeds after `takes`.
    pub fn new(started: DateTime<Utc>, takes: Duration) -> Self {
        Self { started, takes, outcome: JobOutcome::Succeeds }
    }

    /// Sets [`outcome`](Self::outcome).
    #[must_use]
    pub fn with_outcome(mut self, outcome: JobOutcome) -> Self {
        self.outcome = outcome;
        self
    }

    /// When it ends.
    pub fn ends(&self) -> DateTime<Utc> {
        let share = match self.outcome {
            JobOutcome::Succeeds => 1.0,
            JobOutcome::Fails { after, .. } => after,
        };
        after(self.started, self.takes.mul_f64(share))
    }

    /// Whether it has ended by then.
    pub fn has_ended(&self, now: DateTime<Utc>) -> bool {
        now >= self.ends()
    }

    /// Its progress in per cent.
    pub fn progress(&self, now: DateTime<Utc>) -> u32 {
        let whole = self.takes.as_secs_f64();
        let passed = (now.min(self.ends()) - self.started).to_std().unwrap_or_default().as_secs_f64();
        if whole > 0.0 { (100.0 * passed / whole).min(100.0) as u32 } else { 100 }
    }

    /// `german`: whether the texts are wanted in German beside English, which shows that they can be localised.
    fn to_json(&self, now: DateTime<Utc>, german: bool) -> Value {
        let progress = self.progress(now);
        let ended = self.has_ended(now);
        let mut info = base("RUNNING", progress);
        info.insert("cancelable".to_owned(), false.into());
        info.insert("start_time".to_owned(), wire(self.started).into());
        info.insert("target".to_owned(), json!({ "type": "com.vmware.appliance", "id": "vcenter.example.com" }));
        let mut messages = vec![hosts_message(progress, self.started, german)];
        if ended {
            info.insert("end_time".to_owned(), wire(self.ends()).into());
            let (status, last) = match &self.outcome {
                JobOutcome::Succeeds => ("SUCCEEDED", "The reconciliation has finished."),
                JobOutcome::Fails { reason, .. } => {
                    let cause = message("com.example.fake.reconciliation.cause", reason, &[]);
                    info.insert("error".to_owned(), json!({ "error_type": "ERROR", "messages": [cause] }));
                    ("FAILED", "The reconciliation has stopped.")
                }
            };
            info.insert("status".to_owned(), status.into());
            messages.push(message("com.example.fake.reconciliation.ended", last, &[]));
        }
        info.insert("messages".to_owned(), messages.into());
        Value::Object(info)
    }
}

/// A message with parameters of all kinds.
fn hosts_message(progress: u32, since: DateTime<Utc>, german: bool) -> Value {
    let done = HOSTS * progress / 100;
    let share = f64::from(done) * 100.0 / f64::from(HOSTS);
    let english = format!("{done} of {HOSTS} hosts reconciled ({share:.1} %) since {}.", wire(since));
    let mut text = json!({
        "id": "com.example.fake.reconciliation.hosts",
        "default_message": english,
        "args": [],
        "params": {
            "done": { "i": done },
            "all": { "l": { "id": "com.example.fake.reconciliation.all", "params": { "hosts": { "i": HOSTS } } } },
            "share": { "d": share, "precision": 1 },
            "since": { "dt": wire(since), "format": "SHORT_DATE_TIME" },
            "appliance": { "s": "vcenter.example.com" },
        },
    });
    if german {
        let number = format!("{share:.1}").replace('.', ",");
        let german = format!("{done} von {HOSTS} Hosts abgeglichen ({number} %) seit {}.", wire(since));
        text["localized"] = german.into();
    }
    text
}

fn base(status: &str, progress: u32) -> Map<String, Value> {
    let text = "Reconciling the restored appliance {0}.";
    let description = message("com.example.fake.reconciliation.description", text, &["vcenter.example.com"]);
    let info = json!({
        "description": description,
        "service": "com.vmware.appliance.recovery.reconciliation.job",
        "operation": "create",
        "status": status,
        "messages": [],
        "progress": progress,
    });
    match info {
        Value::Object(info) => info,
        _ => Map::new(),
    }
}

/// Backup, restore and reconciliation of the appliance.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Recovery {
    /// Where the restore stands.
    pub restore: Restore,
    /// Whether a backup is under way.
    pub backup_running: bool,
    /// Whether the validation before a job warns; without `ignore_warnings` the job then fails.
    pub validation_warns: bool,
    /// The reconciliation job, the last one if several ran.
    pub job: Option<Job>,
    /// Without a job: whether reading it gives one with the status `NONE`, instead of 404.
    pub shows_none: bool,
    /// How the next job ends. The one after it succeeds, unless told otherwise.
    pub next: JobOutcome,
}

impl Recovery {
    /// The job as the API shows it; `None` is not found.
    pub(crate) fn to_json(&self, now: DateTime<Utc>, german: bool) -> Option<Value> {
        match &self.job {
            Some(job) => Some(job.to_json(now, german)),
            None => self.shows_none.then(|| Value::Object(base("NONE", 0))),
        }
    }

    pub(crate) fn job_runs(&self, now: DateTime<Utc>) -> bool {
        self.job.as_ref().is_some_and(|job| !job.has_ended(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_progresses_and_ends() {
        let job = Job::new(DateTime::UNIX_EPOCH, Duration::from_secs(10));
        let at = |second| job.to_json(after(DateTime::UNIX_EPOCH, Duration::from_secs(second)), true);
        assert_eq!((&at(4)["status"], &at(4)["progress"]), (&json!("RUNNING"), &json!(40)));
        assert_eq!(at(4)["messages"][0]["params"]["done"], json!({"i": 16}));
        assert!(
            at(4)["messages"][0]["localized"].as_str().unwrap().starts_with("16 von 40 Hosts abgeglichen (40,0 %)")
        );
        assert_eq!((&at(10)["status"], &at(10)["end_time"]), (&json!("SUCCEEDED"), &json!("1970-01-01T00:00:10.000Z")));

        let job = job.clone().with_outcome(JobOutcome::fails("The disk is full."));
        let failed = job.to_json(after(DateTime::UNIX_EPOCH, Duration::from_secs(99)), false);
        assert_eq!((&failed["status"], &failed["progress"]), (&json!("FAILED"), &json!(50)));
        assert_eq!(failed["error"]["messages"][0]["default_message"], "The disk is full.");
    }

    #[test]
    fn without_a_job_it_is_not_found_or_none() {
        let mut recovery = Recovery::default();
        assert_eq!(recovery.to_json(DateTime::UNIX_EPOCH, false), None);
        recovery.shows_none = true;
        assert_eq!(recovery.to_json(DateTime::UNIX_EPOCH, false).unwrap()["status"], "NONE");
    }
}
