//! `calls.rs`: for each operation the request that its examples make, and what comes of each documented answer.

use super::exchange::Exchange;
use super::subject::Subject;
use crate::model::Problem;

/// The text. Operations and answers that cannot be tried are told.
pub(super) fn file(subject: &Subject<'_>, client: &str, untried: &mut Vec<Problem>) -> String {
    let library = subject.facts.library;
    let mut text = format!(
        "//! Each call sends the request that the examples of its operation make, and reads what the document says of the answer.\n\n\
         pub(crate) use ::{library}::Client;\n\n{client}"
    );
    let mut taken: Vec<String> = Vec::new();
    for operation in &subject.facts.api.operations {
        let mut exchange = Exchange::new(operation, subject);
        match exchange.asks() {
            Ok(()) => {
                exchange.answers(untried);
                exchange.errors(untried);
                text.push_str(&exchange.module(&mut taken));
            }
            Err(why) => {
                let message = format!("the call of `{}`: {why}", operation.request());
                untried.push(subject.untried(&operation.pointer, message));
            }
        }
    }
    text
}
