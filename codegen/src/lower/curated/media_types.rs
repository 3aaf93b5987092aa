//! One body for each request and each answer: JSON where it is offered, else forms, parts, text, bytes. Successes that look
//! alike are one.

use crate::lower::Lowering;
use crate::model::{Header, Media, Method, Operation, Response, Status};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for operation in &mut lowering.api.operations {
        if operation.method == Method::Head {
            // Whatever a GET would answer: here it is left away.
            operation.responses.iter_mut().for_each(|response| response.content.clear());
        }
        for content in contents(operation) {
            places += usize::from(content.len() > 1);
            keep_one(content);
        }
        places += one_answer(operation);
    }
    places
}

fn contents(operation: &mut Operation) -> Vec<&mut Vec<Media>> {
    let body = operation.body.iter_mut().map(|body| &mut body.content);
    body.chain(operation.responses.iter_mut().map(|response| &mut response.content)).collect()
}

/// Which is kept is a matter of what they are, not of which comes first.
fn keep_one(content: &mut Vec<Media>) {
    if let Some(chosen) = Media::chosen(content) {
        content.swap(0, chosen);
        content.truncate(1);
    }
}

/// Several successes of one shape are the same success; others are told apart by their status.
fn one_answer(operation: &mut Operation) -> usize {
    let shape =
        |response: &Response| response.content.first().map(|media| format!("{:?} {:?}", media.kind(), media.bare()));
    let mut shapes: Vec<_> = operation.successes().map(shape).collect();
    shapes.dedup();
    // Of the two, only one comes with news.
    let conditional = operation.successes().any(|response| response.status == Status::Code(304));
    if shapes.len() > 1 || conditional && operation.has_several_answers() {
        return 0;
    }
    let first = operation.success().map(|response| response.status);
    let before = operation.responses.len();
    let mut headers: Vec<Header> = operation.headers().into_iter().cloned().collect();
    operation.responses.retain(|response| !response.status.is_success() || Some(response.status) == first);
    if let Some(kept) = operation.responses.iter_mut().find(|response| response.status.is_success()) {
        kept.headers = std::mem::take(&mut headers);
    }
    before - operation.responses.len()
}
