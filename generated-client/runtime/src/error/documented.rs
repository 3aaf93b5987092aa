//! Errors whose bodies a document describes.

use std::any::TypeId;

/// The statuses that something in the document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One.
    One(u16),
    /// The hundreds: `4` of `4XX`.
    Range(u16),
    /// All that nothing else is about.
    Rest,
}

impl Statuses {
    /// Of several, what is about `status` most exactly.
    pub(crate) fn choose<T: Copy>(all: &[(Self, T)], status: u16) -> Option<T> {
        let about = |wanted: Self| all.iter().find(|(statuses, _)| *statuses == wanted).map(|(_, what)| *what);
        about(Self::One(status)).or_else(|| about(Self::Range(status / 100))).or_else(|| about(Self::Rest))
    }
}

/// What the document says of an operation's errors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DocumentedErrors {
    /// The type that they have.
    pub(crate) of: fn() -> TypeId,
    pub(crate) kinds: &'static [(Statuses, u8)],
}

impl DocumentedErrors {
    /// Whether the document says something of errors of that status.
    pub(crate) fn describe(&self, status: u16) -> bool {
        Statuses::choose(self.kinds, status).is_some()
    }
}

/// A type that a document describes the bodies of errors by: one schema, or an enum of several. Generated code implements
/// it; see [`Error::typed`](crate::Error::typed).
pub trait ErrorBody: Sized + 'static {
    /// Reads the body as the schema of that number.
    #[doc(hidden)]
    fn read(kind: u8, body: &str) -> Option<Self>;
}

/// Reads the body of an error.
#[doc(hidden)]
pub fn read_error<T: serde::de::DeserializeOwned>(body: &str) -> Option<T> {
    serde_json::from_str(body.trim_start_matches('\u{feff}')).ok()
}

/// `error_body! { Problem }` for one schema, `error_body! { Refusal { Taken, Problem } }` for an enum of several.
#[doc(hidden)]
#[macro_export]
macro_rules! error_body {
    ($name:ident) => {
        impl $crate::ErrorBody for $name {
            fn read(_: u8, body: &str) -> ::core::option::Option<Self> {
                $crate::generated::read_error(body)
            }
        }
    };
    ($name:ident { $($variant:ident),+ $(,)? }) => {
        impl $crate::ErrorBody for $name {
            fn read(kind: u8, body: &str) -> ::core::option::Option<Self> {
                type Read<T> = fn(&str) -> ::core::option::Option<T>;
                const ALL: &[Read<$name>] = &[$(|body| $crate::generated::read_error(body).map($name::$variant)),+];
                ALL.get(usize::from(kind)).and_then(|read| read(body))
            }
        }
    };
}
