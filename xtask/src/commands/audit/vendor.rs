//! A file of the vendor, as it is named on the command line.

use std::path::{Path, PathBuf};

use vsphere_automation_codegen::curation::Vendor;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Version;

use crate::failure::Failure;
use crate::workspace::read_text;

/// A file, and the release that stands before it.
pub(in crate::commands) fn read(vendor: &str) -> Result<Vendor, Failure> {
    let (release, file) = match vendor.split_once('=').map(|(release, file)| (Version::parse(release), file)) {
        Some((Some(release), file)) if !Path::new(vendor).exists() => (Some(release), PathBuf::from(file)),
        _ => (None, PathBuf::from(vendor)),
    };
    let shown = file.to_string_lossy().replace('\\', "/");
    let text = read_text(&file, &shown)?;
    Ok(Vendor { source: Source { path: shown, text }, release })
}
