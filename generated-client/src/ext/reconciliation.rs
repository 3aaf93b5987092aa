//! Waiting for the reconciliation job.

use chrono::{DateTime, Utc};
use vsphere_automation_runtime::generated::{Job, Verdict, states};

use crate::appliance::recovery::reconciliation::job::{CreateSpec, Info, ReconciliationJob, Status};
use crate::{States, WaitError, WaitPolicy};

const NAME: &str = "reconciliation job";

impl<'c> ReconciliationJob<'c> {
    /// States of the job until its last, looked at as [`WaitPolicy::default`] says.
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut states = client.reconciliation_job().states();
    /// while let Some(info) = states.next().await {
    ///     let info = info?;
    ///     println!("{} {}%", info.status, info.progress);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn states(self) -> States<'c, Info> {
        self.states_with(WaitPolicy::default())
    }

    /// States of the job until its last, looked at as the policy says.
    pub fn states_with(self, policy: WaitPolicy) -> States<'c, Info> {
        self.watch(&policy, None)
    }

    /// Waits until the job has succeeded.
    ///
    /// # Errors
    ///
    /// Each end has a [kind](WaitError::kind) of its own: the job failed (with what the server says
    /// of it), the deadline passed, the state could not be read, there is no job. A status that
    /// this crate does not know keeps waiting.
    pub async fn wait(self, policy: WaitPolicy) -> Result<Info, WaitError> {
        self.watch(&policy, None).last().await
    }

    /// Starts the job and waits until it has succeeded.
    ///
    /// The new job may take a moment to appear ([`WaitPolicy::grace`]); the end of an older one is
    /// not taken for its own.
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait), and one for a job that was not started.
    pub async fn create_and_wait(self, spec: &CreateSpec, policy: WaitPolicy) -> Result<Info, WaitError> {
        let created = self.create(spec).await.map_err(|error| WaitError::not_started(NAME, error))?;
        self.watch(&policy, Some(created.start_time)).last().await
    }

    /// `created`: the caller has begun the job, and when that was, where the server says so.
    fn watch(self, policy: &WaitPolicy, created: Option<Option<DateTime<Utc>>>) -> States<'c, Info> {
        let begun = created.is_some();
        let job = Job {
            name: NAME,
            none: "start one with create()",
            judge: Box::new(move |info| judge(info, created.flatten())),
            status: |info| format!("{} {}%", info.status, info.progress),
            begun,
        };
        states(self.get().clock(), policy, job, move || async move { self.get().await })
    }
}

fn judge(info: &Info, created: Option<DateTime<Utc>>) -> Verdict {
    if info.start_time < created && info.start_time.is_some() {
        // The last job, not the one that was begun.
        return Verdict::Running;
    }
    match info.status {
        Status::Succeeded => Verdict::Succeeded,
        Status::Failed => {
            let why = info.error.iter().flat_map(|error| &error.messages);
            Verdict::Failed(why.chain(&info.messages).cloned().collect())
        }
        Status::None => Verdict::Absent,
        _ => Verdict::Running,
    }
}
