//! For machines, and for those who like it: `file:line:column: message`, and below it what to do, indented.

use std::fmt::{self, Write as _};

use super::count::count;
use super::visible::{line, text};
use crate::failure::{Cause, Failure};

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&short(self))
    }
}

/// The failure in lines, without a line end after the last.
pub(crate) fn short(failure: &Failure) -> String {
    let mut said = String::new();
    match &failure.cause {
        Cause::Message(message) => {
            let _ = write!(said, "error: {}", text(message));
        }
        Cause::Problems { problems, .. } => {
            for problem in problems {
                if let Some(place) = &problem.place {
                    let _ = write!(said, "{}:{}:{}: ", line(&place.file), place.line, place.column);
                }
                said.push_str(&line(&problem.sentence()));
                if let Some(rule) = problem.rule {
                    let _ = write!(said, " [{rule}]");
                }
                help(&mut said, problem.help.as_deref());
                said.push('\n');
            }
            said.push_str(&count(problems));
        }
    }
    help(&mut said, failure.help.as_deref());
    said
}

fn help(said: &mut String, help: Option<&str>) {
    for line in help.into_iter().flat_map(str::lines) {
        let _ = write!(said, "\n    {}", text(line));
    }
}

#[cfg(test)]
mod tests {
    use super::short;
    use crate::failure::Failure;
    use vsphere_automation_codegen::document::Source;
    use vsphere_automation_codegen::model::{Place, Problem};

    #[test]
    fn a_failure_says_what_and_what_next() {
        let failure = Failure::new("cannot do it").help("do this\nor that").also("then again");
        assert_eq!(short(&failure), "error: cannot do it\n    do this\n    or that\n    then again");
    }

    #[test]
    fn problems_are_counted_below_their_places() {
        let problem = Problem::at(&Place::new("a.yaml", 4, 2), "is wrong").help("mend it");
        assert_eq!(problem.to_string(), "a.yaml:4:2: is wrong\n    mend it", "the generator's own form is the same");
        let source = Source { path: "a.yaml".to_owned(), text: String::new() };
        let said = short(&Failure::problems(problem, &source).help("then this"));
        assert_eq!(said, "a.yaml:4:2: is wrong\n    mend it\n1 problem; nothing was written.\n    then this");
    }
}
