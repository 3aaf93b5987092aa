//! The client against the fake, over real sockets. `end_to_end_rest` runs the same in the legacy flavour.

use vsphere_automation::Flavour;

/// What is spoken.
pub(crate) const FLAVOUR: Flavour = Flavour::Api;

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
mod version;
