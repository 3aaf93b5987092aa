//! How fields are read and written: wire names, absent values, date-times as vAPI writes them.

use quote::quote;
use syn::{Attribute, Item};

use crate::model::nodes::listed;
use crate::model::syntax::{is, without_option};
use crate::model::{Crate, Facts, Property, RustPath, Schema, Shape, StringFormat};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let schema = facts.schema(item);
        let Shape::Object(properties) = &schema.shape else { continue };
        // A type of the same module may be called `Option`.
        let full = |ident: &str, full: &'static str| {
            let path = RustPath { module: item.path.module.clone(), ident: ident.to_owned() };
            facts.names.component(&path).is_some().then(|| (format!("{ident}<"), format!("{full}<")))
        };
        let prelude: Vec<(String, String)> =
            [full("Option", "::core::option::Option"), full("Vec", "::std::vec::Vec")].into_iter().flatten().collect();
        let option =
            if prelude.iter().any(|(ident, _)| ident == "Option<") { "::core::option::Option" } else { "Option" };
        let is_none = format!("{option}::is_none");
        let Item::Struct(definition) = &mut item.definition else { continue };
        for (field, (name, property)) in definition.fields.iter_mut().zip(properties) {
            field.attrs.clear();
            let own_name = field.ident.as_ref().is_some_and(|ident| ident == name);
            let module = with_module(property, &field.ty, facts);
            field.attrs.extend(attribute((!own_name).then_some(name), property, &field.ty, module, &is_none));
            field.attrs.extend(module.map(|_| json_schema(&field.ty, &prelude)));
            places += usize::from(!field.attrs.is_empty());
        }
        if let Some(others) = schema.kept_others()
            && let Some(field) = definition.fields.iter_mut().nth(properties.len())
        {
            // What `flatten` hands on is enough for any value, but not for every type.
            let read = (!matches!(others.shape, Shape::Any))
                .then(|| quote!(, deserialize_with = "vsphere_automation_runtime::generated::json::members"));
            field.attrs = vec![listed("serde", quote!(flatten #read))];
            places += 1;
        }
    }
    places
}

fn attribute(
    rename: Option<&String>,
    property: &Property,
    ty: &syn::Type,
    module: Option<&str>,
    is_none: &str,
) -> Option<Attribute> {
    let mut parts: Vec<proc_macro2::TokenStream> = Vec::new();
    if let Some(name) = rename {
        parts.push(quote!(rename = #name));
    }
    let optional = is(ty, "Option");
    // Read by itself, null would be absent.
    let present = property.is_absent_or_null() && module.is_none();
    // serde itself takes an absent `Option` for `None`, except where something stands in between.
    if optional && !property.required && (module.is_some() || present) {
        parts.push(quote!(default));
    }
    parts.extend(module.map(|module| quote!(with = #module)));
    if present {
        parts.push(quote!(deserialize_with = "vsphere_automation_runtime::generated::json::present"));
    }
    if optional && !property.required {
        parts.push(quote!(skip_serializing_if = #is_none));
    }
    (!parts.is_empty()).then(|| listed("serde", quote!(#(#parts),*)))
}

fn with_module(property: &Property, ty: &syn::Type, facts: &Facts<'_>) -> Option<&'static str> {
    let optional = is(ty, "Option");
    let inner = without_option(ty);
    if is(inner, "DateTime") {
        return Some(if optional {
            "vsphere_automation_runtime::generated::time::option"
        } else {
            "vsphere_automation_runtime::generated::time"
        });
    }
    if holds_times(&property.schema, facts) {
        return Some(if property.is_absent_or_null() {
            "vsphere_automation_runtime::generated::time::nested::present"
        } else {
            "vsphere_automation_runtime::generated::time::nested"
        });
    }
    (is_error(inner) && optional).then_some("vsphere_automation_runtime::generated::error_or_string")
}

/// Whether it is the type of the runtime's errors, which older servers send as a string.
fn is_error(ty: &syn::Type) -> bool {
    let syn::Type::Path(path) = ty else { return false };
    let segments = path.path.segments.iter().map(|segment| &segment.ident);
    segments.eq(["crate", "vapi", "errors", "Error"])
}

/// Whether a value is a date-time, or lists and maps of them.
fn holds_times(schema: &Schema, facts: &Facts<'_>) -> bool {
    match facts.api.shape(schema) {
        Shape::String(StringFormat::DateTime) => true,
        Shape::Array(inner) | Shape::Map(inner) => holds_times(inner, facts),
        _ => false,
    }
}

/// The JSON Schema of what a `with` module reads is that of the type, with full paths for what the module hides.
fn json_schema(ty: &syn::Type, hidden: &[(String, String)]) -> Attribute {
    let mut text = quote!(#ty).to_string().replace(' ', "").replace(',', ", ");
    for (ident, full) in hidden {
        text = text.replace(ident, full);
    }
    listed("cfg_attr", quote!(feature = "schemars", schemars(with = #text)))
}
