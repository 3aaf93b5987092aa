//! Gives every item its timeline: its own, else that of what holds it.

use indexmap::IndexMap;

use crate::lower::Lowering;
use crate::model::{Schema, Shape, Timeline};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let api = &mut lowering.api;
    let timelines = &api.lifecycles;
    let own = |name: &Option<String>| name.as_ref().and_then(|name| timelines.get(name)).cloned();
    for operation in &mut api.operations {
        operation.timeline = own(&operation.lifecycle).or(operation.timeline.take());
        places += usize::from(operation.timeline.is_some());
    }
    for schema in api.schemas.values_mut() {
        places += inherit(schema, None, timelines);
    }
    for id in api.ids.values_mut() {
        id.timeline = own(&id.lifecycle);
        places += usize::from(id.timeline.is_some());
    }
    places
}

fn inherit(schema: &mut Schema, holder: Option<&Timeline>, timelines: &IndexMap<String, Timeline>) -> usize {
    let own = schema.lifecycle.as_ref().and_then(|name| timelines.get(name)).cloned();
    let stated = usize::from(own.is_some());
    // What a prose pass has read stands where no extension speaks.
    schema.timeline = own.or(schema.timeline.take()).or_else(|| holder.cloned());
    let timeline = schema.timeline.clone();
    let mut places = stated;
    if let Shape::Enum(constants) = &mut schema.shape {
        for constant in constants.values_mut() {
            let own = constant.lifecycle.as_ref().and_then(|name| timelines.get(name)).cloned();
            places += usize::from(own.is_some());
            constant.timeline = own.or(constant.timeline.take()).or_else(|| timeline.clone());
        }
    }
    places + schema.children_mut().into_iter().map(|child| inherit(child, timeline.as_ref(), timelines)).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use crate::model::Shape;
    use crate::testing::lowering;

    #[test]
    fn a_timeline_is_inherited_downwards() {
        let mut lowering = lowering(
            "
x-sdk-lifecycles:
  old: [{from: 6.7.0, stage: technology-preview}]
  new: [{from: 8.0.1, stage: generally-available}]
components:
  schemas:
    A:
      type: object
      x-sdk-lifecycle: old
      properties:
        a: {type: string}
        b: {type: string, x-sdk-lifecycle: new}
",
        );
        assert_eq!(super::run(&mut lowering), 2);
        let Shape::Object(properties) = &lowering.api.schemas["A"].shape else { panic!("an object") };
        let from = |name: &str| properties[name].schema.timeline.as_ref().map(|t| t.0[0].from.to_string());
        assert_eq!(from("a").as_deref(), Some("6.7.0"));
        assert_eq!(from("b").as_deref(), Some("8.0.1"));
    }
}
