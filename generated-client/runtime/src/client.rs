//! What callers hold: the builder, the connection, calls, answers, and waiting.

mod answers;
mod body;
mod builder;
mod call;
mod connection;
mod download;
mod draft;
mod dry_run;
mod face;
mod file;
mod headers;
mod multipart;
mod own;
mod pager;
mod parameters;
mod poller;
mod response;
mod scope;
mod wait;

pub use answers::{Answers, Read, Reading};
pub use builder::ClientBuilder;
pub use call::{Call, CallFuture};
pub use connection::Connection;
pub use download::Download;
pub use dry_run::DryRun;
pub use file::File;
pub use headers::{ResponseHeaders, header};
pub use own::{Raw, RawCall};
pub use pager::{Page, Pager};
pub use poller::Poller;
pub use response::Response;
pub use wait::{Job, states};
pub use wait::{Pending, Settled, States, Verdict, WaitError, WaitErrorKind, WaitPolicy};
