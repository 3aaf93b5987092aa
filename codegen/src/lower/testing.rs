//! What the passes' tests share.

use super::{Lowering, RuntimeTypes};
use crate::document::{Source, load};

/// A lowering of a foreign document that has only what the test needs.
pub(crate) fn lowering(yaml: &str) -> Lowering {
    let document = load(&Source { path: "test.yaml".to_owned(), text: yaml.to_owned() }).expect("the test's YAML");
    Lowering {
        api: crate::read::read(&document),
        foreign: true,
        runtime: Default::default(),
        runtime_types: RuntimeTypes::default(),
        refused: Vec::new(),
    }
}
