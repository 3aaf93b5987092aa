use std::collections::BTreeMap;
use std::fs;

use super::map::House;
use super::remembered::Memory;
use super::sources::Sources;
use super::{arrows, module, picture, rules};

const HOUSE: House =
    House { folder: "src", floors: &[&["upper"], &["middle", "other"], &["lower"]], circles: &[], of_one_name: &[] };

/// What the rules say of these sources, beside a room of each name; and the picture.
fn said(house: &House, files: &[(&str, &str)]) -> (Vec<String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let rooms = ["upper", "middle", "other", "lower"].map(|room| (format!("{room}.rs"), String::new()));
    let root = ("lib.rs".to_owned(), "mod upper; mod middle; mod other; mod lower;".to_owned());
    let given = files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned()));
    for (file, text) in rooms.into_iter().chain([root]).chain(given) {
        let path = folder.path().join("src").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let sources = Sources { root: folder.path(), folder: "src", new: &BTreeMap::new() };
    let modules = module::read(&sources).unwrap();
    let arrows = arrows::between_modules(&modules);
    let mut faults = rules::up(house, &modules, &arrows);
    faults.extend(rules::circles(house, &modules, &arrows));
    faults.extend(rules::twins(house, &modules));
    (faults, picture::picture(house, &arrows::between_rooms(&arrows)))
}

fn faults(files: &[(&str, &str)]) -> Vec<String> {
    said(&HOUSE, files).0
}

fn up(from: &str, to: &str) -> Vec<String> {
    vec![format!("src/{from} needs {to}, which does not lie below it on the map")]
}

#[test]
fn every_way_to_name_a_room_above_is_found() {
    for text in [
        "use crate::middle::Thing;",
        "use crate::{middle::{self, Thing}};",
        "use super::middle::*;",
        "pub use crate::middle as another;",
        "fn f(_: crate::middle::Thing) {}",
        "fn f() { super::middle::f(); }",
        "fn f() { println!(\"{}\", crate::middle::f()); }",
        "mod inner { fn f() -> super::super::middle::Thing { loop {} } }",
        "impl crate::middle::Trait for u8 {}",
        "macro_rules! own { () => {}; } use crate::middle::Thing;",
    ] {
        assert_eq!(faults(&[("lower.rs", text)]), up("lower.rs", "middle.rs"), "{text}");
    }
    assert_eq!(faults(&[("middle.rs", "use crate::other::Thing;")]), up("middle.rs", "other.rs"));
}

#[test]
fn what_is_for_tests_or_not_ours_is_no_arrow() {
    for text in [
        "#[cfg(test)] use crate::middle::Thing;",
        "#[cfg(test)] mod tests { use crate::upper::f; }",
        "#[cfg(test)] fn f() { crate::middle::f(); }",
        "fn f() -> T { quote! { crate::middle::Thing } }",
        "pub(in crate::middle) fn f() {}",
        "use std::fmt; fn f() { fmt::middle::f(); }",
    ] {
        assert_eq!(faults(&[("lower.rs", text)]), [""; 0], "{text}");
    }
    let tests = [("lower.rs", "#[cfg(test)] mod tests;"), ("lower/tests.rs", "use crate::upper::f;")];
    assert_eq!(faults(&tests), [""; 0]);
}

#[test]
fn a_name_that_is_passed_on_leads_to_where_it_is_from() {
    let passed_on = "mod upper; mod middle; mod other; mod lower; pub use middle::Thing; pub use std::fmt::Debug;";
    assert_eq!(
        faults(&[("lib.rs", passed_on), ("lower.rs", "use crate::{Debug, Thing};")]),
        up("lower.rs", "middle.rs")
    );
    let macros = [("middle.rs", "#[macro_export] macro_rules! thing { () => {}; }"), ("lower.rs", "crate::thing!();")];
    assert_eq!(faults(&macros), up("lower.rs", "middle.rs"));
    let own = "mod upper; mod middle; mod other; mod lower; pub struct Thing;";
    assert_eq!(faults(&[("lib.rs", own), ("upper.rs", "use crate::Thing;")]), up("upper.rs", "lib.rs"));
}

