//! The lock: what was generated from what, by what and in which passes, so that what differs later has a name.
//!
//! Small, sorted, a line for each thing, so that git merges it line by line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::{Table, Value};

use crate::emit::banner;
use crate::model::{Count, Kept, Lists, Provenance, Report, sha256};

/// What a lock says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// From what, and by what.
    pub provenance: Provenance,
    /// The passes in order, with the places that each touched: `lower actions` → 2.
    pub passes: Vec<(String, usize)>,
    /// What callers rely on.
    pub kept: Kept,
    /// Each file that was written, or marked block (`FILE#NAME`) → its SHA-256.
    pub files: BTreeMap<String, String>,
}

/// The form of the file.
const VERSION: i64 = 1;

const WORDS: &str = "\
# What was generated: from which files, by what, in which passes (with the places that each touched), and the SHA-256 of
# each file. `regen` writes it; `regen --check` says with its help what differs, and why. It also keeps what callers rely on
# although the document does not promise it: `order`, `boxed`, `optional`, `names`, `homes`.
";

impl Lock {
    /// Of what is about to be written.
    pub(super) fn new(report: &Report, provenance: &Provenance, kept: Kept, files: &BTreeMap<String, String>) -> Self {
        let passes = [("lower", &report.lower), ("refine", &report.refine)];
        let named = |stage: &str, count: &Count| (format!("{stage} {}", count.pass), count.places);
        Self {
            provenance: provenance.clone(),
            passes: passes.iter().flat_map(|(stage, counts)| counts.iter().map(|count| named(stage, count))).collect(),
            kept,
            files: files.iter().map(|(path, text)| (path.clone(), sha256(text.as_bytes()))).collect(),
        }
    }

    pub(super) fn text(&self, document: &str) -> String {
        let mut text = format!("# {}\n{WORDS}version = {VERSION}\n", banner(document));
        text.push_str("\npasses = [\n");
        for (pass, places) in &self.passes {
            let _ = writeln!(text, "    \"{pass} {places}\",");
        }
        text.push_str("]\n");
        let Kept { orders, boxed, optional, names, homes } = &self.kept;
        for (name, lists) in [("order", orders), ("boxed", boxed), ("optional", optional)] {
            if !lists.is_empty() {
                let _ = writeln!(text, "\n[{name}]");
            }
            for (path, list) in lists {
                let list: Vec<Value> = list.iter().map(|name| Value::from(name.as_str())).collect();
                let _ = writeln!(text, "{} = {}", Value::from(path.as_str()), Value::from(list));
            }
        }
        let kept = [("names", names), ("homes", homes)].into_iter().filter(|(_, table)| !table.is_empty());
        let tables = [
            ("documents", &self.provenance.documents),
            ("generator", &self.provenance.generator),
            ("files", &self.files),
        ];
        for (name, table) in kept.chain(tables) {
            let _ = writeln!(text, "\n[{name}]");
            for (key, value) in table {
                let _ = writeln!(text, "{} = {}", Value::from(key.as_str()), Value::from(value.as_str()));
            }
        }
        text
    }

    /// Reads a lock.
    ///
    /// # Errors
    ///
    /// Why it is none of this version, in one sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
        match table.get("version").and_then(Value::as_integer) {
            Some(VERSION) => {}
            Some(other) => return Err(format!("it is of version {other}, this generator writes {VERSION}")),
            None => return Err("it has no version".to_owned()),
        }
        let strings = |name: &str| -> BTreeMap<String, String> {
            let table = table.get(name).and_then(Value::as_table).into_iter().flatten();
            table.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect()
        };
        let list = |value: &Value| -> Option<Vec<String>> {
            value.as_array()?.iter().map(|name| name.as_str().map(str::to_owned)).collect()
        };
        let lists = |name: &str| -> Lists {
            let table = table.get(name).and_then(Value::as_table).into_iter().flatten();
            table.filter_map(|(path, value)| Some((path.clone(), list(value)?))).collect()
        };
        let passes = table.get("passes").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        Ok(Self {
            provenance: Provenance { documents: strings("documents"), generator: strings("generator") },
            passes: passes
                .filter_map(|line| line.rsplit_once(' '))
                .filter_map(|(pass, places)| Some((pass.to_owned(), places.parse().ok()?)))
                .collect(),
            kept: Kept {
                orders: lists("order"),
                boxed: lists("boxed"),
                optional: lists("optional"),
                names: strings("names"),
                homes: strings("homes"),
            },
            files: strings("files"),
        })
    }

    /// What the lock of now says otherwise than this one, in sentences: other versions, and passes that find nothing more.
    pub fn differences(&self, now: &Self) -> Vec<String> {
        let mut all = Vec::new();
        let (old, new) = (&self.provenance.generator, &now.provenance.generator);
        for (name, version) in new {
            match old.get(name) {
                Some(before) if before == version => {}
                before => all.push(format!("{name} is {version}, it was {}", before.map_or("unknown", String::as_str))),
            }
        }
        for (pass, places) in &self.passes {
            match now.passes.iter().find(|(other, _)| other == pass) {
                Some((_, 0)) if *places > 0 => {
                    all.push(format!("the pass {pass} touched {places} places, and touches none any more"));
                }
                None => all.push(format!("the pass {pass} is gone")),
                Some(_) => {}
            }
        }
        let gone = self.kept.orders.keys().filter(|path| !now.kept.orders.contains_key(*path));
        all.extend(gone.map(|path| format!("the order of {path} was kept, which is gone or has no members any more")));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(actions: usize) -> Lock {
        let report = Report {
            lower: vec![Count { pass: "actions", places: actions }, Count { pass: "ids", places: 0 }],
            ..Report::default()
        };
        let documents = BTreeMap::from([("a \"b\".yaml".to_owned(), sha256(b"text"))]);
        let files =
            BTreeMap::from([("src/a.rs".to_owned(), "x".to_owned()), ("README.md#calls".to_owned(), "y".to_owned())]);
        let list = |names: &[&str]| -> Lists {
            BTreeMap::from([("a::B".to_owned(), names.iter().map(|name| (*name).to_owned()).collect())])
        };
        let kept = Kept {
            orders: list(&["x", "y, \"z\""]),
            boxed: list(&["x"]),
            optional: list(&["y"]),
            names: BTreeMap::from([("a::B.x".to_owned(), "a.B.X".to_owned())]),
            homes: BTreeMap::from([("B".to_owned(), "a::b".to_owned())]),
        };
        Lock::new(&report, &Provenance::new(documents), kept, &files)
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Lock::parse(&lock(2).text("a.yaml")), Ok(lock(2)));
        assert!(Lock::parse("version = 7").is_err_and(|error| error.contains("version 7")));
        assert!(Lock::parse("a = ").is_err());
    }

    #[test]
    fn a_pass_that_finds_nothing_any_more_is_named() {
        assert_eq!(lock(2).differences(&lock(2)), [""; 0]);
        assert_eq!(
            lock(2).differences(&lock(0)),
            ["the pass lower actions touched 2 places, and touches none any more"]
        );
        let mut newer = lock(2);
        newer.provenance.generator.insert("syn".to_owned(), "9".to_owned());
        assert!(lock(2).differences(&newer)[0].starts_with("syn is 9, it was "));
    }
}
