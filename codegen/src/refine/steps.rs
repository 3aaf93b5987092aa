//! Steps of a chain of calls: what a call, or the constant of an operation, is told.

use syn::{Expr, Type};

use crate::model::nodes::called_on;

/// `.method(given)`.
pub(super) struct Step {
    method: &'static str,
    ty: Option<Type>,
    given: Vec<Expr>,
}

/// A step that gives something.
pub(super) fn step(method: &'static str, given: impl Into<Vec<Expr>>) -> Step {
    Step { method, ty: None, given: given.into() }
}

impl Step {
    /// `.method::<ty>(given)`.
    pub(super) fn of(self, ty: Type) -> Self {
        Self { ty: Some(ty), ..self }
    }
}

/// `first.one(…).other(…)`.
pub(super) fn chained(first: Expr, steps: impl IntoIterator<Item = Step>) -> Expr {
    steps.into_iter().fold(first, |before, Step { method, ty, given }| called_on(before, method, ty, given))
}
