//! How structures are read and written: wire names, absent values, date-times as vAPI writes them. A macro of the runtime
//! makes code of it, since derived code takes most of the time that rustc has for a client.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Item};

use crate::model::gate::{cfg, own_gate};
use crate::model::nodes::{self, listed, of_macro, runtime};
use crate::model::syntax::{is, without_option};
use crate::model::{Crate, Facts, Property, RustPath, Schema, Shape, StringFormat};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let schema = facts.schema(item);
        let Shape::Object(properties) = &schema.shape else { continue };
        // A type of the same module may be called `Option`.
        let path = RustPath { module: item.path.module.clone(), ident: "Option".to_owned() };
        let option = if facts.names.component(&path).is_some() { "::core::option::Option" } else { "Option" };
        let is_none = format!("{option}::is_none");
        let Item::Struct(definition) = &mut item.definition else { continue };
        let mut members = Vec::new();
        for (field, (name, property)) in definition.fields.iter_mut().zip(properties) {
            field.attrs.clear();
            let Some(ident) = &field.ident else { continue };
            field.attrs.extend(json_schema((ident != name).then_some(name), property, &field.ty, &is_none));
            let cfg = own_gate(&property.schema, schema).map(cfg);
            let kind = nodes::ident(kind(property, &field.ty, facts));
            members.push(quote!(#cfg #ident = #kind(#name)));
            places += 1;
        }
        if schema.kept_others().is_some()
            && let Some(field) = definition.fields.iter_mut().nth(properties.len())
            && let Some(ident) = &field.ident
        {
            field.attrs = vec![for_schemas(quote!(flatten))];
            members.push(quote!(..#ident));
            places += 1;
        }
        let name = nodes::ident(&item.path.ident);
        item.companions.push(of_macro(runtime(["object"]), quote!(#name: #(#members),*)));
    }
    places
}

/// A method of the runtime's `Members`.
fn kind(property: &Property, ty: &syn::Type, facts: &Facts<'_>) -> &'static str {
    let optional = is(ty, "Option") && !property.required;
    let inner = without_option(ty);
    let times = is(inner, "DateTime") || holds_times(&property.schema, facts);
    match (optional, property.is_absent_or_null()) {
        (true, _) if is_error(inner) => "error",
        (true, true) if times => "present_time",
        (true, true) => "present",
        (true, false) if times => "optional_time",
        (true, false) => "optional",
        (false, _) if times => "required_time",
        (false, _) => "required",
    }
}

/// Whether it is the type of the runtime's errors, which older servers send as a string.
fn is_error(ty: &syn::Type) -> bool {
    let syn::Type::Path(path) = ty else { return false };
    let segments = path.path.segments.iter().map(|segment| &segment.ident);
    segments.eq(["crate", "vapi", "errors", "Error"])
}

/// What the JSON Schema cannot see.
fn json_schema(rename: Option<&String>, property: &Property, ty: &syn::Type, is_none: &str) -> Option<Attribute> {
    let mut parts: Vec<TokenStream> = Vec::new();
    parts.extend(rename.map(|name| quote!(rename = #name)));
    if is(ty, "Option") && !property.required {
        parts.push(quote!(skip_serializing_if = #is_none));
    }
    (!parts.is_empty()).then(|| for_schemas(quote!(#(#parts),*)))
}

fn for_schemas(told: TokenStream) -> Attribute {
    listed("cfg_attr", quote!(feature = "schemars", schemars(#told)))
}

/// Whether a value is a date-time, or lists and maps of them.
fn holds_times(schema: &Schema, facts: &Facts<'_>) -> bool {
    match facts.api.shape(schema) {
        Shape::String(StringFormat::DateTime) => true,
        Shape::Array(inner) | Shape::Map(inner) => holds_times(inner, facts),
        _ => false,
    }
}
