//! The documents that are measured.

use std::fs;
use std::path::Path;

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::{Package, Runtime, Target};

use super::support::Fallible;
use super::{Request, synthetic};

pub(crate) struct Measured {
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) target: Target,
    /// Times of the smallest synthetic document, of one that is.
    pub(crate) times: Option<usize>,
    /// How often as many schemas it has beside those that its operations need.
    pub(crate) more: usize,
}

/// Ours, those that were given, and synthetic ones, each twice as large as the one before it.
pub(crate) fn all(request: &Request) -> Fallible<Vec<Measured>> {
    let mut all = written(request)?;
    let times = std::iter::successors(Some(1), |times| Some(times * 2));
    all.extend(times.take_while(|times| *times <= request.largest).map(synthetic));
    Ok(all)
}

/// Those that somebody wrote.
pub(crate) fn written(request: &Request) -> Fallible<Vec<Measured>> {
    let mut all = vec![ours()?];
    for path in &request.documents {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = Source { path: path.display().to_string(), text: fs::read_to_string(path)? };
        all.push(Measured { name, source, target: package(), times: None, more: 0 });
    }
    Ok(all)
}

fn ours() -> Fallible<Measured> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/vsphere.yaml");
    let source = Source { path: "spec/vsphere.yaml".to_owned(), text: fs::read_to_string(path)? };
    Ok(Measured { name: "ours".to_owned(), source, target: Target::Curated, times: None, more: 0 })
}

pub(crate) fn synthetic(times: usize) -> Measured {
    synthetic_with(times, 0)
}

/// With so many times as many schemas more.
pub(crate) fn synthetic_with(times: usize, more: usize) -> Measured {
    let schemas = if more == 0 { String::new() } else { format!(", {more} × more schemas") };
    let name = format!("synthetic, {times} ×{schemas}");
    Measured { name, source: synthetic::document(times, more), target: package(), times: Some(times), more }
}

/// A crate of its own, without a copy of the runtime.
pub(crate) fn package() -> Target {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Target::Package(Package { skip_unsupported: true, runtime: Runtime::Version(version), ..Package::default() })
}
