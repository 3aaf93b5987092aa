//! Settings of vCenter's session.

use std::sync::Arc;
use std::time::Duration;

use super::ClientBuilder;
use crate::client::connection::Connection;
use crate::session::store::SessionStore;

/// Of vCenter's session.
impl<C: From<Connection>> ClientBuilder<C> {
    /// After credentials were refused (401 or 403), the same are not tried again for this long; calls fail with
    /// the error of the refused login, which says in `retry_after` what is left. Doubles with each
    /// refusal, up to 15 minutes. Default 60 s: servers lock accounts after a few tries in three
    /// minutes. Zero switches it off.
    ///
    /// It holds for the account at the server, for all clients of the process and whatever begins a session. Another
    /// password for the same user is tried at once; a third one waits until the pause of the first is over. Where
    /// the refusal may not be about the password, since logins failed for other reasons within five minutes or
    /// the same password was accepted before, the pause is at most twice this. `forget_refusals` of the client ends it.
    pub fn login_cool_down(mut self, pause: Duration) -> Self {
        self.cool_down = pause;
        self
    }

    /// Time for a login, whatever the calls have that wait for it; the idle timeout does not count there. Default
    /// 120 s. A login goes on without the call that began it, and a session that nobody wants any more is ended.
    pub fn login_timeout(mut self, timeout: Duration) -> Self {
        self.login_timeout = timeout;
        self
    }

    /// How long `with_session` waits for the end of its session once the work is done. Default 10 s; after that it
    /// goes on behind, and `sessions_ended` of the client waits for it.
    pub fn logout_timeout(mut self, timeout: Duration) -> Self {
        self.logout_timeout = timeout;
        self
    }

    /// Shares the session with other programs through this store.
    pub fn session_store(mut self, store: impl SessionStore) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Reads the session at this interval, so that the server does not end it for not being used.
    /// Runs from the first login until the client is logged out or dropped. Default: off.
    pub fn keep_alive(mut self, interval: Duration) -> Self {
        self.keep_alive = Some(interval.max(Duration::from_secs(1)));
        self
    }
}
