//! How OpenAPI writes a value into a path, a query, a header or a form: its table of styles, a second time and for tests
//! alone. Nothing is encoded here, since whoever compares decodes.

use serde_json::Value;

use crate::model::{Style, StyleKind};

/// A value as the table sees it.
enum Written {
    One(String),
    List(Vec<String>),
    Members(Vec<(String, String)>),
}

/// Names and values; `None` where OpenAPI leaves open how it is written.
pub(super) fn pairs(style: Style, name: &str, value: &Value) -> Option<Vec<(String, String)>> {
    let one = |text: String| vec![(name.to_owned(), text)];
    match style.kind {
        StyleKind::Json => return Some(one(value.to_string())),
        StyleKind::DeepObject => return deep(name, value),
        _ => {}
    }
    let between = match style.kind {
        StyleKind::SpaceDelimited => " ",
        StyleKind::PipeDelimited => "|",
        _ => ",",
    };
    Some(match written(value)? {
        Written::One(text) => one(text),
        Written::List(items) if style.explode => items.into_iter().flat_map(one).collect(),
        Written::Members(members) if style.explode => members,
        Written::List(items) if items.is_empty() => Vec::new(),
        Written::Members(members) if members.is_empty() => Vec::new(),
        Written::List(items) => one(items.join(between)),
        Written::Members(members) => one(flat(members).join(between)),
    })
}

/// What fills the place of a parameter in a path, where every text is encoded by itself.
pub(super) fn segment(style: Style, name: &str, value: &Value) -> Option<String> {
    let (first, between) = match (style.kind, style.explode) {
        (StyleKind::Json, _) => return Some(encoded(&value.to_string())),
        (StyleKind::Label, true) => (".", "."),
        (StyleKind::Label, false) => (".", ","),
        (StyleKind::Matrix, true) => (";", ";"),
        (StyleKind::Matrix, false) => (";", ","),
        _ => ("", ","),
    };
    let is_matrix = style.kind == StyleKind::Matrix;
    let named = |text: String| if is_matrix { format!("{}={text}", encoded(name)) } else { text };
    let all = |items: Vec<String>| items.iter().map(|item| encoded(item)).collect::<Vec<_>>();
    let text = match written(value)? {
        Written::One(text) => named(encoded(&text)),
        Written::List(items) if style.explode => all(items).into_iter().map(named).collect::<Vec<_>>().join(between),
        Written::List(items) => named(all(items).join(between)),
        Written::Members(members) if style.explode => {
            let members = members.iter().map(|(name, text)| format!("{}={}", encoded(name), encoded(text)));
            members.collect::<Vec<_>>().join(between)
        }
        Written::Members(members) => named(all(flat(members)).join(between)),
    };
    Some(format!("{first}{text}"))
}

/// The value of a header.
pub(super) fn header(style: Style, value: &Value) -> Option<String> {
    if style.kind == StyleKind::Json {
        return Some(value.to_string());
    }
    Some(match written(value)? {
        Written::One(text) => text,
        Written::List(items) => items.join(","),
        Written::Members(members) if style.explode => {
            members.iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join(",")
        }
        Written::Members(members) => flat(members).join(","),
    })
}

/// The text of a value that is neither list nor object.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// What is unreserved stays.
pub(super) fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

fn written(value: &Value) -> Option<Written> {
    Some(match value {
        Value::Array(items) => Written::List(items.iter().map(scalar).collect::<Option<_>>()?),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| Some((name.clone(), scalar(value)?)));
            Written::Members(members.collect::<Option<_>>()?)
        }
        value => Written::One(scalar(value)?),
    })
}

fn flat(members: Vec<(String, String)>) -> Vec<String> {
    members.into_iter().flat_map(|(name, text)| [name, text]).collect()
}

/// Only an object of values has a form.
fn deep(name: &str, value: &Value) -> Option<Vec<(String, String)>> {
    let Value::Object(members) = value else { return None };
    members.iter().map(|(member, value)| Some((format!("{name}[{member}]"), scalar(value)?))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{header, pairs, segment};
    use crate::model::{Location, Style};

    fn style(location: Location, name: &str, explode: bool) -> Style {
        Style::given(location, Some(name), Some(explode), false)
    }

    /// As in OpenAPI's own table.
    #[test]
    fn the_table_of_openapi() {
        let (list, object) = (json!(["blue", "black"]), json!({"G": 200, "R": 100}));
        let path = |name, explode, value: &Value| {
            segment(style(Location::Path, name, explode), "color", value).expect("it is in the table")
        };
        assert_eq!(path("matrix", false, &list), ";color=blue,black");
        assert_eq!(path("matrix", true, &list), ";color=blue;color=black");
        assert_eq!(path("matrix", true, &object), ";G=200;R=100");
        assert_eq!(path("label", false, &object), ".G,200,R,100");
        assert_eq!(path("simple", true, &object), "G=200,R=100");
        let query = |name, explode, value: &Value| {
            let pairs = pairs(style(Location::Query, name, explode), "color", value).expect("it is in the table");
            pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
        };
        assert_eq!(query("form", true, &list), "color=blue&color=black");
        assert_eq!(query("form", false, &object), "color=G,200,R,100");
        assert_eq!(query("spaceDelimited", false, &list), "color=blue black");
        assert_eq!(query("pipeDelimited", false, &list), "color=blue|black");
        assert_eq!(query("deepObject", true, &object), "color[G]=200&color[R]=100");
        assert_eq!(header(style(Location::Header, "simple", true), &object).as_deref(), Some("G=200,R=100"));
        // What is deeper is in no table.
        assert!(pairs(style(Location::Query, "form", true), "color", &json!({"a": [1]})).is_none());
    }
}
