//! Every string that is marked as an id refers to one newtype.

use crate::lower::Lowering;
use crate::model::{Component, Schema, Shape, StringFormat};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let api = &mut lowering.api;
    api.for_each_schema_mut(&mut |schema| {
        if let Some(id) = schema.id.clone().filter(|_| matches!(schema.shape, Shape::String(_))) {
            schema.shape = Shape::Reference(Component::Id(id));
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
            sdk_name: Some(id.path.to_string()),
            id: Some(name.clone()),
            aliases: Vec::new(),
            ..Schema::of(id.pointer.clone(), Shape::String(StringFormat::Text))
        })
        .collect();
    for newtype in newtypes {
        let name = newtype.id.clone().unwrap_or_default();
        api.schemas.insert(Component::Id(name), newtype);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::Component;
    use crate::model::Shape;
    use crate::testing::lowering;

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
        assert!(matches!(&properties["link"].schema.shape, Shape::Reference(Component::Id(name)) if name == "LinkId"));
        assert_eq!(
            lowering.api.schemas[&Component::Id("LinkId".to_owned())].sdk_name.as_deref(),
            Some("hvc::links::LinkId")
        );
    }
}
