//! Which release it is.

use serde_json::json;

use super::Call;
use crate::answer::Outcome;
use crate::release::Release;
use crate::state::World;

pub(super) fn get(_: &mut World, call: &Call<'_>) -> Outcome {
    // What has everything is no release, and so has no number.
    let version = match call.release {
        Release::All => "all".to_owned(),
        real if real.as_str().matches('.').count() == 1 => format!("{real}.0.00100"),
        real => format!("{real}.00100"),
    };
    Ok(Some(json!({
        "version": version,
        "product": "A fake vCenter",
        "build": "1",
        "type": "One with an embedded single sign-on",
        "summary": "",
        "releasedate": "",
        "install_time": "2024-01-01T00:00:00.000Z",
    })))
}
