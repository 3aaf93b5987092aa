//! The steps that a write consists of. Each is announced before it is taken, so that tests can stop at any of them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Is told of every step before it is taken.
pub trait Watch {
    /// `step` is about to be taken; an error makes it fail.
    ///
    /// # Errors
    ///
    /// Those that the step shall fail with.
    fn before(&mut self, step: &str) -> io::Result<()>;
}

/// Watches nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoWatch;

impl Watch for NoWatch {
    fn before(&mut self, _step: &str) -> io::Result<()> {
        Ok(())
    }
}

/// The files below a root. All paths are from there, with forward slashes; every step can be repeated.
pub(super) struct Disk<'a> {
    root: &'a Path,
    watch: &'a mut dyn Watch,
}

impl<'a> Disk<'a> {
    /// The files below `root`.
    pub(super) fn new(root: &'a Path, watch: &'a mut dyn Watch) -> Self {
        Self { root, watch }
    }

    /// Where a path is.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// What a file holds; `None` if there is none. A symbolic link is refused: renaming would replace the link.
    pub(super) fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::symlink_metadata(self.at(path)) {
            Ok(found) if found.is_file() => fs::read(self.at(path)).map(Some),
            Ok(_) => Err(io::Error::other("something other than a file is in its place")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a folder.
    pub(super) fn make_folder(&mut self, path: &str) -> io::Result<()> {
        self.watch.before(&format!("make folder {path}"))?;
        match fs::create_dir(self.at(path)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            other => other,
        }
    }

    /// Removes a folder if it is empty.
    pub(super) fn remove_folder(&mut self, path: &str) -> io::Result<()> {
        self.watch.before(&format!("remove folder {path}"))?;
        use io::ErrorKind::{DirectoryNotEmpty, NotADirectory, NotFound};
        match fs::remove_dir(self.at(path)) {
            Err(error) if matches!(error.kind(), NotFound | NotADirectory | DirectoryNotEmpty) => Ok(()),
            other => other,
        }
    }

    /// Writes a file and waits until it has reached the disk.
    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.watch.before(&format!("write {path}"))?;
        let mut file = File::create(self.at(path))?;
        let (first, second) = bytes.split_at(bytes.len() / 2);
        file.write_all(first)?;
        self.watch.before(&format!("write the rest of {path}"))?;
        file.write_all(second)?;
        self.watch.before(&format!("sync {path}"))?;
        file.sync_all()
    }

    /// Keeps a file under a second name. A link costs nothing; where there are none, a copy does it.
    pub(super) fn keep(&mut self, path: &str, kept: &str) -> io::Result<()> {
        self.watch.before(&format!("keep {path}"))?;
        self.forget(kept)?;
        let (from, to) = (self.at(path), self.at(kept));
        if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)?;
            File::options().write(true).open(&to)?.sync_all()?;
        }
        Ok(())
    }

    /// Gives a file the permissions of another.
    pub(super) fn take_permissions(&mut self, from: &str, to: &str) -> io::Result<()> {
        fs::set_permissions(self.at(to), fs::metadata(self.at(from))?.permissions())
    }

    /// Renames a file over another.
    pub(super) fn rename(&mut self, from: &str, to: &str) -> io::Result<()> {
        self.watch.before(&format!("rename to {to}"))?;
        fs::rename(self.at(from), self.at(to))
    }

    /// Removes a file, if it is there.
    pub(super) fn remove(&mut self, path: &str) -> io::Result<()> {
        self.watch.before(&format!("remove {path}"))?;
        self.forget(path)
    }

    fn forget(&self, path: &str) -> io::Result<()> {
        match fs::remove_file(self.at(path)) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(()),
            other => other,
        }
    }

    /// Whether something has this name.
    pub(super) fn exists(&self, path: &str) -> bool {
        fs::symlink_metadata(self.at(path)).is_ok()
    }

    /// Waits until the names in a folder have reached the disk.
    pub(super) fn sync_folder(&mut self, path: &str) -> io::Result<()> {
        self.watch.before(&format!("sync folder {path}"))?;
        // Other systems cannot open folders, and order renames themselves.
        #[cfg(unix)]
        match File::open(self.at(path)) {
            Ok(folder) => folder.sync_all()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
