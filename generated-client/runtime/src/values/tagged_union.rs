//! Unions whose values carry a tag: the mechanics, once.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The tag of a value, if it has one.
pub fn tag<'a>(value: &'a Value, property: &str) -> Option<&'a str> {
    value.get(property).and_then(Value::as_str)
}

/// The value of a variant, which is read from all of the object: its own type declares the tag or ignores it.
pub fn read<T: DeserializeOwned, E: serde::de::Error>(value: Value) -> Result<T, E> {
    super::json::from_value(&value).map_err(E::custom)
}

/// The value of a variant with its tag, which is added where the variant's own type does not carry it.
pub fn write<E: serde::ser::Error>(inner: &impl Serialize, property: &str, tag: &str) -> Result<Value, E> {
    let mut value = serde_json::to_value(inner).map_err(E::custom)?;
    if let Value::Object(members) = &mut value {
        members.entry(property).or_insert_with(|| tag.into());
    }
    Ok(value)
}

/// The JSON Schema of a union: one of its variants, or any object that has another tag.
#[cfg(feature = "schemars")]
pub fn schema(property: &str, variants: Vec<schemars::Schema>) -> schemars::Schema {
    let mut properties = serde_json::Map::new();
    properties.insert(property.to_owned(), serde_json::json!({ "type": "string" }));
    let other = serde_json::json!({ "type": "object", "properties": properties });
    let all: Vec<Value> = variants.into_iter().map(Value::from).chain([other]).collect();
    schemars::json_schema!({ "anyOf": all })
}

/// `tagged_union!(Change by "kind": Added = "added", …);` — reading and writing of an enum whose variants hold a type each
/// and which ends in `Unknown(serde_json::Value)`.
///
/// The tag decides which variant a value is. A value without a tag, or with one that this version of the crate does not
/// know, is kept as it came. A variant of several tags, `Moved = "arrive" | "depart"`, keeps the one that came in its own type.
#[doc(hidden)]
#[macro_export]
macro_rules! tagged_union {
    ($name:ident by $property:literal: $($variant:ident = $tag:literal $(| $more:literal)*),* $(,)?) => {
        impl $crate::generated::serde::Serialize for $name {
            fn serialize<S: $crate::generated::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(inner) => {
                        let value = $crate::generated::tagged_union::write::<S::Error>(inner, $property, $tag)?;
                        $crate::generated::serde::Serialize::serialize(&value, serializer)
                    })*
                    Self::Unknown(value) => $crate::generated::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> $crate::generated::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::generated::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                let value = <serde_json::Value as $crate::generated::serde::Deserialize>::deserialize(deserializer)?;
                match $crate::generated::tagged_union::tag(&value, $property) {
                    $(::core::option::Option::Some($tag $(| $more)*) => {
                        $crate::generated::tagged_union::read(value).map(Self::$variant)
                    })*
                    _ => ::core::result::Result::Ok(Self::Unknown(value)),
                }
            }
        }

        $crate::described!($name, generator => {
            let variants = std::vec![$($crate::generated::schema_of_variant(Self::$variant, generator)),*];
            $crate::generated::tagged_union::schema($property, variants)
        });
    };
}

#[cfg(test)]
mod tests;
