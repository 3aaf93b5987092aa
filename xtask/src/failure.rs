//! Why a command could not do its work.

use std::fmt;
use std::io;
use std::path::Path;

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Problems;

/// What went wrong, where, and what to do next. Shown, it has the short form; [`Console::error`] chooses between both.
///
/// [`Console::error`]: crate::console::Console::error
#[derive(Clone, Debug)]
pub struct Failure {
    pub(crate) cause: Cause,
    pub(crate) help: Option<String>,
}

/// What a failure speaks of.
#[derive(Clone, Debug)]
pub(crate) enum Cause {
    /// A command, a file, the machine.
    Message(String),
    /// Places in texts.
    Problems { problems: Problems, sources: Vec<Source> },
}

impl Failure {
    /// A failure in one sentence that says what and where.
    pub fn new(message: impl fmt::Display) -> Self {
        Self { cause: Cause::Message(message.to_string()), help: None }
    }

    /// An operation on a file that did not work: `cannot read spec/vsphere.yaml: …`.
    pub fn io(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format_args!("cannot {doing} {}: {error}", path.display()))
    }

    /// The problems of a text, each at its place.
    pub fn problems(problems: impl Into<Problems>, source: &Source) -> Self {
        Self { cause: Cause::Problems { problems: problems.into(), sources: vec![source.clone()] }, help: None }
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a line to what is to be done next.
    #[must_use]
    pub fn also(self, more: &str) -> Self {
        let help = self.help.as_ref().map_or_else(|| more.to_owned(), |help| format!("{help}\n{more}"));
        self.help(help)
    }
}

impl std::error::Error for Failure {}
