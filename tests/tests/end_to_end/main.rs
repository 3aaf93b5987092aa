//! The client against the fake, over real sockets.

mod administrators;
mod answers;
mod case;
mod certificates;
mod coverage;
mod links;
mod reconciliation;
mod sessions;
mod site;
mod success;
mod sync;
mod unusable;
