//! The members that are read: one at a time, in whatever order they come.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, de};

use crate::values::time::nested::Times;

/// The members that come.
pub struct Members<A> {
    access: A,
    names: &'static [&'static str],
    /// What follows the one that came last: most come in their order.
    next: usize,
}

/// A name that came.
enum Name {
    Known(usize),
    Other(String),
}

impl<'de, A: MapAccess<'de>> Members<A> {
    /// Those of a structure that declares these.
    pub(super) fn of(access: A, names: &'static [&'static str]) -> Self {
        Self { access, names, next: 0 }
    }

    /// The place of the next one among those that are declared; others are passed over.
    #[allow(clippy::should_implement_trait, reason = "it may fail")]
    pub fn next(&mut self) -> Result<Option<usize>, A::Error> {
        loop {
            match self.name::<false>()? {
                None => return Ok(None),
                Some(Name::Known(at)) => return Ok(Some(at)),
                Some(Name::Other(_)) => self.access.next_value::<IgnoredAny>()?,
            };
        }
    }

    /// The same; others are kept.
    pub fn next_or<T: Deserialize<'de>>(
        &mut self,
        others: &mut BTreeMap<String, T>,
    ) -> Result<Option<usize>, A::Error> {
        loop {
            match self.name::<true>()? {
                None => return Ok(None),
                Some(Name::Known(at)) => return Ok(Some(at)),
                Some(Name::Other(name)) => others.insert(name, self.access.next_value()?),
            };
        }
    }

    /// Passes over one that is declared behind a feature that is off.
    pub fn skip(&mut self) -> Result<(), A::Error> {
        self.access.next_value::<IgnoredAny>().map(drop)
    }

    /// Keeps it.
    pub fn keep<T: Deserialize<'de>>(&mut self, others: &mut BTreeMap<String, T>) -> Result<(), A::Error> {
        let value = self.access.next_value()?;
        others.insert(self.last().to_owned(), value);
        Ok(())
    }

    /// The name that came last, of those that are declared.
    fn last(&self) -> &'static str {
        self.names.get(self.next.wrapping_sub(1)).copied().unwrap_or_default()
    }

    fn name<const KEPT: bool>(&mut self) -> Result<Option<Name>, A::Error> {
        let name = self.access.next_key_seed(Names::<KEPT> { names: self.names, next: self.next })?;
        if let Some(Name::Known(at)) = name {
            self.next = at + 1;
        }
        Ok(name)
    }

    fn once<T>(
        &mut self,
        slot: &mut Option<T>,
        read: impl FnOnce(&mut A) -> Result<T, A::Error>,
    ) -> Result<(), A::Error> {
        if slot.is_some() {
            return Err(A::Error::duplicate_field(self.last()));
        }
        *slot = Some(read(&mut self.access)?);
        Ok(())
    }

    /// One that is always there.
    pub fn required<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.once(slot, A::next_value)
    }

    /// One that may be absent; null counts as that.
    pub fn optional<T: Deserialize<'de>>(&mut self, slot: &mut Option<Option<T>>) -> Result<(), A::Error> {
        self.once(slot, A::next_value)
    }

    /// One that may be absent, and null is not the same.
    pub fn present<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.once(slot, A::next_value)
    }

    /// [`required`](Self::required), with date-times.
    pub fn required_time<T: Times>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.once(slot, |access| access.next_value().map(T::read))
    }

    /// [`optional`](Self::optional), with date-times.
    pub fn optional_time<T: Times>(&mut self, slot: &mut Option<Option<T>>) -> Result<(), A::Error> {
        self.once(slot, |access| access.next_value().map(Option::<T>::read))
    }

    /// [`present`](Self::present), with date-times.
    pub fn present_time<T: Times>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.once(slot, |access| access.next_value().map(T::read))
    }

    /// An error that may be a text.
    pub fn error<T: OrText>(&mut self, slot: &mut Option<Option<T>>) -> Result<(), A::Error> {
        self.once(slot, |access| access.next_value_seed(Seed(PhantomData)))
    }

    /// What to make of what came.
    pub fn taken(self) -> Taken<A::Error> {
        Taken(PhantomData)
    }
}

/// What older servers send as a text.
pub trait OrText: Sized {
    /// Reads either form; nothing of a null.
    ///
    /// # Errors
    ///
    /// What is neither.
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error>;
}

struct Seed<T>(PhantomData<T>);

impl<'de, T: OrText> DeserializeSeed<'de> for Seed<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        T::read(from)
    }
}

/// Finds a name among those that are declared.
struct Names<const KEPT: bool> {
    names: &'static [&'static str],
    /// Where it is looked for first.
    next: usize,
}

impl<const KEPT: bool> Names<KEPT> {
    fn find(&self, name: &str) -> Name {
        if self.names.get(self.next).is_some_and(|next| *next == name) {
            return Name::Known(self.next);
        }
        match self.names.iter().position(|known| *known == name) {
            Some(at) => Name::Known(at),
            None => Name::Other(if KEPT { name.to_owned() } else { String::new() }),
        }
    }
}

impl<'de, const KEPT: bool> DeserializeSeed<'de> for Names<KEPT> {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Name, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl<const KEPT: bool> Visitor<'_> for Names<KEPT> {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
        Ok(self.find(name))
    }
}

/// What the members that came make of a structure.
pub struct Taken<E>(PhantomData<E>);

impl<E: Error> Taken<E> {
    /// One that is always there, unless its type has a value for what is not.
    pub fn required<'de, T: Deserialize<'de>>(&self, slot: Option<T>, name: &'static str) -> Result<T, E> {
        slot.map_or_else(|| T::deserialize(Absent(name, PhantomData)), Ok)
    }

    /// One that may be absent; null counts as that.
    pub fn optional<T>(&self, slot: Option<Option<T>>, _: &'static str) -> Result<Option<T>, E> {
        Ok(slot.flatten())
    }

    /// One that may be absent, and null is not the same.
    pub fn present<T>(&self, slot: Option<T>, _: &'static str) -> Result<Option<T>, E> {
        Ok(slot)
    }

    /// [`required`](Self::required), with date-times.
    pub fn required_time<T: Times>(&self, slot: Option<T>, name: &'static str) -> Result<T, E> {
        slot.map_or_else(|| T::Written::deserialize(Absent(name, PhantomData)).map(T::read), Ok)
    }

    /// [`optional`](Self::optional), with date-times.
    pub fn optional_time<T>(&self, slot: Option<Option<T>>, _: &'static str) -> Result<Option<T>, E> {
        Ok(slot.flatten())
    }

    /// [`present`](Self::present), with date-times.
    pub fn present_time<T>(&self, slot: Option<T>, _: &'static str) -> Result<Option<T>, E> {
        Ok(slot)
    }

    /// An error that may be a text.
    pub fn error<T>(&self, slot: Option<Option<T>>, _: &'static str) -> Result<Option<T>, E> {
        Ok(slot.flatten())
    }
}

/// What did not come: none of an `Option`, for all else an error.
struct Absent<E>(&'static str, PhantomData<E>);

impl<'de, E: Error> Deserializer<'de> for Absent<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
