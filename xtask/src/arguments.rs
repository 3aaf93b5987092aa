//! What the maintainer asked for. Each command's own arguments stand beside its code in `commands/`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser;

use crate::commands::Command;
use crate::messages::MessageFormat;

/// The commands of the maintainers of this workspace.
#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    after_help = "Exit codes: 0 all is well, 1 generated files are stale, or what is audited differs, 2 failed.\n\
                  CONTRIBUTING.md says when to use which command."
)]
pub struct Arguments {
    /// How to tell what is wrong; `human` on a terminal, else `short`
    #[arg(long, global = true, value_name = "FORMAT", display_order = 100)]
    pub message_format: Option<MessageFormat>,

    /// The repository to work in, if not the one that this command was built in. For tests.
    #[arg(long, global = true, value_name = "DIR", hide = true)]
    pub root: Option<PathBuf>,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Reads a command line, the program's own name first.
///
/// # Errors
///
/// What is wrong with it; or the help that it asks for.
pub fn parse(line: impl IntoIterator<Item = OsString>) -> Result<Arguments, clap::Error> {
    Arguments::try_parse_from(line)
}

#[cfg(test)]
mod tests;
