//! “Possible values” in a description become the words of the constants, and a string that is described as the value of an
//! enumeration becomes one: newer descriptions say `type: string`, and the enumeration's name in prose alone.

use std::collections::{HashMap, HashSet};

use crate::lower::Lowering;
use crate::model::{Api, Component, Schema, Shape, StringFormat};

const HEADING: &str = "Possible values:";

/// What precedes the name of the enumeration, in asterisks.
const SEE: &str = "For more information see: *";

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let api = &mut lowering.api;
    let enums = enums(api);
    api.for_each_schema_mut(&mut |schema| {
        let mut description = schema.description.take();
        let own = matches!(schema.shape, Shape::Enum(_));
        places +=
            usize::from(if own { describe(schema, &mut description) } else { refer(schema, &mut description, &enums) });
        schema.description = description;
    });
    for parameter in api.operations.iter_mut().flat_map(|operation| &mut operation.parameters) {
        places += usize::from(refer(&mut parameter.schema, &mut parameter.description, &enums));
    }
    places
}

type Enums = HashMap<Component, HashSet<String>>;

fn enums(api: &Api) -> Enums {
    let constants = |schema: &Schema| match &schema.shape {
        Shape::Enum(constants) => Some(constants.keys().cloned().collect()),
        _ => None,
    };
    api.schemas.iter().filter_map(|(name, schema)| Some((name.clone(), constants(schema)?))).collect()
}

/// Hands the words of the list to the constants.
fn describe(schema: &mut Schema, description: &mut Option<String>) -> bool {
    let Shape::Enum(constants) = &mut schema.shape else { return false };
    let Some(list) = description.as_deref().and_then(List::read) else { return false };
    if !list.items.iter().all(|(name, _)| constants.contains_key(name)) {
        return false;
    }
    for (name, words) in list.items.into_iter().filter(|(_, words)| !words.is_empty()) {
        constants[&name].description.get_or_insert(words);
    }
    *description = Some(list.rest).filter(|rest| !rest.is_empty());
    true
}

/// Makes a string the enumeration that its description names, and takes out what the enumeration says itself.
fn refer(schema: &mut Schema, description: &mut Option<String>, enums: &Enums) -> bool {
    let Some(text) = description.as_deref() else { return false };
    let named = seen(text).map(|(_, name)| Component::from(name)).filter(|name| enums.contains_key(name));
    let is_named = named.is_some();
    let Some(target) = named.or_else(|| target(schema).cloned()) else { return false };
    let Some(constants) = enums.get(&target) else { return false };
    let list = List::read(text);
    if list.as_ref().is_some_and(|list| !list.items.iter().all(|(name, _)| constants.contains(name))) {
        return false;
    }
    let has_list = list.is_some();
    let mut rest = list.map_or_else(|| text.to_owned(), |list| list.rest);
    if is_named {
        if let Some(sentence) = seen(&rest).map(|(sentence, _)| sentence.to_owned()) {
            rest = rest.replacen(&sentence, "", 1);
        }
        become_reference(schema, &target);
    }
    *description = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
    is_named || has_list
}

/// The sentence that names the enumeration, and the name.
fn seen(text: &str) -> Option<(&str, &str)> {
    let start = text.find(SEE)?;
    let (name, _) = text[start + SEE.len()..].split_once("*.")?;
    let length = SEE.len() + name.len() + "*.".len();
    (!name.contains(char::is_whitespace)).then(|| (&text[start..start + length], name))
}

fn become_reference(schema: &mut Schema, target: &Component) {
    match &mut schema.shape {
        Shape::String(StringFormat::Text) => schema.shape = Shape::Reference(target.clone()),
        Shape::Array(inner) | Shape::Map(inner) => become_reference(inner, target),
        _ => {}
    }
}

/// The component that a value, or each value of a list, is of.
fn target(schema: &Schema) -> Option<&Component> {
    match &schema.shape {
        Shape::Reference(name) => Some(name),
        Shape::Array(inner) => target(inner),
        Shape::AllOf(parts) if parts.len() == 1 => target(&parts[0]),
        _ => None,
    }
}

struct List {
    items: Vec<(String, String)>,
    /// The description without the list.
    rest: String,
}

