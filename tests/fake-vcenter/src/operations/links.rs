//! Hybrid links.

use serde_json::{Value, json};

use super::administrators::check_group;
use super::{Call, text};
use crate::answer::{ApiError, ErrorType, Outcome};
use crate::clock;
use crate::state::World;
use crate::state::hosts::{ForeignHost, pem_bytes};
use crate::state::links::Link;
use crate::state::sync::Provider;

pub(super) fn list(world: &mut World, _: &Call<'_>) -> Outcome {
    Ok(Some(world.links.iter().map(Link::summary).collect()))
}

pub(super) fn get(world: &mut World, call: &Call<'_>) -> Outcome {
    let link = world.link(&call.ids[0])?;
    if link.busy_until.is_some_and(|until| call.now < until) {
        let text = "The link {0} is still being made.";
        let error = ApiError::new(ErrorType::ResourceBusy, "links.busy", text, &[&link.id]);
        return Err(error.with_data(json!({ "is_transient": true })));
    }
    Ok(Some(link.info()))
}

pub(super) fn delete(world: &mut World, call: &Call<'_>) -> Outcome {
    let id = world.link(&call.ids[0])?.id.clone();
    world.links.retain(|link| link.id != id);
    Ok(None)
}

pub(super) fn delete_with_credentials(world: &mut World, call: &Call<'_>) -> Outcome {
    let link = world.link(&call.ids[0])?;
    let (id, hostname) = (link.id.clone(), link.psc_hostname.clone());
    let Some(credentials) = call.body.get("credentials") else {
        return Err(ApiError::invalid("credentials", "The credentials for the other side are missing.", &[]));
    };
    let user = text(credentials, "user_name").unwrap_or_default();
    let password = text(credentials, "password").unwrap_or_default();
    let host = world.hosts.iter().find(|host| host.hostname == hostname);
    if host.is_some_and(|host| !accepts(host, user, password)) {
        let text = "{0} refused the user {1}.";
        return Err(ApiError::new(ErrorType::Unauthorized, "links.refused", text, &[&hostname, user]));
    }
    world.links.retain(|link| link.id != id);
    Ok(None)
}

pub(super) fn create(world: &mut World, call: &Call<'_>) -> Outcome {
    let body = &call.body;
    let domain = text(body, "domain_name").unwrap_or_default();
    let groups = body.get("admin_groups").and_then(Value::as_array).into_iter().flatten();
    let groups: Vec<&str> = groups.filter_map(Value::as_str).collect();
    check_port(body)?;
    groups.iter().try_for_each(|group| check_group("spec.admin_groups", group))?;
    check_trust(body)?;
    if world.links.iter().any(|link| link.display_name.eq_ignore_ascii_case(domain)) {
        let text = "The domain {0} is already linked.";
        return Err(ApiError::new(ErrorType::AlreadyExists, "links.exists", text, &[domain]));
    }
    let host = find_host(world, body)?;
    if !host.is_supported() {
        let text = "{0} has version {1}, which cannot be linked.";
        let args = [host.hostname.as_str(), host.version.as_str()];
        return Err(ApiError::new(ErrorType::Unsupported, "links.unsupported", text, &args));
    }
    if !trusts(body, host) {
        return Err(unverified(host));
    }
    let user = text(body, "username").unwrap_or_default();
    if !accepts(host, user, text(body, "password").unwrap_or_default()) {
        return Err(ApiError::invalid("spec.username", "{0} refused the user {1}.", &[&host.hostname, user]));
    }
    let hostname = host.hostname.clone();
    let id = world.new_link_id();
    let mut link = Link::new(id.clone(), domain)
        .with_provider(Provider::new("provider-tags"))
        .with_provider(Provider::new("provider-certificates"));
    link.psc_hostname = hostname;
    link.busy_until = Some(clock::after(call.now, world.limits.linking_takes));
    world.links.push(link);
    world.administrators.extend(groups.into_iter().map(str::to_owned));
    Ok(Some(id.into()))
}

fn find_host<'w>(world: &'w World, body: &Value) -> Result<&'w ForeignHost, ApiError> {
    let hostname = text(body, "psc_hostname").unwrap_or_default();
    let domain = text(body, "domain_name").unwrap_or_default();
    let Some(host) = world.hosts.iter().find(|host| host.hostname.eq_ignore_ascii_case(hostname)) else {
        return Err(ApiError::invalid("spec.psc_hostname", "The host {0} cannot be reached.", &[hostname]));
    };
    if !host.domain.eq_ignore_ascii_case(domain) {
        return Err(ApiError::invalid("spec.domain_name", "The domain of {0} is not {1}.", &[hostname, domain]));
    }
    Ok(host)
}

fn check_port(body: &Value) -> Result<(), ApiError> {
    let Some(port) = text(body, "port") else { return Ok(()) };
    // `parse` would take a sign.
    let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    if digits && port.parse::<u16>().is_ok_and(|port| port > 0) {
        return Ok(());
    }
    Err(ApiError::invalid("spec.port", "The port {0} is not a number from 1 to 65535.", &[port]))
}

/// A thumbprint or certificate that is none, whatever the other side presents.
fn check_trust(body: &Value) -> Result<(), ApiError> {
    if text(body, "ssl_thumbprint").is_some_and(|text| hex(text).len() != 64) {
        return Err(ApiError::invalid("spec.ssl_thumbprint", "The thumbprint is not one of SHA-256.", &[]));
    }
    if text(body, "ssl_certificate").is_some_and(|text| pem_bytes(text).is_none()) {
        return Err(ApiError::invalid("spec.ssl_certificate", "The certificate is not in PEM.", &[]));
    }
    Ok(())
}

/// The certificate counts where both are given, as the newer way.
fn trusts(body: &Value, host: &ForeignHost) -> bool {
    match (text(body, "ssl_certificate"), text(body, "ssl_thumbprint")) {
        (Some(certificate), _) => host.has_certificate(certificate),
        (None, Some(thumbprint)) => hex(thumbprint) == hex(&host.thumbprint()),
        (None, None) => false,
    }
}

/// Releases that do not know certificates leave theirs out.
fn unverified(host: &ForeignHost) -> ApiError {
    let data = json!({ "ssl_thumbprint": host.thumbprint(), "ssl_certificate": host.certificate });
    let text = "The certificate of {0} is not trusted.";
    ApiError::new(ErrorType::UnverifiedPeer, "links.unverified_peer", text, &[&host.hostname]).with_data(data)
}

fn accepts(host: &ForeignHost, user: &str, password: &str) -> bool {
    host.user_name.eq_ignore_ascii_case(user) && host.password == password
}

/// The hexadecimal digits, if there is nothing but these and colons.
fn hex(text: &str) -> String {
    let digits = text.chars().filter(|c| *c != ':');
    let all: String = digits.map(|c| c.to_ascii_uppercase()).collect();
    if all.chars().all(|c| c.is_ascii_hexdigit()) { all } else { String::new() }
}
