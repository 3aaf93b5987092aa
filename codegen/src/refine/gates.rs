//! Previews are behind the cargo feature: types, operations, and what is gated inside of what is not.
//!
//! A module in which everything is gated carries the gate once, where it is declared; see [`gated_module`].

use syn::{Attribute, Item, parse_quote};

use super::{Crate, Facts, Service, TypeItem};
use crate::api::Shape;
use crate::lifecycle::Timeline;

pub(super) fn promised(facts: &Facts<'_>) -> usize {
    let types = facts.api.schemas.values().filter(|s| gate(s.timeline.as_ref()).is_some()).count();
    types + facts.api.operations.iter().filter(|o| gate(o.timeline.as_ref()).is_some()).count()
}

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    let whole: Vec<Vec<String>> =
        modules(krate).into_iter().filter(|module| gated_module(krate, facts, module).is_some()).collect();
    let inside = |module: &[String]| whole.iter().any(|gated| module.starts_with(gated));
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
                method.item.attrs.extend(visible(feature));
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

/// The feature that gates a timeline.
pub(crate) fn gate(timeline: Option<&Timeline>) -> Option<&'static str> {
    timeline.and_then(Timeline::gate)
}

/// The feature that gates all operations of a service.
pub(crate) fn service_gate(service: &Service, facts: &Facts<'_>) -> Option<&'static str> {
    let mut gates = service.methods.iter().map(|method| gate(facts.api.operations[method.operation].timeline.as_ref()));
    let first = gates.next().flatten()?;
    gates.all(|gate| gate == Some(first)).then_some(first)
}

/// The feature that gates everything in a module and below, if there is anything.
///
/// The root and the modules of the runtime's own types never are.
pub(crate) fn gated_module(krate: &Crate, facts: &Facts<'_>, module: &[String]) -> Option<&'static str> {
    let of_the_runtime =
        module.first().is_some_and(|first| first == "vapi") && module[1..].iter().all(|second| second == "errors");
    if module.is_empty() || of_the_runtime {
        return None;
    }
    let types = krate
        .types
        .iter()
        .filter(|item| item.path.module.starts_with(module))
        .map(|item| gate(facts.schema(item).timeline.as_ref()));
    let services =
        krate.services.iter().filter(|s| s.path.module.starts_with(module)).map(|service| service_gate(service, facts));
    let mut gates = types.chain(services);
    let first = gates.next().flatten()?;
    gates.all(|gate| gate == Some(first)).then_some(first)
}

/// Every module that holds something, and those above it.
pub(crate) fn modules(krate: &Crate) -> Vec<Vec<String>> {
    let paths = krate
        .types
        .iter()
        .map(|item| &item.path.module)
        .chain(krate.services.iter().map(|service| &service.path.module));
    let mut modules: Vec<Vec<String>> =
        paths.flat_map(|module| (1..=module.len()).map(|length| module[..length].to_vec())).collect();
    modules.sort();
    modules.dedup();
    modules
}

/// `#[cfg(feature = "…")]`.
pub(crate) fn cfg(feature: &str) -> Attribute {
    parse_quote!(#[cfg(feature = #feature)])
}

/// The gate, and its badge on docs.rs.
pub(crate) fn visible(feature: &str) -> Vec<Attribute> {
    vec![cfg(feature), parse_quote!(#[cfg_attr(docsrs, doc(cfg(feature = #feature)))])]
}

fn mark(item: &mut Item, attributes: Vec<Attribute>) {
    let own = match item {
        Item::Struct(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Const(item) => &mut item.attrs,
        _ => return,
    };
    let after_docs = own.iter().take_while(|attribute| attribute.path().is_ident("doc")).count();
    own.splice(after_docs..after_docs, attributes);
}
