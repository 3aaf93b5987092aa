//! Who has which Rust name: two items cannot have one.

use std::collections::HashMap;
use std::hash::Hash;

/// Names that are taken, each with what took it first.
pub(crate) struct Taken<N, H> {
    by: HashMap<N, H>,
}

/// Why an item cannot have a name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Clash<H> {
    /// There is nothing that a Rust name could be made of.
    Nameless,
    /// Something else has it.
    Taken(H),
}

impl<N, H> Default for Taken<N, H> {
    fn default() -> Self {
        Self { by: HashMap::new() }
    }
}

impl<N: Eq + Hash, H: Clone> Taken<N, H> {
    /// Takes the name for `holder`, or says why it cannot. `ident` is what of the name is the item's own.
    pub(crate) fn claim(&mut self, name: N, ident: &str, holder: H) -> Option<Clash<H>> {
        if ident.is_empty() {
            return Some(Clash::Nameless);
        }
        if let Some(first) = self.by.get(&name) {
            return Some(Clash::Taken(first.clone()));
        }
        self.by.insert(name, holder);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Clash, Taken};

    #[test]
    fn the_first_has_the_name() {
        let mut taken = Taken::default();
        assert_eq!(taken.claim(("field", "a_b"), "a_b", "a-b"), None);
        assert_eq!(taken.claim(("field", "a_b"), "a_b", "a_b"), Some(Clash::Taken("a-b")));
        assert_eq!(taken.claim(("field", "a_b"), "a_b", "aB"), Some(Clash::Taken("a-b")));
        assert_eq!(taken.claim(("variant", "a_b"), "a_b", "a_b"), None);
        assert_eq!(taken.claim(("field", ""), "", "$"), Some(Clash::Nameless));
    }
}
