//! Which flavour is spoken, and for which releases.

use super::ClientBuilder;
use crate::client::connection::Connection;
use crate::error::excerpt;
use crate::session::promises::{Supported, UnknownProperties};
use crate::values::lifecycle::{Release, compare};
use crate::wire::flavour::Flavour;

/// What needs a session, by which the server is known.
impl<C: From<Connection>> ClientBuilder<C> {
    /// In which flavour of the API to speak. Default: [`Flavour::Auto`].
    pub fn flavour(mut self, flavour: Flavour) -> Self {
        self.flavour = flavour;
        self
    }

    /// What becomes of a call that sends what the release of the server does not know, as far as that release is known:
    /// since `release` of the client was called, until the next login. Default: [`UnknownProperties::Warn`].
    pub fn unknown_properties(mut self, policy: UnknownProperties) -> Self {
        self.unknown_properties = policy;
        self
    }
}

/// Releases, whoever the client is.
impl<C: From<Connection>, K> ClientBuilder<C, K> {
    /// The releases that the program is to work with, such as `"7.0.3"..="9.1"`: each call, and each property and
    /// constant that is sent, which one of them does not have fails at once with
    /// [`ErrorKind::NotInThisRelease`](crate::ErrorKind::NotInThisRelease), whatever the server is. For tests and
    /// development. Default: any.
    pub fn supports(mut self, releases: std::ops::RangeInclusive<&str>) -> Self {
        let (from, to) = releases.into_inner();
        let are_releases = Release::parse(from).is_some() && Release::parse(to).is_some();
        if !are_releases || compare(from, to).is_gt() {
            let shown = format!("{}..={}", excerpt(from), excerpt(to));
            self.problem.get_or_insert(format!("`{shown}` is no range of releases; write it as \"7.0.3\"..=\"9.1\""));
        }
        self.supported = Some(Supported { from: from.to_owned(), to: to.to_owned() });
        self
    }
}
