//! What operations reach: by their requests, successes, errors and the data of errors.

use crate::check::{Kind, Outline, SiteId};

/// For each site whether an operation reaches it.
pub(super) fn from_operations(outline: &Outline<'_>) -> Vec<bool> {
    let mut reached = vec![false; outline.sites.len()];
    let mut next: Vec<SiteId> = outline.of_kind(Kind::Paths).map(|(id, _)| id).collect();
    while let Some(id) = next.pop() {
        if reached[id] {
            continue;
        }
        for (inner, reached) in reached.iter_mut().enumerate().take(outline.sites[id].end).skip(id) {
            if !std::mem::replace(reached, true) {
                next.extend(targets(outline, inner));
            }
        }
    }
    reached
}

/// The sites that a site refers to: by `$ref`, or as the mapping of a discriminator.
fn targets(outline: &Outline<'_>, id: SiteId) -> Vec<SiteId> {
    let site = &outline.sites[id];
    if let Some(reference) = site.reference {
        return reference.as_str().and_then(|text| outline.named(text)).into_iter().collect();
    }
    if site.kind != Kind::Discriminator {
        return Vec::new();
    }
    let names = site.node.entries("mapping").filter_map(|(_, target)| target.as_str());
    names
        .filter_map(|name| match outline.component("schemas", name) {
            Some(schema) => outline.site_of(schema),
            None => outline.named(name),
        })
        .collect()
}
