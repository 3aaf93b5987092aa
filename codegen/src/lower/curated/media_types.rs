//! One body for each request and one success for each operation: JSON where it is offered, else the first media type.

use crate::lower::Lowering;
use crate::model::{Media, MediaKind, Method, Operation, Response};

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
        if let Some(reason) = parts(operation).or_else(|| several_successes(operation)) {
            refused.push(operation.refused(reason));
            return false;
        }
        places += keep_first_success(operation);
        true
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
fn parts(operation: &Operation) -> Option<String> {
    let media = operation.body_media()?;
    let in_parts = media.media_type.to_ascii_lowercase().starts_with("multipart/");
    in_parts.then(|| format!("its body is `{}`, which is not supported", media.media_type))
}

fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    operation.responses.iter().filter(|response| response.status.is_success())
}

/// Several 2xx responses of one shape are the same success; of others a call could not give one type.
fn several_successes(operation: &Operation) -> Option<String> {
    let shape =
        |response: &Response| response.content.first().map(|media| format!("{:?} {:?}", media.kind(), bare(media)));
    let mut shapes: Vec<_> = successes(operation).map(shape).collect();
    shapes.dedup();
    let statuses: Vec<_> = successes(operation).map(|response| response.status.key()).collect();
    (shapes.len() > 1).then(|| format!("its successes ({}) have different bodies", statuses.join(", ")))
}

fn keep_first_success(operation: &mut Operation) -> usize {
    let first = operation.success().map(|response| response.status);
    let before = operation.responses.len();
    operation.responses.retain(|response| !response.status.is_success() || Some(response.status) == first);
    before - operation.responses.len()
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

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    #[test]
    fn json_wins() {
        let mut lowering = lowering(
            "paths: {/a: {get: {responses: {'200': {description: x, content: {text/plain: {schema: {type: string}}, application/json: {schema: {type: string}}}}}}}}",
        );
        assert_eq!(super::run(&mut lowering), 1);
        assert_eq!(lowering.api.operations[0].responses[0].content[0].media_type, "application/json");
    }

    #[test]
    fn an_answer_to_head_has_no_body_and_a_form_of_parts_is_refused() {
        let mut lowering = lowering(
            "
paths:
  /a:
    head: {operationId: a, responses: {'200': {description: x, content: {application/json: {schema: {type: string}}}}}}
    put: {operationId: b, requestBody: {content: {multipart/form-data: {schema: {type: object}}}}, responses: {'204': {description: x}}}
",
        );
        super::run(&mut lowering);
        assert!(lowering.api.operations[0].success_media().is_none());
        assert_eq!(lowering.refused[0].message, "its body is `multipart/form-data`, which is not supported");
    }

    #[test]
    fn successes_of_different_shape_are_refused() {
        let mut lowering = lowering(
            "paths: {/a: {get: {operationId: a, responses: {'200': {description: x, content: {application/json: {schema: {type: string}}}}, '204': {description: none}}}}}",
        );
        super::run(&mut lowering);
        assert_eq!(lowering.refused[0].message, "its successes (200, 204) have different bodies");
    }
}
