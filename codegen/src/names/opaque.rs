//! Numbers that stand for names where progenitor sees them: `T0001`, `p0001`, `op_0001`.
//!
//! Nothing that progenitor or typify derives from names can then collide, panic or move when a neighbour appears;
//! [`crate::refine`] puts the real names back.

use indexmap::IndexMap;

use crate::model::{Api, Component};

/// The numbers that stand for names.
#[derive(Clone, Debug, Default)]
pub struct Opaque {
    schemas: IndexMap<Component, String>,
}

impl Opaque {
    /// Numbers the components of `api`.
    pub fn new(api: &Api) -> Self {
        Self {
            schemas: api
                .schemas
                .keys()
                .enumerate()
                .map(|(index, name)| (name.clone(), format!("T{:04}", index + 1)))
                .collect(),
        }
    }

    /// The number of a component.
    pub fn schema(&self, name: &Component) -> Option<&str> {
        self.schemas.get(name).map(String::as_str)
    }

    /// The component of a number.
    pub fn name(&self, number: &str) -> Option<&Component> {
        let index: usize = number.strip_prefix('T')?.parse().ok()?;
        self.schemas.get_index(index.checked_sub(1)?).map(|(name, _)| name)
    }

    /// All components with their numbers.
    pub fn schemas(&self) -> impl Iterator<Item = (&Component, &str)> {
        self.schemas.iter().map(|(name, number)| (name, number.as_str()))
    }

    /// The number of the member at `index`: property, variant or the single member of an alias.
    pub fn member(index: usize) -> String {
        format!("p{:04}", index + 1)
    }

    /// The number of the operation at `index`.
    pub fn operation(index: usize) -> String {
        format!("op_{:04}", index + 1)
    }

    /// The number of the answer at `index` of its operation, where that has several.
    pub fn answer(index: usize) -> String {
        format!("r{:04}", index + 1)
    }

    /// The number of the body at `index` of the errors of its operation.
    pub fn error(index: usize) -> String {
        format!("e{:04}", index + 1)
    }

    /// The number of the header at `index` of the answers of its operation.
    pub fn header(index: usize) -> String {
        format!("h{:04}", index + 1)
    }

    /// The number of the parameter at `index` of its operation.
    pub fn parameter(index: usize) -> String {
        format!("a{:04}", index + 1)
    }
}
