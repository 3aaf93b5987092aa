//! Something that the server does by itself, in words and in judgement.

use std::fmt;

use crate::values::vapi::LocalizableMessage;

/// What a state means for who waits.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Verdict {
    /// Not over; also states that nobody knows.
    Running,
    /// The last, and good.
    Succeeded,
    /// The last, and bad: what the server says of it.
    Failed(Vec<LocalizableMessage>),
    /// There is nothing to wait for.
    Absent,
}

impl Verdict {
    /// The last, and bad: with a reason in words.
    pub fn failed(why: impl Into<String>) -> Self {
        Self::Failed(vec![LocalizableMessage::new("", why, Vec::new())])
    }
}

/// What is waited for, in words and in judgement.
pub struct Job<T> {
    /// Such as `the reconciliation job`.
    pub name: &'static str,
    /// What to do where there is none, such as `start one with create()`.
    pub none: &'static str,
    /// What a state means.
    pub judge: Box<dyn Fn(&T) -> Verdict + Send + Sync>,
    /// A state in a word or two.
    pub status: fn(&T) -> String,
    /// Time of the wait that has passed already.
    pub passed: std::time::Duration,
    /// The caller began it just now, so that it may take a moment to appear.
    pub begun: bool,
}

impl<T> fmt::Debug for Job<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("name", &self.name).finish_non_exhaustive()
    }
}
