//! Our timelines as the vendor's descriptions would have them, and what to write where they differ.

use std::collections::BTreeSet;

use super::described::Description;
use super::findings::{Difference, Finding};
use super::flavour::Flavour;
use super::readings::Reading;
use crate::compare::Subject;
use crate::model::{Api, Schema, Shape, Stage, Timeline, Version};

/// One of our timelines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// Its name.
    pub name: String,
    /// What it is in each release that was audited, oldest first.
    pub releases: Vec<InRelease>,
}

/// What a timeline is in a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InRelease {
    /// The release.
    pub release: Version,
    /// By the descriptions; `None` where they have nothing that it could be seen by.
    pub derived: Option<Stage>,
    /// As it is curated.
    pub curated: Stage,
}

/// A span to be added to a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The timeline.
    pub timeline: String,
    /// The items that it is for, where no timeline stands for them yet.
    pub items: Vec<String>,
    /// What they had until then, which goes before.
    pub before: Option<Timeline>,
    /// The first release.
    pub from: Version,
    /// What it is from then on.
    pub stage: Stage,
}

impl InRelease {
    /// Whether both say the same.
    pub fn agrees(&self) -> bool {
        self.derived.is_none_or(|derived| derived == self.curated)
    }
}

/// What was seen of our items, release by release.
pub(super) struct Seen<'a> {
    ours: &'a Api,
    theirs: Vec<(Version, Flavour, Api)>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(ours: &'a Api) -> Self {
        Self { ours, theirs: Vec::new() }
    }

    pub(super) fn see(&mut self, description: &Description, theirs: &Api) {
        self.theirs.push((description.release.clone(), description.flavour, theirs.clone()));
    }

    /// Whether another file of the same release and flavour has what one of them lacks: files describe the types that their
    /// own operations need, and one type of ours may be several of theirs.
    pub(super) fn elsewhere(&self, finding: &Finding) -> bool {
        let member = |(holder, member): (&str, &str)| {
            let of_it = self
                .theirs
                .iter()
                .filter(|(release, flavour, _)| *release == finding.release && *flavour == finding.flavour);
            of_it.filter_map(|(.., api)| api.schemas.get(holder)).any(|schema| has(schema, member))
        };
        finding.difference == Difference::OursOnly
            && match finding.subject {
                Subject::Property => finding.item.rsplit_once('.').is_some_and(member),
                Subject::Constant => finding.item.split_once(": ").is_some_and(member),
                _ => false,
            }
    }

    pub(super) fn timelines(&self, readings: &[Reading]) -> Vec<Derived> {
        let releases: BTreeSet<&Version> = self.theirs.iter().map(|(release, ..)| release).collect();
        let items = items(self.ours);
        let derived = |name: &String| {
            let of_it: Vec<&Item<'_>> = items.iter().filter(|item| item.timeline == name).collect();
            releases.iter().map(|release| self.stage(&of_it, release, readings)).collect::<Vec<_>>()
        };
        let timelines = self.ours.lifecycles.iter().map(|(name, timeline)| Derived {
            name: name.clone(),
            releases: (releases.iter().zip(derived(name)))
                .map(|(release, derived)| {
                    // What is seen without a mark is what its holder is; ours says that as well as any.
                    let curated = timeline.stage_in(release);
                    let unmarked = if curated.exists() { curated } else { Stage::GenerallyAvailable };
                    let derived = derived.map(|stage| stage.unwrap_or(unmarked));
                    InRelease { release: (*release).clone(), derived, curated }
                })
                .collect(),
        });
        timelines.collect()
    }

    /// What items are in a release: `None` if nothing tells, `Some(None)` if they are there, and no more is said.
    fn stage(&self, items: &[&Item<'_>], release: &Version, readings: &[Reading]) -> Option<Option<Stage>> {
        let in_release: Vec<&Api> =
            self.theirs.iter().filter(|(other, ..)| other == release).map(|(.., api)| api).collect();
        let marked = |name: &str| {
            let of_it = readings.iter().filter(|reading| reading.release == *release && reading.item == name);
            of_it.filter_map(|reading| reading.stage).next()
        };
        let mut told = None;
        for item in items {
            let seen = match item.kind {
                Kind::Operation(id) => {
                    let there = in_release.iter().any(|api| api.operations.iter().any(|operation| operation.id == id));
                    let stage = marked(&item.name).unwrap_or(Stage::GenerallyAvailable);
                    Some(if there { Some(stage) } else { Some(Stage::Absent) })
                }
                Kind::Member(holder, member) => {
                    let holders: Vec<&Schema> = in_release.iter().filter_map(|api| api.schemas.get(holder)).collect();
                    let there = holders.iter().any(|holder| has(holder, member));
                    (!holders.is_empty()).then(|| if there { marked(&item.name) } else { Some(Stage::Absent) })
                }
            };
            // Whatever is there shows that the timeline goes on; operations say what it is.
            match (&told, seen) {
                (_, None) => {}
                (None | Some(Some(Stage::Absent)), Some(seen)) => told = Some(seen),
                (Some(None), Some(Some(stage))) if stage != Stage::Absent => told = Some(Some(stage)),
                _ => {}
            }
        }
        told
    }
}

