//! Timelines, from which release has what and what it says of it.

use indexmap::IndexMap;

use super::views::{View, mapping, text};
use crate::document::{Key, Node, Value};
use crate::lower;
use crate::model::{Place, Span, Stage, Timeline, Version};

/// The timelines that items were given, by name.
pub(super) struct Lives<'a> {
    releases: &'a [Version],
    named: IndexMap<String, Timeline>,
}

impl<'a> Lives<'a> {
    pub(super) fn new(releases: &'a [Version]) -> Self {
        Self { releases, named: IndexMap::new() }
    }

    /// The name of the timeline of an item.
    pub(super) fn name(&mut self, views: &[View<'_>]) -> String {
        let timeline = self.timeline(views);
        self.given(timeline)
    }

    /// What the item is in each release. A release between two documents is as the older one.
    pub(super) fn timeline(&self, views: &[View<'_>]) -> Timeline {
        // What every release deprecates was so before the first of them, since nobody knows when.
        let always = views.iter().all(|view| is_deprecated(view.node));
        let mut spans = before(views.first().filter(|view| view.release == 0), self.releases);
        for (number, release) in self.releases.iter().enumerate() {
            let view = views.iter().find(|view| view.release == number);
            let stage = view.map_or(Stage::Absent, |view| stage(view.node, release, always));
            if spans.last().map_or(Stage::Absent, |span| span.stage) != stage {
                spans.push(Span { from: release.clone(), stage, api_from: None });
            }
        }
        Timeline(spans)
    }

    /// The timeline of what is there in these releases, and says nothing of its stage.
    pub(super) fn presence(&self, some: &[usize]) -> Timeline {
        let mut spans: Vec<Span> = Vec::new();
        for (number, release) in self.releases.iter().enumerate() {
            let stage = if some.contains(&number) { Stage::GenerallyAvailable } else { Stage::Absent };
            if spans.last().map_or(Stage::Absent, |span| span.stage) != stage {
                spans.push(Span { from: release.clone(), stage, api_from: None });
            }
        }
        Timeline(spans)
    }

    /// The name of the timeline of what is there in these releases.
    pub(super) fn name_of_presence(&mut self, some: &[usize]) -> String {
        let timeline = self.presence(some);
        self.given(timeline)
    }

    fn given(&mut self, timeline: Timeline) -> String {
        let words: Vec<String> =
            timeline.0.iter().map(|span| format!("{}-{}", word(span.stage), span.from.as_str())).collect();
        let name = words.join("-").replace('.', "-");
        self.named.entry(name.clone()).or_insert(timeline);
        name
    }

    /// `x-sdk-lifecycles`.
    pub(super) fn definitions(&self, place: &Place) -> Node {
        let entry = |key: &str, value: &str| (key_of(key, place), text(place, value));
        let span =
            |span: &Span| mapping(place, vec![entry("from", span.from.as_str()), entry("stage", span.stage.as_str())]);
        let timelines = self.named.iter().map(|(name, timeline)| {
            let spans = timeline.0.iter().map(span).collect();
            (key_of(name, place), Node { place: place.clone(), value: Value::Sequence(spans) })
        });
        mapping(place, timelines.collect())
    }
}

/// Whether it is said to be deprecated.
pub(super) fn is_deprecated(node: &Node) -> bool {
    node.get("deprecated").and_then(Node::as_bool) == Some(true)
}

fn key_of(text: &str, place: &Place) -> Key {
    Key { text: text.to_owned(), place: place.clone() }
}

fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::InDevelopment => "development",
        Stage::TechnologyPreview => "preview",
        Stage::GenerallyAvailable => "since",
        Stage::Deprecated => "deprecated",
        Stage::Absent => "until",
    }
}

/// What a document says in sentences of the releases before the first that there is one for.
fn before(oldest: Option<&View<'_>>, releases: &[Version]) -> Vec<Span> {
    let (Some(oldest), Some(first)) = (oldest, releases.first()) else { return Vec::new() };
    let mut spans = told(oldest.node);
    spans.retain(|span| span.from < *first && !span.from.is_undated() && span.stage != Stage::Absent);
    spans
}

/// What a document says of an item in its own release, where it has it.
fn stage(node: &Node, release: &Version, always_deprecated: bool) -> Stage {
    if is_deprecated(node) && !always_deprecated {
        return Stage::Deprecated;
    }
    let told = Timeline(told(node)).stage_in(release);
    // It is there: that a sentence dates it later, or takes it out, does not make it absent.
    if told == Stage::Absent { Stage::GenerallyAvailable } else { told }
}

fn told(node: &Node) -> Vec<Span> {
    node.text("description").map(lower::stated).unwrap_or_default()
}
