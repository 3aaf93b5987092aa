//! One writer at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::FOLDER;
use crate::failure::Failure;

/// An exclusive lock on a root; the operating system gives it back when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    root: PathBuf,
    /// Locked as long as it is open.
    _file: File,
    /// Whether the root folder was made for this lock.
    made_root: bool,
}

impl Lock {
    /// Waits for the lock; `waiting` is called once if it is somebody else's now.
    pub(super) fn acquire(root: &Path, waiting: impl FnOnce()) -> Result<Self, Failure> {
        let folder = root.join(FOLDER);
        let path = folder.join("lock");
        let made_root = !root.exists();
        let mut waiting = Some(waiting);
        loop {
            fs::create_dir_all(&folder).map_err(|error| {
                Failure::io("create", &folder, &error)
                    .help("regen needs this folder while it writes; check permissions")
            })?;
            let file = match File::options().create(true).truncate(false).write(true).open(&path) {
                Ok(file) => file,
                // Its last owner removed the folder just now.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Failure::io("open", &path, &error).help("check its permissions")),
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    if let Some(waiting) = waiting.take() {
                        waiting();
                    }
                    file.lock().map_err(|error| Failure::io("lock", &path, &error))?;
                }
                Err(TryLockError::Error(error)) => return Err(Failure::io("lock", &path, &error)),
            }
            // The last owner removes the file before it lets go: what we locked may have no name any more.
            if is_at(&file, &path) {
                return Ok(Self { root: root.to_owned(), _file: file, made_root });
            }
        }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere an open file keeps its name, and leaving the lock there harms nobody.
        if cfg!(unix) {
            let folder = self.root.join(FOLDER);
            // With a journal the folder is still needed: the next command ends what it describes.
            if !folder.join(super::journal::FILE).exists() {
                let _ = fs::remove_file(folder.join("lock"));
                let _ = fs::remove_dir(&folder);
                if self.made_root {
                    // Refused unless empty, as it is after a write that failed.
                    let _ = fs::remove_dir(&self.root);
                }
            }
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
