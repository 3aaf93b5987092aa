//! Reads the outline of a document, and compares each object with its grammar on the way.

use super::grammar::{members, values};
use super::kind::{Grammar, Kind, Member};
use super::outline::{Outline, Segment, Site, SiteId};
use crate::document::{Document, Key, Mapping, Node, Value};
use crate::model::{Place, Problem};

pub(super) const UNKNOWN_MEMBER: &str = "unknown-member";
pub(super) const MISSING_MEMBER: &str = "missing-member";
pub(super) const WRONG_TYPE: &str = "wrong-type";
pub(super) const UNKNOWN_WORD: &str = "unknown-word";

/// The extensions that a document may have.
#[derive(Clone, Copy)]
pub(crate) enum Extensions {
    /// Any; nothing in them is looked at.
    Any,
    /// Those that are listed for a kind of object.
    Known(fn(Kind) -> &'static [Member]),
}

/// Reads the outline of a document.
pub(crate) fn outline(document: &Document, extensions: Extensions) -> Outline<'_> {
    let mut walk = Walk { outline: Outline::new(document), extensions, in_extension: false };
    let root = Spot { key: None, segment: Segment::Root, member: None, parent: None };
    walk.value(&document.root, Grammar::Object(Kind::OpenApi), root);
    walk.outline
}

struct Walk<'d> {
    outline: Outline<'d>,
    extensions: Extensions,
    in_extension: bool,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Spot<'d> {
    /// The nearest key, for messages.
    key: Option<&'d Key>,
    segment: Segment<'d>,
    member: Option<&'d str>,
    parent: Option<SiteId>,
}

impl<'d> Walk<'d> {
    fn fault(&mut self, rule: &'static str, problem: Problem) {
        let problem = problem.of(rule);
        let faults = if self.in_extension { &mut self.outline.extension_faults } else { &mut self.outline.faults };
        faults.push(|| problem);
    }

    fn value(&mut self, node: &'d Node, grammar: Grammar, spot: Spot<'d>) {
        match (grammar, &node.value) {
            (Grammar::Any, _)
            | (Grammar::Text, Value::String(_))
            | (Grammar::Flag, Value::Bool(_))
            | (Grammar::Number, Value::Number(_)) => {}
            (Grammar::Integer, Value::Number(number)) if number.is_u64() => {}
            (Grammar::Word(words), Value::String(text)) => self.word(node, text, words, spot),
            (Grammar::Object(kind) | Grammar::RefOr(kind), Value::Mapping(mapping)) => {
                let reference = mapping.entry("$ref").filter(|_| is_reference(grammar));
                self.object(node, mapping, kind, reference.map(|(_, reference)| reference), spot);
            }
            (Grammar::List(item), Value::Sequence(items)) => {
                let member = own_key(spot);
                for node in items {
                    self.value(node, *item, Spot { segment: Segment::Index, member, ..spot });
                }
            }
            (Grammar::Map(value), Value::Mapping(mapping)) => {
                let member = own_key(spot);
                for (key, node) in mapping {
                    self.value(node, *value, Spot { key: Some(key), segment: Segment::Key(key), member, ..spot });
                }
            }
            (Grammar::Either(scalar, other), value) => {
                let grammar = if matches!(value, Value::Mapping(_) | Value::Sequence(_)) { other } else { scalar };
                self.value(node, *grammar, spot);
            }
            _ => self.wrong_type(node, grammar, spot),
        }
    }

    fn word(&mut self, node: &Node, text: &str, words: &[&str], spot: Spot<'_>) {
        if words.contains(&text) {
            return;
        }
        let what = spot.key.map_or("value", |key| &key.text);
        let words = || words.iter().copied();
        let help = self.outline.suggest.meant(text, words(), || format!("write one of {}", quoted(words())));
        self.fault(UNKNOWN_WORD, Problem::at(&node.place, format!("there is no {what} `{text}`")).help(help));
    }

    fn object(
        &mut self,
        node: &'d Node,
        mapping: &'d Mapping,
        kind: Kind,
        reference: Option<&'d Node>,
        spot: Spot<'d>,
    ) {
        let id = self.outline.push(Site {
            kind,
            reference,
            node,
            segment: spot.segment,
            member: spot.member,
            parent: spot.parent,
            end: 0,
            in_extension: self.in_extension,
        });
        match (reference, values(kind)) {
            (Some(reference), _) if reference.as_str().is_none() => {
                let message = format!("`$ref` must be a string, not {}", reference.kind());
                self.fault(
                    WRONG_TYPE,
                    Problem::at(&reference.place, message).help("write `#/components/…`, in quotes"),
                );
            }
            (Some(_), _) => {}
            (None, Some(grammar)) => self.keyed(mapping, kind, grammar, id),
            (None, None) => self.members(mapping, kind, id, spot, &node.place),
        }
        self.outline.sites[id].end = self.outline.sites.len();
    }

    /// An object whose keys are data; what may stand there as a key is for other rules.
    fn keyed(&mut self, mapping: &'d Mapping, kind: Kind, grammar: Grammar, id: SiteId) {
        for (key, node) in mapping {
            let spot = Spot { key: Some(key), segment: Segment::Key(key), member: None, parent: Some(id) };
            if key.text.starts_with("x-") {
                self.extension(key, node, kind, spot, id);
            } else {
                self.value(node, grammar, spot);
            }
        }
    }

