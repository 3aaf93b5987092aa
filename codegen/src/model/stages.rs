//! Where generating has got to, for those who measure what each stage takes.

use std::sync::OnceLock;

static WATCHER: OnceLock<fn(&'static str)> = OnceLock::new();

/// Has `watcher` told the name of each stage as it ends, from now on and in the whole process. The first one stays.
pub fn watch_stages(watcher: fn(&'static str)) {
    // A second one is told nothing, which it notices.
    let _ = WATCHER.set(watcher);
}

/// A stage has ended.
pub(crate) fn stage_done(name: &'static str) {
    if let Some(watcher) = WATCHER.get() {
        watcher(name);
    }
}
