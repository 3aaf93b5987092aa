//! `new` with the required properties, and a `with_…` for each optional one.
//!
//! They exist for what servers send too, so that consumers can write tests; a property added later breaks nobody.

use quote::quote;
use syn::{Expr, FnArg, ImplItem, Item, Type};

use crate::model::gate::{cfg, own_gate};
use crate::model::nodes::{self, block, call, called_on, field_of, literal, path, plain, variable};
use crate::model::syntax::{argument_of, crate_path, is, without_option};
use crate::model::{Crate, Facts, RustPath, Shape};
use crate::names;

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let schema = facts.schema(item);
        let Shape::Object(properties) = &schema.shape else { continue };
        let Item::Struct(definition) = &item.definition else { continue };
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
                let boxed = argument_of(without_option(&field.ty), "Box");
                let bare = boxed.unwrap_or(without_option(&field.ty)).clone();
                required.push(nodes::field(vec![nodes::doc(&words)], ident.clone(), bare.clone()));
                value = field_of(variable(&nodes::ident(names::REQUIRED)), ident.clone());
                if boxed.is_some() {
                    value = call(path(["Box", "new"]), [value]);
                }
                ty = bare;
            }
            if property.given {
                arguments.push(nodes::argument(ident, ty));
                values.push(nodes::given(Vec::new(), ident, some(value)));
            } else if property.is_argument() {
                arguments.push(nodes::argument(ident, ty));
                values.push(nodes::given(Vec::new(), ident, value));
            } else {
                let cfg = own_gate(&property.schema, schema).map(cfg);
                values.push(nodes::given(cfg.iter().cloned().collect(), ident, variable(&nodes::ident("None"))));
                let null = property.is_absent_or_null() && is(without_option(&field.ty), "Option");
                let ty = without_option(without_option(&field.ty));
                let deprecated = property.schema.deprecated.then(|| nodes::mark("deprecated"));
                let attributes: Vec<syn::Attribute> = cfg.into_iter().chain(deprecated).collect();
                setters.push(setter(ident, ty, null, &attributes, facts));
                if null && !setters_of_fields.contains(&null_name(ident)) {
                    setters.push(null_setter(ident, &attributes));
                }
            }
        }
        let others = definition.fields.iter().nth(properties.len()).filter(|_| schema.kept_others().is_some());
        if let Some(ident) = others.and_then(|field| field.ident.as_ref()) {
            let none = call(path(["std", "collections", "BTreeMap", "new"]), []);
            values.push(nodes::given(Vec::new(), ident, none));
        }
        if by_name {
            let path = RustPath { ident: names::required(&item.path.ident), ..item.path.clone() };
            let words = format!(" What a [`{0}`] must have, for [`{0}::new`]: each by its name.", item.path.ident);
            let attributes = vec![nodes::doc(&words), nodes::listed("derive", quote!(Clone, Debug))];
            item.companions.push(nodes::structure(attributes, nodes::ident(&path.ident), required));
            arguments = vec![nodes::argument(&nodes::ident(names::REQUIRED), crate_path(&path))];
        }
        let no_values = arguments.is_empty();
        let words = if no_values { " A value with nothing set." } else { " A value with the required properties." };
        let this = if no_values && definition.attrs.iter().any(derives_default) {
            call(path(["Self", "default"]), [])
        } else {
            literal(path(["Self"]), values)
        };
        let mut attributes = vec![nodes::doc(words)];
        // Required properties are as many as the API has; grouping them would only hide that.
        attributes.extend((arguments.len() > 7).then(|| {
            nodes::listed("expect", quote!(clippy::too_many_arguments, reason = "one for each required property"))
        }));
        let output = plain(path(["Self"]));
        let new = nodes::method(attributes, nodes::ident("new"), arguments, output, block([], this));
        places += 1 + setters.len();
        let items = std::iter::once(ImplItem::Fn(new)).chain(setters).collect();
        item.companions.push(nodes::implementation(Default::default(), crate_path(&item.path), items));
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
    chained(&null_name(ident), &words, attributes, None, ident, variable(&nodes::ident("None")))
}

fn setter(ident: &syn::Ident, ty: &Type, null: bool, attributes: &[syn::Attribute], facts: &Facts<'_>) -> ImplItem {
    let value = nodes::ident("value");
    let (taken, given) = argument(&value, ty, facts);
    let given = if null { some(given) } else { given };
    let words = format!(" Sets [`{ident}`](Self::{ident}).");
    let argument = nodes::argument(&value, taken);
    chained(&names::with(&ident.to_string()), &words, attributes, Some(argument), ident, given)
}

/// A method that sets one property and gives the whole back.
fn chained(
    name: &str,
    words: &str,
    attributes: &[syn::Attribute],
    argument: Option<FnArg>,
    property: &syn::Ident,
    given: Expr,
) -> ImplItem {
    let own = attributes.iter().cloned();
    // Compiled with who calls it, and not at all where nobody does, as those are that take more than one type.
    let generic = matches!(&argument, Some(FnArg::Typed(argument)) if matches!(&*argument.ty, Type::ImplTrait(_)));
    let inline = (!generic).then(|| nodes::mark("inline"));
    let marks = std::iter::once(nodes::mark("must_use")).chain(inline);
    let attributes = std::iter::once(nodes::doc(words)).chain(own).chain(marks).collect();
    let this = variable(&nodes::ident("self"));
    let sets = nodes::assigned(field_of(this.clone(), property.clone()), some(given));
    let inputs = std::iter::once(nodes::receiver(true)).chain(argument);
    let output = plain(path(["Self"]));
    ImplItem::Fn(nodes::method(attributes, nodes::ident(name), inputs, output, block([sets], this)))
}

fn some(value: Expr) -> Expr {
    call(path(["Some"]), [value])
}

/// How a value is given, and what is made of it.
fn argument(ident: &syn::Ident, ty: &Type, facts: &Facts<'_>) -> (Type, Expr) {
    if let Some(inner) = argument_of(ty, "Box") {
        return (inner.clone(), call(path(["Box", "new"]), [variable(ident)]));
    }
    // What can be made from text is taken as text: strings, ids and open enums. A secret is not: `Secret::from` stands where
    // it is given, so that it and a text never take each other's place.
    if is(ty, "String") || facts.is_from_text(ty) {
        return (nodes::into(ty.clone()), called_on(variable(ident), "into", None, []));
    }
    (ty.clone(), variable(ident))
}
