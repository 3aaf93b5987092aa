//! What components are: schemas of the document, and what lowering adds to them.

use std::fmt;
use std::hash::{Hash, Hasher};

use indexmap::Equivalent;

/// The key of a component.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// A schema of the document, by its name.
    Schema(String),
    /// A newtype of id strings, by its name in Rust.
    Id(String),
    /// The secret type.
    Secret,
}

impl Component {
    /// Its name in the document, if it is a schema of the document.
    pub fn schema(&self) -> Option<&str> {
        match self {
            Self::Schema(name) => Some(name),
            Self::Id(_) | Self::Secret => None,
        }
    }

    /// Whether it is a newtype of id strings.
    pub(crate) fn is_id(&self) -> bool {
        matches!(self, Self::Id(_))
    }
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Schema(name) | Self::Id(name) => name,
            Self::Secret => "secret",
        })
    }
}

impl From<&str> for Component {
    fn from(name: &str) -> Self {
        Self::Schema(name.to_owned())
    }
}

impl From<String> for Component {
    fn from(name: String) -> Self {
        Self::Schema(name)
    }
}

impl PartialEq<str> for Component {
    fn eq(&self, name: &str) -> bool {
        self.schema() == Some(name)
    }
}

// Maps find a schema of the document by its name alone: it hashes as that.
impl Hash for Component {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Schema(name) => name.hash(state),
            Self::Id(name) => ("id", name).hash(state),
            Self::Secret => "".hash(state),
        }
    }
}

impl Equivalent<Component> for str {
    fn equivalent(&self, key: &Component) -> bool {
        key == self
    }
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::Component;

    #[test]
    fn a_schema_is_found_by_its_name_and_nothing_else_is() {
        let id = Component::Id("LinkId".to_owned());
        let map: IndexMap<Component, u8> =
            [(Component::from("LinkId"), 1), (id.clone(), 2), (Component::Secret, 3)].into_iter().collect();
        assert_eq!(map.get("LinkId"), Some(&1));
        assert_eq!(map.get(&id), Some(&2));
        assert_eq!(map.get(&Component::Secret), Some(&3));
        assert_eq!(map.get(""), None);
    }
}
