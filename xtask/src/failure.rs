//! Why a command could not do its work.

use std::fmt;
use std::io;
use std::path::Path;

use vsphere_automation_codegen::model::Problems;

/// What went wrong, where, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    /// A failure in one sentence that says what and where.
    pub fn new(message: impl fmt::Display) -> Self {
        Self { message: format!("error: {message}"), help: None }
    }

    /// An operation on a file that did not work: `cannot read spec/vsphere.yaml: …`.
    pub fn io(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format_args!("cannot {doing} {}: {error}", path.display()))
    }

    /// The problems of a document, each at its place, and how many there are.
    pub fn problems(problems: &Problems) -> Self {
        let count = match problems.len() {
            1 => "1 problem".to_owned(),
            count => format!("{count} problems"),
        };
        Self { message: format!("{problems}\n{count}; nothing was written."), help: None }
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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for line in self.help.iter().flat_map(|help| help.lines()) {
            write!(f, "\n    {line}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::Failure;
    use vsphere_automation_codegen::model::{Place, Problem, Problems};

    #[test]
    fn a_failure_says_what_and_what_next() {
        let failure = Failure::new("cannot do it").help("do this\nor that").also("then again");
        assert_eq!(failure.to_string(), "error: cannot do it\n    do this\n    or that\n    then again");
    }

    #[test]
    fn problems_are_counted_below_their_places() {
        let problem = Problem::at(&Place::new("a.yaml", 4, 2), "is wrong").help("mend it");
        let failure = Failure::problems(&Problems::from(problem));
        assert_eq!(failure.to_string(), "a.yaml:4:2: is wrong\n    mend it\n1 problem; nothing was written.");
    }
}
