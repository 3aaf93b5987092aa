//! The cargo feature that something is behind: a question on timelines, and on what is generated.

use std::collections::HashMap;

use quote::quote;
use syn::Attribute;

use super::nodes::listed;
use super::{Crate, Facts, RuntimeModule, Schema, Service, Timeline};

/// The feature that gates a timeline.
pub(crate) fn gate(timeline: Option<&Timeline>) -> Option<&'static str> {
    timeline.and_then(Timeline::gate)
}

/// The feature that gates what a type has, and not the type.
pub(crate) fn own_gate(inner: &Schema, holder: &Schema) -> Option<&'static str> {
    gate(inner.timeline.as_ref()).filter(|_| gate(holder.timeline.as_ref()).is_none())
}

/// The feature that gates all operations of a service.
pub(crate) fn service_gate(service: &Service, facts: &Facts<'_>) -> Option<&'static str> {
    let mut gates = service.methods.iter().map(|method| gate(facts.api.operations[method.operation].timeline.as_ref()));
    let first = gates.next().flatten()?;
    gates.all(|gate| gate == Some(first)).then_some(first)
}

/// The modules in which everything, also what is below, is behind one feature.
///
/// The root and the modules of the runtime's own types never are.
pub(crate) struct GatedModules(HashMap<Vec<String>, Option<&'static str>>);

impl GatedModules {
    /// Those of a crate.
    pub(crate) fn new(krate: &Crate, facts: &Facts<'_>) -> Self {
        let types = krate.types.iter().map(|item| (&item.path.module, gate(facts.schema(item).timeline.as_ref())));
        let services = krate.services.iter().map(|service| (&service.path.module, service_gate(service, facts)));
        let shared = krate.shared.iter().map(|shared| (&shared.path.module, None));
        let mut gates: HashMap<Vec<String>, Option<&'static str>> = HashMap::new();
        for (module, gate) in types.chain(services).chain(shared) {
            for module in (1..=module.len()).map(|length| &module[..length]) {
                match gates.get_mut(module) {
                    Some(common) => *common = common.filter(|common| gate == Some(*common)),
                    None => {
                        gates.insert(module.to_vec(), gate);
                    }
                }
            }
        }
        gates.retain(|module, _| RuntimeModule::at(module).is_none());
        Self(gates)
    }

    /// The feature that gates all of a module.
    pub(crate) fn feature(&self, module: &[String]) -> Option<&'static str> {
        self.0.get(module).copied().flatten()
    }
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
