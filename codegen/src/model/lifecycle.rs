//! Versions, stages and timelines: in which releases an item exists, and as what.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// The releases that a document speaks of, oldest first. Those for VMware Cloud alone are left out.
pub(crate) const RELEASES: [&str; 13] = [
    "6.7.0", "6.7.1", "6.7.2", "7.0.0", "7.0.1", "7.0.2", "7.0.3", "8.0.0", "8.0.1", "8.0.2", "8.0.3", "9.0.0", "9.1.0",
];

/// The first release that documents speak of.
pub(crate) const FIRST_RELEASE: &str = RELEASES[0];

/// The first release that serves `/api`; those before have `/rest` alone.
pub(crate) const FIRST_WITH_API: &str = "7.0.2";

/// The first release that serves no `/rest` any more.
pub(crate) const FIRST_WITHOUT_REST: &str = "9.0.0";

/// The cargo feature that gates what is not generally available.
pub(crate) const TECH_PREVIEW: &str = "tech-preview";

/// A release. Versions compare by numbers, missing parts are 0, and `7.0.0-pre` precedes `7.0.0`.
#[derive(Clone, Debug)]
pub struct Version {
    parts: [u32; 4],
    pre: bool,
    text: String,
}

impl Version {
    /// Reads a version: one to four numbers with dots between, then perhaps `-pre`. `None` if the text is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let (numbers, pre) = match text.strip_suffix("-pre") {
            Some(numbers) => (numbers, true),
            None => (text, false),
        };
        let mut parts = [0; 4];
        for (index, part) in numbers.split('.').enumerate() {
            if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            *parts.get_mut(index)? = part.parse().ok()?;
        }
        Some(Self { parts, pre, text: text.to_owned() })
    }

    /// Before every release: where it is not said since when something exists.
    pub(crate) fn undated() -> Self {
        Self { parts: [0; 4], pre: false, text: "0".to_owned() }
    }

    /// Whether it names no release.
    pub(crate) fn is_undated(&self) -> bool {
        self.parts == [0; 4]
    }

    /// The release of vSphere that a text names, as documents write it: `9.0` is `9.0.0`. `None` if it names none that is known.
    pub fn release(text: &str) -> Option<Self> {
        let named = Self::parse(text)?;
        RELEASES.into_iter().filter_map(Self::parse).find(|release| *release == named)
    }

    /// The releases that are known, oldest first.
    pub fn releases() -> &'static [&'static str] {
        &RELEASES
    }

    /// The version as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The release of a version: `9.1.0` of `9.1.0.0`, and of `9.1`.
    pub(crate) fn to_release(&self) -> Self {
        let [first, second, third, _] = self.parts;
        let pre = if self.pre { "-pre" } else { "" };
        Self { parts: [first, second, third, 0], pre: self.pre, text: format!("{first}.{second}.{third}{pre}") }
    }

    /// Whether it is a pre-release.
    pub fn is_pre_release(&self) -> bool {
        self.pre
    }

    fn rank(&self) -> ([u32; 4], bool) {
        (self.parts, !self.pre)
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for Version {}

impl Hash for Version {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.rank().hash(state);
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What an item is in a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Seen before its release, taken out again.
    InDevelopment,
    /// Shipped for trying out; may change or disappear.
    TechnologyPreview,
    /// Supported.
    GenerallyAvailable,
    /// Supported, but something else is to be used.
    Deprecated,
    /// Not there.
    Absent,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 5] =
        [Self::InDevelopment, Self::TechnologyPreview, Self::GenerallyAvailable, Self::Deprecated, Self::Absent];

    /// The word in the document.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InDevelopment => "in-development",
            Self::TechnologyPreview => "technology-preview",
            Self::GenerallyAvailable => "generally-available",
            Self::Deprecated => "deprecated",
            Self::Absent => "absent",
        }
    }

    /// The stage of a word; `None` if there is no such stage.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }

    /// Whether callers can have an item of this stage at all.
    pub(crate) fn exists(self) -> bool {
        !matches!(self, Self::Absent | Self::InDevelopment)
    }

    /// Whether an item of this stage is behind the feature.
    pub fn is_preview(self) -> bool {
        matches!(self, Self::InDevelopment | Self::TechnologyPreview)
    }
}

/// From one release to the next span: what an item is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first release.
    pub from: Version,
    /// What it is from then on.
    pub stage: Stage,
    /// The first release that has it below `/api`, where that is younger than the item.
    pub api_from: Option<Version>,
}

/// The spans of an item, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Timeline(pub Vec<Span>);

