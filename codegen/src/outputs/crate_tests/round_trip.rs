//! `examples.rs`: a table of all examples with the types that they are of.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::rust_type::rust_type;
use super::source::invocation;
use super::subject::Subject;
use super::{feature, literal};
use crate::check::{self, Extensions, Kind, Outline, Segment, SiteId};
use crate::document::{Node, escape, unescape};
use crate::model::{Api, Component, Facts, Media, MediaKind, Problem, Schema};
use crate::read;

/// An example as it stands in the document.
struct Found<'d> {
    pointer: String,
    value: &'d Node,
    /// Where its schema stands, and that.
    schema: (String, &'d Node),
}

/// The text of the table. What has no type is told.
pub(super) fn file(subject: &Subject<'_>, untried: &mut Vec<Problem>) -> String {
    let outline = check::outline(subject.document, Extensions::Any);
    let schemas = by_pointer(subject.facts.api);
    // What is only another name for a value is no type of the crate, but its examples are values all the same.
    let document = read::read(subject.document);
    let as_read = by_pointer(&document);
    let mut rows = String::new();
    for example in found(&outline, subject, untried) {
        let named = |schema: Cow<'_, Schema>| {
            let ty = rust_type(&schema, subject.facts)?;
            Some((schema.into_owned(), ty))
        };
        let of_crate = schema_of(&example, &schemas, subject.facts).and_then(named);
        let plain = || as_read.get(example.schema.0.as_str()).and_then(|schema| named(Cow::Borrowed(*schema)));
        match of_crate.or_else(plain) {
            Some((schema, ty)) => {
                let value = example.value.to_json();
                if let Some(feature) = feature::of_value(&schema, &value, subject.facts) {
                    rows.push_str(&format!("    #[cfg(feature = {feature:?})]\n"));
                }
                let value = literal::text(&literal::json(&value));
                let arguments = [literal::text(&subject.at(&example.pointer)), value];
                rows.push_str(&invocation(4, &format!("Example::of::<{ty}>"), &arguments, ","));
            }
            None => {
                let message = format!("the example at `{}`: nothing in the crate is of its schema", example.pointer);
                untried.push(subject.untried(&example.pointer, message));
            }
        }
    }
    let list = if rows.is_empty() { "&[];".to_owned() } else { format!("&[\n{rows}];") };
    format!(
        "//! Every example of the document is a value of its type, and comes back as it was.\n\n\
         use crate::shown::Example;\n\n\
         /// Each with the type that it is of.\n\
         const EXAMPLES: &[Example] = {list}\n\n\
         #[test]\nfn every_example_comes_back() {{\n    \
         let wrong: Vec<String> = EXAMPLES.iter().filter_map(Example::what_is_wrong).collect();\n    \
         assert!(wrong.is_empty(), \"{{}} of {{}} examples\\n{{}}\", wrong.len(), EXAMPLES.len(), wrong.join(\"\\n\"));\n}}\n"
    )
}

/// All examples that are values of types; bodies of text, bytes and parts are for the calls.
fn found<'d>(outline: &Outline<'d>, subject: &Subject<'d>, untried: &mut Vec<Problem>) -> Vec<Found<'d>> {
    let (mut all, mut shared) = (Vec::new(), HashSet::new());
    let sites = || outline.sites.iter().enumerate().filter(|(_, site)| site.reference.is_none() && !site.in_extension);
    for (id, site) in sites() {
        let (pointer, node) = (pointer(outline, id), site.node);
        let schema = match site.kind {
            Kind::Schema => (pointer.clone(), node),
            Kind::MediaType | Kind::Parameter | Kind::Header => {
                let Some(schema) = node.get("schema") else { continue };
                (format!("{pointer}/schema"), schema)
            }
            _ => continue,
        };
        let examples = node.entries("examples").filter(|_| site.kind != Kind::Schema);
        let examples = examples.map(|(key, example)| (format!("/examples/{}", escape(&key.text)), example));
        let examples: Vec<(String, &Node)> = examples.collect();
        shared.extend(examples.iter().filter_map(|(_, example)| outline.resolved(example)).map(std::ptr::from_ref));
        let media_type = site.key().filter(|_| site.kind == Kind::MediaType).unwrap_or("application/json");
        if !matches!(Media::kind_of(media_type), MediaKind::Json | MediaKind::Form) {
            continue;
        }
        let own = node.get("example").map(|value| ("/example".to_owned(), value));
        let mut add = |place: &str, value| {
            all.push(Found { pointer: format!("{pointer}{place}"), value, schema: schema.clone() });
        };
        own.into_iter().for_each(|(place, value)| add(&place, value));
        for (place, example) in &examples {
            let written = outline.resolved(example);
            match written.and_then(|example| example.get("value")) {
                Some(value) => add(place, value),
                None => {
                    let at = format!("{pointer}{place}");
                    untried
                        .push(subject.untried(&at, format!("the example at `{at}`: its value is not in the document")));
                }
            }
        }
    }
    for (id, _) in
        sites().filter(|(_, site)| site.kind == Kind::Example && !shared.contains(&std::ptr::from_ref(site.node)))
    {
        let at = pointer(outline, id);
        untried.push(subject.untried(&at, format!("the example at `{at}`: nothing says of what")));
    }
    all
}

/// The JSON pointer of a site.
fn pointer(outline: &Outline<'_>, id: SiteId) -> String {
    let site = &outline.sites[id];
    let Some(parent) = site.parent else { return String::new() };
    let own = match site.segment {
        Segment::Root => String::new(),
        Segment::Key(key) => format!("/{}", escape(&key.text)),
        Segment::Index => {
            let list = site.member.map(|member| outline.sites[parent].node.items(member)).unwrap_or_default();
            let index = list.iter().position(|item| std::ptr::eq(item, site.node)).unwrap_or_default();
            format!("/{index}")
        }
    };
    let member = site.member.map(|member| format!("/{}", escape(member))).unwrap_or_default();
    pointer(outline, parent) + &member + &own
}

/// The schemas of the crate by where they stand in the document, components first.
fn by_pointer(api: &Api) -> HashMap<&str, &Schema> {
    let mut all: HashMap<&str, &Schema> = HashMap::new();
    let of_operations = api.operations.iter().flat_map(|operation| operation.schemas());
    for schema in api.schemas.values().chain(of_operations) {
        schema.walk(&mut |schema| {
            all.entry(&schema.pointer).or_insert(schema);
        });
    }
    all
}

/// What the crate has of the schema of an example: what stands at its place, or what it refers to.
fn schema_of<'a>(
    example: &Found<'_>,
    schemas: &HashMap<&str, &'a Schema>,
    facts: &'a Facts<'_>,
) -> Option<Cow<'a, Schema>> {
    let (pointer, node) = &example.schema;
    let component = |name: &str| {
        let name = Component::from(name);
        facts.api.schemas.contains_key(&name).then(|| Schema::reference(pointer.clone(), name))
    };
    // A component is a type by its name.
    if let Some(name) = pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'))
        && let Some(schema) = component(&unescape(name))
    {
        return Some(Cow::Owned(schema));
    }
    if let Some(schema) = schemas.get(pointer.as_str()) {
        // One that became a type of its own is called by that, also where it stands.
        let named = facts.api.schemas.iter().find(|(_, other)| std::ptr::eq(*other, *schema));
        return Some(match named {
            Some((name, _)) => Cow::Owned(Schema::reference(pointer.clone(), name.clone())),
            None => Cow::Borrowed(*schema),
        });
    }
    let name = node.text("$ref")?.strip_prefix("#/components/schemas/")?;
    component(&unescape(name)).map(Cow::Owned)
}
