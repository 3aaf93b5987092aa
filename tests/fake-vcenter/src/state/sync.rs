//! Sync providers of a link, and the forced syncs that they run.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use crate::answer::message;
use crate::clock::{after, delta, wire};

/// How a forced sync ends.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum SyncOutcome {
    /// It completes.
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

impl SyncOutcome {
    /// Fails half-way.
    pub fn fails(reason: impl Into<String>) -> Self {
        Self::fails_after(0.5, reason)
    }

    /// Fails after a share of its time, from 0 to 1.
    pub fn fails_after(share: f64, reason: impl Into<String>) -> Self {
        Self::Fails { after: if share.is_finite() { share.clamp(0.0, 1.0) } else { 1.0 }, reason: reason.into() }
    }

    fn share(&self) -> f64 {
        match self {
            Self::Succeeds => 1.0,
            Self::Fails { after, .. } => *after,
        }
    }
}

/// Result of the last sync of a provider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyncStatus {
    /// `SUCCEEDED`.
    Succeeded,
    /// `FAILED`.
    Failed,
    /// `NO_SYNC_FOUND`.
    #[default]
    NoSyncFound,
}

/// A sync that was forced, by `start` or `reset`.
///
/// Where it stands follows from the clock: a tenth of its time it is `WAITING`, then comes `CHANGE_DETECTION`, from
/// three tenths on `CHANGE_ENUMERATION`, and from the half on `CHANGE_APPLICATION`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ForcedSync {
    /// When it began.
    pub started: DateTime<Utc>,
    /// How long it takes if it does not fail.
    pub takes: Duration,
    /// Units of work to do.
    pub total_work: u32,
    /// How it ends.
    pub outcome: SyncOutcome,
}

impl ForcedSync {
    /// A sync that begins at `started` and succeeds after `takes`, with 840 units of work.
    pub fn new(started: DateTime<Utc>, takes: Duration) -> Self {
        Self { started, takes, total_work: 840, outcome: SyncOutcome::Succeeds }
    }

    /// When it ends.
    pub fn ends(&self) -> DateTime<Utc> {
        after(self.started, self.takes.mul_f64(self.outcome.share()))
    }

    /// Whether it has ended by then.
    pub fn has_ended(&self, now: DateTime<Utc>) -> bool {
        now >= self.ends()
    }

    /// The stage it is in, as the API names it.
    pub fn stage(&self, now: DateTime<Utc>) -> &'static str {
        match (&self.outcome, self.has_ended(now)) {
            (SyncOutcome::Succeeds, true) => "COMPLETED",
            (SyncOutcome::Fails { .. }, true) => "FAILED",
            (_, false) => match self.share_passed(now) {
                share if share < 0.1 => "WAITING",
                share if share < 0.3 => "CHANGE_DETECTION",
                share if share < 0.5 => "CHANGE_ENUMERATION",
                _ => "CHANGE_APPLICATION",
            },
        }
    }

    /// Units of work done, and to do.
    fn work(&self, now: DateTime<Utc>) -> (u32, u32) {
        let share = self.share_passed(now.min(self.ends()));
        match share {
            share if share < 0.3 => (0, 0),
            share if share < 0.5 => (0, self.total_work),
            share => ((f64::from(self.total_work) * (share - 0.5) * 2.0) as u32, self.total_work),
        }
    }

    fn share_passed(&self, now: DateTime<Utc>) -> f64 {
        let whole = self.takes.as_secs_f64();
        let passed = (now - self.started).max(delta(Duration::ZERO)).to_std().unwrap_or_default().as_secs_f64();
        if whole > 0.0 { (passed / whole).min(1.0) } else { 1.0 }
    }

    fn to_json(&self, now: DateTime<Utc>) -> Value {
        let (completed, total) = self.work(now);
        let mut info = Map::new();
        info.insert("stage".to_owned(), self.stage(now).into());
        info.insert("completed_work".to_owned(), completed.into());
        info.insert("total_work".to_owned(), total.into());
        info.insert("start_time".to_owned(), wire(self.started).into());
        if self.has_ended(now) {
            info.insert("completion_time".to_owned(), wire(self.ends()).into());
            if let SyncOutcome::Fails { reason, .. } = &self.outcome {
                info.insert("exception".to_owned(), message("com.example.fake.sync.exception", reason, &[]));
            }
        }
        Value::Object(info)
    }
}

/// A sync provider of a link.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Provider {
    /// Its identifier.
    pub id: String,
    /// Result of the last sync that ended before [`forced`](Self::forced).
    pub status: SyncStatus,
    /// When the last sync began.
    pub last_sync_time: Option<DateTime<Utc>>,
    /// Why the last sync failed; for [`SyncStatus::Failed`].
    pub failure: Option<String>,
    /// How often the provider polls by itself. Only told: the fake does not poll.
    pub polling_interval: Duration,
    /// The forced sync that runs, or the last one that ran.
    pub forced: Option<ForcedSync>,
    /// Whether `current_session_info` is still there when the forced sync has ended, as `COMPLETED` or `FAILED`.
    pub shows_ended: bool,
    /// How the next forced sync ends. The one after it succeeds, unless told otherwise.
    pub next: SyncOutcome,
}

