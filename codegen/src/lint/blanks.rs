//! Blanks, which a person has to fill.

use super::context::Context;
use crate::document::{Node, Value};
use crate::model::Problem;

/// What stands where somebody has to find the words.
pub(crate) const BLANK: &str = "TO BE WRITTEN";

/// No text is a blank.
pub(super) fn are_filled(context: &Context<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    look(&context.outline.document.root, "", &mut problems);
    problems
}

fn look(node: &Node, name: &str, problems: &mut Vec<Problem>) {
    match &node.value {
        Value::String(text) if text.contains(BLANK) => {
            let problem = Problem::at(&node.place, format!("the {name} is still to be written"));
            problems.push(problem.help("say it in our own words"));
        }
        Value::Mapping(members) => members.iter().for_each(|(key, node)| look(node, &key.text, problems)),
        Value::Sequence(items) => items.iter().for_each(|node| look(node, name, problems)),
        _ => {}
    }
}
