//! Writing a structure.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::declared::Object;
use super::listing::Listing;
use crate::values::time::nested::Times;

/// Writes a structure.
pub fn write<T: Object, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    if T::OPEN {
        // Without a length: that is how the legacy flavour tells it from a map.
        let mut map = Writing { to: to.serialize_map(None)?, outcome: Ok(()) };
        value.list(&mut map);
        map.outcome?;
        return map.to.end();
    }
    let mut structure = Writing { to: Structure(to.serialize_struct(T::NAME, count(value))?), outcome: Ok(()) };
    value.list(&mut structure);
    structure.outcome?;
    structure.to.0.end()
}

/// How many members it has: some formats say so before the first.
pub(super) fn count<T: Object>(value: &T) -> usize {
    let mut count = Count(0);
    value.list(&mut count);
    count.0
}

struct Count(usize);

impl Listing for Count {
    fn required(&mut self, _: &'static str, _: &impl Serialize) {
        self.0 += 1;
    }

    fn absent(&mut self, _: &'static str) {}

    fn others(&mut self, others: &BTreeMap<String, impl Serialize>) {
        self.0 += others.len();
    }

    fn required_time(&mut self, _: &'static str, _: &impl Times) {
        self.0 += 1;
    }
}

/// Writes until something goes wrong.
struct Writing<W, E> {
    to: W,
    outcome: Result<(), E>,
}

struct Structure<S>(S);

impl<S: SerializeStruct> Listing for Writing<Structure<S>, S::Error> {
    fn required(&mut self, name: &'static str, value: &impl Serialize) {
        if self.outcome.is_ok() {
            self.outcome = self.to.0.serialize_field(name, value);
        }
    }

    fn absent(&mut self, name: &'static str) {
        if self.outcome.is_ok() {
            self.outcome = self.to.0.skip_field(name);
        }
    }

    /// A structure that has others is written as a map.
    fn others(&mut self, _: &BTreeMap<String, impl Serialize>) {}
}

impl<M: SerializeMap> Listing for Writing<M, M::Error> {
    fn required(&mut self, name: &'static str, value: &impl Serialize) {
        if self.outcome.is_ok() {
            self.outcome = self.to.serialize_entry(name, value);
        }
    }

    fn absent(&mut self, _: &'static str) {}

    fn others(&mut self, others: &BTreeMap<String, impl Serialize>) {
        for (name, value) in others {
            if self.outcome.is_ok() {
                self.outcome = self.to.serialize_entry(name, value);
            }
        }
    }
}
