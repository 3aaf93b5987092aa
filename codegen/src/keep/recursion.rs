//! A type that contains itself needs a box somewhere. The rule is on the types alone: a value is in a box where its type
//! leads back to the one that holds it, through other values or not. So no order decides, and no neighbour moves the box.
//!
//! Callers who read a field know whether it is in a box. So one that was in none stays in none, and one that was in one
//! stays there, as long as every circle still has a box: what closes a circle is new, and gets it.

use std::collections::{HashMap, HashSet};

use crate::model::{Api, Component, Kept, Lists, Names, Schema, Shape};
use crate::names;

/// What one type holds of another, not behind a pointer as what is in lists and maps.
struct Edge {
    holder: Component,
    /// Which of its members.
    index: usize,
    target: Component,
    boxed: bool,
}

/// Marks the values that are in boxes.
pub(super) fn mark(api: &mut Api, names: &Names, kept: &Kept) {
    let mut edges = edges(api);
    let circular = in_circles(&edges, |_| true);
    let known = |edge: &Edge| {
        let (path, member) = named(api, names, edge)?;
        kept.knows(&path, &member).then(|| Kept::has(&kept.boxed, &path, &member))
    };
    let was: Vec<Option<bool>> = edges.iter().map(known).collect();
    for (index, edge) in edges.iter_mut().enumerate() {
        edge.boxed = was[index].unwrap_or(circular.contains(&index));
    }
    // A circle without any box is one that callers do not know.
    for index in in_circles(&edges, |edge| !edge.boxed) {
        edges[index].boxed = true;
    }
    for edge in edges.iter().filter(|edge| edge.boxed) {
        if let Some(schema) = api.schemas.get_mut(&edge.holder).and_then(|schema| member_mut(schema, edge.index)) {
            schema.boxed = true;
        }
    }
}

/// The members that are in boxes, by their holders.
pub(super) fn known(api: &Api, names: &Names) -> Lists {
    let mut lists = Lists::new();
    for edge in edges(api).iter().filter(|edge| edge.boxed) {
        if let Some((path, member)) = named(api, names, edge) {
            lists.entry(path).or_default().push(member);
        }
    }
    lists
}

/// The indexes of edges that lead back to their holder through edges that count.
fn in_circles(edges: &[Edge], counts: impl Fn(&Edge) -> bool) -> HashSet<usize> {
    let mut next: HashMap<&Component, Vec<&Component>> = HashMap::new();
    for edge in edges.iter().filter(|edge| counts(edge)) {
        next.entry(&edge.holder).or_default().push(&edge.target);
    }
    let mut reached: HashMap<&Component, HashSet<&Component>> = HashMap::new();
    let mut found = HashSet::new();
    for (index, edge) in edges.iter().enumerate().filter(|(_, edge)| counts(edge)) {
        let reached = reached.entry(&edge.target).or_insert_with(|| {
            let (mut seen, mut waiting) = (HashSet::from([&edge.target]), vec![&edge.target]);
            while let Some(name) = waiting.pop() {
                waiting.extend(next.get(name).into_iter().flatten().copied().filter(|target| seen.insert(*target)));
            }
            seen
        });
        if reached.contains(&edge.holder) {
            found.insert(index);
        }
    }
    found
}

fn edges(api: &Api) -> Vec<Edge> {
    let edge = |holder: &Component, index: usize, schema: &Schema| match &schema.shape {
        Shape::Reference(name) => {
            let (target, _) = api.resolve(name)?;
            Some(Edge { holder: holder.clone(), index, target: target.clone(), boxed: schema.boxed })
        }
        _ => None,
    };
    let of = |(name, schema): (&Component, &Schema)| {
        members(schema).iter().enumerate().filter_map(|(index, member)| edge(name, index, member)).collect::<Vec<_>>()
    };
    api.schemas.iter().flat_map(of).collect()
}

fn members(schema: &Schema) -> Vec<&Schema> {
    match &schema.shape {
        Shape::Object(properties) => properties.values().map(|property| &property.schema).collect(),
        Shape::Union { variants, .. } => variants.iter().collect(),
        _ => Vec::new(),
    }
}

fn member_mut(schema: &mut Schema, index: usize) -> Option<&mut Schema> {
    match &mut schema.shape {
        Shape::Object(properties) => properties.get_index_mut(index).map(|(_, property)| &mut property.schema),
        Shape::Union { variants, .. } => variants.get_mut(index),
        _ => None,
    }
}

/// What callers call the holder, and the document the member.
fn named(api: &Api, names: &Names, edge: &Edge) -> Option<(String, String)> {
    let member = match &api.schemas.get(&edge.holder)?.shape {
        Shape::Object(properties) => properties.get_index(edge.index)?.0.clone(),
        Shape::Union { variants, .. } => names::union_variant(variants.get(edge.index)?),
        _ => return None,
    };
    Some((names.schemas.get(&edge.holder)?.to_string(), member))
}
