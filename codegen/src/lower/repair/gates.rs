//! Previews that only prose states: what needs a preview becomes one, so that the rest builds without the feature.
//!
//! A type that only previews use is a preview as well. Of what is left, a property that is a preview, or whose type is, is
//! optional behind the feature; operations, lists, aliases and unions that need a preview are previews themselves. In our
//! own document lint asks people to state all this.

use std::collections::{BTreeMap, HashMap};

use crate::lower::Lowering;
use crate::model::{Api, Component, Operation, RustPath, Schema, Shape, Timeline};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    // The runtime's own types are always there.
    for name in lowering.runtime.keys() {
        if let Some(schema) = api.schemas.get_mut(name) {
            schema.walk_mut(&mut |schema| schema.timeline = None);
        }
    }
    let mut places = inherit_from_users(api, &lowering.runtime);
    places += spread(api);
    for schema in api.schemas.values_mut().filter(|schema| is_gated(schema.timeline.as_ref())) {
        let holder = schema.timeline.clone();
        // Inside of a preview nothing is less of a preview.
        schema.walk_mut(&mut |inner| {
            if !is_gated(inner.timeline.as_ref()) {
                inner.timeline.clone_from(&holder);
            }
        });
    }
    places
}

fn is_gated(timeline: Option<&Timeline>) -> bool {
    timeline.is_some_and(|timeline| timeline.gate().is_some())
}

/// A type without a word on its stage that only previews use is one.
fn inherit_from_users(api: &mut Api, runtime: &BTreeMap<Component, RustPath>) -> usize {
    let (gated, open): (Vec<&Operation>, Vec<&Operation>) =
        api.operations.iter().partition(|o| is_gated(o.timeline.as_ref()));
    let reached_openly = api.reached(open.iter().flat_map(|operation| operation.references()));
    let mut inherited: HashMap<Component, Timeline> = HashMap::new();
    for operation in gated {
        let Some(timeline) = &operation.timeline else { continue };
        let mut waiting: Vec<&Component> = operation.references().collect();
        while let Some(name) = waiting.pop() {
            let Some(schema) = api.schemas.get(name).filter(|s| s.timeline.is_none()) else { continue };
            if !reached_openly.contains(name) && !inherited.contains_key(name) && !runtime.contains_key(name) {
                inherited.insert(name.clone(), timeline.clone());
                waiting.extend(schema.references());
            }
        }
    }
    let places = inherited.len();
    for (name, timeline) in inherited {
        if let Some(schema) = api.schemas.get_mut(&name) {
            schema.timeline = Some(timeline);
        }
    }
    places
}

/// Follows references backwards from every gated schema; each is followed once.
fn spread(api: &mut Api) -> usize {
    let mut users: HashMap<Component, Vec<Component>> = HashMap::new();
    for (name, schema) in &api.schemas {
        for target in schema.references() {
            users.entry(target.clone()).or_default().push(name.clone());
        }
    }
    let mut places = 0;
    for schema in api.schemas.values_mut() {
        places += optional_previews(schema);
    }
    let gated = api.schemas.iter().filter(|(_, schema)| is_gated(schema.timeline.as_ref()));
    let mut waiting: Vec<(Component, Timeline)> =
        gated.filter_map(|(name, schema)| Some((name.clone(), schema.timeline.clone()?))).collect();
    while let Some((name, timeline)) = waiting.pop() {
        for user in users.get(&name).into_iter().flatten() {
            let Some(schema) = api.schemas.get_mut(user).filter(|s| !is_gated(s.timeline.as_ref())) else { continue };
            places += 1;
            if let Shape::Object(properties) = &mut schema.shape {
                for property in properties.values_mut().filter(|p| p.schema.references().contains(&&name)) {
                    if !is_gated(property.schema.timeline.as_ref()) {
                        property.schema.timeline = Some(timeline.clone());
                    }
                    property.required = false;
                }
            } else {
                schema.timeline = Some(timeline.clone());
                waiting.push((user.clone(), timeline.clone()));
            }
        }
    }
    let schemas = &api.schemas;
    for operation in api.operations.iter_mut().filter(|operation| !is_gated(operation.timeline.as_ref())) {
        let needed = operation
            .references()
            .find_map(|name| schemas.get(name)?.timeline.as_ref().filter(|t| t.gate().is_some()).cloned());
        if let Some(timeline) = needed {
            operation.timeline = Some(timeline);
            places += 1;
        }
    }
    places
}

/// Properties that are previews by their own words cannot be required of those who build without the feature.
fn optional_previews(schema: &mut Schema) -> usize {
    if is_gated(schema.timeline.as_ref()) {
        return 0;
    }
    let Shape::Object(properties) = &mut schema.shape else { return 0 };
    let previews = properties.values_mut().filter(|p| p.required && is_gated(p.schema.timeline.as_ref()));
    previews.map(|property| property.required = false).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::lowering;

    const DOCUMENT: &str = "
x-sdk-lifecycles: {preview: [{from: 6.7.0, stage: technology-preview}]}
paths:
  /a: {get: {operationId: a, x-sdk-lifecycle: preview, responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/OnlyA'}}}}}}}
  /b: {get: {operationId: b, responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Shared'}}}}}}}
  /c: {get: {operationId: c, responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/List'}}}}}}}
components:
  schemas:
    OnlyA: {type: object, properties: {shared: {$ref: '#/components/schemas/Shared'}}}
    Shared: {type: object, required: [stage, name], properties: {stage: {$ref: '#/components/schemas/Stage'}, name: {type: string}}}
    List: {type: array, items: {$ref: '#/components/schemas/Stage'}}
    Stage: {type: string, enum: [A], x-sdk-lifecycle: preview}
";

    #[test]
    fn what_needs_a_preview_is_one_or_does_without() {
        let mut lowering = lowering(DOCUMENT);
        crate::lower::lifecycles::run(&mut lowering);
        assert_eq!(run(&mut lowering), 4);
        let gated: Vec<String> = lowering
            .api
            .schemas
            .iter()
            .filter(|(_, schema)| is_gated(schema.timeline.as_ref()))
            .map(|(name, _)| name.to_string())
            .collect();
        assert_eq!(gated, ["OnlyA", "List", "Stage"]);
        let Shape::Object(properties) = &lowering.api.schemas["Shared"].shape else { panic!("an object") };
        let shown = properties.values().map(|p| (p.required, is_gated(p.schema.timeline.as_ref()))).collect::<Vec<_>>();
        assert_eq!(shown, [(false, true), (true, false)]);
        let operations: Vec<bool> = lowering.api.operations.iter().map(|o| is_gated(o.timeline.as_ref())).collect();
        assert_eq!(operations, [true, false, true]);
    }
}
