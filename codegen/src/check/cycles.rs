//! What contains itself has no end: readers overflow on it.

use super::kind::Kind;
use super::outline::{Outline, Segment, SiteId};
use crate::document::Node;
use crate::model::Problem;

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// A circle: the sites that consist of each other, in that order.
type Circle = Vec<SiteId>;

/// No reference leads back to itself, and no schema is combined (`allOf`, `oneOf`, `anyOf`, `not`) from itself.
///
/// Recursion through properties, list items and map values is fine. The mapping of a discriminator combines nothing, so
/// a base whose mapping names schemas that are all of the base is fine too.
pub(super) fn nothing_contains_itself(outline: &Outline<'_>) -> Vec<Problem> {
    circles(outline).into_iter().filter_map(|circle| problem(outline, &circle)).collect()
}

/// Every circle of a document; where several share sites, enough of them that without their last references there is
/// none.
pub(crate) fn circles(outline: &Outline<'_>) -> Vec<Circle> {
    let contained = contained(outline);
    let mut state = vec![State::New; outline.sites.len()];
    let mut circles = Vec::new();
    for start in 0..outline.sites.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::Open;
        let mut path: Vec<(SiteId, usize)> = vec![(start, 0)];
        while let Some((id, next)) = path.last_mut() {
            let Some(&inner) = contained[*id].get(*next) else {
                state[*id] = State::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match state[inner] {
                State::New => {
                    state[inner] = State::Open;
                    path.push((inner, 0));
                }
                State::Open => {
                    let start = path.iter().position(|(id, _)| *id == inner).unwrap_or(0);
                    circles.push(path[start..].iter().map(|(id, _)| *id).collect());
                }
                State::Done => {}
            }
        }
    }
    circles
}

/// For each site the sites that it consists of.
fn contained(outline: &Outline<'_>) -> Vec<Vec<SiteId>> {
    let mut contained = vec![Vec::new(); outline.sites.len()];
    for (id, site) in outline.sites.iter().enumerate() {
        if let Some(text) = site.reference.and_then(Node::as_str) {
            contained[id].extend(outline.named(text));
        }
        let combines = match site.member {
            Some(list) => matches!(site.segment, Segment::Index) && matches!(list, "allOf" | "oneOf" | "anyOf"),
            None => site.key() == Some("not"),
        };
        if let Some(parent) = site.parent.filter(|_| combines && site.kind == Kind::Schema) {
            contained[parent].push(id);
        }
    }
    contained
}

fn problem(outline: &Outline<'_>, circle: &Circle) -> Option<Problem> {
    // Every circle goes through a reference; the last one of the text closes it.
    let references: Vec<_> = circle.iter().filter_map(|id| outline.sites[*id].reference).collect();
    let last = references.iter().max_by_key(|reference| &reference.place)?;
    let names: Vec<&str> = references.iter().filter_map(|node| node.as_str()?.rsplit('/').next()).collect();
    let shown = if names.len() > 6 { [&names[..5], &["…"]].concat() } else { names };
    Some(
        Problem::at(&last.place, format!("this reference closes a circle: {}", shown.join(" → ")))
            .help("nothing can consist of itself; refer to it from a property, or leave one of these references out"),
    )
}
