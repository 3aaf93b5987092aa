//! The document that progenitor gets to see.
//!
//! It has nothing that progenitor or typify drop or choke on: one JSON success per operation, no errors, no constants, no
//! limits, no compositions, and [numbers](Opaque) for names.

use openapiv3::{
    MediaType, OpenAPI, ParameterData, ParameterSchemaOrContent, PathItem, PathStyle, QueryStyle, ReferenceOr,
    RequestBody, Responses, StatusCode,
};

use super::opaque_schema::{Given, components, inline, nullable};
use crate::model::{Api, Location, MediaKind, Method, Operation};
use crate::names::Opaque;

/// Builds the document, with only those operations that `wanted` picks.
pub(super) fn opaque_document(api: &Api, opaque: &Opaque, wanted: impl Fn(usize) -> bool) -> OpenAPI {
    let operations = api.operations.iter().enumerate().filter(|(index, _)| wanted(*index));
    let paths = operations.map(|(index, operation)| path(index, operation, opaque)).collect();
    OpenAPI {
        openapi: "3.0.3".to_owned(),
        info: openapiv3::Info { title: "Opaque".to_owned(), version: "1".to_owned(), ..Default::default() },
        paths: openapiv3::Paths { paths, ..Default::default() },
        components: Some(components(api, opaque)),
        ..Default::default()
    }
}

fn path(index: usize, operation: &Operation, opaque: &Opaque) -> (String, ReferenceOr<PathItem>) {
    let id = Opaque::operation(index);
    let mut template = format!("/{id}");
    let parameters = operation.parameters.iter().enumerate().map(|(index, parameter)| {
        let name = Opaque::parameter(index);
        let is_path = parameter.location == Location::Path;
        if is_path {
            template.push_str(&format!("/{{{name}}}"));
        }
        given(name, parameter.required, is_path, inline(&parameter.schema, opaque))
    });
    let mut parameters: Vec<_> = parameters.collect();
    parameters.extend(more_types(operation, opaque));
    let body = operation.body.as_ref().and_then(|body| body.content.first()).filter(|media| media.kind().is_typed());
    let request_body = body.map(|media| {
        ReferenceOr::Item(RequestBody {
            content: json(inline(&media.schema, opaque)),
            required: true,
            ..Default::default()
        })
    });
    let generated = openapiv3::Operation {
        operation_id: Some(id),
        parameters,
        request_body,
        responses: responses(operation, opaque),
        ..Default::default()
    };
    // progenitor wants bodies where HTTP has them; the real method is a fact.
    let item = if operation.body.is_some() || operation.method == Method::Post {
        PathItem { post: Some(generated), ..Default::default() }
    } else {
        PathItem { get: Some(generated), ..Default::default() }
    };
    (template, ReferenceOr::Item(item))
}

fn responses(operation: &Operation, opaque: &Opaque) -> Responses {
    let only = operation.success_media().filter(|m| m.kind() == MediaKind::Json && !operation.has_several_answers());
    let (code, content) = match only {
        Some(media) => (200, json(nullable(&media.schema, opaque))),
        None => (204, Default::default()),
    };
    let response = ReferenceOr::Item(openapiv3::Response { content, ..Default::default() });
    Responses { responses: [(StatusCode::Code(code), response)].into_iter().collect(), ..Default::default() }
}

fn json(schema: Given) -> openapiv3::Content {
    let media = MediaType { schema: Some(schema), ..Default::default() };
    std::iter::once(("application/json".to_owned(), media)).collect()
}

/// What an operation has types of beside those that progenitor knows: several answers, errors, headers. As parameters, since
/// those have types.
fn more_types(operation: &Operation, opaque: &Opaque) -> Vec<ReferenceOr<openapiv3::Parameter>> {
    let parameter = |name: String, schema: Given| given(name, true, false, schema);
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

fn given(name: String, required: bool, is_path: bool, schema: Given) -> ReferenceOr<openapiv3::Parameter> {
    let parameter_data = ParameterData {
        name,
        description: None,
        required,
        deprecated: None,
        format: ParameterSchemaOrContent::Schema(schema),
        example: None,
        examples: Default::default(),
        explode: None,
        extensions: Default::default(),
    };
    ReferenceOr::Item(if is_path {
        openapiv3::Parameter::Path { parameter_data, style: PathStyle::Simple }
    } else {
        openapiv3::Parameter::Query {
            parameter_data,
            allow_reserved: false,
            style: QueryStyle::Form,
            allow_empty_value: None,
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
        let document = opaque_document(&lowering.api, &Opaque::new(&lowering.api), |_| true);
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
