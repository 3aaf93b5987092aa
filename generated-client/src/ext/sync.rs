//! Waiting for a sync provider.

use chrono::{DateTime, Utc};
use vsphere_automation_runtime::generated::{Job, Verdict, states};

use crate::hvc::links::LinkId;
use crate::hvc::links::sync::providers::{HvcSyncProviders, Info, ProviderId, SessionInfoStage, Status};
use crate::{States, WaitError, WaitPolicy};

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
    /// Those of [`wait`](Self::wait), and one for a sync that was not started.
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
    /// The sync was not started.
    pub async fn start_and_watch(
        self,
        link: &LinkId,
        provider: &ProviderId,
        policy: WaitPolicy,
    ) -> Result<States<'c, Info>, WaitError> {
        let not_started = |error| WaitError::not_started(NAME, error);
        let before = Before::of(&self.get(link, provider).await.map_err(not_started)?);
        self.start(link, provider).await.map_err(not_started)?;
        Ok(self.watch(link, provider, &policy, Some(before)))
    }

    fn watch(
        self,
        link: &LinkId,
        provider: &ProviderId,
        policy: &WaitPolicy,
        before: Option<Before>,
    ) -> States<'c, Info> {
        let begun = before.is_some();
        let job = Job {
            name: NAME,
            none: "start one with start()",
            judge: Box::new(move |info| judge(info, before.as_ref())),
            status: |info| match &info.current_session_info {
                Some(session) => session.stage.to_string(),
                None => info.status.to_string(),
            },
            begun,
        };
        let clock = self.get(link, provider).clock();
        let (link, provider) = (link.clone(), provider.clone());
        let poll = move || {
            let (link, provider) = (link.clone(), provider.clone());
            async move { self.get(&link, &provider).await }
        };
        states(clock, policy, job, poll)
    }
}

/// What was there before a sync was started, by which the new one is told from it.
struct Before {
    last_sync: Option<DateTime<Utc>>,
    session: Option<DateTime<Utc>>,
}

impl Before {
    fn of(info: &Info) -> Self {
        let session = info.current_session_info.as_ref().map(|session| session.start_time);
        Self { last_sync: info.last_sync_time, session }
    }
}

fn judge(info: &Info, before: Option<&Before>) -> Verdict {
    let is_new = |start| before.is_none_or(|before| before.session != Some(start));
    if let Some(session) = info.current_session_info.as_ref().filter(|session| is_new(session.start_time)) {
        return match session.stage {
            SessionInfoStage::Completed => Verdict::Succeeded,
            SessionInfoStage::Failed => {
                Verdict::Failed(session.exception.iter().chain(&info.status_message).cloned().collect())
            }
            _ => Verdict::Running,
        };
    }
    let stale = before.is_some_and(|before| before.last_sync == info.last_sync_time);
    match info.status {
        Status::NoSyncFound => Verdict::Absent,
        _ if stale => Verdict::Running,
        Status::Succeeded => Verdict::Succeeded,
        Status::Failed => Verdict::Failed(info.status_message.iter().cloned().collect()),
        _ => Verdict::Running,
    }
}
