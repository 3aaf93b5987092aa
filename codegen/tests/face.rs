//! A client that is generated anew keeps its face, whatever the order of what has no order in OpenAPI.

mod support;

use std::collections::BTreeMap;

use proptest::test_runner::{RngAlgorithm, TestRng};
use support::fixture;
use vsphere_automation_codegen::document::{Node, Source, Value, load};
use vsphere_automation_codegen::model::Kept;
use vsphere_automation_codegen::surface::{self, FaceKind, Surface};
use vsphere_automation_codegen::{Input, Lock, Output, Package, Target, generate_from};

/// Of our own client the document that is curated, of others what callers get with it.
const CURATED: &str = "../../spec/vsphere.yaml";

fn generated(name: &str, text: String, kept: Option<&Kept>) -> Output {
    let source = Source { path: "document.json".to_owned(), text };
    let target = match name {
        CURATED => Target::Curated,
        _ => Target::Package(Package { skip_unsupported: true, ..Package::default() }),
    };
    let input = Input { kept, ..Input::alone(&source) };
    generate_from(&input, &target).unwrap_or_else(|problems| panic!("{problems}"))
}

fn kept(output: &Output) -> Kept {
    let lock = output.files.iter().find(|(path, _)| path.ends_with("regen.lock.toml")).expect("a lock").1;
    Lock::read("regen.lock.toml", lock).expect("a lock").kept
}

/// The sources that callers compile, without what says from which bytes.
fn sources(output: &Output) -> BTreeMap<String, String> {
    let inside = |path: &String| path.split_once("src/generated/").map(|(_, path)| path.to_owned());
    let mut sources: BTreeMap<_, _> =
        output.files.iter().filter_map(|(path, text)| Some((inside(path)?, text.clone()))).collect();
    sources.remove("provenance.rs");
    sources
}

fn face(output: &Output) -> Surface {
    surface::read(&sources(output)).expect("Rust")
}

/// The lines of a file, whatever the order of its items.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

/// The document as JSON, with everything in another order that has none: members of mappings, and these lists.
fn shuffled(text: &str, random: &mut TestRng) -> String {
    let source = Source { path: "document.yaml".to_owned(), text: text.to_owned() };
    let mut out = String::new();
    write(&load(&source).expect("a document").root, "", random, &mut out);
    out
}

const LISTS: [&str; 3] = ["parameters", "required", "allOf"];

/// Of examples the first is shown.
const IN_ORDER: [&str; 3] = ["example", "examples", "x-sdk-actions"];

fn write(node: &Node, key: &str, random: &mut TestRng, out: &mut String) {
    let json = |text: &str| serde_json::Value::from(text).to_string();
    match &node.value {
        Value::Mapping(mapping) => {
            let mut members: Vec<_> = mapping.iter().collect();
            if !IN_ORDER.contains(&key) {
                shuffle(&mut members, random);
            }
            out.push('{');
            for (index, (key, value)) in members.into_iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                out.push_str(&json(&key.text));
                out.push(':');
                write(value, &key.text, random, out);
            }
            out.push('}');
        }
        Value::Sequence(items) => {
            let mut items: Vec<&Node> = items.iter().collect();
            if LISTS.contains(&key) {
                shuffle(&mut items, random);
            }
            out.push('[');
            for (index, item) in items.into_iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write(item, "", random, out);
            }
            out.push(']');
        }
        _ => out.push_str(&node.to_json().to_string()),
    }
}

fn shuffle<T>(items: &mut [T], random: &mut TestRng) {
    use proptest::prelude::Rng as _;
    for end in (1..items.len()).rev() {
        items.swap(end, random.next_u32() as usize % (end + 1));
    }
}

/// How often; more for a night with `SHUFFLES`.
fn rounds() -> usize {
    std::env::var("SHUFFLES").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3)
}

/// Shuffles a document again and again: with the lock all stays as it is; without it, all but what follows an order.
fn order_moves_nothing(name: &str) {
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let text = fixture(name);
    let first = generated(name, text.clone(), None);
    let (kept, before, face_before) = (kept(&first), sources(&first), face(&first));
    for _ in 0..rounds() {
        let other = shuffled(&text, &mut random);
        let again = generated(name, other.clone(), Some(&kept));
        let after = sources(&again);
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{name}");
        for (path, text) in &before {
            pretty_lines(name, path, text, &after[path]);
        }
        assert_eq!(surface::changes(&face_before, &face(&again)), [], "{name}: with the lock");
        let anew = face(&generated(name, other, None));
        let changes = surface::changes(&face_before, &anew);
        let set = changes.iter().all(|change| matches!(change.kind, FaceKind::Swapped | FaceKind::Changed));
        assert!(set, "{name}: without the lock: {changes:#?}");
    }
}

#[test]
fn order_moves_nothing_in_the_client() {
    order_moves_nothing(CURATED);
}

#[test]
fn order_moves_nothing_among_what_documents_are_compared_by() {
    order_moves_nothing("compare/base.yaml");
}

#[test]
fn order_moves_nothing_among_all_shapes() {
    order_moves_nothing("generate/every-shape.yaml");
}

#[test]
fn order_moves_nothing_among_names_that_calls_need() {
    order_moves_nothing("generate/names-of-calls.yaml");
}

#[test]
fn order_moves_nothing_in_circles() {
    order_moves_nothing("generate/recursion.yaml");
}

#[test]
fn order_moves_nothing_among_errors() {
    order_moves_nothing("generate/several-error-schemas.yaml");
}

#[test]
fn order_moves_nothing_among_values() {
    order_moves_nothing("generate/values.yaml");
}

fn pretty_lines(name: &str, path: &str, before: &str, after: &str) {
    let (before, after) = (lines(before), lines(after));
    if before != after {
        let only = |one: &[&str], other: &[&str]| -> Vec<String> {
            one.iter().filter(|line| !other.contains(line)).map(|line| (*line).to_owned()).collect()
        };
        panic!("{name}, {path}: gone {:#?}, new {:#?}", only(&before, &after), only(&after, &before));
    }
}
