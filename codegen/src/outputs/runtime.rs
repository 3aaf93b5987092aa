//! The runtime as a crate of its own has it: a copy without its tests.

use std::collections::BTreeMap;

use crate::emit::banner;

/// What the copies are made from, in the words of the banner.
pub(super) const ORIGIN: &str = "the runtime of vsphere-automation";

/// Path from the root of the crate → text, for the sources of the runtime's package.
pub(super) fn copy(sources: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let copied = sources.iter().filter(|(path, _)| path.starts_with("src/") && !is_test(path));
    copied.map(|(path, text)| (format!("runtime/{path}"), without_tests(text))).collect()
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs")
}

/// The runtime keeps tests in files of their own, so that leaving out their declarations leaves out all of them.
fn without_tests(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace("#[cfg(test)]\nmod tests;\n", "");
    format!("// {}\n\n{}\n", banner(ORIGIN), text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_stay_behind() {
        let source = "//! A.\n\npub mod a;\n\n#[cfg(test)]\nmod tests;\n";
        let sources = ["Cargo.toml", "src/lib.rs", "src/tests.rs", "src/tests/a.rs", "src/a/tests.rs"];
        let copied = copy(&sources.map(|path| (path.to_owned(), source.to_owned())).into());
        let banner = "// Generated from the runtime of vsphere-automation by `cargo xtask regen`. Do not edit.";
        let expected = format!("{banner}\n\n//! A.\n\npub mod a;\n");
        assert_eq!(copied, BTreeMap::from([("runtime/src/lib.rs".to_owned(), expected)]));
    }

    #[test]
    fn the_runtime_has_its_tests_in_files_of_their_own() {
        let mut waiting =
            vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../generated-client/runtime/src")];
        let mut seen = 0;
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    waiting.push(path);
                    continue;
                }
                let shown = path.display().to_string().replace('\\', "/");
                let text = std::fs::read_to_string(&path).expect("a source");
                seen += 1;
                assert!(is_test(&shown) || !without_tests(&text).contains("cfg(test)"), "{shown} has tests inside");
            }
        }
        assert!(seen > 30, "{seen} files");
    }
}
