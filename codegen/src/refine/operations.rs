//! The body of every method: operation, path, query and body go to the runtime's one `send`.

use syn::{Expr, FnArg, ImplItemFn, Item, ReturnType, Type, parse_quote};

use super::bodies::{body, form};
use super::sending::{argument_type, as_text, sent, taken};
use super::steps::{Step, chained, step};
use super::styles::is_plain;
use super::{literals, methods, releases};
use crate::model::nodes::{
    self, block, borrowed, call, field_of, list, pair, path, plain, runtime, text, value, variable, with_life,
};
use crate::model::syntax::{argument_of, crate_path};
use crate::model::{
    Authentication, Crate, Facts, GeneratedMethod, Legacy, Location, MediaKind, Method, Operation, RustPath, Status,
};
use crate::names::timelines::Timelines;
use crate::names::{self, Opaque};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let timelines = Timelines::new(facts.api);
    methods::each(krate, facts, |site, method| {
        method.item = Some(sends(method, site.operation, site.name, facts));
        method.options.extend(literals::of(site, &method.generated, facts));
        method.constant = Some(constant(site.operation, site.name, &timelines, facts));
        1
    })
}

/// The constant that describes the operation to the runtime.
pub(super) fn constant_name(method: &str) -> syn::Ident {
    nodes::ident(&names::operation_constant(method))
}

fn constant(operation: &Operation, method: &str, timelines: &Timelines<'_>, facts: &Facts<'_>) -> Item {
    let given = [text(&operation.id), verb(operation.method), text(&operation.path)];
    let ty = runtime(["Operation"]);
    let operation_of = call(runtime(["Operation", "new"]), given);
    let told = told(operation, timelines, facts);
    nodes::constant(constant_name(method), plain(ty), chained(operation_of, told))
}

/// All that the runtime is told of an operation.
fn told(operation: &Operation, timelines: &Timelines<'_>, facts: &Facts<'_>) -> Vec<Step> {
    let mut told = Vec::new();
    if !operation.constants.is_empty() {
        told.push(step("constant_query", [pairs(&operation.constants)]));
    }
    told.extend(operation.legacy().map(|legacy| step("rest", [rest(&legacy)])));
    told.extend(authentication(operation, facts));
    told.extend(operation.server.as_ref().map(|server| step("server", [text(server)])));
    told.extend(accept(operation).map(|accept| step("accept", [text(&accept)])));
    let not_modified = operation.successes().any(|response| response.status == Status::Code(304));
    told.extend(not_modified.then(|| step("not_modified", [])));
    told.extend(form(operation));
    told.extend(super::error_bodies::step(operation, facts));
    let ends_session = operation.ends_session() && operation.authentication == Authentication::Session;
    told.extend(ends_session.then(|| step("ends_session", [])));
    told.extend(releases::steps(operation, timelines, facts).into_iter().flatten());
    if let Some(timeline) = &operation.timeline {
        let available = crate::words::releases(timeline);
        told.extend((!available.is_empty()).then(|| step("available", [text(&available)])));
        told.extend(timeline.gate().map(|_| step("technology_preview", [])));
    }
    told
}

fn verb(method: Method) -> Expr {
    value(runtime(["Method", &format!("{method:?}")]))
}

/// `&[("a", "b")]`.
fn pairs(pairs: &[(String, String)]) -> Expr {
    borrowed(list(pairs.iter().map(|(key, value)| pair(text(key), text(value)))))
}

fn authentication(operation: &Operation, facts: &Facts<'_>) -> Option<Step> {
    let kind = |name| step("authentication", [value(runtime(["Authentication", name]))]);
    match &operation.authentication {
        Authentication::Session => None,
        Authentication::Credentials => Some(kind("Basic")),
        Authentication::None => Some(kind("None")),
        Authentication::Schemes(alternatives) => {
            let alternatives = alternatives.iter().map(|schemes| {
                let schemes = schemes.iter().filter_map(|name| facts.api.security_schemes.get(name));
                let schemes = schemes.map(|scheme| scheme.constant().to_string());
                let schemes = schemes.map(|name| borrowed(value(path(["crate", "security_schemes", &name]))));
                borrowed(list(schemes))
            });
            Some(step("security", [borrowed(list(alternatives))]))
        }
    }
}

