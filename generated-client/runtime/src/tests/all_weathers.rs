//! Many tasks share one client in all weathers at once. Whatever comes, what the client says of each request is what the
//! server knows of it.
//!
//! - Success means done, and done once.
//! - A failure with a known fate (not sent, refused, answered with a failure) means not done.
//! - What may have been done is said to be unknown, and a POST or PATCH is never done twice.
//! - Refused credentials are not tried again within the cool-down.
//! - In the end no session is left that the client could know of.
//!
//! `SOAK_CALLS` (10,000), `SOAK_SEED` and `SOAK_TASKS` (60) change that; seed and figures are printed.

mod sky;
mod weather;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use futures_util::future::join_all;

use self::sky::Sky;
use super::support::{SECOND, Thing, basic};
use crate::clock::Clock as _;
use crate::tests::support::Client;
use crate::{Error, Fate, Method};

/// First cool-down of the client.
const COOL_DOWN: Duration = Duration::from_secs(60);

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

// One thread, so that time does not run on while a task is kept from running.
#[tokio::test]
async fn what_is_said_is_what_was_done() {
    let (calls, seed, tasks) = (setting("SOAK_CALLS", 10_000), setting("SOAK_SEED", 0x5eed), setting("SOAK_TASKS", 60));
    let sky = Sky::start(seed).await;
    let client = Client::builder(sky.url())
        .credentials(basic())
        .clock(sky.clock())
        .login_cool_down(COOL_DOWN)
        .max_concurrent_requests(40)
        .no_proxy()
        .build()
        .unwrap();
    let work = |task: u64| {
        let (client, sky) = (client.clone(), Arc::clone(&sky));
        tokio::spawn(async move {
            let mut random = Rng::with_seed(seed ^ (task << 32));
            let mut said = BTreeMap::new();
            for call in (task..calls).step_by(usize::try_from(tasks).unwrap()) {
                *said.entry(one_call(&client, &sky, &mut random, seed, call).await).or_insert(0) += 1;
            }
            said
        })
    };
    let mut said: BTreeMap<&str, u32> = BTreeMap::new();
    for task in join_all((0..tasks).map(work)).await {
        task.unwrap().into_iter().for_each(|(what, number)| *said.entry(what).or_default() += number);
    }
    sky.clear_up();
    client.close().await.unwrap();
    let figures = sky.figures();
    println!("seed {seed}, {calls} calls of {tasks} tasks: {said:?}\n{figures}");
    assert_eq!(u64::from(said.values().sum::<u32>()), calls);
    assert_eq!(sky.sessions(), 0, "seed {seed}: sessions are left\n{figures}");
    for pair in sky.refusals().windows(2) {
        assert!(pair[1] - pair[0] >= COOL_DOWN, "seed {seed}: refused at {pair:?}");
    }
    let unseen: Vec<_> = ["ok", "not_sent", "refused", "unknown", "answered"]
        .into_iter()
        .filter(|what| !said.contains_key(what))
        .collect();
    assert!(unseen.is_empty(), "seed {seed}: nothing was {unseen:?}");
}

/// Makes a call, and compares what is said of it with what the server knows; gives what was said in a word.
async fn one_call(client: &Client, sky: &Sky, random: &mut Rng, seed: u64, number: u64) -> &'static str {
    let id = format!("r-{number}");
    let thing = format!("thing-{number}");
    let kind = random.u8(0..5);
    let outcome = match kind {
        0 => client.create_thing(&thing).request_id(&*id).await.map(|made| assert_eq!(made, Thing::new(&thing))),
        1 => {
            let call = client.request(Method::PATCH, format!("/api/things/{thing}")).json(&Thing::new(&thing));
            call.request_id(&*id).await.map(drop)
        }
        2 => client.delete_thing(&thing).request_id(&*id).await,
        _ => client.thing(&thing).request_id(&*id).await.map(|read| assert_eq!(read, Thing::new(&thing))),
    };
    let done = sky.done(&id);
    let what = format!("seed {seed}, call {number}, kind {kind}, done {done} times: {outcome:?}\n{}", sky.met(&id));
    let once_at_most = kind < 2;
    let reads = kind > 2;
    assert!(done <= 1 || reads, "done twice: {what}");
    let said = match &outcome {
        Ok(()) => {
            assert!(done >= 1, "said to be done: {what}");
            "ok"
        }
        Err(error) => {
            check(error, done, once_at_most, reads, &what);
            if error.is_unauthenticated() {
                // Lest all that is left be refused for the same reason.
                sky.clock().sleep(10 * SECOND).await;
            }
            error.fate().as_str()
        }
    };
    sky.forget(&id);
    said
}

fn check(error: &Error, done: usize, once_at_most: bool, reads: bool, what: &str) {
    assert_eq!(error.request_id().map(|id| id.starts_with("r-")), Some(true), "{what}");
    let succeeded = error.status().is_some_and(|status| status.is_success());
    match error.fate() {
        Fate::NotSent | Fate::Refused => assert!(done == 0 || reads, "said not to be done: {what}"),
        Fate::Answered if succeeded => assert!(done >= 1, "said to be done: {what}"),
        Fate::Answered => assert!(done == 0 || reads, "said to have failed: {what}"),
        Fate::Unknown => assert_eq!(error.outcome_is_unknown(), once_at_most, "{what}"),
    }
    assert!(!(once_at_most && error.is_retryable() && done > 0), "would be done twice: {what}");
}
