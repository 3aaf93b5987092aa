//! What a service does with default features.

use vsphere_automation::{Client, Credentials, Error, Secret};

/// Logs in, looks at the session, logs out.
pub async fn session(password: String) -> Result<(), Error> {
    let client = Client::builder("https://vcenter.example.com")
        .credentials(Credentials::basic("administrator@vsphere.local", Secret::from(password)))
        .build()?;
    println!("{}", client.session().get().await?.user);
    client.logout().await
}
