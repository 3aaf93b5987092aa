//! Takes the types and methods out of progenitor's file; its client, hooks and conversions are left behind.

use std::collections::HashMap;

use syn::visit_mut::{VisitMut, visit_type_mut};
use syn::{ImplItem, Item, Type, parse_quote};

use super::opaque_document::UNBOUNDED;

use crate::model::syntax::{crate_path, defined};
use crate::model::{Component, Crate, Facts, GeneratedMethod, Problem, RustPath, Service, TypeItem};
use crate::names::Opaque;

/// The items of `file` that stand for something in the document.
///
/// # Errors
///
/// The component or operation for which progenitor emitted nothing.
pub(crate) fn harvest(file: syn::File, facts: &Facts<'_>, opaque: &Opaque) -> Result<Crate, Problem> {
    let mut definitions: HashMap<String, Item> = HashMap::new();
    let mut methods: HashMap<String, syn::ImplItemFn> = HashMap::new();
    for item in file.items {
        match item {
            Item::Mod(module) if module.ident == "types" => {
                let items = module.content.map(|(_, items)| items).unwrap_or_default();
                definitions.extend(items.into_iter().filter_map(|item| Some((defined(&item)?.to_string(), item))));
            }
            Item::Impl(item) if item.trait_.is_none() => {
                methods.extend(item.items.into_iter().filter_map(|item| match item {
                    ImplItem::Fn(method) => Some((method.sig.ident.to_string(), method)),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    let mut krate = Crate::default();
    for (name, number) in opaque.schemas() {
        if *name == Component::Secret {
            continue;
        }
        let definition = definitions.remove(number).ok_or_else(|| nothing_for(&format!("schema {name}")))?;
        krate.types.push(TypeItem {
            component: name.clone(),
            path: facts.names.schema(name).clone(),
            definition,
            companions: Vec::new(),
        });
    }
    for (index, operation) in facts.api.operations.iter().enumerate() {
        let number = Opaque::operation(index);
        let item = methods.remove(&number).ok_or_else(|| nothing_for(&format!("operation {}", operation.id)))?;
        let method = GeneratedMethod {
            operation: index,
            generated: item.sig.clone(),
            item,
            constant: None,
            options: Vec::new(),
        };
        match krate.services.iter_mut().find(|service| service.tag == operation.tag) {
            Some(service) => service.methods.push(method),
            None => krate.services.push(service(facts, &operation.tag, method)),
        }
    }
    // Types refer to each other and methods to types by number; from here on by path.
    let paths = |number: &str| opaque.name(number).map(|name| facts.names.schema(name).clone());
    krate.visit_types_mut(&mut Paths { paths: &paths });
    Ok(krate)
}

fn nothing_for(item: &str) -> Problem {
    Problem::new(format!("progenitor emitted nothing for the {item}"))
}

fn service(facts: &Facts<'_>, tag: &str, method: GeneratedMethod) -> Service {
    let names = &facts.names.accessors[tag];
    let ident = syn::Ident::new(&names.path.ident, proc_macro2::Span::call_site());
    let definition = syn::parse_quote! {
        #[derive(Clone, Copy, Debug)]
        pub struct #ident<'c>(pub(crate) &'c vsphere_automation_runtime::generated::Connection);
    };
    Service {
        tag: tag.to_owned(),
        accessor: names.method.clone(),
        path: names.path.clone(),
        definition,
        methods: vec![method],
    }
}

/// Replaces the numbers of components by their paths.
struct Paths<'a> {
    paths: &'a dyn Fn(&str) -> Option<RustPath>,
}

impl VisitMut for Paths<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && let Some(last) = path.path.segments.last()
            && let Some(target) = (self.paths)(&last.ident.to_string())
        {
            *ty = crate_path(&target);
            return;
        }
        if let Type::Path(path) = ty
            && path.path.is_ident(UNBOUNDED)
        {
            *ty = parse_quote!(i128);
            return;
        }
        visit_type_mut(self, ty);
    }
}
