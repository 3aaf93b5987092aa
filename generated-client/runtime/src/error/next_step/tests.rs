use http::StatusCode;
use serde_json::json;

use crate::error::{AnsweredBy, Called, Error, ErrorKind, Failure, Fate, NextStep};
use crate::values::vapi::errors::lenient::read;

fn answered(status: u16, error_type: Option<&str>, idempotent: bool) -> Failure {
    let status = StatusCode::from_u16(status).unwrap();
    let api = error_type.map(|name| read(json!({ "error_type": name, "messages": [] })).unwrap());
    let by = if api.is_some() { AnsweredBy::Api } else { AnsweredBy::Between };
    let fate = Fate::of_answer(status, api.as_ref());
    let call = Called { idempotent, ..Called::default() };
    let mut failure = Failure::new(ErrorKind::Api, &call, "no").came_of_it(by, fate);
    failure.status = Some(status);
    failure.api = api;
    *failure
}

#[test]
fn what_became_of_a_request_follows_from_who_answered() {
    use Fate::{Answered, Refused, Unknown};
    use NextStep::{GiveUp, LookFirst, RepeatLater};
    let cases = [
        (504, None, Unknown, LookFirst, RepeatLater),
        (503, None, Unknown, LookFirst, RepeatLater),
        (502, None, Unknown, LookFirst, RepeatLater),
        (500, None, Unknown, LookFirst, RepeatLater),
        (408, None, Unknown, LookFirst, RepeatLater),
        (404, None, Refused, RepeatLater, RepeatLater),
        (429, None, Refused, RepeatLater, RepeatLater),
        (413, None, Refused, GiveUp, GiveUp),
        (403, None, Refused, GiveUp, GiveUp),
        (307, None, Refused, GiveUp, GiveUp),
        (404, Some("NOT_FOUND"), Refused, GiveUp, GiveUp),
        (400, Some("ALREADY_EXISTS"), Refused, GiveUp, GiveUp),
        (500, Some("RESOURCE_BUSY"), Refused, RepeatLater, RepeatLater),
        (503, Some("SERVICE_UNAVAILABLE"), Refused, RepeatLater, RepeatLater),
        (409, Some("CONCURRENT_CHANGE"), Refused, LookFirst, LookFirst),
        (500, Some("TIMED_OUT"), Unknown, LookFirst, RepeatLater),
        (500, Some("ERROR"), Answered, GiveUp, GiveUp),
        (500, Some("NEWS"), Answered, GiveUp, GiveUp),
    ];
    for (status, error_type, fate, post, get) in cases {
        let (one, two) = (answered(status, error_type, false), answered(status, error_type, true));
        assert_eq!((one.fate(), one.next_step(), two.next_step()), (fate, post, get), "{status} {error_type:?}");
    }
}

#[test]
fn an_earlier_attempt_that_may_have_been_carried_out_is_not_forgotten() {
    let mut failure = answered(403, Some("UNAUTHORIZED"), true);
    failure.doubtful = true;
    assert_eq!((failure.fate(), failure.next_step()), (Fate::Unknown, NextStep::GiveUp));
}

#[test]
fn a_call_without_a_login_was_not_sent_and_may_be_repeated_if_the_login_may() {
    let login = |failure: Failure| Error::new(Box::new(failure));
    let call = Called { operation: "Thing_create", ..Called::default() };
    let broke = Failure::new(ErrorKind::Disconnected, &Called { login: true, ..Called::default() }, "broke");
    let broke = *broke.came_of_it(AnsweredBy::Nobody, Fate::Unknown);
    let error = Error::without_login(&call, &login(broke));
    assert_eq!((error.fate(), error.next_step(), error.operation()), (Fate::NotSent, NextStep::Repeat, "Thing_create"));
    assert!(!error.outcome_is_unknown() && std::error::Error::source(&error).is_some());
    let refused = answered(401, Some("UNAUTHENTICATED"), false);
    assert_eq!(Error::without_login(&call, &login(refused)).next_step(), NextStep::GiveUp);
}
