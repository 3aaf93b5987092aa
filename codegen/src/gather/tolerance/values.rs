//! Values that lack quotes or have some too many.

use crate::check::{Grammar, Kind};
use crate::document::{Mapping, Node, Value};

/// Makes a value what has to stand there, if there is one way to; what was done, or nothing.
pub(super) fn of_the_type(node: &mut Node, grammar: Grammar, name: &str) -> Option<String> {
    let is = node.kind();
    let value = match (grammar, &node.value) {
        (Grammar::Text, Value::Number(number)) => Value::String(number.to_string()),
        (Grammar::Text, Value::Bool(value)) => Value::String(value.to_string()),
        (Grammar::Flag, Value::String(text)) => Value::Bool(text.parse().ok()?),
        (Grammar::Integer | Grammar::Number, Value::String(text)) => Value::Number(text.parse().ok()?),
        (Grammar::List(Grammar::Text), Value::String(text)) => {
            Value::Sequence(vec![Node { place: node.place.clone(), value: Value::String(text.clone()) }])
        }
        // An empty schema is anything, and so is one that nobody wrote.
        (Grammar::RefOr(Kind::Schema) | Grammar::Object(Kind::MediaType), Value::Null) => {
            Value::Mapping(Mapping::default())
        }
        _ => return None,
    };
    node.value = value;
    Some(format!("`{name}` is {is}; taken as {}", node.to_json()))
}

#[cfg(test)]
mod tests {
    use super::of_the_type;
    use crate::check::Grammar;
    use crate::testing::document;

    #[test]
    fn what_can_be_meant_in_one_way_only_is_put_right() {
        let taken = |text: &str, grammar| of_the_type(&mut document(text).root, grammar, "x");
        assert_eq!(taken("1.0", Grammar::Text).as_deref(), Some("`x` is a number; taken as \"1.0\""));
        assert_eq!(taken("'true'", Grammar::Flag).as_deref(), Some("`x` is a string; taken as true"));
        assert_eq!(taken("'3'", Grammar::Integer).as_deref(), Some("`x` is a string; taken as 3"));
        assert_eq!(taken("'yes'", Grammar::Flag), None);
        assert_eq!(taken("{}", Grammar::Text), None);
        assert_eq!(taken("a", Grammar::Text), None);
    }
}
