//! The runtime's own types stand for components of the document; here it is checked that both say the same.
//!
//! Compared are members, types, wire names and words. What differs is a problem of our document (or of the runtime), at the
//! place of the member in the document.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Attribute, Item};

use crate::document::{Document, escape};
use crate::model::nodes::END_OF_LINE;
use crate::model::syntax::wire_name;
use crate::model::{Component, Crate, Facts, Problem, Problems, RuntimeTypes, RustPath, TypeItem};

/// What a type says: of itself under the empty name, and of each member.
type Statements = BTreeMap<String, Statement>;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Statement {
    /// Type or wire value.
    form: String,
    /// Documentation in one line.
    words: String,
}

/// Where the document and the runtime's sources differ.
pub(crate) fn disagreements(krate: &Crate, facts: &Facts<'_>, runtime: &RuntimeTypes, document: &Document) -> Problems {
    let mut problems = Problems::none();
    for item in krate.types.iter().filter(|item| item.component != Component::Secret) {
        let Some(path) = facts.runtime.get(&item.component) else { continue };
        let all = runtime.items(&path.module);
        match all.iter().filter_map(|item| statements(item, all)).find(|(ident, _)| *ident == path.ident) {
            Some((_, ours)) => problems.extend(compare(item, path, &ours, document)),
            None => problems.extend([Problem::new(format!("the runtime has no `{path}`"))]),
        }
    }
    problems
}

fn compare(item: &TypeItem, path: &RustPath, ours: &Statements, document: &Document) -> Vec<Problem> {
    let Some((_, theirs)) = statements(&item.definition, &item.companions) else { return Vec::new() };
    let file = format!("generated-client/runtime/src/values/{}.rs", path.module.join("/"));
    let mut problems = Vec::new();
    for (name, member) in &theirs {
        let shown = if name.is_empty() { path.to_string() } else { format!("{path}::{name}") };
        let place = document.place(&pointer(&item.component, name, document));
        match ours.get(name) {
            None => problems.push(
                Problem::at(place, format!("the runtime's `{path}` has no `{name}`")).help(format!("add it to {file}")),
            ),
            Some(own) if own.form != member.form => problems.push(
                Problem::at(
                    place,
                    format!("the runtime's `{shown}` is `{}`, the document has `{}`", own.form, member.form),
                )
                .help(format!("change the document or {file}")),
            ),
            Some(own) if own.words != member.words => problems.push(
                Problem::at(place, format!("the runtime describes `{shown}` in other words"))
                    .help(format!("let {file} say: {}", member.words)),
            ),
            Some(_) => {}
        }
    }
    for name in ours.keys().filter(|name| !theirs.contains_key(*name)) {
        let place = document.place(&pointer(&item.component, "", document));
        problems.push(Problem::at(place, format!("the document has no `{name}`, which the runtime's `{path}` has")));
    }
    problems
}

/// The member in the document: a property, or a constant's words.
fn pointer(component: &Component, member: &str, document: &Document) -> String {
    let schema = format!("/components/schemas/{}", escape(&component.to_string()));
    let inside =
        [format!("{schema}/properties/{}", escape(member)), format!("{schema}/x-sdk-constants/{}", escape(member))];
    inside.into_iter().find(|pointer| !member.is_empty() && document.get(pointer).is_some()).unwrap_or(schema)
}

/// What an item says; members by wire name. `all` has the mechanics of an open enum.
fn statements(item: &Item, all: &[Item]) -> Option<(String, Statements)> {
    let mut statements = Statements::new();
    let ident = match item {
        Item::Struct(item) => {
            statements.insert(String::new(), Statement { form: "struct".to_owned(), words: words(&item.attrs) });
            for field in &item.fields {
                if let Some(name) = wire_name(field) {
                    statements.insert(name, Statement { form: bare(&field.ty), words: words(&field.attrs) });
                }
            }
            &item.ident
        }
        Item::Enum(item) => {
            statements.insert(String::new(), Statement { form: "enum".to_owned(), words: words(&item.attrs) });
            let wire = all.iter().find_map(|other| wire_values(other, &item.ident))?;
            for variant in item.variants.iter().filter(|variant| variant.fields.is_empty()) {
                let value = wire.get(&variant.ident.to_string())?;
                statements
                    .insert(value.clone(), Statement { form: variant.ident.to_string(), words: words(&variant.attrs) });
            }
            &item.ident
        }
        _ => return None,
    };
    Some((ident.to_string(), statements))
}

/// The type without module paths: `Option < BTreeMap < String , LocalizationParam > >`.
fn bare(ty: &syn::Type) -> String {
    let tokens = ty.to_token_stream().to_string();
    let words: Vec<&str> = tokens.split(' ').collect();
    let mut out: Vec<&str> = Vec::new();
    for word in words {
        if word == "::" {
            out.pop();
        } else {
            out.push(word);
        }
    }
    out.join(" ")
}

/// The doc comment, in one line.
fn words(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                Some(text.value().replace(END_OF_LINE, " "))
            }
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Name: Variant = "WIRE", …` of the runtime's macro.
fn wire_values(item: &Item, name: &syn::Ident) -> Option<BTreeMap<String, String>> {
    let Item::Macro(item) = item else { return None };
    let parser = |input: syn::parse::ParseStream<'_>| {
        let ident: syn::Ident = input.parse()?;
        input.parse::<syn::Token![:]>()?;
        let pair = |input: syn::parse::ParseStream<'_>| {
            let variant: syn::Ident = input.parse()?;
            input.parse::<syn::Token![=]>()?;
            Ok((variant.to_string(), input.parse::<syn::LitStr>()?.value()))
        };
        let pairs = input.parse_terminated(pair, syn::Token![,])?;
        Ok((ident, pairs.into_iter().collect::<BTreeMap<_, _>>()))
    };
    let (ident, values) = item.mac.parse_body_with(parser).ok()?;
    (ident == *name).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn paths_and_line_breaks_do_not_matter() {
        let short: Item = parse_quote! {
            #[doc = " One"]
            #[doc = " two."]
            pub struct A { pub m: Option<BTreeMap<String, B>> }
        };
        let long: Item = parse_quote! {
            #[doc = " One two."]
            pub struct A { pub m: Option<std::collections::BTreeMap<String, crate::x::B>> }
        };
        assert_eq!(statements(&short, &[]), statements(&long, &[]));
    }

    #[test]
    fn wire_names_and_values_matter() {
        let one: Item = parse_quote!(
            pub struct A {
                #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
                pub type_: String,
            }
        );
        let two: Item = parse_quote!(
            pub struct A {
                pub type_: String,
            }
        );
        assert_ne!(statements(&one, &[]), statements(&two, &[]));
        let definition: Item = parse_quote!(
            pub enum E {
                A,
                Unknown(U),
            }
        );
        let mechanics: Item = parse_quote!(vsphere_automation_runtime::generated::open_enum!(E: A = "a"););
        let (_, statements) = statements(&definition, &[mechanics]).expect("statements");
        assert_eq!(statements["a"].form, "A");
    }
}
