//! Faults on demand.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::StatusCode;
use serde_json::json;

use crate::flavour::{legacy_error, legacy_status};

/// Something that goes wrong, for tests of what a client makes of it.
///
/// A fault hits the next request, or the next one of the operation that it is [`on`](Self::on); once, or as many
/// [`times`](Self::times) as said. Where several could hit, the one that was set first does.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// use vsphere_automation_fake::{FakeVcenter, Fault};
///
/// let fake = FakeVcenter::start().await?;
/// fake.fault(Fault::status(503).retry_after(1).times(2).on("Vcenter.Hvc.Links_list"));
/// fake.fault(Fault::truncated().on("Appliance.Recovery.Reconciliation.Job_get"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Fault {
    kind: Kind,
    operation: Option<String>,
    skip: u32,
    /// `None`: always.
    times: Option<u32>,
    delay: Option<Duration>,
    headers: Vec<(String, String)>,
}

/// What goes wrong.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Nothing beyond the delay and the headers.
    Nothing,
    /// Another answer, instead of doing what was asked for.
    Instead(Canned),
    /// No answer ever, nothing done.
    Hang,
    /// The connection is reset, nothing done.
    Reset,
    /// What was asked for is done, and then the connection is reset.
    LostAnswer,
    /// The answer breaks off in the middle.
    Truncated,
    /// The answer, but its body is no JSON.
    Garbage,
    /// The answer, with a value that no enumeration has.
    UnknownEnumValue(String),
    /// The answer, with a property more.
    ExtraProperty(String),
    /// The answer, with a property less; `None`: one that is required.
    MissingProperty(Option<String>),
}

/// An answer that is given instead.
#[derive(Clone, PartialEq)]
pub(crate) struct Canned {
    pub(crate) status: u16,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Canned {
    /// An error of vAPI as it is under `/rest`; all else is what it is.
    pub(crate) fn in_legacy(self) -> Self {
        let body = serde_json::from_slice::<serde_json::Value>(&self.body).ok();
        let error_type = body.as_ref().and_then(|body| body.get("error_type")?.as_str().map(str::to_owned));
        let (Some(error_type), Some(body)) = (error_type, body) else { return self };
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let status = legacy_status(&error_type, status).as_u16();
        Self { status, body: legacy_error(&error_type, body).to_string().into(), ..self }
    }
}

impl fmt::Debug for Canned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} with {} bytes", self.status, self.body.len())
    }
}

impl Fault {
    fn new(kind: Kind) -> Self {
        Self { kind, operation: None, skip: 0, times: Some(1), delay: None, headers: Vec::new() }
    }

    /// A status without a body, as something between client and server answers that knows nothing of the API.
    pub fn status(status: u16) -> Self {
        Self::answer(status, "", "")
    }

    /// An error as vAPI gives it: status, `error_type`, one message with that text. Under `/rest` it is in the envelope
    /// of that flavour, with the status that it has there.
    pub fn error(status: u16, error_type: &str, text: &str) -> Self {
        Self::error_with_id(status, error_type, "com.example.fake.fault", text)
    }

    /// An error as vAPI gives it, with the id of its message.
    pub fn error_with_id(status: u16, error_type: &str, message_id: &str, text: &str) -> Self {
        let message = json!({ "id": message_id, "default_message": text, "args": [] });
        let body = json!({ "error_type": error_type, "messages": [message] });
        Self::answer(status, "application/json", body.to_string())
    }

    /// Any answer. An empty content type sends none. A status outside 200 to 599 is sent as 500.
    pub fn answer(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let content_type = Some(content_type.to_owned()).filter(|text| !text.is_empty());
        let status = if (200..600).contains(&status) { status } else { 500 };
        Self::new(Kind::Instead(Canned { status, content_type, body: body.into() }))
    }

    /// A redirect (307) to another place.
    pub fn redirect(location: &str) -> Self {
        Self::status(StatusCode::TEMPORARY_REDIRECT.as_u16()).header("location", location)
    }

    /// A right answer that waits for so long on the clock of the fake.
    pub fn delay(delay: Duration) -> Self {
        Self::new(Kind::Nothing).delayed(delay)
    }

    /// No answer, until the fake stops or restarts, or [`Handle::clear_faults`](crate::Handle::clear_faults) is called.
    pub fn hang() -> Self {
        Self::new(Kind::Hang)
    }

    /// The connection is reset before anything is done.
    pub fn reset() -> Self {
        Self::new(Kind::Reset)
    }

    /// What was asked for is done, but the connection is reset instead of an answer.
    pub fn lost_answer() -> Self {
        Self::new(Kind::LostAnswer)
    }

