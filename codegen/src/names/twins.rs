//! Names that would be one in Rust, told apart.
//!
//! Names of one struct, enum or call may differ in case or signs only (`id` and `ID`, `asc` and `ASC`, `a-b` and `a_b`), and
//! one call may send one name in its path, query and header. Each is then called by what tells it apart: where it is sent
//! (`id_in_header`), its signs in words (`a_dash_b`), its case (`id_upper`), its letters by number. A name without a letter or
//! digit is spelled out always: `>=` is `GreaterEqual`, the empty text `Empty`.
//!
//! The rule looks at an item and at those that it would meet, never at their order. Of several none keeps the plain name
//! (but a path parameter, whose name nobody who calls it writes): code that meant the one would silently get the other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::ident;
use crate::model::{Location, Operation};

/// The fields of properties, in their order.
pub(crate) fn fields<'a>(properties: impl Iterator<Item = &'a String>) -> Vec<String> {
    let names: Vec<Name<'_>> = properties.map(|wire| Name { wire, location: None }).collect();
    apart(&names, ident::field)
}

/// The variants of constants, in their order.
pub(crate) fn variants<'a>(constants: impl Iterator<Item = &'a String>) -> Vec<String> {
    let names: Vec<Name<'_>> = constants.map(|wire| Name { wire, location: None }).collect();
    apart(&names, ident::variant)
}

/// The field of one of several properties.
pub(crate) fn field_among<'a>(properties: impl Iterator<Item = &'a String> + Clone, property: &str) -> String {
    one(fields(properties.clone()), properties, property).unwrap_or_else(|| ident::field(property))
}

/// The variant of one of several constants.
pub(crate) fn variant_among<'a>(constants: impl Iterator<Item = &'a String> + Clone, constant: &str) -> String {
    one(variants(constants.clone()), constants, constant).unwrap_or_else(|| ident::variant(constant))
}

fn one<'a>(names: Vec<String>, mut items: impl Iterator<Item = &'a String>, wanted: &str) -> Option<String> {
    items.position(|item| item == wanted).and_then(|at| names.into_iter().nth(at))
}

/// The arguments and setters of an operation's parameters, in their order.
pub(crate) fn parameters(operation: &Operation) -> Vec<String> {
    let names: Vec<Name<'_>> = operation
        .parameters
        .iter()
        .map(|parameter| Name { wire: &parameter.name, location: Some(parameter.location) })
        .collect();
    apart(&names, ident::parameter)
}

#[derive(Clone, Copy)]
struct Name<'a> {
    wire: &'a str,
    location: Option<Location>,
}

/// What tells names apart, the plainest first; each is tried on those that the one before left together.
#[derive(Clone, Copy)]
enum Means {
    Location,
    Signs,
    Case,
    Letters,
}

fn apart(names: &[Name<'_>], ident: fn(&str) -> String) -> Vec<String> {
    let plain: Vec<String> = names.iter().map(|name| spelled_if_nameless(name.wire, ident)).collect();
    let mut meeting: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, name) in plain.iter().enumerate() {
        meeting.entry(name).or_default().push(index);
    }
    let mut taken: BTreeSet<String> = plain.iter().cloned().collect();
    let mut result = plain.clone();
    for mut group in meeting.into_values().filter(|group| group.len() > 1) {
        let is_in_path = |index: &usize| names[*index].location == Some(Location::Path);
        // Where all are sent to one place, that tells nothing.
        let is_told = group.iter().any(|index| names[*index].location != names[group[0]].location);
        let place = |index: usize| Name { location: names[index].location.filter(|_| is_told), ..names[index] };
        if group.iter().filter(|index| is_in_path(index)).count() == 1 {
            group.retain(|index| !is_in_path(index));
        }
        for means in [Means::Location, Means::Signs, Means::Case, Means::Letters] {
            let called: Vec<String> = group.iter().map(|index| called(place(*index), means, ident)).collect();
            let mut times: HashMap<&str, usize> = HashMap::new();
            called.iter().for_each(|name| *times.entry(name).or_default() += 1);
            let mut left = Vec::new();
            let mut found = Vec::new();
            for (index, name) in group.iter().zip(&called) {
                if times[name.as_str()] == 1 && !taken.contains(name) {
                    result[*index].clone_from(name);
                    found.push(name.clone());
                } else {
                    left.push(*index);
                }
            }
            taken.extend(found);
            group = left;
        }
    }
    result
}

fn spelled_if_nameless(wire: &str, ident: fn(&str) -> String) -> String {
    let name = ident(wire);
    if name.is_empty() { ident(&spelled(wire)) } else { name }
}

