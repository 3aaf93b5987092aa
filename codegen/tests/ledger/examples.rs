//! The examples in the documentation run.

use vsphere_automation_codegen::roots;

use crate::ledger::CURRENT;

/// The lines of documentation in the generated sources, a text for each file.
fn documentation() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let sources = CURRENT.files.iter().filter(|(path, _)| path.starts_with(roots::SOURCES));
    sources.map(|(path, source)| {
        let lines = source.lines().map(str::trim_start);
        (path.as_str(), lines.filter_map(|line| line.strip_prefix("///").or(line.strip_prefix("//!"))).collect())
    })
}

/// What stands after the three backticks that open each block of code.
fn fences<'d>(documentation: &[&'d str]) -> Vec<&'d str> {
    let marks = documentation.iter().filter_map(|line| line.trim_start().strip_prefix("```"));
    marks.step_by(2).map(str::trim).collect()
}

/// An operation has an `# Example`, of which the first block is compiled and run.
#[test]
fn every_operation_has_an_example_that_runs() {
    let mut count = 0;
    for (file, documentation) in documentation() {
        for example in documentation.split(|line| *line == " # Example").skip(1) {
            count += 1;
            assert_eq!(fences(example).first(), Some(&""), "{file}: {example:?}");
        }
    }
    assert_eq!(count, CURRENT.operations.len());
}

/// `ignore`, `no_run`, `text` and the like would be code that nobody tries.
#[test]
fn no_block_of_code_is_left_out() {
    let mut blocks = 0;
    for (file, documentation) in documentation() {
        for fence in fences(&documentation) {
            blocks += 1;
            assert!(["", "rust", "sh"].contains(&fence), "{file}: ```{fence}");
        }
    }
    assert!(blocks >= 2 * CURRENT.operations.len(), "only {blocks} blocks");
}

/// A `?` between the first call and the end of the session would leave the session on the server.
#[test]
fn what_people_copy_first_leaves_no_session_behind() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for file in ["README.md", "generated-client/README.md", "generated-client/src/lib.rs"] {
        let text = std::fs::read_to_string(root.join(file)).expect("it can be read");
        let mut lines = text.lines().skip_while(|line| !line.contains("Client::builder("));
        let call = lines.find(|line| line.contains(".await")).unwrap_or_else(|| panic!("{file} has no call"));
        assert!(!call.contains(".await?"), "{file}: {call}");
        let next = lines.find(|line| line.contains('?')).unwrap_or_default();
        assert!(next.contains(".close().await?"), "{file}: {next}");
    }
}
