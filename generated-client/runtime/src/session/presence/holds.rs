//! Whether there is something in a body, found without a copy of it: bodies hold passwords.

#[cfg(test)]
mod tests;

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Whether there is something at the path, and that constant where one is asked for. Lists are gone through, and so are
/// maps where the path says `*`. A body that is no JSON holds nothing.
pub(super) fn holds(body: &[u8], path: &[&str], constant: Option<&str>) -> bool {
    let mut json = serde_json::Deserializer::from_slice(body);
    At { path, constant }.deserialize(&mut json).unwrap_or(false)
}

/// What is looked for below a value.
#[derive(Clone, Copy)]
struct At<'p> {
    path: &'p [&'p str],
    constant: Option<&'p str>,
}

impl At<'_> {
    fn is_here(self) -> bool {
        self.path.is_empty() && self.constant.is_none()
    }
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! scalars {
    ($($method:ident: $ty:ty),*) => {$(
        fn $method<E: Error>(self, _: $ty) -> Result<bool, E> {
            Ok(self.is_here())
        }
    )*};
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    scalars! { visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64 }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(self.is_here())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        Ok(self.path.is_empty() && self.constant.is_none_or(|constant| constant == text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        let mut found = false;
        while let Some(holds) = items.next_element_seed(self)? {
            found |= holds;
        }
        Ok(found)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<bool, A::Error> {
        let mut found = self.is_here();
        let next = self.path.split_first();
        while let Some(leads_there) = members.next_key_seed(Named(next.map(|(name, _)| *name)))? {
            match next {
                Some((_, path)) if leads_there => found |= members.next_value_seed(At { path, ..self })?,
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}

/// Whether a name is the one that is looked for.
struct Named<'p>(Option<&'p str>);

impl<'de> DeserializeSeed<'de> for Named<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Named<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<bool, E> {
        Ok(self.0.is_some_and(|wanted| wanted == "*" || wanted == name))
    }
}
