//! The files that references lead to.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::Suggest;
use crate::document::{self, Document, Node, Source, percent_decode};
use crate::model::{Place, Problem, Problems};

/// Reads a file by its path, or says why it may not be read.
pub type ReadFile<'a> = dyn Fn(&str) -> Result<Source, Problem> + Sync + 'a;

/// For a document that has no other files.
pub(super) fn read_nothing(path: &str) -> Result<Source, Problem> {
    Err(Problem::new(format!("`{path}` is outside of this document")).help("put what it refers to into this document"))
}

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Target {
    pub(super) file: Arc<str>,
    pub(super) pointer: String,
}

/// All files, each read once.
pub(super) struct Files<'a> {
    read: &'a ReadFile<'a>,
    pub(super) main: Arc<str>,
    loaded: BTreeMap<Arc<str>, Arc<Document>>,
    /// Those that cannot be read, which is said once.
    failed: Vec<Arc<str>>,
}

impl<'a> Files<'a> {
    pub(super) fn new(main: &Document, read: &'a ReadFile<'a>) -> Self {
        let loaded = BTreeMap::from([(main.file.clone(), Arc::new(main.clone()))]);
        Self { read, main: main.file.clone(), loaded, failed: Vec::new() }
    }

    /// The files that were read beside the first.
    pub(super) fn others(&self) -> Vec<String> {
        self.loaded.keys().filter(|file| **file != self.main).map(|file| file.to_string()).collect()
    }

    /// What a reference in a file leads to; the file is read.
    pub(super) fn target(&mut self, base: &Arc<str>, reference: &Node) -> Result<Target, Problems> {
        let text = reference.as_str().unwrap_or_default();
        let at = |message: String| Problem::at(&reference.place, message);
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        if path.contains("://") || path.starts_with("//") {
            let help = "save it beside this document, and refer to that file";
            return Err(at(format!("`{text}` is at another server, which is not asked")).help(help).into());
        }
        // An anchor is of a later OpenAPI.
        let pointer = percent_decode(fragment).filter(|pointer| pointer.is_empty() || pointer.starts_with('/'));
        let Some(pointer) = pointer else {
            return Err(at(format!("`{text}` has no JSON pointer behind its `#`"))
                .help("it begins with a slash")
                .into());
        };
        if path.is_empty() {
            return Ok(Target { file: base.clone(), pointer });
        }
        let path = percent_decode(path).ok_or_else(|| Problems::from(at(format!("`{text}` is no path"))))?;
        let file: Arc<str> = joined(base, &path).into();
        self.load(&file, &reference.place)?;
        Ok(Target { file, pointer })
    }

    fn load(&mut self, file: &Arc<str>, place: &Place) -> Result<(), Problems> {
        if self.loaded.contains_key(file) {
            return Ok(());
        }
        if self.failed.contains(file) {
            return Err(Problems::none());
        }
        let loaded =
            (self.read)(file).map_err(|problem| Problems::from(Problem { place: Some(place.clone()), ..problem }));
        let loaded = loaded.and_then(|source| document::load(&source));
        match loaded {
            Ok(document) => {
                self.loaded.insert(file.clone(), Arc::new(document));
                Ok(())
            }
            Err(problems) => {
                self.failed.push(file.clone());
                Err(problems)
            }
        }
    }

    /// The document of a file that was read.
    pub(super) fn document(&self, file: &str) -> Option<Arc<Document>> {
        self.loaded.get(file).cloned()
    }

    /// The node of a target; what is not there has the problem that messages show.
    pub(super) fn node(&self, target: &Target, reference: &Node) -> Result<Node, Problem> {
        let document = self.document(&target.file);
        if let Some(node) = document.as_ref().and_then(|document| document.get(&target.pointer)) {
            return Ok(node.clone());
        }
        let (holder, name) = target.pointer.rsplit_once('/').unwrap_or(("", &target.pointer));
        let known = document.as_ref().and_then(|document| document.get(holder)?.mapping()).into_iter().flatten();
        let help =
            Suggest::default().nearest(name, known.map(|(key, _)| key.text.as_str()), "there is nothing like it");
        let text = reference.as_str().unwrap_or_default();
        Err(Problem::at(&reference.place, format!("`{text}` does not exist")).help(help))
    }
}

/// A relative path as seen from where the path of the file that it stands in is seen from.
fn joined(base: &str, relative: &str) -> String {
    let relative = relative.replace('\\', "/");
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = if relative.starts_with('/') { relative } else { format!("{folder}/{relative}") };
    let is_absolute = if folder.is_empty() { base.starts_with('/') } else { whole.starts_with('/') };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if is_absolute => {}
            part => parts.push(part),
        }
    }
    format!("{}{}", if is_absolute { "/" } else { "" }, parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn paths_are_as_seen_from_the_first_file() {
        let cases = [
            ("a/open.yaml", "b.yaml", "a/b.yaml"),
            ("a/open.yaml", "./c/../b.yaml", "a/b.yaml"),
            ("a/c/d.yaml", "../b.yaml", "a/b.yaml"),
            ("open.yaml", "b.yaml", "b.yaml"),
            ("open.yaml", "../b.yaml", "../b.yaml"),
            ("../x/open.yaml", "../b.yaml", "../b.yaml"),
            ("/x/open.yaml", "../../b.yaml", "/b.yaml"),
            ("/open.yaml", "b.yaml", "/b.yaml"),
        ];
        for (base, relative, whole) in cases {
            assert_eq!(joined(base, relative), whole, "{relative} in {base}");
        }
    }
}
