//! Values as they stand in a path, a query or a header: the table of styles of OpenAPI 3.0.

use serde_json::Value;

use crate::model::{Style, StyleKind};

/// What stands in the place of a parameter in a path.
pub(super) fn in_path(style: Style, name: &str, value: &Value) -> String {
    if style.kind == StyleKind::Json {
        return encoded(&value.to_string());
    }
    let (lead, between) = match style.kind {
        StyleKind::Label => (".", if style.explode { "." } else { "," }),
        StyleKind::Matrix => (";", if style.explode { ";" } else { "," }),
        _ => ("", ","),
    };
    let matrix = style.kind == StyleKind::Matrix;
    let named = |item: String| if matrix && style.explode { format!("{}={item}", encoded(name)) } else { item };
    let joined = match value {
        Value::Array(items) => items.iter().map(|item| named(encoded(&text(item)))).collect::<Vec<_>>().join(between),
        Value::Object(_) => members(value, style.explode, between),
        value => named(encoded(&text(value))),
    };
    let whole = if matrix && !style.explode { format!("{}={joined}", encoded(name)) } else { joined };
    format!("{lead}{whole}")
}

/// A parameter in a query, with its name.
pub(super) fn in_query(style: Style, name: &str, value: &Value) -> String {
    let key = encoded(name);
    let between = match style.kind {
        StyleKind::SpaceDelimited => "%20",
        StyleKind::PipeDelimited => "%7C",
        _ => ",",
    };
    match value {
        _ if style.kind == StyleKind::Json => format!("{key}={}", encoded(&value.to_string())),
        Value::Array(items) => {
            let items = items.iter().map(|item| encoded(&text(item)));
            if style.explode {
                items.map(|item| format!("{key}={item}")).collect::<Vec<_>>().join("&")
            } else {
                format!("{key}={}", items.collect::<Vec<_>>().join(between))
            }
        }
        Value::Object(members) if style.kind == StyleKind::DeepObject => {
            let member =
                |(name, value): (&String, &Value)| format!("{key}%5B{}%5D={}", encoded(name), encoded(&text(value)));
            members.iter().map(member).collect::<Vec<_>>().join("&")
        }
        Value::Object(_) if style.explode => members(value, true, "&"),
        Value::Object(_) => format!("{key}={}", members(value, false, between)),
        value => format!("{key}={}", encoded(&text(value))),
    }
}

/// The value of a header, where nothing is encoded.
pub(super) fn in_header(style: Style, value: &Value) -> String {
    match value {
        _ if style.kind == StyleKind::Json => value.to_string(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Object(members) => {
            let sign = if style.explode { "=" } else { "," };
            members.iter().map(|(name, value)| format!("{name}{sign}{}", text(value))).collect::<Vec<_>>().join(",")
        }
        value => text(value),
    }
}

fn members(value: &Value, explode: bool, between: &str) -> String {
    let sign = if explode { "=" } else { between };
    let members = value.as_object().into_iter().flatten();
    let each = members.map(|(name, value)| format!("{}{sign}{}", encoded(name), encoded(&text(value))));
    each.collect::<Vec<_>>().join(between)
}

/// A value as one text.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text as it may stand in an address, and between the double quotes of a shell.
pub(super) fn encoded(text: &str) -> String {
    let mut written = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' | b'@' => {
                written.push(byte.into())
            }
            _ => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{in_header, in_path, in_query};
    use crate::model::{Location, Style};

    fn style(location: Location, name: &str, explode: bool) -> Style {
        Style::given(location, Some(name), Some(explode), false)
    }

    #[test]
    fn paths_are_written_as_the_table_has_them() {
        let each = |name: &str, explode| {
            [json!("blue"), json!(["blue", "black"]), json!({"G": 200, "R": 100})]
                .map(|value| in_path(style(Location::Path, name, explode), "color", &value))
        };
        assert_eq!(each("simple", false), ["blue", "blue,black", "G,200,R,100"]);
        assert_eq!(each("simple", true), ["blue", "blue,black", "G=200,R=100"]);
        assert_eq!(each("label", false), [".blue", ".blue,black", ".G,200,R,100"]);
        assert_eq!(each("label", true), [".blue", ".blue.black", ".G=200.R=100"]);
        assert_eq!(each("matrix", false), [";color=blue", ";color=blue,black", ";color=G,200,R,100"]);
        assert_eq!(each("matrix", true), [";color=blue", ";color=blue;color=black", ";G=200;R=100"]);
    }

    #[test]
    fn queries_are_written_as_the_table_has_them() {
        let list = json!(["blue", "black"]);
        let object = json!({"G": 200, "R": 100});
        let query = |name, explode, value| in_query(style(Location::Query, name, explode), "color", value);
        assert_eq!(query("form", true, &list), "color=blue&color=black");
        assert_eq!(query("form", false, &list), "color=blue,black");
        assert_eq!(query("spaceDelimited", false, &list), "color=blue%20black");
        assert_eq!(query("pipeDelimited", false, &list), "color=blue%7Cblack");
        assert_eq!(query("form", true, &object), "G=200&R=100");
        assert_eq!(query("form", false, &object), "color=G,200,R,100");
        assert_eq!(query("deepObject", true, &object), "color%5BG%5D=200&color%5BR%5D=100");
        assert_eq!(in_query(Style::JSON, "a b", &json!({"c": "$x"})), "a%20b=%7B%22c%22:%22%24x%22%7D");
    }

    #[test]
    fn headers_are_not_encoded() {
        let header = |explode, value| in_header(style(Location::Header, "simple", explode), &value);
        assert_eq!(header(false, json!(["a b", 2])), "a b,2");
        assert_eq!(header(true, json!({"R": 100})), "R=100");
    }
}
