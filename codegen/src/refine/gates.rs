//! Previews are behind the cargo feature: types, operations, and what is gated inside of what is not.
//!
//! A module in which everything is gated carries the gate once, where it is declared; see [`GatedModules`].

use syn::{Attribute, Item};

use crate::model::gate::{GatedModules, cfg, gate, service_gate, visible};
use crate::model::{Crate, Facts, Shape, TypeItem, syntax};

pub(super) fn promised(facts: &Facts<'_>) -> usize {
    let types = facts.api.schemas.values().filter(|s| gate(s.timeline.as_ref()).is_some()).count();
    types + facts.api.operations.iter().filter(|o| gate(o.timeline.as_ref()).is_some()).count()
}

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    let whole = GatedModules::new(krate, facts);
    let inside = |module: &[String]| (1..=module.len()).any(|length| whole.feature(&module[..length]).is_some());
    for item in &mut krate.types {
        let schema = &facts.api.schemas[&item.component];
        if let Some(feature) = gate(schema.timeline.as_ref()) {
            places += 1;
            if !inside(&item.path.module) {
                mark(&mut item.definition, visible(feature));
                item.companions.iter_mut().for_each(|companion| mark(companion, vec![cfg(feature)]));
            }
        } else {
            places += members(item, facts);
        }
    }
    for service in &mut krate.services {
        let whole = service_gate(service, facts);
        let in_gated_module = inside(&service.path.module);
        if let Some(feature) = whole.filter(|_| !in_gated_module) {
            mark(&mut service.definition, visible(feature));
        }
        for method in &mut service.methods {
            let Some(feature) = gate(facts.api.operations[method.operation].timeline.as_ref()) else { continue };
            places += 1;
            if whole.is_none() {
                method.item.iter_mut().for_each(|item| item.attrs.extend(visible(feature)));
            }
            if !in_gated_module {
                method.constant.iter_mut().chain(&mut method.options).for_each(|item| mark(item, vec![cfg(feature)]));
            }
        }
    }
    places
}

/// Optional properties of an ungated type that are gated themselves.
fn members(item: &mut TypeItem, facts: &Facts<'_>) -> usize {
    let (Item::Struct(definition), Shape::Object(properties)) =
        (&mut item.definition, &facts.api.schemas[&item.component].shape)
    else {
        return 0;
    };
    let mut places = 0;
    for (field, property) in definition.fields.iter_mut().zip(properties.values()) {
        if let Some(feature) = gate(property.schema.timeline.as_ref()) {
            field.attrs.extend(visible(feature));
            places += 1;
        }
    }
    places
}

fn mark(item: &mut Item, attributes: Vec<Attribute>) {
    if let Some(own) = syntax::attributes(item) {
        let after_docs = own.iter().take_while(|attribute| attribute.path().is_ident("doc")).count();
        own.splice(after_docs..after_docs, attributes);
    }
}
