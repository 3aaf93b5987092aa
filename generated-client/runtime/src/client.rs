//! What callers hold: the builder, the connection, calls, answers, and waiting.

mod answers;
mod body;
mod builder;
mod call;
mod connection;
mod download;
mod draft;
mod face;
mod file;
mod headers;
mod multipart;
mod parameters;
mod response;
mod scope;
mod wait;

pub use answers::{Answers, Read, Reading};
pub use builder::ClientBuilder;
pub use call::{Call, CallFuture};
pub use connection::Connection;
pub use download::Download;
pub use file::File;
pub use headers::{ResponseHeaders, header};
pub use response::Response;
pub use wait::{Job, Verdict, states};
pub use wait::{Pending, Settled, States, WaitError, WaitErrorKind, WaitPolicy};
