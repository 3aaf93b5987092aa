//! What an operation comes to: a value, or one of vAPI's errors.

use http::StatusCode;
use serde_json::{Map, Value, json};

/// The types of error that the fake gives, with the statuses that they have under `/api`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorType {
    AlreadyExists,
    Error,
    FeatureInUse,
    InvalidArgument,
    NotAllowedInCurrentState,
    NotFound,
    OperationNotFound,
    ResourceBusy,
    ServiceUnavailable,
    Unauthenticated,
    Unauthorized,
    UnexpectedInput,
    Unsupported,
    UnverifiedPeer,
}

impl ErrorType {
    fn name_and_status(self) -> (&'static str, StatusCode) {
        match self {
            Self::AlreadyExists => ("ALREADY_EXISTS", StatusCode::BAD_REQUEST),
            Self::Error => ("ERROR", StatusCode::INTERNAL_SERVER_ERROR),
            Self::FeatureInUse => ("FEATURE_IN_USE", StatusCode::BAD_REQUEST),
            Self::InvalidArgument => ("INVALID_ARGUMENT", StatusCode::BAD_REQUEST),
            Self::NotAllowedInCurrentState => ("NOT_ALLOWED_IN_CURRENT_STATE", StatusCode::BAD_REQUEST),
            Self::NotFound => ("NOT_FOUND", StatusCode::NOT_FOUND),
            Self::OperationNotFound => ("OPERATION_NOT_FOUND", StatusCode::NOT_FOUND),
            Self::ResourceBusy => ("RESOURCE_BUSY", StatusCode::INTERNAL_SERVER_ERROR),
            Self::ServiceUnavailable => ("SERVICE_UNAVAILABLE", StatusCode::SERVICE_UNAVAILABLE),
            Self::Unauthenticated => ("UNAUTHENTICATED", StatusCode::UNAUTHORIZED),
            Self::Unauthorized => ("UNAUTHORIZED", StatusCode::FORBIDDEN),
            Self::UnexpectedInput => ("UNEXPECTED_INPUT", StatusCode::BAD_REQUEST),
            Self::Unsupported => ("UNSUPPORTED", StatusCode::BAD_REQUEST),
            Self::UnverifiedPeer => ("UNVERIFIED_PEER", StatusCode::BAD_REQUEST),
        }
    }
}

/// A message: its id, its English text with `{0}`, `{1}` … for the arguments, and the arguments.
pub(crate) fn message(id: &str, text: &str, args: &[&str]) -> Value {
    let filled =
        args.iter().enumerate().fold(text.to_owned(), |text, (index, arg)| text.replace(&format!("{{{index}}}"), arg));
    json!({ "id": id, "default_message": filled, "args": args })
}

/// One of vAPI's errors. Boxed inside, as most calls do not fail.
#[derive(Debug)]
pub(crate) struct ApiError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorType,
    messages: Vec<Value>,
    data: Option<Value>,
    challenge: Option<&'static str>,
}

/// The ways to authenticate that a fake names in its 401 answers.
pub(crate) const CHALLENGE: &str = "Basic realm=\"VAPI endpoint\"";

impl ApiError {
    /// The message id is `com.example.` and what is given: those of real servers are not known, but for three.
    pub(crate) fn new(kind: ErrorType, id: &str, text: &str, args: &[&str]) -> Self {
        let known = id.starts_with("com.");
        let id = if known { id.to_owned() } else { format!("com.example.fake.{id}") };
        let challenge = (kind == ErrorType::Unauthenticated).then_some(CHALLENGE);
        Self(Box::new(Inner { kind, messages: vec![message(&id, text, args)], data: None, challenge }))
    }

    pub(crate) fn with_cause(mut self, cause: Value) -> Self {
        self.0.messages.push(cause);
        self
    }

    pub(crate) fn with_data(mut self, data: Value) -> Self {
        self.0.data = Some(data);
        self
    }

    /// A property of the request's body is not valid.
    pub(crate) fn invalid(place: &str, text: &str, args: &[&str]) -> Self {
        Self::new(ErrorType::InvalidArgument, "invalid_argument", text, args)
            .with_data(json!({ "primary": place, "secondary": [] }))
    }

    pub(crate) fn not_found(resource_type: &str, id: &str, text: &str, args: &[&str]) -> Self {
        Self::new(ErrorType::NotFound, "not_found", text, args).with_data(json!({ "type": resource_type, "id": id }))
    }

    pub(crate) fn error_type(&self) -> &'static str {
        self.0.kind.name_and_status().0
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.0.kind.name_and_status().1
    }

    pub(crate) fn body(&self) -> Value {
        let mut body = Map::new();
        body.insert("error_type".to_owned(), self.0.kind.name_and_status().0.into());
        body.insert("messages".to_owned(), self.0.messages.clone().into());
        if let Some(data) = &self.0.data {
            body.insert("data".to_owned(), data.clone());
        }
        if let Some(challenge) = self.0.challenge {
            body.insert("challenge".to_owned(), challenge.into());
        }
        Value::Object(body)
    }
}

/// What an operation comes to; `None` has no body.
pub(crate) type Outcome = Result<Option<Value>, ApiError>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_the_form_of_vapi() {
        let error = ApiError::invalid("spec.port", "The port {0} is no number.", &["https"]);
        assert_eq!(error.status(), StatusCode::BAD_REQUEST);
        assert_eq!(
            error.body(),
            json!({
                "error_type": "INVALID_ARGUMENT",
                "messages": [{
                    "id": "com.example.fake.invalid_argument",
                    "default_message": "The port https is no number.",
                    "args": ["https"],
                }],
                "data": {"primary": "spec.port", "secondary": []},
            }),
        );
    }
}
