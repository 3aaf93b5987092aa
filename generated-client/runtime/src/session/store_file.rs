//! The session in a file that nobody but its owner can read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::store::{SessionStore, StoreError, StoreFuture};
use crate::values::secret::Secret;

/// Keeps one session in a file.
///
/// On Unix the file has mode 0600, and one that others can read is not used. On Windows it has the permissions of its
/// folder: choose one in the profile of the user. It is replaced as a whole, so that programs side by side read
/// either the old session or the new one. A session of another server in it is not used.
#[derive(Clone, Debug)]
pub struct FileSessionStore {
    path: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    server: String,
    session: Secret,
}

impl FileSessionStore {
    /// The file need not exist yet; its folder must.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// File access would hold up the runtime.
    fn apart<T: Send + 'static>(
        &self,
        step: impl FnOnce(&Path) -> Result<T, StoreError> + Send + 'static,
    ) -> StoreFuture<'static, T> {
        let path = self.path.clone();
        Box::pin(async move { tokio::task::spawn_blocking(move || step(&path)).await? })
    }
}

impl SessionStore for FileSessionStore {
    fn load<'a>(&'a self, server: &'a str) -> StoreFuture<'a, Option<Secret>> {
        let server = server.to_owned();
        self.apart(move |path| Ok(read(path)?.filter(|stored| stored.server == server).map(|stored| stored.session)))
    }

    fn save<'a>(&'a self, server: &'a str, id: &'a Secret) -> StoreFuture<'a, ()> {
        let stored = Stored { server: server.to_owned(), session: id.clone() };
        self.apart(move |path| write(path, &stored))
    }

    fn clear<'a>(&'a self, server: &'a str) -> StoreFuture<'a, ()> {
        let server = server.to_owned();
        self.apart(move |path| match read(path)? {
            Some(stored) if stored.server == server => Ok(fs::remove_file(path)?),
            _ => Ok(()),
        })
    }
}

fn read(path: &Path) -> Result<Option<Stored>, StoreError> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    if is_open_to_others(&file)? {
        return Err(format!("{} can be read by others; remove it, or give it mode 0600", path.display()).into());
    }
    let mut text = Zeroizing::new(String::new());
    file.read_to_string(&mut text)?;
    let unreadable = |_| format!("{} holds no session; remove it", path.display());
    Ok(Some(serde_json::from_str(&text).map_err(unreadable)?))
}

/// Written beside it and moved in its place: nobody reads half of it, and it was never open to others.
fn write(path: &Path, stored: &Stored) -> Result<(), StoreError> {
    let text = Zeroizing::new(serde_json::to_vec(stored)?);
    let mut name = path.file_name().ok_or("the path names no file")?.to_owned();
    name.push(format!(".{:016x}", fastrand::u64(..)));
    let beside = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&beside).and_then(|mut file| {
        file.write_all(&text)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    Ok(moved?)
}

#[cfg(unix)]
fn is_open_to_others(file: &File) -> io::Result<bool> {
    Ok(std::os::unix::fs::PermissionsExt::mode(&file.metadata()?.permissions()) & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &File) -> io::Result<bool> {
    Ok(false)
}
