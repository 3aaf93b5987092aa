//! Walking a value along its schema: what a release lacks, and what nobody knows.

use serde_json::{Map, Value};

use super::{Document, Operation};
use crate::release::Release;

/// A schema with its references and `allOf` laid flat.
#[derive(Default)]
struct Flat<'d> {
    properties: Vec<(&'d String, &'d Value)>,
    /// Schema of the members of a map.
    values: Option<&'d Value>,
    /// Any member is allowed.
    open: bool,
    items: Option<&'d Value>,
    required: Vec<&'d str>,
    is_enum: bool,
    lifecycles: Vec<&'d str>,
}

impl Document {
    fn flat<'d>(&'d self, schema: &'d Value) -> Flat<'d> {
        let mut flat = Flat::default();
        self.flatten(schema, &mut flat);
        // `type: object` and nothing else says that any member will do.
        flat.open |= flat.properties.is_empty() && flat.values.is_none();
        flat
    }

    fn flatten<'d>(&'d self, schema: &'d Value, flat: &mut Flat<'d>) {
        let schema = self.resolve(schema);
        flat.properties.extend(super::members(schema.get("properties")));
        match schema.get("additionalProperties") {
            Some(Value::Bool(open)) => flat.open |= open,
            Some(values) => flat.values = Some(values),
            None => {}
        }
        flat.items = flat.items.or(schema.get("items"));
        let list = |name: &str| schema.get(name).and_then(Value::as_array).into_iter().flatten();
        flat.required.extend(list("required").filter_map(Value::as_str));
        flat.is_enum |= schema.get("enum").is_some() || schema.get("x-sdk-constants").is_some();
        flat.lifecycles.extend(schema.get("x-sdk-lifecycle").and_then(Value::as_str));
        for part in list("allOf") {
            self.flatten(part, flat);
        }
    }

    fn property_exists(&self, schema: &Value, release: Release) -> bool {
        self.exists(self.flat(schema).lifecycles.into_iter(), release)
    }

    /// Leaves out of the answer of an operation what `release` does not have.
    pub(crate) fn prune_answer(
        &self,
        operation: &Operation,
        status: u16,
        error_type: Option<&str>,
        value: &mut Value,
        release: Release,
    ) {
        if let Some(schema) = operation.responses.get(&status).and_then(|response| response.schema.as_ref()) {
            self.prune(schema, value, release);
        }
        let schema = operation.error_kind(status, error_type).and_then(|kind| kind.data.schema.as_ref());
        if let (Some(schema), Some(data)) = (schema, value.get_mut("data")) {
            self.prune(schema, data, release);
        }
    }

    /// Leaves out of a value what `release` does not have.
    fn prune(&self, schema: &Value, value: &mut Value, release: Release) {
        let flat = self.flat(schema);
        match value {
            Value::Object(object) => object.retain(|name, member| {
                let Some(property) = flat.find(name) else {
                    if let Some(values) = flat.values {
                        self.prune(values, member, release);
                    }
                    return true;
                };
                self.prune(property, member, release);
                self.property_exists(property, release)
            }),
            Value::Array(items) => {
                for item in items {
                    if let Some(schema) = flat.items {
                        self.prune(schema, item, release);
                    }
                }
            }
            _ => {}
        }
    }

    /// The first member of a request that `release` does not know, as its path; takes out `@class`, which vAPI allows
    /// on any structure.
    pub(crate) fn strip_unknown(&self, schema: &Value, value: &mut Value, release: Release) -> Result<(), String> {
        let flat = self.flat(schema);
        match value {
            Value::Object(object) => {
                object.remove("@class");
                for (name, member) in object {
                    let below = match (flat.find(name), flat.values) {
                        (Some(property), _) if self.property_exists(property, release) => property,
                        (None, Some(values)) => values,
                        (None, None) if flat.open => continue,
                        _ => return Err(name.clone()),
                    };
                    self.strip_unknown(below, member, release).map_err(|path| format!("{name}.{path}"))?;
                }
                Ok(())
            }
            Value::Array(items) => {
                let Some(schema) = flat.items else { return Ok(()) };
                let mut numbered = items.iter_mut().enumerate();
                numbered.try_for_each(|(index, item)| {
                    self.strip_unknown(schema, item, release).map_err(|path| format!("{index}.{path}"))
                })
            }
            _ => Ok(()),
        }
    }

    /// Writes maps as the legacy flavour has them: as lists of `{"key", "value"}`.
    pub(crate) fn list_maps(&self, schema: &Value, value: &mut Value) {
        let flat = self.flat(schema);
        match value {
            Value::Object(object) => match flat.values.filter(|_| flat.properties.is_empty()) {
                Some(values) => {
                    let entries = std::mem::take(object).into_iter().map(|(key, mut member)| {
                        self.list_maps(values, &mut member);
                        serde_json::json!({ "key": key, "value": member })
                    });
                    *value = entries.collect();
                }
                None => {
                    for (name, member) in object {
                        if let Some(property) = flat.find(name) {
                            self.list_maps(property, member);
                        }
                    }
                }
            },
            Value::Array(items) => {
                if let Some(schema) = flat.items {
                    items.iter_mut().for_each(|item| self.list_maps(schema, item));
                }
            }
            _ => {}
        }
    }

    /// Puts `constant` in the place of the first enumerated value. Whether there was one.
    pub(crate) fn replace_enum(&self, schema: &Value, value: &mut Value, constant: &str) -> bool {
        let flat = self.flat(schema);
        match value {
            Value::String(text) if flat.is_enum => {
                constant.clone_into(text);
                true
            }
            Value::Object(object) => object.iter_mut().any(|(name, member)| {
                let below = flat.find(name).or(flat.values);
                below.is_some_and(|schema| self.replace_enum(schema, member, constant))
            }),
            Value::Array(items) => match flat.items {
                Some(schema) => items.iter_mut().any(|item| self.replace_enum(schema, item, constant)),
                None => false,
            },
            _ => false,
        }
    }

    /// The object of an answer that a fault on properties changes: the answer, or the first of the list that it is.
    pub(crate) fn first_object(value: &mut Value) -> Option<&mut Map<String, Value>> {
        match value {
            Value::Object(object) => Some(object),
            Value::Array(items) => items.iter_mut().find_map(Self::first_object),
            _ => None,
        }
    }

    /// Name of a property that an object of that schema must have.
    pub(crate) fn required_property(&self, schema: &Value) -> Option<String> {
        let flat = self.flat(schema);
        match flat.items {
            Some(items) => self.required_property(items),
            None => flat.required.first().map(|name| (*name).to_owned()),
        }
    }
}

impl<'d> Flat<'d> {
    fn find(&self, name: &str) -> Option<&'d Value> {
        self.properties.iter().find(|(other, _)| *other == name).map(|(_, schema)| *schema)
    }
}
