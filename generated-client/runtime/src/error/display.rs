//! The one line that an error is.

use std::fmt;

use super::failure::Failure;
use super::fate::Fate;
use super::line::{join, shorten};

/// Most that the line shows of a path.
const PATH: usize = 120;

impl Failure {
    /// What a caller must know of what became of the request, if that is not plain.
    fn fate_in_words(&self) -> Option<&'static str> {
        match self.fate() {
            Fate::Unknown if !self.call.is_harmless() => {
                Some("it may have been carried out: look before you call again")
            }
            Fate::Answered if !self.call.is_harmless() && self.status.is_some_and(|status| status.is_success()) => {
                Some("it was carried out, its result is lost")
            }
            _ => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let call = &self.call;
        if call.operation.is_empty() {
            return f.write_str(&self.line);
        }
        let mut line = self.line.clone();
        if let Some(fate) = self.fate_in_words() {
            join(&mut line, fate);
        }
        write!(f, "{} {} → {line} [{}", call.method, shorten(&call.path, PATH), call.operation)?;
        if !call.request_id.is_empty() {
            write!(f, ", request {}", call.request_id)?;
        }
        if self.attempts > 1 {
            write!(f, ", {} attempts", self.attempts)?;
        }
        f.write_str("]")
    }
}
