//! Operations of the vendor, as skeletons in the curated document: everything that a description says in data, and a blank
//! wherever a person has to find the words.

mod insertion;
mod operations_as_text;
mod plan;
mod reached;
mod samples;
mod types_as_text;
mod vocabulary;
mod wanted;
mod writer;

use super::described::{self, Vendor};
use crate::check;
use crate::document::{self, Source};
use crate::lint;
use crate::model::{Problem, Problems};
use insertion::Insertions;
use plan::Plan;

/// The document with the operations in it.
#[derive(Clone, Debug)]
pub struct Addition {
    /// Its text.
    pub text: String,
    /// The operations, by their ids in it.
    pub operations: Vec<String>,
    /// What was decided, and a person should look at.
    pub notes: Vec<String>,
}

/// Brings operations of a description into the document. They are named as the description names them:
/// `Vcenter.Vm_list`, or `vm/list` and `list` where that is not ambiguous.
///
/// # Errors
///
/// There is no such operation, or what it needs cannot be written as a skeleton; or the document would have problems beside
/// the blanks.
pub fn add(curated: &Source, vendor: &Vendor, wanted: &[String]) -> Result<Addition, Problems> {
    document::with_deep_stack(|| added(curated, vendor, wanted))
        .map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

fn added(curated: &Source, vendor: &Vendor, wanted: &[String]) -> Result<Addition, Problems> {
    let document = document::load(curated)?;
    lint::check_and_lint(&document)
        .into_iter()
        .filter(|problem| problem.rule != Some(lint::BLANKS))
        .collect::<Problems>()
        .into_result()?;
    let ours = described::ours(&document);
    let theirs = described::read(vendor)?;
    let mut plan = Plan::new(&ours, &theirs, wanted)?;
    plan.reach(&ours, &theirs)?;
    let mut insertions = Insertions::new(&document, &curated.text);
    for timeline in plan.timelines.iter().filter(|timeline| timeline.is_new) {
        insertions.member("x-sdk-lifecycles", &types_as_text::timeline(timeline))?;
    }
    for id in plan.ids.iter().filter(|id| id.is_new) {
        insertions.member("x-sdk-ids", &types_as_text::id(id))?;
    }
    for tag in &plan.tags {
        insertions.item("tags", &types_as_text::tag(tag))?;
    }
    for call in &plan.calls {
        insertions.operation(&call.path, &operations_as_text::call(call, &plan))?;
    }
    for (name, schema) in &plan.types {
        insertions.schema(&types_as_text::component(name, schema, &plan))?;
    }
    let text = insertions.into_text();
    let source = Source { path: curated.path.clone(), text };
    let document = document::load(&source)?;
    check::check(&document).into_result()?;
    let others = lint::check_and_lint(&document).into_iter().filter(|problem| problem.rule != Some(lint::BLANKS));
    others.collect::<Problems>().into_result()?;
    Ok(Addition { text: source.text, operations: plan.operations(), notes: plan.notes })
}

/// A document in which something stands in each blank, so that what follows from it can be seen.
pub fn filled(source: &Source) -> Source {
    Source { path: source.path.clone(), text: source.text.replace(lint::BLANK, "Something.") }
}
