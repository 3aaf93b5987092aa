//! Reading a structure.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, Visitor};

use super::declared::Object;
use super::members::Members;

/// Reads a structure.
pub fn read<'de, T: Object, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let reader = Reader(PhantomData);
    // Formats may hand over what is not declared only where they are told that it is not.
    if T::OPEN { from.deserialize_map(reader) } else { from.deserialize_struct(T::NAME, T::MEMBERS, reader) }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        T::read(Members::of(access, T::MEMBERS))
    }
}
