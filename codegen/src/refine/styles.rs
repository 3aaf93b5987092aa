//! Parameters that are written in another way than most: the step that sends one in a style of OpenAPI, or as a part.

use syn::{Expr, Type, parse_quote};

use super::steps::{Step, chained, step};
use crate::model::nodes::{borrowed, call, called_on, ident, runtime, text, value, variable};
use crate::model::syntax::{argument_of, is};
use crate::model::{Facts, Form, Location, Parameter, Style, StyleKind};

/// The constant of the runtime for a style.
pub(super) fn constant(style: Style) -> Expr {
    let name = match style.kind {
        StyleKind::Simple => "SIMPLE",
        StyleKind::Label => "LABEL",
        StyleKind::Matrix => "MATRIX",
        StyleKind::Form => "FORM",
        StyleKind::SpaceDelimited => "SPACES",
        StyleKind::PipeDelimited => "PIPES",
        StyleKind::DeepObject => "DEEP",
        StyleKind::Json => "JSON",
    };
    let exploded = (style.explode && style.kind != StyleKind::DeepObject).then(|| step("exploded", []));
    let reserved = style.reserved.then(|| step("reserved", []));
    chained(value(runtime(["Style", name])), exploded.into_iter().chain(reserved))
}

/// Whether the plain steps of the runtime send it: as one text, and in a query also item by item or member by member.
pub(super) fn is_plain(parameter: &Parameter, facts: &Facts<'_>) -> bool {
    let style = parameter.style;
    let form = Form::of(&parameter.schema, facts.api);
    let one = form == Form::Value;
    match parameter.location {
        // Which of its forms a value has is known only to the runtime.
        _ if form == Form::Either => false,
        Location::Path => one && style.kind == StyleKind::Simple,
        Location::Header => one && style.kind == StyleKind::Simple,
        // Whatever is said of the items of a list says nothing of one value.
        Location::Query if one => !matches!(style.kind, StyleKind::Json) && !style.reserved,
        Location::Query => style == Style::usual(Location::Query),
        Location::Cookie | Location::Part => false,
    }
}

/// The step of a parameter that is not plain.
pub(super) fn styled(parameter: &Parameter, ty: &Type, value: Expr, facts: &Facts<'_>) -> Step {
    if parameter.location == Location::Part {
        return part(parameter, ty, value, facts);
    }
    let method = match parameter.location {
        Location::Path => "path_as",
        Location::Header => "header_as",
        Location::Cookie => "cookie_as",
        Location::Query | Location::Part => "query_as",
    };
    step(method, [constant(parameter.style), text(&parameter.name), written(parameter, ty, value, facts)])
}

/// The value as the runtime serialises it.
fn written(parameter: &Parameter, ty: &Type, given: Expr, facts: &Facts<'_>) -> Expr {
    let times = |ty: &Type| is(ty, "DateTime") && parameter.style.kind != StyleKind::Json;
    let texts = |given: Expr| borrowed(call(runtime(["texts"]), [given]));
    match argument_of(ty, "Vec") {
        _ if parameter.takes_texts(facts.api) => texts(given),
        Some(item) if times(item) => texts(each_to_wire(given)),
        Some(_) => given,
        None if times(ty) => borrowed(to_wire(given)),
        None if is_copy(ty) => borrowed(given),
        None => given,
    }
}

fn part(parameter: &Parameter, ty: &Type, value: Expr, facts: &Facts<'_>) -> Step {
    let is_file = parameter.is_file(facts.api);
    let is_json = parameter.style.kind == StyleKind::Json;
    let method = match () {
        () if is_file => "part_file",
        () if is_json => "part_json",
        () => "part_text",
    };
    let (name, media_type) = (&parameter.name, parameter.media_type.as_deref().unwrap_or("text/plain"));
    if let Some(element) = argument_of(ty, "Vec") {
        // Each item is a part of its own.
        let item = variable(&ident("item"));
        let one = if is_file || is_json { item } else { text_of(element, item) };
        let method = ident(method);
        let each = parse_quote!(|call, item| call.#method(#media_type, #name, #one));
        return step("each", [value, each]);
    }
    let value = match () {
        () if is_file => value,
        () if is_json && is_copy(ty) => borrowed(value),
        () if is_json => value,
        () => text_of(ty, value),
    };
    step(method, [text(media_type), text(name), value])
}

/// A date-time or a secret as text, anything else as it is.
pub(super) fn text_of(ty: &Type, value: Expr) -> Expr {
    match () {
        () if is(ty, "DateTime") => to_wire(value),
        () if is(ty, "Secret") => called_on(value, "expose", None, []),
        () => value,
    }
}

/// A date-time as vAPI writes it.
pub(super) fn to_wire(value: Expr) -> Expr {
    call(runtime(["time", "to_wire"]), [value])
}

/// Each date-time of a list as vAPI writes it.
pub(super) fn each_to_wire(list: Expr) -> Expr {
    let each = called_on(list, "iter", None, []);
    called_on(each, "map", None, [value(runtime(["time", "to_wire"]))])
}

/// Whether values of the type are given as they are, not by reference.
pub(super) fn is_copy(ty: &Type) -> bool {
    ["bool", "i32", "i64", "i128", "u64", "f64"].iter().any(|name| is(ty, name))
}
