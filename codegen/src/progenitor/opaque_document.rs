//! The document that progenitor gets to see.
//!
//! It has nothing that progenitor or typify drop or choke on: one JSON success per operation, no errors, no constants, no
//! limits, no compositions, and [numbers](Opaque) for names.
//!
//! A union is an object with one optional member per variant, an alias one with a single member: typify then decides which
//! edges of a recursion need a box, and refine turns them into the enum or alias that they stand for.

use openapiv3::OpenAPI;
use serde_json::{Value, json};

use crate::model::{Api, Location, MediaKind, Method, Operation, Schema, Shape, StringFormat, Width};
use crate::names::Opaque;

/// Builds the document, with only those operations that `wanted` picks.
///
/// # Errors
///
/// What `openapiv3` says of it; it is built to be what that reads, so this is a fault of ours.
pub(super) fn opaque_document(
    api: &Api,
    opaque: &Opaque,
    wanted: impl Fn(usize) -> bool,
) -> Result<OpenAPI, serde_json::Error> {
    let schemas: serde_json::Map<String, Value> = api
        .schemas
        .iter()
        .filter_map(|(name, schema)| Some((opaque.schema(name)?.to_owned(), component(schema, opaque))))
        .collect();
    let operations = api.operations.iter().enumerate().filter(|(index, _)| wanted(*index));
    let paths: serde_json::Map<String, Value> =
        operations.map(|(index, operation)| path(index, operation, opaque)).collect();
    serde_json::from_value(json!({
        "openapi": "3.0.3",
        "info": {"title": "Opaque", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }))
}

fn component(schema: &Schema, opaque: &Opaque) -> Value {
    match &schema.shape {
        Shape::Object(properties) => {
            let required: Vec<String> = properties
                .values()
                .enumerate()
                .filter(|(_, p)| p.required)
                .map(|(index, _)| Opaque::member(index))
                .collect();
            // The last member stands for those that have no name.
            let others = schema.kept_others().map(|others| match nullable(others, opaque) {
                any if any == json!({}) => json!({"type": "object"}),
                others => json!({"type": "object", "additionalProperties": others}),
            });
            object(properties.values().map(|p| inline(&p.schema, opaque)).chain(others), &required)
        }
        Shape::Union { variants, .. } => object(variants.iter().map(|variant| inline(variant, opaque)), &[]),
        Shape::Enum(constants) => {
            let values: Vec<String> = (1..=constants.len()).map(|index| format!("V{index:04}")).collect();
            json!({"type": "string", "enum": values})
        }
        _ => object(std::iter::once(inline(schema, opaque)), &[Opaque::member(0)]),
    }
}

fn object(members: impl Iterator<Item = Value>, required: &[String]) -> Value {
    let properties: serde_json::Map<String, Value> =
        members.enumerate().map(|(index, value)| (Opaque::member(index), value)).collect();
    json!({"type": "object", "properties": properties, "required": required})
}

fn inline(schema: &Schema, opaque: &Opaque) -> Value {
    match &schema.shape {
        Shape::Reference(name) => match opaque.schema(name) {
            Some(number) => json!({"$ref": format!("#/components/schemas/{number}")}),
            None => json!({}),
        },
        Shape::Boolean => json!({"type": "boolean"}),
        Shape::Integer(width) => json!({"type": "integer", "format": format_of(*width)}),
        Shape::Number => json!({"type": "number", "format": "double"}),
        Shape::String(StringFormat::DateTime) => json!({"type": "string", "format": "date-time"}),
        Shape::String(_) => json!({"type": "string"}),
        Shape::Array(inner) => json!({"type": "array", "items": nullable(inner, opaque)}),
        Shape::Map(inner) => json!({"type": "object", "additionalProperties": nullable(inner, opaque)}),
        Shape::FreeObject => json!({"type": "object"}),
        // Objects, enums and unions are components by now; what is unsupported is gone.
        _ => json!({}),
    }
}

/// typify knows no integer of 128 bits; [`UNBOUNDED`] stands for it until the types are harvested.
fn format_of(width: Width) -> &'static str {
    match width {
        Width::Signed32 => "int32",
        Width::Signed64 => "int64",
        Width::Unsigned64 => "uint64",
        Width::Unbounded => "int16",
    }
}

