//! The same in the legacy flavour: every test of `end_to_end` but `malformed`, whose requests are those of `/api`, against a fake that has nothing under `/api`.

use vsphere_automation::Flavour;

/// What is spoken.
pub(crate) const FLAVOUR: Flavour = Flavour::Rest;

#[path = "../end_to_end/answers.rs"]
mod answers;
#[path = "../end_to_end/case.rs"]
mod case;
#[path = "../end_to_end/causes.rs"]
mod causes;
#[path = "../end_to_end/coverage.rs"]
mod coverage;
#[path = "../end_to_end/links.rs"]
mod links;
#[path = "../end_to_end/sessions.rs"]
mod sessions;
#[path = "../end_to_end/site.rs"]
mod site;
#[path = "../end_to_end/success.rs"]
mod success;
