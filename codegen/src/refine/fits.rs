//! Which values a variant of a union can be, as the runtime asks it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Api, Others, Property, Schema, Shape};

/// Lists and unions inside of each other deeper than this fit anything.
const DEEP: usize = 6;

/// The `Fit` of a variant.
pub(super) fn fit(schema: &Schema, api: &Api, depth: usize) -> TokenStream {
    if depth > DEEP {
        return quote!(Fit::Any);
    }
    let (holder, shape) = match &schema.shape {
        Shape::Reference(name) => match api.resolve(name) {
            Some((_, target)) => (target, &target.shape),
            None => return quote!(Fit::Any),
        },
        shape => (schema, shape),
    };
    match shape {
        Shape::Boolean => quote!(Fit::Boolean),
        Shape::Integer(_) => quote!(Fit::Integer),
        Shape::Number => quote!(Fit::Number),
        Shape::String(_) => quote!(Fit::Text),
        Shape::Enum(constants) => {
            let constants = constants.keys();
            quote!(Fit::Constants(&[#(#constants),*]))
        }
        Shape::Array(inner) => {
            let inner = element(inner, api, depth);
            quote!(Fit::List(&#inner))
        }
        Shape::Map(inner) => {
            let inner = element(inner, api, depth);
            quote!(Fit::Map(&#inner))
        }
        Shape::FreeObject => quote!(Fit::Map(&Fit::Any)),
        Shape::Union { variants, .. } => {
            let fits = variants.iter().map(|variant| fit(variant, api, depth + 1));
            quote!(Fit::OneOf(&[#(#fits),*]))
        }
        Shape::Object(properties) => {
            let known = properties.keys();
            let declared = properties.iter().filter(|(_, property)| property.required).map(|(name, _)| name);
            let undeclared = holder.requires.iter().filter(|name| !properties.contains_key(*name));
            let required = declared.chain(undeclared);
            let forbidden = &holder.forbids;
            let closed = matches!(holder.others, Others::None);
            let constants = properties.iter().filter_map(|(name, property)| Some((name, constants(property, api)?)));
            let constants = constants.map(|(name, values)| quote!((#name, &[#(#values),*])));
            let said = |step: &str, list: TokenStream, is_empty: bool| {
                let step = quote::format_ident!("{step}");
                (!is_empty).then(|| quote!(.#step(&[#list])))
            };
            let required: Vec<&String> = required.collect();
            let required = said("required", quote!(#(#required),*), required.is_empty());
            let forbidden = said("forbidden", quote!(#(#forbidden),*), forbidden.is_empty());
            let closed = closed.then(|| quote!(.closed()));
            let constants: Vec<TokenStream> = constants.collect();
            let constants = said("constants", quote!(#(#constants),*), constants.is_empty());
            quote!(Fit::object(&[#(#known),*])#required #forbidden #closed #constants)
        }
        _ => quote!(Fit::Any),
    }
}

fn element(schema: &Schema, api: &Api, depth: usize) -> TokenStream {
    // Null fits nothing else.
    if schema.nullable { quote!(Fit::Any) } else { fit(schema, api, depth + 1) }
}

/// The values that the document lists for a property, as JSON.
fn constants(property: &Property, api: &Api) -> Option<Vec<String>> {
    let own = &property.schema;
    let target = match &own.shape {
        Shape::Reference(name) if own.constants.is_empty() => api.resolve(name).map(|(_, target)| target),
        _ => None,
    };
    let values = &target.unwrap_or(own).constants;
    (!values.is_empty()).then(|| values.iter().map(|value| value.to_string()).collect())
}
