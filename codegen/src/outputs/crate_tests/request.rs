//! The request that examples make, by OpenAPI's rules and the document's.

use serde_json::Value;

use super::written::{header, pairs, scalar, segment};
use crate::model::{
    Api, Authentication, Facts, KnownBy, Location, Media, MediaKind, Operation, Parameter, SchemeKind, SecurityScheme,
    Shape, Style,
};

/// A parameter, and the value that a call is given for it.
pub(super) struct Given<'a> {
    /// Its number in the operation.
    pub(super) index: usize,
    pub(super) parameter: &'a Parameter,
    pub(super) value: Value,
}

/// Names and values.
pub(super) type Pairs = Vec<(String, String)>;

/// What is sent beside the body.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) path: String,
    pub(super) query: Pairs,
    pub(super) headers: Pairs,
    /// The parts of a body that are parameters.
    pub(super) parts: Pairs,
}

/// The request of a call with these values.
///
/// # Errors
///
/// What the document leaves open of it.
pub(super) fn sent(operation: &Operation, given: &[Given<'_>], facts: &Facts<'_>) -> Result<Sent, String> {
    let mut sent = Sent { path: operation.path.clone(), ..authorization(operation, facts)? };
    sent.query.splice(0..0, operation.constants.clone());
    for Given { parameter, value, .. } in given {
        let open = || format!("OpenAPI leaves open how the value of `{}` is written", parameter.name);
        let (name, style) = (&parameter.name, parameter.style);
        match parameter.location {
            Location::Path => {
                let text = segment(style, name, value).ok_or_else(open)?;
                sent.path = sent.path.replacen(&format!("{{{name}}}"), &text, 1);
            }
            Location::Query => sent.query.extend(pairs(style, name, value).ok_or_else(open)?),
            Location::Header => sent.headers.push((name.clone(), header(style, value).ok_or_else(open)?)),
            Location::Cookie => {
                let cookies = pairs(style, name, value).ok_or_else(open)?;
                sent.headers.extend(cookies.into_iter().map(|(name, value)| cookie(&name, &value)));
            }
            Location::Part => sent.parts.extend(part(parameter, value, facts.api).ok_or_else(open)?),
        }
    }
    Ok(sent)
}

/// The members of a form as they are sent.
pub(super) fn form(media: &Media, value: &Value) -> Option<Pairs> {
    let mut all = Vec::new();
    for (name, value) in value.as_object()?.iter().filter(|(_, value)| !value.is_null()) {
        let encoding = media.encoding.get(name);
        let is_json = encoding.and_then(|encoding| encoding.content_type.as_deref()).map(Media::kind_of);
        let given = encoding.and_then(|encoding| encoding.style);
        let style = given.or((is_json == Some(MediaKind::Json)).then_some(Style::JSON));
        match (style, value) {
            (Some(style), value) => all.extend(pairs(style, name, value)?),
            // What is no value is JSON unless the document says otherwise.
            (None, Value::Object(_)) => all.push((name.clone(), value.to_string())),
            (None, Value::Array(items)) => {
                all.extend(items.iter().map(|item| (name.clone(), scalar(item).unwrap_or_else(|| item.to_string()))));
            }
            (None, value) => all.push((name.clone(), scalar(value)?)),
        }
    }
    Some(all)
}

fn part(parameter: &Parameter, value: &Value, api: &Api) -> Option<Pairs> {
    let is_json = parameter.style == Style::JSON;
    let text = |value: &Value| if is_json { Some(value.to_string()) } else { scalar(value) };
    let items = match value {
        Value::Array(items) if matches!(api.shape(&parameter.schema), Shape::Array(_)) => &items[..],
        one => std::slice::from_ref(one),
    };
    items.iter().map(|item| Some((parameter.name.clone(), text(item)?))).collect()
}

fn cookie(name: &str, value: &str) -> (String, String) {
    ("cookie".to_owned(), format!("{name}={value}"))
}

/// `user` and `secret`.
const BASIC: &str = "Basic dXNlcjpzZWNyZXQ=";

/// What lets the call in, of a client that has everything but certificates.
fn authorization(operation: &Operation, facts: &Facts<'_>) -> Result<Sent, String> {
    let mut sent = Sent::default();
    match &operation.authentication {
        Authentication::None => {}
        Authentication::Credentials => sent.headers.push(("authorization".to_owned(), BASIC.to_owned())),
        Authentication::Session => sent.headers.push(session()),
        Authentication::Schemes(alternatives) => {
            let asking = alternatives.iter().filter(|schemes| !schemes.is_empty());
            let shown = |names: &Vec<String>| {
                let schemes = names.iter().map(|name| show(facts.api.security_schemes.get(name)?, facts));
                schemes.collect::<Option<Vec<Sent>>>()
            };
            match asking.filter_map(shown).next() {
                Some(all) => all.into_iter().for_each(|one| {
                    sent.query.extend(one.query);
                    sent.headers.extend(one.headers);
                }),
                None if alternatives.iter().any(Vec::is_empty) => {}
                None => return Err("the client of the tests has nothing that lets it in".to_owned()),
            }
        }
    }
    Ok(sent)
}

fn session() -> (String, String) {
    ("vmware-api-session-id".to_owned(), "session-1".to_owned())
}

fn show(scheme: &SecurityScheme, facts: &Facts<'_>) -> Option<Sent> {
    let with_session = facts.api.known_by() == KnownBy::Session;
    let authorization = |value: String| vec![("authorization".to_owned(), value)];
    let headers = match &scheme.kind {
        SchemeKind::Basic => authorization(BASIC.to_owned()),
        _ if with_session && scheme.is_session() => vec![session()],
        // The client of a document with a session has that and its credentials.
        _ if with_session => return None,
        SchemeKind::Http(name) => authorization(format!("{name} secret")),
        SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => authorization("Bearer secret".to_owned()),
        SchemeKind::Header(name) => vec![(name.clone(), "secret".to_owned())],
        SchemeKind::Cookie(name) => vec![cookie(name, "secret")],
        SchemeKind::Query(name) => {
            return Some(Sent { query: vec![(name.clone(), "secret".to_owned())], ..Sent::default() });
        }
        SchemeKind::Certificate | SchemeKind::Unknown(_) => return None,
    };
    Some(Sent { headers, ..Sent::default() })
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;
    use serde_json::json;

    use super::{Media, Style, form};
    use crate::model::{Encoding, Schema};

    #[test]
    fn a_form_is_written_as_its_encoding_says() {
        let encoding = Encoding {
            content_type: None,
            style: Some(Style { explode: false, ..Style::usual(super::Location::Query) }),
        };
        let media = Media {
            media_type: "application/x-www-form-urlencoded".to_owned(),
            schema: Schema::default(),
            encoding: IndexMap::from([("b".to_owned(), encoding)]),
            examples: IndexMap::default(),
        };
        let pairs = form(&media, &json!({"a": ["x", 1], "b": ["x", "y"], "c": {"d": 1}, "e": null})).expect("a form");
        let shown: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(shown, ["a=x", "a=1", "b=x,y", "c={\"d\":1}"]);
    }
}
