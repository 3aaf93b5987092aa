//! What a service does with default features.

use vsphere_automation::{Client, Credentials, Error};

/// Logs in, reads the reconciliation job, logs out.
pub async fn reconciliation(password: String) -> Result<(), Error> {
    let client = Client::builder("https://vcenter.example.com")
        .credentials(Credentials::basic("administrator@vsphere.local", password))
        .build()?;
    let job = client.reconciliation_job().get().await?;
    println!("{} {}%", job.status, job.progress);
    client.logout().await
}
