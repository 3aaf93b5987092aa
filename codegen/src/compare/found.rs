//! Differences as they are found.

use super::difference::{Aspect, At, Change, Difference, Subject};
use super::effects;

/// Differences as they are found.
#[derive(Default)]
pub(super) struct Found(pub(super) Vec<Difference>);

impl Found {
    pub(super) fn push(&mut self, subject: Subject, at: &At, change: Change) {
        let (effect, silent, notice) = effects::of(subject, &change, at);
        let flips = matches!(change, Change::Changed { aspect: Aspect::Gate, .. });
        self.0.push(Difference {
            subject,
            item: at.item.clone(),
            change,
            old: at.old.clone(),
            new: at.new.clone(),
            gated: at.gated && !flips,
            effect: if flips { effect } else { effect.counted(at.gated) },
            silent,
            notice,
        });
    }

    /// Notes an aspect that looks otherwise.
    pub(super) fn aspect(
        &mut self,
        subject: Subject,
        at: &At,
        aspect: Aspect,
        old: impl Into<String>,
        new: impl Into<String>,
    ) {
        let (old, new) = (old.into(), new.into());
        if old != new {
            self.push(subject, at, Change::Changed { aspect, old, new });
        }
    }
}
