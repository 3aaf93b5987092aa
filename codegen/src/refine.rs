//! Turns what progenitor generated into the client that we want, on the syntax tree.
//!
//! [`PASSES`] is the whole of it, in order. Each pass changes the [`Crate`] and counts the places that it changed; one that
//! finds nothing although the facts promise something is an error that names it, so that none can rot when progenitor
//! changes what it emits.

mod aliases;
mod bodies;
mod constructors;
mod containers;
mod conversions;
mod derives;
pub mod docs;
mod gates;
mod harvest;
mod ids;
mod imports;
mod names;
mod open_enums;
mod operations;
mod optionals;
mod serde_attributes;
mod setters;
#[cfg(test)]
mod tests;
mod unions;

use crate::api::{Api, Schema, Shape, StringFormat};
use crate::lower::{Count, Names};
use crate::names::RustPath;
use crate::problem::Problem;

pub(crate) use bodies::{argument, one_field};
pub(crate) use gates::{cfg, gate, gated_module, modules as module_list, service_gate, visible};
pub use harvest::harvest;
pub(crate) use imports::shorten;

/// What is generated, before it is laid out in files.
#[derive(Clone, Debug, Default)]
pub struct Crate {
    /// One for each component, in document order.
    pub types: Vec<TypeItem>,
    /// One for each tag, in document order.
    pub services: Vec<Service>,
}

/// A generated type.
#[derive(Clone, Debug)]
pub struct TypeItem {
    /// The component that it stands for.
    pub component: String,
    /// Where it lives.
    pub path: RustPath,
    /// The struct, enum or alias.
    pub definition: syn::Item,
    /// What belongs to it: impls and mechanics from the runtime.
    pub companions: Vec<syn::Item>,
}

/// The operations of a tag.
#[derive(Clone, Debug)]
pub struct Service {
    /// The tag.
    pub tag: String,
    /// Method on the client.
    pub accessor: String,
    /// Where its type lives.
    pub path: RustPath,
    /// The accessor's type.
    pub definition: syn::Item,
    /// One for each operation.
    pub methods: Vec<Method>,
}

/// A generated method.
#[derive(Clone, Debug)]
pub struct Method {
    /// Index of the operation.
    pub operation: usize,
    /// What progenitor declared: the types of arguments and result.
    pub generated: syn::Signature,
    /// The method on the accessor's type.
    pub item: syn::ImplItemFn,
    /// The operation's description for the runtime.
    pub constant: Option<syn::Item>,
    /// The marker of its optional parameters, and the setters on it.
    pub options: Vec<syn::Item>,
}

/// What passes read.
pub struct Facts<'a> {
    /// The lowered document.
    pub api: &'a Api,
    /// Its Rust names.
    pub names: &'a Names,
    /// Components that the runtime's own types stand for.
    pub runtime: &'a std::collections::BTreeMap<String, RustPath>,
    /// The package, as its examples name it: `vsphere_automation`.
    pub library: &'a str,
}

/// One step of refining.
pub struct Pass {
    /// Its name in reports.
    pub name: &'static str,
    run: fn(&mut Crate, &Facts<'_>) -> usize,
    /// How many places the facts promise at least.
    promised: fn(&Facts<'_>) -> usize,
}

/// All passes, in order.
pub const PASSES: &[Pass] = &[
    Pass { name: "containers", run: containers::run, promised: nothing },
    Pass {
        name: "unions",
        run: unions::run,
        promised: |facts| count(facts, |s| matches!(s.shape, Shape::Union { .. })),
    },
    Pass {
        name: "open-enums",
        run: open_enums::run,
        promised: |facts| count(facts, |s| matches!(s.shape, Shape::Enum(_))),
    },
    Pass { name: "ids", run: ids::run, promised: |facts| facts.api.ids.len() },
    Pass { name: "aliases", run: aliases::run, promised: nothing },
    Pass { name: "optionals", run: optionals::run, promised: nothing },
    Pass {
        name: "names",
        run: names::run,
        promised: |facts| facts.api.schemas.len().saturating_sub(usize::from(facts.has_secret())),
    },
    Pass { name: "serde", run: serde_attributes::run, promised: nothing },
    Pass {
        name: "derives",
        run: derives::run,
        promised: |facts| count(facts, |s| matches!(s.shape, Shape::Object(_))),
    },
    Pass {
        name: "constructors",
        run: constructors::run,
        promised: |facts| count(facts, |s| matches!(s.shape, Shape::Object(_))),
    },
    Pass { name: "operations", run: operations::run, promised: |facts| facts.api.operations.len() },
    Pass { name: "setters", run: setters::run, promised: setters::promised },
    Pass { name: "conversions", run: conversions::run, promised: nothing },
    Pass {
        name: "docs",
        run: docs::run,
        promised: |facts| facts.api.operations.len() + facts.api.schemas.len().saturating_sub(1),
    },
    Pass { name: "gates", run: gates::run, promised: gates::promised },
];

fn nothing(_: &Facts<'_>) -> usize {
    0
}

fn count(facts: &Facts<'_>, wanted: impl Fn(&Schema) -> bool) -> usize {
    facts.api.schemas.values().filter(|schema| wanted(schema)).count()
}

impl Facts<'_> {
    fn has_secret(&self) -> bool {
        self.api.schemas.contains_key(crate::lower::SECRET)
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
            Shape::String(_) => name != crate::lower::SECRET,
            _ => false,
        })
    }

    /// The component of a type.
    pub(crate) fn schema(&self, item: &TypeItem) -> &Schema {
        &self.api.schemas[&item.component]
    }
}

/// Runs all passes.
///
/// # Errors
///
/// A pass that changed fewer places than the facts promise.
pub fn refine(krate: &mut Crate, facts: &Facts<'_>) -> Result<Vec<Count>, Problem> {
    let mut counts = Vec::new();
    for pass in PASSES {
        let places = (pass.run)(krate, facts);
        let promised = (pass.promised)(facts);
        if places < promised {
            let message = format!("the pass `{}` changed {places} places where the document has {promised}", pass.name);
            return Err(Problem::new(message).help(
                "progenitor emits something else than this pass expects: compare its output with the pass's test",
            ));
        }
        counts.push(Count { pass: pass.name, places });
    }
    Ok(counts)
}
