//! Types are written in one way: prelude names, ordered maps, paths from the crate root instead of progenitor's modules.

use syn::visit_mut::{VisitMut, visit_type_mut};
use syn::{Item, Type, parse_quote};

use super::{Crate, Facts};
use crate::names::RustPath;

pub(super) fn run(krate: &mut Crate, _: &Facts<'_>) -> usize {
    let mut containers = Containers { places: 0 };
    visit(krate, &mut containers);
    containers.places
}

/// Replaces the numbers of components by their paths.
pub(super) fn use_paths(krate: &mut Crate, paths: &dyn Fn(&str) -> Option<RustPath>) {
    visit(krate, &mut Paths { paths });
}

fn visit(krate: &mut Crate, visitor: &mut dyn VisitMut) {
    for item in &mut krate.types {
        match &mut item.definition {
            Item::Struct(item) => item.fields.iter_mut().for_each(|field| visitor.visit_type_mut(&mut field.ty)),
            Item::Type(item) => visitor.visit_type_mut(&mut item.ty),
            _ => {}
        }
    }
    for method in krate.services.iter_mut().flat_map(|service| &mut service.methods) {
        visitor.visit_signature_mut(&mut method.generated);
    }
}

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
        visit_type_mut(self, ty);
    }
}

/// `crate::hvc::links::Info`.
pub(super) fn crate_path(path: &RustPath) -> Type {
    let text = format!("crate::{path}");
    syn::parse_str(&text).unwrap_or_else(|_| unreachable!("`{text}` is made of checked identifiers"))
}

struct Containers {
    places: usize,
}

impl VisitMut for Containers {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_type_mut(self, ty);
        let Type::Path(path) = ty else { return };
        let Some(first) = path.path.segments.first().filter(|_| path.path.leading_colon.is_some()) else { return };
        let (krate, last) = (first.ident.to_string(), path.path.segments.last().cloned());
        let Some(last) = last else { return };
        let arguments = &last.arguments;
        let replacement: Type = match (krate.as_str(), last.ident.to_string().as_str()) {
            ("std", "String") => parse_quote!(String),
            ("std", "Option") => parse_quote!(Option #arguments),
            ("std", "Vec") => parse_quote!(Vec #arguments),
            ("std", "Box") => parse_quote!(Box #arguments),
            // Ordered, so that two encodings of one value are equal.
            ("std", "HashMap") => parse_quote!(std::collections::BTreeMap #arguments),
            ("chrono", "DateTime") => parse_quote!(chrono::DateTime<chrono::Utc>),
            ("serde_json", "Value") => parse_quote!(serde_json::Value),
            ("serde_json", "Map") => parse_quote!(serde_json::Map<String, serde_json::Value>),
            _ => return,
        };
        *ty = replacement;
        self.places += 1;
    }
}

/// The type inside `Option<…>`, or the type itself.
pub(super) fn without_option(ty: &Type) -> &Type {
    argument_of(ty, "Option").unwrap_or(ty)
}

/// The first type argument of `wrapper<…>`.
pub(super) fn argument_of<'a>(ty: &'a Type, wrapper: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == wrapper)?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Whether the type is what everybody means by `ident`: a path that ends in it, and no type of the document that is called
/// so as well.
pub(super) fn is(ty: &Type, ident: &str) -> bool {
    let Type::Path(path) = ty else { return false };
    let segments = &path.path.segments;
    let of_the_document = segments.len() > 2 && segments[0].ident == "crate" && segments[1].ident != "runtime";
    !of_the_document && segments.last().is_some_and(|segment| segment.ident == ident)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_of_the_document_is_not_that_of_the_language() {
        assert!(is(&parse_quote!(Option<String>), "Option"));
        assert!(is(&parse_quote!(crate::Secret), "Secret"));
        assert!(!is(&parse_quote!(crate::types::Option), "Option"));
    }
}
