//! The two flavours of the API.

use std::fmt;
use std::str::FromStr;

use http::StatusCode;
use serde_json::{Value, json};

use crate::release::Release;

/// Which flavours of the API a fake speaks, of those that its [`Release`](crate::Release) has: `/api` since 7.0.2,
/// `/rest` until 8.0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Flavour {
    /// All that the release has.
    #[default]
    Both,
    /// `/api` alone.
    Api,
    /// `/rest` alone.
    Rest,
}

impl FromStr for Flavour {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "both" => Ok(Self::Both),
            "api" => Ok(Self::Api),
            "rest" => Ok(Self::Rest),
            _ => Err(format!("`{text}` is no flavour; one of: both, api, rest")),
        }
    }
}

impl Flavour {
    /// Fails where the release does not speak it.
    pub(crate) fn of(self, release: Release) -> Result<(), NotSpoken> {
        if self.is_spoken_by(release) { Ok(()) } else { Err(NotSpoken { release, flavour: self }) }
    }

    fn is_spoken_by(self, release: Release) -> bool {
        match self {
            Self::Both => true,
            Self::Api => release.has_api(),
            Self::Rest => release.has_rest(),
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Api => "api",
            Self::Rest => "rest",
        }
    }
}

/// There is no such pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotSpoken {
    release: Release,
    flavour: Flavour,
}

impl fmt::Display for NotSpoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { release, flavour } = *self;
        let spoken = [Flavour::Api, Flavour::Rest].into_iter().filter(|one| one.is_spoken_by(release));
        let spoken: Vec<_> = spoken.map(Flavour::as_str).collect();
        let releases = Release::VALUES.into_iter().filter(|one| flavour.is_spoken_by(*one));
        let releases: Vec<_> = releases.map(Release::as_str).collect();
        let (spoken, releases) = (spoken.join(", "), releases.join(", "));
        write!(f, "release {release} does not speak {}; it speaks {spoken}, ", flavour.as_str())?;
        write!(f, "and {} is spoken by {releases}", flavour.as_str())
    }
}

impl std::error::Error for NotSpoken {}

/// The package of the errors.
const ERRORS: &str = "com.vmware.vapi.std.errors";

/// The status that an error has under `/rest`, which is another than under `/api` for some.
pub(crate) fn legacy_status(error_type: &str, modern: StatusCode) -> StatusCode {
    match error_type {
        "CONCURRENT_CHANGE" | "ERROR" | "RESOURCE_BUSY" | "RESOURCE_INACCESSIBLE" | "UNABLE_TO_ALLOCATE_RESOURCE" => {
            StatusCode::BAD_REQUEST
        }
        "TIMED_OUT" => StatusCode::GATEWAY_TIMEOUT,
        _ => modern,
    }
}

/// An error in the envelope that it has under `/rest`.
pub(crate) fn legacy_error(error_type: &str, body: Value) -> Value {
    json!({ "type": format!("{ERRORS}.{}", error_type.to_ascii_lowercase()), "value": body })
}

/// What is answered under `/rest` before any service is asked: there is no such method and path.
pub(crate) fn legacy_not_found() -> Value {
    json!({
        "name": format!("{ERRORS}.not_found"),
        "majorErrorCode": 404,
        "localizableMessages": [{
            "id": "com.vmware.vapi.rest.httpNotFound",
            "defaultMessage": "There is nothing under this method and path.",
        }],
    })
}
