//! What clients generated for the vSphere Automation API have in common: sessions, transport, retries, errors, time,
//! secrets, waiting, and the types of vAPI itself.
//!
//! It knows no document and offers no operation. Use it through a generated crate, such as `vsphere-automation`, which
//! shows its types as its own. Several generated crates share it, and through a [`Connection`] one session.
//!
//! # Layers
//!
//! Each uses only those below it:
//!
//! | room | |
//! | --- | --- |
//! | `client` | what callers hold: builder, connection, calls, answers, waiting |
//! | `session` | what lets calls in: vCenter's session (one login for all, renewal, logout), or what other documents ask for |
//! | `attempts` | one call: attempts, pauses, deadline; knows no session, only that something lets requests in |
//! | `wire` | one request and its answer: path, query, TLS, transport, decoding |
//! | `observer` | who watches: told of calls, attempts and sessions |
//! | `error` | what can go wrong, in one type |
//! | `values` | secrets, identifiers, open enums, times, vAPI's own types |
//! | [`clock`] | the one source of time |

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod attempts;
mod client;
pub mod clock;
mod error;
#[doc(hidden)]
pub mod generated;
mod observer;
mod session;
mod values;
mod wire;

pub use attempts::retry::RetryPolicy;
pub use client::{
    Call, CallFuture, ClientBuilder, Connection, Download, DryRun, File, Page, Pager, Pending, Poller, Raw, RawCall,
    Response, ResponseHeaders, Settled, States, Verdict, WaitError, WaitErrorKind, WaitPolicy,
};
pub use error::{AnsweredBy, Error, ErrorBody, ErrorKind, Fate, NextStep};
pub use http::Method;
pub use observer::{AttemptEnd, CallEnd, CallInfo, Observer, Outcome, Requests, SessionEvent};
pub use session::credential::Provider;
pub use session::credentials::{Credentials, CredentialsProvider, ProviderError, ProviderFuture};
pub use session::promises::UnknownProperties;
pub use session::store::{SessionStore, StoreError, StoreFuture};
#[cfg(feature = "session-file")]
pub use session::store_file::FileSessionStore;
pub use values::open_enum::Unrecognized;
pub use values::secret::Secret;
pub use values::{lifecycle, vapi};
pub use wire::flavour::Flavour;
pub use wire::seam::{Body, BoxError, Transport, TransportError, TransportFuture};
pub use wire::tls::TlsBackend;

#[cfg(test)]
mod tests;
