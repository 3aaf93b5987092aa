//! `cargo xtask completions`: a script for a shell.

use clap::{Args, Command};
use clap_complete::Shell;

use crate::Outcome;
use crate::console::Console;

/// The word that is completed. A shell leaves what follows `cargo` to cargo's own script, which knows nothing of us.
const WORD: &str = "xtask";

/// Which shell to serve.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = "\
Example, in ~/.bashrc (the function gives `cargo xtask` the short name that is completed):
  xtask() { cargo xtask \"$@\"; }
  source <(cargo xtask completions bash)")]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}

/// Prints the script that completes a `line`.
pub fn run(request: &Completions, mut line: Command, console: &mut Console<'_>) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(request.shell, &mut line, WORD, &mut script);
    console.script(&String::from_utf8_lossy(&script));
    Outcome::Done
}
