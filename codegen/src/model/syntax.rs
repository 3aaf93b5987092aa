//! Questions about code as it is written.

use syn::{Attribute, Ident, Item, Type};

use super::{RustPath, nodes};

/// `crate::hvc::links::Info`.
pub(crate) fn crate_path(path: &RustPath) -> Type {
    let module = path.module.iter().map(String::as_str);
    nodes::plain(nodes::path(std::iter::once("crate").chain(module).chain([path.ident.as_str()])))
}

/// The type inside `Option<…>`, or the type itself.
pub(crate) fn without_option(ty: &Type) -> &Type {
    argument_of(ty, "Option").unwrap_or(ty)
}

/// The first type argument of `wrapper<…>`.
pub(crate) fn argument_of<'a>(ty: &'a Type, wrapper: &str) -> Option<&'a Type> {
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
pub(crate) fn is(ty: &Type, ident: &str) -> bool {
    let Type::Path(path) = ty else { return false };
    let segments = &path.path.segments;
    let of_the_document = segments.len() > 2 && segments[0].ident == "crate";
    !of_the_document && segments.last().is_some_and(|segment| segment.ident == ident)
}

/// The name of the type that an item defines.
pub(crate) fn defined(item: &Item) -> Option<&Ident> {
    match item {
        Item::Struct(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        _ => None,
    }
}

/// What `pub use a::b::{C, D};` names, each with its path.
pub(crate) fn named(item: &Item) -> Vec<(String, String)> {
    let Item::Use(syn::ItemUse { vis: syn::Visibility::Public(_), tree, .. }) = item else { return Vec::new() };
    let (mut home, mut tree) = (Vec::new(), tree);
    while let syn::UseTree::Path(path) = tree {
        home.push(path.ident.to_string());
        tree = &path.tree;
    }
    let trees = match tree {
        syn::UseTree::Group(group) => group.items.iter().collect(),
        tree => vec![tree],
    };
    let names = trees.into_iter().filter_map(|tree| match tree {
        syn::UseTree::Name(name) => Some(name.ident.to_string()),
        _ => None,
    });
    names.map(|name| (name.clone(), format!("{}::{name}", home.join("::")))).collect()
}

/// The attributes of an item of the kinds that are generated.
pub(crate) fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Type(item) => Some(&mut item.attrs),
        Item::Impl(item) => Some(&mut item.attrs),
        Item::Macro(item) => Some(&mut item.attrs),
        Item::Const(item) => Some(&mut item.attrs),
        _ => None,
    }
}

/// `FindCall: Found` in `call!(FindCall: Found)`.
pub(crate) fn call_of(call: &syn::Macro) -> Option<(Ident, Type)> {
    if call.path.segments.last().is_none_or(|last| last.ident != "call") {
        return None;
    }
    let parts = |input: syn::parse::ParseStream<'_>| {
        let name = input.parse()?;
        input.parse::<syn::Token![:]>()?;
        Ok((name, input.parse()?))
    };
    syn::parse::Parser::parse2(parts, call.tokens.clone()).ok()
}

/// The name of a field on the wire; `None` where it is flattened and has none. Said to serde, or to schemars where the
/// runtime does serde's work.
pub(crate) fn wire_name(field: &syn::Field) -> Option<String> {
    let mut name = field.ident.as_ref()?.to_string();
    let mut flattened = false;
    for attribute in &field.attrs {
        // Only `rename` and `flatten` matter here; the rest is read over.
        let _ = attribute.parse_nested_meta(|meta| said(&meta, &mut name, &mut flattened));
    }
    (!flattened).then_some(name)
}

fn said(meta: &syn::meta::ParseNestedMeta<'_>, name: &mut String, flattened: &mut bool) -> syn::Result<()> {
    *flattened |= meta.path.is_ident("flatten");
    if meta.input.peek(syn::token::Paren) {
        return meta.parse_nested_meta(|inner| said(&inner, name, flattened));
    }
    if meta.input.peek(syn::Token![=]) {
        let value: syn::Expr = meta.value()?.parse()?;
        if meta.path.is_ident("rename")
            && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = value
        {
            *name = text.value();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn a_type_of_the_document_is_not_that_of_the_language() {
        assert!(is(&parse_quote!(Option<String>), "Option"));
        assert!(is(&parse_quote!(crate::Secret), "Secret"));
        assert!(!is(&parse_quote!(crate::types::Option), "Option"));
    }
}
