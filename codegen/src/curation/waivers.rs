//! Differences that we mean: what, in which releases, and why.

use super::findings::{Audited, Finding};
use super::flavour::Flavour;
use crate::document::{self, Node, Source};
use crate::model::{Place, Problem, Problems, Version};

/// One of them.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The items that it speaks of; `*` stands for any text.
    pub item: String,
    /// How they differ: `ours-only`, `vendor-only`, or the aspect in which.
    pub difference: String,
    /// The releases.
    pub releases: Vec<Version>,
    /// The flavour, where it is about one.
    pub flavour: Option<Flavour>,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub place: Place,
    /// How many differences it explains.
    pub explains: usize,
}

/// A waiver that explains nothing in a release that was audited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Which, by its number.
    pub waiver: usize,
    /// The release.
    pub release: Version,
}

/// Reads the file of waivers.
pub(super) fn read(source: &Source) -> Result<Vec<Waiver>, Problems> {
    let document = document::load(source)?;
    let Some(items) = document.root.sequence() else {
        let problem = Problem::at(&document.root.place, "waivers are a list");
        return Err(problem.help("begin each with `- item:`").into());
    };
    let (waivers, problems): (Vec<_>, Vec<_>) = items.iter().map(waiver).partition(Result::is_ok);
    problems.into_iter().filter_map(Result::err).collect::<Problems>().into_result()?;
    Ok(waivers.into_iter().flatten().flatten().collect())
}

/// An entry: a waiver for each of its items.
fn waiver(node: &Node) -> Result<Vec<Waiver>, Problem> {
    const MEMBERS: &[&str] = &["item", "difference", "releases", "flavour", "reason"];
    let help = "a waiver has item, difference, releases, reason, and perhaps a flavour";
    let unknown = node.mapping().into_iter().flatten().find(|(key, _)| !MEMBERS.contains(&&*key.text));
    if let Some((key, _)) = unknown {
        return Err(Problem::at(&key.place, format!("waivers have no `{}`", key.text)).help(help));
    }
    let missing = |member: &str| Problem::at(&node.place, format!("the waiver has no `{member}`")).help(help);
    let text = |member: &str| {
        let text = node.text(member).map(str::trim).filter(|text| !text.is_empty());
        text.map(str::to_owned).ok_or_else(|| missing(member))
    };
    let release = |node: &Node| {
        node.as_str()
            .and_then(Version::parse)
            .ok_or_else(|| Problem::at(&node.place, "this is no release").help("write three numbers: \"8.0.2\""))
    };
    let releases: Vec<Version> = node.items("releases").iter().map(release).collect::<Result<_, _>>()?;
    if releases.is_empty() {
        return Err(missing("releases"));
    }
    let flavour = match node.get("flavour").map(|node| (node, node.as_str())) {
        None => None,
        Some((_, Some("api"))) => Some(Flavour::Api),
        Some((_, Some("rest"))) => Some(Flavour::Rest),
        Some((node, _)) => {
            return Err(Problem::at(&node.place, "there is no such flavour").help("write `api` or `rest`"));
        }
    };
    let items = match node.get("item") {
        Some(list) if list.sequence().is_some() => node.items("item").iter().collect(),
        Some(item) => vec![item],
        None => Vec::new(),
    };
    let items: Vec<&Node> =
        items.into_iter().filter(|item| item.as_str().is_some_and(|text| !text.is_empty())).collect();
    if items.is_empty() {
        return Err(missing("item"));
    }
    let (difference, reason) = (text("difference")?, text("reason")?);
    let waiver = |item: &Node| Waiver {
        item: item.as_str().unwrap_or_default().to_owned(),
        difference: difference.clone(),
        releases: releases.clone(),
        flavour,
        reason: reason.clone(),
        place: item.place.clone(),
        explains: 0,
    };
    Ok(items.into_iter().map(waiver).collect())
}

/// Notes which findings are explained; the waivers that explain nothing though their release was audited.
pub(super) fn apply(waivers: &mut [Waiver], findings: &mut [Finding], audited: &[Audited]) -> Vec<Stale> {
    let mut used: Vec<(usize, Version)> = Vec::new();
    for finding in findings {
        for (number, waiver) in waivers.iter_mut().enumerate() {
            if !waiver.is_about(finding) {
                continue;
            }
            if !waiver.releases.contains(&finding.release) {
                finding.elsewhere = finding.elsewhere.or(Some(number));
                continue;
            }
            if finding.waiver.is_none() {
                finding.waiver = Some(number);
                waiver.explains += 1;
            }
            used.push((number, finding.release.clone()));
        }
    }
    let mut stale = Vec::new();
    for (waiver, release) in
        waivers.iter().enumerate().flat_map(|(number, waiver)| waiver.releases.iter().map(move |r| (number, r)))
    {
        let was_audited = audited.iter().any(|audited| audited.release == *release);
        if was_audited && !used.iter().any(|(number, used)| *number == waiver && used == release) {
            stale.push(Stale { waiver, release: release.clone() });
        }
    }
    stale
}

impl Waiver {
    /// Whether it explains such a difference, in whatever release.
    fn is_about(&self, finding: &Finding) -> bool {
        self.difference == finding.difference.word()
            && self.flavour.is_none_or(|flavour| flavour == finding.flavour)
            && matches(&self.item, &finding.item)
    }
}

/// Whether a text is what a pattern says, in which `*` stands for any text.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, expected) in [
            ("A.b", "A.b", true),
            ("A.b", "A.bc", false),
            ("A.*", "A.b", true),
            ("*.b", "A.b", true),
            ("*/backup*", "GET /api/recovery/backup/jobs", true),
            ("*/backup", "GET /api/recovery/backup/jobs", false),
            ("* → 400 *", "Links_create → 400 NOT_FOUND", true),
            ("a*a", "a", false),
            ("*", "", true),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
