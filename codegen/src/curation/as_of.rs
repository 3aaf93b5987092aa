//! Our document as it is in one release, in one flavour.

use super::flavour::Flavour;
use crate::model::{
    Api, ErrorCase, FIRST_WITH_API, FIRST_WITHOUT_REST, Operation, Response, Shape, Status, Timeline, Version,
};

/// What there is in a release.
pub(super) fn release(ours: &Api, release: &Version, flavour: Flavour) -> Api {
    let mut api = ours.clone();
    api.operations.retain(|operation| has(operation, release, flavour));
    for operation in &mut api.operations {
        declared(operation, release);
        if flavour == Flavour::Rest {
            in_legacy(operation);
        }
    }
    api.schemas.retain(|_, schema| exists(schema.timeline.as_ref(), release));
    api.for_each_schema_mut(&mut |schema| match &mut schema.shape {
        Shape::Object(properties) => {
            properties.retain(|_, property| exists(property.schema.timeline.as_ref(), release));
        }
        Shape::Enum(constants) => constants.retain(|_, constant| exists(constant.timeline.as_ref(), release)),
        _ => {}
    });
    api
}

/// Whether a server of that release has an operation in that flavour.
pub(super) fn has(operation: &Operation, release: &Version, flavour: Flavour) -> bool {
    let timeline = operation.timeline.as_ref();
    let named = |text: &str| Version::parse(text);
    exists(timeline, release)
        && match flavour {
            Flavour::Api => {
                let first = timeline.and_then(Timeline::api_from).cloned().or_else(|| named(FIRST_WITH_API));
                first.is_none_or(|first| *release >= first)
            }
            Flavour::Rest => operation.legacy().is_some() && named(FIRST_WITHOUT_REST).is_none_or(|end| *release < end),
        }
}

pub(super) fn exists(timeline: Option<&Timeline>, release: &Version) -> bool {
    timeline.is_none_or(|timeline| timeline.stage_in(release).exists())
}

/// Leaves out the errors that a description of that release does not list, by our own word.
fn declared(operation: &mut Operation, release: &Version) {
    let is_declared = |case: &ErrorCase| {
        let since = case.since.as_deref().and_then(Version::parse);
        !case.undeclared && since.is_none_or(|since| since <= *release)
    };
    operation.responses.retain_mut(|response| {
        let any = !response.errors.is_empty();
        response.errors.retain(is_declared);
        !any || !response.errors.is_empty()
    });
}

/// The operation with the statuses of the legacy flavour.
fn in_legacy(operation: &mut Operation) {
    let mut responses: Vec<Response> = Vec::new();
    for response in std::mem::take(&mut operation.responses) {
        if response.status.is_success() {
            responses.push(Response { status: Status::Code(200), ..response });
            continue;
        }
        for case in &response.errors {
            let status = legacy_status(response.status, &case.error_type);
            match responses.iter_mut().find(|response| response.status == status) {
                Some(response) => response.errors.push(case.clone()),
                None => responses.push(Response { status, errors: vec![case.clone()], ..response.clone() }),
            }
        }
    }
    operation.responses = responses;
}

/// The flavours do not agree on the statuses of some errors.
fn legacy_status(status: Status, error_type: &str) -> Status {
    match error_type {
        "ERROR" | "RESOURCE_BUSY" | "RESOURCE_INACCESSIBLE" | "UNABLE_TO_ALLOCATE_RESOURCE" | "CONCURRENT_CHANGE" => {
            Status::Code(400)
        }
        "TIMED_OUT" => Status::Code(504),
        _ => status,
    }
}
