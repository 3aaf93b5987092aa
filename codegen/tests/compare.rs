//! Small edits of one document: what each asks for, by the rules on documents and by what is seen of the sources.

mod support;

use std::fmt::Write as _;

use support::edits::{EDITS, Edit};
use support::{assert_beside, fixture};
use vsphere_automation_codegen::compare::{Aspect, Change};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::surface::FaceKind;
use vsphere_automation_codegen::{Comparison, Input, Package, Target, compared};

fn source(text: String) -> Source {
    Source { path: "base.yaml".to_owned(), text }
}

fn comparison(base: &str, edits: &[(&str, &str)]) -> Comparison {
    let mut edited = base.to_owned();
    for (old, new) in edits {
        assert_eq!(edited.matches(old).count(), 1, "the document was to have this once: {old}");
        edited = edited.replace(old, new);
    }
    let (old, new) = (source(base.to_owned()), source(edited));
    let target = Target::Package(Package::default());
    compared(&Input::alone(&old), &Input::alone(&new), &target).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn each_edit_asks_for_the_right_version() {
    let base = fixture("compare/base.yaml");
    let (mut shown, mut wrong) = (String::new(), Vec::new());
    for Edit(name, right, edits) in EDITS {
        let comparison = comparison(&base, edits);
        let effect = comparison.effect();
        let _ = writeln!(shown, "{name}: {effect}");
        for difference in &comparison.differences {
            let silent = if difference.silent { ", silent" } else { "" };
            let gated = if difference.gated { ", gated" } else { "" };
            let place = |place: &Option<_>| place.as_ref().map_or("-".to_owned(), ToString::to_string);
            let (old, new) = (place(&difference.old), place(&difference.new));
            let (subject, item, change) = (difference.subject, &difference.item, &difference.change);
            let _ = writeln!(shown, "  {}{silent}{gated}: {subject} {item}: {change}", difference.effect);
            let _ = writeln!(shown, "      {}", difference.notice);
            let _ = writeln!(shown, "      {} | {}", old.replace("base.yaml:", ""), new.replace("base.yaml:", ""));
        }
        if effect != *right {
            wrong.push(format!("{name}: {effect}, not {right}"));
        }
        // The sources must not say more than the documents, nor less.
        let seen = comparison.face.iter().map(|change| change.effect).max().unwrap_or_default();
        let said = comparison.differences.iter().map(|difference| difference.effect).max().unwrap_or_default();
        if seen != said {
            let signature =
                |seen: &Option<vsphere_automation_codegen::surface::Seen>| seen.clone().unwrap_or_default().signature;
            let lines = comparison
                .face
                .iter()
                .map(|c| format!("\n    {:?} {}: {} → {}", c.kind, c.path, signature(&c.old), signature(&c.new)));
            wrong.push(format!("{name}: the documents say {said}, the sources {seen}:{}", lines.collect::<String>()));
        }
        let swapped = comparison.face.iter().any(|change| change.kind == FaceKind::Swapped);
        let order = comparison.differences.iter().any(|difference| {
            difference.silent && matches!(difference.change, Change::Changed { aspect: Aspect::Order, .. })
        });
        if swapped != order {
            wrong.push(format!("{name}: arguments change places in silence: documents {order}, sources {swapped}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_beside("compare", "edits", &shown);
}

/// Of a call by name: what it is called is a promise, and so are the places of its files.
#[test]
fn what_a_call_by_name_keeps_by_place_is_compared_by_place() {
    let base = "openapi: 3.0.3\ninfo: {title: base, version: 1.0.0}\npaths:\n  /a/{shelf-id}.json:\n    post:\n      \
        operationId: Shelves_put\n      parameters:\n      - {name: shelf-id, in: path, required: true, schema: {type: string}}\n      \
        requestBody:\n        required: true\n        content:\n          multipart/form-data:\n            schema:\n              \
        type: object\n              required: [a, b, x, y]\n              properties:\n                \
        a: {type: string}\n                b: {type: string}\n                \
        x: {type: string, format: binary}\n                y: {type: string, format: binary}\n      \
        responses: {'204': {description: Done.}}\n";
    let said = |edits: &[(&str, &str)]| -> Vec<String> {
        let differences = comparison(base, edits).differences;
        differences.iter().map(|it| format!("{}: {} {}", it.effect, it.subject, it.change)).collect()
    };
    let renamed = [("/a/{shelf-id}", "/a/{shelf_id}"), ("name: shelf-id", "name: shelf_id")];
    assert_eq!(said(&renamed), [""; 0], "callers say `shelf_id` both times");
    let x = "                x: {type: string, format: binary}\n";
    let moved =
        said(&[(x, ""), ("format: binary}\n      responses", &format!("format: binary}}\n{x}      responses"))]);
    assert!(moved[0].contains("breaking: operation"), "{moved:?}");
    let request = said(&[("}.json:", "}.xml:")]);
    assert!(request.iter().any(|said| said.contains("/a/{shelf-id}.xml")), "{request:?}");
}
