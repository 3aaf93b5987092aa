//! Which tests own snapshots.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::SystemTime;

use crate::failure::Failure;
use crate::workspace::{Workspace, files_below};

/// How sources name the document, and what is made of it: a change of the document may move what such a program shows.
const MADE_OF_THE_DOCUMENT: [&str; 3] = ["../spec/vsphere.yaml", "vsphere_automation::", "vsphere_automation_fake"];

/// The programs that must not compile, and their test.
const CASES: (&str, &str) = ("tests/gate/tests/ui/", "compile_fail");

/// The tests of some snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owners {
    /// Nothing if it is all tests that there are.
    programs: Option<BTreeSet<Program>>,
}

/// A program of tests.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Program {
    /// The folder in which the tests of its package are.
    folder: String,
    name: String,
}

impl Owners {
    /// The tests of all packages.
    pub fn all() -> Self {
        Self { programs: None }
    }

    /// The tests that own those of `snapshots` that a change of the document may move.
    ///
    /// # Errors
    ///
    /// If their sources cannot be read.
    pub fn of_the_document(workspace: &Workspace, snapshots: &BTreeMap<String, String>) -> Result<Self, Failure> {
        let shown = snapshots.keys().filter(|path| path.ends_with(".snap"));
        let owners: BTreeSet<Program> = shown.filter_map(|path| Program::of(workspace, path)).collect();
        let mut programs = BTreeSet::new();
        for program in owners {
            if program.knows_the_document(workspace)? {
                programs.insert(program);
            }
        }
        let (folder, name) = CASES;
        if messages_are_old(workspace.root(), folder) {
            programs.insert(Program { folder: folder.to_owned(), name: name.to_owned() });
        }
        Ok(Self { programs: Some(programs).filter(|programs| !programs.is_empty()) })
    }

    /// The arguments of cargo that run them. What is built for one package alone has other features than for all: it would
    /// be built beside what the suite has built already.
    pub fn tests(&self) -> String {
        let Some(programs) = &self.programs else { return "test --workspace --tests --no-fail-fast".to_owned() };
        let names: BTreeSet<&str> = programs.iter().map(|program| program.name.as_str()).collect();
        let names: String = names.iter().map(|name| format!(" --test {name}")).collect();
        format!("test --workspace --no-fail-fast{names}")
    }

    /// Whether a snapshot that they did not look at is nobody's.
    pub fn may_own(&self, workspace: &Workspace, path: &str) -> bool {
        let Some(programs) = &self.programs else { return true };
        Program::of(workspace, path).is_some_and(|program| programs.contains(&program))
    }
}

impl Program {
    /// The one that a snapshot is of: named at its beginning, or as the folder is.
    fn of(workspace: &Workspace, path: &str) -> Option<Self> {
        let is_package = |at: &usize| workspace.root().join(&path[..*at]).join("Cargo.toml").is_file();
        let at = path.match_indices("/tests/").map(|(at, _)| at).find(is_package)?;
        let (folder, rest) = path.split_at(at + "/tests/".len());
        let name = rest.rsplit('/').next().and_then(|name| name.split_once("__")).map(|(name, _)| name);
        let name = name.or_else(|| rest.split_once('/').map(|(name, _)| name))?;
        Some(Self { folder: folder.to_owned(), name: name.to_owned() })
    }

    /// Whether its sources name the document or what is made of it.
    fn knows_the_document(&self, workspace: &Workspace) -> Result<bool, Failure> {
        let below = format!("{}{}", self.folder, self.name);
        let mut sources = workspace.read_tree(&below, ".rs")?;
        let alone = format!("{below}.rs");
        if workspace.root().join(&alone).is_file() {
            sources.insert(alone.clone(), workspace.read(&alone)?);
        }
        Ok(sources.values().any(|text| MADE_OF_THE_DOCUMENT.iter().any(|name| text.contains(name))))
    }
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

