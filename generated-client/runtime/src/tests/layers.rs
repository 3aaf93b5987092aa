//! The rooms of this crate as its sources show them: no arrow points up, and no two files need each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// From the highest to the lowest.
const ROOMS: [&str; 8] = ["client", "session", "attempts", "wire", "observer", "error", "values", "clock"];

type Graph = BTreeMap<String, BTreeSet<String>>;

/// `wire::transport` → what it names, for every file but those of tests.
fn graph() -> Graph {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = BTreeMap::new();
    let mut waiting = vec![root.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let inside = path.strip_prefix(&root).unwrap().with_extension("");
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if parts.iter().any(|part| part == "tests") || !ROOMS.contains(&&*parts[0]) {
                continue;
            }
            if path.is_dir() {
                waiting.push(path);
            } else {
                sources.insert(parts.join("::"), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let modules: BTreeSet<String> = sources.keys().cloned().collect();
    sources.iter().map(|(module, text)| (module.clone(), named(module, text, &modules))).collect()
}

/// The modules that the code of one names.
fn named(module: &str, text: &str, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in text.lines().map(str::trim_start).filter(|line| !line.starts_with("//")) {
        let words = line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '$')));
        for path in words.filter(|word| word.contains("::")) {
            let full = match path.split_once("::") {
                Some(("crate", rest)) => rest.to_owned(),
                Some(("super", rest)) => {
                    module.rsplit_once("::").map_or(rest.to_owned(), |(above, _)| format!("{above}::{rest}"))
                }
                // A module names those below it without more ado.
                _ => format!("{module}::{path}"),
            };
            let prefixes = full.match_indices("::").map(|(at, _)| &full[..at]).chain([&*full]);
            let longest = prefixes.filter(|path| modules.contains(*path)).last();
            found.extend(longest.filter(|other| *other != module).map(str::to_owned));
        }
    }
    found
}

#[test]
fn no_arrow_points_up() {
    let height = |module: &str| ROOMS.iter().position(|room| module.split("::").next() == Some(*room)).unwrap();
    let graph = graph();
    assert!(graph.len() > 40, "{:?}", graph.keys());
    let up: Vec<String> = graph
        .iter()
        .flat_map(|(from, names)| names.iter().map(move |to| (from, to)))
        .filter(|(from, to)| height(to) < height(from))
        .map(|(from, to)| format!("{from} → {to}"))
        .collect();
    assert!(up.is_empty(), "{up:#?}");
}

#[test]
fn no_two_files_need_each_other() {
    let mut graph = graph();
    // Whatever needs nothing that is left is no part of a circle.
    while let Some(free) = graph.iter().find(|(_, names)| names.is_empty()).map(|(module, _)| module.clone()) {
        graph.remove(&free);
        graph.values_mut().for_each(|names| names.retain(|name| *name != free));
    }
    assert!(graph.is_empty(), "in or above a circle: {graph:#?}");
}

#[test]
fn paths_are_read_as_the_compiler_does() {
    let modules = ["wire", "wire::tls", "wire::tls::trust", "error"].map(str::to_owned).into();
    let text = "pub use trust::Trust;\nuse crate::error::{Error, line};\n// crate::client::Call\nsuper::operation::X";
    let expected = ["error", "wire", "wire::tls::trust"].map(str::to_owned);
    assert_eq!(named("wire::tls", text, &modules), expected.into());
}
