//! What an operation says of releases: in which it exists, and what of its body not all of them know.

use syn::Expr;

use super::steps::{Step, step};
use crate::model::nodes::{borrowed, call, list, path, runtime, text, value};
use crate::model::{Component, Facts, Operation, RELEASES, Schema, Shape, Timeline, Version};
use crate::names::timelines::Timelines;

/// The steps of the operation's constant.
pub(super) fn steps(operation: &Operation, timelines: &Timelines<'_>, facts: &Facts<'_>) -> Option<Vec<Step>> {
    let timeline = operation.timeline.as_ref()?;
    let name = timelines.name(Some(timeline))?;
    let mut found = Found { facts, timelines, around: timeline, parts: Vec::new() };
    if let Some(media) = operation.body_media() {
        found.schema(&media.schema, "", &mut Vec::new(), &mut Vec::new());
    }
    let parts = found.parts;
    let mut steps = vec![step("timeline", [named(name)])];
    steps.extend((!parts.is_empty()).then(|| step("sendable", [borrowed(list(parts))])));
    Some(steps)
}

/// What was found in a body so far.
struct Found<'f> {
    facts: &'f Facts<'f>,
    timelines: &'f Timelines<'f>,
    around: &'f Timeline,
    parts: Vec<Expr>,
}

impl Found<'_> {
    /// `holder`: the component that the schema is in.
    fn schema(&mut self, schema: &Schema, holder: &str, path: &mut Vec<String>, inside: &mut Vec<Component>) {
        let facts = self.facts;
        match &schema.shape {
            Shape::Reference(name) if !inside.contains(name) => {
                let Some(schema) = facts.api.schemas.get(name) else { return };
                inside.push(name.clone());
                self.schema(schema, name.schema().unwrap_or(holder), path, inside);
                inside.pop();
            }
            Shape::Array(items) => self.schema(items, holder, path, inside),
            Shape::Map(values) => {
                path.push("*".to_owned());
                self.schema(values, holder, path, inside);
                path.pop();
            }
            Shape::Object(properties) => {
                for (name, property) in properties {
                    path.push(name.clone());
                    if let Some(timeline) = self.lacking(property.schema.timeline.as_ref()) {
                        let item = format!("{holder}.{name}");
                        self.parts.push(call(runtime(["property"]), [text(&item), texts(path), timeline]));
                    } else {
                        self.schema(&property.schema, holder, path, inside);
                    }
                    path.pop();
                }
            }
            Shape::Enum(constants) => {
                for (name, constant) in constants {
                    if let Some(timeline) = self.lacking(constant.timeline.as_ref()) {
                        let item = format!("{holder}.{name}");
                        let given = [text(&item), texts(path), text(name), timeline];
                        self.parts.push(call(runtime(["constant"]), given));
                    }
                }
            }
            _ => {}
        }
    }

    /// The timeline, if a release that has the operation lacks what has this timeline.
    fn lacking(&self, timeline: Option<&Timeline>) -> Option<Expr> {
        let timeline = timeline?;
        let has = |timeline: &Timeline, release: &Version| timeline.stage_in(release).exists();
        let lacks = |release: &Version| has(self.around, release) && !has(timeline, release);
        RELEASES.into_iter().filter_map(Version::parse).any(|release| lacks(&release)).then_some(())?;
        Some(named(self.timelines.name(Some(timeline))?))
    }
}

/// The constant of a timeline.
fn named(timeline: &str) -> Expr {
    value(path(["crate", "lifecycle", timeline]))
}

fn texts(texts: &[String]) -> Expr {
    borrowed(list(texts.iter().map(|line| text(line))))
}
