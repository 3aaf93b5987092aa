//! What each layer of the client takes of a call: all of it, beside the call without that layer.

use std::time::Duration;

use tokio::runtime::Runtime;
use tracing_subscriber::layer::SubscriberExt as _;
use vsphere_automation::appliance::recovery::reconciliation::job::Info;
use vsphere_automation::{Body, Client, Credentials, Method, RetryPolicy, Secret, Transport, TransportFuture};

use super::support::Fallible;
use super::support::clocks::of_this_process;
use super::support::figures::{Line, Ratio};
use super::{TURNS, client, server};

/// Calls in one turn.
const CALLS: usize = 2_000;

/// Answers at once: what is left of a call is what the client does by itself.
struct AtOnce;

impl Transport for AtOnce {
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_> {
        let body = match *request.method() {
            Method::POST => r#""0123456789abcdef0123456789abcdef""#,
            _ => server::JOB,
        };
        Box::pin(async move { Ok(http::Response::new(Body::from(body))) })
    }
}

pub(crate) fn run(runtime: &Runtime, address: &str) -> Fallible<()> {
    let whole = runtime.block_on(async { client(address) })?;
    let at_once = runtime.block_on(async {
        Client::builder(address)
            .credentials(Credentials::basic("user", Secret::from("password")))
            .transport(AtOnce)
            .build()
    })?;
    let job = async || made(whole.reconciliation_job().get().await);
    let line = |what, beside| Line { part: "calling", what, figure: "CPU", beside, operations: None };

    let alone = async || made(at_once.reconciliation_job().get().await);
    line("GET without a connection", "a whole call").print(&turns(runtime, alone, job)?);

    let decode = async || made(serde_json::from_str::<Info>(server::JOB));
    line("decoding", "a whole call").print(&turns(runtime, decode, job)?);

    let path = "/api/appliance/recovery/reconciliation/job";
    let raw = async || made(whole.request(Method::GET, path).send().await);
    line("GET of one's own path, without decoding", "a whole call").print(&turns(runtime, raw, job)?);

    let call = || whole.reconciliation_job().get();
    let named = async || made(call().request_id("1").await);
    line("GET with an id of the caller", "a whole call").print(&turns(runtime, named, job)?);
    let once = async || made(call().retry(RetryPolicy::off()).await);
    line("GET that is not repeated", "a whole call").print(&turns(runtime, once, job)?);
    let short = async || made(call().timeout(Duration::from_secs(5)).await);
    line("GET with a deadline of its own", "a whole call").print(&turns(runtime, short, job)?);

    let subscriber = tracing_subscriber::registry().with(tracing_subscriber::fmt::layer().with_writer(std::io::sink));
    let subscriber = tracing::Dispatch::new(subscriber);
    let mut traced = Ratio::default();
    for turn in 0..=TURNS {
        let with = tracing::dispatcher::with_default(&subscriber, || cpu(runtime, job))?;
        let without = cpu(runtime, job)?;
        if turn > 0 {
            traced.add(with, without);
        }
    }
    line("GET that is traced", "a whole call").print(&traced);
    runtime.block_on(whole.logout())?;
    Ok(())
}

/// What was made is not left out because nobody looks at it.
fn made<T>(outcome: Result<T, impl Into<Box<dyn std::error::Error + Send + Sync>>>) -> Fallible<()> {
    std::hint::black_box(outcome.map_err(Into::into)?);
    Ok(())
}

fn turns(
    runtime: &Runtime,
    one: impl AsyncFn() -> Fallible<()>,
    other: impl AsyncFn() -> Fallible<()>,
) -> Fallible<Ratio> {
    let mut ratio = Ratio::default();
    for turn in 0..=TURNS {
        let (one, other) = (cpu(runtime, &one)?, cpu(runtime, &other)?);
        if turn > 0 {
            ratio.add(one, other);
        }
    }
    Ok(ratio)
}

/// Seconds of CPU of [`CALLS`] calls, one after the other.
fn cpu(runtime: &Runtime, call: impl AsyncFn() -> Fallible<()>) -> Fallible<f64> {
    let before = of_this_process()?;
    runtime.block_on(async {
        for _ in 0..CALLS {
            call().await?;
        }
        Fallible::Ok(())
    })?;
    Ok(of_this_process()? - before)
}
