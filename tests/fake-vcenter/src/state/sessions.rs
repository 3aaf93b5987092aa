//! Sessions: idle and absolute expiry, and how many a user may have.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::clock::delta;

/// A session of the fake. Its id is left out of `Debug`.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Session {
    /// Who logged in, as `user@domain`.
    pub user: String,
    /// When.
    pub created: DateTime<Utc>,
    /// When it was last used.
    pub last_accessed: DateTime<Utc>,
    id: String,
    permanent: bool,
}

impl Session {
    /// The id, which is what a request sends as `vmware-api-session-id`.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("user", &self.user)
            .field("created", &self.created)
            .field("last_accessed", &self.last_accessed)
            .finish_non_exhaustive()
    }
}

#[derive(Debug)]
pub(crate) struct Sessions {
    /// Unused for this long, a session ends.
    pub(crate) idle: Duration,
    /// As old as this, a session ends.
    pub(crate) absolute: Duration,
    /// How many one user may have.
    pub(crate) per_user: usize,
    all: Vec<Session>,
}

impl Default for Sessions {
    fn default() -> Self {
        Self { idle: Duration::from_secs(1800), absolute: Duration::from_secs(86_400), per_user: 550, all: Vec::new() }
    }
}

impl Sessions {
    /// Begins a session; `None` if the user has as many as allowed.
    pub(crate) fn begin(&mut self, user: &str, now: DateTime<Utc>) -> Option<Session> {
        self.end_expired(now);
        let held = self.all.iter().filter(|session| session.user == user && !session.permanent).count();
        let id = format!("{:032x}", fastrand::u128(..));
        (held < self.per_user).then(|| self.add(id, user, now, false))
    }

    /// Begins a session with a given id that nothing ends.
    pub(crate) fn begin_permanent(&mut self, id: String, user: &str, now: DateTime<Utc>) {
        self.add(id, user, now, true);
    }

    fn add(&mut self, id: String, user: &str, now: DateTime<Utc>, permanent: bool) -> Session {
        let session = Session { user: user.to_owned(), created: now, last_accessed: now, id, permanent };
        self.all.push(session.clone());
        session
    }

    /// The session of that id, if it is valid; notes that it was used.
    pub(crate) fn access(&mut self, id: &str, now: DateTime<Utc>) -> Option<Session> {
        self.end_expired(now);
        let session = self.all.iter_mut().find(|session| session.id == id)?;
        session.last_accessed = now;
        Some(session.clone())
    }

    /// Whether there is a valid session of that id. Does not count as a use.
    pub(crate) fn knows(&mut self, id: &str, now: DateTime<Utc>) -> bool {
        self.end_expired(now);
        self.all.iter().any(|session| session.id == id)
    }

    /// Ends a session; whether there was one.
    pub(crate) fn end(&mut self, id: &str) -> bool {
        let before = self.all.len();
        self.all.retain(|session| session.permanent || session.id != id);
        self.all.len() < before
    }

    pub(crate) fn end_all(&mut self) {
        self.all.retain(|session| session.permanent);
    }

    pub(crate) fn all(&mut self, now: DateTime<Utc>) -> Vec<Session> {
        self.end_expired(now);
        self.all.clone()
    }

    fn end_expired(&mut self, now: DateTime<Utc>) {
        let (idle, absolute) = (delta(self.idle), delta(self.absolute));
        self.all.retain(|session| {
            session.permanent || (now - session.last_accessed < idle && now - session.created < absolute)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::after;

    #[test]
    fn sessions_end_when_idle_and_when_old() {
        let start = DateTime::UNIX_EPOCH;
        let mut sessions = Sessions { absolute: Duration::from_secs(2 * 1800), ..Sessions::default() };
        let id = sessions.begin("a@b", start).unwrap().id;
        let mut now = start;
        // Used every quarter of an hour it lives for an hour, which is its absolute age.
        for _ in 0..3 {
            now = after(now, Duration::from_secs(900));
            assert!(sessions.access(&id, now).is_some());
        }
        now = after(now, Duration::from_secs(900));
        assert!(sessions.access(&id, now).is_none());

        let id = sessions.begin("a@b", now).unwrap().id;
        assert!(sessions.access(&id, after(now, Duration::from_secs(1800))).is_none());
    }

    #[test]
    fn a_user_can_have_a_limited_number() {
        let now = DateTime::UNIX_EPOCH;
        let mut sessions = Sessions { per_user: 1, ..Sessions::default() };
        let first = sessions.begin("a@b", now).unwrap();
        assert!(sessions.begin("a@b", now).is_none());
        assert!(sessions.begin("c@d", now).is_some());
        assert!(sessions.end(first.id()));
        assert!(sessions.begin("a@b", now).is_some());
        assert!(!format!("{first:?}").contains(first.id()));
    }

    #[test]
    fn nothing_ends_a_permanent_session() {
        let mut sessions = Sessions::default();
        sessions.begin_permanent("fixed".to_owned(), "a@b", DateTime::UNIX_EPOCH);
        sessions.end("fixed");
        sessions.end_all();
        let later = after(DateTime::UNIX_EPOCH, sessions.absolute * 2);
        assert_eq!(sessions.access("fixed", later).unwrap().user, "a@b");
    }
}