impl Provider {
    /// A provider that has never synced.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            status: SyncStatus::NoSyncFound,
            last_sync_time: None,
            failure: None,
            polling_interval: Duration::from_secs(300),
            forced: None,
            shows_ended: true,
            next: SyncOutcome::Succeeds,
        }
    }

    /// Sets the last sync: it began then, and succeeded.
    #[must_use]
    pub fn with_last_sync(mut self, began: DateTime<Utc>) -> Self {
        (self.status, self.last_sync_time) = (SyncStatus::Succeeded, Some(began));
        self
    }

    /// Whether a forced sync is under way.
    pub fn is_syncing(&self, now: DateTime<Utc>) -> bool {
        self.forced.as_ref().is_some_and(|forced| !forced.has_ended(now))
    }

    /// Begins a forced sync; one that is under way is cancelled.
    pub(crate) fn force(&mut self, now: DateTime<Utc>, takes: Duration) {
        self.settle(now);
        let outcome = std::mem::take(&mut self.next);
        self.forced = Some(ForcedSync { outcome, ..ForcedSync::new(now, takes) });
        self.last_sync_time = Some(now);
    }

    /// Takes the result of a forced sync that has ended.
    fn settle(&mut self, now: DateTime<Utc>) {
        (self.status, self.failure) = self.result(now);
    }

    fn result(&self, now: DateTime<Utc>) -> (SyncStatus, Option<String>) {
        match self.forced.as_ref().filter(|forced| forced.has_ended(now)).map(|forced| &forced.outcome) {
            Some(SyncOutcome::Succeeds) => (SyncStatus::Succeeded, None),
            Some(SyncOutcome::Fails { reason, .. }) => (SyncStatus::Failed, Some(reason.clone())),
            None => (self.status, self.failure.clone()),
        }
    }

    pub(crate) fn to_json(&self, now: DateTime<Utc>) -> Value {
        let (status, failure) = self.result(now);
        let mut info = Map::new();
        if let Some(time) = self.last_sync_time {
            info.insert("last_sync_time".to_owned(), wire(time).into());
        }
        let name = match status {
            SyncStatus::Succeeded => "SUCCEEDED",
            SyncStatus::Failed => "FAILED",
            SyncStatus::NoSyncFound => "NO_SYNC_FOUND",
        };
        info.insert("status".to_owned(), name.into());
        info.insert("polling_interval_in_seconds".to_owned(), json!(self.polling_interval.as_secs()));
        if let Some(forced) = self.forced.as_ref().filter(|forced| self.shows_ended || !forced.has_ended(now)) {
            info.insert("current_session_info".to_owned(), forced.to_json(now));
        }
        if status == SyncStatus::Failed {
            let reason = failure.unwrap_or_else(|| "The reason is not known.".to_owned());
            let text = "The sync of {0} failed: {1}";
            info.insert(
                "status_message".to_owned(),
                message("com.example.fake.sync.failed", text, &[&self.id, &reason]),
            );
        }
        Value::Object(info)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAKES: Duration = Duration::from_secs(10);

    fn stages(provider: &Provider) -> Vec<(Value, Value)> {
        let info = |second| provider.to_json(after(DateTime::UNIX_EPOCH, Duration::from_secs(second)));
        let mut seen = Vec::new();
        for second in 0..=12 {
            let info = info(second);
            let pair = (info["current_session_info"]["stage"].clone(), info["status"].clone());
            if seen.last() != Some(&pair) {
                seen.push(pair);
            }
        }
        seen
    }

    #[test]
    fn a_forced_sync_passes_through_its_stages() {
        let mut provider = Provider::new("provider-tags");
        provider.force(DateTime::UNIX_EPOCH, TAKES);
        let expected = [
            ("WAITING", "NO_SYNC_FOUND"),
            ("CHANGE_DETECTION", "NO_SYNC_FOUND"),
            ("CHANGE_ENUMERATION", "NO_SYNC_FOUND"),
            ("CHANGE_APPLICATION", "NO_SYNC_FOUND"),
            ("COMPLETED", "SUCCEEDED"),
        ];
        assert_eq!(stages(&provider), expected.map(|(stage, status)| (json!(stage), json!(status))));
    }

    #[test]
    fn a_sync_that_fails_says_why_and_keeps_its_work() {
        let mut provider = Provider::new("provider-tags");
        provider.next = SyncOutcome::fails_after(0.75, "The connection was lost.");
        provider.force(DateTime::UNIX_EPOCH, TAKES);
        let info = provider.to_json(after(DateTime::UNIX_EPOCH, Duration::from_secs(60)));
        assert_eq!(info["status"], "FAILED");
        let session = &info["current_session_info"];
        assert_eq!(session["exception"]["default_message"], "The connection was lost.");
        assert_eq!((&session["completed_work"], &session["total_work"]), (&json!(420), &json!(840)));
        assert_eq!(session["completion_time"], "1970-01-01T00:00:07.500Z");
        // The next one is a new sync, and succeeds.
        provider.force(after(DateTime::UNIX_EPOCH, Duration::from_secs(60)), TAKES);
        assert_eq!((provider.status, &provider.next), (SyncStatus::Failed, &SyncOutcome::Succeeds));
    }
}
