//! What sentences of the vendor say of lifecycles. Each reading is told with its place; where it says something else than
//! our timeline, that is a finding.

use super::described::Description;
use super::findings::{Difference, Finding, Findings};
use super::flavour::Flavour;
use crate::compare::Subject;
use crate::lower;
use crate::model::{Api, FIRST_RELEASE, Operation, Place, Schema, Shape, Span, Stage, Timeline, Version};

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The release whose description it is.
    pub release: Version,
    /// The flavour.
    pub flavour: Flavour,
    /// What the sentence speaks of, in our words.
    pub item: String,
    /// What it says: `technology-preview`, `added in 6.7`.
    pub says: String,
    /// Where it stands.
    pub place: Place,
    /// What the item is by it, in the release.
    pub stage: Option<Stage>,
}

/// What of an item is looked at.
struct Item<'a> {
    name: String,
    subject: Subject,
    texts: [Option<&'a String>; 2],
    pointer: &'a str,
    deprecated: bool,
    ours: Option<&'a Timeline>,
}

/// All readings of a description, in our words.
pub(super) fn of(ours: &Api, description: &Description, theirs: &Api, found: &mut Findings) -> Vec<Reading> {
    let mut readings = Vec::new();
    for item in items(ours, theirs) {
        let mut spans: Vec<Span> = item.texts.into_iter().flatten().flat_map(|text| lower::stated(text)).collect();
        // A legacy operation is deprecated for its flavour, and not for what it does.
        let flagged = item.deprecated && !(item.subject == Subject::Operation && description.flavour == Flavour::Rest);
        if flagged && !spans.iter().any(|span| span.stage == Stage::Deprecated) {
            spans.push(Span { from: Version::undated(), stage: Stage::Deprecated, api_from: None });
        }
        let place = ["description", "summary"].iter().find_map(|member| {
            let pointer = format!("{}/{member}", item.pointer);
            description.document.get(&pointer).map(|_| description.document.place(&pointer).clone())
        });
        let place = place.unwrap_or_else(|| description.document.place(item.pointer).clone());
        let stage = stage(&spans, &description.release);
        readings.extend(spans.iter().map(|span| Reading {
            release: description.release.clone(),
            flavour: description.flavour,
            item: item.name.clone(),
            says: says(span),
            place: place.clone(),
            stage,
        }));
        let mut tell = |aspect: &str, vendor: String, ours: String| {
            found.push(Finding {
                release: description.release.clone(),
                flavour: description.flavour,
                item: item.name.clone(),
                subject: item.subject,
                difference: Difference::Otherwise { aspect: aspect.to_owned(), vendor, ours },
                vendor: Some(place.clone()),
                ours: None,
                waiver: None,
                elsewhere: None,
            });
        };
        let Some(timeline) = item.ours else { continue };
        let stated = stage.or((item.subject == Subject::Operation).then_some(Stage::GenerallyAvailable));
        let curated = timeline.stage_in(&description.release);
        if let Some(stated) = stated.filter(|stated| *stated != curated) {
            tell("stage", stated.as_str().to_owned(), curated.as_str().to_owned());
        }
        let since = spans.iter().find(|span| span.stage != Stage::Deprecated && !span.from.is_undated());
        let first = timeline.0.iter().find(|span| span.stage.exists());
        if let (Some(said), Some(first)) = (since.map(|span| span.from.to_release()), first) {
            // What is older than the releases that our document speaks of is there from the first of them on.
            let said = Version::parse(FIRST_RELEASE).filter(|oldest| said < *oldest).unwrap_or(said);
            if said != first.from {
                tell("since", said.to_string(), first.from.to_string());
            }
        }
    }
    readings
}

/// What an item is in a release, as far as a sentence says it.
fn stage(spans: &[Span], release: &Version) -> Option<Stage> {
    let mut there = spans.iter().filter(|span| span.from <= *release && span.stage != Stage::GenerallyAvailable);
    there.next_back().map(|span| span.stage)
}

fn says(span: &Span) -> String {
    match (span.stage, span.from.is_undated()) {
        (Stage::GenerallyAvailable, _) => format!("added in {}", span.from),
        (Stage::Absent, _) => format!("removed in {}", span.from),
        (stage, true) => stage.as_str().to_owned(),
        (stage, false) => format!("{} from {}", stage.as_str(), span.from),
    }
}

fn items<'a>(ours: &'a Api, theirs: &'a Api) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for operation in &theirs.operations {
        let own = ours.operations.iter().find(|own| own.id == operation.id);
        items.push(of_operation(operation, own));
    }
    for (name, schema) in &theirs.schemas {
        let own = ours.schemas.get(name);
        items.push(of_schema(name.to_string(), Subject::Type, schema, own));
        let Shape::Object(properties) = &schema.shape else { continue };
        for (property, value) in properties {
            let own = own.and_then(|own| match &own.shape {
                Shape::Object(own) => own.get(property).map(|own| &own.schema),
                _ => None,
            });
            items.push(of_schema(format!("{name}.{property}"), Subject::Property, &value.schema, own));
        }
    }
    items
}

fn of_operation<'a>(operation: &'a Operation, own: Option<&'a Operation>) -> Item<'a> {
    Item {
        name: operation.id.clone(),
        subject: Subject::Operation,
        texts: [operation.summary.as_ref(), operation.description.as_ref()],
        pointer: &operation.pointer,
        deprecated: operation.deprecated,
        ours: own.and_then(|own| own.timeline.as_ref()),
    }
}

fn of_schema<'a>(name: String, subject: Subject, schema: &'a Schema, own: Option<&'a Schema>) -> Item<'a> {
    Item {
        name,
        subject,
        texts: [schema.description.as_ref(), None],
        pointer: &schema.pointer,
        deprecated: schema.deprecated,
        ours: own.and_then(|own| own.timeline.as_ref()),
    }
}
