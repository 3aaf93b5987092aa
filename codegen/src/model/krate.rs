//! The crate that is being made, before it is laid out in files.

use syn::Item;
use syn::visit_mut::VisitMut;

use super::{Component, RustPath};

/// What is generated, before it is laid out in files.
#[derive(Clone, Debug, Default)]
pub struct Crate {
    /// One for each component, in document order.
    pub types: Vec<TypeItem>,
    /// One for each tag, in document order.
    pub services: Vec<Service>,
    /// Types that operations share.
    pub shared: Vec<SharedType>,
}

/// A generated type.
#[derive(Clone, Debug)]
pub struct TypeItem {
    /// The component that it stands for.
    pub component: Component,
    /// Where it lives.
    pub path: RustPath,
    /// The struct, enum or alias.
    pub definition: syn::Item,
    /// What belongs to it: impls and mechanics from the runtime.
    pub companions: Vec<syn::Item>,
}

/// A type that stands for no schema alone.
#[derive(Clone, Debug)]
pub struct SharedType {
    /// Where it lives.
    pub path: RustPath,
    /// The type and what belongs to it.
    pub items: Vec<syn::Item>,
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
    pub methods: Vec<GeneratedMethod>,
}

/// A generated method.
#[derive(Clone, Debug)]
pub struct GeneratedMethod {
    /// Index of the operation.
    pub operation: usize,
    /// What progenitor declared: the types of arguments and result.
    pub generated: syn::Signature,
    /// The method on the accessor's type, once there is one.
    pub item: Option<syn::ImplItemFn>,
    /// The operation's description for the runtime.
    pub constant: Option<syn::Item>,
    /// The type of its calls, and the setters on it.
    pub options: Vec<syn::Item>,
}

impl Crate {
    /// Visits every type that progenitor wrote.
    pub(crate) fn visit_types_mut(&mut self, visitor: &mut dyn VisitMut) {
        for item in &mut self.types {
            match &mut item.definition {
                Item::Struct(item) => item.fields.iter_mut().for_each(|field| visitor.visit_type_mut(&mut field.ty)),
                Item::Type(item) => visitor.visit_type_mut(&mut item.ty),
                _ => {}
            }
        }
        for method in self.services.iter_mut().flat_map(|service| &mut service.methods) {
            visitor.visit_signature_mut(&mut method.generated);
        }
    }
}
