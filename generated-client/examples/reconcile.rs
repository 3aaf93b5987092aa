//! Starts the reconciliation of an appliance that was restored, and follows it to its end.
//!
//! `cargo run --example reconcile` runs against a fake; set `VCENTER_URL`, `VCENTER_USER` and `VCENTER_PASSWORD` for a
//! real server.

mod support;

use std::time::Duration;

use indicatif::ProgressBar;
use support::{Outcome, connect};
use vsphere_automation::appliance::recovery::reconciliation::job::{CreateSpec, Status};
use vsphere_automation::{Client, Error, Secret, WaitPolicy};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (client, _fake) = connect().await?;
    // Logs out whatever happens.
    client.with_session(|client| async move { reconcile(&client).await }).await
}

async fn reconcile(client: &Client) -> Outcome<()> {
    let password = std::env::var("VCENTER_PASSWORD").unwrap_or("not-a-real-password".into());
    let spec = CreateSpec::new()
        .with_sso_admin_user_name(std::env::var("VCENTER_USER").unwrap_or("administrator@vsphere.local".into()))
        .with_sso_admin_user_password(Secret::from(password))
        .with_ignore_warnings(true);
    let job = client.reconciliation_job().create(&spec).await?;
    println!("{}", job.description.default_message);

    let bar = ProgressBar::new(100);
    let policy = WaitPolicy::new().min_interval(Duration::from_millis(200)).max_interval(Duration::from_secs(5));
    let mut states = client.reconciliation_job().states_with(policy);
    while let Some(info) = states.next().await {
        let info = info?;
        bar.set_position(info.progress.clamp(0, 100).unsigned_abs());
        bar.set_message(info.status.to_string());
        if info.status == Status::Failed {
            bar.abandon();
            return Err(format!("the reconciliation failed: {:?}", info.error).into());
        }
    }
    bar.finish();
    println!("reconciled");

    // A job that is over can still be asked for.
    match client.reconciliation_job().get().await {
        Ok(info) => println!("last seen {}", info.status),
        Err(error) if error.is_not_found() => println!("the job is gone"),
        Err(error) => return Err(Error::into(error)),
    }
    Ok(())
}
