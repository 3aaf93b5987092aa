//! What callers hold: the builder, the connection, calls, answers, and waiting.

mod body;
mod builder;
mod call;
mod connection;
mod draft;
mod dry_run;
mod face;
mod own;
mod pager;
mod poller;
mod response;
mod scope;
mod wait;

pub use builder::ClientBuilder;
pub use call::{Call, CallFuture};
pub use connection::Connection;
pub use dry_run::DryRun;
pub use own::{Raw, RawCall};
pub use pager::{Page, Pager};
pub use poller::Poller;
pub use response::Response;
pub use wait::{Job, states};
pub use wait::{Pending, Settled, States, Verdict, WaitError, WaitErrorKind, WaitPolicy};
