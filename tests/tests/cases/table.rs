//! How each case fares, for people.

/// How one case fares.
pub(crate) struct Verdict {
    pub(crate) name: String,
    pub(crate) kind: String,
    /// What the command did with the document, and whether that was expected.
    pub(crate) document: Line,
    /// What the compiler said of the crate; nothing where there is none.
    pub(crate) compiled: Option<Line>,
    pub(crate) calls: Vec<Line>,
}

/// Something that was looked at, and what is wrong with it.
pub(crate) struct Line {
    pub(crate) what: String,
    pub(crate) problem: Option<String>,
}

impl Line {
    pub(crate) fn new(what: impl Into<String>, problem: Option<String>) -> Self {
        Self { what: what.into(), problem }
    }
}

impl Verdict {
    pub(crate) fn passes(&self) -> bool {
        self.lines().all(|line| line.problem.is_none())
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        [&self.document].into_iter().chain(&self.compiled).chain(&self.calls)
    }
}

/// A line for each case, and below it what does not hold.
pub(crate) fn text(verdicts: &[Verdict]) -> String {
    let count = |passes: bool| verdicts.iter().filter(|verdict| verdict.passes() == passes).count();
    let mut text = format!("{} of {} cases pass\n\n", count(true), verdicts.len());
    for verdict in verdicts {
        let mark = if verdict.passes() { "pass" } else { "FAIL" };
        let mut parts = vec![verdict.kind.clone(), verdict.document.what.clone()];
        parts.extend(verdict.compiled.as_ref().map(|compiled| compiled.what.clone()));
        if !verdict.calls.is_empty() {
            let passed = verdict.calls.iter().filter(|call| call.problem.is_none()).count();
            parts.push(format!("{passed} of {} calls", verdict.calls.len()));
        }
        text.push_str(&format!("{mark}  {}  {}\n", verdict.name, parts.join(" · ")));
        for line in verdict.lines() {
            if let Some(problem) = &line.problem {
                text.push_str(&format!("      {}: {}\n", line.what, short(problem)));
            }
        }
    }
    text
}

/// The first line, and not all of a long one.
fn short(problem: &str) -> String {
    const MOST: usize = 300;
    let line = problem.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
