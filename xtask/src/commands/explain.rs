//! `cargo xtask explain`: what a rule is for, with something that it refuses and what to write instead.

use clap::Args;
use vsphere_automation_codegen::{self as codegen, Explanation};

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;

/// Which rule.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = "\
Examples:
  cargo xtask explain
  cargo xtask explain reference-siblings")]
pub struct Explain {
    /// The name that messages give in brackets; without one, all rules are listed
    pub rule: Option<String>,
}

/// Explains a rule, or lists all.
///
/// # Errors
///
/// There is no such rule.
pub fn run(request: &Explain, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    match &request.rule {
        Some(rule) => {
            let unknown = || Failure::new(format!("there is no rule `{rule}`")).help("`cargo xtask explain` lists all");
            tell(&codegen::explain(rule).ok_or_else(unknown)?, console);
        }
        None => {
            let widest = codegen::rules().map(|(name, _)| name.len()).max().unwrap_or_default();
            codegen::rules().for_each(|(name, holds)| console.line(format_args!("{name:widest$}  {holds}")));
        }
    }
    Ok(Outcome::Done)
}

fn tell(explanation: &Explanation, console: &mut Console<'_>) {
    let Explanation { rule, holds, why, at, wrong, right } = explanation;
    let place = match at.as_deref() {
        None => String::new(),
        Some("") => ", at the root".to_owned(),
        Some(pointer) => format!(", in {}", shown(pointer)),
    };
    console.line(format_args!(
        "{rule}: {holds}\n\n{why}\n\nWrong{place}:\n{}\n\nRight:\n{}",
        indented(wrong),
        indented(right)
    ));
}

/// A JSON pointer, for people.
fn shown(pointer: &str) -> String {
    let parts = pointer.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~"));
    parts.collect::<Vec<_>>().join(" › ")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
