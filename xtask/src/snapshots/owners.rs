//! Which tests own snapshots.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::SystemTime;

use crate::workspace::{Workspace, files_below};

/// The packages whose tests show what the document makes, by the folder of those tests.
const PACKAGES: [(&str, &str); 2] =
    [("tests/tests/", "vsphere-automation-tests"), ("tests/fake-vcenter/tests/", "vsphere-automation-fake")];

/// Tests that build crates from documents of their own.
const BUILDS: [&str; 1] = ["cases"];

/// The programs that must not compile, and their test.
const CASES: (&str, &str, &str) = ("tests/gate/tests/ui/", "vsphere-automation-gate", "compile_fail");

/// The tests of some snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owners {
    /// Package and name of each test; nothing if it is all there are.
    tests: Option<BTreeSet<(&'static str, String)>>,
}

impl Owners {
    /// The tests of all packages.
    pub fn all() -> Self {
        Self { tests: None }
    }

    /// The tests that own those of `snapshots` that a change of the document moves. Other packages have documents of their
    /// own.
    pub fn of_the_document(workspace: &Workspace, snapshots: &BTreeMap<String, String>) -> Self {
        let mut tests: BTreeSet<_> = snapshots.keys().filter_map(|path| owner(path)).collect();
        let (folder, package, test) = CASES;
        if messages_are_old(workspace.root(), folder) {
            tests.insert((package, test.to_owned()));
        }
        Self { tests: Some(tests).filter(|tests| !tests.is_empty()) }
    }

    /// The arguments of cargo that run them.
    pub fn tests(&self) -> String {
        let Some(tests) = &self.tests else { return "test --workspace --tests --no-fail-fast".to_owned() };
        let packages: BTreeSet<&str> = tests.iter().map(|(package, ..)| *package).collect();
        let mut line = "test --no-fail-fast".to_owned();
        packages.iter().for_each(|package| line.push_str(&format!(" -p {package}")));
        tests.iter().for_each(|(_, test)| line.push_str(&format!(" --test {test}")));
        line
    }

    /// Whether a snapshot that they did not look at is nobody's.
    pub fn may_own(&self, path: &str) -> bool {
        let Some(tests) = &self.tests else { return true };
        owner(path).is_some_and(|owner| tests.contains(&owner))
    }
}

/// The test that a snapshot is of. Files that several tests share have their snapshots in one folder, where those of each
/// begin with its name.
fn owner(path: &str) -> Option<(&'static str, String)> {
    PACKAGES.iter().find_map(|(folder, package)| {
        let (shared, rest) = path.strip_prefix(folder)?.split_once('/')?;
        let name = rest.rsplit('/').next().unwrap_or(rest);
        let test = name.split_once("__").map_or(shared, |(test, _)| test);
        (!BUILDS.contains(&test)).then(|| (*package, test.to_owned()))
    })
}

/// Whether a program that must not compile is younger than the messages that are expected of it, or has none.
fn messages_are_old(root: &Path, folder: &str) -> bool {
    let written = |path: &str| -> Option<SystemTime> { std::fs::metadata(root.join(path)).ok()?.modified().ok() };
    let files = files_below(root, folder.trim_end_matches('/')).unwrap_or_default();
    let cases = files.iter().filter_map(|path| Some((path, path.strip_suffix(".rs")?)));
    cases.into_iter().any(|(path, case)| written(path) > written(&format!("{case}.stderr")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use tempfile::TempDir;

    use super::Owners;
    use crate::workspace::Workspace;

    fn owners(snapshots: &[&str], files: &[&str]) -> Owners {
        let folder = TempDir::new().unwrap();
        for file in ["Cargo.toml", "spec/x"].iter().chain(files) {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let workspace = Workspace::locate(Some(folder.path().to_owned())).unwrap();
        let snapshots: BTreeMap<String, String> =
            snapshots.iter().map(|path| ((*path).to_owned(), String::new())).collect();
        Owners::of_the_document(&workspace, &snapshots)
    }

    #[test]
    fn what_the_document_moves_is_run_and_nothing_else() {
        let owners = owners(
            &[
                "codegen/tests/lint/every-fault.snap",
                "tests/fake-vcenter/tests/fake/snapshots/fake__a.snap",
                "tests/tests/cases/snapshots/cases__ledger.snap",
                "tests/tests/surface/snapshots/outline.a.snap",
                "tests/tests/surface/snapshots/surface__a.snap",
                "tests/tests/surface/snapshots/surface__b.snap",
                "xtask/tests/snapshots/cli__a.snap",
            ],
            &["tests/gate/tests/ui/generated/a.rs", "tests/gate/tests/ui/generated/a.stderr"],
        );
        let line =
            "test --no-fail-fast -p vsphere-automation-fake -p vsphere-automation-tests --test fake --test surface";
        assert_eq!(owners.tests(), line);
        assert!(owners.may_own("tests/tests/surface/snapshots/surface__c.snap"));
        assert!(!owners.may_own("tests/tests/cases/snapshots/cases__ledger.snap"));
    }

    /// Those of one test are not unowned because another one of the folder ran alone.
    #[test]
    fn tests_that_share_a_folder_own_what_begins_with_their_names() {
        let folder = "tests/tests/end_to_end/snapshots/";
        let [long, short] = ["end_to_end_rest__a.snap", "end_to_end__a.snap"].map(|name| format!("{folder}{name}"));
        let both = owners(&[&long, &short], &[]);
        assert!(both.tests().ends_with(" --test end_to_end --test end_to_end_rest"), "{}", both.tests());
        let one = owners(&[&short], &[]);
        assert!(one.may_own(&short) && !one.may_own(&long));
    }

    #[test]
    fn a_program_without_expected_messages_is_tried() {
        let owners = owners(&[], &["tests/gate/tests/ui/generated/a.rs"]);
        assert_eq!(owners.tests(), "test --no-fail-fast -p vsphere-automation-gate --test compile_fail");
    }

    #[test]
    fn where_there_is_nothing_all_are_run() {
        assert_eq!(owners(&[], &[]), Owners::all());
    }
}
