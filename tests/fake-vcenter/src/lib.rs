#![forbid(unsafe_code)]
//! A fake vCenter to test against, in the process of the test.
//!
//! It speaks HTTP or HTTPS on the loopback interface and has state: log in, look around, start a sync and see its
//! stages pass, start a reconciliation and see it progress. What it answers is checked against the OpenAPI document of
//! the API; an answer that does not fit is never sent, but a 500 that says so, and listed by [`Handle::violations`].
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! use std::time::Duration;
//! use vsphere_automation_fake::{FakeClock, FakeVcenter, Fault, SyncOutcome};
//!
//! let fake = FakeVcenter::builder().clock(FakeClock::stepped()).start().await?;
//! println!("{} as {} with {}", fake.url(), fake.user(), fake.password());
//!
//! // What a test sets …
//! fake.next_sync("link-1", "provider-tags", SyncOutcome::fails("The connection was lost."));
//! fake.fault(Fault::status(503).retry_after(1).on("Vcenter.Hvc.Links_list"));
//! fake.advance(Duration::from_secs(60));
//! fake.expire_sessions();
//!
//! // … and what it reads.
//! assert_eq!(fake.links().len(), 1);
//! assert!(fake.requests().is_empty());
//! assert!(fake.violations().is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! A fake runs in a thread of its own, whatever the runtime of the test does, and has ended when it is dropped. It
//! knows nothing of the crate `vsphere-automation`, so that a test with default features cannot reach what that crate
//! keeps behind features.

mod answer;
mod app;
mod builder;
mod clock;
mod document;
#[cfg(feature = "expectations")]
pub mod expectations;
mod fake;
mod fault;
mod flavour;
mod handle;
mod log;
mod operations;
mod release;
mod server;
mod state;

pub use self::builder::Builder;
pub use self::clock::FakeClock;
pub use self::fake::FakeVcenter;
pub use self::fault::Fault;
pub use self::flavour::Flavour;
pub use self::handle::Handle;
pub use self::log::RecordedRequest;
pub use self::release::{Release, UnknownRelease};
pub use self::state::Service;
pub use self::state::accounts::Account;
pub use self::state::hosts::ForeignHost;
pub use self::state::links::{Link, LinkHealth};
pub use self::state::recovery::{Job, JobOutcome, Recovery, Restore};
pub use self::state::sessions::Session;
pub use self::state::sync::{ForcedSync, Provider, SyncOutcome, SyncStatus};
