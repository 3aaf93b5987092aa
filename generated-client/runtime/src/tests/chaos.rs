//! Thousands of calls under random faults, from a seed: whatever happens, every call ends in the
//! right value or in an error of the right kind, in time, and no session is left behind.

use std::time::Duration;

use fastrand::Rng;

use super::support::{Fault, Thing, Vcenter, builder};
use crate::clock::Clock as _;
use crate::tests::support::Client;
use crate::{Error, ErrorKind, RetryPolicy};

const SEED: u64 = 0x5eed;
const WORKERS: u64 = 8;
const CALLS: usize = 1250;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_calls() {
    let workers = (0..WORKERS).map(|worker| tokio::spawn(work(SEED + worker)));
    for worker in futures_util::future::join_all(workers).await {
        worker.unwrap();
    }
}

async fn work(seed: u64) {
    let mut random = Rng::with_seed(seed);
    let server = Vcenter::start().await;
    let client = builder(&server).retry(RetryPolicy::default().budget(1.0)).build().unwrap();
    let mut restarted = false;
    for number in 0..CALLS {
        let mut faults = prepare(&server, &mut random);
        // A call can be the first to learn that its connection is gone, the one after a restart, too.
        let restarts = std::mem::replace(&mut restarted, faults.contains(&Fault::ResetBeforeBody));
        if restarts {
            faults.push(Fault::ResetBeforeBody);
        }
        let begun = server.clock().now();
        let what = format!("seed {seed}, call {number}, {faults:?}");
        match call(&client, &mut random, number).await {
            Ok(()) => {}
            Err(error) => {
                let allowed = faults.iter().any(|fault| kinds(fault).contains(&error.kind()));
                assert!(allowed, "{what}: {error}");
            }
        }
        server.call_ended();
        let took = server.clock().now() - begun;
        assert!(took <= Duration::from_secs(300 + 2 * 61), "{what}: {took:?}");
        server.state(|state| {
            state.faults.clear();
            state.login_faults.clear();
        });
    }
    client.logout().await.unwrap();
    assert_eq!(server.leaked(), 0, "seed {seed}");
    server.state(|state| {
        assert!(state.executed.values().all(|times| *times == 1), "a POST was carried out twice");
        assert!(state.executed.len() > CALLS / 5);
    });
}

/// One call; an answer must be the right one.
async fn call(client: &Client, random: &mut Rng, number: usize) -> Result<(), Error> {
    let id = number.to_string();
    match random.u8(0..3) {
        0 => assert_eq!(client.thing(&id).await?, Thing::new(&id)),
        1 => assert_eq!(client.create_thing(&id).await?, Thing::new(&id)),
        _ => client.delete_thing(&id).await?,
    }
    Ok(())
}

/// Decides what happens to the next call, and to a login that it needs.
fn prepare(server: &Vcenter, random: &mut Rng) -> Vec<Fault> {
    let mut faults = Vec::new();
    match random.u8(0..100) {
        0..3 => server.expire(),
        3..5 => {
            server.restart();
            faults.push(Fault::ResetBeforeBody);
        }
        _ => {}
    }
    let known = faults.len();
    while random.u8(0..100) < 40 {
        faults.push(fault(random));
    }
    server.next(faults[known..].to_vec());
    if random.u8(0..100) < 15 {
        let fault = fault(random);
        // A password that is refused has a test of its own: it stops everything for a while.
        if !matches!(fault, Fault::Expired { .. }) {
            server.next_login([fault.clone()]);
            faults.push(fault);
        }
    }
    faults
}

fn fault(random: &mut Rng) -> Fault {
    match random.u8(0..13) {
        0 => Fault::ResetBeforeBody,
        1 => Fault::ResetAfterBody,
        2 => Fault::HalfBody,
        3 => Fault::StalledBody,
        4 => Fault::SlowHeaders,
        5 => Fault::TooMany(random.u64(0..5)),
        6 => Fault::Unavailable,
        7 => Fault::Expired { body: random.bool() },
        8 => Fault::Html,
        9 => Fault::CutJson,
        10 => Fault::Garbage,
        11 => Fault::WrongType,
        _ => Fault::Redirect("http://127.0.0.1:9/".into()),
    }
}

/// What an error may be that such a fault led to.
fn kinds(fault: &Fault) -> &'static [ErrorKind] {
    use ErrorKind::{Api, Decode, Disconnected, Redirect, Timeout, TooLarge, Unauthenticated};
    match fault {
        Fault::ResetBeforeBody | Fault::ResetAfterBody | Fault::HalfBody => &[Disconnected],
        Fault::StalledBody | Fault::SlowHeaders => &[Timeout],
        Fault::TooMany(_) | Fault::Unavailable => &[Api],
        Fault::Expired { .. } => &[Unauthenticated],
        Fault::Html | Fault::CutJson => &[Decode],
        Fault::Garbage => &[TooLarge],
        Fault::Redirect(_) => &[Redirect],
        Fault::WrongType | Fault::Echo | Fault::Answer(..) => &[],
    }
}
