//! `lifecycle::ITEMS`: every item with its timeline, under every feature set.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::layout::banner;
use crate::model::{Facts, ItemKind, Span, Stage, items};
use crate::names::timelines::{Timelines, constant};
use crate::words::code::{WIDTH, statement};

pub(super) fn file(facts: &Facts<'_>, document: &str) -> String {
    let entries = items(facts.api);
    let timelines = Timelines::new(facts.api);
    let mut text = format!("// {}\n\n", banner(document));
    text.push_str(
        "//! Which release has what, as data: every operation, schema, property and constant with its stages.\n\n",
    );
    text.push_str("#[doc(inline)]\npub use vsphere_automation_runtime::lifecycle::{Availability, Item, ItemKind, Release, Span, Stage};\n\n");
    let has_spans = timelines.named.keys().any(|timeline| !timeline.0.is_empty());
    let helpers = if has_spans { "{item, lost, span}" } else { "{item, lost}" };
    let _ = write!(text, "use vsphere_automation_runtime::generated::{helpers};\n\n");
    text.push_str("/// Every item that this crate knows, whatever features it was built with.\n///\n");
    let _ = writeln!(text, "/// ```\n/// use {}::lifecycle::{{ITEMS, Stage}};\n///", facts.library);
    text.push_str(
        "/// let previews = ITEMS.iter().filter(|item| item.stage_in(\"7.0.3\") == Stage::TechnologyPreview);\n\
         /// println!(\"{} items were previews in 7.0.3\", previews.count());\n\
         /// ```\n",
    );
    text.push_str("pub static ITEMS: &[Item] = &[\n");
    for entry in &entries {
        let name = entry.member.map_or_else(|| entry.holder.to_owned(), |member| format!("{}.{member}", entry.holder));
        let gate = entry.gate.map_or_else(|| "None".to_owned(), constant);
        let timeline = timelines.name(entry.timeline).unwrap_or("&[]");
        let row = format!("{}({name:?}, {gate}, {timeline}),", function(entry.kind));
        statement(&row, WIDTH - 4).iter().for_each(|line| text.push_str(&format!("    {line}\n")));
    }
    text.push_str("];\n");
    // Of several the first in the alphabet, whichever stands first.
    let operations = entries.iter().filter(|entry| entry.kind == ItemKind::Operation).map(|entry| entry.holder);
    let example = operations.min().unwrap_or("Things_list");
    let _ = write!(
        text,
        "\n/// The item of this name, such as `{0}`.\npub fn find(name: &str) -> Option<&'static Item> {{\n    \
         ITEMS.iter().find(|item| item.name == name)\n}}\n\n\
         /// What a program loses that goes from one release to another: items that the first has and the second has \
         not.\npub fn breaks_between(from: &str, to: &str) -> Vec<&'static Item> {{\n    lost(ITEMS, from, to)\n}}\n",
        example,
    );
    for kind in [ItemKind::Operation, ItemKind::Schema, ItemKind::Property, ItemKind::Constant] {
        if entries.iter().any(|entry| entry.kind == kind) {
            let _ = write!(
                text,
                "\nconst fn {}(name: &'static str, gate: Option<&'static str>, timeline: &'static [Span]) -> Item {{\n    \
                 item(ItemKind::{kind:?}, name, gate, timeline)\n}}\n",
                function(kind),
            );
        }
    }
    let gates: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.gate).collect();
    for gate in gates {
        let _ = writeln!(text, "\nconst {}: Option<&str> = Some({gate:?});", constant(gate));
    }
    for (timeline, name) in &timelines.named {
        let spans: Vec<String> = timeline.0.iter().map(span).collect();
        let row = format!("pub(crate) const {name}: &[Span] = &[{}];", spans.join(", "));
        let _ = writeln!(text, "\n{}", statement(&row, WIDTH).join("\n"));
    }
    text
}

/// The function that makes an item of this kind.
fn function(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Operation => "operation",
        ItemKind::Schema => "schema",
        ItemKind::Property => "property",
        ItemKind::Constant => "constant",
    }
}

fn span(span: &Span) -> String {
    let api_from =
        span.api_from.as_ref().map_or_else(|| "None".to_owned(), |from| format!("Some({:?})", from.as_str()));
    format!("span({:?}, Stage::{}, {api_from})", span.from.as_str(), stage(span.stage))
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::InDevelopment => "InDevelopment",
        Stage::TechnologyPreview => "TechnologyPreview",
        Stage::GenerallyAvailable => "GenerallyAvailable",
        Stage::Deprecated => "Deprecated",
        Stage::Absent => "Absent",
    }
}
