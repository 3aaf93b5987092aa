//! The two forms in which a failure is told.
//!
//! Both show every problem, and how many there are. Neither lets a character through that a terminal would obey.

mod excerpt;
mod human;
mod short;
mod visible;

pub(crate) use human::human;
pub(crate) use short::short;
pub(crate) use visible::{line, text};

use vsphere_automation_codegen::model::Problems;

/// How many problems there are, and what became of the command.
fn count(problems: &Problems) -> String {
    match problems.len() {
        1 => "1 problem; nothing was written.".to_owned(),
        count => format!("{count} problems; nothing was written."),
    }
}

#[cfg(test)]
mod tests;
