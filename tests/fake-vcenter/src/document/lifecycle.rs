//! Timelines: in which releases an item of the document exists.

use serde_json::Value;

use crate::release::Release;

/// A version as the timelines write it. Missing parts are 0; a pre-release comes before its release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    parts: [u32; 4],
    released: bool,
}

impl Version {
    /// The first with anything under `/api`.
    pub(crate) const FIRST_WITH_API: Version = Version { parts: [7, 0, 2, 0], released: true };

    /// The first with nothing under `/rest`.
    pub(crate) const FIRST_WITHOUT_REST: Version = Version { parts: [9, 0, 0, 0], released: true };

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (numbers, released) = match text.split_once('-') {
            Some((numbers, _)) => (numbers, false),
            None => (text, true),
        };
        let mut parts = [0; 4];
        for (index, number) in numbers.split('.').enumerate() {
            *parts.get_mut(index)? = number.parse().ok()?;
        }
        Some(Self { parts, released })
    }
}

/// When an item came, and when it went.
#[derive(Clone, Debug)]
pub(crate) struct Timeline(Vec<Span>);

#[derive(Clone, Debug)]
struct Span {
    from: Version,
    exists: bool,
}

impl Timeline {
    /// Reads `[{from: "6.7.0", stage: technology-preview}, …]`.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let version = |span: &Value, name: &str| span.get(name).and_then(Value::as_str).and_then(Version::parse);
        let read = |span: &Value| {
            let stage = span.get("stage")?.as_str()?;
            let exists = !matches!(stage, "absent" | "in-development");
            Some(Span { from: version(span, "from")?, exists })
        };
        let mut spans = value.as_array()?.iter().map(read).collect::<Option<Vec<_>>>()?;
        spans.sort_by_key(|span| span.from);
        Some(Self(spans))
    }

    /// Whether the item exists in `release`. For [`Release::All`]: whether it ever did.
    pub(crate) fn has(&self, release: Release) -> bool {
        let Some(version) = release.version() else { return self.0.iter().any(|span| span.exists) };
        let current = self.0.iter().rev().find(|span| span.from <= version);
        current.is_some_and(|span| span.exists)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_numbers_and_pre_releases_come_first() {
        let versions =
            ["6.7.0", "6.10", "7.0.0-pre", "7.0.0", "7.0.2", "9.0"].map(|text| Version::parse(text).unwrap());
        assert!(versions.is_sorted());
        assert_eq!(Version::parse("9.0"), Version::parse("9.0.0.0"));
        assert_eq!(Version::parse("nine"), None);
    }

    #[test]
    fn a_timeline_knows_its_releases() {
        let timeline = Timeline::read(&serde_json::json!([
            {"from": "6.7.0", "stage": "technology-preview", "api-from": "7.0.2"},
            {"from": "8.0.1", "stage": "absent"},
        ]));
        let timeline = timeline.unwrap();
        let has: Vec<_> = Release::VALUES.into_iter().filter(|release| timeline.has(*release)).collect();
        let (first, last) = (has.first(), has.last());
        assert_eq!((first, last), (Some(&Release::All), Some(&Release::V8_0_0)));
        assert_eq!(has.len(), 7);
    }
}
