//! An operation that takes one of several bodies becomes a call for each, so that none is lost: `create` with JSON,
//! `create_as_bytes` with a file.
//!
//! The same JSON in another dress is the same body, but for PATCH: there the media type says what the members mean.

use crate::lower::Lowering;
use crate::model::{Body, Media, MediaKind, Method, Operation};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let before = lowering.api.operations.len();
    let operations = std::mem::take(&mut lowering.api.operations);
    for operation in operations {
        let others = others(&operation);
        let first = lowering.api.operations.len();
        lowering.api.operations.push(operation);
        for (name, media) in others {
            let mut other = lowering.api.operations[first].clone();
            other.id = format!("{}_as_{name}", other.id);
            other.body = other.body.map(|body| Body { content: vec![media], ..body });
            lowering.api.operations.push(other);
        }
    }
    lowering.api.operations.len() - before
}

/// The bodies that the operation takes instead of the one that is taken for it, each with its name.
fn others(operation: &Operation) -> Vec<(String, Media)> {
    let content = operation.body.as_ref().map(|body| &body.content[..]).unwrap_or_default();
    let Some(chosen) = Media::chosen(content).and_then(|at| content.get(at)) else { return Vec::new() };
    let mut names = vec![name(chosen)];
    let mut others = Vec::new();
    for media in content {
        let json = media.kind() == MediaKind::Json && chosen.kind() == MediaKind::Json;
        let same = json && operation.method != Method::Patch && media.bare() == chosen.bare();
        let name = name(media);
        if !same && !names.contains(&name) {
            names.push(name.clone());
            others.push((name, media.clone()));
        }
    }
    others
}

/// What a body of a media type is called.
fn name(media: &Media) -> String {
    let essence = media.media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (family, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
    match (family, subtype) {
        ("*", _) => "json",
        (_, "x-www-form-urlencoded") => "form",
        ("multipart", _) => "multipart",
        (_, "octet-stream") => "bytes",
        ("text", "plain") => "text",
        (_, "" | "*") => family,
        _ => subtype.strip_suffix("+json").unwrap_or(subtype),
    }
    .replace(|c: char| !c.is_ascii_alphanumeric(), "_")
}
