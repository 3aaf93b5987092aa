//! The client against a server over sockets, and whatever a server can do to it.
//!
//! Time stands still ([`SteppedClock`](crate::clock::SteppedClock)): pauses are skipped, timeouts
//! fire when a test says so.

mod all_weathers;
mod answers;
mod broken_logins;
mod canary;
mod cancel;
mod chaos;
mod endings;
mod faults;
mod flavours;
mod http2;
mod lockout;
mod login;
mod logout;
mod network;
mod observe;
mod own;
mod proxies;
mod renew;
mod requests;
mod runtimes;
mod schemes;
mod shared;
mod stores;
pub(crate) mod support;
mod tls;
mod transports;
mod watching;
mod weather;
