//! What rules need to know of the whole document.

use std::collections::HashMap;

use super::extensions::extensions;
use super::reach;
use crate::check::{Extensions, Kind, Outline, Site, SiteId, outline};
use crate::document::Document;
use crate::model::Timeline;
use crate::read::timelines;

/// A document with its outline, its timelines and what its operations reach.
pub(super) struct Context<'d> {
    pub(super) outline: Outline<'d>,
    /// The timelines that can be read, by name.
    pub(super) timelines: HashMap<&'d str, Timeline>,
    /// For each site whether an operation reaches it.
    pub(super) reached: Vec<bool>,
}

/// Who has a timeline, and which.
#[derive(Clone, Copy)]
pub(super) struct Lived<'c> {
    /// The site that names the timeline.
    pub(super) owner: SiteId,
    pub(super) name: &'c str,
    pub(super) timeline: &'c Timeline,
}

impl<'d> Context<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let outline = outline(document, Extensions::Known(extensions));
        let timelines = timelines(&document.root).collect();
        let reached = reach::from_operations(&outline);
        Self { outline, timelines, reached }
    }

    /// The timeline that an object names itself.
    pub(super) fn own(&self, id: SiteId) -> Option<Lived<'_>> {
        let name = self.outline.sites[id].node.text("x-sdk-lifecycle")?;
        let (name, timeline) = self.timelines.get_key_value(name)?;
        Some(Lived { owner: id, name, timeline })
    }

    /// The timeline that holds for an object: its own, or that of what is around it. `None` also where one is named
    /// that is not defined.
    pub(super) fn lived(&self, id: SiteId) -> Option<Lived<'_>> {
        let named = |site: &Site<'_>| site.node.get("x-sdk-lifecycle").is_some();
        if named(&self.outline.sites[id]) {
            return self.own(id);
        }
        self.outline.ancestors(id).find(|(_, site)| named(site)).and_then(|(id, _)| self.own(id))
    }

    /// The component that a site is or is in, with its section and name.
    pub(super) fn component_of(&self, id: SiteId) -> Option<(SiteId, &'d str, &'d str)> {
        let mut inner = id;
        for (outer, site) in std::iter::once((id, &self.outline.sites[id])).chain(self.outline.ancestors(id)) {
            if site.kind == Kind::Components {
                let component = &self.outline.sites[inner];
                return Some((inner, component.member?, component.key()?));
            }
            inner = outer;
        }
        None
    }

    /// What messages call the object at a site: an operation, an action, a component, or nothing in particular.
    pub(super) fn name(&self, id: SiteId) -> String {
        let operation = self.outline.operations().find(|operation| {
            let end = self.outline.sites[operation.id].end;
            (operation.id..end).contains(&id)
        });
        match (operation, self.component_of(id)) {
            (Some(operation), _) => operation.name(),
            (None, Some((_, "schemas", name))) => name.to_owned(),
            (None, Some((_, section, name))) => format!("components.{section}.{name}"),
            (None, None) => "the document".to_owned(),
        }
    }
}
