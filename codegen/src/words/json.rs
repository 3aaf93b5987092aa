//! JSON as people write it: in one line what fits there, a member or an element a line where it does not.

use serde_json::Value;

/// The lines of a value that begins after `start` columns and has `indent` before what is inside of it.
pub(super) fn json(value: &Value, start: usize, indent: usize, width: usize) -> String {
    let one = line(value);
    if start + one.chars().count() <= width {
        return one;
    }
    let inner = indent + 4;
    let item = |name: Option<&str>, value: &Value| {
        let name = name.map_or_else(String::new, |name| format!("{}: ", Value::from(name)));
        format!("{}{name}{}", " ".repeat(inner), json(value, inner + name.chars().count() + 1, inner, width))
    };
    let (opening, items, closing): (_, Vec<String>, _) = match value {
        Value::Array(items) if !items.is_empty() => ('[', items.iter().map(|value| item(None, value)).collect(), ']'),
        Value::Object(members) if !members.is_empty() => {
            ('{', members.iter().map(|(name, value)| item(Some(name), value)).collect(), '}')
        }
        _ => return one,
    };
    format!("{opening}\n{}\n{}{closing}", items.join(",\n"), " ".repeat(indent))
}

fn line(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(line).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| format!("{}: {}", Value::from(name.as_str()), line(value));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn lines_are_as_long_as_they_may_be() {
        let value = json!({"a": [1, 2], "b": {"c": "a long text", "d": {}}});
        assert_eq!(super::json(&value, 0, 0, 60), r#"{"a": [1, 2], "b": {"c": "a long text", "d": {}}}"#);
        assert_eq!(
            super::json(&value, 0, 0, 30),
            "{\n    \"a\": [1, 2],\n    \"b\": {\n        \"c\": \"a long text\",\n        \"d\": {}\n    }\n}"
        );
    }
}
