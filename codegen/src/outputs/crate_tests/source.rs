//! Lines as rustfmt has them with the settings of this workspace, of the few kinds that tests are made of.

use crate::words::code::WIDTH;

/// `NAME { a: 1, b: &[2] }` behind a prefix, with a member a line where it does not fit.
pub(super) fn structure(indent: usize, prefix: &str, name: &str, members: &[(&str, Value)]) -> String {
    let inside = members.iter().map(|(member, value)| format!("{member}: {}", value.in_a_line())).collect::<Vec<_>>();
    let one = format!("{}{prefix}{name} {{ {} }};\n", spaces(indent), inside.join(", "));
    if fits(&one) {
        return one;
    }
    if let Some(below) = below(indent, prefix, &format!("{name} {{ {} }};", inside.join(", "))) {
        return below;
    }
    let mut text = format!("{}{prefix}{name} {{\n", spaces(indent));
    for (member, value) in members {
        text.push_str(&value.lines(indent + 4, &format!("{member}: ")));
    }
    text + &spaces(indent) + "};\n"
}

/// The value of a member.
pub(super) enum Value {
    Literal(String),
    /// A list of these.
    List(Vec<String>),
}

impl Value {
    fn in_a_line(&self) -> String {
        match self {
            Self::Literal(text) => text.clone(),
            Self::List(items) => format!("&[{}]", items.join(", ")),
        }
    }

    fn lines(&self, indent: usize, prefix: &str) -> String {
        let one = format!("{}{prefix}{},\n", spaces(indent), self.in_a_line());
        match self {
            Self::List(items) if !fits(&one) => {
                let items = items.iter().map(|item| format!("{}{item},\n", spaces(indent + 4))).collect::<String>();
                format!("{0}{prefix}&[\n{items}{0}],\n", spaces(indent))
            }
            _ => one,
        }
    }
}

/// A call whose arguments stand one a line where they do not fit.
pub(super) fn invocation(indent: usize, callee: &str, arguments: &[String], suffix: &str) -> String {
    let one = format!("{}{callee}({}){suffix}\n", spaces(indent), arguments.join(", "));
    if fits(&one) {
        return one;
    }
    let lines = arguments.iter().map(|argument| format!("{}{argument},\n", spaces(indent + 4))).collect::<String>();
    format!("{0}{callee}(\n{lines}{0}){suffix}\n", spaces(indent))
}

/// A call whose last argument is a closure, of an expression or of some statements.
pub(super) fn with_closure(indent: usize, callee: &str, arguments: &[String], body: &[String]) -> String {
    let before = arguments.iter().map(|argument| format!("{argument}, ")).collect::<String>();
    if let [expression] = body {
        let one = format!("{callee}({before}async |client| {expression});");
        let (prefix, call) = one.split_at(one.find(" = ").map_or(0, |at| at + " = ".len()));
        let beside = format!("{}{one}\n", spaces(indent));
        let chained = || {
            let (receiver, link) = call.split_once('.')?;
            let link = format!("{}.{link}\n", spaces(indent + 4));
            fits(&link).then(|| format!("{}{prefix}{receiver}\n{link}", spaces(indent)))
        };
        let laid_out = Some(beside).filter(|text| fits(text)).or_else(|| below(indent, prefix, call));
        if let Some(text) = laid_out.or_else(chained) {
            return text;
        }
    }
    let inside = |indent: usize| body.iter().map(|line| format!("{}{line}\n", spaces(indent))).collect::<String>();
    let first = format!("{}{callee}({before}async |client| {{\n", spaces(indent));
    if fits(&first) {
        return format!("{first}{}{}}});\n", inside(indent + 4), spaces(indent));
    }
    let mut text = format!("{}{callee}(\n", spaces(indent));
    arguments.iter().for_each(|argument| text.push_str(&format!("{}{argument},\n", spaces(indent + 4))));
    match body {
        [expression] => text.push_str(&format!("{}async |client| {expression},\n", spaces(indent + 4))),
        _ => text.push_str(&format!("{0}async |client| {{\n{1}{0}}},\n", spaces(indent + 4), inside(indent + 8))),
    }
    text + &spaces(indent) + ");\n"
}

/// What a name is given, on a line of its own, if it fits there.
fn below(indent: usize, prefix: &str, expression: &str) -> Option<String> {
    let line = format!("{}{expression}\n", spaces(indent + 4));
    let is_given = prefix.ends_with("= ") && fits(&line);
    is_given.then(|| format!("{}{}\n{line}", spaces(indent), prefix.trim_end()))
}

fn fits(text: &str) -> bool {
    text.trim_end_matches('\n').chars().count() <= WIDTH
}

pub(super) fn spaces(indent: usize) -> String {
    " ".repeat(indent)
}
