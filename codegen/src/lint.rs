//! What our curated document may not have: whatever would make the client, its documentation or its data wrong, poor or
//! ambiguous. Documents of others may have it; lowering repairs it there.

mod actions;
mod bodies;
mod context;
mod deprecation;
mod descriptions;
mod enums;
mod errors;
mod examples;
mod extensions;
mod gates;
mod identifiers;
mod json_schema;
mod legacy;
mod lifecycles;
mod missing_examples;
mod operations;
mod reach;
mod references;
mod rust_names;
mod stages;

use crate::check;
use crate::document::Document;
use crate::model::{Problem, Problems};
use context::Context;

/// One rule: looks at the whole document and says what is wrong.
type Rule = fn(&Context<'_>) -> Vec<Problem>;

/// The rules by what they are about; their problems are sorted by place.
const RULES: &[(&str, Rule)] = &[
    ("references in extensions lead to schemas", references::extensions_refer_to_schemas),
    ("discriminators name schemas", references::discriminators_name_schemas),
    ("references have no siblings", references::have_no_siblings),
    ("nothing is there that nothing reaches", references::everything_is_reached),
    ("timelines are in order", lifecycles::timelines_are_in_order),
    ("lifecycles are defined", lifecycles::are_defined),
    ("lifecycles are named and used", lifecycles::are_named_and_used),
    ("what is not gated needs nothing gated", gates::ungated_needs_nothing_gated),
    ("no stage is later than its container's", stages::none_is_later_than_its_container),
    ("what is deprecated has a replacement", deprecation::has_a_replacement),
    ("operation ids are there, once", operations::ids_are_there_once),
    ("operations have one declared tag", operations::have_one_tag),
    ("privileges are by release", operations::privileges_are_by_release),
    ("security names schemes", operations::security_names_schemes),
    ("legacy forms are there", legacy::forms_are_there),
    ("paths have no query", operations::paths_have_no_query),
    ("actions agree with their parameter", actions::agree_with_their_parameter),
    ("actions agree with their operation", actions::agree_with_their_operation),
    ("Rust names of types are distinct", rust_names::types_are_distinct),
    ("Rust names of fields and variants are distinct", rust_names::members_are_distinct),
    ("Rust names of methods are distinct", rust_names::methods_are_distinct),
    ("identifier types are declared and used", identifiers::are_declared_and_used),
    ("enums are named and described", enums::are_named_and_described),
    ("bodies have one content type", bodies::have_one_content_type),
    ("bodies are required", bodies::are_required),
    ("required properties exist", bodies::required_properties_exist),
    ("errors share one schema", errors::share_one_schema),
    ("errors say their types", errors::say_their_types),
    ("successes have no errors", errors::successes_have_none),
    ("expected errors are there", errors::expected_ones_are_there),
    ("statuses are exact", errors::statuses_are_exact),
    ("descriptions are there", descriptions::are_there),
    ("descriptions do not speak of stages", descriptions::do_not_speak_of_stages),
    ("examples are there", missing_examples::are_there),
    ("examples fit", examples::fit),
];

/// Everything that is wrong with our document: what [`check()`](check::check) finds, and what only we refuse.
pub fn check_and_lint(document: &Document) -> Problems {
    if let Some(problem) = check::version(document) {
        return problem.into();
    }
    let context = Context::new(document);
    let mut problems = check::found(&context.outline);
    // Extensions that are unknown, misplaced or malformed.
    problems.extend(context.outline.extension_faults.to_vec());
    problems.extend(RULES.iter().flat_map(|(_, rule)| rule(&context)));
    problems.into_iter().collect()
}
