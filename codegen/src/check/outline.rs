//! The document as a list of the objects that OpenAPI knows in it.

use std::collections::{HashMap, HashSet};

use super::grammar::METHODS;
use super::kind::Kind;
use super::nearest::Suggest;
use crate::document::{Document, Key, Mapping, Node};
use crate::model::{Found, Place};

/// Every object and reference of a document in the order of the text, each before what stands in it.
///
/// All references are to positions in one list, so that no rule needs recursion.
pub(crate) struct Outline<'d> {
    pub(crate) document: &'d Document,
    pub(crate) sites: Vec<Site<'d>>,
    /// What is wrong with the members of objects.
    pub(crate) faults: Found,
    /// What is wrong with extensions.
    pub(crate) extension_faults: Found,
    /// Finds names that were probably meant.
    pub(crate) suggest: Suggest,
    /// Members that an object has under a name that is nearly theirs; that is a fault already.
    pub(super) misspelt: HashSet<(SiteId, &'static str)>,
    by_node: HashMap<*const Node, SiteId>,
}

/// A position in the list of sites.
pub(crate) type SiteId = usize;

/// An object, or a reference to one.
pub(crate) struct Site<'d> {
    /// What it is, or refers to.
    pub(crate) kind: Kind,
    /// The reference, if it is one.
    pub(crate) reference: Option<&'d Node>,
    pub(crate) node: &'d Node,
    /// How it stands in its parent.
    pub(crate) segment: Segment<'d>,
    /// The list or mapping in which it stands, if it is not itself a member: `properties`, `allOf`, …
    pub(crate) member: Option<&'d str>,
    pub(crate) parent: Option<SiteId>,
    /// The first position that is not in it.
    pub(crate) end: SiteId,
    /// Whether it stands in an extension.
    pub(crate) in_extension: bool,
}

/// A step of a path into the document.
#[derive(Clone, Copy)]
pub(crate) enum Segment<'d> {
    Root,
    Key(&'d Key),
    Index,
}

impl<'d> Site<'d> {
    /// The key under which it stands; `None` in a list and for the document itself.
    pub(crate) fn key(&self) -> Option<&'d str> {
        match self.segment {
            Segment::Key(key) => Some(&key.text),
            Segment::Root | Segment::Index => None,
        }
    }
}

/// An operation and where it is.
#[derive(Clone, Copy)]
pub(crate) struct OperationSite<'d> {
    pub(crate) id: SiteId,
    pub(crate) node: &'d Node,
    pub(crate) key: &'d Key,
    pub(crate) path: &'d Key,
    pub(crate) item: &'d Node,
}

impl OperationSite<'_> {
    /// What messages call it: `GET /session`.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.key.text.to_ascii_uppercase(), self.path.text)
    }
}