/// A name as one means, and those before it, make it.
fn called(name: Name<'_>, means: Means, ident: fn(&str) -> String) -> String {
    let place = match name.location {
        None => "",
        Some(Location::Path) => " in path",
        Some(Location::Query) => " in query",
        Some(Location::Header) => " in header",
        Some(Location::Cookie) => " in cookie",
        Some(Location::Part) => " in body",
    };
    let words = match means {
        Means::Location => name.wire.to_owned(),
        Means::Signs => spelled(name.wire),
        Means::Case => format!("{} {}", spelled(name.wire), case(name.wire)),
        Means::Letters => format!("{} {}", spelled(name.wire), letters(name.wire)),
    };
    // A name that is nothing but signs has no other.
    let words = if ident(&words).is_empty() { spelled(name.wire) } else { words };
    ident(&format!("{words}{place}"))
}

fn case(wire: &str) -> &'static str {
    match (wire.chars().any(char::is_lowercase), wire.chars().any(char::is_uppercase)) {
        (true, false) => "lower",
        (false, true) => "upper",
        (true, true) => "mixed",
        (false, false) => "text",
    }
}

fn letters(wire: &str) -> String {
    wire.chars().map(|letter| format!("u{:x}", u32::from(letter))).collect::<Vec<_>>().join(" ")
}

/// The name with its signs in words.
fn spelled(wire: &str) -> String {
    if wire.is_empty() {
        return "empty".to_owned();
    }
    let mut words = String::new();
    for letter in wire.chars() {
        match word(letter) {
            Some(word) => words.push_str(&format!(" {word} ")),
            None if letter.is_alphanumeric() && unicode_ident::is_xid_continue(letter) => words.push(letter),
            None => words.push_str(&format!(" u{:x} ", u32::from(letter))),
        }
    }
    words.trim().to_owned()
}

fn word(sign: char) -> Option<&'static str> {
    Some(match sign {
        ' ' => "space",
        '!' => "not",
        '"' => "double quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "quote",
        '(' => "open",
        ')' => "close",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "dash",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' => "open bracket",
        '\\' => "backslash",
        ']' => "close bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "open brace",
        '|' => "bar",
        '}' => "close brace",
        '~' => "tilde",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn fields_of(wires: &[&str]) -> Vec<String> {
        fields(wires.iter().map(|wire| (*wire).to_owned()).collect::<Vec<_>>().iter())
    }

    fn variants_of(wires: &[&str]) -> Vec<String> {
        variants(wires.iter().map(|wire| (*wire).to_owned()).collect::<Vec<_>>().iter())
    }

    #[test]
    fn what_meets_nothing_has_its_plain_name() {
        assert_eq!(fields_of(&["userName", "ID", "a-b"]), ["user_name", "id", "a_b"]);
    }

    #[test]
    fn names_that_meet_are_told_apart_by_what_differs() {
        assert_eq!(fields_of(&["id", "ID", "Id_"]), ["id_lower", "id_upper", "id_underscore"]);
        assert_eq!(fields_of(&["a-b", "a_b", "aB"]), ["a_dash_b", "a_underscore_b", "a_b_mixed"]);
        assert_eq!(variants_of(&["asc", "ASC", "desc"]), ["AscLower", "AscUpper", "Desc"]);
        assert_eq!(variants_of(&["aBc", "AbC", "a_bc"]).iter().collect::<HashSet<_>>().len(), 3);
    }

    #[test]
    fn what_has_no_letter_is_spelled_out() {
        assert_eq!(
            variants_of(&["=", "!=", ">=", "~=", "", "-", "🔌"]),
            ["Equal", "NotEqual", "GreaterEqual", "TildeEqual", "Empty", "Dash", "U1f50c"]
        );
        assert_eq!(fields_of(&["_", "$$"]), ["underscore", "dollar_dollar"]);
        assert_eq!(variants_of(&["", "empty"]).iter().collect::<HashSet<_>>().len(), 2);
    }

    #[test]
    fn parameters_are_told_apart_by_where_they_are_sent() {
        let lowering = crate::testing::lowering(
            "paths: {'/a/{id}': {get: {responses: {}, parameters: [
               {name: id, in: path, schema: {}}, {name: id, in: query, schema: {}}, {name: ID, in: query, schema: {}},
               {name: id, in: header, schema: {}}, {name: on, in: query, schema: {}}]}}}",
        );
        assert_eq!(
            parameters(&lowering.api.operations[0]),
            ["id", "id_lower_in_query", "id_upper_in_query", "id_in_header", "on"]
        );
    }

    proptest! {
        #[test]
        fn all_are_different_and_no_order_changes_any(wires in prop::collection::btree_set("[aA_🔌 =-]{0,4}", 1..8)) {
            let wires: Vec<String> = wires.into_iter().collect();
            let named = variants(wires.iter());
            prop_assert_eq!(named.iter().collect::<HashSet<_>>().len(), wires.len(), "{:?} {:?}", &wires, &named);
            let backwards: Vec<String> = wires.iter().rev().cloned().collect();
            let mut again = variants(backwards.iter());
            again.reverse();
            prop_assert_eq!(named, again);
        }
    }
}
