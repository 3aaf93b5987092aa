//! One difference, as data.

use std::fmt;

use crate::model::{Effect, Place};

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Subject {
    Operation,
    Parameter,
    Body,
    Answer,
    Header,
    Error,
    Type,
    Property,
    Constant,
    Variant,
}

/// In what it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// What callers call it.
    Name,
    /// Method, path and constant query.
    Request,
    /// The server that it is sent to.
    Server,
    /// What lets it in.
    Authentication,
    /// What values look like.
    Type,
    /// Whether it must be given, or is always there.
    Required,
    /// Whether it can be null.
    Nullable,
    /// Whether it is in a box, since its type leads back to its holder.
    Boxed,
    /// Which way it goes.
    Direction,
    /// What the server assumes where it is absent.
    Default,
    /// Limits of its values.
    Limits,
    /// In which part of a request it goes.
    Location,
    /// How it is written there.
    Style,
    /// Its media type, which clients read or write as the same thing.
    MediaType,
    /// The order of what is given by place.
    Order,
    /// Whether the body can be given as its only text.
    Shortcut,
    /// The statuses of its successes.
    Statuses,
    /// Members that are not declared.
    Others,
    /// The property that tells variants apart, and the tags.
    Tags,
    /// The feature that it is behind.
    Gate,
    /// Whether it is deprecated.
    Deprecated,
    /// The releases that have it, and its stage there.
    Releases,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the new document has it; callers must give it, or always get it.
    AddedRequired,
    /// Only the new document has it.
    Added,
    /// Only the old document has it.
    Removed,
    /// Both have it, otherwise.
    Changed {
        /// In what.
        aspect: Aspect,
        /// As the old document has it.
        old: String,
        /// As the new document has it.
        new: String,
    },
}

/// One difference between two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub subject: Subject,
    /// What callers call it, or where they meet it: `hvc::links::CreateSpec.port`.
    pub item: String,
    /// What became of it.
    pub change: Change,
    /// Where it stands in the old document.
    pub old: Option<Place>,
    /// Where it stands in the new document.
    pub new: Option<Place>,
    /// Whether it is behind the preview feature, whose items may change in any version.
    pub gated: bool,
    /// What it asks for under Cargo's rules.
    pub effect: Effect,
    /// Whether callers still compile, and something else happens.
    pub silent: bool,
    /// What callers notice, in one sentence without a full stop.
    pub notice: &'static str,
}

/// Where it is compared: what its consequences depend on.
#[derive(Clone, Debug, Default)]
pub(super) struct At {
    pub(super) item: String,
    pub(super) old: Option<Place>,
    pub(super) new: Option<Place>,
    pub(super) gated: bool,
    /// Whether requests have it.
    pub(super) sent: bool,
    /// Whether answers have it.
    pub(super) answered: bool,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Body => "body",
            Self::Answer => "answer",
            Self::Header => "header",
            Self::Error => "error",
            Self::Type => "type",
            Self::Property => "property",
            Self::Constant => "constant",
            Self::Variant => "variant",
        })
    }
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "name",
            Self::Request => "request",
            Self::Server => "server",
            Self::Authentication => "authentication",
            Self::Type => "type",
            Self::Required => "required",
            Self::Nullable => "nullable",
            Self::Direction => "direction",
            Self::Default => "default",
            Self::Limits => "limits",
            Self::Location => "location",
            Self::Style => "style",
            Self::Boxed => "in a box",
            Self::MediaType => "media type",
            Self::Order => "order",
            Self::Shortcut => "shortcut",
            Self::Statuses => "statuses",
            Self::Others => "other members",
            Self::Tags => "tags",
            Self::Gate => "gate",
            Self::Deprecated => "deprecated",
            Self::Releases => "releases",
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AddedRequired => f.write_str("added, required"),
            Self::Added => f.write_str("added"),
            Self::Removed => f.write_str("removed"),
            Self::Changed { aspect, old, new } => {
                let shown = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
                write!(f, "{aspect}: {} → {}", shown(old), shown(new))
            }
        }
    }
}
