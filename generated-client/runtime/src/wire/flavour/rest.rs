//! What the generated code says of an operation in the legacy flavour.

use crate::wire::method::Method;

/// An operation as servers have it below `/rest`.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    pub(crate) method: Method,
    pub(crate) template: &'static str,
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// Names of parameters in the query: there, and in the modern flavour.
    pub(crate) renamed: &'static [(&'static str, &'static str)],
    pub(crate) body: Option<&'static str>,
}

impl Rest {
    /// Method and path; the values in the path are those of the modern one, in the same order.
    pub const fn new(method: Method, template: &'static str) -> Self {
        Self { method, template, query: &[], renamed: &[], body: None }
    }

    /// Pairs that are sent with every call, in the place of those of the modern flavour.
    pub const fn query(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.query = query;
        self
    }

    /// Parameters in the query that have another name here: this, and that of the modern flavour.
    pub const fn renamed(mut self, names: &'static [(&'static str, &'static str)]) -> Self {
        self.renamed = names;
        self
    }

    /// The parameter that the body is.
    pub const fn body(mut self, parameter: &'static str) -> Self {
        self.body = Some(parameter);
        self
    }
}
