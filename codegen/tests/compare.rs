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