    /// The answer breaks off in the middle of its body; an answer without a body is reset.
    pub fn truncated() -> Self {
        Self::new(Kind::Truncated)
    }

    /// The answer says that it is JSON and is not.
    pub fn garbage() -> Self {
        Self::new(Kind::Garbage)
    }

    /// The first enumerated value of the answer becomes one that the document does not know.
    pub fn unknown_enum_value(value: impl Into<String>) -> Self {
        Self::new(Kind::UnknownEnumValue(value.into()))
    }

    /// The object of the answer, or the first one of its list, has a property more.
    pub fn extra_property(name: impl Into<String>) -> Self {
        Self::new(Kind::ExtraProperty(name.into()))
    }

    /// The object of the answer, or the first one of its list, lacks that property.
    pub fn missing_property(name: impl Into<String>) -> Self {
        Self::new(Kind::MissingProperty(Some(name.into())))
    }

    /// The object of the answer, or the first one of its list, lacks a property that the document requires.
    pub fn missing_required_property() -> Self {
        Self::new(Kind::MissingProperty(None))
    }

    /// Only on requests of this operation, such as `Vcenter.Hvc.Links_list`.
    #[must_use]
    pub fn on(mut self, operation: &str) -> Self {
        self.operation = Some(operation.to_owned());
        self
    }

    /// Lets so many requests pass before it hits.
    #[must_use]
    pub fn after(mut self, requests: u32) -> Self {
        self.skip = requests;
        self
    }

    /// Hits so many requests. Once, if neither this nor [`always`](Self::always) is said.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// Hits every request, until the faults are cleared.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// Waits so long first, on the clock of the fake.
    #[must_use]
    pub fn delayed(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// Sends `Retry-After` with that many seconds.
    #[must_use]
    pub fn retry_after(self, seconds: u64) -> Self {
        self.header("retry-after", &seconds.to_string())
    }

    /// Sends a header more. One that is no valid header is left out.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    fn is_spent(&self) -> bool {
        self.times == Some(0)
    }
}

/// What a request is hit by.
pub(crate) struct Hit {
    pub(crate) kind: Kind,
    pub(crate) delay: Option<Duration>,
    pub(crate) headers: Vec<(String, String)>,
}

impl fmt::Display for Hit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.kind, self.delay) {
            (Kind::Nothing, Some(delay)) => write!(f, "delay of {delay:?}"),
            (Kind::Instead(canned), _) => write!(f, "{canned:?}"),
            (kind, _) => write!(f, "{kind:?}"),
        }
    }
}

/// The faults that are set.
#[derive(Default)]
pub(crate) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    pub(crate) fn add(&self, fault: Fault) {
        self.all().push(fault);
    }

    /// Those that have not hit as often as they should.
    pub(crate) fn pending(&self) -> Vec<Fault> {
        self.all().iter().filter(|fault| !fault.is_spent()).cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.all().clear();
    }

    /// What hits a request of that operation.
    pub(crate) fn take(&self, operation: Option<&str>) -> Option<Hit> {
        let mut all = self.all();
        let matching = |fault: &Fault| fault.operation.is_none() || fault.operation.as_deref() == operation;
        let mut hit = None;
        for fault in all.iter_mut().filter(|fault| matching(fault) && !fault.is_spent()) {
            if fault.skip > 0 {
                fault.skip -= 1;
            } else if hit.is_none() {
                fault.times = fault.times.map(|times| times - 1);
                hit = Some(Hit { kind: fault.kind.clone(), delay: fault.delay, headers: fault.headers.clone() });
            }
        }
        all.retain(|fault| !fault.is_spent());
        hit
    }

    fn all(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(hit: Option<Hit>) -> Option<u16> {
        match hit?.kind {
            Kind::Instead(canned) => Some(canned.status),
            _ => None,
        }
    }

    #[test]
    fn faults_hit_in_order_as_often_as_said() {
        let faults = Faults::default();
        faults.add(Fault::status(503).times(2).on("a"));
        faults.add(Fault::status(429).after(1));
        let hits: Vec<_> = ["a", "b", "a", "a"].map(|operation| status(faults.take(Some(operation)))).into();
        assert_eq!(hits, [Some(503), Some(429), Some(503), None]);
        assert!(faults.pending().is_empty());
        faults.add(Fault::status(500).always());
        assert_eq!([1, 2, 3].map(|_| status(faults.take(None))), [Some(500); 3]);
        assert_eq!(faults.pending().len(), 1);
    }
}
