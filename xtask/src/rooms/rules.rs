//! What the map does not allow.

use std::collections::{BTreeMap, BTreeSet};

use super::arrows::{self, Arrows};
use super::map::{House, MAY_HAVE_MOD_RS, NAMED_BY_SUBJECT};
use super::mentions::ModulePath;
use super::module::Module;

/// The modules of one house.
pub(super) type Modules = BTreeMap<ModulePath, Module>;

/// The floors of a house and its rooms agree: each room is on one floor, and each arrow leads to a lower one.
pub(super) fn up(house: &House, modules: &Modules, arrows: &Arrows) -> Vec<String> {
    let floor = |room: &str| house.floors.iter().position(|floor| floor.contains(&room));
    let rooms: BTreeSet<&str> = modules.keys().filter_map(|path| path.first()).map(String::as_str).collect();
    let drawn: BTreeSet<&str> = house.floors.iter().copied().flatten().copied().collect();
    let folder = house.folder;
    let missing =
        drawn.difference(&rooms).map(|room| format!("{folder}: the map has a room `{room}`, the sources have not"));
    let unknown = rooms.difference(&drawn).map(|room| format!("{folder}: the room `{room}` is not on the map"));
    let mut faults: Vec<String> = missing.chain(unknown).collect();
    for (from, targets) in arrows {
        let Some(room) = from.first() else { continue };
        for to in targets {
            // What the root defines itself lies above all.
            let below = match to.first() {
                Some(other) if other == room => continue,
                Some(other) => floor(room).zip(floor(other)).is_some_and(|(room, other)| room < other),
                None => false,
            };
            if !below {
                let files = (&modules[from].file, &modules[to].file);
                faults.push(format!("{folder}/{} needs {}, which does not lie below it on the map", files.0, files.1));
            }
        }
    }
    faults
}

/// Files that need each other, those excepted that are known; and those that are known but gone.
pub(super) fn circles(house: &House, modules: &Modules, arrows: &Arrows) -> Vec<String> {
    let found: Vec<Vec<&str>> = arrows::circles(arrows)
        .iter()
        .map(|circle| circle.iter().map(|path| modules[path].file.as_str()).collect())
        .collect();
    let new = found.iter().filter(|files| !house.circles.contains(&files.as_slice()));
    let new = new.map(|files| {
        format!("{}: these need each other: {}; put what they share into a file below", house.folder, files.join(", "))
    });
    let gone = house.circles.iter().filter(|files| !found.iter().any(|found| found == *files));
    let gone =
        gone.map(|files| format!("{}: no circle any more: {}; take it off the map", house.folder, files.join(", ")));
    new.chain(gone).collect()
}

/// Files of one name, unless each is named after its subject, or the map says why.
pub(super) fn twins(house: &House, modules: &Modules) -> Vec<String> {
    let mut by_name: BTreeMap<&str, Vec<&ModulePath>> = BTreeMap::new();
    for path in modules.keys().filter(|path| path.first().is_some_and(|room| room != "generated")) {
        by_name.entry(path.last().map_or("", String::as_str)).or_default().push(path);
    }
    let by_subject = |path: &&ModulePath| path.len() > 1 && NAMED_BY_SUBJECT.contains(&path[0].as_str());
    by_name.retain(|_, paths| paths.len() > 1 && !paths.iter().all(by_subject));
    let known = |name: &str| house.of_one_name.iter().any(|(known, _)| *known == name);
    let new = by_name.iter().filter(|(name, _)| !known(name)).map(|(_, paths)| {
        let files: Vec<&str> = paths.iter().map(|path| modules[*path].file.as_str()).collect();
        format!("{}: files of one name for several things: {}", house.folder, files.join(", "))
    });
    let gone = house.of_one_name.iter().filter(|(name, _)| !by_name.contains_key(name));
    let gone = gone.map(|(name, _)| format!("{}: one file alone is called {name}; take it off the map", house.folder));
    new.chain(gone).collect()
}

/// A module with a folder is `name.rs` beside `name/`.
pub(super) fn mod_rs(files: &[String]) -> Vec<String> {
    let allowed = |file: &str| MAY_HAVE_MOD_RS.iter().any(|(folder, _)| format!("/{file}").contains(folder));
    let found = files.iter().filter(|file| file.ends_with("/mod.rs") && !allowed(file));
    found.map(|file| format!("{file} is to be named after its folder, and to stand beside it")).collect()
}
