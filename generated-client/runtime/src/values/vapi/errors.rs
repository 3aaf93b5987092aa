//! The one error body of the API.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::LocalizableMessage;

pub(crate) mod lenient;
pub(crate) mod salvage;

/// What a server sends with every status that is not a success.
///
/// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "VapiStdErrorsError")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Error {
    /// The kind of the error.
    /// Unset from servers older than this property.
    ///
    /// vSphere 6.7.2 and later, before 7.0.2 under `/rest` alone.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub error_type: Option<ErrorType>,
    /// What happened.
    /// The first says what failed, those after it say why.
    /// May be empty.
    pub messages: Vec<LocalizableMessage>,
    /// More on the error, in a form that depends on the operation and on [`error_type`](Self::error_type); a member `@class` may name it.
    /// Unset where there is no more to say.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub data: Option<Map<String, Value>>,
    /// The ways of authentication that the server accepts, in the syntax of the `WWW-Authenticate` header.
    /// Only with [`ErrorType::Unauthenticated`](crate::vapi::errors::ErrorType::Unauthenticated) and, from 9.1 on, with
    /// [`ErrorType::Unauthorized`](crate::vapi::errors::ErrorType::Unauthorized); unset elsewhere and from older servers.
    ///
    /// vSphere 7.0.0 and later, before 7.0.2 under `/rest` alone.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub challenge: Option<String>,
    /// Members that this version of the crate does not know.
    #[cfg_attr(feature = "schemars", schemars(flatten))]
    pub unknown: BTreeMap<String, Value>,
}

crate::object!(Error:
    error_type = optional("error_type"),
    messages = required("messages"),
    data = optional("data"),
    challenge = optional("challenge"),
    ..unknown,
);

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
    pub fn with_data(mut self, value: Map<String, Value>) -> Self {
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

/// Kind of an error.
///
/// vSphere 6.7.2 and later, before 7.0.2 under `/rest` alone.
///
/// Servers may send values that this list lacks: match with a `_` arm, read them with [`as_str`](Self::as_str).
#[doc(alias = "VapiStdErrorsErrorType")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ErrorType {
    /// Something went wrong that no other kind describes.
    /// Status 500.
    Error,
    /// There is already something with this identity.
    /// Status 400.
    AlreadyExists,
    /// Nothing to do; the thing is already as it was asked to be.
    /// Status 400.
    AlreadyInDesiredState,
    /// The operation was cancelled before it ended.
    /// Status 400.
    Canceled,
    /// Somebody else changed the thing in the meantime; read it again.
    /// Status 409.
    ConcurrentChange,
    /// The operation cannot run while another one uses the same feature.
    /// Status 400.
    FeatureInUse,
    /// A fault in the server.
    /// Status 500.
    InternalServerError,
    /// A parameter or a property has a value that the server does not accept.
    /// Status 400.
    InvalidArgument,
    /// Something that the operation involves is not configured for it.
    /// Status 400.
    InvalidElementConfiguration,
    /// Something that the operation involves is of the wrong type.
    /// Status 400.
    InvalidElementType,
    /// The request makes no sense as a whole and never will.
    /// Status 400, likely.
    InvalidRequest,
    /// The thing, or something it depends on, is in a state that forbids the operation.
    /// Status 400.
    NotAllowedInCurrentState,
    /// Something that the request names does not exist.
    /// Status 404.
    NotFound,
    /// The server does not have this operation.
    /// Status 404, likely.
    OperationNotFound,
    /// Something is busy; a later attempt may succeed.
    /// Status 500.
    ResourceBusy,
    /// Something is still in use elsewhere.
    /// Status 400.
    ResourceInUse,
    /// Something exists but cannot be reached.
    /// Status 500.
    ResourceInaccessible,
    /// A service is not there, or takes no more work.
    /// Status 503.
    ServiceUnavailable,
    /// The operation took longer than the server allows.
    /// Status 500.
    TimedOut,
    /// The server could not get what it needs for the operation, such as space.
    /// Status 500.
    UnableToAllocateResource,
    /// Nobody is logged in, or the login was refused.
    /// Status 401.
    Unauthenticated,
    /// The user may not do this.
    /// Status 403.
    Unauthorized,
    /// The request has a parameter or a property that the server does not know.
    /// Status 400, likely.
    UnexpectedInput,
    /// The operation does not exist for this thing or in this version.
    /// Status 400.
    Unsupported,
    /// The certificate of another server is not trusted; the data may carry it.
    /// Status 400.
    UnverifiedPeer,
    /// A type that this version of the crate does not know.
    Unknown(crate::Unrecognized),
}

crate::open_enum!(ErrorType:
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
