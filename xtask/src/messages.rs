//! The forms in which a failure is told: two for people, two for programs.
//!
//! Each tells every problem. None lets a character through that a terminal would obey.

mod count;
mod excerpt;
mod human;
mod json;
mod sarif;
mod short;
mod visible;

pub(crate) use human::human;
pub(crate) use json::json;
pub(crate) use sarif::sarif;
pub(crate) use short::short;
pub(crate) use visible::text;

use clap::ValueEnum;

/// The form of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// One line each, `file:line:column: message`, and indented below it what to do
    Short,
    /// With the line that is spoken of
    Human,
    /// An object on standard output, with all else on standard error
    Json,
    /// As tools for reviews read it (SARIF 2.1.0), on standard output
    Sarif,
}

impl MessageFormat {
    /// Whether programs read it, which want nothing else on standard output.
    pub(crate) fn is_for_programs(self) -> bool {
        matches!(self, Self::Json | Self::Sarif)
    }
}

#[cfg(test)]
mod tests;
