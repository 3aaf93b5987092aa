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
    /// First release that has the item under `/api`, where that is later than `from`: those before have `/rest` alone.
    pub api_from: Option<&'static str>,
}

/// Whether a server has an item, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Availability {
    /// Its release has the item, at this stage.
    Has(Stage),
    /// Its release does not have it.
    HasNot,
    /// Nobody knows which release the server is.
    Unknown,
}

/// The release of a server, as it says it: `8.0.1.00100`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Release(String);

impl Release {
    /// `None` of a text that does not begin with two numbers.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-').next()?.split('.');
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = parts.clone().count();
        (numbers >= 2 && parts.all(is_number)).then(|| Self(text.trim().to_owned()))
    }

    /// As the server says it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialOrd for Release {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        // What is neither less nor greater may still be written in another way: `8.0` and `8.0.0`.
        match compare(&self.0, &other.0) {
            Ordering::Equal if self != other => None,
            order => Some(order),
        }
    }
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
        stage_in(self.timeline, release)
    }

    /// Whether a release has it. What was only in development counts as not there.
    pub fn exists_in(&self, release: &str) -> bool {
        exists_in(self.timeline, release)
    }

    /// The first release from `from` to `to` that does not have it.
    pub fn first_without(&self, from: &str, to: &str) -> Option<String> {
        first_without(self.timeline, from, to).map(str::to_owned)
    }

    /// Stage in the newest release that the table knows.
    pub fn current(&self) -> Stage {
        self.timeline.last().map_or(Stage::Absent, |span| span.stage)
    }
}

fn stage_in(timeline: &[Span], release: &str) -> Stage {
    let begun = timeline.iter().take_while(|span| compare(span.from, release) != Ordering::Greater);
    begun.last().map_or(Stage::Absent, |span| span.stage)
}

/// Whether a release has what has this timeline; of what has none nobody says that it is missing.
pub(crate) fn exists_in(timeline: &[Span], release: &str) -> bool {
    timeline.is_empty() || !matches!(stage_in(timeline, release), Stage::Absent | Stage::InDevelopment)
}

/// The first release of a range that lacks it: only where spans begin can that change.
pub(crate) fn first_without<'r>(timeline: &[Span], from: &'r str, to: &'r str) -> Option<&'r str>
where
    'static: 'r,
{
    let inside = |span: &&Span| compare(span.from, from).is_gt() && compare(span.from, to).is_le();
    let begins = timeline.iter().filter(inside).map(|span| span.from);
    std::iter::once(from).chain(begins).find(|release| !exists_in(timeline, release))
}

/// The last stage in which it existed.
pub(crate) fn last_stage(timeline: &[Span]) -> Option<Stage> {
    timeline.iter().rev().map(|span| span.stage).find(|stage| *stage != Stage::Absent)
}

/// Items that one release has and a later one has not.
#[doc(hidden)]
pub fn lost(items: &'static [Item], from: &str, to: &str) -> Vec<&'static Item> {
    items.iter().filter(|item| item.exists_in(from) && !item.exists_in(to)).collect()
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
