//! Gives the types and methods that progenitor made the places that they have in the document.

use std::collections::HashMap;

use syn::Type;
use syn::visit_mut::{VisitMut, visit_type_mut};

use super::cut::Cut;
use super::opaque_schema::UNBOUNDED;
use crate::model::syntax::crate_path;
use crate::model::{Component, Crate, Facts, GeneratedMethod, Problem, RustPath, Service, TypeItem, nodes};
use crate::names::Opaque;

/// The items of what was cut out that stand for something in the document.
///
/// # Errors
///
/// The component or operation for which progenitor emitted nothing.
pub(crate) fn harvest(cut: Cut, facts: &Facts<'_>, opaque: &Opaque) -> Result<Crate, Problem> {
    let Cut { mut definitions, mut methods } = cut;
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
    let mut services: HashMap<&str, usize> = HashMap::new();
    for (index, operation) in facts.api.operations.iter().enumerate() {
        let number = Opaque::operation(index);
        let generated = methods.remove(&number).ok_or_else(|| nothing_for(&format!("operation {}", operation.id)))?;
        let method = GeneratedMethod { operation: index, generated, item: None, constant: None, options: Vec::new() };
        let at = *services.entry(operation.tag.as_str()).or_insert(krate.services.len());
        match krate.services.get_mut(at) {
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
            *ty = nodes::plain(nodes::path(["i128"]));
            return;
        }
        visit_type_mut(self, ty);
    }
}
