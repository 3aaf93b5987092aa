//! The body of every method: operation, path, query and body go to the runtime's one `send`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, ImplItemFn, Item, ReturnType, Type, parse_quote};

use super::bodies::{body, form};
use super::sending::{argument_type, as_text, sent, taken};
use super::styles::is_plain;
use super::{literals, methods, releases};
use crate::model::syntax::{argument_of, crate_path};
use crate::model::{
    Authentication, Crate, Facts, GeneratedMethod, Legacy, Location, MediaKind, Operation, RustPath, SecurityScheme,
    Status,
};
use crate::names::timelines::Timelines;
use crate::names::{self, Opaque};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let timelines = Timelines::new(facts.api);
    methods::each(krate, facts, |site, method| {
        method.item = call(method, site.operation, site.name, facts);
        method.options.extend(literals::of(site, &method.generated, facts));
        method.constant = Some(constant(site.operation, site.name, &timelines, facts));
        1
    })
}

/// The constant that describes the operation to the runtime.
pub(super) fn constant_name(method: &str) -> syn::Ident {
    format_ident!("{}", names::operation_constant(method))
}

fn constant(operation: &Operation, method: &str, timelines: &Timelines<'_>, facts: &Facts<'_>) -> Item {
    let name = constant_name(method);
    let id = &operation.id;
    let verb = format_ident!("{}", format!("{:?}", operation.method));
    let path = &operation.path;
    let mut chain = quote!(vsphere_automation_runtime::generated::Operation::new(#id, vsphere_automation_runtime::generated::Method::#verb, #path));
    if !operation.constants.is_empty() {
        let (keys, values): (Vec<_>, Vec<_>) = operation.constants.iter().cloned().unzip();
        chain.extend(quote!(.constant_query(&[#((#keys, #values)),*])));
    }
    if let Some(legacy) = operation.legacy() {
        chain.extend(rest(&legacy));
    }
    match &operation.authentication {
        Authentication::Session => {}
        Authentication::Credentials => {
            chain.extend(quote!(.authentication(vsphere_automation_runtime::generated::Authentication::Basic)))
        }
        Authentication::Schemes(alternatives) => {
            let alternatives = alternatives.iter().map(|schemes| {
                let schemes = schemes
                    .iter()
                    .filter_map(|name| facts.api.security_schemes.get(name))
                    .map(SecurityScheme::constant);
                quote!(&[#(&crate::security_schemes::#schemes),*])
            });
            chain.extend(quote!(.security(&[#(#alternatives),*])))
        }
        Authentication::None => {
            chain.extend(quote!(.authentication(vsphere_automation_runtime::generated::Authentication::None)))
        }
    }
    if let Some(server) = &operation.server {
        chain.extend(quote!(.server(#server)));
    }
    if let Some(accept) = accept(operation) {
        chain.extend(quote!(.accept(#accept)));
    }
    if operation.successes().any(|response| response.status == Status::Code(304)) {
        chain.extend(quote!(.not_modified()));
    }
    chain.extend(form(operation));
    chain.extend(super::error_bodies::step(operation, facts));
    if operation.ends_session() && operation.authentication == Authentication::Session {
        chain.extend(quote!(.ends_session()));
    }
    chain.extend(releases::steps(operation, timelines, facts));
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

/// What the legacy flavour has instead.
fn rest(legacy: &Legacy) -> TokenStream {
    let Legacy { method, path, constants, renamed, body } = legacy;
    let verb = format_ident!("{}", format!("{method:?}"));
    let mut chain = quote!(vsphere_automation_runtime::generated::Rest::new(vsphere_automation_runtime::generated::Method::#verb, #path));
    for (step, pairs) in [("query", constants), ("renamed", renamed)] {
        let step = format_ident!("{step}");
        let (keys, values): (Vec<_>, Vec<_>) = pairs.iter().cloned().unzip();
        chain.extend((!pairs.is_empty()).then(|| quote!(.#step(&[#((#keys, #values)),*]))));
    }
    chain.extend(body.as_ref().map(|name| quote!(.body(#name))));
    quote!(.rest(#chain))
}

/// What a call says that its answers may be, where that is not JSON alone.
fn accept(operation: &Operation) -> Option<String> {
    let mut types: Vec<&str> = Vec::new();
    for media in operation.successes().filter_map(|response| response.content.first()) {
        let is_json = media.kind() == MediaKind::Json && media.is_range();
        let media_type = if is_json { "application/json" } else { media.media_type.trim() };
        if !types.contains(&media_type) {
            types.push(media_type);
        }
    }
    let plain = types.is_empty() || types == ["application/json"];
    // Anything is better than nothing: also errors have bodies.
    (!plain).then(|| format!("{}, */*;q=0.5", types.join(", ")))
}

fn call(method: &GeneratedMethod, operation: &Operation, name: &str, facts: &Facts<'_>) -> ImplItemFn {
    let signature = &method.generated;
    let mut arguments: Vec<FnArg> = Vec::new();
    let mut chain = TokenStream::new();
    // The path template is filled in its own order, whatever the order of declaration.
    let mut in_path: Vec<(usize, TokenStream)> = Vec::new();
    let idents = names::parameters(operation);
    let named: Vec<usize> = names::named(operation, facts.api).into_iter().map(|(index, ..)| index).collect();
    let required = format_ident!("{}", names::REQUIRED);
    for (index, parameter) in operation.parameters.iter().enumerate().filter(|(_, p)| p.required) {
        let ident = format_ident!("{}", idents[index]);
        let ty = argument_type(signature, &Opaque::parameter(index));
        let (taken, mut value) = taken(&ident, &ty, parameter, facts);
        if named.contains(&index) {
            value = parse_quote!(#required.#ident);
        } else {
            arguments.push(parse_quote!(#ident: #taken));
        }
        if parameter.location == Location::Path {
            let at = operation.path.find(&format!("{{{}}}", parameter.name)).unwrap_or(usize::MAX);
            let step = if is_plain(parameter, facts) {
                let text = as_text(&ty, &value);
                quote!(.path(#text))
            } else {
                sent(parameter, &ty, &value, facts)
            };
            in_path.push((at, step));
        } else {
            chain.extend(sent(parameter, &ty, &value, facts));
        }
    }
    if !named.is_empty() {
        let ty = literals::taken(operation, signature, facts);
        arguments.insert(0, parse_quote!(#required: #ty));
    }
    in_path.sort_by_key(|(at, _)| *at);
    let mut steps: TokenStream = in_path.into_iter().map(|(_, step)| step).collect();
    if let Some(media_type) = &operation.multipart {
        let all_optional = !operation.required_parameters().any(|p| p.location == Location::Part);
        steps.extend((all_optional || media_type != "multipart/form-data").then(|| quote!(.multipart(#media_type))));
    }
    steps.extend(chain);
    if let Some((argument, step)) = operation.required_body().and_then(|_| body(operation, signature, facts)) {
        arguments.push(argument);
        steps.extend(step);
    }
    let (constructor, _) = result(operation, signature, facts);
    let constant = constant_name(name);
    let method_name = format_ident!("{name}");
    let clippy = quiet(name, arguments.len());
    let call = format_ident!("{}", names::operation_call(name));
    parse_quote! {
        #(#clippy)*
        pub fn #method_name(self, #(#arguments),*) -> #call<'c> {
            #call(vsphere_automation_runtime::generated::Call::#constructor(self.0, &#constant) #steps)
        }
    }
}

/// What clippy would say of a method that has its name from the document, and as many arguments as the API has.
pub(super) fn quiet(name: &str, arguments: usize) -> Vec<syn::Attribute> {
    const BINARY: &[&str] = &["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];
    const UNARY: &[&str] = &["into_iter", "neg", "not"];
    let mut attributes = Vec::new();
    if BINARY.contains(&name) && arguments == 1 || UNARY.contains(&name) && arguments == 0 {
        attributes.push(parse_quote!(#[allow(clippy::should_implement_trait, reason = "named as in the document")]));
    }
    if name == "new" {
        attributes.push(parse_quote!(#[allow(clippy::new_ret_no_self, reason = "named as in the document")]));
    }
    if arguments + 1 > 7 {
        attributes
            .push(parse_quote!(#[expect(clippy::too_many_arguments, reason = "one for each required parameter")]));
    }
    attributes
}

/// The constructor of the call, and what it gives.
pub(super) fn result(operation: &Operation, signature: &syn::Signature, facts: &Facts<'_>) -> (syn::Ident, Type) {
    if operation.has_several_answers() {
        let method = names::operation_method(&operation.id, &operation.tag);
        let module = facts.names.accessors[&operation.tag].path.module.clone();
        let path = RustPath { module, ident: names::operation_answer(&method) };
        return (format_ident!("several"), crate_path(&path));
    }
    match operation.success_media().map(crate::model::Media::kind) {
        None => (format_ident!("void"), parse_quote!(())),
        Some(MediaKind::Text) => (format_ident!("text"), parse_quote!(String)),
        Some(MediaKind::Bytes | MediaKind::Form | MediaKind::Multipart) => {
            (format_ident!("bytes"), parse_quote!(Vec<u8>))
        }
        Some(MediaKind::Json) => (format_ident!("json"), response_type(signature)),
    }
}

/// `T` of `Result<ResponseValue<T>, _>`.
fn response_type(signature: &syn::Signature) -> Type {
    let ReturnType::Type(_, ty) = &signature.output else { return parse_quote!(()) };
    let value = argument_of(ty, "Result").and_then(|ty| argument_of(ty, "ResponseValue"));
    value.cloned().unwrap_or_else(|| parse_quote!(()))
}
