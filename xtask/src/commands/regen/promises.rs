//! What callers of a crate that is generated anew would notice: told before anything is written.

use std::collections::BTreeMap;

use vsphere_automation_codegen::model::Effect;
use vsphere_automation_codegen::surface::{self, FaceChange, FaceKind, Surface};
use vsphere_automation_codegen::{Output, roots};

use crate::failure::Failure;
use crate::outputs::Comparison;

/// Every change that breaks callers of what is on the disk, a line each, silent ones first.
pub(super) fn broken(comparison: &Comparison, output: &Output) -> Vec<String> {
    if comparison.is_fresh() {
        return Vec::new();
    }
    let [old, new] = [true, false].map(|on_disk| sources(comparison, on_disk));
    // Of a first time nothing was promised, and to read what is as it was takes as long as to print it.
    if old.is_empty() || old == new {
        return Vec::new();
    }
    // Nor of what somebody left half edited.
    let (Ok(old), Ok(new)) = (surface::read(&old), surface::read(&new)) else { return Vec::new() };
    if old.0.is_empty() {
        return Vec::new();
    }
    let changes = surface::changes(&old, &new);
    changes.iter().filter(|change| change.effect == Effect::Breaking).map(|change| line(change, output)).collect()
}

/// What callers see of the sources that are on the disk; nothing where they are not Rust.
pub(super) fn face(comparison: &Comparison) -> Option<Surface> {
    surface::read(&sources(comparison, true)).ok()
}

fn sources(comparison: &Comparison, on_disk: bool) -> BTreeMap<String, String> {
    let sources = comparison.files.iter().filter_map(|file| {
        let inside =
            [roots::SOURCES, "src/generated"].iter().find_map(|root| file.path.strip_prefix(root)?.strip_prefix('/'));
        let text =
            if on_disk { file.old.as_deref().map(String::from_utf8_lossy)?.into_owned() } else { file.new.clone()? };
        Some((inside.filter(|path| path.ends_with(".rs"))?.to_owned(), text))
    });
    sources.collect()
}

fn line(change: &FaceChange, output: &Output) -> String {
    let FaceChange { path, kind, old, new, .. } = change;
    let [was, is] = [old, new].map(|seen| seen.as_ref().map_or("", |seen| seen.signature.as_str()));
    let what = match kind {
        FaceKind::Swapped => format!("arguments change places, and callers still compile: {was} → {is}"),
        FaceKind::Removed => "is gone".to_owned(),
        FaceKind::Gated => "is behind a feature".to_owned(),
        _ => format!("{was} → {is}"),
    };
    let place = place(path, output).map_or_else(String::new, |place| format!("{place}: "));
    format!("{place}{path} {what}")
}

/// The place of an item, or of what it belongs to.
fn place<'a>(path: &str, output: &'a Output) -> Option<&'a vsphere_automation_codegen::model::Place> {
    let ends =
        [path.len()].into_iter().chain([path.rfind(" as "), path.rfind('.'), path.rfind("::")].into_iter().flatten());
    ends.into_iter().find_map(|end| output.places.get(&path[..end]))
}

pub(super) fn refusal(broken: &[String]) -> Failure {
    let count = match broken.len() {
        1 => "1 change breaks".to_owned(),
        count => format!("{count} changes break"),
    };
    Failure::new(format!("{count} callers; nothing was written\n{}", broken.join("\n")))
        .help("change the document, or take them with --accept-face: they ask for a breaking version")
}