impl<'d> Outline<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            sites: Vec::new(),
            faults: Found::default(),
            extension_faults: Found::default(),
            suggest: Suggest::default(),
            misspelt: HashSet::new(),
            by_node: HashMap::new(),
        }
    }

    pub(super) fn push(&mut self, site: Site<'d>) -> SiteId {
        let id = self.sites.len();
        self.by_node.insert(std::ptr::from_ref(site.node), id);
        self.sites.push(site);
        id
    }

    /// Whether an object lacks a member, and nothing in it was meant to be that one.
    pub(crate) fn lacks(&self, id: SiteId, member: &str) -> bool {
        self.sites[id].node.get(member).is_none() && !self.misspelt.contains(&(id, member))
    }

    /// All objects of a kind, references to such left out.
    pub(crate) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (SiteId, &Site<'d>)> {
        self.sites.iter().enumerate().filter(move |(_, site)| site.kind == kind && site.reference.is_none())
    }

    /// All references.
    pub(crate) fn references(&self) -> impl Iterator<Item = (SiteId, &Site<'d>, &'d Node)> {
        self.sites.iter().enumerate().filter_map(|(id, site)| site.reference.map(|reference| (id, site, reference)))
    }

    /// The site of a node, if it is an object or a reference.
    pub(crate) fn site_of(&self, node: &Node) -> Option<SiteId> {
        self.by_node.get(&std::ptr::from_ref(node)).copied()
    }

    /// The site that a reference names, whatever its kind.
    pub(crate) fn named(&self, reference: &str) -> Option<SiteId> {
        self.site_of(self.document.resolve(reference)?)
    }

    /// Where a site leads: itself, or what is at the end of its references. `None` if that is not there, or a circle.
    pub(crate) fn follow(&self, mut id: SiteId) -> Option<SiteId> {
        for _ in 0..64 {
            let Some(reference) = self.sites[id].reference else { return Some(id) };
            id = self.named(reference.as_str()?)?;
        }
        None
    }

    /// The node at the end of references.
    pub(crate) fn resolved(&self, node: &'d Node) -> Option<&'d Node> {
        Some(self.sites[self.follow(self.site_of(node)?)?].node)
    }

    /// The place that stands for a site: its key, or its beginning in a list.
    pub(crate) fn place(&self, id: SiteId) -> &'d Place {
        let site = &self.sites[id];
        match site.segment {
            Segment::Key(key) => &key.place,
            Segment::Root | Segment::Index => &site.node.place,
        }
    }

    /// The sites around a site, nearest first.
    pub(crate) fn ancestors(&self, id: SiteId) -> impl Iterator<Item = (SiteId, &Site<'d>)> {
        std::iter::successors(self.sites[id].parent, |id| self.sites[*id].parent).map(|id| (id, &self.sites[id]))
    }

    /// The operations of `paths`, in the order of the text.
    pub(crate) fn operations(&self) -> impl Iterator<Item = OperationSite<'d>> {
        self.document.root.entries("paths").flat_map(|(path, item)| self.operations_of(path, item))
    }

    /// The operations of one path.
    pub(crate) fn operations_of(&self, path: &'d Key, item: &'d Node) -> impl Iterator<Item = OperationSite<'d>> {
        let methods = item.mapping().into_iter().flatten().filter(|(key, _)| METHODS.contains(&key.text.as_str()));
        methods.filter_map(move |(key, node)| {
            let id = self.site_of(node).filter(|_| path.text.starts_with('/'))?;
            Some(OperationSite { id, node, key, path, item })
        })
    }

    /// The components of a section with their keys.
    pub(crate) fn components(&self, section: &str) -> impl Iterator<Item = (&'d Key, &'d Node)> + use<'d> {
        self.section(section).into_iter().flatten()
    }

    /// A component by its section and name.
    pub(crate) fn component(&self, section: &str, name: &str) -> Option<&'d Node> {
        self.section(section)?.get(name)
    }

    fn section(&self, section: &str) -> Option<&'d Mapping> {
        self.document.root.get("components")?.get(section)?.mapping()
    }

    /// The parameters that hold for an operation: its own, then those of its path that it does not override; each
    /// with the node at the end of references.
    pub(crate) fn parameters(&self, operation: &OperationSite<'d>) -> Vec<(&'d Node, &'d Node)> {
        let identity = |node: &'d Node| (node.text("in"), node.text("name"));
        let resolve = |list: &'d Node| {
            list.items("parameters").iter().filter_map(|written| Some((written, self.resolved(written)?)))
        };
        let mut all: Vec<(&'d Node, &'d Node)> = resolve(operation.node).collect();
        let own: HashSet<_> = all.iter().map(|(_, parameter)| identity(parameter)).collect();
        all.extend(resolve(operation.item).filter(|(_, parameter)| !own.contains(&identity(parameter))));
        all
    }

    /// The responses of an operation: key, what is written there, and the node at the end of references.
    pub(crate) fn responses(&self, operation: &OperationSite<'d>) -> Vec<(&'d Key, &'d Node, &'d Node)> {
        let responses = operation.node.get("responses").and_then(Node::mapping).into_iter().flatten();
        responses
            .filter(|(status, _)| !status.text.starts_with("x-"))
            .filter_map(|(status, written)| Some((status, written, self.resolved(written)?)))
            .collect()
    }

    /// The request body of an operation at the end of references.
    pub(crate) fn request_body(&self, operation: &OperationSite<'d>) -> Option<&'d Node> {
        self.resolved(operation.node.get("requestBody")?)
    }
}
