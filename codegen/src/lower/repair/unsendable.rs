//! What of an operation's parameters the runtime cannot send, and why. It sends one text each, lists of texts, and the
//! members of objects in queries.

use crate::model::{Api, Form, Location, Operation, Parameter};

/// Why the parameters of an operation cannot be sent.
pub(super) fn fault(operation: &Operation, api: &Api) -> Option<String> {
    let own = operation.parameters.iter().find_map(|parameter| {
        let unknown = parameter.schema.unsupported().map(|reason| format!("cannot be generated: {reason}"));
        let reason = unknown.or_else(|| unsendable(parameter, api))?;
        Some(format!("its parameter `{}` {reason}", parameter.name))
    });
    own.or_else(|| template(operation))
}

/// Why a parameter cannot be sent.
pub(super) fn fault_of(parameter: &Parameter, api: &Api) -> Option<String> {
    let unknown = parameter.schema.unsupported().map(str::to_owned);
    unknown.or_else(|| unsendable(parameter, api).map(|reason| format!("it {reason}")))
}

fn unsendable(parameter: &Parameter, api: &Api) -> Option<String> {
    let form = Form::of(&parameter.schema, api);
    match (parameter.location, form) {
        (Location::Cookie, _) => Some("is a cookie".to_owned()),
        (Location::Header, _) if !is_token(&parameter.name) => Some("has a name that no header can have".to_owned()),
        (_, Form::Value) | (Location::Query, Form::List | Form::Members) => None,
        (Location::Query, Form::Unsendable) => Some("is neither a value, a list of values nor an object".to_owned()),
        (Location::Path, _) => Some("is not a single value, as a segment of a path is".to_owned()),
        (Location::Header, _) => Some("is not a single value, as a header is".to_owned()),
    }
}

/// RFC 9110: a token.
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

/// Every template of the path is one declared parameter, and every such parameter is in the path.
fn template(operation: &Operation) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = operation.path.as_str();
    while let Some((_, tail)) = rest.split_once('{') {
        let Some((name, after)) = tail.split_once('}') else {
            return Some("its path has a brace that is not closed".to_owned());
        };
        if names.contains(&name) {
            return Some(format!("its path has `{{{name}}}` twice"));
        }
        names.push(name);
        rest = after;
    }
    let declared = |name: &str| operation.parameters.iter().any(|p| p.location == Location::Path && p.name == name);
    if let Some(name) = names.iter().find(|name| !declared(name)) {
        return Some(format!("its path has the parameter `{name}`, which it does not declare"));
    }
    let mut in_path = operation.parameters.iter().filter(|p| p.location == Location::Path);
    let stray = in_path.find(|parameter| !names.contains(&parameter.name.as_str()))?;
    Some(format!("its parameter `{}` is not in its path", stray.name))
}

#[cfg(test)]
mod tests {
    use super::fault;
    use crate::testing::lowering;

    fn reason(path: &str, parameters: &str) -> Option<String> {
        let mut lowering =
            lowering(&format!("paths: {{'{path}': {{get: {{parameters: [{parameters}], responses: {{}}}}}}}}"));
        super::super::parameters::run(&mut lowering);
        fault(&lowering.api.operations[0], &lowering.api)
    }

    #[test]
    fn values_lists_and_members_can_be_sent() {
        let parameters = "{name: a, in: path, required: true, schema: {type: integer}}, {name: b, in: query, schema: {type: array, items: {}}},
          {name: c, in: query, schema: {type: object, properties: {x: {type: string}}}}, {name: X-D, in: header, schema: {}}";
        assert_eq!(reason("/{a}", parameters), None);
    }

    #[test]
    fn what_cannot_be_sent_says_why() {
        let cases = [
            ("/", "{name: a, in: cookie, schema: {type: string}}", "its parameter `a` is a cookie"),
            (
                "/",
                "{name: 'a b', in: header, schema: {type: string}}",
                "its parameter `a b` has a name that no header can have",
            ),
            (
                "/",
                "{name: a, in: header, schema: {type: array}}",
                "its parameter `a` is not a single value, as a header is",
            ),
            (
                "/{a}",
                "{name: a, in: path, required: true, schema: {type: object}}",
                "its parameter `a` is not a single value, as a segment of a path is",
            ),
            (
                "/",
                "{name: a, in: query, schema: {type: array, items: {type: array}}}",
                "its parameter `a` is neither a value, a list of values nor an object",
            ),
            ("/{a}", "", "its path has the parameter `a`, which it does not declare"),
            ("/{a", "", "its path has a brace that is not closed"),
            ("/{a}/{a}", "{name: a, in: path, required: true, schema: {type: string}}", "its path has `{a}` twice"),
            (
                "/",
                "{name: a, in: path, required: true, schema: {type: string}}",
                "its parameter `a` is not in its path",
            ),
        ];
        for (path, parameters, expected) in cases {
            assert_eq!(reason(path, parameters).as_deref(), Some(expected));
        }
    }
}
