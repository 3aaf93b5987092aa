//! Previews that only prose states: what needs a preview becomes one, so that the rest builds without the feature.
//!
//! A type that only previews use is a preview as well. Of what is left, a property that is a preview, or whose type is, is
//! optional behind the feature; operations, lists, aliases and unions that need a preview are previews themselves. In our
//! own document lint asks people to state all this.
//!
//! The vendor's warnings stand at structures and attributes, each for itself, and nothing says what follows for the rest:
//! <https://developer.broadcom.com/xapis/vsphere-automation-api/v8.0.0/appliance/data-structures/Vcenter_Settings_V1_DesiredState>.

use std::collections::{BTreeMap, HashMap};

use crate::lower::Lowering;
use crate::model::{Api, Component, Operation, Property, RustPath, Schema, Shape, Timeline};

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
                    waive(property);
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
    previews.map(waive).count()
}

fn waive(property: &mut Property) {
    property.waived |= property.required;
    property.required = false;
}
