//! The client against the fake, over real sockets, in both flavours.

mod answers;
mod case;
mod causes;
mod coverage;
mod links;
mod malformed;
mod sessions;
mod site;
mod success;
