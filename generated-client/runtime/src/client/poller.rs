//! Waiting for jobs of documents that this workspace does not know.

use std::fmt;
use std::future::Future;

use super::connection::Connection;
use super::wait::{Job, States, Verdict, WaitError, WaitPolicy, states};
use crate::error::Error;

/// Waits for something that a server does by itself, by looking again and again: with the pauses, the deadline and the
/// patience of a [`WaitPolicy`]. The waits of generated crates are made of the same.
///
/// ```
/// # #[derive(serde::Deserialize)] struct Task { state: String, progress: u8 }
/// use vsphere_automation_runtime::{Connection, Method, Poller, Verdict, WaitError};
///
/// # async fn example(client: Connection) -> Result<(), WaitError> {
/// let poller = Poller::new("backup", |task: &Task| match &*task.state {
///     "SUCCEEDED" => Verdict::Succeeded,
///     "FAILED" => Verdict::failed("see the log of the appliance"),
///     _ => Verdict::Running,
/// });
/// let task = poller.wait(&client, || client.request(Method::GET, "/api/backup/task-7").json_as()).await?;
/// println!("{} {}%", task.state, task.progress);
/// # Ok(())
/// # }
/// ```
#[must_use = "a poller does nothing until it waits"]
pub struct Poller<T> {
    job: Job<T>,
    policy: WaitPolicy,
}

impl<T: Send> Poller<T> {
    /// For what errors will call by this name, such as `backup`; `judge` says what a state means.
    pub fn new(name: &'static str, judge: impl Fn(&T) -> Verdict + Send + Sync + 'static) -> Self {
        let job = Job {
            name,
            none: "start it first",
            judge: Box::new(judge),
            status: |_| "running".to_owned(),
            passed: std::time::Duration::ZERO,
            begun: false,
        };
        Self { job, policy: WaitPolicy::default() }
    }

    /// How long to wait, and how often to look.
    pub fn policy(mut self, policy: WaitPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// The caller began it just now: it may take [`grace`](WaitPolicy::grace) to appear.
    pub fn begun(mut self) -> Self {
        self.job.begun = true;
        self
    }

    /// How errors show a state, in a word or two.
    pub fn shown_as(mut self, status: fn(&T) -> String) -> Self {
        self.job.status = status;
        self
    }

    /// Its states up to the last. The client, whose clock counts, is one of any generated crate.
    pub fn states<'c, L, R>(self, client: &impl AsRef<Connection>, mut look: L) -> States<'c, T>
    where
        T: 'c,
        L: FnMut() -> R + Send + 'c,
        R: IntoFuture<Output = Result<T, Error>>,
        R::IntoFuture: Future<Output = Result<T, Error>> + Send + 'c,
    {
        let look = move || look().into_future();
        states(client.as_ref().clock(), &self.policy, self.job, look)
    }

    /// Waits until it has succeeded.
    ///
    /// # Errors
    ///
    /// It failed, did not end in time, could not be looked at, or is not there: each has a
    /// [kind](WaitError::kind).
    pub async fn wait<'c, L, R>(self, client: &impl AsRef<Connection>, look: L) -> Result<T, WaitError>
    where
        T: 'c,
        L: FnMut() -> R + Send + 'c,
        R: IntoFuture<Output = Result<T, Error>>,
        R::IntoFuture: Future<Output = Result<T, Error>> + Send + 'c,
    {
        self.states(client, look).last().await
    }
}

impl<T> fmt::Debug for Poller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller").field("of", &self.job.name).field("policy", &self.policy).finish_non_exhaustive()
    }
}
