//! Groups that administer the vCenter through links.

use serde_json::Value;

use super::{Call, text};
use crate::answer::{ApiError, Outcome};
use crate::state::World;

/// Whether it is `group@domain`.
pub(super) fn is_group(name: &str) -> bool {
    name.split_once('@').is_some_and(|(group, domain)| !group.is_empty() && !domain.is_empty() && !domain.contains('@'))
}

pub(super) fn check_group(place: &str, name: &str) -> Result<(), ApiError> {
    if is_group(name) {
        return Ok(());
    }
    Err(ApiError::invalid(place, "The group {0} is not written as group@domain.", &[name]))
}

pub(super) fn get(world: &mut World, _: &Call<'_>) -> Outcome {
    Ok(Some(world.administrators.iter().cloned().map(Value::from).collect()))
}

pub(super) fn set(world: &mut World, call: &Call<'_>) -> Outcome {
    let groups = call.body.get("group_names").and_then(Value::as_array).into_iter().flatten();
    let groups: Vec<&str> = groups.filter_map(Value::as_str).collect();
    groups.iter().try_for_each(|group| check_group("group_names", group))?;
    world.administrators = groups.into_iter().map(str::to_owned).collect();
    Ok(None)
}

pub(super) fn add(world: &mut World, call: &Call<'_>) -> Outcome {
    let group = text(&call.body, "group_name").unwrap_or_default();
    check_group("group_name", group)?;
    world.administrators.insert(group.to_owned());
    Ok(None)
}

/// Removing a group that is no member succeeds: the API has no error for it.
pub(super) fn remove(world: &mut World, call: &Call<'_>) -> Outcome {
    let group = text(&call.body, "group_name").unwrap_or_default();
    check_group("group_name", group)?;
    world.administrators.remove(group);
    Ok(None)
}
