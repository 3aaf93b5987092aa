//! What callers hold: the builder, the connection, calls, answers, and waiting.

mod body;
mod builder;
mod call;
mod connection;
mod draft;
mod face;
mod response;
mod scope;
mod wait;

pub use builder::ClientBuilder;
pub use call::{Call, CallFuture};
pub use connection::Connection;
pub use response::Response;
pub use wait::{Job, Verdict, states};
pub use wait::{States, WaitError, WaitErrorKind, WaitPolicy};
