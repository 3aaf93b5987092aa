//! Where the service listens, and which vCenter it talks to: from the environment, or a fake in this process.

use std::error::Error;

use vsphere_automation::{Client, Credentials, Secret};
use vsphere_automation_fake::FakeVcenter;

use crate::metrics::Metrics;

pub(crate) struct Settings {
    pub(crate) listen: String,
    pub(crate) vcenter: String,
    credentials: Credentials,
    ca: Option<Vec<u8>>,
    fake: Option<FakeVcenter>,
}

impl Settings {
    /// `LISTEN`; `VCENTER_URL`, `VCENTER_USER`, `VCENTER_PASSWORD`, and `VCENTER_CA` (a file). Without `VCENTER_URL` a
    /// fake.
    pub(crate) async fn from_env() -> Result<Self, Box<dyn Error + Send + Sync>> {
        let listen = std::env::var("LISTEN").unwrap_or_else(|_| "127.0.0.1:8080".into());
        let Ok(vcenter) = std::env::var("VCENTER_URL") else {
            let fake = FakeVcenter::builder().start().await?;
            let credentials = Credentials::basic(fake.user(), Secret::from(fake.password()));
            return Ok(Self { listen, vcenter: fake.url().to_owned(), credentials, ca: None, fake: Some(fake) });
        };
        let ca = std::env::var("VCENTER_CA").ok().map(std::fs::read).transpose()?;
        let credentials = Credentials::from_env();
        Ok(Self { listen, vcenter, credentials, ca, fake: None })
    }

    /// The one client of the service: clones share its session.
    pub(crate) fn client(&self, metrics: &Metrics) -> Result<Client, vsphere_automation::Error> {
        let mut builder = Client::builder(&self.vcenter)
            .credentials(self.credentials.clone())
            .max_concurrent_requests(16)
            .user_agent_suffix("service-example")
            .observer(metrics.clone());
        if let Some(ca) = &self.ca {
            builder = builder.ca_certificate(ca);
        }
        builder.build()
    }

    /// What the fake says of sessions, for who tries the example.
    pub(crate) fn left_behind(&self) -> String {
        match &self.fake {
            Some(fake) => format!("ended; sessions that are left on the fake: {}", fake.sessions().len()),
            None => "ended".to_owned(),
        }
    }
}
