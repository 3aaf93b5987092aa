//! What the stages after lowering know: the lowered document, and the Rust name of everything in it.

use std::collections::{BTreeMap, HashMap};

use super::{Api, Component, RustPath, Schema, Shape, StringFormat, TypeItem};

/// What passes read.
pub struct Facts<'a> {
    /// The lowered document.
    pub api: &'a Api,
    /// Its Rust names.
    pub names: &'a Names,
    /// Components that the runtime's own types stand for.
    pub runtime: &'a BTreeMap<Component, RustPath>,
    /// The package, as its examples name it: `vsphere_automation`.
    pub library: &'a str,
}

/// What lowering and naming have made of a document: what [`Facts`] are of.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) api: Api,
    pub(crate) names: Names,
    pub(crate) runtime: BTreeMap<Component, RustPath>,
    pub(crate) library: String,
}

impl Lowered {
    pub(crate) fn facts(&self) -> Facts<'_> {
        Facts { api: &self.api, names: &self.names, runtime: &self.runtime, library: &self.library }
    }
}

impl Facts<'_> {
    pub(crate) fn has_secret(&self) -> bool {
        self.api.schemas.contains_key(&Component::Secret)
    }

    /// Whether a type is made from text: an id, an open enum, or another name for one of these or for text itself.
    pub(crate) fn is_from_text(&self, ty: &syn::Type) -> bool {
        let syn::Type::Path(path) = ty else { return false };
        let segments: Vec<String> = path.path.segments.iter().skip(1).map(|s| s.ident.to_string()).collect();
        let Some((ident, module)) = segments.split_last() else { return false };
        let component = self.names.component(&RustPath { module: module.to_vec(), ident: ident.clone() });
        component.and_then(|name| self.api.resolve(name)).is_some_and(|(name, schema)| match &schema.shape {
            Shape::Enum(_) => true,
            Shape::String(StringFormat::DateTime) => false,
            Shape::String(_) => *name != Component::Secret,
            _ => false,
        })
    }

    /// The component of a type.
    pub(crate) fn schema(&self, item: &TypeItem) -> &Schema {
        &self.api.schemas[&item.component]
    }
}

/// Names of everything that is emitted.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Path of each component.
    pub schemas: BTreeMap<Component, RustPath>,
    /// Accessor of each tag.
    pub accessors: BTreeMap<String, AccessorNames>,
    /// Component of each path.
    pub(crate) components: HashMap<RustPath, Component>,
    /// The modules in which types are written already whose names say nothing of a package.
    pub(crate) homes: BTreeMap<String, String>,
}

/// Names of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessorNames {
    /// Method on the client: `hvc_links`.
    pub method: String,
    /// Its type: `hvc::links::HvcLinks`.
    pub path: RustPath,
}

impl Names {
    /// The component that is emitted at `path`.
    pub fn component(&self, path: &RustPath) -> Option<&Component> {
        self.components.get(path)
    }

    /// The path of a component.
    ///
    /// # Panics
    ///
    /// When the component does not exist, which `check` and lowering rule out.
    pub fn schema(&self, name: &Component) -> &RustPath {
        self.schemas.get(name).expect("lowering leaves no dangling reference")
    }
}
