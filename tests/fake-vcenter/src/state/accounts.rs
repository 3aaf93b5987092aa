//! Who may log in, and who may do what.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, Utc};

use super::{Limits, World};
use crate::clock;

/// The privilege to change hybrid links, syncs and administrators.
pub(crate) const MANAGE: &str = "HLM.Manage";
/// The privilege to read.
pub(crate) const READ: &str = "System.Read";

/// A user of the fake.
///
/// ```
/// use vsphere_automation_fake::Account;
///
/// let auditor = Account::reader("auditor@vsphere.local", "secret");
/// assert!(!format!("{auditor:?}").contains("secret"));
/// ```
#[derive(Clone)]
pub struct Account {
    name: String,
    password: String,
    privileges: BTreeSet<String>,
    bad_passwords: u32,
    locked_until: Option<DateTime<Utc>>,
}

impl Account {
    /// A user without any privilege: may log in, and read what needs none.
    pub fn new(name: impl Into<String>, password: impl Into<String>) -> Self {
        let (name, password) = (name.into(), password.into());
        Self { name, password, privileges: BTreeSet::new(), bad_passwords: 0, locked_until: None }
    }

    /// A user that may do everything.
    pub fn administrator(name: impl Into<String>, password: impl Into<String>) -> Self {
        Self::reader(name, password).with_privilege(MANAGE)
    }

    /// A user that may read everything (`System.Read`), and change nothing.
    pub fn reader(name: impl Into<String>, password: impl Into<String>) -> Self {
        Self::new(name, password).with_privilege(READ)
    }

    /// Gives the user a privilege: `System.Read` or `HLM.Manage`.
    #[must_use]
    pub fn with_privilege(mut self, privilege: impl Into<String>) -> Self {
        self.privileges.insert(privilege.into());
        self
    }

    /// Name of the user, as `user@domain`.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn may(&self, privilege: &str) -> bool {
        self.privileges.contains(privilege)
    }

    pub(crate) fn has_password(&self, password: &str) -> bool {
        self.password == password
    }

    /// Until when the account is locked.
    fn locked(&self, now: DateTime<Utc>) -> bool {
        self.locked_until.is_some_and(|until| now < until)
    }

    fn log_in(&mut self, password: &str, limits: &Limits, now: DateTime<Utc>) -> bool {
        if self.locked(now) {
            return false;
        }
        if self.locked_until.take().is_some() || self.password == password {
            self.bad_passwords = 0;
        }
        if self.password == password {
            return true;
        }
        self.bad_passwords += 1;
        if self.bad_passwords >= limits.bad_passwords {
            self.locked_until = Some(clock::after(now, limits.locked_for));
        }
        false
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("name", &self.name)
            .field("privileges", &self.privileges)
            .field("locked_until", &self.locked_until)
            .finish_non_exhaustive()
    }
}

impl World {
    /// Names are compared without regard to case, as the directory does.
    pub(crate) fn account(&self, name: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.name.eq_ignore_ascii_case(name))
    }

    /// The name of the user, if the password is right and the account not locked.
    pub(crate) fn log_in(&mut self, name: &str, password: &str, now: DateTime<Utc>) -> Option<String> {
        let limits = self.limits.clone();
        let account = self.accounts.iter_mut().find(|account| account.name.eq_ignore_ascii_case(name))?;
        account.log_in(password, &limits, now).then(|| account.name.clone())
    }

    pub(crate) fn is_locked(&self, name: &str, now: DateTime<Utc>) -> bool {
        self.account(name).is_some_and(|account| account.locked(now))
    }

    pub(crate) fn unlock(&mut self, name: &str) {
        for account in self.accounts.iter_mut().filter(|account| account.name.eq_ignore_ascii_case(name)) {
            account.locked_until = None;
            account.bad_passwords = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn bad_passwords_lock_the_account_for_a_while() {
        let now = DateTime::UNIX_EPOCH;
        let mut world = World { accounts: vec![Account::new("a@b", "right")], ..World::default() };
        for _ in 0..world.limits.bad_passwords {
            assert_eq!(world.log_in("a@b", "wrong", now), None);
        }
        assert!(world.is_locked("a@b", now));
        assert_eq!(world.log_in("A@B", "right", now), None);
        let later = clock::after(now, world.limits.locked_for);
        assert_eq!(world.log_in("A@B", "wrong", later), None);
        assert_eq!(world.log_in("A@B", "right", clock::after(later, Duration::from_secs(1))), Some("a@b".to_owned()));
    }
}
