//! What stages share and no pass owns: the words that all of them speak.

mod api;
mod component;
mod facts;
mod form;
pub(crate) mod gate;
mod item;
mod krate;
mod lifecycle;
mod media;
mod operation;
mod pass;
mod path;
mod problem;
mod runtime_types;
mod schema;
mod security;
mod style;
pub(crate) mod syntax;
mod target;

pub use api::{Api, Id, Tag};
pub use component::Component;
pub(crate) use facts::Lowered;
pub use facts::{AccessorNames, Facts, Names};
pub(crate) use form::Form;
pub(crate) use item::{Item, ItemKind, items};
pub use krate::{Crate, GeneratedMethod, Service, SharedType, TypeItem};
pub(crate) use lifecycle::release_before;
pub use lifecycle::{Span, Stage, Timeline, Version};
pub use media::{Encoding, Media, MediaKind};
pub(crate) use operation::own_id;
pub use operation::{
    Action, Authentication, Body, ErrorCase, Header, Method, Operation, Parameter, Privilege, Response, Status,
    VendorDocs,
};
pub use pass::Count;
pub use path::RustPath;
pub(crate) use problem::Found;
pub use problem::{Place, Problem, Problems, Refused};
pub use runtime_types::RuntimeTypes;
pub(crate) use runtime_types::{RUNTIME_MODULES, RuntimeModule};
pub use schema::{Constant, Direction, Discriminator, Others, Property, Schema, Shape, StringFormat, Width};
pub use security::{KnownBy, SchemeKind, SecurityScheme};
pub use style::{Location, Style, StyleKind};
pub use target::{Output, Package, Report, Runtime, Target};
