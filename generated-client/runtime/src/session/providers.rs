//! Credentials from where services are given theirs: the environment, and files that rotate.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::credentials::{Credentials, CredentialsProvider, ProviderError, ProviderFuture};
use crate::values::secret::Secret;

const USER: &str = "VCENTER_USER";
const PASSWORD: &str = "VCENTER_PASSWORD";

impl Credentials {
    /// User and password from the environment, `VCENTER_USER` and `VCENTER_PASSWORD`, read anew at each login.
    pub fn from_env() -> Self {
        Self::from_env_vars(USER, PASSWORD)
    }

    /// User and password from the environment, from these variables, read anew at each login.
    pub fn from_env_vars(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self::provider(Environment { user: user.into(), password: password.into() })
    }

    /// User and password from two files, read anew at each login: that of a secret that rotates is the new one then.
    ///
    /// One line ending at the end of a file is not part of what it says.
    pub fn from_files(user: impl Into<PathBuf>, password: impl Into<PathBuf>) -> Self {
        Self::provider(Files { user: user.into(), password: password.into() })
    }
}

struct Environment {
    user: String,
    password: String,
}

impl CredentialsProvider for Environment {
    fn credentials(&self) -> ProviderFuture<'_> {
        Box::pin(async {
            let user = variable(&self.user)?;
            let password = Zeroizing::new(variable(&self.password)?);
            Ok(Credentials::basic(user, Secret::from(password.as_str())))
        })
    }
}

fn variable(name: &str) -> Result<String, ProviderError> {
    let unusable = |what: &str| -> ProviderError { format!("the environment variable {name} {what}").into() };
    match std::env::var_os(name).map(OsString::into_string) {
        None => Err(unusable("is not set")),
        Some(Err(_)) => Err(unusable("is not UTF-8")),
        Some(Ok(text)) if text.is_empty() => Err(unusable("is empty")),
        Some(Ok(text)) => Ok(text),
    }
}

struct Files {
    user: PathBuf,
    password: PathBuf,
}

impl CredentialsProvider for Files {
    fn credentials(&self) -> ProviderFuture<'_> {
        let (user, password) = (self.user.clone(), self.password.clone());
        Box::pin(async move {
            let read = move || Ok::<_, ProviderError>((line_of(&user)?, line_of(&password)?));
            let (user, password) = tokio::task::spawn_blocking(read).await??;
            Ok(Credentials::basic(user.as_str(), Secret::from(password.as_str())))
        })
    }
}

/// What the file says, without one line ending at its end.
fn line_of(path: &Path) -> Result<Zeroizing<String>, ProviderError> {
    let said = |what: &str| -> ProviderError { format!("{}: {what}", path.display()).into() };
    let mut text = match std::fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => Zeroizing::new(text),
        Ok(Err(error)) => {
            drop(Zeroizing::new(error.into_bytes()));
            return Err(said("it is not UTF-8"));
        }
        Err(error) => return Err(io::Error::new(error.kind(), format!("{}: {error}", path.display())).into()),
    };
    let end = text.strip_suffix('\n').map_or(text.len(), |line| line.strip_suffix('\r').unwrap_or(line).len());
    text.truncate(end);
    if text.is_empty() { Err(said("it is empty")) } else { Ok(text) }
}
