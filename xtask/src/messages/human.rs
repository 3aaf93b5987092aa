//! For people: the line that is spoken of, with the place marked, as rustc shows it.

use std::collections::HashMap;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use vsphere_automation_codegen::model::{Place, Problem};

use super::count::count;
use super::excerpt::Lines;
use super::visible::{line, text};
use crate::failure::{Cause, Failure};

/// The failure in lines, without a line end after the last.
pub(crate) fn human(failure: &Failure, renderer: &Renderer) -> String {
    let help = failure.help.as_deref().map(text);
    match &failure.cause {
        Cause::Message(message) => {
            let title = Level::ERROR.primary_title(text(message));
            renderer.render(&[title.elements(help.map(|help| Level::HELP.message(help)))])
        }
        Cause::Problems { problems, sources } => {
            let mut lines: HashMap<&str, Lines<'_>> =
                sources.iter().map(|source| (source.path.as_str(), Lines::of(&source.text))).collect();
            let mut said: Vec<String> = problems.iter().map(|problem| one(problem, &mut lines, renderer)).collect();
            let end = help.into_iter().fold(count(problems), |end, help| format!("{end}\n{help}"));
            said.push(end);
            said.join("\n\n")
        }
    }
}

fn one(problem: &Problem, lines: &mut HashMap<&str, Lines<'_>>, renderer: &Renderer) -> String {
    let title = Level::ERROR.primary_title(line(&problem.sentence()));
    let title = Group::with_title(match problem.rule {
        Some(rule) => title.id(rule),
        None => title,
    });
    let mut groups = match &problem.place {
        Some(place) => at(place, title, lines),
        None => vec![title],
    };
    if let Some(help) = &problem.help
        && let Some(last) = groups.pop()
    {
        groups.push(last.element(Level::HELP.message(text(help))));
    }
    renderer.render(&groups)
}

/// The title, and below it the place.
fn at<'a>(place: &Place, title: Group<'a>, lines: &mut HashMap<&str, Lines<'_>>) -> Vec<Group<'a>> {
    let (row, column, file) = (place.line as usize, place.column as usize, line(&place.file));
    let excerpt = lines.get_mut(&*place.file).and_then(|lines| lines.excerpt(row, column));
    let origin = Origin::path(file.clone()).line(row).char_column(column);
    let Some(excerpt) = excerpt else { return vec![title.element(origin)] };
    let is_counted_from_the_left = excerpt.column() == column;
    let caret = AnnotationKind::Primary.span(excerpt.meant);
    let snippet = Snippet::source(excerpt.text).line_start(row).annotation(caret);
    if is_counted_from_the_left {
        return vec![title.element(snippet.path(file))];
    }
    // The renderer would count the column in the excerpt.
    vec![title.element(origin), Group::with_level(Level::ERROR).element(snippet)]
}
