//! What the curated document calls things of the vendor: as descriptions of 9.x name them, whatever an older one says.

use std::collections::{BTreeMap, HashMap};

use heck::{ToLowerCamelCase, ToUpperCamelCase};

use crate::model::{Api, Component, Operation, Schema, Shape, own_id};

/// The names.
pub(super) struct Vocabulary<'a> {
    /// Our own types, by their letters.
    ours: HashMap<String, Component>,
    theirs: &'a Api,
    package: String,
    /// Services by their letters, the longest first: tag, service.
    services: Vec<(String, String)>,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn new(ours: &Api, theirs: &'a Api) -> Self {
        let package = package(theirs);
        let tags: BTreeMap<&str, String> =
            theirs.operations.iter().map(|operation| (&*operation.tag, service(&operation.tag, &package))).collect();
        let mut services: Vec<(String, String)> =
            tags.into_iter().map(|(tag, service)| (tag.to_owned(), service)).collect();
        services.sort_by_key(|(_, service)| std::cmp::Reverse(service.len()));
        let ours = ours.schemas.keys().map(|name| (letters(&name.to_string()), name.clone())).collect();
        Self { ours, theirs, package, services }
    }

    pub(super) fn service(&self, operation: &Operation) -> String {
        service(&operation.tag, &self.package)
    }

    pub(super) fn id(&self, operation: &Operation) -> String {
        let own = own_id(&operation.id, &operation.tag);
        format!("{}_{}", self.service(operation), own.to_lower_camel_case())
    }

    /// The type of ours that is the same as one of theirs.
    pub(super) fn existing(&self, name: &Component) -> Option<&Component> {
        self.ours.get(&letters(&name.to_string()))
    }

    /// What a type of theirs is called in our document.
    pub(super) fn component(&self, name: &Component) -> Component {
        if let Some(own) = self.existing(name) {
            return own.clone();
        }
        let text = name.to_string();
        if let Some((holder, rest)) = self.holder(&text) {
            return Component::from(format!("{}.{rest}", self.component(&Component::from(holder))));
        }
        if text.contains('.') {
            // What was written in place has the name of its service in the words of the description.
            let inside = self.services.iter().find_map(|(tag, service)| {
                let rest = text.strip_prefix(&tag.replace('/', "."))?.strip_prefix('.')?;
                Some(format!("{service}.{rest}"))
            });
            let segments =
                || text.split('.').map(|segment| segment.to_upper_camel_case()).collect::<Vec<_>>().join(".");
            return Component::from(inside.unwrap_or_else(segments));
        }
        let of_service = self.services.iter().find_map(|(_, service)| {
            let rest = text.strip_prefix(&service.replace('.', ""))?;
            (!rest.is_empty()).then(|| format!("{service}.{rest}"))
        });
        let of_package = || text.strip_prefix(&*self.package).map(|rest| format!("{}.{rest}", self.package));
        Component::from(of_service.or_else(of_package).unwrap_or(text))
    }

    /// The type whose property another one is of, and is named after: `SessionInfo`, of `SessionInfoStage`.
    fn holder<'n>(&'n self, name: &'n str) -> Option<(&'n str, &'n str)> {
        let is_holder = |holder: &str, schema: &Schema| {
            matches!(schema.shape, Shape::Object(_))
                && name.len() > holder.len()
                && name.starts_with(holder)
                && schema.references().into_iter().any(|used| used == name)
        };
        let holders = self.theirs.schemas.iter().filter_map(|(holder, schema)| Some((holder.schema()?, schema)));
        let holders = holders.filter(|(holder, schema)| !holder.contains('.') && is_holder(holder, schema));
        let longest = holders.max_by_key(|(holder, _)| holder.len())?.0;
        Some((longest, &name[longest.len()..]))
    }
}

/// `tagging/category` of the package `Cis` is `Cis.Tagging.Category`.
fn service(tag: &str, package: &str) -> String {
    if tag.starts_with(|c: char| c.is_ascii_uppercase()) {
        return tag.to_owned();
    }
    let segments = tag.split(['/', '.']).map(|segment| segment.to_upper_camel_case());
    std::iter::once(package.to_owned()).chain(segments).collect::<Vec<_>>().join(".")
}

/// The first word of the names of types, before that of a service; else the title.
fn package(api: &Api) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let tags: Vec<String> = (api.operations.iter())
        .map(|operation| operation.tag.split(['/', '.']).map(|part| part.to_upper_camel_case()).collect::<String>())
        .collect();
    for name in api.schemas.keys().filter_map(Component::schema) {
        let prefix = tags.iter().find_map(|tag| Some(&name[..name.find(&**tag)?]));
        let is_word = |prefix: &&str| {
            prefix.starts_with(|c: char| c.is_ascii_uppercase())
                && prefix[1..].chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        if let Some(prefix) = prefix.filter(is_word) {
            *counts.entry(prefix).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or_else(|| api.title.to_upper_camel_case(), |(prefix, _)| prefix.to_owned())
}

fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}
