//! What is brought over: the calls, the types that they reach, and the timelines, identifiers and services that these need.

use heck::ToKebabCase;
use serde_json::Value;

use super::samples;
use super::vocabulary::Vocabulary;
use super::wanted;
use crate::curation::described::Described;
use crate::curation::{envelopes, flavour::Flavour, pairs};
use crate::document::{Document, Node};
use crate::lower;
use crate::model::{
    Api, Component, FIRST_WITH_API, Method, Operation, Problem, Problems, Schema, Shape, Stage, Timeline, Version,
    own_id,
};

/// What is brought over.
pub(super) struct Plan<'a> {
    pub(super) theirs: &'a Api,
    pub(super) vocabulary: Vocabulary<'a>,
    pub(super) calls: Vec<Call<'a>>,
    /// New types by the names that they get, and the timelines of each.
    pub(super) types: Vec<(Component, NewType<'a>)>,
    pub(super) timelines: Vec<NewTimeline>,
    pub(super) ids: Vec<NewId>,
    pub(super) tags: Vec<String>,
    pub(super) notes: Vec<String>,
    /// The schema that all errors share, and a value of it.
    pub(super) error: String,
    pub(super) failure: Value,
    pub(super) session: Option<String>,
    shared: Vec<Shared>,
}

/// A response that operations of ours share, for errors that the vendor declares for none of them.
struct Shared {
    name: String,
    status: String,
    errors: Vec<(String, bool)>,
    has_body: bool,
}

/// A method of a path: one operation, or several that an action tells apart.
pub(super) struct Call<'a> {
    pub(super) path: String,
    pub(super) method: Method,
    pub(super) tag: String,
    pub(super) operations: Vec<Single<'a>>,
}

/// One operation.
pub(super) struct Single<'a> {
    pub(super) operation: &'a Operation,
    pub(super) id: String,
    pub(super) own: String,
    pub(super) timeline: String,
    pub(super) legacy: Option<LegacyForm>,
}

/// How it was called below `/rest`.
pub(super) struct LegacyForm {
    pub(super) path: String,
    pub(super) method: Method,
    /// The parameter that its body is; `*` where its members are the parameters.
    pub(super) body: Option<String>,
}

pub(super) struct NewType<'a> {
    pub(super) schema: &'a Schema,
    pub(super) timeline: String,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct NewTimeline {
    /// Whether the document does not have it yet.
    pub(super) is_new: bool,
    service: String,
    pub(super) name: String,
    pub(super) from: Version,
    pub(super) stage: Stage,
}

pub(super) struct NewId {
    /// Whether the document does not have it yet.
    pub(super) is_new: bool,
    pub(super) name: String,
    pub(super) module: String,
    pub(super) resource_type: String,
    pub(super) timeline: String,
}

impl<'a> Plan<'a> {
    pub(super) fn new(ours: &Api, described: &'a Described, wanted: &[String]) -> Result<Self, Problems> {
        let theirs = &described.api;
        let vocabulary = Vocabulary::new(ours, theirs);
        let chosen = wanted::chosen(described, &vocabulary, wanted)?;
        let mut plan = Plan {
            theirs,
            vocabulary,
            calls: Vec::new(),
            types: Vec::new(),
            timelines: Vec::new(),
            ids: Vec::new(),
            tags: Vec::new(),
            notes: Vec::new(),
            failure: samples::value(&Schema::reference("", error(ours)), ours),
            error: error(ours),
            session: session(ours),
            shared: shared(ours),
        };
        let mut problems = Vec::new();
        for operation in chosen {
            let place = described.document.place(&operation.pointer);
            match plan.operation(ours, operation, described) {
                Ok(()) => {}
                Err((message, help)) => problems.push(Problem::at(place, message).help(help)),
            }
        }
        problems.into_iter().collect::<Problems>().into_result()?;
        Ok(plan)
    }

