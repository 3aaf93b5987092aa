//! Two documents as their clients see them: what differs, where it stands in both, and what callers notice.
//!
//! Compared is what lowering made of the documents, with the Rust names of everything: operations that share a method
//! and a path are apart, what is inherited is written out, and what nothing reaches is gone. An operation or a type is
//! the same in both where callers call it the same. The order in which things stand is compared only where callers
//! give values by place.

mod answers;
mod difference;
mod effects;
mod found;
mod lifecycles;
mod looks;
mod operations;
mod parameters;
mod schemas;
mod side;

use crate::document::Document;
use crate::model::Facts;

pub use difference::{Aspect, Change, Difference, Subject};
pub(crate) use side::Side;

/// All differences: operations first, each list in the order of the new document, what is gone at its end.
pub(crate) fn compare(old: (&Facts<'_>, &Document), new: (&Facts<'_>, &Document)) -> Vec<Difference> {
    let (old, new) = (Side::new(old.0, old.1), Side::new(new.0, new.1));
    let mut found = found::Found::default();
    operations::compare(&old, &new, &mut found);
    schemas::compare(&old, &new, &mut found);
    found.0
}
