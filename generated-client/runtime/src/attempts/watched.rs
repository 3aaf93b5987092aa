//! One exchange, which the observers see the end of, also where nobody waits for it any more.

use std::time::Duration;

use crate::error::{Failure, Fate};
use crate::observer::AttemptEnd;
use crate::wire::answer::Answer;
use crate::wire::authorization::Authorization;
use crate::wire::channel::Channel;
use crate::wire::progress::Progress;
use crate::wire::request::Request;

impl Channel {
    /// Sends the request once; `patience` as in [`exchange`](Self::exchange).
    pub(super) async fn attempt(
        &self,
        request: &Request,
        shown: Option<&Authorization>,
        patience: Option<Duration>,
        progress: &Progress,
    ) -> Result<Answer, Box<Failure>> {
        let mut watched = Watched { channel: self, request, progress, begun: self.clock.now(), ended: false };
        let outcome = self.exchange(request, shown, patience, progress).await;
        watched.ended = true;
        let end = outcome.as_ref().map(|answer| answer.status).map_err(|failure| &**failure);
        watched.tell(&AttemptEnd::new(progress.attempts(), end, watched.elapsed()));
        outcome
    }
}

/// An attempt under way.
struct Watched<'a> {
    channel: &'a Channel,
    request: &'a Request,
    progress: &'a Progress,
    begun: Duration,
    ended: bool,
}

impl Watched<'_> {
    fn tell(&self, end: &AttemptEnd) {
        self.channel.watch.tell(|observer| observer.attempt_ended(&(&self.request.call).into(), end));
    }

    fn elapsed(&self) -> Duration {
        self.channel.clock.now().saturating_sub(self.begun)
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        if !self.ended {
            let fate = if self.progress.is_under_way() { Fate::Unknown } else { Fate::NotSent };
            self.tell(&AttemptEnd::given_up(self.progress.attempts(), fate, self.elapsed()));
        }
    }
}