/// Something that has a timeline.
struct Item<'a> {
    name: String,
    timeline: &'a String,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Operation(&'a str),
    /// A property or a constant of a type.
    Member(&'a str, &'a str),
}

fn items(ours: &Api) -> Vec<Item<'_>> {
    let operations = ours.operations.iter().filter_map(|operation| {
        let timeline = operation.lifecycle.as_ref()?;
        Some(Item { name: operation.id.clone(), timeline, kind: Kind::Operation(&operation.id) })
    });
    let mut items: Vec<Item<'_>> = operations.collect();
    for (name, schema) in ours.schemas.iter().filter_map(|(name, schema)| Some((name.schema()?, schema))) {
        let own: Vec<(&String, Option<&String>)> = match &schema.shape {
            Shape::Object(properties) => {
                properties.iter().map(|(name, property)| (name, property.schema.lifecycle.as_ref())).collect()
            }
            Shape::Enum(constants) => {
                constants.iter().map(|(name, constant)| (name, constant.lifecycle.as_ref())).collect()
            }
            _ => Vec::new(),
        };
        items.extend(own.into_iter().filter_map(|(member, own)| {
            let timeline = own.or(schema.lifecycle.as_ref())?;
            Some(Item { name: format!("{name}.{member}"), timeline, kind: Kind::Member(name, member) })
        }));
    }
    items
}

fn has(schema: &Schema, member: &str) -> bool {
    match &schema.shape {
        Shape::Object(properties) => properties.contains_key(member),
        Shape::Enum(constants) => constants.contains_key(member),
        _ => false,
    }
}

/// What is to be written so that our timelines say what the descriptions say; what is new gets one timeline per release.
pub(super) fn entries(ours: &Api, timelines: &[Derived], findings: &[Finding]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for Derived { name, releases } in timelines {
        // A stage holds on: of several releases in a row the first is enough.
        let mut last = None;
        for InRelease { release, derived, curated } in releases {
            let wanted = derived.filter(|derived| derived != curated);
            if let Some(stage) = wanted.filter(|stage| last != Some(*stage)) {
                entries.push(Entry {
                    timeline: name.clone(),
                    items: Vec::new(),
                    before: None,
                    from: release.clone(),
                    stage,
                });
            }
            last = wanted;
        }
    }
    let is_new = |finding: &&Finding| {
        finding.waiver.or(finding.elsewhere).is_none()
            && finding.flavour == Flavour::Api
            && finding.difference == Difference::VendorOnly
            && matches!(finding.subject, Subject::Operation | Subject::Property | Subject::Constant)
    };
    let mut new: Vec<Entry> = Vec::new();
    for finding in findings.iter().filter(is_new) {
        if new.iter().any(|entry| entry.items.contains(&finding.item)) {
            continue;
        }
        let release = &finding.release;
        match new.iter_mut().find(|entry| entry.from == *release) {
            Some(entry) => entry.items.push(finding.item.clone()),
            None => new.push(Entry {
                timeline: format!("new-in-{}", release.as_str().replace('.', "-")),
                items: vec![finding.item.clone()],
                before: None,
                from: release.clone(),
                stage: Stage::GenerallyAvailable,
            }),
        }
    }
    entries.extend(gone(ours, timelines, findings));
    entries.extend(new);
    entries
}

/// What ends alone, while others of its timeline go on: it needs one of its own.
fn gone(ours: &Api, timelines: &[Derived], findings: &[Finding]) -> Vec<Entry> {
    let items = items(ours);
    let mut entries: Vec<Entry> = Vec::new();
    let is_gone = |finding: &&Finding| {
        finding.waiver.or(finding.elsewhere).is_none()
            && finding.flavour == Flavour::Api
            && finding.difference == Difference::OursOnly
    };
    for finding in findings.iter().filter(is_gone) {
        let Some(item) = items.iter().find(|item| item.name == finding.item.replace(": ", ".")) else { continue };
        let Some(timeline) = ours.lifecycles.get(item.timeline) else { continue };
        let derived = timelines.iter().find(|derived| derived.name == *item.timeline);
        let in_release = derived.and_then(|derived| derived.releases.iter().find(|one| one.release == finding.release));
        let goes_on = in_release.is_some_and(|one| one.derived != Some(Stage::Absent));
        let is_last = timeline.0.last().is_some_and(|span| span.from < finding.release);
        if !goes_on || !is_last || entries.iter().any(|entry| entry.items.contains(&finding.item)) {
            continue;
        }
        let name = format!("{}-until-{}", item.timeline, finding.release.as_str().replace('.', "-"));
        match entries.iter_mut().find(|entry| entry.timeline == name) {
            Some(entry) => entry.items.push(finding.item.clone()),
            None => entries.push(Entry {
                timeline: name,
                items: vec![finding.item.clone()],
                before: Some(timeline.clone()),
                from: finding.release.clone(),
                stage: Stage::Absent,
            }),
        }
    }
    entries
}
