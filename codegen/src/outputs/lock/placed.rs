//! A lock as somebody may have left it: read with the place of each thing, so that what is wrong is told where it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::model::{Lists, Place, Problem};

const RESTORE: &str =
    "restore it from git, or begin anew with --forget-face: then arguments may change places for callers";

/// The tables of lists, and of texts.
const LISTS: [&str; 3] = ["order", "boxed", "optional"];
const TEXTS: [&str; 5] = ["names", "homes", "documents", "generator", "files"];

/// The text of a lock, as TOML.
pub(super) struct Written<'t> {
    file: Arc<str>,
    text: &'t str,
    table: DeTable<'t>,
}

impl<'t> Written<'t> {
    /// Reads TOML.
    ///
    /// # Errors
    ///
    /// What is none, each with its place.
    pub(super) fn read(file: &str, text: &'t str) -> Result<Self, Vec<Problem>> {
        let file: Arc<str> = file.into();
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return Ok(Self { file, text, table: table.into_inner() });
        }
        let problem = |error: toml::de::Error| {
            let place = place(&file, text, error.span().unwrap_or_default());
            Problem::at(&place, error.message().to_owned()).help(RESTORE)
        };
        Err(errors.into_iter().map(problem).collect())
    }

    /// What in it is none of a lock of this version.
    pub(super) fn faults(&self, version: i64) -> Vec<Problem> {
        if let Some(problem) = self.other_version(version) {
            return vec![problem];
        }
        let mut faults = Vec::new();
        for (name, value) in &self.table {
            let table = value.get_ref().as_table();
            match (name.get_ref().as_ref(), table) {
                ("version" | "passes", _) => {}
                (known, Some(table)) if LISTS.contains(&known) => {
                    faults.extend(table.iter().flat_map(|(key, value)| self.of_list(known, key.get_ref(), value)));
                }
                (known, Some(table)) if TEXTS.contains(&known) => {
                    let others = table.iter().filter(|(_, value)| value.get_ref().as_str().is_none());
                    faults.extend(others.map(|(key, value)| {
                        self.at(value, format!("a text is expected for `{}`", key.get_ref())).help(RESTORE)
                    }));
                }
                (other, _) => {
                    faults.push(self.at(name, format!("a lock has no `{other}`, or not so")).help(RESTORE));
                }
            }
        }
        faults
    }

    fn other_version(&self, version: i64) -> Option<Problem> {
        let Some(value) = self.table.get("version") else {
            let place = Place::new(self.file.clone(), 1, 1);
            return Some(Problem::at(&place, "it has no version").help(RESTORE));
        };
        let found = value.get_ref().as_integer().and_then(|number| number.as_str().parse::<i64>().ok());
        let help = match found {
            Some(found) if found == version => return None,
            Some(found) if found > version => "use the generator that wrote it, or one that is newer",
            _ => RESTORE,
        };
        let found = found.map_or_else(|| "none that is a number".to_owned(), |found| found.to_string());
        Some(self.at(value, format!("its version is {found}, this generator writes {version}")).help(help))
    }

    fn of_list(&self, table: &str, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<Problem> {
        let Some(items) = value.get_ref().as_array().filter(|items| items.iter().all(is_text)) else {
            return vec![self.at(value, format!("a list of names is expected for `{key}`")).help(RESTORE)];
        };
        let mut seen = BTreeSet::new();
        let doubled = texts(items).filter(|(_, name)| !seen.insert(*name));
        doubled
            .map(|(item, name)| {
                let message = format!("`{name}` stands twice in `{table}` of `{key}`");
                self.at(item, message).help("delete the one that is too many")
            })
            .collect()
    }

    pub(super) fn lists(&self, name: &str) -> Lists {
        let table = self.table.get(name).and_then(|value| value.get_ref().as_table()).into_iter().flatten();
        let list = |value: &Spanned<DeValue<'_>>| -> Vec<String> {
            let items = value.get_ref().as_array().into_iter().flat_map(texts);
            items.map(|(_, name)| name.to_owned()).collect()
        };
        table.map(|(key, value)| (key.get_ref().to_string(), list(value))).collect()
    }

    pub(super) fn texts(&self, name: &str) -> BTreeMap<String, String> {
        let table = self.table.get(name).and_then(|value| value.get_ref().as_table()).into_iter().flatten();
        table
            .filter_map(|(key, value)| Some((key.get_ref().to_string(), value.get_ref().as_str()?.to_owned())))
            .collect()
    }

    pub(super) fn passes(&self) -> Vec<(String, usize)> {
        let passes = self.table.get("passes").and_then(|value| value.get_ref().as_array()).into_iter().flat_map(texts);
        let passes = passes.filter_map(|(_, line)| line.rsplit_once(' '));
        passes.filter_map(|(pass, places)| Some((pass.to_owned(), places.parse().ok()?))).collect()
    }

    /// The place of what is kept in a table under that key.
    fn place_of(&self, table: &str, key: &str) -> Option<Place> {
        let table = self.table.get(table).and_then(|value| value.get_ref().as_table())?;
        let key = table.keys().find(|other| other.get_ref() == key)?;
        Some(place(&self.file, self.text, key.span()))
    }

    /// The first line of each table that stands after one that it belongs before.
    pub(super) fn unsorted(&self) -> Vec<Problem> {
        let tables =
            LISTS.iter().chain(&TEXTS).filter_map(|name| Some((name, self.table.get(*name)?.get_ref().as_table()?)));
        let first = |(name, table): (&&str, &DeTable<'_>)| {
            let mut keys: Vec<&Spanned<_>> = table.keys().collect();
            keys.sort_by_key(|key| key.span().start);
            let pair = keys.windows(2).find(|pair| pair[0].get_ref() > pair[1].get_ref())?;
            let (before, key) = (pair[0].get_ref(), pair[1].get_ref());
            let message = format!("`{key}` of `{name}` belongs before `{before}`");
            Some(
                self.at(pair[1], message)
                    .help("nothing is lost: lines are sorted so that git merges them, and `regen` does it"),
            )
        };
        tables.filter_map(first).collect()
    }

    fn at<T>(&self, what: &Spanned<T>, message: String) -> Problem {
        Problem::at(&place(&self.file, self.text, what.span()), message)
    }
}

/// A problem of what is kept in a table under that key, where the first of them has it.
pub(super) fn problem<'w, 't: 'w>(
    written: impl IntoIterator<Item = &'w Written<'t>>,
    table: &str,
    key: &str,
    message: String,
) -> Problem {
    match written.into_iter().find_map(|written| written.place_of(table, key)) {
        Some(place) => Problem::at(&place, message),
        None => Problem::new(message),
    }
}

fn is_text(item: &Spanned<DeValue<'_>>) -> bool {
    item.get_ref().as_str().is_some()
}

fn texts<'a, 't>(items: &'a DeArray<'t>) -> impl Iterator<Item = (&'a Spanned<DeValue<'t>>, &'a str)> {
    items.iter().filter_map(|item| Some((item, item.get_ref().as_str()?)))
}

fn place(file: &Arc<str>, text: &str, span: Range<usize>) -> Place {
    let before = text.get(..span.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Place::new(file.clone(), number(line), number(column))
}
