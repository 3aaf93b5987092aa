//! What the calls of a plan reach: types and identifiers that the document does not have yet.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use indexmap::IndexMap;

use super::plan::{NewId, NewType, Plan, Single};
use crate::curation::described::Described;
use crate::model::{Api, Component, Problem, Problems, Schema, Shape, StringFormat};
use crate::names;

/// What was found on the way.
#[derive(Default)]
struct Found {
    /// Types of theirs, each with the timelines of what needs it.
    types: IndexMap<Component, BTreeSet<String>>,
    /// Types of ours that stand for some of theirs.
    existing: BTreeSet<String>,
    /// Types of resources that identifiers are of, each with the timeline of what has one first.
    resources: BTreeMap<String, String>,
    problems: Vec<Problem>,
}

impl Plan<'_> {
    /// Takes in what the calls reach.
    pub(super) fn reach(&mut self, ours: &Api, described: &Described) -> Result<(), Problems> {
        let mut found = Found::default();
        for single in self.calls.iter().flat_map(|call| &call.operations) {
            self.walk(single, described, &mut found);
        }
        let Found { types, existing, resources, problems } = found;
        problems.into_iter().collect::<Problems>().into_result()?;
        self.notes.extend(
            existing.into_iter().map(|name| {
                format!("{name} is there already, and is used; `cargo xtask audit` tells what differs in it")
            }),
        );
        for (name, timelines) in types {
            let Some(schema) = self.theirs.schemas.get(&name) else { continue };
            let timeline = self.earliest(&timelines);
            self.types.push((self.vocabulary.component(&name), NewType { schema, timeline }));
        }
        self.types.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (resource_type, timeline) in resources {
            self.id(ours, resource_type, timeline);
        }
        Ok(())
    }

    fn walk(&self, single: &Single<'_>, described: &Described, found: &mut Found) {
        let operation = single.operation;
        let answers = operation.successes().flat_map(|response| {
            response.content.iter().map(|media| (&media.schema, Some(response.description.as_str())))
        });
        let bodies = operation.body.iter().flat_map(|body| &body.content).map(|media| (&media.schema, None));
        let given = operation.parameters.iter().map(|one| (&one.schema, one.description.as_deref()));
        let mut waiting: Vec<(&Schema, Option<&str>)> = answers.chain(bodies).chain(given).collect();
        let mut seen = BTreeSet::new();
        while let Some((schema, text)) = waiting.pop() {
            if let Some(reason) = unsupported(schema) {
                let place = described.document.place(&schema.pointer);
                let problem = Problem::at(place, format!("{} needs {reason}", single.id));
                found.problems.push(problem.help("write that operation by hand"));
            }
            let resource = text.or(schema.description.as_deref()).and_then(resource_in);
            if let Some(resource) = resource.filter(|_| may_be_id(schema)) {
                found.resources.entry(resource).or_insert_with(|| single.timeline.clone());
            }
            waiting.extend(schema.children().into_iter().map(|child| (child, None)));
            let Shape::Reference(name) = &schema.shape else { continue };
            let Some((name, target)) = self.theirs.resolve(name) else { continue };
            if let Some(own) = self.vocabulary.existing(name) {
                found.existing.insert(own.to_string());
            } else if seen.insert(name) {
                if matches!(target.shape, Shape::Object(_) | Shape::Enum(_)) {
                    found.types.entry(name.clone()).or_default().insert(single.timeline.clone());
                }
                waiting.push((target, None));
            }
        }
    }

    /// The identifier type of a type of resources: that of our document, or a new one, named after the last word.
    fn id(&mut self, ours: &Api, resource_type: String, timeline: String) {
        if let Some((name, _)) = ours.ids.iter().find(|(_, id)| id.resource_types.contains(&resource_type)) {
            let (name, module) = (name.clone(), String::new());
            self.ids.push(NewId { is_new: false, name, module, resource_type, timeline });
            return;
        }
        let own = resource_type.strip_prefix("com.vmware.").unwrap_or(&resource_type);
        let Some((package, last)) = own.rsplit_once('.') else { return };
        let singular = last.strip_suffix('s').filter(|rest| !rest.ends_with('s')).unwrap_or(last);
        let module: Vec<String> = package.split('.').map(names::module).collect();
        let name = format!("{}Id", singular.to_upper_camel_case());
        // A name that something else has is for a person to choose.
        if !ours.ids.contains_key(&name) && !self.ids.iter().any(|id| id.name == name) {
            self.ids.push(NewId { is_new: true, name, module: module.join("::"), resource_type, timeline });
        }
    }

    /// The timeline of what several need: one that is no preview, if any of them is none, and the one that begins first.
    fn earliest(&self, names: &BTreeSet<String>) -> String {
        let used = self.timelines.iter().filter(|timeline| names.contains(&timeline.name));
        let first = used.min_by_key(|timeline| (timeline.stage.is_preview(), timeline.from.clone()));
        first.map(|timeline| timeline.name.clone()).unwrap_or_default()
    }
}

fn unsupported(schema: &Schema) -> Option<String> {
    match &schema.shape {
        Shape::Union { .. } => Some("one of several types, which no skeleton can have".to_owned()),
        Shape::AllOf(_) => Some("several types in one, which no skeleton can have".to_owned()),
        Shape::Unsupported(reason) => Some(format!("something that cannot be generated: {reason}")),
        _ => None,
    }
}

/// Whether values are texts, or lists of them.
fn may_be_id(schema: &Schema) -> bool {
    match &schema.shape {
        Shape::Array(item) => may_be_id(item),
        shape => matches!(shape, Shape::String(StringFormat::Text)),
    }
}

/// The type of resource that a description says an identifier is of.
pub(super) fn resource_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("for the resource type: ")?;
    let name: String =
        rest.trim_start_matches('`').chars().take_while(|c| c.is_ascii_alphanumeric() || "._".contains(*c)).collect();
    let name = name.trim_end_matches('.');
    name.contains('.').then(|| name.to_owned())
}
