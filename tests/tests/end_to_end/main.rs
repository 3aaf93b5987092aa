//! The client against the fake, over real sockets. `end_to_end_rest` runs the same in the legacy flavour.

use vsphere_automation::Flavour;

/// What is spoken.
pub(crate) const FLAVOUR: Flavour = Flavour::Api;

mod answers;
mod case;
mod causes;
mod coverage;
mod links;
mod malformed;
mod sessions;
mod site;
mod success;
