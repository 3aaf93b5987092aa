//! Where the examples run: the server of the environment, or a fake in this process.

use std::error::Error;
use std::time::Duration;

use vsphere_automation::{Client, Credentials, Secret};
use vsphere_automation_fake::FakeVcenter;

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// A client of `VCENTER_URL`, with `VCENTER_USER` and `VCENTER_PASSWORD`; without these, of a fake, which ends when
/// it is dropped.
pub(crate) async fn connect() -> Outcome<(Client, Option<FakeVcenter>)> {
    let variable = |name| std::env::var(name).map_err(|_| format!("{name} is not set"));
    let (url, user, password, fake) = match std::env::var("VCENTER_URL") {
        Ok(url) => (url, variable("VCENTER_USER")?, variable("VCENTER_PASSWORD")?, None),
        Err(_) => {
            let short = Duration::from_secs(3);
            let fake = FakeVcenter::builder().sync_takes(short).reconciliation_takes(short).start().await?;
            (fake.url().to_owned(), fake.user().to_owned(), fake.password().to_owned(), Some(fake))
        }
    };
    println!("{url}");
    let client = Client::builder(url).credentials(Credentials::basic(user, Secret::from(password))).build()?;
    Ok((client, fake))
}
