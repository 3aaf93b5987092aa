//! The module tree: a file for each module, with the modules below it declared.

use std::collections::BTreeMap;

use quote::format_ident;
use syn::{Item, parse_quote};

use super::layout::{self, Lints};
use super::{deprecated, gate_reader, homes};
use crate::model::gate::{gated_module, modules as module_list, service_gate, visible};
use crate::model::{Crate, EmittedGates, Facts, RUNTIME_MODULES, RuntimeModule, Service};
use crate::names;

/// Path → text of each, and the gates of what is in them.
pub(super) fn files(
    krate: &Crate,
    facts: &Facts<'_>,
    document: &str,
    homes: &BTreeMap<String, Vec<String>>,
) -> (BTreeMap<String, String>, EmittedGates) {
    let mut modules = module_list(krate);
    let types = vec!["types".to_owned()];
    modules.extend((!homes.is_empty()).then(|| types.clone()));
    let has_vapi = speaks_vapi(facts);
    if has_vapi {
        modules.extend(RUNTIME_MODULES.iter().map(|module| module.path.iter().map(|m| (*m).to_owned()).collect()));
    }
    modules.sort();
    modules.dedup();
    let deprecated = deprecated::paths(krate, facts);
    let mut files = BTreeMap::new();
    let mut gates = gate_reader::Modules::default();
    for module in &modules {
        let mut items = declarations(krate, facts, &modules, module);
        items.extend(RuntimeModule::at(module).filter(|_| has_vapi).map(runtime_types));
        let is_types = *module == types;
        items.extend(homes::names(homes).into_iter().filter(|_| is_types));
        items.extend(contents(krate, facts, module));
        gates.read(module, &items);
        let names_deprecated = |(name, home): (&String, &Vec<String>)| {
            is_types && deprecated.contains(&format!("crate::{}::{name}", home.join("::")))
        };
        let touched = deprecated::touched(krate, facts, module, &deprecated) || homes.iter().any(names_deprecated);
        let lints = if touched { Lints::AllowDeprecated } else { Lints::All };
        files.insert(
            format!("{}.rs", module.join("/")),
            layout::file(document, &docs(krate, facts, module), module, items, lints),
        );
    }
    let mut root: Vec<Item> = vec![parse_quote!(
        mod accessors;
    )];
    root.extend(declarations(krate, facts, &modules, &[]));
    root.push(parse_quote!(
        pub mod lifecycle;
    ));
    root.push(parse_quote!(
        pub mod provenance;
    ));
    root.sort_by_cached_key(|item| if let Item::Mod(module) = item { module.ident.to_string() } else { String::new() });
    root.push(parse_quote!(
        pub use accessors::{Client, ClientBuilder};
    ));
    if let Some(feature) = krate.services.iter().find_map(|service| service_gate(service, facts)) {
        root.push(parse_quote! {
            #[cfg(not(feature = #feature))]
            #[doc(hidden)]
            pub use accessors::{Enabled, NeedsFeature};
        });
    }
    gates.read(&[], &root);
    let docs = format!("Everything that is generated from {document}.");
    files.insert("mod.rs".to_owned(), layout::file(document, &docs, &[], root, Lints::All));
    (files, gates.gates())
}

/// Whether the document has anything of vAPI: of another one its types would only be strange.
fn speaks_vapi(facts: &Facts<'_>) -> bool {
    let has_errors = || facts.api.operations.iter().any(|operation| operation.errors().next().is_some());
    facts.api.session || facts.runtime.values().any(RuntimeModule::has) || has_errors()
}

/// `pub mod …;` for the modules directly below.
fn declarations(krate: &Crate, facts: &Facts<'_>, modules: &[Vec<String>], parent: &[String]) -> Vec<Item> {
    let below = modules.iter().filter(|module| module.len() == parent.len() + 1 && module.starts_with(parent));
    below
        .map(|module| {
            let name = format_ident!("{}", module[parent.len()]);
            // Modules below a gated one repeat nothing.
            let gate =
                if gated_module(krate, facts, parent).is_some() { None } else { gated_module(krate, facts, module) };
            let gate = gate.map(visible).unwrap_or_default();
            // `content::content` is what the document has.
            let inception: Option<syn::Attribute> = (module.get(parent.len()) == parent.last())
                .then(|| parse_quote!(#[allow(clippy::module_inception, reason = "as in the document")]));
            parse_quote!(#(#gate)* #inception pub mod #name;)
        })
        .collect()
}

fn runtime_types(module: &RuntimeModule) -> Item {
    let segments = module.path.iter().map(|segment| format_ident!("{segment}"));
    let types = module.types().map(|ident| format_ident!("{ident}"));
    parse_quote! {
        #[doc(inline)]
        pub use vsphere_automation_runtime::#(#segments)::*::{#(#types),*};
    }
}

fn contents(krate: &Crate, facts: &Facts<'_>, module: &[String]) -> Vec<Item> {
    let mut items = Vec::new();
    for item in
        krate.types.iter().filter(|item| item.path.module == module && !facts.runtime.contains_key(&item.component))
    {
        items.push(item.definition.clone());
        items.extend(item.companions.iter().cloned());
    }
    for shared in krate.shared.iter().filter(|shared| shared.path.module == module) {
        items.extend(shared.items.iter().cloned());
    }
    for service in krate.services.iter().filter(|service| service.path.module == module) {
        items.push(service.definition.clone());
        items.push(implementation(krate, service, facts));
        items.extend(service.methods.iter().flat_map(|method| &method.options).cloned());
        items.extend(service.methods.iter().filter_map(|method| method.constant.clone()));
    }
    items
}

fn implementation(krate: &Crate, service: &Service, facts: &Facts<'_>) -> Item {
    let accessor = format!("crate::{}<'c>", service.path);
    let accessor: syn::Type =
        syn::parse_str(&accessor).unwrap_or_else(|_| unreachable!("`{accessor}` is made of checked names"));
    let methods = service.methods.iter().map(|method| &method.item);
    let in_gated = gated_module(krate, facts, &service.path.module).is_some();
    let gate = service_gate(service, facts).filter(|_| !in_gated).map(crate::model::gate::cfg).into_iter();
    parse_quote! {
        #(#gate)*
        impl<'c> #accessor {
            #(#methods)*
        }
    }
}

/// Words about the module: its service's, else what is below it.
fn docs(krate: &Crate, facts: &Facts<'_>, module: &[String]) -> String {
    let mut services = krate.services.iter().filter(|service| names::tag_module(&service.tag) == module);
    let tag = services.next().and_then(|service| facts.api.tags.get(&service.tag));
    if let Some(words) = tag.and_then(|tag| tag.description.as_deref()) {
        return crate::words::lines(words)
            .iter()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect::<Vec<_>>()
            .join("\n");
    }
    match RuntimeModule::at(module) {
        Some(runtime) => runtime.words.to_owned(),
        None => format!("What the document has below `{}`.", module.join(".")),
    }
}
