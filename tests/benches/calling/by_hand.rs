//! What somebody would write who has one call to make: reqwest, serde, and the header of the session.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::support::Fallible;

/// The members that our type has as well.
#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded, and looked at by nobody")]
pub(crate) struct Job {
    description: Message,
    service: String,
    operation: String,
    parent: Option<String>,
    status: Status,
    cancelable: Option<bool>,
    start_time: Option<DateTime<Utc>>,
    end_time: Option<DateTime<Utc>>,
    messages: Vec<Message>,
    progress: i64,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded, and looked at by nobody")]
struct Message {
    id: String,
    default_message: String,
    args: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    None,
    Running,
    Failed,
    Succeeded,
}

#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    address: String,
    session: String,
}

impl Client {
    pub(crate) async fn login(address: &str) -> Fallible<Self> {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).build()?;
        let answer = http.post(format!("{address}/api/session")).basic_auth("user", Some("password")).send().await?;
        let session = answer.error_for_status()?.json().await?;
        Ok(Self { http, address: address.to_owned(), session })
    }

    pub(crate) async fn get(&self) -> Fallible<()> {
        let url = format!("{}/api/appliance/recovery/reconciliation/job", self.address);
        let answer = self.http.get(url).header("vmware-api-session-id", &self.session).send().await?;
        let job: Job = answer.error_for_status()?.json().await?;
        std::hint::black_box(job);
        Ok(())
    }
}
