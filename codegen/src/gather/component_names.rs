//! What a schema is called as a component that was none.
//!
//! The name comes from where it is written: its own where it has one, that of its file where the file is the schema, and
//! what the type would be called anyway where it stands in the middle of another. Where several want one name, none of
//! them has it: each is called by its file as well. The document's own components keep theirs.

use std::collections::{BTreeSet, HashMap};

use heck::ToUpperCamelCase;

use super::files::Target;
use crate::document::segments;

/// The names of the targets, in their order.
pub(super) fn names<'a>(
    main: &str,
    targets: impl Iterator<Item = &'a Target> + Clone,
    taken: &BTreeSet<String>,
) -> Vec<String> {
    let mut wanted: HashMap<String, usize> = HashMap::new();
    for target in targets.clone() {
        *wanted.entry(own_name(target)).or_default() += 1;
    }
    let mut used = taken.clone();
    let mut name = |target: &Target| {
        let own = own_name(target);
        let is_free = wanted[&own] == 1 && !taken.contains(&own);
        let mut name = if is_free { own } else { with_file(main, target, &own) };
        // Two files whose names differ in signs only.
        while !used.insert(name.clone()) {
            name.push('_');
        }
        name
    };
    // By place, so that the order in which they were met says nothing.
    let mut order: Vec<(usize, &Target)> = targets.enumerate().collect();
    order.sort_by_key(|(_, target)| *target);
    let mut named: Vec<(usize, String)> = order.into_iter().map(|(index, target)| (index, name(target))).collect();
    named.sort_unstable();
    named.into_iter().map(|(_, name)| name).collect()
}

fn own_name(target: &Target) -> String {
    let steps: Vec<String> = segments(&target.pointer).into_iter().flatten().map(|step| step.into_owned()).collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    match steps.as_slice() {
        [] => stem(&target.file).to_owned(),
        ["components", "schemas", name, rest @ ..] | ["definitions" | "schemas" | "$defs", name, rest @ ..] => {
            inner(name, rest)
        }
        [member, ..] if is_member(member) => inner(stem(&target.file), &steps),
        [name] => (*name).to_owned(),
        [name, rest @ ..] if rest.first().is_some_and(|member| is_member(member)) => inner(name, rest),
        steps => steps.iter().filter(|step| !is_frame(step)).map(|step| step.to_upper_camel_case()).collect(),
    }
}

/// Whether a step leads from a schema into one that stands in it.
fn is_member(step: &str) -> bool {
    matches!(step, "properties" | "items" | "additionalProperties" | "allOf" | "oneOf" | "anyOf")
}

/// As inline types are called: `Task.State` for a property, `Task.Item` for what is in a list.
fn inner(name: &str, rest: &[&str]) -> String {
    let mut name = name.to_owned();
    let mut rest = rest.iter();
    while let Some(step) = rest.next() {
        let part = match *step {
            "properties" => rest.next().copied().unwrap_or_default().to_upper_camel_case(),
            "items" => "Item".to_owned(),
            "additionalProperties" => "Value".to_owned(),
            "allOf" | "oneOf" | "anyOf" => format!("Choice{}", rest.next().copied().unwrap_or_default()),
            other => other.to_upper_camel_case(),
        };
        name = format!("{name}.{part}");
    }
    name
}

/// Steps that say nothing of what is there.
fn is_frame(step: &str) -> bool {
    matches!(
        step,
        "paths" | "responses" | "content" | "schema" | "components" | "parameters" | "requestBodies" | "headers"
    ) || step.contains('/') && !step.starts_with('/')
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn with_file(main: &str, target: &Target, own: &str) -> String {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = target.file.strip_prefix(folder).unwrap_or(&target.file);
    let file = file.rsplit_once('.').map_or(file, |(path, _)| path).to_upper_camel_case();
    let own = own.split('.').map(ToUpperCamelCase::to_upper_camel_case).collect::<String>();
    if own == file { format!("{file}Schema") } else { format!("{file}{own}") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Target, names};

    fn called(targets: &[(&str, &str)], taken: &[&str]) -> Vec<String> {
        let targets: Vec<Target> = targets
            .iter()
            .map(|(file, pointer)| Target { file: (*file).into(), pointer: (*pointer).to_owned() })
            .collect();
        let taken: BTreeSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
        names("d/open.yaml", targets.iter(), &taken)
    }

    #[test]
    fn names_come_from_where_a_schema_is_written() {
        let targets = [
            ("d/schemas.yaml", "/Well"),
            ("d/Pump.yaml", ""),
            ("d/Pump.yaml", "/properties/mode"),
            ("d/other.yaml", "/components/schemas/Tank"),
            ("d/open.yaml", "/components/schemas/Task/properties/state"),
            ("d/open.yaml", "/components/schemas/Task/properties/list/items"),
            ("d/open.yaml", "/paths/~1jobs/get/responses/200/content/application~1json/schema"),
        ];
        assert_eq!(
            called(&targets, &[]),
            ["Well", "Pump", "Pump.Mode", "Tank", "Task.State", "Task.List.Item", "JobsGet200"]
        );
    }

    #[test]
    fn of_two_that_want_one_name_none_has_it_whatever_their_order() {
        let (a, b) = (("d/a.yaml", "/Well"), ("d/sub/b.yaml", "/Well"));
        assert_eq!(called(&[a, b], &[]), ["AWell", "SubBWell"]);
        assert_eq!(called(&[b, a], &[]), ["SubBWell", "AWell"]);
        assert_eq!(called(&[a], &["Well"]), ["AWell"]);
        assert_eq!(called(&[("d/well.yaml", ""), ("d/a.yaml", "/well")], &[]), ["WellSchema", "AWell"]);
    }
}
