//! Sync of links and their providers.

use serde_json::{Value, json};

use super::Call;
use crate::answer::{ApiError, ErrorType, Outcome};
use crate::state::World;

pub(super) fn reset(world: &mut World, call: &Call<'_>) -> Outcome {
    let takes = world.limits.sync_takes;
    for provider in &mut world.link(&call.ids[0])?.providers {
        provider.force(call.now, takes);
    }
    Ok(None)
}

pub(super) fn list(world: &mut World, call: &Call<'_>) -> Outcome {
    let link = world.link(&call.ids[0])?;
    let all: Vec<Value> = link.providers.iter().map(|provider| json!({ "provider": provider.id })).collect();
    Ok(Some(all.into()))
}

pub(super) fn get(world: &mut World, call: &Call<'_>) -> Outcome {
    let provider = world.link(&call.ids[0])?.provider(&call.ids[1])?;
    Ok(Some(provider.to_json(call.now)))
}

pub(super) fn start(world: &mut World, call: &Call<'_>) -> Outcome {
    let takes = world.limits.sync_takes;
    let provider = world.link(&call.ids[0])?.provider(&call.ids[1])?;
    if provider.is_syncing(call.now) {
        let text = "A sync of {0} is already under way.";
        return Err(ApiError::new(ErrorType::ResourceBusy, "sync.under_way", text, &[&provider.id]));
    }
    provider.force(call.now, takes);
    Ok(None)
}
