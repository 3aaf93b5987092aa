//! What a call allocates, beside the same call written by hand: a count, and so the same on every machine. What the server
//! allocates is not in it: it has a thread of its own, and only those of the caller's thread are counted.

#[path = "../../benches/calling/by_hand.rs"]
mod by_hand;
#[expect(dead_code, reason = "the benchmark's server, which has a process of its own there")]
#[path = "../../benches/calling/server.rs"]
mod server;
#[path = "../../benches/support/mod.rs"]
mod support;

use std::thread;

use support::Fallible;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use vsphere_automation::{Client, Credentials, Secret};

/// Until connections, buffers and whatever else is made once are there.
const BEFORE: usize = 20;
const MEASURED: usize = 20;

#[test]
fn a_call_allocates_at_most_a_fifth_more_than_one_by_hand() {
    // Some other package of the build may have asked for TLS without saying whose.
    _ = rustls::crypto::ring::default_provider().install_default();
    let address = served().expect("a server");
    let runtime = runtime().expect("a runtime");
    let credentials = Credentials::basic("user", Secret::from("password"));
    let client = runtime.block_on(async { Client::builder(&address).credentials(credentials).build() });
    let client = client.expect("a client");
    let by_hand = runtime.block_on(by_hand::Client::login(&address)).expect("a session");

    let ours = least(&runtime, async || {
        std::hint::black_box(client.reconciliation_job().get().await?);
        Ok(())
    });
    let theirs = least(&runtime, async || by_hand.get().await);
    let (ours, theirs) = (ours.expect("a job"), theirs.expect("a job"));
    assert!(ours > 0 && theirs > 0, "nothing was counted: {ours} and {theirs}");
    assert!(ours * 5 <= theirs * 6, "{ours} allocations a call, and {theirs} by hand");
}

/// The fewest allocations of one call. Answers may arrive in pieces, which is more than the call itself is to blame for.
fn least(runtime: &Runtime, call: impl AsyncFn() -> Fallible<()>) -> Fallible<u64> {
    for _ in 0..BEFORE {
        runtime.block_on(call())?;
    }
    let mut least = u64::MAX;
    for _ in 0..MEASURED {
        let mut outcome = Ok(());
        let counted = allocation_counter::measure(|| outcome = runtime.block_on(call()));
        outcome?;
        least = least.min(counted.count_total);
    }
    Ok(least)
}

/// The address of a server in a thread of its own.
fn served() -> Fallible<String> {
    let runtime = runtime()?;
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || runtime.block_on(server::accept(listener)));
    Ok(address)
}

fn runtime() -> Fallible<Runtime> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}