/// The type that typify makes of what stands for an integer without bounds.
pub(super) const UNBOUNDED: &str = "i16";

/// A value that may be null where no property holds it.
fn nullable(schema: &Schema, opaque: &Opaque) -> Value {
    let mut value = inline(schema, opaque);
    if schema.nullable && !matches!(schema.shape, Shape::Any) {
        if value.get("$ref").is_some() {
            value = json!({"allOf": [value]});
        }
        value["nullable"] = true.into();
    }
    value
}

fn path(index: usize, operation: &Operation, opaque: &Opaque) -> (String, Value) {
    let id = Opaque::operation(index);
    let mut template = format!("/{id}");
    let mut parameters: Vec<Value> = operation
        .parameters
        .iter()
        .enumerate()
        .map(|(index, parameter)| {
            let name = Opaque::parameter(index);
            let location = match parameter.location {
                Location::Path => {
                    template.push_str(&format!("/{{{name}}}"));
                    "path"
                }
                _ => "query",
            };
            json!({"name": name, "in": location, "required": parameter.required, "schema": inline(&parameter.schema, opaque)})
        })
        .collect();
    parameters.extend(more_types(operation, opaque));
    let mut value = json!({"operationId": id, "parameters": parameters, "responses": {"default": {"description": ""}}});
    if let Some(media) = operation.body.as_ref().and_then(|body| body.content.first()).filter(|m| m.kind().is_typed()) {
        value["requestBody"] =
            json!({"required": true, "content": {"application/json": {"schema": inline(&media.schema, opaque)}}});
    }
    let only = operation.success_media().filter(|m| m.kind() == MediaKind::Json && !operation.has_several_answers());
    value["responses"] = match only {
        Some(media) => {
            json!({"200": {"description": "", "content": {"application/json": {"schema": nullable(&media.schema, opaque)}}}})
        }
        None => json!({"204": {"description": ""}}),
    };
    // progenitor wants bodies where HTTP has them; the real method is a fact.
    let method = if operation.body.is_some() || operation.method == Method::Post { "post" } else { "get" };
    (template, json!({method: value}))
}

/// What an operation has types of beside those that progenitor knows: several answers, errors, headers. As parameters, since
/// those have types.
fn more_types(operation: &Operation, opaque: &Opaque) -> Vec<Value> {
    let parameter =
        |name: String, schema: Value| json!({"name": name, "in": "query", "required": true, "schema": schema});
    let answers = operation.successes().enumerate().filter(|_| operation.has_several_answers());
    let answers = answers.filter_map(|(index, response)| {
        let media = response.content.first().filter(|media| media.kind() == MediaKind::Json)?;
        Some(parameter(Opaque::answer(index), nullable(&media.schema, opaque)))
    });
    let errors = operation.error_bodies().enumerate();
    let errors = errors.map(|(index, (_, media))| parameter(Opaque::error(index), inline(&media.schema, opaque)));
    let headers = operation.headers().into_iter().enumerate();
    let headers = headers.map(|(index, header)| parameter(Opaque::header(index), inline(&header.schema, opaque)));
    answers.chain(errors).chain(headers).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::lowering;

    #[test]
    fn nothing_of_the_document_is_a_name() {
        let lowering = lowering(
            "
paths:
  /links/{link id}:
    get:
      operationId: get
      parameters: [{name: link id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/type'}}}}}
components: {schemas: {type: {type: object, required: [self], properties: {self: {type: integer}}}}}
",
        );
        let document = opaque_document(&lowering.api, &Opaque::new(&lowering.api), |_| true).expect("a document");
        let json = serde_json::to_value(document).expect("JSON");
        assert_eq!(json["components"]["schemas"]["T0001"]["required"], json!(["p0001"]));
        let operation = &json["paths"]["/op_0001/{a0001}"]["get"];
        assert_eq!(operation["operationId"], "op_0001");
        assert_eq!(
            operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"],
            "#/components/schemas/T0001"
        );
    }
}