#[test]
fn files_that_need_each_other_are_found() {
    let circle = [
        ("lower.rs", "mod a; mod b; mod c; use a::of_a;"),
        ("lower/a.rs", "use super::b::of_b;"),
        ("lower/b.rs", "use crate::lower::c::of_c;"),
        ("lower/c.rs", "use super::a::of_a;"),
    ];
    let fault = "src: these need each other: lower/a.rs, lower/b.rs, lower/c.rs; put what they share into a file below";
    assert_eq!(faults(&circle), [fault]);
    let known = House { circles: &[&["lower/a.rs", "lower/b.rs", "lower/c.rs"]], ..HOUSE };
    assert_eq!(said(&known, &circle).0, [""; 0]);
    let gone = "src: no circle any more: lower/a.rs, lower/b.rs, lower/c.rs; take it off the map";
    assert_eq!(said(&known, &[]).0, [gone]);
}

#[test]
fn files_of_one_name_are_found() {
    let twins = [("upper.rs", "mod lower;"), ("upper/lower.rs", "")];
    assert_eq!(faults(&twins), ["src: files of one name for several things: lower.rs, upper/lower.rs"]);
    let known = House { of_one_name: &[("lower", "a test")], ..HOUSE };
    assert_eq!(said(&known, &twins).0, [""; 0]);
    assert_eq!(said(&known, &[]).0, ["src: one file alone is called lower; take it off the map"]);
    let files = ["a/mod.rs", "a/support/mod.rs", "a/b.rs"].map(str::to_owned);
    assert_eq!(rules::mod_rs(&files), ["a/mod.rs is to be named after its folder, and to stand beside it"]);
}

#[test]
fn rooms_and_map_agree() {
    let other = House { floors: &[&["upper"], &["middle"], &["lower", "cellar"]], ..HOUSE };
    let expected =
        ["src: the map has a room `cellar`, the sources have not", "src: the room `other` is not on the map"];
    assert_eq!(said(&other, &[]).0, expected);
}

#[test]
fn the_picture_has_a_line_for_each_room() {
    let (_, picture) =
        said(&HOUSE, &[("upper.rs", "use crate::{lower::f, middle::g};"), ("middle.rs", "use super::lower::f;")]);
    assert_eq!(picture, "src\n  upper  → middle lower\n\n  middle → lower\n  other\n\n  lower\n");
}

#[test]
fn what_was_made_of_the_same_sources_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("src")).unwrap();
    fs::write(root.join("src/lib.rs"), "mod a;").unwrap();
    let of = |new: &BTreeMap<String, String>| Memory::of(root, &Sources { root, folder: "src", new }).unwrap();
    let nothing_new = BTreeMap::new();
    assert!(of(&nothing_new).is_none(), "there is no place for it");
    fs::create_dir(root.join("target")).unwrap();
    let recalled = |new: &BTreeMap<String, String>| of(new).unwrap().recall();
    assert_eq!(recalled(&nothing_new), None);
    of(&nothing_new).unwrap().keep("picture\n");
    assert_eq!(recalled(&nothing_new).as_deref(), Some("picture\n"));
    for path in ["src/lib.rs", "src/a.rs"] {
        assert_eq!(recalled(&BTreeMap::from([(path.to_owned(), "mod b;".to_owned())])), None, "{path}");
    }
    fs::write(root.join("src/lib.rs"), "mod b;").unwrap();
    assert_eq!(recalled(&nothing_new), None);
    fs::create_dir_all(root.join("xtask/src/rooms")).unwrap();
    of(&nothing_new).unwrap().keep("picture\n");
    fs::write(root.join("xtask/src/rooms/map.rs"), "mod c;").unwrap();
    assert_eq!(recalled(&nothing_new), None, "other rules may make another picture");
}

#[test]
fn each_house_is_remembered_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("target")).unwrap();
    let nothing_new = BTreeMap::new();
    let of = |house| Memory::of(root, &Sources { root, folder: house, new: &nothing_new }).unwrap().unwrap();
    for house in ["a/src", "b/src"] {
        fs::create_dir_all(root.join(house)).unwrap();
        fs::write(root.join(house).join("lib.rs"), "mod a;").unwrap();
        of(house).keep(house);
    }
    fs::write(root.join("b/src/lib.rs"), "mod b;").unwrap();
    assert_eq!([of("a/src").recall().as_deref(), of("b/src").recall().as_deref()], [Some("a/src"), None]);
}
