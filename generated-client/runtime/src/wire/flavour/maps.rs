//! Values as the legacy flavour writes them: a map is a list of `{"key": …, "value": …}`.
//!
//! Written in one go, without a copy in between that a secret could stay in.

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// A value whose maps are lists, however deep they are.
pub(crate) struct Listed<'v, T: ?Sized>(pub(crate) &'v T);

impl<T: Serialize + ?Sized> Serialize for Listed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Writer(serializer))
    }
}

/// Names its class: a structure whose members are not known beforehand, which is an object in both flavours.
const CLASS: &str = "@class";

struct Writer<S>(S);

/// A list, structure or variant under way.
struct Inside<C>(C);

/// A map under way. What it becomes is decided by its first key.
enum Map<S: Serializer> {
    Begun(Option<S>),
    List(S::SerializeSeq, Option<String>),
    Object(S::SerializeMap),
}

#[derive(serde::Serialize)]
struct Entry<'e, T: ?Sized> {
    key: &'e str,
    value: &'e T,
}

macro_rules! as_it_is {
    ($($method:ident($($value:ident: $ty:ty),*))*) => {$(
        fn $method(self, $($value: $ty),*) -> Result<S::Ok, S::Error> {
            self.0.$method($($value),*)
        }
    )*};
}

impl<S: Serializer> Serializer for Writer<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Inside<S::SerializeSeq>;
    type SerializeTuple = Inside<S::SerializeTuple>;
    type SerializeTupleStruct = Inside<S::SerializeTupleStruct>;
    type SerializeTupleVariant = Inside<S::SerializeTupleVariant>;
    type SerializeMap = Map<S>;
    type SerializeStruct = Inside<S::SerializeStruct>;
    type SerializeStructVariant = Inside<S::SerializeStructVariant>;

    as_it_is! {
        serialize_bool(v: bool) serialize_i8(v: i8) serialize_i16(v: i16) serialize_i32(v: i32) serialize_i64(v: i64)
        serialize_i128(v: i128) serialize_u8(v: u8) serialize_u16(v: u16) serialize_u32(v: u32) serialize_u64(v: u64)
        serialize_u128(v: u128) serialize_f32(v: f32) serialize_f64(v: f64) serialize_char(v: char)
        serialize_str(v: &str) serialize_bytes(v: &[u8]) serialize_none() serialize_unit()
        serialize_unit_struct(name: &'static str)
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_some(&Listed(value))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_struct(name, &Listed(value))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_variant(name, index, variant, &Listed(value))
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        self.0.serialize_seq(len).map(Inside)
    }

    fn serialize_tuple(self, len: usize) -> Result<Self::SerializeTuple, S::Error> {
        self.0.serialize_tuple(len).map(Inside)
    }

    fn serialize_tuple_struct(self, name: &'static str, len: usize) -> Result<Self::SerializeTupleStruct, S::Error> {
        self.0.serialize_tuple_struct(name, len).map(Inside)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        self.0.serialize_tuple_variant(name, index, variant, len).map(Inside)
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Map<S>, S::Error> {
        match len {
            Some(_) => Ok(Map::Begun(Some(self.0))),
            // Maps know how many entries they have. What does not say is a structure that holds members which its type
            // does not name: `values::object::write`.
            None => self.0.serialize_map(None).map(Map::Object),
        }
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Self::SerializeStruct, S::Error> {
        self.0.serialize_struct(name, len).map(Inside)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        self.0.serialize_struct_variant(name, index, variant, len).map(Inside)
    }
}

impl<S: Serializer> SerializeMap for Map<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        let serde_json::Value::String(key) = serde_json::to_value(key).map_err(S::Error::custom)? else {
            return Err(S::Error::custom("the key of a map is no text"));
        };
        if let Self::Begun(serializer) = self {
            let Some(serializer) = serializer.take() else { return Err(S::Error::custom("a map that broke off")) };
            *self = if key == CLASS {
                Self::Object(serializer.serialize_map(None)?)
            } else {
                Self::List(serializer.serialize_seq(None)?, None)
            };
        }
        match self {
            Self::List(_, next) => *next = Some(key),
            Self::Object(map) => map.serialize_key(&key)?,
            Self::Begun(_) => {}
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        match self {
            Self::List(list, key) => {
                let key = key.take().ok_or_else(|| S::Error::custom("a value without a key"))?;
                list.serialize_element(&Entry { key: &key, value: &Listed(value) })
            }
            Self::Object(map) => map.serialize_value(&Listed(value)),
            Self::Begun(_) => Err(S::Error::custom("a value without a key")),
        }
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        match self {
            Self::Begun(Some(serializer)) => serializer.serialize_seq(Some(0))?.end(),
            Self::Begun(None) => Err(S::Error::custom("a map that broke off")),
            Self::List(list, _) => list.end(),
            Self::Object(map) => map.end(),
        }
    }
}

macro_rules! inside {
    ($($kind:ident: $method:ident($($key:ident)?);)*) => {$(
        impl<C: $kind> $kind for Inside<C> {
            type Ok = C::Ok;
            type Error = C::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Result<(), C::Error> {
                self.0.$method($($key,)? &Listed(value))
            }

            fn end(self) -> Result<C::Ok, C::Error> {
                self.0.end()
            }
        }
    )*};
}

inside! {
    SerializeSeq: serialize_element();
    SerializeTuple: serialize_element();
    SerializeTupleStruct: serialize_field();
    SerializeTupleVariant: serialize_field();
    SerializeStruct: serialize_field(key);
    SerializeStructVariant: serialize_field(key);
}

#[cfg(test)]
mod tests;