    /// The operations, by the ids that they get.
    pub(super) fn operations(&self) -> Vec<String> {
        self.calls.iter().flat_map(|call| &call.operations).map(|single| single.id.clone()).collect()
    }

    /// The response of our document that stands for these errors, of operations with a body or without.
    pub(super) fn shared(&self, status: &str, errors: &[(String, bool)], has_body: bool) -> Option<&str> {
        let fits = |shared: &&Shared| shared.status == status && shared.errors == errors;
        let all = || self.shared.iter().filter(fits);
        all().find(|shared| shared.has_body == has_body).or_else(|| all().next()).map(|shared| &*shared.name)
    }

    fn operation(
        &mut self,
        ours: &Api,
        operation: &'a Operation,
        described: &Described,
    ) -> Result<(), (String, String)> {
        let Described { release, document, .. } = described;
        let id = self.vocabulary.id(operation);
        let key = |operation: &Operation| pairs::key(operation, Flavour::Api, true);
        let place = |operation: &Operation| (key(operation).0, key(operation).1);
        if let Some(own) = ours.operations.iter().find(|own| key(own) == key(operation)) {
            return Err((format!("{} is there already", own.id), "`cargo xtask audit` tells what differs".to_owned()));
        }
        if let Some(own) = ours.operations.iter().find(|own| place(own) == place(operation)) {
            let message = format!("{} has the method and path of {id}", own.id);
            return Err((message, "make them one with `x-sdk-actions`, by hand".to_owned()));
        }
        let tag = self.vocabulary.service(operation);
        let legacy = self.legacy(operation, document);
        let timeline = self.timeline(ours, &tag, operation, legacy.is_some(), release);
        if !ours.tags.contains_key(&tag) && !self.tags.contains(&tag) {
            self.tags.push(tag.clone());
        }
        let path = operation.path.strip_prefix(&*ours.base_path).unwrap_or(&operation.path).to_owned();
        let own = own_id(&operation.id, &operation.tag).to_owned();
        let single = Single { operation, id, own, timeline, legacy };
        let method = operation.method;
        match self.calls.iter_mut().find(|call| call.method == method && call.path == path) {
            Some(call) => {
                let first = call.operations[0].operation;
                let answers = |operation: &Operation| -> Vec<String> {
                    let looks = |media: &crate::model::Media| format!("{:?}", media.schema.shape);
                    operation
                        .successes()
                        .map(|one| format!("{:?} {:?}", one.status, one.content.first().map(looks)))
                        .collect()
                };
                if answers(first) != answers(operation) || first.constants.is_empty() || operation.constants.is_empty()
                {
                    let message = format!(
                        "{} has the method and path of {}, and answers otherwise",
                        single.id, call.operations[0].id
                    );
                    return Err((message, "add one of them; no document can have both".to_owned()));
                }
                call.operations.push(single);
            }
            None => self.calls.push(Call { path, method, tag, operations: vec![single] }),
        }
        Ok(())
    }

    /// The legacy form of an operation that the description has too: the one that names it as its replacement, or the one of
    /// its name in the same service.
    fn legacy(&self, operation: &Operation, document: &Document) -> Option<LegacyForm> {
        let legacy = || self.theirs.operations.iter().filter(|other| Flavour::of(&other.path) == Flavour::Rest);
        let replaced_by = |other: &&Operation| {
            let pointer = format!("{}/x-vmw-deprecated/replacement", other.pointer);
            let replacement = document.get(&pointer).and_then(Node::as_str);
            replacement.and_then(|text| text.split_once('#')).is_some_and(|(_, pointer)| pointer == operation.pointer)
        };
        let namesake = |other: &&Operation| other.tag == operation.tag && other.id == operation.id;
        let twin = legacy().find(replaced_by).or_else(|| legacy().find(namesake))?;
        let body = twin.body_media().map(|media| {
            let has = |name: &str| {
                operation.body_media().is_some_and(|media| match self.theirs.shape(&media.schema) {
                    Shape::Object(properties) => properties.contains_key(name),
                    _ => false,
                })
            };
            let parameter = envelopes::parameter(&media.schema, self.theirs).filter(|name| !has(name));
            parameter.unwrap_or_else(|| "*".to_owned())
        });
        Some(LegacyForm { path: format!("{}{}", twin.path, twin.query()), method: twin.method, body })
    }

