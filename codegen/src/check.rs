//! What no document may have: everything that would make it something else than OpenAPI 3.0, or make the generator lose
//! or repeat something without a word, panic or never end.
//!
//! What is merely refused in our own document is in [`crate::lint`]; in others lowering repairs it.

mod cycles;
mod grammar;
mod kind;
mod nearest;
mod outline;
mod parameters;
mod paths;
mod references;
mod schemas;
mod security;
mod version;
mod walk;

pub(crate) use cycles::circles;
pub(crate) use grammar::{METHODS, members, values};
pub(crate) use kind::{Extension, Grammar, Kind, Member, may, must};
pub(crate) use nearest::Suggest;
pub(crate) use outline::{OperationSite, Outline, Segment, Site, SiteId};
pub(crate) use paths::template;
pub(crate) use references::fault as reference_fault;
pub(crate) use version::version;
pub(crate) use walk::{Extensions, outline};

use crate::document::Document;
use crate::model::{Problem, Problems};

/// One rule: looks at the whole document and says what is wrong.
type Rule = fn(&Outline<'_>) -> Vec<Problem>;

/// The rules, in the order in which they are explained; their problems are sorted by place.
const RULES: &[(&str, Rule)] = &[
    ("references lead to components of the right kind", references::lead_somewhere),
    ("nothing contains itself", cycles::nothing_contains_itself),
    ("paths are paths", paths::begin_with_a_slash),
    ("paths are different", paths::are_different),
    ("path templates and path parameters agree", paths::templates_agree),
    ("statuses exist", paths::statuses_exist),
    ("operations have responses", paths::operations_respond),
    ("parameters say how they are sent", parameters::are_sent_somehow),
    ("no parameter is there twice", parameters::are_unique),
    ("lists say what is in them", schemas::lists_have_items),
    ("enums have distinct values of their type", schemas::enums_are_sound),
    ("combinations are not empty", schemas::combinations_are_not_empty),
    ("security schemes are complete", security::schemes_are_complete),
    ("links lead to one operation", security::links_lead_to_one_operation),
];

/// Checks a document.
///
/// An OpenAPI version that is not 3.0 is the only problem reported, as nothing else can be said then. `openapiv3` reads
/// every document in which this finds no problem, references to callbacks aside.
pub fn check(document: &Document) -> Problems {
    if let Some(problem) = version(document) {
        return problem.into();
    }
    found(&outline(document, Extensions::Any)).into_iter().collect()
}

/// What the outline of a document shows to be wrong.
pub(crate) fn found(outline: &Outline<'_>) -> Vec<Problem> {
    let mut problems = outline.faults.to_vec();
    problems.extend(RULES.iter().flat_map(|(_, rule)| rule(outline)));
    problems
}
