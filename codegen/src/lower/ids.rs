//! Every string that is marked as an id refers to one newtype.

use super::Lowering;
use crate::api::{Api, Schema, Shape, StringFormat};
use crate::names::RustPath;

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let api = &mut lowering.api;
    for_each_schema(api, &mut |schema| {
        if let Some(id) = schema.id.clone().filter(|_| matches!(schema.shape, Shape::String(_))) {
            schema.shape = Shape::Reference(component(&id));
            places += 1;
        }
    });
    let newtypes: Vec<Schema> = api
        .ids
        .iter()
        .map(|(name, id)| Schema {
            description: Some(id.description.clone()),
            timeline: id.timeline.clone(),
            lifecycle: id.lifecycle.clone(),
            sdk_name: Some(path(&id.path)),
            id: Some(name.clone()),
            aliases: Vec::new(),
            ..Schema::of(id.pointer.clone(), Shape::String(StringFormat::Text))
        })
        .collect();
    for newtype in newtypes {
        let name = newtype.id.clone().unwrap_or_default();
        api.schemas.insert(component(&name), newtype);
    }
    places
}

/// The component that stands for an id type; no schema of a document has such a name.
fn component(id: &str) -> String {
    format!("x-sdk-id {id}")
}

fn path(path: &RustPath) -> String {
    path.to_string()
}

/// Visits every schema of a document, components first.
pub(super) fn for_each_schema(api: &mut Api, visit: &mut impl FnMut(&mut Schema)) {
    for schema in api.schemas.values_mut() {
        schema.walk_mut(visit);
    }
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            parameter.schema.walk_mut(visit);
        }
        let contents = operation.body.iter_mut().flat_map(|b| &mut b.content);
        for media in contents.chain(operation.responses.iter_mut().flat_map(|r| &mut r.content)) {
            media.schema.walk_mut(visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::api::Shape;
    use crate::lower::testing::lowering;

    #[test]
    fn id_strings_refer_to_their_newtype() {
        let mut lowering = lowering(
            "
x-sdk-ids: {LinkId: {module: hvc::links, description: A link., resource-types: [x.Links]}}
components: {schemas: {A: {type: object, properties: {link: {type: string, x-sdk-id: LinkId}}}}}
",
        );
        assert_eq!(super::run(&mut lowering), 1);
        let Shape::Object(properties) = &lowering.api.schemas["A"].shape else { panic!("an object") };
        assert!(matches!(&properties["link"].schema.shape, Shape::Reference(name) if name == "x-sdk-id LinkId"));
        assert_eq!(lowering.api.schemas["x-sdk-id LinkId"].sdk_name.as_deref(), Some("hvc::links::LinkId"));
    }
}
