//! What the inline variants of a union are called.

use heck::ToUpperCamelCase;

use crate::model::{Schema, Shape};

/// How many of a variant's parts its name has.
const NAMED: usize = 3;

/// The name of each: from what it holds, and where several would be called the same, from what only it holds.
pub(super) fn variant_names(variants: &[Schema]) -> Vec<String> {
    let all: Vec<(String, Vec<Part>)> =
        variants.iter().map(|variant| (name(&variant.shape), parts(&variant.shape))).collect();
    let own_name = |(name, parts): &(String, Vec<Part>)| {
        let namesakes = all.iter().filter(|(other, theirs)| other == name && theirs != parts);
        let others: Vec<&Part> = namesakes.flat_map(|(_, theirs)| theirs).collect();
        let own: Vec<Part> = parts.iter().filter(|part| !others.contains(part)).cloned().collect();
        if others.is_empty() || own.is_empty() { name.clone() } else { joined(&own) }
    };
    all.iter().map(own_name).collect()
}

/// The name of a variant from what it holds: the first of its members or constants, or the last type that it builds on.
fn name(shape: &Shape) -> String {
    match shape {
        Shape::Object(properties) if properties.is_empty() => "With".to_owned(),
        Shape::Object(_) | Shape::Enum(_) => joined(&parts(shape)),
        Shape::Array(inner) | Shape::Map(inner) => name(&inner.shape),
        Shape::AllOf(_) => {
            let mut types = parts(shape);
            types.retain(|part| matches!(part, Part::Type(_)));
            joined(&types[types.len().saturating_sub(1)..])
        }
        _ => joined(&[]),
    }
}

/// What tells variants apart.
#[derive(Clone, PartialEq, Eq)]
enum Part {
    Type(String),
    Member(String),
    Constant(String),
}

fn parts(shape: &Shape) -> Vec<Part> {
    match shape {
        Shape::Object(properties) => properties.keys().cloned().map(Part::Member).collect(),
        Shape::Enum(constants) => constants.keys().cloned().map(Part::Constant).collect(),
        Shape::Array(inner) | Shape::Map(inner) => parts(&inner.shape),
        Shape::AllOf(all) => all.iter().flat_map(|part| parts(&part.shape)).collect(),
        Shape::Reference(name) => {
            name.to_string().rsplit('.').next().map(|name| Part::Type(name.to_owned())).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn joined(parts: &[Part]) -> String {
    let word = |part: &Part| match part {
        Part::Type(name) | Part::Member(name) | Part::Constant(name) => name.to_upper_camel_case(),
    };
    let words: String = parts.iter().take(NAMED).map(word).collect();
    match parts.first() {
        _ if words.is_empty() => "Choice".to_owned(),
        Some(Part::Member(_)) => format!("With{words}"),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Component;

    fn reference(name: &str) -> Schema {
        Schema::of(String::new(), Shape::Reference(Component::from(name)))
    }

    fn builds_on(names: &[&str]) -> Schema {
        Schema::of(String::new(), Shape::AllOf(names.iter().map(|name| reference(name)).collect()))
    }

    #[test]
    fn variants_are_named_by_the_last_type_that_they_build_on() {
        assert_eq!(variant_names(&[builds_on(&["a.base", "a.one"]), builds_on(&["a.base", "a.two"])]), ["One", "Two"]);
        assert_eq!(variant_names(&[reference("a.one")]), ["Choice"]);
    }

    #[test]
    fn those_that_would_be_called_the_same_are_named_by_what_only_they_have() {
        let [one, two] = [builds_on(&["a.one", "a.info"]), builds_on(&["a.two", "a.info"])];
        assert_eq!(variant_names(&[one.clone(), two.clone()]), ["One", "Two"]);
        assert_eq!(variant_names(&[two, one.clone()]), ["Two", "One"], "in whatever order");
        assert_eq!(variant_names(&[one.clone(), one]), ["Info", "Info"], "the same is one type");
    }
}
