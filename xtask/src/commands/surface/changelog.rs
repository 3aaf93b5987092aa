//! The differences as a paragraph of CHANGELOG.md, for a person to edit.

use std::fmt::Write as _;

use vsphere_automation_codegen::Comparison;
use vsphere_automation_codegen::compare::{Aspect, Change, Difference, Subject};

/// Keep a Changelog's headings, each with a line for what callers notice.
pub(super) fn paragraph(comparison: &Comparison) -> String {
    let mut text = String::new();
    for heading in ["Added", "Changed", "Deprecated", "Removed"] {
        let lines: Vec<String> =
            comparison.differences.iter().filter(|difference| self::heading(difference) == heading).map(line).collect();
        if !lines.is_empty() {
            let _ = writeln!(text, "### {heading}\n\n{}\n", lines.concat().trim_end());
        }
    }
    text
}

fn heading(difference: &Difference) -> &'static str {
    match &difference.change {
        Change::Added | Change::AddedRequired => "Added",
        Change::Removed => "Removed",
        Change::Changed { aspect: Aspect::Deprecated, new, .. } if new == "true" => "Deprecated",
        // The docs say it.
        Change::Changed { aspect: Aspect::Releases, .. } => "",
        Change::Changed { .. } => "Changed",
    }
}

fn line(difference: &Difference) -> String {
    let Difference { subject, item, change, silent, .. } = difference;
    let preview = if difference.gated { " (preview)" } else { "" };
    let loud = if *silent { "**In silence:** " } else { "" };
    let what = match change {
        Change::Changed { aspect: Aspect::Gate, new, .. } if new.is_empty() => {
            "is behind no feature any more".to_owned()
        }
        Change::Changed { aspect: Aspect::Gate, new, .. } => format!("is behind `{new}`"),
        Change::Changed { .. } => change.to_string(),
        Change::AddedRequired if matches!(subject, Subject::Property | Subject::Parameter) => "required".to_owned(),
        _ => String::new(),
    };
    let what = if what.is_empty() { what } else { format!(": {what}") };
    format!("- {loud}{subject} `{item}`{preview}{what}.\n")
}
