//! The two flavours in which vCenter speaks: `/api` since 7.0.2, `/rest` before it and beside it until 8.0.
//!
//! They differ in paths, statuses and envelopes, and in how maps are written. A request is drafted in the modern one and
//! translated when it goes out, an answer is taken out of its envelope when it comes in; nothing above this room knows.

pub(crate) mod envelope;
pub(crate) mod maps;
mod outgoing;
pub(crate) mod rest;

use std::borrow::Cow;
use std::sync::atomic::{AtomicU8, Ordering};

use super::request::Request;
use crate::error::Failure;

/// In which flavour of the API a client speaks to its server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Flavour {
    /// The modern one, or the legacy one if the server has no `/api/session`: decided at the login, once for all
    /// clones, or by the first bare 404 where the session was given. An answer that may not be the API's is believed only
    /// once a legacy login succeeds.
    #[default]
    Auto,
    /// `/api`, which servers have since 7.0.2.
    Api,
    /// `/rest`, which servers have up to 8.0: the only one before 7.0.2.
    Rest,
}

/// What is spoken with a server.
#[derive(Debug)]
pub(crate) struct Dialect(AtomicU8);

const OPEN: u8 = 0;
const API: u8 = 1;
const REST: u8 = 2;

impl Dialect {
    pub(crate) fn new(flavour: Flavour) -> Self {
        Self(AtomicU8::new(match flavour {
            Flavour::Auto => OPEN,
            Flavour::Api => API,
            Flavour::Rest => REST,
        }))
    }

    /// It is not known yet; until then the modern one is spoken.
    pub(crate) fn is_open(&self) -> bool {
        self.0.load(Ordering::Relaxed) == OPEN
    }

    pub(crate) fn is_rest(&self) -> bool {
        self.0.load(Ordering::Relaxed) == REST
    }

    /// The modern one it is, if it was not known yet.
    pub(crate) fn is_api(&self) {
        self.decide(API);
    }

    /// The legacy one it is, if it was not known yet.
    pub(crate) fn settle_for_rest(&self) {
        self.decide(REST);
    }

    /// It is not known after all. A flavour that the caller has chosen is never asked about, so that it stays.
    pub(crate) fn reopen(&self) {
        self.0.store(OPEN, Ordering::Relaxed);
    }

    fn decide(&self, spoken: u8) {
        // Whoever was first has decided it.
        _ = self.0.compare_exchange(OPEN, spoken, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// The request as it is said now.
    pub(super) fn say<'r>(&self, request: &'r Request) -> Result<Cow<'r, Request>, Box<Failure>> {
        if self.is_rest() { outgoing::translated(request) } else { Ok(Cow::Borrowed(request)) }
    }
}

#[cfg(test)]
mod tests;
