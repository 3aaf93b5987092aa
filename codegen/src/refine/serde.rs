//! How fields are read and written: wire names, absent values, date-times as vAPI writes them.

use syn::{Attribute, Item, parse_quote};

use crate::model::syntax::{is, without_option};
use crate::model::{Crate, Facts, Property, RustPath, Shape};

/// The type of the runtime's errors, which older servers send as a string.
const ERROR: &str = "crate::vapi::errors::Error";

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let Shape::Object(properties) = &facts.schema(item).shape else { continue };
        // A type of the same module may be called `Option`.
        let option = RustPath { module: item.path.module.clone(), ident: "Option".to_owned() };
        let option = if facts.names.component(&option).is_some() { "::core::option::Option" } else { "Option" };
        let is_none = format!("{option}::is_none");
        let Item::Struct(definition) = &mut item.definition else { continue };
        for (field, (name, property)) in definition.fields.iter_mut().zip(properties) {
            field.attrs.clear();
            let own_name = field.ident.as_ref().is_some_and(|ident| ident == name);
            field.attrs.extend(attribute((!own_name).then_some(name), property, &field.ty, &is_none));
            field.attrs.extend(json_schema(&field.ty, option));
            places += usize::from(!field.attrs.is_empty());
        }
    }
    places
}

fn attribute(rename: Option<&String>, property: &Property, ty: &syn::Type, is_none: &str) -> Option<Attribute> {
    let mut parts: Vec<proc_macro2::TokenStream> = Vec::new();
    if let Some(name) = rename {
        parts.push(quote::quote!(rename = #name));
    }
    let optional = is(ty, "Option");
    let module = with_module(ty);
    // serde itself takes an absent `Option` for `None`, except where a `with` stands in between.
    if optional && !property.required && module.is_some() {
        parts.push(quote::quote!(default));
    }
    parts.extend(module.map(|module| quote::quote!(with = #module)));
    if optional && !property.required {
        parts.push(quote::quote!(skip_serializing_if = #is_none));
    }
    (!parts.is_empty()).then(|| parse_quote!(#[serde(#(#parts),*)]))
}

fn with_module(ty: &syn::Type) -> Option<&'static str> {
    let optional = is(ty, "Option");
    let inner = without_option(ty);
    if is(inner, "DateTime") {
        return Some(if optional {
            "vsphere_automation_runtime::generated::time::option"
        } else {
            "vsphere_automation_runtime::generated::time"
        });
    }
    let is_error = quote::quote!(#inner).to_string().replace(' ', "") == ERROR;
    (is_error && optional).then_some("vsphere_automation_runtime::generated::error_or_string")
}

/// The JSON Schema of what a `with` module reads is that of the type.
fn json_schema(ty: &syn::Type, option: &str) -> Option<Attribute> {
    with_module(ty)?;
    let ty = if is(without_option(ty), "DateTime") {
        if is(ty, "Option") {
            format!("{option}<chrono::DateTime<chrono::Utc>>")
        } else {
            "chrono::DateTime<chrono::Utc>".to_owned()
        }
    } else {
        format!("{option}<crate::vapi::errors::Error>")
    };
    Some(parse_quote!(#[cfg_attr(feature = "schemars", schemars(with = #ty))]))
}
