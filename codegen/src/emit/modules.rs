//! The module tree: a file for each module, with the modules below it declared.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::format_ident;
use syn::{ImplItem, Item, parse_quote};

use super::layout::{self, Lints};
use super::{deprecated, gate_reader, homes};
use crate::model::gate::{GatedModules, modules as module_list, service_gate, visible};
use crate::model::{Crate, EmittedGates, Facts, RUNTIME_MODULES, RuntimeModule};

/// Path → text of each, and the gates of what is in them.
///
/// Takes the items out of the crate, so that each is there once: in the crate, then in its module, then as text.
pub(super) fn files(
    krate: &mut Crate,
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
    let touched = touched(krate, facts, homes);
    let gated = GatedModules::new(krate, facts);
    let mut contents = contents(krate, facts, &gated);
    let krate = &*krate;
    let mut files = BTreeMap::new();
    let mut gates = gate_reader::Modules::default();
    for module in &modules {
        let mut items = declarations(&gated, &modules, module);
        items.extend(RuntimeModule::at(module).filter(|_| has_vapi).map(runtime_types));
        let is_types = *module == types;
        if is_types {
            items.extend(homes::names(homes));
        }
        items.extend(contents.remove(module).unwrap_or_default());
        gates.read(module, &items);
        let lints = if touched.contains(module) { Lints::AllowDeprecated } else { Lints::All };
        files.insert(
            format!("{}.rs", module.join("/")),
            layout::file(document, &docs(krate, facts, module), module, items, lints),
        );
    }
    let mut root: Vec<Item> = vec![parse_quote!(
        mod accessors;
    )];
    root.extend(declarations(&gated, &modules, &[]));
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
fn declarations(gated: &GatedModules, modules: &[Vec<String>], parent: &[String]) -> Vec<Item> {
    // They are sorted: what is below the parent follows it.
    let from = modules.partition_point(|module| module.as_slice() <= parent);
    let below = modules[from..].iter().take_while(|module| module.starts_with(parent));
    below
        .filter(|module| module.len() == parent.len() + 1)
        .map(|module| {
            let name = format_ident!("{}", module[parent.len()]);
            // Modules below a gated one repeat nothing.
            let gate = gated.feature(module).filter(|_| gated.feature(parent).is_none());
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

/// The modules in which something deprecated is defined or used.
fn touched(krate: &Crate, facts: &Facts<'_>, homes: &BTreeMap<String, Vec<String>>) -> BTreeSet<Vec<String>> {
    let deprecated = deprecated::paths(krate, facts);
    let named =
        |(name, home): (&String, &Vec<String>)| deprecated.contains(&format!("crate::{}::{name}", home.join("::")));
    let mut touched = deprecated::modules(krate, facts, &deprecated);
    if homes.iter().any(named) {
        touched.insert(vec!["types".to_owned()]);
    }
    touched
}

/// The items of each module.
fn contents(krate: &mut Crate, facts: &Facts<'_>, gated: &GatedModules) -> BTreeMap<Vec<String>, Vec<Item>> {
    let mut contents: BTreeMap<Vec<String>, Vec<Item>> = BTreeMap::new();
    for item in krate.types.iter_mut().filter(|item| !facts.runtime.contains_key(&item.component)) {
        let items = contents.entry(item.path.module.clone()).or_default();
        items.push(taken(&mut item.definition));
        items.append(&mut item.companions);
    }
    for shared in &mut krate.shared {
        contents.entry(shared.path.module.clone()).or_default().append(&mut shared.items);
    }
    for index in 0..krate.services.len() {
        let block = implementation(krate, index, facts, gated);
        let service = &mut krate.services[index];
        let items = contents.entry(service.path.module.clone()).or_default();
        items.extend([taken(&mut service.definition), block]);
        items.extend(service.methods.iter_mut().flat_map(|method| std::mem::take(&mut method.options)));
        items.extend(service.methods.iter_mut().filter_map(|method| method.constant.take()));
    }
    contents
}

/// The item; nothing is left in its place.
fn taken(item: &mut Item) -> Item {
    std::mem::replace(item, Item::Verbatim(TokenStream::new()))
}

fn implementation(krate: &mut Crate, index: usize, facts: &Facts<'_>, gated: &GatedModules) -> Item {
    let service = &krate.services[index];
    let accessor = format!("crate::{}<'c>", service.path);
    let accessor: syn::Type =
        syn::parse_str(&accessor).unwrap_or_else(|_| unreachable!("`{accessor}` is made of checked names"));
    let in_gated = gated.feature(&service.path.module).is_some();
    let gate = service_gate(service, facts).filter(|_| !in_gated).map(crate::model::gate::cfg).into_iter();
    let mut block: syn::ItemImpl = parse_quote! {
        #(#gate)*
        impl<'c> #accessor {}
    };
    let methods = krate.services[index].methods.iter_mut();
    block.items = methods.filter_map(|method| method.item.take()).map(ImplItem::Fn).collect();
    Item::Impl(block)
}

/// Words about the module: its service's, else what is below it.
fn docs(krate: &Crate, facts: &Facts<'_>, module: &[String]) -> String {
    let mut services = krate.services.iter().filter(|service| service.path.module == module);
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
