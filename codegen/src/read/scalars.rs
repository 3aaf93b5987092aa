//! Scalars: the types that hold all that a document allows, and what it lists of their values.

use serde_json::{Number, Value};

use super::text;
use crate::document::Node;
use crate::model::{Constant, Shape, StringFormat, Width};

/// The values of `enum`, `null` among them.
pub(super) fn listed(value: &Node) -> Vec<Value> {
    value.items("enum").iter().map(Node::to_json).collect()
}

/// A string: one of several constants, or text by its format.
pub(super) fn string(value: &Node, format: &str) -> Shape {
    let constants: Vec<String> = listed(value).iter().filter(|constant| !constant.is_null()).map(as_text).collect();
    if !constants.is_empty() {
        let described = value.get("x-sdk-constants");
        let constant = |name: &str| {
            let facts = described.and_then(|d| d.get(name));
            let fact = |member| facts.and_then(|facts| text(facts, member));
            Constant { description: fact("description"), lifecycle: fact("x-sdk-lifecycle"), timeline: None }
        };
        return Shape::Enum(constants.iter().map(|c| (c.clone(), constant(c))).collect());
    }
    Shape::String(match format {
        "date-time" => StringFormat::DateTime,
        "password" => StringFormat::Password,
        "binary" => StringFormat::Binary,
        // Other formats stay text: servers are laxer than the format says, and text loses nothing.
        _ => StringFormat::Text,
    })
}

/// A constant of a string that YAML takes for something else: `no`, `1`.
fn as_text(constant: &Value) -> String {
    constant.as_str().map_or_else(|| constant.to_string(), str::to_owned)
}

/// A whole number. Its bounds decide before its format: a document that allows more than the format holds means it.
pub(super) fn integer(value: &Node, format: &str) -> Shape {
    let bound = |key: &str| value.get(key).map(Node::to_json).and_then(|bound| whole(&bound));
    let listed: Vec<i128> = listed(value).iter().filter_map(whole).collect();
    let lowest = bound("minimum").or_else(|| listed.iter().min().copied());
    let highest = bound("maximum").or_else(|| listed.iter().max().copied());
    let unsigned = |top: u64| (Some(0), Some(i128::from(top)));
    let signed = |bits: u32| (Some(-(1_i128 << (bits - 1))), Some((1_i128 << (bits - 1)) - 1));
    let (low, high) = match format {
        "int8" => signed(8),
        "int16" => signed(16),
        "int32" => signed(32),
        "int64" => signed(64),
        "uint8" => unsigned(u8::MAX.into()),
        "uint16" => unsigned(u16::MAX.into()),
        "uint32" => unsigned(u32::MAX.into()),
        "uint64" => unsigned(u64::MAX),
        _ => (None, None),
    };
    // Without a format a limit is what the server checks today, not the type that it has: no narrower than 64 bits.
    let narrow = low.is_some() && high.is_some();
    let low = widest(low, lowest, i128::min);
    let high = widest(high, highest, i128::max);
    let fits = |min: i128, max: i128| high.is_some_and(|high| high <= max) && low.is_none_or(|low| low >= min);
    Shape::Integer(if narrow && fits(i32::MIN.into(), i32::MAX.into()) {
        Width::Signed32
    } else if fits(i64::MIN.into(), i64::MAX.into()) {
        Width::Signed64
    } else if low.is_some() && fits(0, u64::MAX.into()) {
        Width::Unsigned64
    } else {
        Width::Unbounded
    })
}

fn widest(format: Option<i128>, given: Option<i128>, wider: impl Fn(i128, i128) -> i128) -> Option<i128> {
    match (format, given) {
        (Some(format), Some(given)) => Some(wider(format, given)),
        (format, given) => format.or(given),
    }
}

fn whole(value: &Value) -> Option<i128> {
    let number: &Number = value.as_number()?;
    #[expect(clippy::cast_possible_truncation, reason = "a bound, which saturates")]
    let of_float = || number.as_f64().map(|value| value as i128);
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from)).or_else(of_float)
}

/// The shape of a schema without a type, by the values that it lists: what all of them have in common.
pub(super) fn by_values(value: &Node) -> Shape {
    let values: Vec<Value> = listed(value).into_iter().filter(|value| !value.is_null()).collect();
    let all = |test: fn(&Value) -> bool| !values.is_empty() && values.iter().all(test);
    if all(Value::is_string) {
        string(value, "")
    } else if all(|value| value.is_i64() || value.is_u64()) {
        integer(value, "")
    } else if all(Value::is_number) {
        Shape::Number
    } else if all(Value::is_boolean) {
        Shape::Boolean
    } else {
        Shape::Any
    }
}
