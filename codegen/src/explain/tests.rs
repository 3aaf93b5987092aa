use std::collections::BTreeSet;

use serde_json::Value;

use super::{TEXTS, explain, rules};
use crate::document::{Document, Source, load};
use crate::lint::check_and_lint;
use crate::model::Problems;

const SOUND: &str = include_str!("../../tests/lint/small.yaml");

fn read(text: &str) -> Result<Document, Problems> {
    load(&Source { path: "d.yaml".to_owned(), text: text.to_owned() })
}

fn json(text: &str) -> Value {
    read(text).expect("it reads").to_json()
}

/// Lays a value over another: mappings member by member, anything else as a whole.
fn lay(over: &mut Value, value: &Value) {
    match (over, value) {
        (Value::Object(over), Value::Object(value)) => {
            value.iter().for_each(|(name, value)| lay(over.entry(name.clone()).or_insert(Value::Null), value));
        }
        (over, value) => *over = value.clone(),
    }
}

/// The place of a pointer, made if only its last member is not there.
fn place<'v>(document: &'v mut Value, pointer: &str) -> &'v mut Value {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return document };
    let name = name.replace("~1", "/").replace("~0", "~");
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} is there"));
    parent.as_object_mut().expect("a mapping").entry(name).or_insert(Value::Null)
}

/// The rules that an example of an explanation breaks.
fn broken(rule: &str, example: &str) -> BTreeSet<&'static str> {
    let texts = TEXTS.iter().map(|(_, text)| json(text));
    let entry = texts.into_iter().find_map(|texts| texts.get(rule).cloned()).expect("it is explained");
    let example = entry[example].as_str().expect("an example");
    let Some(at) = entry.get("at").and_then(Value::as_str) else {
        return names(&read(example).err().unwrap_or_default());
    };
    let mut document = json(SOUND);
    for (pointer, value) in entry.get("also").and_then(Value::as_object).into_iter().flatten() {
        lay(place(&mut document, pointer), value);
    }
    lay(place(&mut document, at), &json(example));
    names(&check_and_lint(&read(&document.to_string()).expect("it reads")))
}

fn names(problems: &Problems) -> BTreeSet<&'static str> {
    problems.iter().map(|problem| problem.rule.unwrap_or_else(|| panic!("no rule: {problem}"))).collect()
}

#[test]
fn every_rule_is_explained_and_no_other() {
    let rules: Vec<&str> = rules().map(|(name, _)| name).collect();
    let texts = TEXTS.iter().map(|(_, text)| json(text));
    let explained: Vec<String> = texts
        .flat_map(|texts| texts.as_object().expect("a mapping").clone().into_iter())
        .map(|(name, _)| name)
        .collect();
    let missing: Vec<_> = rules.iter().filter(|rule| explain(rule).is_none()).collect();
    let unknown: Vec<_> = explained.iter().filter(|name| !rules.contains(&name.as_str())).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "not explained: {missing:?}; no such rule: {unknown:?}");
    assert_eq!(rules.iter().collect::<BTreeSet<_>>().len(), rules.len(), "a name stands for one rule");
    assert_eq!(explain("nothing"), None);
}

#[test]
fn what_is_wrong_breaks_its_rule_alone() {
    let told: Vec<_> = rules().map(|(rule, _)| (rule, broken(rule, "wrong"))).collect();
    let off: Vec<_> = told.iter().filter(|(rule, broken)| *broken != BTreeSet::from([*rule])).collect();
    assert!(off.is_empty(), "{off:#?}");
}

#[test]
fn what_is_right_breaks_none() {
    let told: Vec<_> = rules().map(|(rule, _)| (rule, broken(rule, "right"))).collect();
    let off: Vec<_> = told.iter().filter(|(_, broken)| !broken.is_empty()).collect();
    assert!(off.is_empty(), "{off:#?}");
}
