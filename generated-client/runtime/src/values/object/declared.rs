//! What a type says of itself.

use super::listing::Listing;
use super::members::Members;

/// A structure that is an object on the wire. From [`object!`](crate::object).
pub trait Object: Sized {
    /// Its name, for errors.
    const NAME: &'static str;
    /// Its members on the wire.
    const MEMBERS: &'static [&'static str];
    /// Whether it keeps others, too.
    const OPEN: bool;

    /// Reads it.
    fn read<'de, A: serde::de::MapAccess<'de>>(members: Members<A>) -> Result<Self, A::Error>;

    /// Lists what it has.
    fn list(&self, to: &mut impl Listing);
}
