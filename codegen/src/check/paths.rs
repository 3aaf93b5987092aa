//! Paths, their templates, and the statuses that operations answer with.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::grammar::METHODS;
use super::kind::Kind;
use super::outline::{Outline, Segment};
use crate::document::{Key, Node};
use crate::model::Problem;

/// How long a path may be, in bytes.
const LONGEST_PATH: usize = 2048;

/// Every key of `paths` is a path.
pub(super) fn begin_with_a_slash(outline: &Outline<'_>) -> Vec<Problem> {
    let paths = outline.document.root.entries("paths");
    paths
        .filter(|(key, _)| !key.text.starts_with('/') && !key.text.starts_with("x-"))
        .map(|(key, _)| {
            Problem::at(&key.place, format!("the path `{}` does not begin with a slash", key.text))
                .help(format!("write `/{}`", key.text))
        })
        .collect()
}

/// The names in the braces of a path, or what is wrong with the braces. A query, which paths should not have, is not
/// looked at.
pub(crate) fn template(path: &str) -> Result<Vec<&str>, &'static str> {
    let path = path.split('?').next().unwrap_or(path);
    if path.len() > LONGEST_PATH {
        return Err("it is too long");
    }
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(start) = rest.find(['{', '}']) {
        if rest[start..].starts_with('}') {
            return Err("a brace is closed that was not opened");
        }
        let inner = &rest[start + 1..];
        let end = inner.find(['{', '}', '/']).filter(|end| inner[*end..].starts_with('}'));
        let end = end.ok_or("a brace is not closed within its segment")?;
        match &inner[..end] {
            "" => return Err("there is no name between the braces"),
            name if names.contains(&name) => return Err("a parameter stands there twice"),
            name => names.push(name),
        }
        rest = &inner[end + 1..];
    }
    Ok(names)
}

/// Each parameter of a path's template is declared for each of its operations as a required path parameter, and each
/// declared one is in the template.
pub(super) fn templates_agree(outline: &Outline<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, item) in outline.document.root.entries("paths") {
        let names = match template(&key.text) {
            Ok(names) => names,
            Err(reason) => {
                let help = "write each parameter as `{name}`, alone or with fixed text in a segment";
                problems.push(
                    Problem::at(&key.place, format!("the path `{}` is no template: {reason}", key.text)).help(help),
                );
                continue;
            }
        };
        problems.extend(undeclared_in_template(outline, &key.text, &names, item));
        for operation in outline.operations_of(key, item) {
            let declared: Vec<_> = outline
                .parameters(&operation)
                .into_iter()
                .filter(|(_, parameter)| parameter.text("in") == Some("path"))
                .filter_map(|(_, parameter)| parameter.text("name"))
                .collect();
            for name in names.iter().filter(|name| !declared.contains(name)) {
                let problem =
                    Problem::at(&operation.key.place, format!("{} does not declare `{{{name}}}`", operation.name()));
                problems.push(problem.help("add it to parameters with `in: path` and `required: true`"));
            }
        }
    }
    problems
}

/// Path parameters of a path item or its operations that its template lacks.
fn undeclared_in_template(outline: &Outline<'_>, path: &str, names: &[&str], item: &Node) -> Vec<Problem> {
    let operations = METHODS.into_iter().filter_map(|method| item.get(method));
    let written = std::iter::once(item).chain(operations).flat_map(|node| node.items("parameters"));
    written
        .filter_map(|written| {
            let parameter = outline.resolved(written)?;
            let name =
                parameter.text("name").filter(|name| parameter.text("in") == Some("path") && !names.contains(name))?;
            let otherwise = || format!("put `{{{name}}}` into the path, or remove the parameter");
            let help = outline.suggest.meant(name, names.iter().copied(), otherwise);
            Some(Problem::at(&written.place, format!("the path `{path}` has no `{{{name}}}`")).help(help))
        })
        .collect()
}

