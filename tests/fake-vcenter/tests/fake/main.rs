//! The fake from outside: over HTTP and HTTPS, and as a program.
#![expect(clippy::unwrap_used, reason = "a test that gets something else fails there")]

mod faults;
mod http;
mod hvc;
mod life;
mod program;
mod recovery;
mod releases;
mod sessions;
