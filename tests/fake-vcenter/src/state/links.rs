//! Hybrid links.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::World;
use super::sync::Provider;
use crate::answer::{ApiError, message};

/// Whether a link works.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkHealth {
    /// `HEALTHY`.
    #[default]
    Healthy,
    /// `UNHEALTHY`, and why, in English.
    Unhealthy(String),
    /// The server says nothing.
    Unknown,
}

/// A hybrid link.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Link {
    /// Its identifier.
    pub id: String,
    /// The domain that it links with.
    pub display_name: String,
    /// The host at the other end. Deleting with credentials asks it for them, if the fake knows it.
    pub psc_hostname: String,
    /// Whether it works.
    pub health: LinkHealth,
    /// Until then the link is being made, and reading its health is `RESOURCE_BUSY`.
    pub busy_until: Option<DateTime<Utc>>,
    /// Its sync providers.
    pub providers: Vec<Provider>,
}

impl Link {
    /// A healthy link without providers to the domain `display_name`, made with the host `psc.{display_name}`.
    pub fn new(id: impl Into<String>, display_name: impl Into<String>) -> Self {
        let display_name = display_name.into();
        Self {
            id: id.into(),
            psc_hostname: format!("psc.{display_name}"),
            display_name,
            health: LinkHealth::Healthy,
            busy_until: None,
            providers: Vec::new(),
        }
    }

    /// Adds a provider.
    #[must_use]
    pub fn with_provider(mut self, provider: Provider) -> Self {
        self.providers.push(provider);
        self
    }

    /// Sets [`health`](Self::health).
    #[must_use]
    pub fn with_health(mut self, health: LinkHealth) -> Self {
        self.health = health;
        self
    }

    /// The link that a fake starts with: `link-1`, with `provider-tags`, which has synced, and `provider-certificates`,
    /// which has not.
    pub(crate) fn sample(now: DateTime<Utc>) -> Self {
        let an_hour_ago = now.checked_sub_signed(TimeDelta::hours(1)).unwrap_or(now);
        Self::new("link-1", "corp.example.com")
            .with_provider(Provider::new("provider-tags").with_last_sync(an_hour_ago))
            .with_provider(Provider::new("provider-certificates"))
    }

    pub(crate) fn summary(&self) -> Value {
        json!({ "link": self.id, "display_name": self.display_name })
    }

    pub(crate) fn info(&self) -> Value {
        let mut info = Map::new();
        let status = match &self.health {
            LinkHealth::Healthy => "HEALTHY",
            LinkHealth::Unhealthy(reason) => {
                let text = "{0} cannot be reached: {1}";
                let message = message("com.example.fake.link.unhealthy", text, &[&self.psc_hostname, reason]);
                info.insert("health_status_message".to_owned(), message);
                "UNHEALTHY"
            }
            LinkHealth::Unknown => return Value::Object(info),
        };
        info.insert("connection_health_status".to_owned(), status.into());
        Value::Object(info)
    }

    pub(crate) fn provider(&mut self, id: &str) -> Result<&mut Provider, ApiError> {
        let link = &self.id;
        self.providers.iter_mut().find(|provider| provider.id == id).ok_or_else(|| {
            let text = "The link {0} has no sync provider {1}.";
            ApiError::not_found("com.vmware.vcenter.hvc.links.sync.Providers", id, text, &[link, id])
        })
    }
}

impl World {
    pub(crate) fn link(&mut self, id: &str) -> Result<&mut Link, ApiError> {
        self.links.iter_mut().find(|link| link.id == id).ok_or_else(|| {
            ApiError::not_found("com.vmware.vcenter.hvc.Links", id, "The link {0} does not exist.", &[id])
        })
    }

    /// An identifier that no link has or had.
    pub(crate) fn new_link_id(&mut self) -> String {
        loop {
            self.links_made += 1;
            let id = format!("link-{}", self.links_made);
            if self.links.iter().all(|link| link.id != id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_is_there_only_when_the_link_is_unhealthy() {
        let link = Link::new("link-1", "example.net");
        assert_eq!(link.info(), json!({"connection_health_status": "HEALTHY"}));
        assert_eq!(link.clone().with_health(LinkHealth::Unknown).info(), json!({}));
        let info = link.with_health(LinkHealth::Unhealthy("no route".to_owned())).info();
        assert_eq!(info["health_status_message"]["default_message"], "psc.example.net cannot be reached: no route");
    }

    #[test]
    fn identifiers_are_new() {
        let mut world = World { links: vec![Link::new("link-1", "example.net")], ..World::default() };
        assert_eq!(world.new_link_id(), "link-2");
        assert_eq!(world.new_link_id(), "link-3");
    }
}
