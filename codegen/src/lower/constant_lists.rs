//! “Possible values” in a description become the words of the constants; a property of such an enum need not repeat them.

use std::collections::{HashMap, HashSet};

use super::Lowering;
use super::ids::for_each_schema;
use crate::api::{Api, Schema, Shape};

const HEADING: &str = "Possible values:";

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let api = &mut lowering.api;
    let enums = enums(api);
    for_each_schema(api, &mut |schema| {
        let Some(list) = schema.description.as_deref().and_then(List::read) else { return };
        if let Shape::Enum(constants) = &mut schema.shape {
            if !list.items.iter().all(|(name, _)| constants.contains_key(name)) {
                return;
            }
            for (name, words) in list.items {
                let description = &mut constants[&name].description;
                description.get_or_insert(words);
            }
        } else if !target(schema).and_then(|name| enums.get(name)).is_some_and(|known| list.is_of(known)) {
            return;
        }
        schema.description = Some(list.rest).filter(|rest| !rest.is_empty());
        places += 1;
    });
    for parameter in api.operations.iter_mut().flat_map(|operation| &mut operation.parameters) {
        let Some(list) = parameter.description.as_deref().and_then(List::read) else { continue };
        if target(&parameter.schema).and_then(|name| enums.get(name)).is_some_and(|known| list.is_of(known)) {
            parameter.description = Some(list.rest).filter(|rest| !rest.is_empty());
            places += 1;
        }
    }
    places
}

fn enums(api: &Api) -> HashMap<String, HashSet<String>> {
    let constants = |schema: &Schema| match &schema.shape {
        Shape::Enum(constants) => Some(constants.keys().cloned().collect()),
        _ => None,
    };
    api.schemas.iter().filter_map(|(name, schema)| Some((name.clone(), constants(schema)?))).collect()
}

/// The component that a value, or each value of a list, is of.
fn target(schema: &Schema) -> Option<&str> {
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
            } else if let Some((_, words)) = items.last_mut().filter(|_| line.starts_with(' ') || line.is_empty()) {
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

    fn is_of(&self, constants: &HashSet<String>) -> bool {
        self.items.iter().all(|(name, _)| constants.contains(name))
    }
}

/// ``- `NONE`: The operation is not running.``
fn item(line: &str) -> Option<(&str, &str)> {
    let (name, words) = line.trim_start().strip_prefix("- `")?.split_once('`')?;
    Some((name, words.strip_prefix(':')?.trim()))
}

#[cfg(test)]
mod tests {
    use crate::api::Shape;
    use crate::lower::testing::lowering;

    const DOCUMENT: &str = r#"
components:
  schemas:
    Kind:
      type: string
      enum: [NEW, OLD]
      description: "Kinds.\n\nPossible values:\n  - `NEW`: As of late.\n    Warning: This is a preview.\n  - `OLD`: Of yore.\n\n\nThis enumeration was added in __vSphere API 6.7__."
    Holder:
      type: object
      properties:
        kind:
          description: "What it is.\n\nPossible values:\n  - `NEW`: As of late.\n\n\nIt may change."
          allOf: [{$ref: '#/components/schemas/Kind'}]
        text: {type: string, description: "Possible values:\n  - `NEW`: As of late."}
"#;

    #[test]
    fn constants_get_the_words_of_the_list() {
        let mut lowering = lowering(DOCUMENT);
        super::run(&mut lowering);
        let kind = &lowering.api.schemas["Kind"];
        let Shape::Enum(constants) = &kind.shape else { panic!("an enum") };
        assert_eq!(constants["NEW"].description.as_deref(), Some("As of late.\nWarning: This is a preview."));
        assert_eq!(constants["OLD"].description.as_deref(), Some("Of yore."));
        assert_eq!(kind.description.as_deref(), Some("Kinds.\n\nThis enumeration was added in __vSphere API 6.7__."));
    }

    #[test]
    fn properties_of_the_enum_do_not_repeat_the_list() {
        let mut lowering = lowering(DOCUMENT);
        super::run(&mut lowering);
        let Shape::Object(properties) = &lowering.api.schemas["Holder"].shape else { panic!("an object") };
        let described = |name: &str| properties[name].schema.description.as_deref();
        assert_eq!(described("kind"), Some("What it is.\n\nIt may change."));
        assert_eq!(described("text"), Some("Possible values:\n  - `NEW`: As of late."), "nothing else has the list");
    }
}
