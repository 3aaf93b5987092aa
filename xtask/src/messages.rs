//! The two forms in which a failure is told.
//!
//! Both show every problem, and how many there are. Neither lets a character through that a terminal would obey.

mod count;
mod excerpt;
mod human;
mod short;
mod visible;

pub(crate) use human::human;
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
}

#[cfg(test)]
mod tests;
