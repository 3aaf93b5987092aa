//! What is wrong with a document: every problem has its place, says what is wrong, and what to do next.

use std::fmt;
use std::sync::Arc;

/// A place in a source text. Lines and columns count from 1; a column is a character, not a byte.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the reader of a message knows it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

impl Place {
    /// A place in a file.
    pub fn new(file: impl Into<Arc<str>>, line: u32, column: u32) -> Self {
        Self { file: file.into(), line, column }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Problem {
    /// Where it is; `None` only where no single place is at fault.
    pub place: Option<Place>,
    /// The item that it keeps from being generated, if it is such a problem.
    pub item: Option<Box<Refused>>,
    /// What is wrong, in one line without a full stop; of an item why it cannot be generated.
    pub message: String,
    /// What to write instead, or what to do next.
    pub help: Option<String>,
    /// The rule that it breaks, if it is one that can be explained.
    pub rule: Option<&'static str>,
}

impl Problem {
    /// A problem at a place.
    pub fn at(place: &Place, message: impl Into<String>) -> Self {
        Self { place: Some(place.clone()), ..Self::new(message) }
    }

    /// A problem of the document as a whole.
    pub fn new(message: impl Into<String>) -> Self {
        Self { place: None, item: None, message: message.into(), help: None, rule: None }
    }

    /// An item that cannot be generated. It has no place until somebody looks its pointer up.
    pub fn refused(name: impl Into<String>, pointer: impl Into<String>, reason: impl Into<String>) -> Self {
        let item = Box::new(Refused { name: name.into(), pointer: pointer.into(), beside: None });
        let problem = Self { item: Some(item), ..Self::new(reason) };
        problem.help("change the document, or leave it out with --skip-unsupported")
    }

    /// Adds where the item is that stands in its way.
    pub(crate) fn beside(mut self, pointer: String) -> Self {
        if let Some(item) = &mut self.item {
            item.beside = Some(pointer);
        }
        self
    }

    /// What is wrong and with which item, in one sentence: for those who show place and help in their own way.
    pub fn sentence(&self) -> String {
        match &self.item {
            Some(item) => format!("{} cannot be generated: {}", item.name, self.message),
            None => self.message.clone(),
        }
    }

    /// The item and what is wrong with it, in one line: for lists of what was left out.
    pub fn in_a_list(&self) -> String {
        match &self.item {
            Some(item) => format!("{}: {}", item.name, self.message),
            None => self.message.clone(),
        }
    }

    /// Names the rule that it breaks, unless it has been named.
    #[must_use]
    pub(crate) fn of(self, rule: &'static str) -> Self {
        Self { rule: self.rule.or(Some(rule)), ..self }
    }

    /// Adds what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.sentence())?;
        if let Some(help) = &self.help {
            for line in help.lines() {
                write!(f, "\n    {line}")?;
            }
        }
        Ok(())
    }
}

/// An item that cannot be generated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Refused {
    /// What it is: `operation Cis.Session_get`, `schema Vapi.Std.Thing`.
    pub name: String,
    /// JSON pointer of its place.
    pub pointer: String,
    /// JSON pointer of what stands in its way.
    pub beside: Option<String>,
}

/// Problems as they are found, as many as anybody reads. A document can have a fault in every byte.
#[derive(Debug, Default)]
pub(crate) struct Found {
    problems: Vec<Problem>,
    more: usize,
}

impl Found {
    /// How many problems of one stage are kept.
    const MOST: usize = 1000;

    /// Keeps a problem, or counts it only.
    pub(crate) fn push(&mut self, problem: impl FnOnce() -> Problem) {
        if self.problems.len() < Self::MOST {
            self.problems.push(problem());
        } else {
            self.more += 1;
        }
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problems; one of them says how many more there are.
    pub(crate) fn to_vec(&self) -> Vec<Problem> {
        let more = self.problems.last().filter(|_| self.more > 0).map(|last| {
            let more = Problem { message: format!("{} more problems follow", self.more), ..last.clone() };
            more.help("correct these first")
        });
        self.problems.iter().cloned().chain(more).collect()
    }
}

/// All problems that were found, ordered by place, without repetitions.
///
/// Displayed, each problem is `file:line:column: message` with an indented line of help, and nothing comes after the
/// last one: the command that prints them adds how many there are and what was not done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No problems.
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many problems there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The problems, by place.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Adds the problems of another stage; the order by place is kept.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Problem>) {
        self.0.extend(more);
        self.0.sort();
        self.0.dedup();
    }

    /// `Ok(())` if nothing is wrong, else these problems.
    ///
    /// # Errors
    ///
    /// The problems themselves, if there are any.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        let mut all = Self::none();
        all.extend(problems);
        all
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::{Place, Problem, Problems};

    #[test]
    fn problems_are_shown_by_place_with_their_help() {
        let file: std::sync::Arc<str> = "spec/vsphere.yaml".into();
        let problems: Problems = [
            Problem::at(&Place::new(file.clone(), 12, 3), "second"),
            Problem::at(&Place::new(file.clone(), 4, 9), "first").help("write this\nor that"),
            Problem::at(&Place::new(file, 12, 3), "second"),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            problems.to_string(),
            "spec/vsphere.yaml:4:9: first\n    write this\n    or that\nspec/vsphere.yaml:12:3: second"
        );
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn a_refused_item_is_named_before_the_reason() {
        let problem = Problem::refused("schema A", "/components/schemas/A", "it has no end");
        assert_eq!(problem.in_a_list(), "schema A: it has no end");
        assert_eq!(
            problem.to_string(),
            "schema A cannot be generated: it has no end\n    change the document, or leave it out with --skip-unsupported"
        );
    }

    #[test]
    fn a_problem_without_a_place_says_only_what_is_wrong() {
        assert_eq!(Problem::new("nothing to do").to_string(), "nothing to do");
        assert!(Problems::none().into_result().is_ok());
    }
}
