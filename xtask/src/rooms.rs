//! The rooms of the workspace: whether they keep to the map (`rooms/map.rs`), and a picture of them.
//!
//! A room is a module at the root of a package, with all that is inside. Its arrows are the paths that its files name
//! outside their tests: in `use`, in types, in expressions.

mod arrows;
mod map;
mod mentions;
mod module;
mod picture;
mod remembered;
mod rules;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::Failure;
use crate::workspace::files_below;
use map::{HOUSES, House};
use remembered::Memory;
use sources::Sources;

/// What the map does not allow, a line each.
///
/// # Errors
///
/// If a source cannot be read or is not Rust.
pub fn faults(root: &Path) -> Result<Vec<String>, Failure> {
    let mut faults = Vec::new();
    for (house, sources) in present(root, &BTreeMap::new()) {
        let modules = module::read(&sources)?;
        let arrows = arrows::between_modules(&modules);
        faults.extend(rules::up(house, &modules, &arrows));
        faults.extend(rules::circles(house, &modules, &arrows));
        faults.extend(rules::twins(house, &modules));
    }
    faults.extend(rules::mod_rs(&files_below(root, "")?));
    Ok(faults)
}

/// The picture as a marked block of ARCHITECTURE.md: all rooms from the top, each with the rooms that it needs. `new` are
/// files that are about to be written. Nothing where there is no house.
///
/// # Errors
///
/// As [`faults`].
pub fn block(root: &Path, new: &BTreeMap<String, String>) -> Result<Option<(String, String)>, Failure> {
    let pictures = present(root, new).map(|(house, sources)| remembered(root, house, &sources));
    let pictures = pictures.collect::<Result<Vec<_>, Failure>>()?;
    let text = format!("```text\n{}```\n", pictures.join("\n"));
    Ok((!pictures.is_empty()).then(|| ("ARCHITECTURE.md#rooms".to_owned(), text)))
}

/// The picture of a house, made anew only where its sources are others than the last time.
fn remembered(root: &Path, house: &House, sources: &Sources<'_>) -> Result<String, Failure> {
    let memory = Memory::of(root, sources)?;
    if let Some(picture) = memory.as_ref().and_then(Memory::recall) {
        return Ok(picture);
    }
    let rooms = arrows::between_rooms(&arrows::between_modules(&module::read(sources)?));
    let picture = picture::picture(house, &rooms);
    memory.iter().for_each(|memory| memory.keep(&picture));
    Ok(picture)
}

fn present<'a>(
    root: &'a Path,
    new: &'a BTreeMap<String, String>,
) -> impl Iterator<Item = (&'static House, Sources<'a>)> {
    let sources = HOUSES.iter().map(move |house| (house, Sources { root, folder: house.folder, new }));
    sources.filter(|(_, sources)| sources.has("lib.rs"))
}
