//! The sources of a package, some of which may be about to be written.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::Failure;
use crate::workspace::read_text;

/// The sources in a folder. Those in `new`, by path from the root, stand for those on disk.
#[derive(Debug)]
pub(super) struct Sources<'a> {
    pub(super) root: &'a Path,
    pub(super) folder: &'a str,
    pub(super) new: &'a BTreeMap<String, String>,
}

impl<'a> Sources<'a> {
    pub(super) fn has(&self, file: &str) -> bool {
        let path = self.path(file);
        self.new.contains_key(&path) || self.root.join(path).is_file()
    }

    pub(super) fn read(&self, file: &str) -> Result<Cow<'a, str>, Failure> {
        let path = self.path(file);
        match self.new.get(&path) {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => read_text(&self.root.join(&path), &path).map(Cow::Owned),
        }
    }

    fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.folder)
    }
}
