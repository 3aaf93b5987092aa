//! A value as the table of styles sees it: like JSON, with members in the order of the structure, and numbers with all
//! their digits.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

pub(in crate::wire) enum Node {
    Null,
    /// Text, or a number or flag as text.
    One(String),
    List(Vec<Node>),
    Members(Vec<(String, Node)>),
}

impl Node {
    pub(in crate::wire) fn of(value: &(impl Serialize + ?Sized)) -> Result<Self, serde_json::Error> {
        Self::read(&Zeroizing::new(serde_json::to_string(value)?))
    }

    fn read(json: &str) -> Result<Self, serde_json::Error> {
        Ok(match json.bytes().next() {
            Some(b'n') => Self::Null,
            Some(b'"') => Self::One(serde_json::from_str(json)?),
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(json)?;
                Self::List(items.into_iter().map(|item| Self::read(item.get())).collect::<Result<_, _>>()?)
            }
            Some(b'{') => {
                let Members(members) = serde_json::from_str(json)?;
                let read = |(name, value): (String, &RawValue)| Ok((name, Self::read(value.get())?));
                Self::Members(members.into_iter().map(read).collect::<Result<_, serde_json::Error>>()?)
            }
            Some(b't' | b'f') => Self::One(json.to_owned()),
            // As `Display` has it, and as single values are sent: `1` of 1.0.
            _ if json.contains(['.', 'e', 'E']) => Self::One(serde_json::from_str::<f64>(json)?.to_string()),
            _ => Self::One(json.to_owned()),
        })
    }

    /// One value as text; null is none.
    pub(super) fn text(self) -> Result<Option<String>, String> {
        match self {
            Self::Null => Ok(None),
            Self::One(text) => Ok(Some(text)),
            Self::List(_) | Self::Members(_) => Err("a list or structure inside another has no place there".to_owned()),
        }
    }
}

/// The members of an object in their order, each as the JSON that it is.
pub(in crate::wire) struct Members<'de>(pub(in crate::wire) Vec<(String, &'de RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Members<'de>, A::Error> {
        let mut all = Vec::new();
        while let Some(member) = members.next_entry()? {
            all.push(member);
        }
        Ok(Members(all))
    }
}
