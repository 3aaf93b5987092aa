//! How the body of a request is given.

use syn::{Expr, FnArg, parse_quote};

use super::sending::argument_type;
use super::steps::{Step, step};
use super::styles::constant;
use crate::model::nodes::{self, borrowed, list, of, pair, path, plain, reference, slice, text, variable};
use crate::model::syntax::{argument_of, is};
use crate::model::{Facts, Media, MediaKind, Operation, Shape, Style};
use crate::names::{argument, from_text};

/// The argument and the step of a body.
pub(super) fn body(operation: &Operation, signature: &syn::Signature, facts: &Facts<'_>) -> Option<(FnArg, Step)> {
    let media = operation.body_media()?;
    let media_type = media.sent_as();
    let ident = nodes::ident(&argument(operation, facts.api)?);
    match media.kind() {
        MediaKind::Text => {
            let bytes = parse_quote!(#ident.as_bytes().to_vec());
            let taken = reference(plain(path(["str"])));
            Some((nodes::argument(&ident, taken), step("body_bytes", [text(media_type), bytes])))
        }
        MediaKind::Bytes | MediaKind::Multipart => {
            let taken = nodes::into(plain(path(["crate", "File"])));
            Some((nodes::argument(&ident, taken), step("body_file", [text(media_type), variable(&ident)])))
        }
        MediaKind::Json | MediaKind::Form => {
            let ty = argument_type(signature, "body");
            if from_text(&media.schema, facts.api) {
                let given = borrowed(nodes::called_on(variable(&ident), "into", None, []));
                return Some((nodes::argument(&ident, nodes::into(ty)), send(operation, media, facts, given)));
            }
            let or_null = media.is_nullable();
            // What has no size, or may be null, is given by a reference to the reference.
            let again = or_null || is(&ty, "String") || argument_of(&ty, "Vec").is_some();
            let taken = match argument_of(&ty, "Vec") {
                _ if is(&ty, "String") => reference(plain(path(["str"]))),
                Some(element) => reference(slice(element.clone())),
                None => reference(ty),
            };
            let taken = if or_null { of("Option", taken) } else { taken };
            let given = variable(&ident);
            let step = send(operation, media, facts, if again { borrowed(given) } else { given });
            Some((nodes::argument(&ident, taken), step))
        }
    }
}

/// What the operation says of the members of its form, where the document has more to say than their types.
pub(super) fn form(operation: &Operation) -> Option<Step> {
    let media = operation.body_media().filter(|media| media.kind() == MediaKind::Form)?;
    let styles = media.encoding.iter().filter_map(|(name, encoding)| {
        let json = encoding.content_type.as_deref().is_some_and(|given| Media::kind_of(given) == MediaKind::Json);
        let style = constant(encoding.style.or(json.then_some(Style::JSON))?);
        Some(pair(text(name), style))
    });
    let styles: Vec<Expr> = styles.collect();
    (!styles.is_empty()).then(|| step("form", [borrowed(list(styles))]))
}

/// Whether something in a body is a map, which the two flavours write differently.
fn has_maps(operation: &Operation, facts: &Facts<'_>) -> bool {
    let Some(media) = operation.body_media() else { return false };
    let mut left = vec![&media.schema];
    let mut seen = std::collections::HashSet::new();
    while let Some(schema) = left.pop() {
        if let Shape::Reference(name) = &schema.shape
            && seen.insert(name)
        {
            left.extend(facts.api.schemas.get(name));
        }
        match &schema.shape {
            Shape::Map(_) => return true,
            Shape::Array(items) => left.push(items),
            Shape::Object(properties) => left.extend(properties.values().map(|property| &property.schema)),
            Shape::AllOf(parts) | Shape::Union { variants: parts, .. } => left.extend(parts),
            _ => {}
        }
    }
    false
}

/// The step for JSON or a form, with its media type where that is not the usual one.
fn send(operation: &Operation, media: &Media, facts: &Facts<'_>, value: Expr) -> Step {
    if media.kind() == MediaKind::Form {
        return step("body_form", [value]);
    }
    match media.sent_as() {
        "application/json" if operation.legacy().is_some() && has_maps(operation, facts) => {
            step("body_with_maps", [value])
        }
        "application/json" => step("body", [value]),
        media_type => step("body_as", [text(media_type), value]),
    }
}
