//! Client for the vSphere Automation API: hybrid linked mode, appliance recovery reconciliation, and the sessions
//! that guard them.
//!
//! ```no_run
//! use vsphere_automation::{Client, Credentials, Error, Secret};
//!
//! # async fn example(password: String) -> Result<(), Error> {
//! let client = Client::builder("https://vcenter.example.com")     // the server, not the API
//!     .credentials(Credentials::basic("administrator@vsphere.local", Secret::from(password)))
//!     .build()?;                                                   // talks to nobody yet
//!
//! let job = client.reconciliation_job().get().await;               // logs in on first use
//! client.close().await?;                                           // before `?`, lest the session stay behind
//! let job = job?;
//! println!("{} {}%", job.status, job.progress);
//! # Ok(())
//! # }
//! ```
//!
//! # Calls
//!
//! A method of an accessor (such as [`Client::hvc_links`]) gives a [`Call`]. Awaiting it gives the value;
//! [`Call::send`] gives the value with status, headers and request id. A call has a [timeout](Call::timeout) and a
//! [retry policy](Call::retry) of its own, if you want.
//!
//! # Sessions
//!
//! Clones of a [`Client`] share one session. It begins with the first call, one login for all who need one, and is
//! renewed when the server has ended it; the call is then made again. [`Client::logout`] ends it, and so does
//! [`Client::with_session`] for a piece of work. Refused credentials are
//! [not tried again for a while](ClientBuilder::login_cool_down), since servers lock accounts. Dropping a client
//! cannot log out: the session then stays on the server until it expires, which a `tracing` warning says.
//!
//! # Errors
//!
//! There is one [`Error`]. It prints one line: what was called, what came back, why, and what to do. It says
//! [who answered](Error::answered_by) (the API, or something in between), [what became of the request](Error::fate),
//! and [what may be done next](Error::next_step):
//!
//! ```
//! use vsphere_automation::{Error, NextStep};
//!
//! fn decide(error: &Error) -> &'static str {
//!     match error.next_step() {
//!         NextStep::Repeat | NextStep::RepeatLater => "call again, after error.retry_after() if that is known",
//!         NextStep::LookFirst => "it may have been carried out: look at the server's state",
//!         _ => "something has to be changed first",
//!     }
//! }
//! ```
//!
//! [`is_not_found`](Error::is_not_found), [`is_retryable`](Error::is_retryable),
//! [`outcome_is_unknown`](Error::outcome_is_unknown) and the like follow from these; the
//! [`kind`](Error::kind) and the [error of the API](Error::api) say more. The client repeats by itself only what cannot
//! do harm ([`RetryPolicy`]).
//!
//! Secrets of the client are blotted out in what a server echoes, in whatever form; those of fewer than four
//! characters only where they stand as a value, lest words be torn apart.
//!
//! # Unknown outcomes
//!
//! A POST whose answer is lost, or which a gateway gave up on, may have been carried out. What creates something can be
//! settled by a look: [`HvcLinks::look`](hvc::links::HvcLinks::look) and
//! [`ReconciliationJob::look`](appliance::recovery::reconciliation::job::ReconciliationJob::look) say [`Settled`]. A job
//! is told from the last one by what was there before
//! ([`prepare`](appliance::recovery::reconciliation::job::ReconciliationJob::prepare)), which can be stored: the wait
//! then goes on after a restart of the program
//! ([`resume`](appliance::recovery::reconciliation::job::ReconciliationJob::resume)).
//!
//! # Enums
//!
//! Servers may send values that this version does not know. Those are kept, so match with a `_` arm, and read any
//! value with `as_str()`:
//!
//! ```
//! use vsphere_automation::appliance::recovery::reconciliation::job::Status;
//!
//! let status: Status = serde_json::from_str("\"PAUSED\"")?;
//! let over = match status {
//!     Status::Succeeded | Status::Failed => true,
//!     _ => false,
//! };
//! assert!(!over);
//! assert_eq!(status.as_str(), "PAUSED");
//! assert_eq!(serde_json::to_string(&status)?, "\"PAUSED\"");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Secrets
//!
//! Passwords and session ids are [`Secret`]s: redacted in `Debug`, wiped when dropped, and in no log and no error of
//! this crate. Serialising a value that holds one writes it out, because that is how it is sent.
//!
//! # Features
//!
//! | feature | |
//! | --- | --- |
//! | `rustls` (default) | TLS by rustls with ring; trusts the CAs of the system |
//! | `native-tls` | TLS by the platform, where `rustls` is off or [`ClientBuilder::tls_backend`] asks for it |
//! | `tech-preview` | operations and types that are a Technology Preview: they may change or disappear in any release |
//! | `schemars` | JSON Schema of every model |
//! | `http2` | HTTP/2 with servers that take it up, where `ClientBuilder::http2` asks for it |
//! | `holder-of-key` | `Credentials::saml_holder_of_key`: SAML tokens whose holder proves a key |
//! | `session-file` | `FileSessionStore`: a session in a file, for programs that share one |
//!
//! Which release has what is in [`lifecycle`], under every feature set.
//!
//! # Releases
//!
//! One client talks to every vCenter from 6.7 to 9.1. Servers before 7.0.2 speak another [`Flavour`] of the API, which the
//! login finds out. [`Client::release`] asks which release the server is; what that does not have then fails before
//! anything is sent, until the next login, as [`ErrorKind::NotInThisRelease`]. Without asking, the same comes in place of a 404.
//!
//! [`ClientBuilder::supports`](vsphere_automation_runtime::ClientBuilder::supports) holds a program to the releases that
//! it is to work with, whatever server it is tested against. [`lifecycle::find`], [`lifecycle::breaks_between`] and
//! [`Client::availability`] tell the same as data:
//!
//! ```
//! use vsphere_automation::lifecycle::{Stage, breaks_between, find};
//!
//! let session = find("Cis.Session_get").expect("it is in the table");
//! assert_eq!(session.stage_in("7.0.3"), Stage::GenerallyAvailable);
//! for item in breaks_between("8.0.0", "8.0.1") {
//!     println!("{} is there no more", item.name);
//! }
//! ```
//!
//! # Requests of one's own
//!
//! What this crate does not have can be asked for all the same, with its session, retries, errors and traces:
//!
//! ```no_run
//! # #[derive(serde::Deserialize)] struct Vm { vm: String }
//! use vsphere_automation::{Client, Error, Method};
//!
//! # async fn example(client: Client) -> Result<(), Error> {
//! let vms: Vec<Vm> = client.request(Method::GET, "/api/vcenter/vm").query("names", "web 1").json_as().await?;
//! let raw = client.request(Method::GET, "/api/vcenter/vm").segment(&vms[0].vm).await?;
//! println!("{}", raw.text()?);
//! # Ok(())
//! # }
//! ```
//!
//! See [`RawCall`]; [`Pager`] reads lists that come page by page, [`Poller`] waits for jobs. [`Response::raw`] is the
//! JSON of a typed answer.
//!
//! # Seeing what happens
//!
//! Each call is a `tracing` span with OpenTelemetry's HTTP attributes and the operation id. Each request carries an
//! `X-Request-ID` ([`Call::request_id`]), which errors name. An [`Observer`] is told of calls, attempts and sessions,
//! for metrics; [`ClientBuilder::headers_from`](vsphere_automation_runtime::ClientBuilder::headers_from) says how the
//! trace context goes out. [`Call::dry_run`] shows a request without sending it, [`DryRun::to_curl`] for a shell.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod ext;
mod generated;

pub use generated::*;
#[cfg(feature = "session-file")]
pub use vsphere_automation_runtime::FileSessionStore;
pub use vsphere_automation_runtime::{
    AnsweredBy, AttemptEnd, Body, BoxError, Call, CallEnd, CallFuture, CallInfo, Connection, Credentials,
    CredentialsProvider, DryRun, Error, ErrorKind, Fate, Flavour, Method, NextStep, Observer, Outcome, Page, Pager,
    Pending, Poller, ProviderError, ProviderFuture, Raw, RawCall, Requests, Response, RetryPolicy, Secret,
    SessionEvent, SessionStore, Settled, States, StoreError, StoreFuture, TlsBackend, Transport, TransportError,
    TransportFuture, UnknownProperties, Unrecognized, Verdict, WaitError, WaitErrorKind, WaitPolicy, clock,
};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
