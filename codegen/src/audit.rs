//! Whether what the document says is what was made.

mod agree;
mod ledger;

pub(crate) use agree::disagreements;
pub(crate) use ledger::{Ledger, ledger};
