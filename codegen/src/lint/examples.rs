//! Examples against their schemas.

mod certain;

use std::collections::{HashMap, HashSet};

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value, json};

use self::certain::Certain;
use super::context::Context;
use super::json_schema;
use crate::check::{Kind, Segment, circles};
use crate::document::Node;
use crate::model::Problem;

/// Every example and default is a value of its schema, with no properties that the schema lacks; an example of an error
/// is of the type that is its key.
pub(super) fn fit(context: &Context<'_>) -> Vec<Problem> {
    let mut certain = Certain::new(&context.outline);
    let unsure = examples(context).into_iter().filter(|(schema, example)| !certain.fits(schema, example));
    let unsure: Vec<_> = unsure.collect();
    let mut problems = Vec::new();
    if !unsure.is_empty() {
        let mut validators = Validators::new(context);
        problems.extend(unsure.into_iter().flat_map(|(schema, example)| validators.compare(schema, example)));
    }
    problems.extend(under_wrong_key(context));
    problems
}

/// Each example with the schema that it must fit.
fn examples<'d>(context: &Context<'d>) -> Vec<(&'d Node, &'d Node)> {
    let outline = &context.outline;
    let mut pairs = Vec::new();
    for site in outline.sites.iter().filter(|site| site.reference.is_none()) {
        match site.kind {
            Kind::Schema => {
                let values = ["example", "default"].into_iter().filter_map(|member| site.node.get(member));
                pairs.extend(values.map(|value| (site.node, value)));
            }
            Kind::MediaType | Kind::Parameter | Kind::Header => {
                let Some(schema) = site.node.get("schema") else { continue };
                pairs.extend(site.node.get("example").map(|value| (schema, value)));
                let examples = site.node.entries("examples").filter_map(|(_, example)| outline.resolved(example));
                pairs.extend(examples.filter_map(|example| example.get("value")).map(|value| (schema, value)));
            }
            _ => {}
        }
    }
    pairs
}

/// The validators of schemas, made when first needed.
struct Validators<'c, 'd> {
    context: &'c Context<'d>,
    components: Map<String, Value>,
    /// The first schema that refers to each.
    referring: HashMap<&'d str, &'d Node>,
    made: HashMap<*const Node, Option<Validator>>,
}

impl<'c, 'd> Validators<'c, 'd> {
    fn new(context: &'c Context<'d>) -> Self {
        let outline = &context.outline;
        // What consists of itself is reported as such; comparing with it would never end.
        let circular: HashSet<_> = circles(outline).into_iter().flatten().collect();
        let convert = |node: &Node| match outline.site_of(node) {
            Some(id) if circular.contains(&id) => json!({}),
            _ => json_schema::convert(&node.to_json()),
        };
        let components = outline.components("schemas").map(|(key, node)| (key.text.clone(), convert(node))).collect();
        Self { context, components, referring: HashMap::new(), made: HashMap::new() }
    }

    fn compare(&mut self, schema: &'d Node, example: &'d Node) -> Vec<Problem> {
        let mut problems = Vec::new();
        let components = &self.components;
        let context = self.context;
        // All that refer to one schema are the same.
        let schema = match schema.get("$ref").and_then(Node::as_str) {
            Some(reference) => *self.referring.entry(reference).or_insert(schema),
            None => schema,
        };
        let validator = self.made.entry(schema).or_insert_with(|| {
            let root = json!({
                "allOf": [json_schema::convert(&schema.to_json())],
                "components": { "schemas": components },
            });
            match jsonschema::draft4::options().should_validate_formats(true).build(&root) {
                Ok(validator) => Some(validator),
                // What is wrong with references and members is reported by itself.
                Err(error) if matches!(error.kind(), ValidationErrorKind::Referencing(_)) => None,
                Err(_) if !context.outline.faults.is_empty() => None,
                Err(error) => {
                    let place = context.outline.site_of(schema).map_or(&schema.place, |id| context.outline.place(id));
                    let message = format!("no value can be compared with this schema: {}", short(&error.to_string()));
                    problems.push(Problem::at(place, message).help("correct the schema"));
                    None
                }
            }
        });
        let Some(validator) = validator else { return problems };
        let value = example.to_json();
        problems.extend(validator.iter_errors(&value).map(|error| {
            let node = example.at(error.instance_path().as_str()).unwrap_or(example);
            let message = format!("the example does not fit its schema: {}", short(&error.to_string()));
            Problem::at(&node.place, message).help("correct the example, or the schema")
        }));
        problems
    }
}

/// Values in messages may be long.
fn short(text: &str) -> String {
    const LONGEST: usize = 160;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// Examples whose key is an error type of their response, and which are of another type.
fn under_wrong_key(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let mut problems = Vec::new();
    for (id, site) in outline.of_kind(Kind::MediaType) {
        let Some((_, response)) = outline.ancestors(id).find(|(_, site)| site.kind == Kind::Response) else { continue };
        let types: Vec<_> = response.node.items("x-sdk-errors").iter().filter_map(|error| error.text("type")).collect();
        if types.is_empty() || !matches!(site.segment, Segment::Key(_)) {
            continue;
        }
        for (key, example) in site.node.entries("examples").filter(|(key, _)| types.contains(&&*key.text)) {
            let value = outline.resolved(example).and_then(|example| example.get("value")?.get("error_type"));
            if let Some(other) = value.and_then(Node::as_str).filter(|other| *other != key.text) {
                problems.push(
                    Problem::at(&key.place, format!("the example of {} is one of {other}", key.text))
                        .help("correct its error_type, or its key"),
                );
            }
        }
    }
    problems
}
