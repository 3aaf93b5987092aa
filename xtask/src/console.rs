//! Where commands write: what they found to standard output, why they failed to standard error.

use std::fmt::Display;
use std::io::{self, Write};

/// Two streams. A closed pipe (`… | head`) is not an error: the rest is dropped.
pub struct Console<'a> {
    out: Box<dyn Write + 'a>,
    err: Box<dyn Write + 'a>,
}

impl Console<'static> {
    /// The streams of this process.
    pub fn standard() -> Self {
        Self { out: Box::new(io::stdout()), err: Box::new(io::stderr()) }
    }
}

impl<'a> Console<'a> {
    /// Streams of the caller.
    pub fn new(out: impl Write + 'a, err: impl Write + 'a) -> Self {
        Self { out: Box::new(out), err: Box::new(err) }
    }

    /// Writes a line of the result.
    pub fn line(&mut self, text: impl Display) {
        // Nobody is left to tell when this fails.
        let _ = writeln!(self.out, "{text}").and_then(|()| self.out.flush());
    }

    /// Writes text of the result that ends its own lines.
    pub fn text(&mut self, text: impl Display) {
        let _ = write!(self.out, "{text}").and_then(|()| self.out.flush());
    }

    /// Writes a line about what is going on, beside the result.
    pub fn note(&mut self, text: impl Display) {
        let _ = writeln!(self.err, "{text}");
    }

    /// Writes why the command failed.
    pub fn error(&mut self, text: impl Display) {
        let _ = writeln!(self.err, "{text}");
    }
}
