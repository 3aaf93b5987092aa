//! Types, timelines, identifiers and services as lines of the document.

use super::plan::{NewId, NewTimeline, NewType, Plan};
use super::reached::resource_in;
use super::writer::{Writer, word};
use crate::lint::BLANK;
use crate::lower;
use crate::model::{Component, Schema, Shape, Stage, StringFormat, Width};

pub(super) fn timeline(timeline: &NewTimeline) -> String {
    let NewTimeline { name, from, stage, .. } = timeline;
    let mut writer = Writer::at(1);
    writer.below(name, |writer| {
        writer.line(format_args!("- {{from: \"{from}\", stage: {}{}}}", stage.as_str(), api_from(timeline)))
    });
    writer.into_text()
}

/// Where the modern path is younger than the operation.
fn api_from(timeline: &NewTimeline) -> String {
    let first = crate::model::Version::parse(crate::model::FIRST_WITH_API);
    let younger = first.filter(|first| timeline.from < *first);
    younger.map_or_else(String::new, |first| format!(", api-from: \"{first}\""))
}

pub(super) fn id(id: &NewId) -> String {
    let mut writer = Writer::at(1);
    writer.below(&id.name, |writer| {
        writer.line(format_args!("module: {}", id.module));
        writer.line(format_args!("description: {BLANK}"));
        writer.line(format_args!("x-sdk-lifecycle: {}", id.timeline));
        writer.below("resource-types", |writer| writer.line(format_args!("- {}", word(&id.resource_type))));
    });
    writer.into_text()
}

pub(super) fn tag(name: &str) -> String {
    let accessor = crate::names::accessor_method(&name.replace('.', "_"));
    let mut writer = Writer::at(1);
    writer.item(|writer| {
        writer.line(format_args!("name: {}", word(name)));
        writer.line(format_args!("description: {BLANK}"));
        writer.line(format_args!("x-sdk-name: {accessor}"));
    });
    writer.into_text()
}

/// A type of the document.
pub(super) fn component(name: &Component, new: &NewType<'_>, plan: &Plan<'_>) -> String {
    let mut writer = Writer::at(2);
    let NewType { schema, timeline } = new;
    writer.below(word(&name.to_string()), |writer| match &schema.shape {
        Shape::Enum(constants) => {
            writer.line("type: string");
            writer.line(format_args!("description: {BLANK}"));
            writer.line(format_args!("x-sdk-lifecycle: {timeline}"));
            let words: Vec<String> = constants.keys().map(|constant| word(constant)).collect();
            writer.line(format_args!("enum: [{}]", words.join(", ")));
            writer.below("x-sdk-constants", |writer| {
                for constant in words {
                    writer.below(constant, |writer| writer.line(format_args!("description: {BLANK}")));
                }
            });
        }
        Shape::Object(properties) => {
            writer.line("type: object");
            writer.line(format_args!("description: {BLANK}"));
            writer.line(format_args!("x-sdk-lifecycle: {timeline}"));
            let required = properties.iter().filter(|(_, property)| property.required);
            let required: Vec<String> = required.map(|(name, _)| word(name)).collect();
            if !required.is_empty() {
                writer.line(format_args!("required: [{}]", required.join(", ")));
            }
            writer.below("properties", |writer| {
                for (name, property) in properties {
                    writer.below(word(name), |writer| {
                        described(&property.schema, resource(&property.schema), writer, plan);
                        if let Some(preview) = preview(&property.schema, timeline, plan) {
                            writer.line(format_args!("x-sdk-lifecycle: {preview}"));
                        }
                    });
                }
            });
        }
        _ => bare(schema, None, writer, plan),
    });
    writer.into_text()
}

/// The timeline of a property that is a preview in a type that is none.
fn preview<'p>(schema: &Schema, of_type: &str, plan: &'p Plan<'_>) -> Option<&'p str> {
    let spans = lower::stated(schema.description.as_deref()?);
    let is_preview = spans.iter().any(|span| span.stage == Stage::TechnologyPreview);
    let holder = plan.timelines.iter().find(|timeline| timeline.name == of_type)?;
    let fits = |timeline: &&super::plan::NewTimeline| timeline.stage.is_preview() && timeline.from >= holder.from;
    let preview = plan.timelines.iter().find(fits)?;
    (is_preview && !holder.stage.is_preview()).then_some(&*preview.name)
}

fn resource(schema: &Schema) -> Option<String> {
    schema.description.as_deref().and_then(resource_in)
}

/// A schema with a description, which a reference cannot have beside it.
pub(super) fn described(schema: &Schema, resource: Option<String>, writer: &mut Writer, plan: &Plan<'_>) {
    match reference(schema, plan) {
        Some(target) => {
            writer.below("allOf", |writer| writer.line(format_args!("- $ref: \"{target}\"")));
            writer.line(format_args!("description: {BLANK}"));
        }
        None => {
            bare(schema, resource, writer, plan);
            writer.line(format_args!("description: {BLANK}"));
        }
    }
}

/// A schema without one.
pub(super) fn bare(schema: &Schema, resource: Option<String>, writer: &mut Writer, plan: &Plan<'_>) {
    if let Some(target) = reference(schema, plan) {
        writer.line(format_args!("$ref: \"{target}\""));
        return;
    }
    let target = match &schema.shape {
        Shape::Reference(name) => plan.theirs.resolve(name).map_or(schema, |(_, target)| target),
        _ => schema,
    };
    match &target.shape {
        Shape::Boolean => writer.line("type: boolean"),
        Shape::Integer(width) => {
            writer.line("type: integer");
            writer.line(format_args!("format: {}", if *width == Width::Signed32 { "int32" } else { "int64" }));
        }
        Shape::Number => {
            writer.line("type: number");
            writer.line("format: double");
        }
        Shape::String(format) => {
            writer.line("type: string");
            match format {
                StringFormat::Text => {}
                StringFormat::DateTime => writer.line("format: date-time"),
                StringFormat::Password => writer.line("format: password"),
                StringFormat::Binary => writer.line("format: binary"),
            }
            if let Some(resource) = resource {
                if let Some(id) = plan.ids.iter().find(|id| id.resource_type == resource) {
                    writer.line(format_args!("x-sdk-id: {}", id.name));
                }
                writer.line(format_args!("x-sdk-resource-type: {}", word(&resource)));
            }
        }
        Shape::Array(item) => {
            writer.line("type: array");
            if target.limits.iter().any(|limit| limit == "no element twice") {
                writer.line("uniqueItems: true");
            }
            writer.below("items", |writer| bare(item, resource, writer, plan));
        }
        Shape::Map(value) => {
            writer.line("type: object");
            writer.below("additionalProperties", |writer| bare(value, None, writer, plan));
        }
        Shape::FreeObject | Shape::Object(_) => {
            writer.line("type: object");
            writer.line("additionalProperties: true");
        }
        // Any value has no type; whatever else is not known was refused.
        _ => {}
    }
}

/// The component of our document that a schema refers to.
pub(super) fn reference(schema: &Schema, plan: &Plan<'_>) -> Option<String> {
    let Shape::Reference(name) = &schema.shape else { return None };
    let (name, target) = plan.theirs.resolve(name)?;
    let is_type = plan.vocabulary.existing(name).is_some() || matches!(target.shape, Shape::Object(_) | Shape::Enum(_));
    is_type.then(|| format!("#/components/schemas/{}", plan.vocabulary.component(name)))
}
