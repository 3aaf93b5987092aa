//! The cargo feature that something is behind: a question on timelines, and on what is generated.

use quote::quote;
use syn::Attribute;

use super::nodes::listed;
use super::{Crate, Facts, RuntimeModule, Service, Timeline};

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
    if module.is_empty() || RuntimeModule::at(module).is_some() {
        return None;
    }
    let types = krate
        .types
        .iter()
        .filter(|item| item.path.module.starts_with(module))
        .map(|item| gate(facts.schema(item).timeline.as_ref()));
    let services =
        krate.services.iter().filter(|s| s.path.module.starts_with(module)).map(|service| service_gate(service, facts));
    let shared = krate.shared.iter().filter(|shared| shared.path.module.starts_with(module)).map(|_| None);
    let mut gates = types.chain(services).chain(shared);
    let first = gates.next().flatten()?;
    gates.all(|gate| gate == Some(first)).then_some(first)
}

/// Every module that holds something, and those above it.
pub(crate) fn modules(krate: &Crate) -> Vec<Vec<String>> {
    let paths = krate
        .types
        .iter()
        .map(|item| &item.path.module)
        .chain(krate.services.iter().map(|service| &service.path.module))
        .chain(krate.shared.iter().map(|shared| &shared.path.module));
    let mut modules: Vec<Vec<String>> =
        paths.flat_map(|module| (1..=module.len()).map(|length| module[..length].to_vec())).collect();
    modules.sort();
    modules.dedup();
    modules
}

/// `#[cfg(feature = "…")]`.
pub(crate) fn cfg(feature: &str) -> Attribute {
    listed("cfg", quote!(feature = #feature))
}

/// The gate, and its badge on docs.rs.
pub(crate) fn visible(feature: &str) -> Vec<Attribute> {
    vec![cfg(feature), listed("cfg_attr", quote!(docsrs, doc(cfg(feature = #feature))))]
}

/// The feature of `#[cfg(feature = "…")]`.
pub(crate) fn feature(attributes: &[syn::Attribute]) -> Option<String> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).find_map(|attribute| {
        let mut feature = None;
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("feature") {
                feature = Some(meta.value()?.parse::<syn::LitStr>()?.value());
            }
            Ok(())
        });
        feature
    })
}
