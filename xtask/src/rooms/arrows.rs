//! Who needs whom: from file to file, and from room to room.

use std::collections::{BTreeMap, BTreeSet};

use super::mentions::ModulePath;
use super::module::Module;

/// How many times a name may be passed on. Names that stand for each other would be followed without end.
const DEEPEST: usize = 8;

/// From → to.
pub(super) type Arrows = BTreeMap<ModulePath, BTreeSet<ModulePath>>;

/// The modules that each module names, without itself. A name that a module only passes on leads to where it comes from.
pub(super) fn between_modules(modules: &BTreeMap<ModulePath, Module>) -> Arrows {
    let mut arrows = Arrows::new();
    for (from, module) in modules {
        let targets = module.mentions.iter().filter_map(|path| home(modules, path, 0));
        arrows.insert(from.clone(), targets.filter(|to| to != from).collect());
    }
    arrows
}

/// The module in which a path's item is defined; none where that is in another package.
fn home(modules: &BTreeMap<ModulePath, Module>, path: &[String], depth: usize) -> Option<ModulePath> {
    let mut at = Vec::new();
    for (index, name) in path.iter().enumerate() {
        let inner = joined(&at, [name]);
        if modules.contains_key(&inner) {
            at = inner;
            continue;
        }
        let Some(module) = modules.get(&at).filter(|_| depth < DEEPEST) else { break };
        let given = |from: &&ModulePath| {
            modules.contains_key(&joined(from, [name]))
                || modules.get(*from).is_some_and(|module| module.imports.contains_key(name))
        };
        let target = match module.imports.get(name) {
            Some(None) => return None,
            Some(Some(target)) => target.clone(),
            None => match module.globs.iter().find(given) {
                Some(from) => joined(from, [name]),
                None => break,
            },
        };
        let target = joined(&target, &path[index + 1..]);
        if target == path {
            break;
        }
        return home(modules, &target, depth + 1);
    }
    // A macro that is given to the whole package has its name at the root, wherever it stands.
    let of_macro = modules.iter().find(|(_, module)| path.len() == 1 && module.macros.contains(&path[0]));
    Some(of_macro.map_or(at, |(home, _)| home.clone()))
}

fn joined<'a>(path: &'a [String], more: impl IntoIterator<Item = &'a String>) -> ModulePath {
    path.iter().chain(more).cloned().collect()
}

/// The same between rooms: the first name of each path. The root is no room: it only says what the package offers.
pub(super) fn between_rooms(arrows: &Arrows) -> BTreeMap<String, BTreeSet<String>> {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, targets) in arrows {
        let Some(from) = from.first() else { continue };
        let others = targets.iter().filter_map(|to| to.first()).filter(|to| *to != from).cloned();
        rooms.entry(from.clone()).or_default().extend(others);
    }
    rooms
}

/// The circles among modules: each a set in which every one needs every other, by way of others or not.
pub(super) fn circles(arrows: &Arrows) -> Vec<BTreeSet<ModulePath>> {
    let reached: BTreeMap<&ModulePath, BTreeSet<&ModulePath>> =
        arrows.keys().map(|from| (from, reached(arrows, from))).collect();
    let mut circles: Vec<BTreeSet<ModulePath>> = Vec::new();
    for (from, others) in &reached {
        let circle: BTreeSet<ModulePath> =
            others.iter().filter(|other| reached[**other].contains(from)).map(|other| (*other).clone()).collect();
        if circle.len() > 1 && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

fn reached<'a>(arrows: &'a Arrows, from: &ModulePath) -> BTreeSet<&'a ModulePath> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&ModulePath> = arrows.get(from).into_iter().flatten().collect();
    while let Some(at) = waiting.pop() {
        if reached.insert(at) {
            waiting.extend(arrows.get(at).into_iter().flatten());
        }
    }
    reached
}