    fn members(&mut self, mapping: &'d Mapping, kind: Kind, id: SiteId, spot: Spot<'d>, place: &'d Place) {
        let known = members(kind);
        for (key, node) in mapping {
            let spot = Spot { key: Some(key), segment: Segment::Key(key), member: None, parent: Some(id) };
            match known.iter().find(|member| member.name == key.text) {
                Some(member) => self.value(node, member.grammar, spot),
                None if key.text.starts_with("x-") && !matches!(kind, Kind::Extension(_)) => {
                    self.extension(key, node, kind, spot, id);
                }
                None => self.unknown(key, kind, known, id),
            }
        }
        // What is there under a misspelt name was told already.
        for member in known.iter().filter(|member| member.required) {
            if !self.outline.lacks(id, member.name) {
                continue;
            }
            let place = spot.key.map_or(place, |key| &key.place);
            let message = format!("the {} has no `{}`", kind.name(), member.name);
            self.fault(MISSING_MEMBER, Problem::at(place, message).help("it is required; add it"));
        }
    }

    fn extension(&mut self, key: &'d Key, node: &'d Node, kind: Kind, spot: Spot<'d>, holder: SiteId) {
        let Extensions::Known(known) = self.extensions else { return };
        let known = known(kind);
        let before = std::mem::replace(&mut self.in_extension, true);
        match known.iter().find(|member| member.name == key.text) {
            Some(member) => self.value(node, member.grammar, spot),
            None => self.unknown(key, kind, known, holder),
        }
        self.in_extension = before;
    }

    fn unknown(&mut self, key: &Key, kind: Kind, known: &[Member], holder: SiteId) {
        let name = &key.text;
        let ours = name.starts_with("x-");
        let problem = if name == "$ref" {
            Problem::at(&key.place, format!("{} cannot be a reference", kind.with_article())).help("write it out here")
        } else {
            let suggestion = self.outline.suggest.did_you_mean(name, known.iter().map(|member| member.name));
            self.outline.misspelt.extend(suggestion.map(|member| (holder, member)));
            let help = match (suggestion, ours) {
                (Some(near), true) => format!("did you mean `{near}`?  (spec/README.md lists the extensions)"),
                (Some(near), false) => format!("did you mean `{near}`?"),
                (None, true) => "spec/README.md lists the extensions and where they stand".to_owned(),
                (None, false) if known.len() > 12 => "remove it; OpenAPI 3.0 has no such member here".to_owned(),
                (None, false) => format!("here may stand {}", quoted(known.iter().map(|member| member.name))),
            };
            let message = match suggestion {
                Some(_) => format!("unknown member `{name}`"),
                None => format!("unknown member `{name}` of {}", kind.with_article()),
            };
            Problem::at(&key.place, message).help(help)
        };
        self.fault(UNKNOWN_MEMBER, problem);
    }

    fn wrong_type(&mut self, node: &Node, grammar: Grammar, spot: Spot<'_>) {
        let (expected, help) = expectation(grammar, &node.value);
        let what = spot.key.map_or_else(|| "the document".to_owned(), |key| format!("`{}`", key.text));
        let what = if let Segment::Index = spot.segment { format!("each item of {what}") } else { what };
        self.fault(
            WRONG_TYPE,
            Problem::at(&node.place, format!("{what} must be {expected}, not {}", node.kind())).help(help),
        );
    }
}

fn is_reference(grammar: Grammar) -> bool {
    matches!(grammar, Grammar::RefOr(_))
}

/// The key of a list or mapping becomes the member in which its entries stand.
fn own_key(spot: Spot<'_>) -> Option<&str> {
    match spot.segment {
        Segment::Key(key) => Some(&key.text),
        _ => None,
    }
}

fn quoted<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// What a grammar asks for in words, and what to do when the value is another.
fn expectation(grammar: Grammar, value: &Value) -> (String, &'static str) {
    let of_kind = |kind: Kind| format!("a mapping ({})", kind.with_article());
    match grammar {
        Grammar::Any => ("a value".to_owned(), "write one"),
        Grammar::Text | Grammar::Word(_) if matches!(value, Value::Sequence(_)) => {
            ("a string".to_owned(), "OpenAPI 3.0 takes one; for values that may be null write `nullable: true`")
        }
        Grammar::Text | Grammar::Word(_) => ("a string".to_owned(), "put it into quotes, or remove it if it is empty"),
        Grammar::Flag if matches!(value, Value::Number(_)) => {
            ("a boolean".to_owned(), "OpenAPI 3.0 writes the bound as `minimum` or `maximum` and `true` here")
        }
        Grammar::Flag => ("a boolean".to_owned(), "write `true` or `false`, without quotes"),
        Grammar::Integer => ("an integer that is not negative".to_owned(), "write digits, without quotes"),
        Grammar::Number => ("a number".to_owned(), "write it without quotes"),
        Grammar::Object(kind) | Grammar::RefOr(kind) => (of_kind(kind), "indent its members below it"),
        Grammar::List(_) => ("a list".to_owned(), "write its items below it with `- `, or in brackets"),
        Grammar::Map(_) => ("a mapping".to_owned(), "indent its entries below it"),
        Grammar::Either(scalar, _) => expectation(*scalar, value),
    }
}
