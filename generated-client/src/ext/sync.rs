//! Waiting for a sync provider.

use chrono::{DateTime, Utc};
use vsphere_automation_runtime::generated::{Job, Verdict, states};

use crate::hvc::links::LinkId;
use crate::hvc::links::sync::providers::{HvcSyncProviders, Info, ProviderId, SessionInfo, SessionInfoStage, Status};
use crate::{Error, Pending, Settled, States, WaitError, WaitPolicy};

const NAME: &str = "sync of the provider";

/// Waiting: Technology Preview, as the operations that it calls.
impl<'c> HvcSyncProviders<'c> {
    /// States of the provider until its sync has ended, looked at as [`WaitPolicy::default`] says.
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut states = client.hvc_sync_providers().states(&"link-1".into(), &"provider-1".into());
    /// while let Some(info) = states.next().await {
    ///     if let Some(session) = info?.current_session_info {
    ///         println!("{} {}/{}", session.stage, session.completed_work, session.total_work);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn states(self, link: &LinkId, provider: &ProviderId) -> States<'c, Info> {
        self.states_with(link, provider, WaitPolicy::default())
    }

    /// States of the provider until its sync has ended, looked at as the policy says.
    pub fn states_with(self, link: &LinkId, provider: &ProviderId, policy: WaitPolicy) -> States<'c, Info> {
        self.watch(link, provider, &policy, None)
    }

    /// Waits until the sync that is under way has succeeded; without one, gives the result of the
    /// last. To begin one and wait for it, use [`start_and_wait`](Self::start_and_wait).
    ///
    /// # Errors
    ///
    /// Each end has a [kind](WaitError::kind) of its own: the sync failed (with what the server
    /// says of it), the deadline passed, the state could not be read, there was never a sync. A
    /// stage or status that this crate does not know keeps waiting.
    pub async fn wait(self, link: &LinkId, provider: &ProviderId, policy: WaitPolicy) -> Result<Info, WaitError> {
        self.watch(link, provider, &policy, None).last().await
    }

    /// Starts a sync and waits until it has succeeded. What an older sync left behind is not taken
    /// for its result.
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait); one for a sync that was not started, and one for a sync that
    /// [may have been](WaitError::may_be_started). To settle the latter, or to go on waiting after a restart of the
    /// program, take the steps one by one: [`prepare`](Self::prepare), [`start`](Self::start),
    /// [`resume`](Self::resume).
    pub async fn start_and_wait(
        self,
        link: &LinkId,
        provider: &ProviderId,
        policy: WaitPolicy,
    ) -> Result<Info, WaitError> {
        self.start_and_watch(link, provider, policy).await?.last().await
    }

    /// Starts a sync and gives its states until it has ended.
    ///
    /// # Errors
    ///
    /// The sync was not started, or [may have been](WaitError::may_be_started).
    pub async fn start_and_watch(
        self,
        link: &LinkId,
        provider: &ProviderId,
        policy: WaitPolicy,
    ) -> Result<States<'c, Info>, WaitError> {
        let pending = self.prepare(link, provider, policy).await;
        let pending = pending.map_err(|error| WaitError::not_looked(NAME, error))?;
        self.start(link, provider).await.map_err(|error| WaitError::not_started(NAME, error))?;
        Ok(self.resume(link, provider, pending))
    }

    /// Looks at what is there before a sync is started: by that the new one is told from it. The outcome can be stored.
    ///
    /// # Errors
    ///
    /// Those of [`get`](Self::get).
    pub async fn prepare(
        self,
        link: &LinkId,
        provider: &ProviderId,
        policy: WaitPolicy,
    ) -> Result<Pending<Info>, Error> {
        Ok(Pending::new(Some(self.get(link, provider).await?), policy))
    }

    /// Looks whether a sync was started since [`prepare`](Self::prepare). Syncs that the server starts by itself look
    /// the same.
    ///
    /// # Errors
    ///
    /// Those of [`get`](Self::get).
    pub async fn look(
        self,
        link: &LinkId,
        provider: &ProviderId,
        pending: &Pending<Info>,
    ) -> Result<Settled<Info>, Error> {
        let info = self.get(link, provider).await?;
        Ok(match pending.before() {
            Some(before) if is_running(before) && session(before) == session(&info) => {
                Settled::Uncertain("a sync was running before already, and may be all there is")
            }
            Some(before) if info == *before => match info.status {
                Status::NoSyncFound => Settled::NotDone,
                _ => Settled::Uncertain("nothing changed, and a sync that failed may look like the last one"),
            },
            _ => Settled::Done(info),
        })
    }

    /// States of the provider until the sync that was started after [`prepare`](Self::prepare) has ended; within what
    /// is left of the deadline.
    pub fn resume(self, link: &LinkId, provider: &ProviderId, pending: Pending<Info>) -> States<'c, Info> {
        self.watch(link, provider, &pending.policy().clone(), Some(pending))
    }

    fn watch(
        self,
        link: &LinkId,
        provider: &ProviderId,
        policy: &WaitPolicy,
        pending: Option<Pending<Info>>,
    ) -> States<'c, Info> {
        let job = Job {
            name: NAME,
            none: "start one with start()",
            passed: pending.as_ref().map(Pending::passed).unwrap_or_default(),
            begun: pending.is_some(),
            judge: Box::new(move |info| judge(info, pending.as_ref().and_then(Pending::before))),
            status: |info| match &info.current_session_info {
                Some(session) => session.stage.to_string(),
                None => info.status.to_string(),
            },
        };
        let clock = self.0.clock();
        let (link, provider) = (link.clone(), provider.clone());
        let poll = move || {
            let (link, provider) = (link.clone(), provider.clone());
            async move { self.get(&link, &provider).await }
        };
        states(clock, policy, job, poll)
    }
}

fn judge(info: &Info, before: Option<&Info>) -> Verdict {
    let is_new = |session: &&SessionInfo| before.is_none_or(|before| self::session(before) != Some(session.start_time));
    if let Some(session) = info.current_session_info.as_ref().filter(is_new) {
        return match session.stage {
            SessionInfoStage::Completed => Verdict::Succeeded,
            SessionInfoStage::Failed => {
                Verdict::Failed(session.exception.iter().chain(&info.status_message).cloned().collect())
            }
            _ => Verdict::Running,
        };
    }
    // What the last sync left behind. One that failed need not have moved the time of the last.
    let left = |before: &Info| {
        (before.last_sync_time, &before.status, &before.status_message)
            == (info.last_sync_time, &info.status, &info.status_message)
    };
    match info.status {
        Status::NoSyncFound => Verdict::Absent,
        _ if before.is_some_and(left) => match before {
            // It was there before, and still is.
            Some(before) if is_running(before) && is_running(info) => Verdict::Running,
            _ => Verdict::Absent,
        },
        Status::Succeeded => Verdict::Succeeded,
        Status::Failed => Verdict::Failed(info.status_message.iter().cloned().collect()),
        _ => Verdict::Running,
    }
}

/// When the sync started that the server tells of.
fn session(info: &Info) -> Option<DateTime<Utc>> {
    info.current_session_info.as_ref().map(|session| session.start_time)
}

fn is_running(info: &Info) -> bool {
    let over = |session: &SessionInfo| matches!(session.stage, SessionInfoStage::Completed | SessionInfoStage::Failed);
    info.current_session_info.as_ref().is_some_and(|session| !over(session))
}
