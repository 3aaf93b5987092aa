//! The differences, for people.

use vsphere_automation_codegen::compare::Difference;
use vsphere_automation_codegen::model::{Effect, Place};
use vsphere_automation_codegen::surface::{FaceChange, FaceKind};

use super::changelog;
use super::compared::Compared;
use crate::console::Console;

pub(super) fn write(compared: &Compared, console: &mut Console<'_>) {
    let Compared { old, new, comparison, version } = compared;
    console.line(format!("{old} → {new}"));
    for (title, differences) in groups(&comparison.differences) {
        console.line(format!("\n{title}"));
        for difference in differences {
            let Difference { subject, item, change, notice, .. } = difference;
            let gated = if difference.gated { " (preview)" } else { "" };
            console.line(format!("  {subject} {item}{gated}: {change}"));
            console.line(format!("      {notice}"));
            console.line(format!("      {}", places(difference.old.as_ref(), difference.new.as_ref())));
        }
    }
    let mut in_the_sources = comparison.face.iter().filter(|change| change.kind != FaceKind::Renamed).peekable();
    if in_the_sources.peek().is_some() {
        console.line("\nin the sources");
        in_the_sources.for_each(|change| console.line(format!("  {}", seen(change))));
    }
    console.line(format!("\nversion: {}", bump(comparison.effect(), version.as_deref())));
    if comparison.differences.iter().any(|difference| difference.gated)
        || comparison.face.iter().any(|change| change.gated)
    {
        console.line("what is a preview may change in any version, and does not count as breaking");
    }
    let paragraph = changelog::paragraph(comparison);
    if !paragraph.is_empty() {
        console.line(format!("\nfor CHANGELOG.md, to be edited:\n\n{}", paragraph.trim_end()));
    }
}

/// The differences by how loudly they are to be told.
pub(super) fn groups(differences: &[Difference]) -> Vec<(&'static str, Vec<&Difference>)> {
    let of = |wanted: &dyn Fn(&Difference) -> bool| -> Vec<&Difference> {
        differences.iter().filter(|difference| wanted(difference)).collect()
    };
    let loud = |effect| move |difference: &Difference| !difference.silent && difference.effect == effect;
    let groups = [
        ("SILENT: callers compile, and something else happens", of(&|difference| difference.silent)),
        ("breaking", of(&loud(Effect::Breaking))),
        ("minor", of(&loud(Effect::Minor))),
        ("patch", of(&loud(Effect::Patch))),
    ];
    groups.into_iter().filter(|(_, differences)| !differences.is_empty()).collect()
}

fn places(old: Option<&Place>, new: Option<&Place>) -> String {
    let shown = |place: Option<&Place>| place.map_or_else(|| "(nowhere)".to_owned(), ToString::to_string);
    format!("{} → {}", shown(old), shown(new))
}

/// One item of the sources on one line.
pub(super) fn seen(change: &FaceChange) -> String {
    let [old, new] = [&change.old, &change.new].map(|seen| seen.as_ref().map_or("", |seen| seen.signature.as_str()));
    let path = &change.path;
    let gated = if change.gated { " (preview)" } else { "" };
    match change.kind {
        FaceKind::Swapped => format!("SILENT   {path}{gated}: {old} → {new}"),
        FaceKind::Removed => format!("removed  {path}{gated}"),
        FaceKind::Changed => format!("changed  {path}{gated}: {old} → {new}"),
        FaceKind::Gated => format!("gated    {path}"),
        FaceKind::Ungated => format!("ungated  {path}"),
        FaceKind::Deprecated => format!("deprecated {path}{gated}"),
        FaceKind::Added => format!("added    {path}{gated}: {new}"),
        FaceKind::Renamed => format!("same     {path}{gated}"),
    }
}

/// What the effect makes of a version, under Cargo's rules: below 1.0 each number means what the one before it means above.
pub(super) fn bump(effect: Effect, version: Option<&str>) -> String {
    let Some([major, minor, patch]) = version.and_then(numbers) else {
        return match effect {
            Effect::Breaking => "breaking: the first number that is not 0".to_owned(),
            Effect::Minor => "minor: from 1.0 on the second number, below it the third".to_owned(),
            Effect::Patch => "patch: the third number".to_owned(),
        };
    };
    let next = match (effect, major) {
        (Effect::Breaking, 0) => format!("0.{}.0", minor + 1),
        (Effect::Breaking, _) => format!("{}.0.0", major + 1),
        (Effect::Minor, 1..) => format!("{major}.{}.0", minor + 1),
        _ => format!("{major}.{minor}.{}", patch + 1),
    };
    format!("{effect}: {major}.{minor}.{patch} → {next}")
}

fn numbers(version: &str) -> Option<[u64; 3]> {
    let numbers: Vec<u64> = version.split('.').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_is_that_of_cargos_rules() {
        let next = |effect, version| bump(effect, Some(version));
        assert_eq!(next(Effect::Breaking, "0.1.3"), "breaking: 0.1.3 → 0.2.0");
        assert_eq!(next(Effect::Minor, "0.1.3"), "minor: 0.1.3 → 0.1.4");
        assert_eq!(next(Effect::Breaking, "1.2.3"), "breaking: 1.2.3 → 2.0.0");
        assert_eq!(next(Effect::Minor, "1.2.3"), "minor: 1.2.3 → 1.3.0");
        assert_eq!(next(Effect::Patch, "1.2.3"), "patch: 1.2.3 → 1.2.4");
    }
}
