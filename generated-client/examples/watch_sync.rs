//! Forces a sync of each provider of each hybrid link, and shows its stages.
//!
//! `cargo run --example watch_sync --features tech-preview` runs against a fake; set `VCENTER_URL`, `VCENTER_USER` and
//! `VCENTER_PASSWORD` for a real server (vSphere 7.0.2 to 8.0.0 has these operations).

mod support;

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use support::{Outcome, connect};
use vsphere_automation::hvc::links::LinkId;
use vsphere_automation::hvc::links::sync::providers::ProviderId;
use vsphere_automation::{Client, WaitPolicy};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (client, _fake) = connect().await?;
    // Logs out whatever happens.
    client.with_session(|client| async move { sync_all(&client).await }).await
}

async fn sync_all(client: &Client) -> Outcome<()> {
    for link in client.hvc_links().list().await? {
        println!("{} ({})", link.display_name, link.link);
        for summary in client.hvc_sync_providers().list(&link.link).await? {
            sync(client, &link.link, &summary.provider).await?;
        }
    }
    Ok(())
}

async fn sync(client: &Client, link: &LinkId, provider: &ProviderId) -> Outcome<()> {
    let bar = ProgressBar::new(0).with_prefix(provider.to_string());
    bar.set_style(ProgressStyle::with_template("{prefix:24} {wide_bar} {pos}/{len} {msg}")?);
    let policy = WaitPolicy::new().min_interval(Duration::from_millis(200)).max_interval(Duration::from_secs(5));
    let mut states = client.hvc_sync_providers().start_and_watch(link, provider, policy).await?;
    while let Some(info) = states.next().await {
        let info = info?;
        match &info.current_session_info {
            Some(session) => {
                bar.set_length(session.total_work.max(0).unsigned_abs());
                bar.set_position(session.completed_work.max(0).unsigned_abs());
                bar.set_message(session.stage.to_string());
            }
            None => bar.set_message(info.status.to_string()),
        }
    }
    bar.abandon();
    Ok(())
}
