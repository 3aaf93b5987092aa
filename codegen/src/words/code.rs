//! Statements laid out as rustfmt does it with the settings of this workspace.
//!
//! Enough of rustfmt for what we write ourselves: calls, chains of calls and lists, each given as one line.

/// The columns that a line of code may have.
pub(crate) const WIDTH: usize = 120;

/// The step by which code is indented.
const STEP: usize = 4;

/// A statement, such as `const X: T = T::new(1).more(2);`, in lines of at most `width` columns where that is possible.
pub(crate) fn statement(text: &str, width: usize) -> Vec<String> {
    let (text, suffix) = text.split_at(text.len() - usize::from(text.ends_with([';', ','])));
    let at = pieces(text, |rest| rest.starts_with(" = ")).next().map_or(0, |at| at + " = ".len());
    let (prefix, expression) = text.split_at(at);
    Layout { width }.expression(0, prefix, expression, suffix)
}

struct Layout {
    width: usize,
}

impl Layout {
    /// `PREFIX EXPRESSION SUFFIX`, the expression broken where it has to be.
    fn expression(&self, indent: usize, prefix: &str, expression: &str, suffix: &str) -> Vec<String> {
        let one = line(indent, &[prefix, expression, suffix]);
        if self.fits(&one) {
            return vec![one];
        }
        let links = links(expression);
        let [head, links @ ..] = &links[..] else { return self.call(indent, prefix, expression, suffix) };
        let own_line = (prefix.ends_with("= ")).then(|| line(indent, &[prefix.trim_end()]));
        let below = line(indent + STEP, &[expression, suffix]);
        if let Some(first) = own_line.clone().filter(|_| self.fits(&below)) {
            return vec![first, below];
        }
        if links.is_empty() {
            return self.call(indent, prefix, expression, suffix);
        }
        let beside = line(indent, &[prefix, head]);
        let head_below = line(indent + STEP, &[head]);
        let (mut lines, indent) = match own_line {
            _ if self.fits(&beside) => (vec![beside], indent + STEP),
            Some(first) if self.fits(&head_below) => (vec![first, head_below], indent + 2 * STEP),
            // What follows a call that is broken itself stands below its closing bracket.
            _ => (self.call(indent, prefix, head, ""), indent),
        };
        for (index, link) in links.iter().enumerate() {
            let suffix = if index + 1 == links.len() { suffix } else { "" };
            lines.extend(self.call(indent, "", link, suffix));
        }
        lines
    }

    /// A call or a list, with an argument a line where it does not fit.
    fn call(&self, indent: usize, prefix: &str, expression: &str, suffix: &str) -> Vec<String> {
        let one = line(indent, &[prefix, expression, suffix]);
        let Some((callee, arguments, closing)) = arguments(expression).filter(|_| !self.fits(&one)) else {
            return vec![one];
        };
        if let [only] = &arguments[..]
            && links(only).len() == 1
            && self::arguments(only).is_some()
        {
            // A call in a call needs no step of its own.
            return self.call(indent, &format!("{prefix}{callee}"), only, &format!("{closing}{suffix}"));
        }
        let mut lines = vec![line(indent, &[prefix, callee])];
        for argument in &arguments {
            lines.extend(self.expression(indent + STEP, "", argument, ","));
        }
        lines.push(line(indent, &[closing, suffix]));
        lines
    }

    fn fits(&self, line: &str) -> bool {
        line.chars().count() <= self.width
    }
}

fn line(indent: usize, pieces: &[&str]) -> String {
    " ".repeat(indent) + &pieces.concat()
}

/// `a.b().c()` is `a`, `.b()`, `.c()`.
fn links(expression: &str) -> Vec<&str> {
    let is_link = |rest: &str| {
        rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '_'))
    };
    split(expression, pieces(expression, is_link), 0)
}

/// `f(a, b)` is `f(`, its arguments, and `)`; `F { a: 1 }` is `F {`, its members, and `}`.
fn arguments(expression: &str) -> Option<(&str, Vec<&str>, &str)> {
    if let Some(literal) = expression.strip_suffix(" }") {
        let opening = pieces(literal, |rest| rest.starts_with(" { ")).next()? + " {".len();
        let inside = literal.get(opening + 1..)?;
        let members = split(inside, pieces(inside, |rest| rest.starts_with(", ")), ", ".len());
        return Some((&expression[..opening], members, "}"));
    }
    let closing = expression.char_indices().next_back().filter(|(_, c)| matches!(c, ')' | ']'))?.0;
    let opening = pieces(expression, |rest| rest.starts_with(['(', '['])).next()?;
    let inside = &expression[opening + 1..closing];
    let commas = pieces(inside, |rest| rest.starts_with(", "));
    let arguments = split(inside, commas, ", ".len());
    let arguments = arguments.into_iter().filter(|argument| !argument.is_empty()).collect();
    Some((&expression[..=opening], arguments, &expression[closing..]))
}

/// `text` split at these places, of each of which `skip` bytes are left out.
fn split(text: &str, places: impl Iterator<Item = usize>, skip: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in places.filter(|at| *at > 0) {
        parts.push(&text[start..at]);
        start = at + skip;
    }
    parts.push(&text[start..]);
    parts
}

/// Where `wanted` is true of the rest of `text`, outside of brackets and of literals of text.
fn pieces(text: &str, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if in_text {
            in_text = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
            continue;
        }
        if depth == 0 && wanted(&text[at..]) {
            found.push(at);
        }
        match c {
            '"' => in_text = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::statement;

    #[test]
    fn what_fits_is_one_line() {
        assert_eq!(statement("let x = a.b(1).c();", 40), ["let x = a.b(1).c();"]);
    }

    #[test]
    fn a_chain_is_broken_before_its_links() {
        assert_eq!(statement("let x = first(1, 2).more(3);", 26), ["let x =", "    first(1, 2).more(3);"]);
        assert_eq!(
            statement("let x = first(1, \"a, b\").more(3.5).most();", 30),
            ["let x = first(1, \"a, b\")", "    .more(3.5)", "    .most();"]
        );
        assert_eq!(
            statement("const LONG: Type = first(1, 2, 3).more(3).most();", 30),
            ["const LONG: Type =", "    first(1, 2, 3)", "        .more(3)", "        .most();"]
        );
    }

    #[test]
    fn a_call_is_broken_between_its_arguments() {
        assert_eq!(
            statement("let x = first(\"one\", two(2), 3).more(3);", 20),
            ["let x = first(", "    \"one\",", "    two(2),", "    3,", ")", ".more(3);"]
        );
        assert_eq!(
            statement("outer(&inner(vec![1, 2], 3));", 20),
            ["outer(&inner(", "    vec![1, 2],", "    3,", "));"]
        );
    }
}
