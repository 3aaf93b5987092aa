//! What the lock of the last run says of files that are not fresh: who changed them.

use std::cell::OnceCell;

use vsphere_automation_codegen::{Lock, roots};

use super::promises;
use crate::outputs::{Comparison, File, State};

/// What differs from the last run beside the document, in sentences.
pub(super) fn told(comparison: &Comparison) -> Vec<String> {
    let of = |file: &&File| matches!(file.path.as_str(), roots::LOCK | roots::LOCK_OF_CRATE);
    let Some(lock) = comparison.files.iter().find(of) else { return Vec::new() };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let Some(Ok(now)) = lock.new.as_deref().map(|text| Lock::read(&lock.path, text)) else { return Vec::new() };
    let (then, text) = match lock.old.as_deref().map(text) {
        // The first time there is nothing to compare with.
        None if comparison.files.iter().all(|file| file.old.is_none()) => return Vec::new(),
        None => return vec![format!("{} is missing: what was generated before is not known", lock.path)],
        Some(text) => match Lock::read(&lock.path, &text) {
            Ok(then) => (then, text),
            Err(problems) => return vec![format!("{problems}\n{} is written anew", lock.path)],
        },
    };
    let mut all = then.differences(&now);
    let face = OnceCell::new();
    let knows = |item: &str| {
        let face = face.get_or_init(|| promises::face(comparison).unwrap_or_default());
        face.0.contains_key(item)
    };
    all.extend(then.odd(&lock.path, &text, &now, &knows).iter().map(ToString::to_string));
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