    const CLIENT: &str = "use vsphere_automation::Client;";
    const PACKAGES: [(&str, &str); 4] =
        [("codegen/Cargo.toml", ""), ("spec/x", ""), ("tests/Cargo.toml", ""), ("Cargo.toml", "")];

    fn workspace(files: &[(&str, &str)]) -> (TempDir, Workspace, BTreeMap<String, String>) {
        let folder = TempDir::new().unwrap();
        for (file, text) in PACKAGES.iter().chain(files) {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let workspace = Workspace::locate(Some(folder.path().to_owned())).unwrap();
        let snapshots = crate::snapshots::read(&workspace).unwrap();
        (folder, workspace, snapshots)
    }

    fn owners(files: &[(&str, &str)]) -> Owners {
        let (_folder, workspace, snapshots) = workspace(files);
        Owners::of_the_document(&workspace, &snapshots).unwrap()
    }

    #[test]
    fn what_the_document_moves_is_run_and_nothing_else() {
        let (_folder, workspace, snapshots) = workspace(&[
            ("codegen/tests/ledger/ledger.rs", "read(\"../spec/vsphere.yaml\")"),
            ("codegen/tests/ledger/snapshots/ledger__a.snap", ""),
            ("codegen/tests/lint.rs", "fixture(\"lint\")"),
            ("codegen/tests/lint/every-fault.snap", ""),
            ("codegen/tests/snapshots/add__a.snap", ""),
            ("codegen/tests/add.rs", "fixture(\"add\")"),
            ("tests/tests/cases/main.rs", "use vsphere_automation_codegen::generate;"),
            ("tests/tests/cases/snapshots/cases__a.snap", ""),
            ("tests/tests/round_trips/main.rs", CLIENT),
            ("tests/tests/site/main.rs", "mod answers;"),
            ("tests/tests/site/answers.rs", CLIENT),
            ("tests/tests/site/snapshots/outline.a.snap", ""),
            ("tests/tests/site/snapshots/site__a.snap", ""),
            ("tests/gate/Cargo.toml", ""),
            ("tests/gate/tests/ui/generated/a.rs", CLIENT),
            ("tests/gate/tests/ui/generated/a.stderr", ""),
        ]);
        let owners = Owners::of_the_document(&workspace, &snapshots).unwrap();
        assert_eq!(owners.tests(), "test --workspace --no-fail-fast --test ledger --test site");
        assert!(owners.may_own(&workspace, "tests/tests/site/snapshots/site__gone.snap"));
        assert!(!owners.may_own(&workspace, "tests/tests/cases/snapshots/cases__a.snap"));
        assert!(!owners.may_own(&workspace, "codegen/tests/snapshots/add__a.snap"));
    }

    /// Those of one program are not unowned because another one of the folder ran alone.
    #[test]
    fn programs_that_share_a_folder_own_what_begins_with_their_names() {
        let folder = "tests/tests/snapshots/";
        let [long, short] = ["site_rest__a.snap", "site__a.snap"].map(|name| format!("{folder}{name}"));
        let sources = [("tests/tests/site.rs", CLIENT), ("tests/tests/site_rest.rs", CLIENT)];
        let both = owners(&[&sources[..], &[(&long, ""), (&short, "")]].concat());
        assert!(both.tests().ends_with(" --test site --test site_rest"), "{}", both.tests());
        let (_folder, workspace, snapshots) = workspace(&[&sources[..], &[(&short, "")]].concat());
        let one = Owners::of_the_document(&workspace, &snapshots).unwrap();
        assert!(one.may_own(&workspace, &short) && !one.may_own(&workspace, &long));
    }

    #[test]
    fn a_program_without_expected_messages_is_tried() {
        let owners = owners(&[("tests/gate/tests/ui/generated/a.rs", "")]);
        assert_eq!(owners.tests(), "test --workspace --no-fail-fast --test compile_fail");
    }

    #[test]
    fn where_there_is_nothing_all_are_run() {
        assert_eq!(owners(&[]), Owners::all());
    }
}