/// What the legacy flavour has instead.
fn rest(legacy: &Legacy) -> Expr {
    let Legacy { method, path, constants, renamed, body } = legacy;
    let rest = call(runtime(["Rest", "new"]), [verb(*method), text(path)]);
    let lists = [("query", constants), ("renamed", renamed)].into_iter().filter(|(_, pairs)| !pairs.is_empty());
    let lists = lists.map(|(name, list)| step(name, [pairs(list)]));
    chained(rest, lists.chain(body.as_ref().map(|name| step("body", [text(name)]))))
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

fn sends(method: &GeneratedMethod, operation: &Operation, name: &str, facts: &Facts<'_>) -> ImplItemFn {
    let signature = &method.generated;
    let mut arguments: Vec<FnArg> = Vec::new();
    let mut others: Vec<Step> = Vec::new();
    // The path template is filled in its own order, whatever the order of declaration.
    let mut in_path: Vec<(usize, Step)> = Vec::new();
    let idents = names::parameters(operation);
    let required = nodes::ident(&names::required_argument(operation, facts.api));
    let named: Vec<usize> = names::named(operation, facts.api).into_iter().map(|(index, ..)| index).collect();
    for (index, parameter) in operation.parameters.iter().enumerate().filter(|(_, p)| p.required) {
        let ident = nodes::ident(&idents[index]);
        let ty = argument_type(signature, &Opaque::parameter(index));
        let (taken, mut value) = taken(&ident, &ty, parameter, facts);
        if named.contains(&index) {
            value = field_of(variable(&required), ident.clone());
        } else {
            arguments.push(nodes::argument(&ident, taken));
        }
        if parameter.location == Location::Path {
            let at = operation.path.find(&format!("{{{}}}", parameter.name)).unwrap_or(usize::MAX);
            let step = if is_plain(parameter, facts) {
                step("path", [as_text(&ty, value)])
            } else {
                sent(parameter, &ty, value, facts)
            };
            in_path.push((at, step));
        } else {
            others.push(sent(parameter, &ty, value, facts));
        }
    }
    if !named.is_empty() {
        let ty = literals::taken(operation, signature, facts);
        arguments.insert(0, nodes::argument(&required, ty));
    }
    in_path.sort_by_key(|(at, _)| *at);
    let mut steps: Vec<Step> = in_path.into_iter().map(|(_, step)| step).collect();
    if let Some(media_type) = &operation.multipart {
        let all_optional = !operation.required_parameters().any(|p| p.location == Location::Part);
        let said = all_optional || media_type != "multipart/form-data";
        steps.extend(said.then(|| step("multipart", [text(media_type)])));
    }
    steps.extend(others);
    if let Some((argument, step)) = operation.required_body().and_then(|_| body(operation, signature, facts)) {
        arguments.push(argument);
        steps.push(step);
    }
    let (constructor, _) = result(operation, signature, facts);
    let connection = field_of(variable(&nodes::ident("self")), 0);
    let given = [connection, borrowed(variable(&constant_name(name)))];
    let sending = chained(call(runtime(["Call", constructor]), given), steps);
    let of_operation = nodes::ident(&names::operation_call(name));
    let mut attributes = quiet(name, arguments.len());
    // What reads the answer is compiled with who calls, and not at all where nobody does.
    attributes.push(nodes::mark("inline"));
    let inputs = std::iter::once(nodes::receiver(false)).chain(arguments);
    let output = with_life(of_operation.clone().into(), "'c", None);
    nodes::method(attributes, nodes::ident(name), inputs, output, block([], call(of_operation.into(), [sending])))
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
pub(super) fn result(operation: &Operation, signature: &syn::Signature, facts: &Facts<'_>) -> (&'static str, Type) {
    if operation.has_several_answers() {
        let method = names::operation_method(&operation.id, &operation.tag);
        let module = facts.names.accessors[&operation.tag].path.module.clone();
        let path = RustPath { module, ident: names::operation_answer(&method) };
        return ("several", crate_path(&path));
    }
    match operation.success_media().map(crate::model::Media::kind) {
        None => ("void", parse_quote!(())),
        Some(MediaKind::Text) => ("text", parse_quote!(String)),
        Some(MediaKind::Bytes | MediaKind::Form | MediaKind::Multipart) => ("bytes", parse_quote!(Vec<u8>)),
        Some(MediaKind::Json) => ("json", response_type(signature)),
    }
}

/// `T` of `Result<ResponseValue<T>, _>`.
fn response_type(signature: &syn::Signature) -> Type {
    let ReturnType::Type(_, ty) = &signature.output else { return parse_quote!(()) };
    let value = argument_of(ty, "Result").and_then(|ty| argument_of(ty, "ResponseValue"));
    value.cloned().unwrap_or_else(|| parse_quote!(()))
}
