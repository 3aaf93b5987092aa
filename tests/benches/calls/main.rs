//! What a call costs beside one written by hand: `cargo bench -p vsphere-automation-tests --bench calls`.
//!
//! Both read the reconciliation job over one kept connection a task, from a server in a process of its own. They take turns,
//! and what is printed is the ratio of ours to the other, turn by turn: the median, and the least and the most. Times by
//! themselves say little of a machine that others use too.

mod by_hand;
mod figures;
mod server;

use std::error::Error;
use std::future::Future;
use std::time::{Duration, Instant};

use allocation_counter::AllocationInfo;
use figures::{Ratio, cpu};
use tokio::runtime::{Builder, Runtime};
use vsphere_automation::appliance::recovery::reconciliation::job::Info;
use vsphere_automation::{Client, Credentials};

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

const TURNS: usize = 15;
/// Calls in one turn, over all tasks.
const CALLS: usize = 4_000;

fn main() -> Fallible<()> {
    if std::env::var_os(server::SERVE).is_some() {
        return server::serve();
    }
    let server = server::start()?;
    println!("{:<34} {:>24} {:>24}", "ours / by hand", "wall", "CPU");
    for (name, runtime) in [
        ("current_thread", Builder::new_current_thread().enable_all().build()?),
        ("multi_thread", Builder::new_multi_thread().enable_all().build()?),
    ] {
        for tasks in [1, 64, 1_000] {
            let (wall, cpu) = turns(&runtime, &server.address, tasks)?;
            println!("{:<34} {wall:>24} {cpu:>24}", format!("GET, {name}, {tasks} at once"));
        }
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (ours, theirs) = allocations(&runtime, &server.address)?;
    let count = ratio(ours.count_total, theirs.count_total);
    println!(
        "{:<34} {:>24}",
        "allocations of a call",
        format!("{count:.2} ({} / {})", ours.count_total, theirs.count_total)
    );
    let bytes = ratio(ours.bytes_total, theirs.bytes_total);
    println!("{:<34} {:>24}", "bytes of them", format!("{bytes:.2} ({} / {})", ours.bytes_total, theirs.bytes_total));
    println!("{:<34} {:>24}", "decoding", decoding()?);
    Ok(())
}

fn client(address: &str) -> Fallible<Client> {
    Ok(Client::builder(address).credentials(Credentials::basic("user", "password")).build()?)
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
    let (start, before) = (Instant::now(), cpu()?);
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
    Ok((start.elapsed(), cpu()? - before))
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
fn ratio(ours: u64, theirs: u64) -> f64 {
    ours as f64 / theirs as f64
}
