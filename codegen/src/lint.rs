//! What our curated document may not have: whatever would make the client, its documentation or its data wrong, poor or
//! ambiguous. Documents of others may have it; lowering repairs it there.

mod actions;
mod blanks;
mod bodies;
mod context;
mod deprecation;
mod descriptions;
mod enums;
mod errors;
mod examples;
mod extensions;
mod formats;
mod gates;
mod identifiers;
mod json_schema;
mod legacy;
mod lifecycles;
mod missing_examples;
mod operations;
mod reach;
mod references;
mod releases;
mod rust_names;
mod stages;

use crate::check;
use crate::document::Document;
use crate::model::{Problem, Problems};
use context::Context;

/// One rule: looks at the whole document and says what is wrong.
type Rule = fn(&Context<'_>) -> Vec<Problem>;

pub(crate) use blanks::BLANK;

/// The name of the rule that refuses blanks.
pub(crate) const BLANKS: &str = "blank";

/// The rules by what they are about: what each is called, what holds where it finds nothing. Their problems are sorted by
/// place.
const RULES: &[(&str, &str, Rule)] = &[
    ("discriminators", "discriminators name schemas", references::discriminators_name_schemas),
    ("reference-siblings", "references have no siblings", references::have_no_siblings),
    ("unreached", "nothing is there that nothing reaches", references::everything_is_reached),
    ("timeline-order", "timelines are in order", lifecycles::timelines_are_in_order),
    ("release-spelling", "releases are written with three numbers", releases::are_written_with_three_numbers),
    ("undefined-lifecycle", "lifecycles are defined", lifecycles::are_defined),
    ("lifecycle-use", "lifecycles are named and used", lifecycles::are_named_and_used),
    ("needs-preview", "what is not gated needs nothing gated", gates::ungated_needs_nothing_gated),
    ("later-than-container", "no stage is later than its container's", stages::none_is_later_than_its_container),
    ("replacement", "what is deprecated has a replacement", deprecation::has_a_replacement),
    ("operation-ids", "operation ids are there, once", operations::ids_are_there_once),
    ("tags", "operations have one declared tag", operations::have_one_tag),
    ("privileges", "privileges are by release", operations::privileges_are_by_release),
    ("security", "security names schemes", operations::security_names_schemes),
    ("legacy-forms", "legacy forms are there", legacy::forms_are_there),
    ("path-query", "paths have no query", operations::paths_have_no_query),
    ("action-parameter", "actions agree with their parameter", actions::agree_with_their_parameter),
    ("action-operation", "actions agree with their operation", actions::agree_with_their_operation),
    ("type-names", "Rust names of types are distinct", rust_names::types_are_distinct),
    ("member-names", "Rust names of fields and variants are distinct", rust_names::members_are_distinct),
    ("method-names", "Rust names of methods are distinct", rust_names::methods_are_distinct),
    ("identifiers", "identifier types are declared and used", identifiers::are_declared_and_used),
    ("enum-constants", "enums are named and described", enums::are_named_and_described),
    ("formats", "formats are those of their type", formats::are_those_of_their_type),
    ("content-type", "bodies have one content type", bodies::have_one_content_type),
    ("required-body", "bodies are required", bodies::are_required),
    ("required-properties", "required properties exist", bodies::required_properties_exist),
    ("error-schema", "errors share one schema", errors::share_one_schema),
    ("error-types", "errors say their types", errors::say_their_types),
    ("success-errors", "successes have no errors", errors::successes_have_none),
    ("expected-errors", "expected errors are there", errors::expected_ones_are_there),
    ("exact-status", "statuses are exact", errors::statuses_are_exact),
    (BLANKS, "nothing is left to be written", blanks::are_filled),
    ("descriptions", "descriptions are there", descriptions::are_there),
    ("stage-in-words", "descriptions do not speak of stages", descriptions::do_not_speak_of_stages),
    ("missing-examples", "examples are there", missing_examples::are_there),
    ("examples", "examples fit", examples::fit),
];

/// The names of all that is linted here, each with what holds where nothing is found.
pub(crate) fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().map(|(name, holds, _)| (*name, *holds))
}

/// Everything that is wrong with our document: what [`check()`](check::check) finds, and what only we refuse.
pub fn check_and_lint(document: &Document) -> Problems {
    if let Some(problem) = check::version(document) {
        return problem.into();
    }
    let context = Context::new(document);
    let mut problems = check::found(&context.outline);
    // Extensions that are unknown, misplaced or malformed.
    problems.extend(context.outline.extension_faults.to_vec());
    problems
        .extend(RULES.iter().flat_map(|(name, _, rule)| rule(&context).into_iter().map(|problem| problem.of(name))));
    problems.into_iter().collect()
}
