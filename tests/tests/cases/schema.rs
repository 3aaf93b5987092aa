//! What the document says of a schema by name: enough to know which members of a value its type must have as fields.

use std::collections::BTreeSet;
use std::path::Path;

use crate::json::Json;

/// The document as it is written. What it has in other files is not looked for.
pub(crate) struct Schemas(Json);

impl Schemas {
    /// # Errors
    ///
    /// If the file cannot be read as YAML.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
        crate::json::yaml(&text).map(Self).map_err(|e| e.to_string())
    }

    /// The properties of the schema and of what it is made of. Not those that only say which of several schemas it is:
    /// a variant says that as well.
    pub(crate) fn properties(&self, name: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut tags = BTreeSet::new();
        tags_of(&self.0, &mut tags);
        self.collect(name, &mut found, &mut BTreeSet::new());
        found.retain(|name| !tags.contains(name));
        found
    }

    fn collect(&self, name: &str, found: &mut BTreeSet<String>, seen: &mut BTreeSet<String>) {
        if !seen.insert(name.to_owned()) {
            return;
        }
        let schemas = self.0.member("components").and_then(|components| components.member("schemas"));
        let Some(schema) = schemas.and_then(|schemas| schemas.member(name)) else { return };
        let mut waiting = vec![schema];
        while let Some(schema) = waiting.pop() {
            let properties = schema.member("properties").map(Json::members).unwrap_or_default();
            found
                .extend(properties.iter().filter(|(_, property)| !is_constant(property)).map(|(name, _)| name.clone()));
            if let Some(Json::List(parts)) = schema.member("allOf") {
                waiting.extend(parts);
            }
            let reference = schema.member("$ref").and_then(Json::as_str);
            if let Some(name) = reference.and_then(|reference| reference.strip_prefix("#/components/schemas/")) {
                self.collect(name, found, seen);
            }
        }
    }
}

fn is_constant(property: &Json) -> bool {
    matches!(property.member("enum"), Some(Json::List(values)) if values.len() == 1)
}

fn tags_of(value: &Json, tags: &mut BTreeSet<String>) {
    if let Some(name) = value.member("discriminator").and_then(|d| d.member("propertyName")).and_then(Json::as_str) {
        tags.insert(name.to_owned());
    }
    match value {
        Json::List(items) => items.iter().for_each(|item| tags_of(item, tags)),
        Json::Object(members) => members.iter().for_each(|(_, value)| tags_of(value, tags)),
        _ => {}
    }
}
