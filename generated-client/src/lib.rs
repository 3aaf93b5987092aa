//! Client for the vSphere Automation API.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[rustfmt::skip]
mod generated;
mod runtime;

pub use generated::*;
pub use runtime::{
    Call, CallFuture, Client, ClientBuilder, Credentials, CredentialsProvider, Error, ErrorKind, ProviderError,
    ProviderFuture, Response, RetryPolicy, Secret, TlsBackend, Unrecognized, clock,
};