    /// The timeline of an operation, made where there is none yet.
    fn timeline(
        &mut self,
        ours: &Api,
        tag: &str,
        operation: &Operation,
        has_legacy: bool,
        release: &Version,
    ) -> String {
        let texts = [&operation.summary, &operation.description];
        let spans: Vec<_> = texts.into_iter().flatten().flat_map(|text| lower::stated(text)).collect();
        let preview = spans.iter().map(|span| span.stage).find(|stage| stage.is_preview());
        let stage = preview.unwrap_or(Stage::GenerallyAvailable);
        let since = spans.iter().map(|span| span.from.to_release()).find(|from| !from.is_undated());
        let first_with_api = Version::parse(FIRST_WITH_API);
        let is_known = |since: &Version| has_legacy || first_with_api.as_ref().is_none_or(|first| since >= first);
        let from = since.clone().filter(is_known).unwrap_or_else(|| release.clone());
        if let Some(since) = since.filter(|since| *since != from) {
            let id = self.vocabulary.id(operation);
            self.notes.push(format!(
                "{id} was added in {since}, and is written from {from} on: its legacy form is not known"
            ));
        }
        let fits =
            |timeline: &&NewTimeline| timeline.service == tag && timeline.from == from && timeline.stage == stage;
        if let Some(timeline) = self.timelines.iter().find(fits) {
            return timeline.name.clone();
        }
        let base = format!("{}{}", tag.to_kebab_case(), if stage.is_preview() { "-preview" } else { "" });
        let dated = format!("{base}-{}", from.as_str().replace('.', "-"));
        // An earlier addition may have made the same.
        let same = |timeline: &Timeline| matches!(&timeline.0[..], [span] if span.from == from && span.stage == stage);
        let known = [&base, &dated].into_iter().find(|name| ours.lifecycles.get(*name).is_some_and(same)).cloned();
        let is_taken = |name: &String| {
            ours.lifecycles.contains_key(name) || self.timelines.iter().any(|timeline| timeline.name == *name)
        };
        let is_new = known.is_none();
        let name = known.unwrap_or_else(|| if is_taken(&base) { dated } else { base });
        self.timelines.push(NewTimeline { is_new, service: tag.to_owned(), name: name.clone(), from, stage });
        name
    }
}

/// The schema that errors have in our document.
fn error(ours: &Api) -> String {
    let bodies = ours.operations.iter().flat_map(Operation::error_bodies);
    let mut names = bodies.filter_map(|(_, media)| match &media.schema.shape {
        Shape::Reference(name) => Some(name.to_string()),
        _ => None,
    });
    names.next().unwrap_or_else(|| "Vapi.Std.Errors.Error".to_owned())
}

fn shared(ours: &Api) -> Vec<Shared> {
    let mut all = Vec::new();
    for operation in &ours.operations {
        for response in &operation.responses {
            let Some(name) = response.pointer.strip_prefix("/components/responses/") else { continue };
            let errors =
                response.errors.iter().map(|case| (case.error_type.clone(), case.undeclared)).collect::<Vec<_>>();
            if !errors.is_empty() && errors.iter().all(|(_, undeclared)| *undeclared) {
                let (name, status) = (name.to_owned(), response.status.key());
                all.push(Shared { name, status, errors, has_body: operation.body.is_some() });
            }
        }
    }
    all
}

/// The scheme of vCenter's session in our document.
fn session(ours: &Api) -> Option<String> {
    ours.security_schemes.iter().find(|(_, scheme)| scheme.is_session()).map(|(name, _)| name.clone())
}
