//! The two flavours of the API.

use std::str::FromStr;

use http::StatusCode;
use serde_json::{Value, json};

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