impl Timeline {
    /// The feature that gates the item: when the last stage in which it existed is a preview.
    pub fn gate(&self) -> Option<&'static str> {
        self.last_stage().filter(|stage| stage.is_preview()).map(|_| TECH_PREVIEW)
    }

    /// The last stage in which the item existed.
    pub fn last_stage(&self) -> Option<Stage> {
        self.0.iter().rev().map(|span| span.stage).find(|stage| *stage != Stage::Absent)
    }

    /// What the item is in a release; absent before the first span.
    pub fn stage_in(&self, version: &Version) -> Stage {
        self.0.iter().rev().find(|span| span.from <= *version).map_or(Stage::Absent, |span| span.stage)
    }

    /// What the item is in each release that documents speak of, oldest first.
    pub fn by_release(&self) -> Vec<(&'static str, Stage)> {
        let stage = |release: &str| Version::parse(release).map_or(Stage::Absent, |version| self.stage_in(&version));
        RELEASES.into_iter().map(|release| (release, stage(release))).collect()
    }

    /// The releases in which the item exists, as runs without a gap: first release, and last one unless it still
    /// exists. What was only in development before a release counts.
    pub fn runs(&self) -> Vec<(&Version, Option<Version>)> {
        let mut runs: Vec<(&Version, Option<Version>)> = Vec::new();
        let mut open = false;
        for span in &self.0 {
            if span.stage == Stage::Absent {
                if let Some((first, end)) = runs.last_mut().filter(|_| open) {
                    *end =
                        Some(release_before(&span.from).filter(|last| last > *first).unwrap_or_else(|| first.clone()));
                }
                open = false;
            } else if !open {
                runs.push((&span.from, None));
                open = true;
            }
        }
        runs
    }

    /// The releases for a table: `6.7.0 – 8.0.0`, or `6.7.0 –`.
    pub fn available(&self) -> String {
        let runs = self.runs().into_iter().map(|(first, last)| match last {
            None if first.is_undated() => String::new(),
            Some(last) if first.is_undated() => format!("– {last}"),
            None => format!("{first} –"),
            Some(last) if last == *first => first.to_string(),
            Some(last) => format!("{first} – {last}"),
        });
        runs.collect::<Vec<_>>().join(", ")
    }

    /// The first release that has the item below `/api`, where a span says so.
    pub fn api_from(&self) -> Option<&Version> {
        self.0.iter().find_map(|span| span.api_from.as_ref())
    }
}

/// The last release before a version.
pub(crate) fn release_before(version: &Version) -> Option<Version> {
    RELEASES.into_iter().filter_map(Version::parse).take_while(|release| release < version).last()
}

#[cfg(test)]
mod tests {
    use super::{Span, Stage, Timeline, Version};

    fn timeline(spans: &[(&str, Stage)]) -> Timeline {
        let version = |text: &str| Version::parse(text).expect("a version");
        Timeline(
            spans.iter().map(|(from, stage)| Span { from: version(from), stage: *stage, api_from: None }).collect(),
        )
    }

    #[test]
    fn versions_compare_by_numbers() {
        let version = |text: &str| Version::parse(text).expect("a version");
        assert_eq!(version("6.7"), version("6.7.0.0"));
        assert!(version("7.0.0-pre") < version("7.0.0"));
        assert!(version("7.0.0-pre") > version("6.7.2"));
        assert!(version("10.0") > version("9.1.0"));
        for bad in ["", "v7", "7..0", "7.0.0-rc", "1.2.3.4.5", "7.-1", "99999999999"] {
            assert!(Version::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_was_never_generally_available_is_gated() {
        let sync = timeline(&[("6.7.0", Stage::TechnologyPreview), ("8.0.1", Stage::Absent)]);
        assert_eq!(sync.gate(), Some("tech-preview"));
        assert_eq!(sync.available(), "6.7.0 – 8.0.0");
        assert_eq!(sync.stage_in(&Version::parse("7.0.3").expect("a version")), Stage::TechnologyPreview);
        assert_eq!(sync.stage_in(&Version::parse("6.5").expect("a version")), Stage::Absent);
    }

    #[test]
    fn what_became_available_is_not_gated() {
        let links = timeline(&[
            ("7.0.0-pre", Stage::InDevelopment),
            ("7.0.0", Stage::Absent),
            ("8.0.1", Stage::GenerallyAvailable),
        ]);
        assert_eq!(links.gate(), None);
        assert_eq!(links.available(), "7.0.0-pre, 8.0.1 –");
        assert_eq!(timeline(&[]).gate(), None);
    }
}
