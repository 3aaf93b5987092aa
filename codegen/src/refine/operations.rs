//! The body of every method: operation, path, query and body go to the runtime's one `send`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Expr, FnArg, ImplItemFn, Item, ReturnType, Type, parse_quote};

use super::bodies::body;
use crate::model::syntax::{argument_of, is, without_option};
use crate::model::{Api, Authentication, Location, MediaKind, Operation, Parameter, Schema, Shape};
use crate::model::{Crate, Facts, GeneratedMethod, Service};
use crate::names;
use crate::names::Opaque;

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for service in &mut krate.services {
        let Service { tag, methods, .. } = service;
        for method in methods {
            let operation = &facts.api.operations[method.operation];
            let name = names::operation_method(&operation.id, tag);
            method.item = call(method, operation, &name, facts);
            method.constant = Some(constant(operation, &name));
            places += 1;
        }
    }
    places
}

/// The constant that describes the operation to the runtime.
pub(super) fn constant_name(method: &str) -> syn::Ident {
    format_ident!("{}", names::operation_constant(method))
}

/// Parameters that a call need not give, the body included.
pub(super) fn has_options(operation: &Operation) -> bool {
    operation.parameters.iter().any(|p| !p.required) || operation.body.as_ref().is_some_and(|body| !body.required)
}

