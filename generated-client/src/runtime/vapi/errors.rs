//! The one error body of the API.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::LocalizableMessage;

mod lenient;
pub(crate) use lenient::read;

/// What the server says when an operation fails.
#[doc(alias = "VapiStdErrorsError")]
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Error {
    /// Which error it is. Servers before 6.7.2 do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_type: Option<ErrorType>,
    /// What went wrong, then its causes; may be empty.
    pub messages: Vec<LocalizableMessage>,
    /// More about it, of a form that the operation documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
    /// Authentication schemes that the server would accept, as in a `WWW-Authenticate` header.
    /// With [`ErrorType::Unauthenticated`] since 7.0, with [`ErrorType::Unauthorized`] since 9.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// Members that this version of the crate does not know.
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Error {
    /// A value with the required properties.
    pub fn new(messages: Vec<LocalizableMessage>) -> Self {
        Self { error_type: None, messages, data: None, challenge: None, unknown: BTreeMap::new() }
    }

    /// Sets [`error_type`](Self::error_type).
    #[must_use]
    pub fn with_error_type(mut self, value: impl Into<ErrorType>) -> Self {
        self.error_type = Some(value.into());
        self
    }

    /// Sets [`data`](Self::data).
    #[must_use]
    pub fn with_data(mut self, value: Value) -> Self {
        self.data = Some(value);
        self
    }

    /// Sets [`challenge`](Self::challenge).
    #[must_use]
    pub fn with_challenge(mut self, value: impl Into<String>) -> Self {
        self.challenge = Some(value.into());
        self
    }
}

/// Which error it is.
///
/// Servers may send types that this list lacks: match with a `_` arm, read them with
/// [`as_str`](Self::as_str).
#[doc(alias = "VapiStdErrorsErrorType")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ErrorType {
    /// An error without a type of its own.
    Error,
    /// It exists already.
    AlreadyExists,
    /// It is already as was asked for.
    AlreadyInDesiredState,
    /// The operation was cancelled.
    Canceled,
    /// It was changed by someone else in the meantime.
    ConcurrentChange,
    /// A feature that is in use stands in the way.
    FeatureInUse,
    /// A fault in the server.
    InternalServerError,
    /// A value in the request is not valid.
    InvalidArgument,
    /// Something in the configuration of an element stands in the way.
    InvalidElementConfiguration,
    /// The element is of a type that the operation is not for.
    InvalidElementType,
    /// The request as a whole is not valid.
    InvalidRequest,
    /// Not possible in the present state.
    NotAllowedInCurrentState,
    /// Something named in the request does not exist.
    NotFound,
    /// The server does not have the operation.
    OperationNotFound,
    /// Something that is needed is busy at the moment.
    ResourceBusy,
    /// Something that must not be in use is in use.
    ResourceInUse,
    /// Something that is needed cannot be reached.
    ResourceInaccessible,
    /// The service is not available at the moment.
    ServiceUnavailable,
    /// It took too long.
    TimedOut,
    /// Something that is needed could not be allocated.
    UnableToAllocateResource,
    /// The request has no valid credentials.
    Unauthenticated,
    /// The user may not do this.
    Unauthorized,
    /// The request has a member that the server does not know.
    UnexpectedInput,
    /// The server cannot do this.
    Unsupported,
    /// The certificate of another system is not trusted.
    UnverifiedPeer,
    /// A type that this version of the crate does not know.
    Unknown(crate::runtime::Unrecognized),
}

crate::runtime::open_enum!(ErrorType:
    Error = "ERROR",
    AlreadyExists = "ALREADY_EXISTS",
    AlreadyInDesiredState = "ALREADY_IN_DESIRED_STATE",
    Canceled = "CANCELED",
    ConcurrentChange = "CONCURRENT_CHANGE",
    FeatureInUse = "FEATURE_IN_USE",
    InternalServerError = "INTERNAL_SERVER_ERROR",
    InvalidArgument = "INVALID_ARGUMENT",
    InvalidElementConfiguration = "INVALID_ELEMENT_CONFIGURATION",
    InvalidElementType = "INVALID_ELEMENT_TYPE",
    InvalidRequest = "INVALID_REQUEST",
    NotAllowedInCurrentState = "NOT_ALLOWED_IN_CURRENT_STATE",
    NotFound = "NOT_FOUND",
    OperationNotFound = "OPERATION_NOT_FOUND",
    ResourceBusy = "RESOURCE_BUSY",
    ResourceInUse = "RESOURCE_IN_USE",
    ResourceInaccessible = "RESOURCE_INACCESSIBLE",
    ServiceUnavailable = "SERVICE_UNAVAILABLE",
    TimedOut = "TIMED_OUT",
    UnableToAllocateResource = "UNABLE_TO_ALLOCATE_RESOURCE",
    Unauthenticated = "UNAUTHENTICATED",
    Unauthorized = "UNAUTHORIZED",
    UnexpectedInput = "UNEXPECTED_INPUT",
    Unsupported = "UNSUPPORTED",
    UnverifiedPeer = "UNVERIFIED_PEER",
);
