//! Blocks of the READMEs that are generated.

use std::fmt::Write as _;

use crate::model::{Facts, Timeline};
use crate::{lower, names, refine, words};

/// A table of all operations.
pub(super) fn operations(facts: &Facts<'_>) -> String {
    let mut text = String::from("| call | request | vSphere | feature |\n| --- | --- | --- | --- |\n");
    for operation in &facts.api.operations {
        let accessor = &facts.names.accessors[&operation.tag].method;
        let method = names::operation_method(&operation.id, &operation.tag);
        let releases = operation.timeline.as_ref().map(words::releases).unwrap_or_default();
        let gate =
            operation.timeline.as_ref().and_then(Timeline::gate).map(|gate| format!("`{gate}`")).unwrap_or_default();
        let _ = writeln!(text, "| `{accessor}().{method}` | `{}` | {releases} | {gate} |", operation.request());
    }
    text
}

/// The same without releases, which other documents need not have.
pub(super) fn calls(facts: &Facts<'_>) -> String {
    let mut text = String::from("| call | request |\n| --- | --- |\n");
    for operation in &facts.api.operations {
        let accessor = &facts.names.accessors[&operation.tag].method;
        let method = names::operation_method(&operation.id, &operation.tag);
        let _ = writeln!(text, "| `{accessor}().{method}` | `{}` |", operation.request().replace('|', "\\|"));
    }
    text
}

/// The passes in their order.
pub(super) fn passes() -> String {
    let lower: Vec<String> = lower::PASSES
        .iter()
        .map(|pass| if pass.repair { format!("_{}_", pass.name) } else { pass.name.to_owned() })
        .collect();
    let refine: Vec<&str> = refine::PASSES.iter().map(|pass| pass.name).collect();
    format!(
        "`lower` (in italics: repairs, for documents that are not ours): {}.\n\n`refine`: {}.\n",
        lower.join(", "),
        refine.join(", ")
    )
}
