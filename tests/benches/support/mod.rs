//! What benchmarks have in common.

#![allow(dead_code, reason = "each takes what it needs")]

pub(crate) mod clocks;
pub(crate) mod figures;

use std::error::Error;

pub(crate) type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;
