//! Another document than ours, of one release or of several, and the crate that it becomes.

use std::ffi::OsStr;
use std::fmt;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{OsStringValueParser, TypedValueParser, ValueParser};
use vsphere_automation_codegen::model::Version;

/// Another document, and the crate that it becomes.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreign {
    /// Emit a crate for this OpenAPI 3.0 document instead of spec/vsphere.yaml; given several times, each with its release
    /// (`9.0=FILE`), for all of these releases
    #[arg(long, value_name = "[RELEASE=]FILE", required = false, requires = "out", value_parser = OfRelease::parser())]
    pub spec: Vec<OfRelease>,

    /// The folder of that crate
    #[arg(long, value_name = "DIR", required = false, requires = "spec")]
    pub out: PathBuf,

    /// An OpenAPI Overlay that changes the document before it is checked; may be given several times
    /// over those of all releases, or over that of the one before the `=`
    #[arg(long, value_name = "[RELEASE=]FILE", requires = "spec", value_parser = OfRelease::parser())]
    pub overlay: Vec<OfRelease>,

    /// What to take where releases differ and no rule makes one of them
    #[arg(long, value_name = "FILE", requires = "spec")]
    pub hints: Option<PathBuf>,

    /// Take only the operations of this tag, id or path (`/a/*`, `/a/**`) and what they reach; may be given several times
    #[arg(long, value_name = "TAG|OPERATION|PATH", requires = "spec")]
    pub only: Vec<String>,

    /// Let references lead to files anywhere in this folder, not only in that of the document
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub refs_within: Option<PathBuf>,

    /// The name of that package, if not from the document's title
    #[arg(long, value_parser = package_name, requires = "spec")]
    pub name: Option<String>,

    /// Leave out of that crate what cannot be generated, and list it
    #[arg(long, requires = "spec")]
    pub skip_unsupported: bool,

    /// Emit tests of what the document shows, too: that examples are values of their types, and that calls send and read them
    #[arg(long, requires = "spec")]
    pub with_tests: bool,

    /// Depend on the published runtime of this version, instead of a copy inside the crate
    #[arg(long, value_name = "VERSION", requires = "spec", conflicts_with = "runtime_path")]
    pub runtime: Option<String>,

    /// Depend on the runtime in this folder (as seen from DIR), instead of a copy inside the crate
    #[arg(long, value_name = "PATH", requires = "spec")]
    pub runtime_path: Option<String>,
}

/// A name that cargo takes for a package.
fn package_name(name: &str) -> Result<String, &'static str> {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter);
    if name.starts_with(|first: char| first.is_ascii_lowercase()) && name.chars().all(plain) {
        return Ok(name.to_owned());
    }
    Err("a package has lower-case ASCII letters, digits, `-` and `_` in its name, a letter first")
}

/// A file, and the release that it is of, if one is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfRelease {
    /// The release, as documents write it.
    pub release: Option<String>,
    /// The file.
    pub path: PathBuf,
}

impl OfRelease {
    /// Reads `RELEASE=FILE` or `FILE`.
    fn parser() -> ValueParser {
        OsStringValueParser::new().try_map(|value| Self::parse(&value)).into()
    }

    fn parse(value: &OsStr) -> Result<Self, String> {
        let Some((release, path)) = value.to_str().and_then(|text| text.split_once('=')) else {
            return Ok(Self { release: None, path: value.into() });
        };
        // A file may have such a sign in its name.
        if Version::parse(release).is_none() {
            return Ok(Self { release: None, path: value.into() });
        }
        match Version::release(release) {
            Some(known) => Ok(Self { release: Some(known.as_str().to_owned()), path: path.into() }),
            None => Err(format!("{release} is no release of vSphere: write one of {}", Version::releases().join(", "))),
        }
    }
}

impl fmt::Display for OfRelease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.release.iter().try_for_each(|release| write!(f, "{release}="))?;
        write!(f, "{}", self.path.display())
    }
}
