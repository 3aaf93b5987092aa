//! Releases as they are written, wherever they are.

use super::context::Context;
use crate::document::Node;
use crate::model::{Place, Problem, Version};

/// A release has three numbers. `9.0` and `9.0.0` are the same one, but tables, docs and data would show both.
pub(super) fn are_written_with_three_numbers(context: &Context<'_>) -> Vec<Problem> {
    let sites = &context.outline.sites;
    let ours = sites.iter().filter(|site| site.in_extension);
    let values = ours.flat_map(|site| ["from", "api-from", "since"].map(|member| site.node.get(member)));
    let values = values.flatten().filter_map(|node| Some((&node.place, node.as_str()?)));
    let privileges = sites.iter().flat_map(|site| site.node.entries("x-sdk-privileges"));
    let keys = privileges.map(|(key, _): (_, &Node)| (&key.place, key.text.as_str()));
    values.chain(keys).filter_map(|(place, text)| short(place, text)).collect()
}

fn short(place: &Place, text: &str) -> Option<Problem> {
    Version::parse(text)?;
    let (numbers, pre) = text.strip_suffix("-pre").map_or((text, ""), |numbers| (numbers, "-pre"));
    let missing = 3_usize.checked_sub(numbers.split('.').count()).filter(|missing| *missing > 0)?;
    let whole = format!("{numbers}{}{pre}", ".0".repeat(missing));
    Some(Problem::at(place, format!("the release `{text}` lacks a number")).help(format!("write \"{whole}\"")))
}
