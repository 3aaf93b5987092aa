//! Checking values against the schemas of the document.

use std::sync::OnceLock;

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use super::operation::Body;
use super::{Document, Operation};

impl Document {
    /// Checks the body of a request. The error is where and why.
    pub(crate) fn check_body(&self, body: &Body, value: &Value) -> Result<(), (String, String)> {
        self.check(&body.validator, &body.schema, value)
    }

    /// Checks an answer: its status, its body, and the type of error that it gives.
    pub(crate) fn check_answer(
        &self,
        operation: &Operation,
        status: u16,
        error_type: Option<&str>,
        body: Option<&Value>,
    ) -> Result<(), String> {
        let what = format!("{} → {status}", operation.id);
        let Some(response) = operation.responses.get(&status) else {
            return Err(format!("{what}: the document has no such status"));
        };
        let body = match (&response.schema, body) {
            (None, None) => return Ok(()),
            (None, Some(_)) => return Err(format!("{what}: the document has no body here")),
            (Some(_), None) => return Err(format!("{what}: the document has a body here")),
            (Some(schema), Some(body)) => {
                let checked = self.check(&response.validator, schema, body);
                checked.map_err(|(place, why)| format!("{what}: {place}: {why}"))?;
                body
            }
        };
        let Some(kinds) = operation.errors.get(&status) else { return Ok(()) };
        let Some(kind) = operation.error_kind(status, error_type) else {
            let known: Vec<&str> = kinds.iter().map(|kind| kind.name.as_str()).collect();
            return Err(format!(
                "{what}: the document has only {} here, not {}",
                known.join(", "),
                error_type.unwrap_or("none")
            ));
        };
        match (&kind.data.schema, body.get("data")) {
            (Some(schema), Some(data)) => {
                let checked = self.check(&kind.data.validator, schema, data);
                checked.map_err(|(place, why)| format!("{what}: data: {place}: {why}"))
            }
            _ => Ok(()),
        }
    }

    fn check(
        &self,
        validator: &OnceLock<Result<Validator, String>>,
        schema: &Value,
        value: &Value,
    ) -> Result<(), (String, String)> {
        let validator = match validator.get_or_init(|| self.compile(schema)) {
            Ok(validator) => validator,
            Err(why) => return Err(("the schema itself".to_owned(), why.clone())),
        };
        match validator.validate(value) {
            Ok(()) => Ok(()),
            // The message would show the value, which may be a password: the kind of the error is enough.
            Err(error) => Err((dotted(error.instance_path().as_str()), error.masked().to_string())),
        }
    }

    fn compile(&self, schema: &Value) -> Result<Validator, String> {
        let components = self.root.get("components").and_then(|components| components.get("schemas"));
        let mut whole = json!({ "allOf": [schema], "components": { "schemas": components } });
        to_json_schema(&mut whole);
        jsonschema::options()
            .with_draft(Draft::Draft4)
            .should_validate_formats(true)
            .build(&whole)
            .map_err(|error| error.to_string())
    }
}

/// `/spec/port` as `spec.port`.
fn dotted(pointer: &str) -> String {
    match pointer.trim_start_matches('/') {
        "" => "the body".to_owned(),
        inner => inner.replace('/', "."),
    }
}

/// The schemas of OpenAPI 3.0 are those of draft 4, save for `nullable`; examples and the like are not looked at.
fn to_json_schema(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if object.remove("nullable") == Some(Value::Bool(true)) {
                if let Some(kind) = object.get_mut("type") {
                    *kind = json!([kind.take(), "null"]);
                }
                if let Some(Value::Array(values)) = object.get_mut("enum") {
                    values.push(Value::Null);
                }
            }
            object.remove("example");
            object.values_mut().for_each(to_json_schema);
        }
        Value::Array(items) => items.iter_mut().for_each(to_json_schema),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_of_the_document_compiles() {
        let document = Document::get().unwrap();
        for operation in document.operations() {
            let bodies = operation.body.iter().map(|body| &body.schema);
            let answers = operation.responses.values().filter_map(|response| response.schema.as_ref());
            for schema in bodies.chain(answers) {
                document.compile(schema).unwrap_or_else(|why| panic!("{}: {why}", operation.id));
            }
        }
    }

    #[test]
    fn answers_that_do_not_fit_are_found_out() {
        let document = Document::get().unwrap();
        let create = document.operations().find(|operation| operation.id == "Vcenter.Hvc.Links_create").unwrap();
        let error = |kind: &str, data: Value| json!({ "error_type": kind, "messages": [], "data": data });
        let thumbprint = json!({ "ssl_thumbprint": "12:34" });
        let cases = [
            (201, Some(json!("link-1")), ""),
            (201, None, "has a body here"),
            (201, Some(json!(1)), "is not of type"),
            (204, None, "no such status"),
            (400, Some(json!({ "error_type": "UNSUPPORTED" })), "\"messages\" is a required property"),
            (400, Some(error("NOT_FOUND", json!({}))), "not NOT_FOUND"),
            (400, Some(error("UNVERIFIED_PEER", thumbprint)), ""),
            (400, Some(error("UNVERIFIED_PEER", json!({}))), "data: the body: \"ssl_thumbprint\" is a required"),
        ];
        for (status, body, problem) in cases {
            let error_type = body.as_ref().and_then(|body| body.get("error_type")?.as_str());
            let why = document.check_answer(create, status, error_type, body.as_ref()).err().unwrap_or_default();
            assert!(why.contains(problem) && why.is_empty() == problem.is_empty(), "{status} {body:?}: {why}");
        }
    }

    #[test]
    fn nullable_becomes_a_type() {
        let mut schema = json!({"type": "string", "nullable": true, "enum": ["A"]});
        to_json_schema(&mut schema);
        assert_eq!(schema, json!({"type": ["string", "null"], "enum": ["A", null]}));
    }
}
