//! Gates, deprecation and releases.

use super::difference::{Aspect, At, Subject};
use super::found::Found;
use super::looks::truth;
use crate::model::{Stage, Timeline};

/// What a document says of the life of an item.
#[derive(Clone, Copy, Default)]
pub(super) struct Life<'a> {
    pub(super) timeline: Option<&'a Timeline>,
    pub(super) deprecated: bool,
}

impl Life<'_> {
    pub(super) fn gate(&self) -> &'static str {
        self.timeline.and_then(Timeline::gate).unwrap_or_default()
    }

    fn is_deprecated(&self) -> bool {
        self.deprecated || self.timeline.and_then(Timeline::last_stage) == Some(Stage::Deprecated)
    }

    fn releases(&self) -> String {
        self.timeline.map(releases).unwrap_or_default()
    }
}

/// What an item is, from when on.
pub(super) fn releases(timeline: &Timeline) -> String {
    let spans = timeline.0.iter().map(|span| format!("{} {}", span.from, span.stage.as_str()));
    spans.collect::<Vec<_>>().join(", ")
}

/// Whether an item is behind the feature in either document.
pub(super) fn gated(old: Life<'_>, new: Life<'_>) -> bool {
    !old.gate().is_empty() || !new.gate().is_empty()
}

pub(super) fn compare(subject: Subject, at: &At, old: Life<'_>, new: Life<'_>, found: &mut Found) {
    found.aspect(subject, at, Aspect::Gate, old.gate(), new.gate());
    found.aspect(subject, at, Aspect::Deprecated, truth(old.is_deprecated()), truth(new.is_deprecated()));
    found.aspect(subject, at, Aspect::Releases, old.releases(), new.releases());
}
