//! Answers that are one of several by their status.

use serde::de::DeserializeOwned;

use super::call::Call;
use super::connection::Connection;
use crate::error::{Error, ErrorKind, Failure, Statuses};
use crate::wire::decode::{self, Sent};
use crate::wire::operation::Operation;
use crate::wire::request::AnswerKind;

/// An answer while it is being read.
pub struct Reading<'a>(&'a Sent);

impl Reading<'_> {
    /// As JSON.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        decode::json(self.0)
    }

    /// As text.
    pub fn text(&self) -> Result<String, Error> {
        decode::text(self.0)
    }

    /// As bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        decode::bytes(self.0)
    }
}

/// Reads one kind of answer.
pub type Read<T> = fn(&Reading<'_>) -> Result<T, Error>;

/// An enum of all successes of an operation.
pub trait Answers: Sized + 'static {
    /// How each status is read.
    const KINDS: &'static [(Statuses, Read<Self>)];
}

impl<'c, T: Answers> Call<'c, T> {
    /// The answer is one of several.
    #[doc(hidden)]
    pub fn several(connection: &'c Connection, operation: &'static Operation) -> Self {
        Self::new(connection, operation, AnswerKind::Body, several::<T>)
    }
}

fn several<T: Answers>(sent: &Sent) -> Result<T, Error> {
    let status = sent.answer.status.as_u16();
    match Statuses::choose(T::KINDS, status) {
        Some(read) => read(&Reading(sent)),
        None => {
            let line = format!("{status}, for which the API describes no answer");
            let mut failure = Failure::new(ErrorKind::Decode, &sent.request.call, line);
            failure.status = Some(sent.answer.status);
            Err(Error::new(failure))
        }
    }
}

/// `answers! { Cut { One(200) => Done: json, One(204) => Nothing } }`: how an enum of answers is read.
#[doc(hidden)]
#[macro_export]
macro_rules! answers {
    ($name:ident { $($about:ident $(($status:literal))? => $variant:ident $(: $read:ident)?),+ $(,)? }) => {
        impl $crate::generated::Answers for $name {
            const KINDS: &'static [($crate::generated::Statuses, $crate::generated::Read<Self>)] = &[
                $(($crate::generated::Statuses::$about $(($status))?, $crate::answers!(@read $variant $($read)?))),+
            ];
        }
    };
    (@read $variant:ident $read:ident) => { |answer| answer.$read().map(Self::$variant) };
    (@read $variant:ident) => { |_| ::core::result::Result::Ok(Self::$variant) };
}
