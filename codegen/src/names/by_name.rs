//! What is given by name because it could not be read by place: more of it is bare text, or bare numbers, than reads by
//! itself. The rule counts, and looks at no order, so that none decides.

use super::{ident, path};
use crate::model::{Api, Component, MediaKind, Operation, Parameter, Property, RustPath, Schema, Shape, StringFormat};

/// How many of one kind can be told apart where they are given.
const READABLE: usize = 2;

/// The argument of a constructor that holds what is given by name.
pub(crate) const REQUIRED: &str = "required";

/// What says nothing of itself where it is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    /// Made from a text: strings, ids, open enums. A secret says that it is one, a time that it is a time.
    Text,
    /// A number, or whether: `1, 0, true`.
    Number,
}

/// Whether what a type must have is given by name.
pub(crate) fn given_by_name(schema: &Schema, api: &Api) -> bool {
    let Shape::Object(properties) = &schema.shape else { return false };
    let given = properties.values().filter(|property| property.is_argument());
    is_unreadable(given.filter_map(|property| bare(&property.schema, api)))
}

/// Whether the parameters that a call must have are given by name. A body that is a text is one more text; it and files,
/// which say what they are, keep their places.
pub(crate) fn called_by_name(operation: &Operation, api: &Api) -> bool {
    let values = || operation.required_parameters().filter(|parameter| is_value(parameter, api));
    let given = values().filter_map(|parameter| bare(&parameter.schema, api));
    let body = operation.required_body().and_then(|_| operation.body_media()).and_then(|media| match media.kind() {
        MediaKind::Text => Some(Bare::Text),
        MediaKind::Json | MediaKind::Form if from_text(&media.schema, api) => Some(Bare::Text),
        MediaKind::Json => bare(&media.schema, api),
        MediaKind::Form | MediaKind::Bytes | MediaKind::Multipart => None,
    });
    // One parameter has nothing beside it that it could be taken for.
    values().nth(1).is_some() && is_unreadable(given.chain(body))
}

/// The parameters that are given by name, each with its name.
pub(crate) fn named<'a>(operation: &'a Operation, api: &Api) -> Vec<(usize, String, &'a Parameter)> {
    if !called_by_name(operation, api) {
        return Vec::new();
    }
    let all = super::parameters(operation).into_iter().zip(&operation.parameters).enumerate();
    let named = all.filter(|(_, (_, parameter))| parameter.required && is_value(parameter, api));
    named.map(|(index, (name, parameter))| (index, name, parameter)).collect()
}

/// The argument of a method that holds them, apart from those that keep their places: it has no name for callers.
pub(crate) fn required_argument(operation: &Operation, api: &Api) -> String {
    let all = super::parameters(operation).into_iter().zip(&operation.parameters);
    let files: Vec<String> = all.filter(|(_, parameter)| parameter.is_file(api)).map(|(name, _)| name).collect();
    let mut name = REQUIRED.to_owned();
    while files.contains(&name) {
        name.push('_');
    }
    name
}

fn is_value(parameter: &Parameter, api: &Api) -> bool {
    !parameter.is_file(api)
}

fn is_unreadable(given: impl Iterator<Item = Bare>) -> bool {
    let (texts, numbers): (Vec<Bare>, Vec<Bare>) = given.partition(|bare| *bare == Bare::Text);
    texts.len() > READABLE || numbers.len() > READABLE
}

fn bare(schema: &Schema, api: &Api) -> Option<Bare> {
    match &schema.shape {
        Shape::Reference(Component::Secret) => return None,
        Shape::String(StringFormat::DateTime | StringFormat::Password) => return None,
        _ => {}
    }
    match api.shape(schema) {
        Shape::Enum(_) | Shape::String(StringFormat::Text | StringFormat::Binary) => Some(Bare::Text),
        Shape::Boolean | Shape::Integer(_) | Shape::Number => Some(Bare::Number),
        _ => None,
    }
}

/// Whether a body is made of one text: all that it must have. What else it may have takes that away from nobody.
pub(crate) fn from_text(schema: &Schema, api: &Api) -> bool {
    let Shape::Object(properties) = api.shape(schema) else { return false };
    let mut needed = properties.values().filter(|property| property.is_argument());
    let is_text = |property: &Property| matches!(property.schema.shape, Shape::String(StringFormat::Text));
    needed.next().is_some_and(is_text) && needed.next().is_none()
}

/// The type that holds what a type must have, beside it.
pub(crate) fn required(ident: &str) -> String {
    format!("{ident}Required")
}

/// The type that holds what a call must have, beside that of the call, from the method.
pub(crate) fn operation_required(method: &str) -> String {
    ident::type_name(&format!("{method} required"))
}

/// The path of that type: `shelves::GetRequired`.
pub(crate) fn operation_required_path(operation: &Operation, module: &[String]) -> RustPath {
    let ident = operation_required(&path::operation_method(&operation.id, &operation.tag));
    RustPath { module: module.to_vec(), ident }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lowered;
    use crate::testing::{lowering, refining};

    /// Whether a type that must have these is given by name.
    fn by_name(properties: &[&str]) -> bool {
        let names = ["a", "b", "c", "d", "e", "f"];
        let members: Vec<String> = names.iter().zip(properties).map(|(name, ty)| format!("{name}: {{{ty}}}")).collect();
        let required = names[..properties.len()].join(", ");
        let members = members.join(", ");
        let lowering = lowering(&format!(
            "paths: {{}}\ncomponents: {{schemas: {{Made: {{type: object, required: [{required}], properties: {{{members}}}}}}}}}"
        ));
        given_by_name(&lowering.api.schemas[&Component::from("Made")], &lowering.api)
    }

    const TEXT: &str = "type: string";
    const WHOLE: &str = "type: integer";
    const REAL: &str = "type: number";
    const WHETHER: &str = "type: boolean";
    const TIME: &str = "type: string, format: date-time";
    const ONE_OF: &str = "type: string, enum: [x, y]";

    #[test]
    fn a_file_that_keeps_its_place_may_be_called_as_what_holds_the_others() {
        let Lowered { api, .. } = refining(
            "openapi: 3.0.3\ninfo: {title: a, version: 1.0.0}\npaths: {/a: {post: {operationId: A_put, responses: {'204': {description: Done.}}, requestBody: {required: true, \
             content: {multipart/form-data: {schema: {type: object, required: [a, b, c, required], properties: {\
             a: {type: string}, b: {type: string}, c: {type: string}, required: {type: string, format: binary}}}}}}}}}",
        )
        .lowered;
        let operation = &api.operations[0];
        assert_eq!(named(operation, &api).len(), 3);
        assert_eq!(required_argument(operation, &api), "required_");
    }

    #[test]
    fn two_of_a_kind_read_by_themselves() {
        assert!(!by_name(&[TEXT, TEXT]));
        assert!(!by_name(&[TEXT, WHOLE, TEXT, WHETHER, TIME, TIME]));
    }

    #[test]
    fn three_texts_or_three_numbers_do_not() {
        assert!(by_name(&[TEXT, TIME, TEXT, ONE_OF]));
        assert!(by_name(&[WHOLE, TEXT, REAL, WHETHER]));
        // `Version::new("9.1", 9, 1, 0, 1718000000, "June")`.
        assert!(by_name(&[TEXT, WHOLE, WHOLE, WHOLE, WHOLE, TEXT]));
    }
}
