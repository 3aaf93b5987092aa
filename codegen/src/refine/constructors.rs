//! `new` with the required properties, and a `with_…` for each optional one.
//!
//! They exist for what servers send too, so that consumers can write tests; a property added later breaks nobody.

use quote::format_ident;
use syn::{Expr, FnArg, ImplItem, Item, Type, parse_quote};

use crate::model::gate::{cfg, gate};
use crate::model::syntax::{argument_of, crate_path, is, without_option};
use crate::model::{Crate, Facts, RustPath, Shape};
use crate::names;

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let schema = facts.schema(item);
        let Shape::Object(properties) = &schema.shape else { continue };
        let Item::Struct(definition) = &item.definition else { continue };
        let name = crate_path(&item.path);
        let setters_of_fields: Vec<String> = definition
            .fields
            .iter()
            .filter_map(|field| Some(names::with(&field.ident.as_ref()?.to_string())))
            .collect();
        let by_name = names::given_by_name(schema, facts.api);
        let mut arguments: Vec<FnArg> = Vec::new();
        let mut required: Vec<syn::Field> = Vec::new();
        let mut values: Vec<syn::FieldValue> = Vec::new();
        let mut setters: Vec<ImplItem> = Vec::new();
        for (field, property) in definition.fields.iter().zip(properties.values()) {
            let Some(ident) = &field.ident else { continue };
            let (mut ty, mut value) = argument(ident, without_option(&field.ty), facts);
            if by_name && property.is_argument() {
                let words = format!(" [`{}::{ident}`].", item.path.ident);
                let bare = argument_of(without_option(&field.ty), "Box").unwrap_or(without_option(&field.ty)).clone();
                required.push(parse_quote!(#[doc = #words] pub #ident: #bare));
                value = match argument_of(without_option(&field.ty), "Box") {
                    Some(_) => parse_quote!(Box::new(required.#ident)),
                    None => parse_quote!(required.#ident),
                };
                ty = bare;
            }
            if property.given {
                arguments.push(parse_quote!(#ident: #ty));
                values.push(parse_quote!(#ident: Some(#value)));
            } else if property.is_argument() {
                arguments.push(parse_quote!(#ident: #ty));
                values.push(if is_ident(&value, ident) { parse_quote!(#ident) } else { parse_quote!(#ident: #value) });
            } else {
                // A gated property of a type that is not gated itself.
                let own = gate(property.schema.timeline.as_ref()).filter(|_| gate(schema.timeline.as_ref()).is_none());
                let cfg = own.map(cfg);
                values.push(parse_quote!(#cfg #ident: None));
                let null = property.is_absent_or_null() && is(without_option(&field.ty), "Option");
                let ty = without_option(without_option(&field.ty));
                let deprecated = property.schema.deprecated.then(|| parse_quote!(#[deprecated]));
                let attributes: Vec<syn::Attribute> = cfg.into_iter().chain(deprecated).collect();
                setters.push(setter(ident, ty, null, &attributes, facts));
                if null && !setters_of_fields.contains(&null_name(ident)) {
                    setters.push(null_setter(ident, &attributes));
                }
            }
        }
        if let Some(field) = definition.fields.iter().nth(properties.len()).filter(|_| schema.kept_others().is_some()) {
            let ident = &field.ident;
            values.push(parse_quote!(#ident: std::collections::BTreeMap::new()));
        }
        if by_name {
            let path = RustPath { ident: names::required(&item.path.ident), ..item.path.clone() };
            let (ident, path) = (format_ident!("{}", path.ident), crate_path(&path));
            let words = format!(" What a [`{0}`] must have, for [`{0}::new`]: each by its name.", item.path.ident);
            item.companions.push(parse_quote! {
                #[doc = #words]
                #[derive(Clone, Debug)]
                pub struct #ident { #(#required),* }
            });
            arguments = vec![parse_quote!(required: #path)];
        }
        let no_values = arguments.is_empty();
        let words = if no_values { " A value with nothing set." } else { " A value with the required properties." };
        let all = if no_values && definition.attrs.iter().any(derives_default) {
            parse_quote!({ Self::default() })
        } else {
            quote::quote!({ Self { #(#values),* } })
        };
        // Required properties are as many as the API has; grouping them would only hide that.
        let many: Option<syn::Attribute> = (arguments.len() > 7)
            .then(|| parse_quote!(#[expect(clippy::too_many_arguments, reason = "one for each required property")]));
        let new: ImplItem = parse_quote! {
            #[doc = #words]
            #many
            pub fn new(#(#arguments),*) -> Self #all
        };
        places += 1 + setters.len();
        let items = std::iter::once(new).chain(setters);
        item.companions.push(parse_quote!(impl #name { #(#items)* }));
    }
    places
}

fn derives_default(attribute: &syn::Attribute) -> bool {
    let mut found = false;
    if attribute.path().is_ident("derive") {
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("Default");
            Ok(())
        });
    }
    found
}

fn null_name(ident: &syn::Ident) -> String {
    format!("{}_null", names::with(&ident.to_string()))
}

/// Clears a property that may be absent, which is another thing.
fn null_setter(ident: &syn::Ident, attributes: &[syn::Attribute]) -> ImplItem {
    let words = format!(" Sets [`{ident}`](Self::{ident}) to null.");
    chained(&null_name(ident), &words, attributes, None, ident, &parse_quote!(None))
}

fn setter(ident: &syn::Ident, ty: &Type, null: bool, attributes: &[syn::Attribute], facts: &Facts<'_>) -> ImplItem {
    let value = format_ident!("value");
    let (taken, expression) = argument(&value, ty, facts);
    let expression: Expr = if null { parse_quote!(Some(#expression)) } else { expression };
    let words = format!(" Sets [`{ident}`](Self::{ident}).");
    let argument = parse_quote!(value: #taken);
    chained(&names::with(&ident.to_string()), &words, attributes, Some(argument), ident, &expression)
}

/// A method that sets one property and gives the whole back.
fn chained(
    name: &str,
    words: &str,
    attributes: &[syn::Attribute],
    argument: Option<FnArg>,
    property: &syn::Ident,
    value: &Expr,
) -> ImplItem {
    let name = format_ident!("{name}");
    let argument = argument.into_iter();
    parse_quote! {
        #[doc = #words]
        #(#attributes)*
        #[must_use]
        pub fn #name(mut self #(, #argument)*) -> Self {
            self.#property = Some(#value);
            self
        }
    }
}

/// How a value is given, and what is made of it.
pub(super) fn argument(ident: &syn::Ident, ty: &Type, facts: &Facts<'_>) -> (Type, Expr) {
    if let Some(inner) = argument_of(ty, "Box") {
        return (inner.clone(), parse_quote!(Box::new(#ident)));
    }
    // What can be made from text is taken as text: strings, ids and open enums. A secret is not: `Secret::from` stands where
    // it is given, so that it and a text never take each other's place.
    if is(ty, "String") || facts.is_from_text(ty) {
        return (parse_quote!(impl Into<#ty>), parse_quote!(#ident.into()));
    }
    (ty.clone(), parse_quote!(#ident))
}

fn is_ident(value: &Expr, ident: &syn::Ident) -> bool {
    matches!(value, Expr::Path(path) if path.path.is_ident(ident))
}
