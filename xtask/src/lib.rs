//! The commands of the maintainers, as a library that tests can drive.
//!
//! Everything here is thin: read files, call the generator, compare or write, report. What the sources look like is the
//! business of `vsphere-automation-codegen`; how they reach the disk whole or not at all, of [`transaction`].

pub mod arguments;
pub mod banner;
pub mod blocks;
mod by_hand;
mod chores;
pub mod commands;
pub mod console;
pub mod diff;
pub mod face;
pub mod failure;
mod imports;
pub mod messages;
mod outcome;
pub mod outputs;
pub mod pipeline;
pub mod process;
mod rehearsal;
pub mod rooms;
pub mod snapshots;
mod tokens;
pub mod transaction;
pub mod workspace;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};

use arguments::Arguments;
use clap::CommandFactory as _;
use console::Console;
use failure::Failure;
pub use outcome::Outcome;
use workspace::Workspace;

/// Runs the command that a line asks for, the program's own name first. Never panics.
pub fn run(line: impl IntoIterator<Item = OsString>) -> Outcome {
    let mut console = Console::standard();
    let panicked = Arc::new(Mutex::new(String::new()));
    let shared = Arc::clone(&panicked);
    panic::set_hook(Box::new(move |info| {
        if let Ok(mut text) = shared.lock() {
            *text = info.to_string().replace('\n', " ");
        }
    }));
    let result = panic::catch_unwind(AssertUnwindSafe(|| dispatch(line, &mut console)));
    let failure = match result {
        Ok(Ok(outcome)) => return outcome,
        Ok(Err(failure)) => failure,
        Err(_) => {
            let text = panicked.lock().map(|text| text.clone()).unwrap_or_default();
            Failure::new(format!("xtask has a bug: {text}")).help(
                "what it had begun to write is undone or finished by the next command; repair the line named above",
            )
        }
    };
    console.error(&failure);
    Outcome::Failed
}

fn dispatch(line: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let Arguments { root, message_format, command } = match arguments::parse(line) {
        Ok(arguments) => arguments,
        Err(answer) => {
            console.answer(&answer);
            return Ok(if answer.use_stderr() { Outcome::Failed } else { Outcome::Done });
        }
    };
    if let Some(format) = message_format {
        console.set_format(format);
    }
    let workspace = Workspace::locate(root)?;
    commands::run(&command, Arguments::command(), &workspace, console)
}
