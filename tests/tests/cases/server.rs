//! The answer that a case gives.

use axum::http::{self, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::case::{Body, Response};

impl Response {
    /// It as it is sent; an error of the server where the case's cannot be.
    pub(crate) fn sent(&self) -> http::Response<axum::body::Body> {
        let body = match &self.body {
            None => Ok(Vec::new()),
            Some(Body::Json(value)) => Ok(value.to_string().into_bytes()),
            Some(Body::Text(text)) => Ok(text.clone().into_bytes()),
            Some(Body::Base64(text)) => STANDARD.decode(text).map_err(|e| format!("{text}: {e}")),
            Some(Body::Form(_) | Body::Multipart(_)) => Err("an answer is json, text or base64".to_owned()),
        };
        let sent = body.and_then(|body| {
            let mut sent = http::Response::builder().status(self.status);
            for (name, value) in &self.headers {
                sent = sent.header(name, value);
            }
            let named = self.headers.keys().any(|name| name.eq_ignore_ascii_case("content-type"));
            if self.body.is_some() && !named {
                sent = sent.header(header::CONTENT_TYPE, "application/json");
            }
            sent.body(body.into()).map_err(|e| e.to_string())
        });
        sent.unwrap_or_else(|why| panic!("the case cannot be answered: {why}"))
    }
}
