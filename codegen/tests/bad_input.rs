//! Documents with faults: every fault is reported once, at its place, with what to do about it.

use std::collections::BTreeMap;

use vsphere_automation_codegen::document::{Source, load};
use vsphere_automation_codegen::lint::check_and_lint;
use vsphere_automation_codegen::model::Problems;

fn problems(file: &str) -> Problems {
    let text = std::fs::read_to_string(format!("{}/tests/bad-input/{file}", env!("CARGO_MANIFEST_DIR")))
        .expect("the fixture is there")
        // Where the fixture was checked out with other line ends, places are the same.
        .replace("\r\n", "\n");
    match load(&Source { path: file.to_owned(), text }) {
        Ok(document) => check_and_lint(&document),
        Err(problems) => problems,
    }
}

#[test]
fn every_fault_is_reported_once() {
    let problems = problems("every-fault.yaml");
    let shown = format!("{problems}\n{} problems", problems.len());
    insta::assert_snapshot!(shown);
}

#[test]
fn each_problem_is_where_the_fixture_says() {
    let mut expected = BTreeMap::new();
    for (number, line) in (1..).zip(include_str!("bad-input/every-fault.yaml").lines()) {
        if let Some((_, note)) = line.split_once("# fault") {
            let several = note.strip_prefix(" [").and_then(|rest| rest.split(']').next()?.parse().ok());
            expected.insert(number, several.unwrap_or(1));
        }
    }
    let mut found: BTreeMap<u32, usize> = BTreeMap::new();
    for problem in &problems("every-fault.yaml") {
        *found.entry(problem.place.as_ref().expect("a place").line).or_default() += 1;
    }
    assert_eq!(found, expected);
}

#[test]
fn every_problem_says_what_to_do() {
    for problem in &problems("every-fault.yaml") {
        assert!(problem.help.as_ref().is_some_and(|help| !help.is_empty()), "{problem}");
    }
}

#[test]
fn faults_that_end_the_reading_are_alone() {
    let files = ["not-yaml.yaml", "second-document.yaml", "duplicate-key.yaml", "openapi-3-1.yaml", "swagger-2.json"];
    let shown = files.map(|file| problems(file).to_string()).join("\n\n");
    insta::assert_snapshot!(shown);
}
