//! What the lock of the last run says of files that are not fresh: who changed them.

use vsphere_automation_codegen::{Lock, roots};

use crate::outputs::{Comparison, File, State};

/// What differs from the last run beside the document, in sentences.
pub(super) fn told(comparison: &Comparison) -> Vec<String> {
    let of = |file: &&File| matches!(file.path.as_str(), roots::LOCK | roots::LOCK_OF_CRATE);
    let Some(lock) = comparison.files.iter().find(of) else { return Vec::new() };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let Some(Ok(now)) = lock.new.as_deref().map(Lock::parse) else { return Vec::new() };
    let then = match lock.old.as_deref().map(text) {
        None => return vec![format!("{} is missing: what was generated before is not known", lock.path)],
        Some(text) => match Lock::parse(&text) {
            Ok(then) => then,
            Err(error) => return vec![format!("{} cannot be read: {error}; it is written anew", lock.path)],
        },
    };
    let mut all = then.differences(&now);
    for file in comparison.stale().filter(|file| file.path != lock.path) {
        let known = then.files.get(&file.path);
        match (file.state, known, &file.old) {
            (State::Stale, Some(digest), Some(bytes))
                if *digest != vsphere_automation_codegen::model::sha256(bytes) =>
            {
                all.push(format!("{} was edited by hand", file.path));
            }
            (State::Missing, Some(_), _) => {
                all.push(format!("{} was written by the last run, and is missing", file.path))
            }
            (State::Orphan, None, _) => {
                all.push(format!("{} is an extra file: the last run did not write it", file.path))
            }
            _ => {}
        }
    }
    let edited = lock.state == State::Stale && comparison.stale().count() == 1 && then != now;
    if edited {
        all.push(format!("{} alone is not fresh: it was edited by hand or merged, or codegen changed", lock.path));
    }
    all
}
