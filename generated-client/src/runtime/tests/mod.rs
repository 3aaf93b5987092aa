//! The client against a server over sockets, and whatever a server can do to it.
//!
//! Time stands still ([`SteppedClock`](super::clock::SteppedClock)): pauses are skipped, timeouts
//! fire when a test says so.

mod answers;
mod canary;
mod cancel;
mod chaos;
mod faults;
mod login;
mod logout;
mod observe;
mod renew;
mod requests;
mod runtimes;
mod support;
mod tls;
