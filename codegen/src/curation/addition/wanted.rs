//! The operations that somebody asked for.

use super::vocabulary::Vocabulary;
use crate::curation::described::Described;
use crate::curation::flavour::Flavour;
use crate::model::{Operation, Problem, Problems};

/// The operations that are wanted, in the order of the description.
pub(super) fn chosen<'a>(
    described: &'a Described,
    vocabulary: &Vocabulary<'_>,
    wanted: &[String],
) -> Result<Vec<&'a Operation>, Problems> {
    let modern = || described.api.operations.iter().filter(|operation| Flavour::of(&operation.path) == Flavour::Api);
    let long = |operation: &Operation| format!("{}/{}", operation.tag, operation.id);
    let mut chosen: Vec<&str> = Vec::new();
    let mut problems = Vec::new();
    for name in wanted {
        let is_it = |operation: &&Operation| {
            [&operation.id, &long(operation), &vocabulary.id(operation), &operation.request()].contains(&name)
        };
        let found: Vec<&Operation> = modern().filter(is_it).collect();
        match &found[..] {
            [one] => chosen.push(&one.pointer),
            [] => {
                let problem = Problem::new(format!("{} has no operation `{name}`", described.document.file));
                problems.push(problem.help("name it by its id, by tag/id, or by method and path in quotes"));
            }
            several => {
                let all: Vec<String> = several.iter().map(|operation| long(operation)).collect();
                let problem = Problem::new(format!("`{name}` is the name of {} operations", several.len()));
                problems.push(problem.help(format!("say which: {}", all.join(", "))));
            }
        }
    }
    problems.into_iter().collect::<Problems>().into_result()?;
    Ok(modern().filter(|operation| chosen.contains(&&*operation.pointer)).collect())
}
