//! A small generator in place of the real one, and a repository for it.

#![allow(dead_code, reason = "each test program uses its part")]

use std::collections::BTreeMap;
use std::path::Path;

use tempfile::TempDir;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Count, Place, Problem, Problems};
use vsphere_automation_codegen::{Input, Output, Report, Target, roots};
use xtask::Outcome;
use xtask::commands::regen::{self, Regen};
use xtask::console::Console;
use xtask::pipeline::Pipeline;
use xtask::workspace::Workspace;

use crate::support::{Tree, fill, tree};

pub(crate) const BANNER: &str = "// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.\n";

/// A document is lines of `path: text`; each becomes a file with our banner. `path#name: text` is a marked block.
pub(crate) struct Lines;

impl Pipeline for Lines {
    fn generate(&self, input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
        let source = input.document;
        let (mut files, refused) = match target {
            Target::Curated => (BTreeMap::from([(roots::FAKES_COPY.to_owned(), source.text.clone())]), Vec::new()),
            Target::Package(_) => (
                BTreeMap::from([("Cargo.toml".to_owned(), BANNER.replace("//", "#"))]),
                vec![Problem::refused("`x`", "/x", "reason")],
            ),
        };
        for (line, number) in source.text.lines().zip(1..) {
            let Some((path, text)) = line.split_once(": ") else {
                return Err(Problem::at(&Place::new(&*source.path, number, 1), "no colon").into());
            };
            let banner = if path.contains('#') { "" } else { BANNER };
            files.insert(path.to_owned(), format!("{banner}{}\n", text.replace('|', "\n")));
        }
        let report = Report {
            operations: 19,
            schemas: 31,
            preview: 24,
            lower: vec![Count { pass: "actions", places: 4 }, Count { pass: "prose", places: 41 }],
            refine: vec![Count { pass: "gates", places: 38 }],
            refused,
            ..Report::default()
        };
        Ok(Output { files, report, ..Output::default() })
    }

    fn lint(&self, source: &Source) -> Result<(), Problems> {
        self.generate(&Input::alone(source), &Target::Curated).map(|_| ())
    }
}

pub(crate) const DOCUMENT: &str = "\
generated-client/src/generated/a.rs: one|two|three
generated-client/src/generated/b/c.rs: four
README.md#table: five
";

/// A small repository in a temporary folder.
pub(crate) struct Small(TempDir);

impl Small {
    /// With a document, and nothing generated yet.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fill(
            folder.path(),
            &[
                ("Cargo.toml", ""),
                ("spec/vsphere.yaml", DOCUMENT),
                ("README.md", "# Title\n<!-- generated: table -->\n<!-- /generated: table -->\nEnd.\n"),
                ("generated-client/src/by_hand.rs", "// by hand\n"),
            ],
        );
        Self(folder)
    }

    /// With everything generated.
    pub(crate) fn fresh() -> Self {
        let repository = Self::new();
        assert_eq!(repository.regen().0, Ok(Outcome::Done));
        repository
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn tree(&self) -> Tree {
        tree(self.root())
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        fill(self.root(), &[(path, text)]);
    }

    pub(crate) fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// How the command ended, and what it said on both streams.
    pub(crate) fn run(&self, request: &Regen, pipeline: &dyn Pipeline) -> (Result<Outcome, String>, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let workspace = Workspace::locate(Some(self.root().to_owned())).unwrap();
        let result = regen::run(request, &workspace, pipeline, &mut Console::new(&mut out, &mut err));
        let said = String::from_utf8([out, err].concat()).unwrap();
        (result.map_err(|failure| failure.to_string()), said)
    }

    pub(crate) fn regen(&self) -> (Result<Outcome, String>, String) {
        self.run(&Regen::default(), &Lines)
    }

    pub(crate) fn check(&self) -> (Result<Outcome, String>, String) {
        let before = self.tree();
        let result = self.run(&Regen { check: true, ..Regen::default() }, &Lines);
        assert_eq!(self.tree(), before, "--check wrote something");
        result
    }
}
