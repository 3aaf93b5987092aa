//! One body for each request and one success for each operation: JSON where it is offered, else the first media type.

use crate::lower::Lowering;
use crate::model::{Media, MediaKind, Method, Operation, Refused};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let refused = &mut lowering.refused;
    lowering.api.operations.retain_mut(|operation| {
        if operation.method == Method::Head {
            // Whatever a GET would answer: here it is left away.
            operation.responses.iter_mut().for_each(|response| response.content.clear());
        }
        for content in contents(operation) {
            places += usize::from(content.len() > 1);
            keep_one(content);
        }
        match sendable(operation).and_then(|()| one_success(operation)) {
            Ok(dropped) => {
                places += dropped;
                true
            }
            Err(reason) => {
                refused.push(Refused {
                    pointer: operation.pointer.clone(),
                    item: format!("operation {}", operation.id),
                    reason,
                });
                false
            }
        }
    });
    places
}

fn contents(operation: &mut Operation) -> Vec<&mut Vec<Media>> {
    let body = operation.body.iter_mut().map(|body| &mut body.content);
    body.chain(operation.responses.iter_mut().map(|response| &mut response.content)).collect()
}

fn keep_one(content: &mut Vec<Media>) {
    let chosen = content.iter().position(|media| media.kind() == MediaKind::Json).unwrap_or(0);
    if chosen < content.len() {
        content.swap(0, chosen);
        content.truncate(1);
    }
}

/// A form of several parts has boundaries that its media type alone does not give.
fn sendable(operation: &Operation) -> Result<(), String> {
    match operation.body_media().filter(|media| media.media_type.to_ascii_lowercase().starts_with("multipart/")) {
        Some(media) => Err(format!("its body is `{}`, which is not supported", media.media_type)),
        None => Ok(()),
    }
}

/// Leaves one 2xx response; those of one shape are the same success.
fn one_success(operation: &mut Operation) -> Result<usize, String> {
    let shape = |content: &[Media]| content.first().map(|media| format!("{:?} {:?}", media.kind(), bare(media)));
    let successes: Vec<_> = operation.responses.iter().filter(|r| r.status.is_success()).collect();
    let mut shapes: Vec<_> = successes.iter().map(|r| shape(&r.content)).collect();
    let statuses: Vec<_> = successes.iter().map(|r| r.status.key()).collect();
    shapes.dedup();
    if shapes.len() > 1 {
        return Err(format!("its successes ({}) have different bodies", statuses.join(", ")));
    }
    let first = operation.responses.iter().find(|r| r.status.is_success()).map(|r| r.status);
    operation.responses.retain(|r| !r.status.is_success() || Some(r.status) == first);
    Ok(statuses.len().saturating_sub(1))
}

/// The shape without places and words.
fn bare(media: &Media) -> String {
    let mut schema = media.schema.clone();
    schema.walk_mut(&mut |schema| {
        schema.pointer.clear();
        schema.description = None;
        schema.example = None;
    });
    format!("{:?}", schema.shape)
}
