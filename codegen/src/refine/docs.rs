//! What callers read: every public item gets its words, lifecycle, errors, example and search names.

use quote::quote;
use syn::{Attribute, Item};

use crate::model::{Crate, Direction, Facts, Property, Schema, Shape, TypeItem, nodes, syntax};
use crate::words::{self, Text, lifecycle, lines, links, operation};

/// What an enum's docs say of values that it does not list.
const OPEN: &str =
    "Servers may send values that this list lacks: match with a `_` arm, read them with [`as_str`](Self::as_str).";

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        places += type_docs(item, facts);
    }
    for service in &mut krate.services {
        let mut text = Text::default();
        text.paragraph(&words::service(&service.tag, facts));
        text.paragraph(&format!("From [`Client::{0}`](crate::Client::{0}).", service.accessor));
        if let Some(words) = lifecycle::preview_words(service, facts) {
            text.verbatim(&words);
        }
        prepend(&mut service.definition, text.docs());
        places += 1;
        for method in &mut service.methods {
            let operation = &facts.api.operations[method.operation];
            let text = operation::text(operation, &service.accessor, facts);
            let deprecated = operation.deprecated.then(|| nodes::mark("deprecated"));
            if let Some(item) = &mut method.item {
                item.attrs.splice(0..0, text.docs().into_iter().chain(deprecated));
            }
            places += 1;
        }
    }
    places
}

fn type_docs(item: &mut TypeItem, facts: &Facts<'_>) -> usize {
    let component = item.component.to_string();
    let schema = facts.schema(item);
    let mut places = 1;
    let mut text = Text::default();
    text.paragraph(&prose(schema.description.as_deref(), &component, schema, facts));
    if let Some(id) = schema.id.as_ref().and_then(|id| facts.api.ids.get(id)) {
        let types: Vec<String> = id.resource_types.iter().map(|t| format!("`{t}`")).collect();
        text.paragraph(&format!("Resource type: {}.", types.join(" or ")));
    }
    if let Some(timeline) = &schema.timeline {
        text.verbatim(&lifecycle::words(timeline));
    }
    match (&mut item.definition, &schema.shape) {
        (Item::Enum(definition), Shape::Enum(constants)) => {
            text.paragraph(OPEN);
            for (variant, (name, constant)) in definition.variants.iter_mut().zip(constants) {
                let mut text = Text::default();
                text.paragraph(&prose(constant.description.as_deref(), name, schema, facts));
                text.own_lifecycle(constant.timeline.as_ref(), schema.timeline.as_ref());
                variant.attrs.splice(0..0, text.docs());
                places += 1;
            }
            if let Some(unknown) = definition.variants.last_mut() {
                unknown.attrs.push(nodes::doc(" A value that this version of the crate does not know."));
            }
        }
        (Item::Enum(definition), Shape::Union { variants, discriminator }) => {
            for (generated, variant) in definition.variants.iter_mut().zip(variants) {
                let words = variant
                    .description
                    .clone()
                    .unwrap_or_else(|| format!("A value of this kind: {}.", crate::names::union_variant(variant)));
                generated.attrs.splice(0..0, nodes::docs(&lines(&words)));
            }
            if let Some(unknown) = definition.variants.iter_mut().find(|v| v.ident == "Unknown") {
                let words = match discriminator {
                    Some(_) => " A value with a tag that this version of the crate does not know, as it came.",
                    None => " A value that fits none of these, or two of them alike, as it came.",
                };
                unknown.attrs.push(nodes::doc(words));
            }
        }
        (Item::Struct(definition), Shape::Object(properties)) => {
            for (field, (name, property)) in definition.fields.iter_mut().zip(properties) {
                let text = property_text(name, property, schema, facts);
                let deprecated = property.schema.deprecated.then(|| nodes::mark("deprecated"));
                field.attrs.splice(0..0, text.docs().into_iter().chain(deprecated));
                places += 1;
            }
            if schema.kept_others().is_some()
                && let Some(field) = definition.fields.iter_mut().nth(properties.len())
            {
                field.attrs.insert(0, nodes::doc(" Members that have no field of their own, by name."));
            }
        }
        _ => {}
    }
    let mut attributes = Vec::from_iter(text.docs());
    attributes.extend(
        aliases(&component, schema, &item.path.ident).iter().map(|alias| nodes::listed("doc", quote!(alias = #alias))),
    );
    if schema.deprecated {
        attributes.push(nodes::mark("deprecated"));
    }
    prepend(&mut item.definition, attributes);
    places
}

fn property_text(name: &str, property: &Property, holder: &Schema, facts: &Facts<'_>) -> Text {
    let schema = &property.schema;
    let mut text = Text::default();
    text.paragraph(&prose(schema.description.as_deref(), name, holder, facts));
    if let Some(resource_type) = schema.resource_type.as_ref().filter(|_| schema.id.is_none()) {
        text.paragraph(&format!("An identifier of `{resource_type}`."));
    }
    match schema.direction {
        Direction::Both => {}
        Direction::Read => text.paragraph("Only the server sets it."),
        Direction::Written => text.paragraph("Only requests have it; the server does not give it back."),
    }
    if property.is_absent_or_null() && schema.nullable {
        text.paragraph("`None` is absent, `Some(None)` is null.");
    }
    if let Some(default) = &schema.default {
        text.paragraph(&format!("When absent, the server uses `{default}`."));
    }
    if !schema.limits.is_empty() {
        text.paragraph(&format!("The server checks: {}.", schema.limits.join(", ")));
    }
    text.own_lifecycle(schema.timeline.as_ref(), holder.timeline.as_ref());
    text
}

/// The words of the document with links to the members of `holder`; in a document that is not ours they may be missing.
fn prose(description: Option<&str>, name: &str, holder: &Schema, facts: &Facts<'_>) -> String {
    match description.filter(|words| !words.trim().is_empty()) {
        Some(words) => links::linked(words, holder, facts),
        None => format!("`{name}`."),
    }
}

/// Names under which people will search: the vendor's flat name and those that the document gives.
fn aliases(component: &str, schema: &Schema, ident: &str) -> Vec<String> {
    let flat: String = component.chars().filter(|c| *c != '.').collect();
    let given = schema.aliases.iter().cloned();
    let valid =
        |alias: &String| !alias.is_empty() && !alias.chars().any(|c| c.is_whitespace() || matches!(c, '"' | '\''));
    let mut aliases: Vec<String> = Vec::new();
    for alias in std::iter::once(flat).chain(given).filter(valid) {
        // An alias equal to the item's own name is refused by rustdoc.
        if !aliases.contains(&alias) && alias != ident {
            aliases.push(alias);
        }
    }
    aliases
}

fn prepend(item: &mut Item, attributes: impl IntoIterator<Item = Attribute>) {
    if let Some(own) = syntax::attributes(item) {
        own.splice(0..0, attributes);
    }
}
