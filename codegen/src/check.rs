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

/// The rules: what each is called, what holds where it finds nothing. Their problems are sorted by place.
const RULES: &[(&str, &str, Rule)] = &[
    ("references", "references lead to components of the right kind", references::lead_somewhere),
    ("circle", "nothing contains itself", cycles::nothing_contains_itself),
    ("path", "paths are paths", paths::begin_with_a_slash),
    ("same-path", "paths are different", paths::are_different),
    ("path-parameters", "path templates and path parameters agree", paths::templates_agree),
    ("status", "statuses exist", paths::statuses_exist),
    ("responses", "operations have responses", paths::operations_respond),
    ("parameter-form", "parameters say how they are sent", parameters::are_sent_somehow),
    ("parameter-twice", "no parameter is there twice", parameters::are_unique),
    ("list-items", "lists say what is in them", schemas::lists_have_items),
    ("enum-values", "enums have distinct values of their type", schemas::enums_are_sound),
    ("empty-combination", "combinations are not empty", schemas::combinations_are_not_empty),
    ("security-scheme", "security schemes are complete", security::schemes_are_complete),
    ("link", "links lead to one operation", security::links_lead_to_one_operation),
];

/// What reading a document and comparing it with the grammar of OpenAPI finds, beside the rules.
const GRAMMAR: &[(&str, &str)] = &[
    (version::RULE, "the document is OpenAPI 3.0"),
    (walk::UNKNOWN_MEMBER, "members are known"),
    (walk::MISSING_MEMBER, "required members are there"),
    (walk::WRONG_TYPE, "values have the type of their member"),
    (walk::UNKNOWN_WORD, "words are those that a member may have"),
];

/// The names of all that is checked here, each with what holds where nothing is found.
pub(crate) fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    GRAMMAR.iter().copied().chain(RULES.iter().map(|(name, holds, _)| (*name, *holds)))
}

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
    problems.extend(RULES.iter().flat_map(|(name, _, rule)| rule(outline).into_iter().map(|problem| problem.of(name))));
    problems
}
