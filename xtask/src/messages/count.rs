//! How many problems there are.

use vsphere_automation_codegen::model::Problems;

/// How many problems there are, and what became of the command.
pub(super) fn count(problems: &Problems) -> String {
    match problems.len() {
        1 => "1 problem; nothing was written.".to_owned(),
        count => format!("{count} problems; nothing was written."),
    }
}