impl List {
    fn read(description: &str) -> Option<Self> {
        let mut lines = description.lines();
        let mut rest: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != HEADING).collect();
        let mut items: Vec<(String, String)> = Vec::new();
        for line in lines.by_ref() {
            if let Some((name, words)) = item(line) {
                items.push((name.to_owned(), words.to_owned()));
            } else if let Some((_, words)) = items.last_mut().filter(|_| is_of_an_item(line)) {
                words.push('\n');
                words.push_str(line.trim());
            } else {
                rest.push(line);
                break;
            }
        }
        rest.extend(lines);
        items.iter_mut().for_each(|(_, words)| *words = words.trim().to_owned());
        (!items.is_empty()).then(|| Self { items, rest: rest.join("\n").trim().to_owned() })
    }
}

/// ``- `NONE`: The operation is not running.``
fn item(line: &str) -> Option<(&str, &str)> {
    let (name, words) = line.trim_start().strip_prefix("- `")?.split_once('`')?;
    Some((name, words.strip_prefix(':')?.trim()))
}

/// Whether a line goes on with the item before it: the vendor does not indent the release of a constant.
fn is_of_an_item(line: &str) -> bool {
    let words =
        line.trim_start_matches('_').trim_start_matches("Warning:").trim_start_matches(['_', ' ']).to_ascii_lowercase();
    line.is_empty()
        || line.starts_with(' ')
        || words.starts_with("this constant")
        || words.starts_with("this enum") && words.contains("constant")
}

#[cfg(test)]
mod tests {
    use crate::model::{Schema, Shape};
    use crate::testing::lowering;

    const DOCUMENT: &str = r#"
components:
  schemas:
    Kind:
      type: string
      enum: [NEW, OLD, BARE]
      description: "Kinds.\n\nPossible values:\n  - `NEW`: As of\n    late.\n\nThis constant was added in __vSphere API 9.1__.\n  - `OLD`: Of yore.\n  - `BARE`:\n\n\nThis enumeration was added in __vSphere API 6.7__."
    Holder:
      type: object
      properties:
        kind:
          description: "What it is.\n\nPossible values:\n  - `NEW`: As of late.\n\n\nIt may change."
          allOf: [{$ref: '#/components/schemas/Kind'}]
        text: {type: string, description: "Possible values:\n  - `NEW`: As of late."}
        prose:
          type: string
          description: "What it is.\n\nPossible values:\n  - `NEW`: As of late.\n\n\nFor more information see: *Kind*.\n\nIt may change."
        list: {type: array, items: {type: string}, description: "For more information see: *Kind*."}
        other: {type: string, description: "For more information see: *Holder*."}
"#;

    fn properties() -> Vec<(String, Schema)> {
        let mut lowering = lowering(DOCUMENT);
        super::run(&mut lowering);
        let Shape::Object(properties) = &lowering.api.schemas["Holder"].shape else { panic!("an object") };
        properties.iter().map(|(name, property)| (name.clone(), property.schema.clone())).collect()
    }

    fn property(name: &str) -> Schema {
        properties().into_iter().find(|(own, _)| own == name).expect("the property").1
    }

    #[test]
    fn constants_get_the_words_of_the_list() {
        let mut lowering = lowering(DOCUMENT);
        super::run(&mut lowering);
        let kind = &lowering.api.schemas["Kind"];
        let Shape::Enum(constants) = &kind.shape else { panic!("an enum") };
        assert_eq!(
            constants["NEW"].description.as_deref(),
            Some("As of\nlate.\n\nThis constant was added in __vSphere API 9.1__.")
        );
        assert_eq!(constants["OLD"].description.as_deref(), Some("Of yore."));
        assert_eq!(constants["BARE"].description, None);
        assert_eq!(kind.description.as_deref(), Some("Kinds.\n\nThis enumeration was added in __vSphere API 6.7__."));
    }

    #[test]
    fn properties_of_the_enum_do_not_repeat_the_list() {
        assert_eq!(property("kind").description.as_deref(), Some("What it is.\n\nIt may change."));
        let text = property("text").description;
        assert_eq!(text.as_deref(), Some("Possible values:\n  - `NEW`: As of late."), "nothing else has the list");
    }

    #[test]
    fn a_string_that_is_described_as_an_enum_is_one() {
        let prose = property("prose");
        assert_eq!(prose.references(), ["Kind"]);
        assert_eq!(prose.description.as_deref(), Some("What it is.\n\n\n\nIt may change."));
        assert_eq!(property("list").references(), ["Kind"]);
        assert!(property("other").references().is_empty(), "a structure is no value of a string");
    }
}
