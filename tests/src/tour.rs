//! A walk through every operation, all of which succeed.

use vsphere_automation::appliance::recovery::reconciliation::job;
use vsphere_automation::hvc::links::{self, CreateSpec, CreateSpecRequired, DeleteWithCredentials, LinkId};
use vsphere_automation::hvc::management::administrators::Set;
use vsphere_automation::{Client, Error, Secret};

/// A host that every fake can be linked with, and its administrator.
pub const HOST: (&str, &str, &str, &str) =
    ("psc.example.net", "example.net", "administrator@example.net", "correct-horse-battery");

/// What the host presents.
pub const THUMBPRINT: &str =
    "35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E";

/// A link to that host, its certificate not yet known.
pub fn link() -> CreateSpec {
    let (host, domain, user, password) = HOST;
    CreateSpec::new(CreateSpecRequired {
        psc_hostname: host.into(),
        domain_name: domain.into(),
        username: user.into(),
        password: Secret::from(password),
    })
}

/// Calls every operation against a fake as it is at the start, logs out at the end, and gives back the id of the session
/// that it made beside the client's own.
///
/// # Errors
///
/// The first call that fails.
pub async fn tour(client: &Client) -> Result<Secret, Error> {
    let mine = client.session().create().await?;
    client.session().get().await?;
    links(client).await?;
    let groups = client.hvc_administrators();
    groups.set(&Set::new(vec!["a@example.net".to_owned(), "b@example.net".to_owned()])).await?;
    groups.add("c@example.net").await?;
    groups.remove("a@example.net").await?;
    groups.get().await?;
    client.reconciliation_job().create(&job::CreateSpec::default().with_ignore_warnings(true)).await?;
    client.reconciliation_job().get().await?;
    client.appliance_version().get().await?;
    client.session().delete().await?;
    Ok(mine)
}

async fn links(client: &Client) -> Result<(), Error> {
    let links = client.hvc_links();
    let new = links.create(&link().with_ssl_thumbprint(THUMBPRINT)).await?;
    links.list().await?;
    links.get(&new).await?;
    sync(client, &new).await?;
    let (_, _, user, password) = HOST;
    let login = links::Credentials::new(user, Secret::from(password));
    links.delete_with_credentials(&new, &DeleteWithCredentials::new().with_credentials(login)).await?;
    links.delete(&"link-1".into()).await
}

async fn sync(client: &Client, link: &LinkId) -> Result<(), Error> {
    let providers = client.hvc_sync_providers();
    for summary in providers.list(link).await? {
        providers.start(link, &summary.provider).await?;
        providers.get(link, &summary.provider).await?;
    }
    client.hvc_sync().reset(link).await
}
