//! Time is Tokio's, and paused: nothing here waits.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt;

use super::{Job, States, Verdict, WaitErrorKind, WaitPolicy, states};
use crate::clock::TokioClock;
use crate::error::{Called, Error, ErrorKind, Failure};
use crate::values::vapi::LocalizableMessage;

const SECOND: Duration = Duration::from_secs(1);

type Look = Result<&'static str, ErrorKind>;

fn watch(looks: &[Look], begun: bool, policy: &WaitPolicy) -> (States<'static, &'static str>, Arc<Mutex<usize>>) {
    let (mut looks, polls) = (VecDeque::from(looks.to_vec()), Arc::new(Mutex::new(0)));
    let counted = Arc::clone(&polls);
    let poll = move || {
        *counted.lock().unwrap() += 1;
        let look = if looks.len() > 1 { looks.pop_front() } else { looks.front().copied() };
        async move { look.unwrap().map_err(error) }
    };
    let job = Job {
        name: "job",
        none: "start one",
        judge: Box::new(|state: &&str| match *state {
            "SUCCEEDED" => Verdict::Succeeded,
            "FAILED" => Verdict::Failed(vec![LocalizableMessage::new("m", "The disk is full.", Vec::new())]),
            "NONE" => Verdict::Absent,
            _ => Verdict::Running,
        }),
        status: |state| (*state).to_owned(),
        passed: Duration::ZERO,
        begun,
    };
    (states(Arc::new(TokioClock::new()), policy, job, poll), polls)
}

fn error(kind: ErrorKind) -> Error {
    let mut failure = Failure::new(kind, &Called { idempotent: true, ..Called::default() }, "no luck");
    failure.call.operation = "Job_get";
    Error::new(failure)
}

async fn wait(looks: &[Look], begun: bool) -> Result<&'static str, super::WaitError> {
    watch(looks, begun, &WaitPolicy::default()).0.last().await
}

#[tokio::test(start_paused = true)]
async fn what_is_done_at_the_first_look_costs_no_sleep() {
    let begin = tokio::time::Instant::now();
    assert_eq!(wait(&[Ok("SUCCEEDED")], false).await.unwrap(), "SUCCEEDED");
    assert_eq!(begin.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn states_come_until_the_last_and_pauses_grow() {
    let looks = [Ok("RUNNING"), Ok("QUIESCING"), Ok("RUNNING"), Ok("FAILED")];
    let (mut states, _) = watch(&looks, false, &WaitPolicy::default());
    let (mut seen, mut times) = (Vec::new(), Vec::new());
    let begin = tokio::time::Instant::now();
    while let Some(state) = StreamExt::next(&mut states).await {
        seen.push(state.unwrap());
        times.push(begin.elapsed());
    }
    assert_eq!(seen, ["RUNNING", "QUIESCING", "RUNNING", "FAILED"]);
    assert!(times[0] == Duration::ZERO && times[1] >= SECOND && times[2] - times[1] >= 2 * SECOND);
    assert!(states.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn failure_deadline_and_failed_looks_are_different_errors() {
    let failed = wait(&[Ok("RUNNING"), Ok("FAILED")], false).await.unwrap_err();
    assert!(failed.is_job_failed());
    assert_eq!(failed.to_string(), "the job failed: The disk is full.");
    assert_eq!(failed.messages()[0].id, "m");

    let policy = WaitPolicy::new().deadline(100 * SECOND);
    let begin = tokio::time::Instant::now();
    let late = watch(&[Ok("QUIESCING")], false, &policy).0.last().await.unwrap_err();
    assert!(late.is_deadline());
    assert_eq!(begin.elapsed(), 100 * SECOND);
    let line = "the job did not end within 100 s (WaitPolicy::deadline), last seen QUIESCING";
    assert_eq!(late.to_string(), line);

    let poll = wait(&[Ok("RUNNING"), Err(ErrorKind::Unauthorized)], false).await.unwrap_err();
    assert!(poll.is_poll_failed() && poll.call().unwrap().is_unauthorized());
}

#[tokio::test(start_paused = true)]
async fn passing_failures_are_survived_for_a_time() {
    let down = Err(ErrorKind::Connect);
    let looks = [Ok("RUNNING"), down, down, down, Ok("RUNNING"), down, Ok("SUCCEEDED")];
    assert_eq!(wait(&looks, false).await.unwrap(), "SUCCEEDED");
    let begin = tokio::time::Instant::now();
    assert!(wait(&[Ok("RUNNING"), down], false).await.unwrap_err().is_poll_failed());
    assert!((900..940).contains(&begin.elapsed().as_secs()), "{:?}", begin.elapsed());
    let begin = tokio::time::Instant::now();
    let brief = WaitPolicy::new().tolerate(60 * SECOND);
    assert!(watch(&[down], false, &brief).0.last().await.unwrap_err().is_poll_failed());
    assert!((60..100).contains(&begin.elapsed().as_secs()), "{:?}", begin.elapsed());
    #[expect(deprecated, reason = "it still counts")]
    let (states, polls) = watch(&[down], false, &WaitPolicy::default().tolerated_failures(3));
    assert!(states.last().await.unwrap_err().is_poll_failed());
    assert_eq!(*polls.lock().unwrap(), 4);
}

#[tokio::test(start_paused = true)]
async fn no_job_is_an_error_at_once_unless_it_was_just_begun() {
    for none in [Ok("NONE"), Err(ErrorKind::NotFound)] {
        let begin = tokio::time::Instant::now();
        let error = wait(&[none], false).await.unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (WaitErrorKind::NoJob, "there is no job; start one"));
        assert_eq!(begin.elapsed(), Duration::ZERO);
        assert_eq!(wait(&[none, none, Ok("SUCCEEDED")], true).await.unwrap(), "SUCCEEDED");
    }
    let begin = tokio::time::Instant::now();
    assert!(wait(&[Ok("NONE")], true).await.unwrap_err().is_no_job());
    assert!(begin.elapsed() >= 30 * SECOND && begin.elapsed() < 70 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_look_that_hangs_ends_at_the_deadline() {
    let job = Job {
        name: "job",
        none: "",
        judge: Box::new(|_: &()| Verdict::Running),
        status: |()| String::new(),
        passed: Duration::ZERO,
        begun: false,
    };
    let states = states(Arc::new(TokioClock::new()), &WaitPolicy::default(), job, std::future::pending);
    assert!(states.last().await.unwrap_err().is_deadline());
}

#[tokio::test(start_paused = true)]
async fn dropping_next_loses_nothing() {
    let (mut states, polls) = watch(&[Ok("RUNNING"), Ok("SUCCEEDED")], false, &WaitPolicy::default());
    states.next().await.unwrap().unwrap();
    for _ in 0..5 {
        let next = tokio::time::timeout(SECOND / 10, states.next());
        assert!(next.await.is_err());
    }
    assert_eq!(states.next().await.unwrap().unwrap(), "SUCCEEDED");
    assert_eq!(*polls.lock().unwrap(), 2);
}
