//! What the tests of several rooms share. It stands above all of them, so that no room's tests make an arrow upwards.

use crate::document::{Document, Source, load};
use crate::generate::{Harvested, harvested};
use crate::lower::Lowering;
use crate::model::{Package, RuntimeTypes, Target};
use crate::read::read;

/// A document of its text.
pub(crate) fn document(yaml: &str) -> Document {
    load(&Source { path: "test.yaml".to_owned(), text: yaml.to_owned() }).expect("the test's YAML")
}

/// A lowering of a foreign document that has only what the test needs.
pub(crate) fn lowering(yaml: &str) -> Lowering {
    Lowering {
        api: read(&document(yaml)),
        foreign: true,
        runtime: Default::default(),
        runtime_types: RuntimeTypes::default(),
        refused: Vec::new(),
        kept: Default::default(),
    }
}

/// What refining begins with, of a foreign document.
pub(crate) fn refining(yaml: &str) -> Harvested {
    let package = Package { name: Some("client".to_owned()), ..Package::default() };
    harvested(&document(yaml), &Target::Package(package), None).expect("what progenitor makes of it")
}
