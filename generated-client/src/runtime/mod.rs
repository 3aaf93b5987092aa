//! The hand-written part that any generated client needs: sessions, transport, errors.
//!
//! Refers to nothing that is generated.

mod authorization;
mod call;
mod client;
pub mod clock;
mod core;
mod credentials;
mod decode;
mod error;
pub(crate) mod error_or_string;
mod id;
pub(crate) mod lifecycle;
mod observe;
mod open_enum;
mod operation;
mod path;
mod query;
mod request;
mod request_id;
mod response;
mod retry;
mod secret;
mod send;
mod server;
mod session;
#[allow(dead_code, unused_macros, reason = "a document need not have unions")]
pub(crate) mod tagged_union;
pub(crate) mod time;
mod transport;
pub(crate) mod vapi;
mod wait;

pub use call::{Call, CallFuture};
pub use client::{Client, ClientBuilder};
pub use credentials::{Credentials, CredentialsProvider, ProviderError, ProviderFuture};
pub use error::{Error, ErrorKind};
pub use open_enum::Unrecognized;
pub use response::Response;
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use transport::tls::TlsBackend;
pub use wait::{States, WaitError, WaitErrorKind, WaitPolicy};

#[allow(unused_imports, reason = "a document need not have identifiers")]
pub(crate) use id::id;
pub(crate) use open_enum::{FromStrVisitor, open_enum};
#[allow(unused_imports, reason = "the face of the runtime towards the generated code")]
pub(crate) use operation::{Authentication, Method, Operation};
#[allow(unused_imports, reason = "a document need not have unions")]
pub(crate) use tagged_union::tagged_union;

#[allow(unused_imports, reason = "a document need not have anything to wait for")]
pub(crate) use wait::{Job, Verdict, states};

#[cfg(test)]
mod tests;
