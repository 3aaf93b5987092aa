//! The client against a server over sockets, and whatever a server can do to it.
//!
//! Time stands still ([`SteppedClock`](crate::clock::SteppedClock)): pauses are skipped, timeouts
//! fire when a test says so.

mod answers;
mod canary;
mod cancel;
mod chaos;
mod faults;
mod layers;
mod login;
mod logout;
mod network;
mod observe;
mod proxies;
mod renew;
mod requests;
mod runtimes;
mod shared;
pub(crate) mod support;
mod tls;
mod transports;
mod weather;
