//! Which release has what: the types of the lifecycle table.

use std::cmp::Ordering;
use std::fmt;

/// Stage of an item in a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Not meant for use yet.
    InDevelopment,
    /// Early access: it may change or disappear in any release.
    TechnologyPreview,
    /// Meant for use, and stable.
    GenerallyAvailable,
    /// Still there, to be replaced.
    Deprecated,
    /// The release does not have it.
    Absent,
}

impl Stage {
    /// The words used in documentation and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InDevelopment => "in development",
            Self::TechnologyPreview => "Technology Preview",
            Self::GenerallyAvailable => "generally available",
            Self::Deprecated => "deprecated",
            Self::Absent => "absent",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What an [`Item`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ItemKind {
    /// An operation.
    Operation,
    /// A structure or an enumeration.
    Schema,
    /// A property of a structure.
    Property,
    /// A constant of an enumeration.
    Constant,
}

/// From one release on, until the next span begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Span {
    /// First release of the span, such as `8.0.1`.
    pub from: &'static str,
    /// Stage in the releases of the span.
    pub stage: Stage,
    /// First release in which this client reaches the item, where that is later than `from`.
    pub api_from: Option<&'static str>,
}

/// An operation, structure, property or constant, with its history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// The vendor's name, such as `Vcenter.Hvc.Links_list`.
    pub name: &'static str,
    /// Cargo feature that it needs, if any.
    pub gate: Option<&'static str>,
    /// Its stages, the oldest release first.
    pub timeline: &'static [Span],
}

impl Item {
    /// Stage in a release such as `8.0.1`; [`Stage::Absent`] before the first.
    ///
    /// Releases compare by their numbers, missing parts are 0, and `7.0.0-pre` precedes `7.0.0`.
    pub fn stage_in(&self, release: &str) -> Stage {
        self.timeline
            .iter()
            .take_while(|span| compare(span.from, release) != Ordering::Greater)
            .last()
            .map_or(Stage::Absent, |span| span.stage)
    }

    /// Stage in the newest release that the table knows.
    pub fn current(&self) -> Stage {
        self.timeline.last().map_or(Stage::Absent, |span| span.stage)
    }
}

/// A line of the table that generated code writes.
#[doc(hidden)]
pub const fn item(kind: ItemKind, name: &'static str, gate: Option<&'static str>, timeline: &'static [Span]) -> Item {
    Item { kind, name, gate, timeline }
}

/// A span of a timeline that generated code writes.
#[doc(hidden)]
pub const fn span(from: &'static str, stage: Stage, api_from: Option<&'static str>) -> Span {
    Span { from, stage, api_from }
}

/// Compares two releases: numbers, then pre-releases before the release itself.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    let (left_numbers, left_pre) = split(left);
    let (right_numbers, right_pre) = split(right);
    let parts = left_numbers.len().max(right_numbers.len());
    let at = |numbers: &[u64], index: usize| numbers.get(index).copied().unwrap_or(0);
    (0..parts)
        .map(|index| at(&left_numbers, index).cmp(&at(&right_numbers, index)))
        .find(|order| order.is_ne())
        .unwrap_or_else(|| match (left_pre, right_pre) {
            (Some(left), Some(right)) => left.cmp(right),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        })
}

fn split(release: &str) -> (Vec<u64>, Option<&str>) {
    let (numbers, pre) = match release.split_once('-') {
        Some((numbers, pre)) => (numbers, Some(pre)),
        None => (release, None),
    };
    (numbers.split('.').map(|part| part.parse().unwrap_or(0)).collect(), pre)
}

#[cfg(test)]
mod tests;
