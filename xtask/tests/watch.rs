//! `watch`, on a copy of this repository: it is read until it has said what is waited for.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::io::{BufRead as _, BufReader, Lines, PipeReader};
use std::process::Child;

use repository::Repository;

const SMALL: &str = include_str!("../../codegen/tests/lint/small.yaml");

/// A run, which ends with the test.
struct Watch(Child, Lines<BufReader<PipeReader>>);

impl Watch {
    fn of(repository: &Repository) -> Self {
        // Failures are told in a second stream; one pipe for both keeps their order.
        let (reader, writer) = std::io::pipe().unwrap();
        let mut command = repository.command("watch");
        let child = command.stdout(writer.try_clone().unwrap()).stderr(writer).spawn().unwrap();
        Self(child, BufReader::new(reader).lines())
    }

    /// What is said of one save.
    fn round(&mut self, last: &str) -> String {
        let mut said = String::new();
        for line in &mut self.1 {
            let line = line.unwrap();
            said.push_str(&line);
            said.push('\n');
            if line.contains(last) {
                return said;
            }
        }
        panic!("it ended: {said}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.0.kill().and_then(|()| self.0.wait());
    }
}

#[test]
fn each_save_is_linted_and_its_diff_is_shown() {
    let repository = Repository::of(SMALL);
    let before = repository.tree();
    let mut watch = Watch::of(&repository);
    let waits = "waiting for the next save of spec/vsphere.yaml";
    assert!(watch.round(waits).contains("files are fresh."));

    repository.edit("Its colour.", "Its present colour.");
    let said = watch.round(waits);
    assert!(said.trim_start().starts_with("spec/vsphere.yaml: no problems\n"), "{said}");
    assert!(said.contains("\n+    /// Its present colour.\n"), "{said}");

    // As editors do it that write another file and put it in the place of the first.
    let (document, other) = (repository.root().join("spec/vsphere.yaml"), repository.root().join("spec/.swap"));
    std::fs::write(&other, "openapi: 3.1.0\n").unwrap();
    std::fs::rename(&other, &document).unwrap();
    let said = watch.round(waits);
    assert!(said.contains("OpenAPI 3.1.0 is not supported"), "{said}");

    std::fs::write(&document, SMALL).unwrap();
    assert!(watch.round(waits).contains("files are fresh."));
    assert_eq!(repository.tree(), before, "nothing is written");
}
