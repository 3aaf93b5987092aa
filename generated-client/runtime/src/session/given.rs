//! What a caller gives a client to be let in with.

use std::fmt;

use super::credential::Credential;
use super::credentials::Credentials;
use crate::values::secret::Secret;

/// All of it: a client may have several credentials, one for each security scheme.
#[derive(Default)]
pub struct Given {
    pub(crate) session: Option<Credentials>,
    pub(crate) schemes: Vec<Credential>,
}

impl Given {
    /// The certificate and key that the client shows, if there is one.
    pub(crate) fn identity(&self) -> Option<(Vec<u8>, Secret)> {
        self.schemes.iter().find_map(Credential::identity)
    }
}

/// Credentials of some kind of client.
pub trait Give {
    /// Adds these; they replace those of the same scheme.
    fn give(self, given: &mut Given);
}

impl Give for Credentials {
    fn give(self, given: &mut Given) {
        given.session = Some(self);
    }
}

impl Give for Credential {
    fn give(self, given: &mut Given) {
        given.schemes.retain(|other| other.scheme != self.scheme);
        given.schemes.push(self);
    }
}

/// The credentials of a client whose document asks for none: there are no such.
#[derive(Clone, Debug)]
pub enum NoCredentials {}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.schemes.is_empty() { self.session.fmt(f) } else { self.schemes.fmt(f) }
    }
}
