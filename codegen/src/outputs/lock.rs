//! The lock: what was generated from what, by what and in which passes, so that what differs later has a name.
//!
//! Small, sorted, a line for each thing, so that git merges it line by line.

mod gone;
mod merged;
mod placed;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use toml::Value;

use self::placed::Written;
use crate::emit::banner;
use crate::model::{Count, Kept, Problem, Problems, Provenance, Report, sha256};

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

    /// Reads a lock, also one that git left with what two branches changed.
    ///
    /// # Errors
    ///
    /// What is none of this version, and what two branches changed in different ways; each with its place and what to do.
    pub fn read(file: &str, text: &str) -> Result<Self, Problems> {
        let sides = merged::sides(text);
        let written = sides.iter().map(|side| Written::read(file, side)).collect::<Result<Vec<_>, _>>();
        let written = written.map_err(collected)?;
        let faults: BTreeSet<Problem> = written.iter().flat_map(|written| written.faults(VERSION)).collect();
        if !faults.is_empty() {
            return Err(faults.into_iter().collect());
        }
        let mut problems = Problems::none();
        let mut locks = written.iter().map(|written| (written, Self::of(written)));
        let mut lock = locks.next().map(|(_, ours)| ours).unwrap_or_default();
        for (written, theirs) in locks {
            problems.extend(merged::join(&mut lock.kept, theirs.kept).into_iter().map(|(table, key)| {
                let message = format!("two branches changed `{key}` of `{table}` in different ways");
                let help = "keep one of both lines, with what of the other is new at its end, and run `regen` again";
                placed::problem([written], table, &key, message).help(help)
            }));
        }
        if problems.is_empty() { Ok(lock) } else { Err(problems) }
    }

    fn of(written: &Written<'_>) -> Self {
        Self {
            provenance: Provenance { documents: written.texts("documents"), generator: written.texts("generator") },
            passes: written.passes(),
            kept: Kept {
                orders: written.lists("order"),
                boxed: written.lists("boxed"),
                optional: written.lists("optional"),
                names: written.texts("names"),
                homes: written.texts("homes"),
            },
            files: written.texts("files"),
        }
    }

    /// What of the text of this lock speaks of what is not there, or was left by somebody's hand; each with its place.
    /// `knows` tells whether callers have an item: a type, a field, a variant.
    pub fn odd(&self, file: &str, text: &str, now: &Self, knows: &dyn Fn(&str) -> bool) -> Vec<Problem> {
        let sides = merged::sides(text);
        let written: Vec<Written<'_>> = sides.iter().filter_map(|side| Written::read(file, side).ok()).collect();
        let mut all = gone::gone(&written, &self.kept, &now.kept);
        all.extend(gone::lacking(&written, &self.kept, &now.kept, knows));
        all.extend(written.first().into_iter().flat_map(Written::unsorted));
        all
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
        all
    }
}

