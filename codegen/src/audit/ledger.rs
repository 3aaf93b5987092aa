//! The ledger: every operation, schema, property and constant with stage, gate and releases, a line each.
//!
//! The stage comes from the document, the gate from the emitted syntax tree; where the two disagree there is no ledger.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::model::{Component, EmittedGates, Facts, ItemKind, Operation, Problem, Shape, Stage, Timeline, items};
use crate::names;

/// The ledger of a crate.
#[derive(Clone, Debug)]
pub(crate) struct Ledger {
    /// A line for each item.
    pub(crate) text: String,
    /// How many of them are behind the feature.
    pub(crate) preview: usize,
    /// The Rust paths of what is behind the feature.
    pub(crate) gated: BTreeSet<String>,
    /// The Rust paths of all that was emitted.
    pub(crate) emitted: BTreeSet<String>,
    /// The stage of each item, by its path in Rust, a field behind a full stop.
    pub(crate) stages: BTreeMap<String, &'static str>,
}

/// Writes the ledger of what was emitted, whose gates are `emitted`.
///
/// # Errors
///
/// The item whose emitted gate is not that of its timeline, or that was not emitted.
pub(crate) fn ledger(facts: &Facts<'_>, emitted: &EmittedGates) -> Result<Ledger, Problem> {
    let mut lines: Vec<[String; 5]> = vec![["stage", "gate", "available", "item", ""].map(str::to_owned)];
    let (mut preview, mut stages) = (0, BTreeMap::new());
    // Members come one after another, those of one holder together.
    let (mut holder, mut members_of_holder) = ("", HashMap::new());
    let operations: HashMap<&str, &Operation> =
        facts.api.operations.iter().map(|operation| (operation.id.as_str(), operation)).collect();
    for entry in items(facts.api) {
        let promised = entry.gate;
        let component = Component::from(entry.holder);
        let path = match entry.kind {
            ItemKind::Operation => operations.get(entry.holder).map(|operation| {
                let service = &facts.names.accessors[&operation.tag];
                format!("{}::{}", service.path, names::operation_method(&operation.id, &operation.tag))
            }),
            _ if facts.runtime.contains_key(&component) => None,
            ItemKind::Schema => Some(facts.names.schema(&component).to_string()),
            ItemKind::Property | ItemKind::Constant => {
                if holder != entry.holder {
                    (holder, members_of_holder) = (entry.holder, members(&component, facts));
                }
                let member = entry.member.and_then(|name| members_of_holder.get(name)).map_or("", String::as_str);
                let joint = if entry.kind == ItemKind::Property { "." } else { "::" };
                Some(format!("{}{joint}{member}", facts.names.schema(&component)))
            }
        };
        let found = match &path {
            Some(path) => emitted.of(&path.replace('.', "::")),
            None => facts.runtime.contains_key(&component).then(|| promised.map(str::to_owned)),
        };
        if let (Some(path), Some(timeline)) = (path, entry.timeline) {
            stages.insert(path, stage(timeline));
        }
        let name = entry.member.map_or_else(|| entry.holder.to_owned(), |member| format!("{}.{member}", entry.holder));
        let Some(found) = found else {
            return Err(Problem::new(format!("{name} is in the document but was not emitted")));
        };
        if found.as_deref() != promised {
            return Err(Problem::new(format!(
                "{name} should have the gate {promised:?} and was emitted with {found:?}"
            )));
        }
        preview += usize::from(found.is_some());
        let item = match entry.member {
            None => entry.holder.to_owned(),
            Some(member) if entry.kind == ItemKind::Property => format!("  .{member}"),
            Some(member) => format!("  {member}"),
        };
        lines.push([
            entry.timeline.map_or("-", stage).to_owned(),
            found.unwrap_or_else(|| "-".to_owned()),
            entry.timeline.map(Timeline::available).unwrap_or_else(|| "-".to_owned()),
            item,
            note(facts, &operations, entry.kind, entry.holder),
        ]);
    }
    Ok(Ledger { text: table(&lines), preview, gated: emitted.gated(), emitted: emitted.paths(), stages })
}

/// The Rust names of the properties or constants of a schema.
fn members<'a>(component: &Component, facts: &Facts<'a>) -> HashMap<&'a str, String> {
    match facts.api.schemas.get(component).map(|schema| &schema.shape) {
        Some(Shape::Enum(constants)) => {
            constants.keys().map(String::as_str).zip(names::variants(constants.keys())).collect()
        }
        Some(Shape::Object(properties)) => {
            properties.keys().map(String::as_str).zip(names::fields(properties.keys())).collect()
        }
        _ => HashMap::new(),
    }
}

/// Method and path of an operation; what a schema is where it is no type of its own.
fn note(facts: &Facts<'_>, operations: &HashMap<&str, &Operation>, kind: ItemKind, holder: &str) -> String {
    match kind {
        ItemKind::Operation => operations.get(holder).map_or_else(String::new, |operation| operation.request()),
        ItemKind::Schema => match facts.api.schemas.get(holder).map(|schema| &schema.shape) {
            Some(Shape::Object(_) | Shape::Enum(_)) | None => String::new(),
            Some(Shape::Union { .. }) => "union".to_owned(),
            Some(_) => "alias".to_owned(),
        },
        _ => String::new(),
    }
}

fn stage(timeline: &Timeline) -> &'static str {
    match timeline.last_stage() {
        Some(Stage::InDevelopment) => "DEV",
        Some(Stage::TechnologyPreview) => "TP",
        Some(Stage::GenerallyAvailable) => "GA",
        Some(Stage::Deprecated) => "DEP",
        Some(Stage::Absent) | None => "-",
    }
}

fn table(lines: &[[String; 5]]) -> String {
    // Fixed widths: one long name must not move every line.
    const WIDTHS: [usize; 4] = [7, 14, 26, 68];
    let mut text = String::new();
    for line in lines {
        let mut row = String::new();
        for (cell, width) in line.iter().zip(WIDTHS) {
            let _ = write!(row, "{cell}{}", " ".repeat(width.saturating_sub(cell.chars().count()).max(1)));
        }
        row.push_str(&line[4]);
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}
