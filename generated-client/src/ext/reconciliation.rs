//! Waiting for the reconciliation job, and settling whether one was started.

use vsphere_automation_runtime::generated::{Job, Verdict, states};

use crate::appliance::recovery::reconciliation::job::{CreateSpec, Info, ReconciliationJob, Status};
use crate::{Error, Pending, Settled, States, WaitError, WaitPolicy};

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
    /// It looks first at what is there, so that the end of an older job is not taken for that of the new one. The new
    /// job may take a moment to appear ([`WaitPolicy::grace`]).
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait); one for a job that was not started, and one for a job that
    /// [may have been](WaitError::may_be_started). To settle the latter, or to go on waiting after a restart of the
    /// program, take the steps one by one: [`prepare`](Self::prepare), [`create`](Self::create),
    /// [`resume`](Self::resume).
    pub async fn create_and_wait(self, spec: &CreateSpec, policy: WaitPolicy) -> Result<Info, WaitError> {
        let pending = self.prepare(policy).await.map_err(|error| WaitError::not_looked(NAME, error))?;
        self.create(spec).await.map_err(|error| WaitError::not_started(NAME, error))?;
        self.resume(pending).last().await
    }

    /// Looks at what is there before a job is started: by that the new job is told from it, whatever the clocks say.
    ///
    /// ```
    /// # use vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec;
    /// # use vsphere_automation::{Client, Settled, WaitPolicy};
    /// # fn store(_: String) {}
    /// # async fn example(client: Client, spec: CreateSpec) -> Result<(), Box<dyn std::error::Error>> {
    /// let job = client.reconciliation_job();
    /// let pending = job.prepare(WaitPolicy::default()).await?;
    /// store(serde_json::to_string(&pending)?); // before the job is started
    /// match job.create(&spec).await {
    ///     Ok(_) => {}
    ///     Err(error) if error.outcome_is_unknown() => match job.look(&pending).await? {
    ///         Settled::Done(info) => println!("it was started: {}", info.status),
    ///         other => return Err(format!("{other:?}: {error}").into()),
    ///     },
    ///     Err(error) => return Err(error.into()),
    /// }
    /// let mut states = job.resume(pending); // also by another process, from what was stored
    /// # let _ = states.next().await;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`get`](Self::get), but that there is no job.
    pub async fn prepare(self, policy: WaitPolicy) -> Result<Pending<Info>, Error> {
        Ok(Pending::new(self.there_is().await?, policy))
    }

    /// Looks whether a job was started since [`prepare`](Self::prepare).
    ///
    /// # Errors
    ///
    /// Those of [`get`](Self::get), but that there is no job.
    pub async fn look(self, pending: &Pending<Info>) -> Result<Settled<Info>, Error> {
        let Some(info) = self.there_is().await? else { return Ok(Settled::NotDone) };
        Ok(match pending.before() {
            Some(before) if !is_over(before) && before.start_time == info.start_time => {
                Settled::Uncertain("a job was running before already, and may be all there is")
            }
            before if is_new(&info, before) => Settled::Done(info),
            Some(before) if before.start_time.is_none() && is_over(&info) => {
                Settled::Uncertain("the server does not say when jobs start, and a new one may look like the last")
            }
            _ => Settled::NotDone,
        })
    }

    /// States of the job that was started after [`prepare`](Self::prepare), until its last; within what is left of the
    /// deadline.
    pub fn resume(self, pending: Pending<Info>) -> States<'c, Info> {
        self.watch(&pending.policy().clone(), Some(pending))
    }

    async fn there_is(self) -> Result<Option<Info>, Error> {
        match self.get().await {
            Ok(info) => Ok(Some(info).filter(|info| info.status != Status::None)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn watch(self, policy: &WaitPolicy, pending: Option<Pending<Info>>) -> States<'c, Info> {
        let job = Job {
            name: NAME,
            none: "start one with create()",
            passed: pending.as_ref().map(Pending::passed).unwrap_or_default(),
            begun: pending.is_some(),
            judge: Box::new(move |info| judge(info, pending.as_ref())),
            status: |info| format!("{} {}%", info.status, info.progress),
        };
        states(self.0.clock(), policy, job, move || async move { self.get().await })
    }
}

fn judge(info: &Info, pending: Option<&Pending<Info>>) -> Verdict {
    if pending.is_some_and(|pending| !is_new(info, pending.before())) {
        return Verdict::Absent;
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

/// It is another job than the last one. By comparison with what was there before: clocks differ, and servers may leave
/// out when a job started.
fn is_new(info: &Info, before: Option<&Info>) -> bool {
    match before {
        Some(before) if is_over(before) => match (before.start_time, info.start_time) {
            (Some(before), Some(now)) if before == now => !is_over(info),
            _ => info != before,
        },
        _ => true,
    }
}

fn is_over(info: &Info) -> bool {
    matches!(info.status, Status::Succeeded | Status::Failed)
}