fn collected(problems: Vec<Problem>) -> Problems {
    problems.into_iter().collect()
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
        let list = |names: &[&str]| -> crate::model::Lists {
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
        assert_eq!(Lock::read("a.lock", &lock(2).text("a.yaml")).expect("a lock"), lock(2));
    }

    /// git puts changes that are near each other into one hunk, whatever tables they are in.
    #[test]
    fn what_two_branches_added_holds_in_the_table_that_it_stands_in() {
        let hunk = |ours: &str, base: &str, theirs: &str| {
            format!("version = 1\n[order]\n<<<<<<< ours\n{ours}||||||| base\n{base}=======\n{theirs}>>>>>>> theirs\n")
        };
        let text = hunk(
            "\"n::N\" = [\"x\"]\n\n[boxed]\n\"a::A\" = [\"x\"]\n[documents]\na = \"1\"\n",
            "\n[documents]\na = \"0\"\n",
            "\"a::A\" = [\"y\"]\n\"o::O\" = [\"z\"]\n\n[documents]\na = \"2\"\n",
        );
        let Lock { kept, provenance, .. } = Lock::read("a.lock", &text).expect("both hold");
        assert_eq!(kept.orders.keys().collect::<Vec<_>>(), ["a::A", "n::N", "o::O"]);
        assert_eq!(kept.boxed["a::A"], ["x"]);
        assert_eq!(provenance.documents["a"], "1", "it is written anew");
        let odd = Lock { kept, ..Lock::default() }.odd("a.lock", &text, &Lock::default(), &|_| false);
        assert!(odd.iter().any(|problem| problem.to_string().starts_with("a.lock:16:1: `order` of `o::O`")), "{odd:?}");

        let text = hunk("\"a::A\" = [\"x\", \"y\"]\n", "\"a::A\" = [\"x\"]\n", "\"a::A\" = [\"x\", \"z\"]\n");
        let told = "a.lock:8:1: two branches changed `a::A` of `order` in different ways";
        assert!(faults(&text)[0].starts_with(told), "{:?}", faults(&text));
    }

    /// What is told of a lock that is none, one line for each problem and its help.
    fn faults(text: &str) -> Vec<String> {
        let problems = Lock::read("a.lock", text).expect_err("no lock");
        problems.iter().map(|problem| problem.to_string().replace("\n    ", " | ")).collect()
    }

    #[test]
    fn what_is_no_lock_is_told_with_its_place_and_what_to_do() {
        const RESTORE: &str =
            " | restore it from git, or begin anew with --forget-face: then arguments may change places for callers";
        let text =
            "version = 1\n[order]\n\"a::B\" = [\"x\", \"y\", \"x\"]\n\"a::C\" = \"x\"\n[names]\nd = 1\n[ordre]\n";
        let told = [
            ("", "a.lock:1:1: it has no version".to_owned() + RESTORE),
            ("version = 0", "a.lock:1:11: its version is 0, this generator writes 1".to_owned() + RESTORE),
            ("version = \"1\"", "a.lock:1:11: its version is none that is a number, this generator writes 1".to_owned() + RESTORE),
            (
                "\nversion = 2",
                "a.lock:2:11: its version is 2, this generator writes 1 | use the generator that wrote it, or one that is newer".to_owned(),
            ),
        ];
        for (text, told) in told {
            assert_eq!(faults(text), [told]);
        }
        let mut all = faults(text);
        all.sort();
        assert_eq!(
            all,
            [
                "a.lock:3:21: `x` stands twice in `order` of `a::B` | delete the one that is too many".to_owned(),
                "a.lock:4:10: a list of names is expected for `a::C`".to_owned() + RESTORE,
                "a.lock:6:5: a text is expected for `d`".to_owned() + RESTORE,
                "a.lock:7:2: a lock has no `ordre`, or not so".to_owned() + RESTORE,
            ]
        );
        let doubled = faults("version = 1\n[order]\na = []\na = []\n");
        assert!(doubled[0].starts_with("a.lock:4:1: duplicate key"), "{doubled:?}");
        let broken = faults("version = 1\n[order\n");
        assert!(broken[0].starts_with("a.lock:2:") && broken[0].ends_with(RESTORE), "{broken:?}");
    }

    #[test]
    fn what_speaks_of_what_is_gone_or_was_edited_is_told() {
        let text = "version = 1\n[order]\n\"a::C\" = [\"x\"]\n\"a::B\" = [\"x\", \"gone\"]\n[boxed]\n\"a::D\" = [\"x\"]\n[names]\n\"a::D.x\" = \"a.D.X\"\n[homes]\nD = \"a\"\n";
        let then = Lock::read("a.lock", text).expect("a lock");
        let now = Lock::read("b.lock", "version = 1\n[order]\n\"a::B\" = [\"x\", \"y\", \"new\"]\n").expect("a lock");
        let odd = then.odd("a.lock", text, &now, &|item| item == "a::B.y");
        let told: Vec<String> = odd.iter().map(|problem| problem.to_string().replace("\n    ", " | ")).collect();
        let of_the_document = " | nothing has to be done, if the document took it away: `regen` drops it. Else correct the line, or restore it from git";
        let expected = [
            ("4:1: `gone` is kept in `order` of `a::B`, which has none of that name there", of_the_document),
            ("3:1: `order` of `a::C` is kept, which is gone or has none any more", of_the_document),
            ("6:1: `boxed` of `a::D` is kept, which is gone or has none any more", of_the_document),
            ("8:1: `names` keeps `a::D.x`, which is gone or has a name of its own", of_the_document),
            ("10:1: `homes` keeps `D`, which is gone or has a name of its own", of_the_document),
            (
                "4:1: the order of `a::B` lacks `y`, which callers know",
                " | restore the line from git; as it is, what it lacks comes last",
            ),
            (
                "4:1: `a::B` of `order` belongs before `a::C`",
                " | nothing is lost: lines are sorted so that git merges them, and `regen` does it",
            ),
        ];
        assert_eq!(told, expected.map(|(what, help)| format!("a.lock:{what}{help}")));
        assert!(now.odd("b.lock", "version = 1", &now, &|_| true).is_empty());
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