/// No two templates differ in the names of their parameters only: they would be one path.
pub(super) fn are_different(outline: &Outline<'_>) -> Vec<Problem> {
    let mut seen: HashMap<String, (&Key, &Node)> = HashMap::new();
    let mut problems = Vec::new();
    for (key, item) in outline.document.root.entries("paths") {
        let Ok(names) = template(&key.text) else { continue };
        let shape = names.iter().fold(key.text.clone(), |path, name| path.replacen(&format!("{{{name}}}"), "{}", 1));
        match seen.entry(shape) {
            Entry::Vacant(entry) => {
                entry.insert((key, item));
            }
            Entry::Occupied(entry) => {
                let (first, of_first) = entry.get();
                let message = format!("the path `{}` is also `{}`", key.text, first.text);
                let both = METHODS.iter().filter_map(|method| {
                    let (again, _) = item.mapping()?.entry(method)?;
                    let (once, _) = of_first.mapping()?.entry(method)?;
                    Some(format!("\nboth have {method}: at {} and at {}", once.place, again.place))
                });
                let both: String = both.collect();
                let help = format!(
                    "the first is at {}; put the operations of both there, or tell them apart by a fragment (`{}#other`), which is not sent{both}",
                    first.place, key.text
                );
                problems.push(Problem::at(&key.place, message).help(help));
            }
        }
    }
    problems
}

/// The keys of responses are statuses, ranges of them, or `default`.
pub(super) fn statuses_exist(outline: &Outline<'_>) -> Vec<Problem> {
    let responses = outline.of_kind(Kind::Responses).filter_map(|(_, site)| site.node.mapping());
    responses
        .flatten()
        .filter(|(key, _)| !key.text.starts_with("x-") && !is_status(&key.text))
        .map(|(key, _)| {
            Problem::at(&key.place, format!("there is no status `{}`", key.text))
                .help("write a code from 100 to 599, a range such as `4XX`, or `default`")
        })
        .collect()
}

fn is_status(text: &str) -> bool {
    matches!(text.as_bytes(), b"default" | [b'1'..=b'5', b'X', b'X'] | [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'])
}

/// Every operation says what it answers.
pub(super) fn operations_respond(outline: &Outline<'_>) -> Vec<Problem> {
    let empty = outline.of_kind(Kind::Responses).filter(|(_, site)| {
        site.node.mapping().is_some_and(|mapping| mapping.iter().all(|(key, _)| key.text.starts_with("x-")))
    });
    empty
        .map(|(id, _)| {
            let place = outline.ancestors(id).find_map(|(_, site)| match site.segment {
                Segment::Key(key) => Some(&key.place),
                _ => None,
            });
            Problem::at(place.unwrap_or(outline.place(id)), "the operation has no response")
                .help("add the one of its success")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::walk::{Extensions, outline};
    use super::{are_different, template};
    use crate::testing::document;

    #[test]
    fn paths_that_differ_in_names_only_are_one() {
        let found = |yaml: &str| {
            let document = document(yaml);
            let found = are_different(&outline(&document, Extensions::Any));
            found.iter().map(|problem| problem.message.clone()).collect::<Vec<_>>()
        };
        assert_eq!(found("paths: {'/a/{b}': {}, '/a/{c}': {}}"), ["the path `/a/{c}` is also `/a/{b}`"]);
        assert!(found("paths: {'/a/{b}': {}, /a/b: {}, '/a/{b}/': {}, '/a/{c}#d': {}, '/a/{b}?d': {}}").is_empty());
    }

    #[test]
    fn templates_are_read() {
        assert_eq!(template("/a/{b}/c{d}e/{f}?x={y}"), Ok(vec!["b", "d", "f"]));
        assert_eq!(template("/"), Ok(vec![]));
        for bad in ["/{", "/}", "/{a/b}", "/{}", "/{a}/{a}", "/{{a}}"] {
            assert!(template(bad).is_err(), "{bad}");
        }
    }
}
