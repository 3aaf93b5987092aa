//! Where in a document a value is, and what of it does not fit.

use std::cell::RefCell;
use std::fmt;

/// Why a document is not the value that was asked for, and where.
#[derive(Debug)]
pub(crate) struct Misfit {
    /// `parts[2].size`; nothing where it is all of it.
    path: String,
    error: serde_json::Error,
}

impl Misfit {
    pub(super) fn new(error: serde_json::Error, path: String) -> Self {
        Self { path, error }
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn error(&self) -> &serde_json::Error {
        &self.error
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.error.fmt(f)
    }
}

/// The way to a value, from the inside out: nothing is kept of it for what fits.
#[derive(Clone, Copy)]
pub(super) struct Place<'d, 'p> {
    outer: Option<&'p Place<'d, 'p>>,
    step: Step<'d>,
}

#[derive(Clone, Copy)]
pub(super) enum Step<'d> {
    Document,
    Member(&'d str),
    Item(usize),
}

impl<'d, 'p> Place<'d, 'p> {
    pub(super) const DOCUMENT: Self = Place { outer: None, step: Step::Document };

    /// A step further.
    pub(super) fn then(&'p self, step: Step<'d>) -> Self {
        Place { outer: Some(self), step }
    }
}

impl fmt::Display for Place<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.outer.is_none_or(|outer| matches!(outer.step, Step::Document));
        if let Some(outer) = self.outer {
            outer.fmt(f)?;
        }
        match self.step {
            Step::Document => Ok(()),
            Step::Member(name) if first => f.write_str(name),
            Step::Member(name) => write!(f, ".{name}"),
            Step::Item(index) => write!(f, "[{index}]"),
        }
    }
}

/// The innermost place that did not fit.
#[derive(Default)]
pub(super) struct Lost(RefCell<Option<String>>);

impl Lost {
    /// What is noted first is innermost.
    pub(super) fn at(&self, place: &Place<'_, '_>) {
        self.0.borrow_mut().get_or_insert_with(|| place.to_string());
    }

    pub(super) fn path(self) -> String {
        self.0.into_inner().unwrap_or_default()
    }
}
