//! Answers that are read while they arrive.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::call::Call;
use super::response::Response;
use crate::clock::{Clock, timeout};
use crate::error::{AnsweredBy, Called, Error, ErrorKind, Failure, Fate, root_cause, seconds};
use crate::wire::request::AnswerKind;
use crate::wire::seam::Body;

/// The bytes of an answer, of any length, as they arrive. From [`Call::send_streaming`].
///
/// The call and its timeout are over when the first of them is there; from then on it is the idle timeout of the client
/// that ends it. Dropping it gives up the rest.
pub struct Download {
    body: Body,
    clock: Arc<dyn Clock>,
    idle_timeout: Duration,
    call: Called,
}

impl Download {
    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    ///
    /// The connection broke, or nothing came for as long as the idle timeout.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let broken = |kind: ErrorKind, line: String| {
            Error::new(Failure::new(kind, &self.call, line).came_of_it(AnsweredBy::Api, Fate::Answered))
        };
        match timeout(&*self.clock, self.idle_timeout, self.body.chunk()).await {
            Some(next) => next.transpose().map_err(|error| {
                broken(ErrorKind::Disconnected, format!("the answer broke off: {}", root_cause(&*error)))
            }),
            None => {
                let time = seconds(self.idle_timeout);
                let line = format!("the answer stopped for {time}, the idle timeout (ClientBuilder::idle_timeout)");
                Err(broken(ErrorKind::Timeout, line))
            }
        }
    }

    /// The rest as the body that other HTTP crates speak, without the idle timeout.
    pub fn into_body(self) -> Body {
        self.body
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download").field("operation", &self.call.operation).finish_non_exhaustive()
    }
}

impl Call<'_, Vec<u8>> {
    /// Makes the call, and gives the answer as it arrives instead of all at once: for what is too large for the memory,
    /// or for [`max_answer_bytes`](super::ClientBuilder::max_answer_bytes), which does not count here.
    pub async fn send_streaming(mut self) -> Result<Response<Download>, Error> {
        self.draft.answer = AnswerKind::Stream;
        let (clock, idle_timeout) = (self.draft.connection.clock(), self.draft.connection.idle_timeout());
        let (sent, _) = self.draft.send().await?;
        let body = sent.answer.stream.as_ref().and_then(|stream| stream.body()).unwrap_or_default();
        let call = sent.request.call.clone();
        Ok(Response::new(Download { body, clock, idle_timeout, call }, sent))
    }
}
