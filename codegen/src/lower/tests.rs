//! Each pass on fragments of its own: what it changes in what the passes before it left, and what it refuses.
//!
//! The fragments are `codegen/tests/lower/PASS.yaml` and `PASS-CASE.yaml`, the changes beside them as a diff of outlines.

mod outline;

use std::collections::BTreeMap;

use similar::TextDiff;

use super::{PASSES, Pass};
use crate::check::check;
use crate::model::RuntimeTypes;
use crate::testing::{document, lowering};

#[test]
fn each_pass_changes_its_fragments() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lower");
    let files = std::fs::read_dir(folder).expect("the fragments").map(|entry| entry.expect("an entry").path());
    let fragments: BTreeMap<String, String> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a fragment").replace("\r\n", "\n"))
        })
        .collect();
    for pass in PASSES {
        assert!(fragments.contains_key(pass.name), "the pass {} has no fragment {folder}/{0}.yaml", pass.name);
    }
    for (name, text) in fragments {
        let named =
            |pass: &&Pass| name.strip_prefix(pass.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        let pass = PASSES.iter().filter(named).max_by_key(|pass| pass.name.len());
        let pass = pass.unwrap_or_else(|| panic!("{name}.yaml is of no pass"));
        insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), changes(pass, &name, &text));
        });
    }
}

/// What a pass changes, and how many places it counts.
fn changes(pass: &Pass, name: &str, text: &str) -> String {
    assert_eq!(check(&document(text)).to_string(), "", "{name}.yaml: only what is sound comes to a pass");
    let mut lowering = lowering(text);
    lowering.runtime_types = RuntimeTypes::built_in().expect("Rust");
    for before in PASSES.iter().take_while(|before| before.name != pass.name) {
        (before.run)(&mut lowering);
    }
    let (before, known) = (outline::outline(&lowering), lowering.refused.len());
    let places = (pass.run)(&mut lowering);
    let mut shown = format!("places: {places}\n\n{}", difference(&before, &outline::outline(&lowering)));
    for refused in &lowering.refused[known..] {
        shown += &format!("\nrefused {}", refused.in_a_list());
    }
    shown
}

/// The items that differ, each line with its sign. A blank line ends an item.
fn difference(before: &str, after: &str) -> String {
    let mut items = vec![String::new()];
    for change in TextDiff::from_lines(before, after).iter_all_changes() {
        let line = change.value().trim_end();
        match items.last_mut() {
            Some(item) if !line.is_empty() => *item += &format!("{}{line}\n", change.tag()),
            _ => items.push(String::new()),
        }
    }
    items.retain(|item| item.lines().any(|line| !line.starts_with(' ')));
    items.join("\n")
}
