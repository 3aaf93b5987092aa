//! The members that are written, in the order of the type.

use std::collections::BTreeMap;

use serde::ser::Serialize;

use crate::values::time::nested::Times;

/// Takes the members of a structure, one after the other.
pub trait Listing {
    /// Any.
    fn required(&mut self, name: &'static str, value: &impl Serialize);

    /// None.
    fn absent(&mut self, name: &'static str);

    /// Those that the type does not name.
    fn others(&mut self, others: &BTreeMap<String, impl Serialize>);

    /// One that may be absent.
    fn optional(&mut self, name: &'static str, value: &Option<impl Serialize>) {
        match value {
            Some(value) => self.required(name, value),
            None => self.absent(name),
        }
    }

    /// One that may be absent.
    fn present(&mut self, name: &'static str, value: &Option<impl Serialize>) {
        self.optional(name, value);
    }

    /// One that holds date-times.
    fn required_time(&mut self, name: &'static str, value: &impl Times) {
        self.required(name, &value.written());
    }

    /// One that holds date-times.
    fn optional_time(&mut self, name: &'static str, value: &Option<impl Times>) {
        match value {
            Some(value) => self.required_time(name, value),
            None => self.absent(name),
        }
    }

    /// One that holds date-times.
    fn present_time(&mut self, name: &'static str, value: &Option<impl Times>) {
        self.optional_time(name, value);
    }

    /// An error.
    fn error(&mut self, name: &'static str, value: &Option<impl Serialize>) {
        self.optional(name, value);
    }
}
