//! What a call costs beside one written by hand. `cargo xtask cost calling` starts it and makes a table of what it prints, a
//! line of JSON for each figure.
//!
//! Both read the reconciliation job over one kept connection a task, from a server in a process of its own. They take turns,
//! and what is told is the ratio of ours to the other, turn by turn.

mod by_hand;
mod layers;
mod server;
#[path = "../support/mod.rs"]
mod support;

use std::future::Future;
use std::time::{Duration, Instant};

use allocation_counter::AllocationInfo;
use support::Fallible;
use support::clocks::of_this_process;
use support::figures::{Line, Ratio};
use tokio::runtime::{Builder, Runtime};
use vsphere_automation::appliance::recovery::reconciliation::job::Info;
use vsphere_automation::{Client, Credentials, Secret};

const TURNS: usize = 15;
/// Calls in one turn, over all tasks.
const CALLS: usize = 4_000;

fn main() -> Fallible<()> {
    if std::env::var_os(server::SERVE).is_some() {
        return server::serve();
    }
    let server = server::start()?;
    for (name, runtime) in [
        ("current_thread", Builder::new_current_thread().enable_all().build()?),
        ("multi_thread", Builder::new_multi_thread().enable_all().build()?),
    ] {
        for tasks in [1, 64, 1_000] {
            let (wall, cpu) = turns(&runtime, &server.address, tasks)?;
            let what = format!("GET, {name}, {tasks} at once");
            line(&what, "time").print(&wall);
            line(&what, "CPU").print(&cpu);
        }
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (ours, theirs) = allocations(&runtime, &server.address)?;
    line("GET", "allocations").print(&ratio(ours.count_total, theirs.count_total));
    line("GET", "bytes that are allocated").print(&ratio(ours.bytes_total, theirs.bytes_total));
    line("decoding", "time").print(&decoding()?);
    layers::run(&runtime, &server.address)
}

fn line<'a>(what: &'a str, figure: &'a str) -> Line<'a> {
    Line { part: "calling", what, figure, beside: "by hand", operations: None }
}

fn client(address: &str) -> Fallible<Client> {
    Ok(Client::builder(address).credentials(Credentials::basic("user", Secret::from("password"))).build()?)
}

async fn ours(client: &Client) -> Fallible<()> {
    let job: Info = client.reconciliation_job().get().await?;
    std::hint::black_box(job);
    Ok(())
}

/// Ours and the other in turn.
fn turns(runtime: &Runtime, address: &str, tasks: usize) -> Fallible<(Ratio, Ratio)> {
    let client = runtime.block_on(async { client(address) })?;
    let by_hand = runtime.block_on(by_hand::Client::login(address))?;
    let (mut wall, mut cpus) = (Ratio::default(), Ratio::default());
    for turn in 0..=TURNS {
        let (one, other) = (client.clone(), by_hand.clone());
        let our = time(runtime, tasks, move || {
            let client = one.clone();
            async move { ours(&client).await }
        })?;
        let other = time(runtime, tasks, move || {
            let client = other.clone();
            async move { client.get().await }
        })?;
        // The first turn opens the connections.
        if turn > 0 {
            wall.add(our.0.as_secs_f64(), other.0.as_secs_f64());
            cpus.add(our.1, other.1);
        }
    }
    runtime.block_on(client.logout())?;
    Ok((wall, cpus))
}

/// Wall time and CPU seconds of [`CALLS`] calls.
fn time<F, C>(runtime: &Runtime, tasks: usize, call: C) -> Fallible<(Duration, f64)>
where
    C: Fn() -> F + Clone + Send + 'static,
    F: Future<Output = Fallible<()>> + Send,
{
    let (start, before) = (Instant::now(), of_this_process()?);
    runtime.block_on(async {
        let workers: Vec<_> = (0..tasks)
            .map(|_| {
                let call = call.clone();
                tokio::spawn(async move {
                    for _ in 0..CALLS / tasks {
                        call().await?;
                    }
                    Fallible::Ok(())
                })
            })
            .collect();
        for worker in workers {
            worker.await??;
        }
        Fallible::Ok(())
    })?;
    Ok((start.elapsed(), of_this_process()? - before))
}

fn allocations(runtime: &Runtime, address: &str) -> Fallible<(AllocationInfo, AllocationInfo)> {
    let client = runtime.block_on(async { client(address) })?;
    let by_hand = runtime.block_on(by_hand::Client::login(address))?;
    // What is made once is not of a call.
    for _ in 0..100 {
        runtime.block_on(ours(&client))?;
        runtime.block_on(by_hand.get())?;
    }
    let (mut one, mut other) = (Ok(()), Ok(()));
    let our = allocation_counter::measure(|| one = runtime.block_on(ours(&client)));
    let theirs = allocation_counter::measure(|| other = runtime.block_on(by_hand.get()));
    one.and(other)?;
    runtime.block_on(client.logout())?;
    Ok((our, theirs))
}

/// The models alone: ours against closed structures of the same members.
fn decoding() -> Fallible<Ratio> {
    const TIMES: usize = 20_000;
    let mut ratio = Ratio::default();
    for turn in 0..=TURNS {
        let start = Instant::now();
        for _ in 0..TIMES {
            std::hint::black_box(serde_json::from_str::<Info>(server::JOB)?);
        }
        let ours = start.elapsed().as_secs_f64();
        let start = Instant::now();
        for _ in 0..TIMES {
            std::hint::black_box(serde_json::from_str::<by_hand::Job>(server::JOB)?);
        }
        if turn > 0 {
            ratio.add(ours, start.elapsed().as_secs_f64());
        }
    }
    Ok(ratio)
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn ratio(ours: u64, theirs: u64) -> Ratio {
    Ratio::of(ours as f64, theirs as f64)
}
