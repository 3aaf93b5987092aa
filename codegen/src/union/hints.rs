//! The hints file: what a person says where releases differ in a way that no rule resolves.
//!
//! ```yaml
//! renames:                    # what an older release calls otherwise
//!   "9.0.0": {OldSpec: Spec}
//! take:                       # which release says what something looks like
//!   "/components/schemas/Disk/properties/size": "9.1.0"
//! operations:                 # ids of operations that would have the one of another
//!   "GET /v1/disks": Disks_listOld
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{self, Node, Source};
use crate::model::{Place, Problem, Problems, Version};

/// All hints. One that nothing needs is an error, lest it stays when the documents have moved on.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// Number of the release, name there, name in the union, place.
    pub(super) renames: Vec<(usize, String, String, Place)>,
    take: BTreeMap<String, (usize, Place)>,
    operations: BTreeMap<String, (String, Place)>,
    used: BTreeSet<Place>,
}

impl Hints {
    /// Reads the file.
    pub(super) fn read(source: &Source, all: &[Version]) -> Result<Self, Problems> {
        let document = document::load(source)?;
        let mut reader = Reader { hints: Self::default(), all, problems: Vec::new() };
        let Some(members) = document.root.mapping() else {
            return Err(Problem::at(&document.root.place, "hints are a mapping")
                .help("write `take:`, `renames:` or `operations:`")
                .into());
        };
        for (key, node) in members {
            match &*key.text {
                "renames" => reader.renames(node),
                "take" => reader.take(node),
                "operations" => reader.operations(node),
                other => reader.problems.push(
                    Problem::at(&key.place, format!("there are no hints `{other}`"))
                        .help("write `take:`, `renames:` or `operations:`"),
                ),
            }
        }
        Problems::from_iter(reader.problems).into_result()?;
        Ok(reader.hints)
    }

    /// The release that says what an item looks like.
    pub(super) fn taken(&mut self, pointer: &str) -> Option<usize> {
        let (release, place) = self.take.get(pointer)?;
        self.used.insert(place.clone());
        Some(*release)
    }

    /// The id of an operation.
    pub(super) fn id(&mut self, request: &str) -> Option<String> {
        let (id, place) = self.operations.get(request)?;
        self.used.insert(place.clone());
        Some(id.clone())
    }

    pub(super) fn use_place(&mut self, place: Place) {
        self.used.insert(place);
    }

    /// The hints that nothing needed.
    pub(super) fn unused(&self) -> Vec<Problem> {
        let places = self.renames.iter().map(|(.., place)| place);
        let places = places.chain(self.take.values().map(|(_, place)| place));
        let places = places.chain(self.operations.values().map(|(_, place)| place));
        let unused = places.filter(|place| !self.used.contains(*place));
        unused.map(|place| Problem::at(place, "nothing needs this hint").help("take it out, or correct it")).collect()
    }
}

struct Reader<'a> {
    hints: Hints,
    all: &'a [Version],
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn release(&mut self, text: &str, place: &Place) -> Option<usize> {
        let found = Version::parse(text).and_then(|version| self.all.iter().position(|known| *known == version));
        if found.is_none() {
            let known: Vec<&str> = self.all.iter().map(Version::as_str).collect();
            let problem = Problem::at(place, format!("there is no document for the release `{text}`"));
            self.problems.push(problem.help(format!("write one of {}", known.join(", "))));
        }
        found
    }

    fn renames(&mut self, node: &Node) {
        for (release, names) in self.entries(node) {
            let Some(number) = self.release(&release.0, &release.1) else { continue };
            for ((old, place), new) in self.entries(&names) {
                if let Some(new) = self.text(&new) {
                    self.hints.renames.push((number, old, new, place));
                }
            }
        }
    }

    fn take(&mut self, node: &Node) {
        for ((pointer, place), release) in self.entries(node) {
            let Some(text) = self.text(&release) else { continue };
            if let Some(number) = self.release(&text, &release.place) {
                self.hints.take.insert(pointer, (number, place));
            }
        }
    }

    fn operations(&mut self, node: &Node) {
        for ((request, place), id) in self.entries(node) {
            if let Some(id) = self.text(&id) {
                self.hints.operations.insert(request, (id, place));
            }
        }
    }

    fn entries(&mut self, node: &Node) -> Vec<((String, Place), Node)> {
        let Some(mapping) = node.mapping() else {
            self.problems.push(
                Problem::at(&node.place, format!("this is to be a mapping, not {}", node.kind()))
                    .help("CONTRIBUTING.md shows a hints file"),
            );
            return Vec::new();
        };
        mapping.iter().map(|(key, node)| ((key.text.clone(), key.place.clone()), node.clone())).collect()
    }

    fn text(&mut self, node: &Node) -> Option<String> {
        if node.as_str().is_none() {
            self.problems.push(
                Problem::at(&node.place, format!("this is to be text, not {}", node.kind())).help("put it into quotes"),
            );
        }
        node.as_str().map(str::to_owned)
    }
}