fn constant(operation: &Operation, method: &str) -> Item {
    let name = constant_name(method);
    let id = &operation.id;
    let verb = format_ident!("{}", format!("{:?}", operation.method));
    let path = &operation.path;
    let mut chain = quote!(vsphere_automation_runtime::generated::Operation::new(#id, vsphere_automation_runtime::generated::Method::#verb, #path));
    if !operation.constants.is_empty() {
        let (keys, values): (Vec<_>, Vec<_>) = operation.constants.iter().cloned().unzip();
        chain.extend(quote!(.constant_query(&[#((#keys, #values)),*])));
    }
    match operation.authentication {
        Authentication::Session => {}
        Authentication::Credentials => {
            chain.extend(quote!(.authentication(vsphere_automation_runtime::generated::Authentication::Basic)))
        }
        Authentication::None => {
            chain.extend(quote!(.authentication(vsphere_automation_runtime::generated::Authentication::None)))
        }
    }
    if ends_session(operation) {
        chain.extend(quote!(.ends_session()));
    }
    if let Some(timeline) = &operation.timeline {
        let available = crate::words::releases(timeline);
        if !available.is_empty() {
            chain.extend(quote!(.available(#available)));
        }
        if timeline.gate().is_some() {
            chain.extend(quote!(.technology_preview()));
        }
    }
    parse_quote!(const #name: vsphere_automation_runtime::generated::Operation = #chain;)
}

/// The one operation that ends the session which it is called with.
fn ends_session(operation: &Operation) -> bool {
    operation.method == crate::model::Method::Delete
        && operation.path.trim_end_matches('/').ends_with("/session")
        && operation.authentication == Authentication::Session
        && operation.parameters.is_empty()
}

fn call(method: &GeneratedMethod, operation: &Operation, name: &str, facts: &Facts<'_>) -> ImplItemFn {
    let signature = &method.generated;
    let mut arguments: Vec<FnArg> = Vec::new();
    let mut chain = TokenStream::new();
    // The path template is filled in its own order, whatever the order of declaration.
    let mut in_path: Vec<(usize, TokenStream)> = Vec::new();
    for (index, parameter) in operation.parameters.iter().enumerate().filter(|(_, p)| p.required) {
        let ident = format_ident!("{}", names::parameter(&parameter.name));
        let ty = argument_type(signature, &Opaque::parameter(index));
        let (taken, value) = given(&ident, &ty);
        arguments.push(parse_quote!(#ident: #taken));
        if parameter.location == Location::Path {
            let at = operation.path.find(&format!("{{{}}}", parameter.name)).unwrap_or(usize::MAX);
            let text = as_text(&ty, &value);
            in_path.push((at, quote!(.path(#text))));
        } else {
            chain.extend(sent(parameter, &ty, &value, facts));
        }
    }
    in_path.sort_by_key(|(at, _)| *at);
    let mut steps: TokenStream = in_path.into_iter().map(|(_, step)| step).collect();
    steps.extend(chain);
    if let Some((argument, step)) =
        operation.body.as_ref().filter(|b| b.required).and_then(|_| body(operation, signature, facts))
    {
        arguments.push(argument);
        steps.extend(step);
    }
    let (constructor, result) = result(operation, signature);
    let constant = constant_name(name);
    let method_name = format_ident!("{name}");
    let clippy = quiet(name, arguments.len());
    let call = quote!(vsphere_automation_runtime::generated::Call::#constructor(self.0, &#constant) #steps);
    let (ty, call): (Type, TokenStream) = if has_options(operation) {
        let own = format_ident!("{}", names::operation_call(name));
        (parse_quote!(#own<'c>), quote!(#own(#call)))
    } else {
        (parse_quote!(vsphere_automation_runtime::generated::Call<'c, #result>), call)
    };
    parse_quote! {
        #(#clippy)*
        pub fn #method_name(self, #(#arguments),*) -> #ty {
            #call
        }
    }
}

/// What clippy would say of a method that has the name that the vendor gave it, and as many arguments as the API has.
pub(super) fn quiet(name: &str, arguments: usize) -> Vec<syn::Attribute> {
    const BINARY: &[&str] = &["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];
    const UNARY: &[&str] = &["into_iter", "neg", "not"];
    let mut attributes = Vec::new();
    if BINARY.contains(&name) && arguments == 1 || UNARY.contains(&name) && arguments == 0 {
        attributes.push(parse_quote!(#[allow(clippy::should_implement_trait, reason = "the vendor's name")]));
    }
    if name == "new" {
        attributes.push(parse_quote!(#[allow(clippy::new_ret_no_self, reason = "the vendor's name")]));
    }
    if arguments + 1 > 7 {
        attributes
            .push(parse_quote!(#[expect(clippy::too_many_arguments, reason = "one for each required parameter")]));
    }
    attributes
}

/// The type that progenitor gave an argument, without reference and option.
pub(super) fn argument_type(signature: &syn::Signature, number: &str) -> Type {
    let argument = signature.inputs.iter().find_map(|argument| match argument {
        FnArg::Typed(typed) if matches!(&*typed.pat, syn::Pat::Ident(pat) if pat.ident == number) => Some(&*typed.ty),
        _ => None,
    });
    let bare = argument.map(|ty| without_reference(without_option(ty)).clone());
    match bare {
        Some(ty) if is(&ty, "str") => parse_quote!(String),
        Some(ty) => ty,
        None => parse_quote!(String),
    }
}

fn without_reference(ty: &Type) -> &Type {
    match ty {
        Type::Reference(reference) => &reference.elem,
        ty => ty,
    }
}

/// How a required argument is taken, and what to call its value.
fn given(ident: &syn::Ident, ty: &Type) -> (Type, Expr) {
    if is(ty, "String") {
        return (parse_quote!(&str), parse_quote!(#ident));
    }
    if let Some(element) = argument_of(ty, "Vec") {
        return (parse_quote!(&[#element]), parse_quote!(#ident));
    }
    if is_copy(ty) { (ty.clone(), parse_quote!(#ident)) } else { (parse_quote!(&#ty), parse_quote!(#ident)) }
}

pub(super) fn is_copy(ty: &Type) -> bool {
    ["bool", "i32", "i64", "f32", "f64"].iter().any(|name| is(ty, name))
}

/// A path argument as text.
fn as_text(ty: &Type, value: &Expr) -> TokenStream {
    if is(ty, "String") {
        quote!(#value)
    } else if is_copy(ty) {
        quote!(&#value.to_string())
    } else if is(ty, "DateTime") {
        quote!(&vsphere_automation_runtime::generated::time::to_wire(#value))
    } else if is(ty, "Secret") {
        quote!(#value.expose())
    } else {
        quote!(#value.as_str())
    }
}

/// The step that sends a query or header parameter.
pub(super) fn sent(parameter: &Parameter, ty: &Type, value: &Expr, facts: &Facts<'_>) -> TokenStream {
    let name = &parameter.name;
    let one = |value: TokenStream, ty: &Type| {
        if is(ty, "DateTime") {
            quote!(vsphere_automation_runtime::generated::time::to_wire(#value))
        } else if is(ty, "Secret") {
            quote!(#value.expose())
        } else {
            value
        }
    };
    if parameter.location == Location::Header {
        let value = one(quote!(#value), ty);
        return quote!(.header(#name, #value));
    }
    match flattened(&parameter.schema, facts.api) {
        Sent::One => {
            let value = one(quote!(#value), ty);
            quote!(.query(#name, #value))
        }
        Sent::Many => match argument_of(ty, "Vec").filter(|item| is(item, "DateTime") || is(item, "Secret")) {
            Some(item) if is(item, "Secret") => quote!(.query_all(#name, #value.iter().map(|item| item.expose()))),
            Some(_) => {
                quote!(.query_all(#name, #value.iter().map(vsphere_automation_runtime::generated::time::to_wire)))
            }
            None => quote!(.query_all(#name, #value)),
        },
        Sent::Members => quote!(.query_object(#value)),
    }
}

enum Sent {
    One,
    Many,
    Members,
}

/// Lists are repeated, objects give their members (`style: form`, `explode: true`).
fn flattened(schema: &Schema, api: &Api) -> Sent {
    let shape = match &schema.shape {
        Shape::Reference(name) => api.resolve(name).map_or(&schema.shape, |(_, target)| &target.shape),
        shape => shape,
    };
    match shape {
        Shape::Array(_) => Sent::Many,
        Shape::Object(_) | Shape::Map(_) | Shape::FreeObject | Shape::Union { .. } => Sent::Members,
        _ => Sent::One,
    }
}

/// The constructor of the call, and what it gives.
pub(super) fn result(operation: &Operation, signature: &syn::Signature) -> (syn::Ident, Type) {
    match operation.success_media().map(crate::model::Media::kind) {
        None => (format_ident!("void"), parse_quote!(())),
        Some(MediaKind::Text) => (format_ident!("text"), parse_quote!(String)),
        Some(MediaKind::Bytes | MediaKind::Form) => (format_ident!("bytes"), parse_quote!(Vec<u8>)),
        Some(MediaKind::Json) => (format_ident!("json"), response_type(signature)),
    }
}

/// `T` of `Result<ResponseValue<T>, _>`.
fn response_type(signature: &syn::Signature) -> Type {
    let ReturnType::Type(_, ty) = &signature.output else { return parse_quote!(()) };
    let value = argument_of(ty, "Result").and_then(|ty| argument_of(ty, "ResponseValue"));
    value.cloned().unwrap_or_else(|| parse_quote!(()))
}
