//! What the library knows of where the reader is.

use crate::library::SavedSession;

/// What the library knows of where the reader is.
#[derive(Clone, Debug, Default)]
pub(super) struct KeptSession {
    pub(super) kept: Option<SavedSession>,
    /// What is to be kept at rest.
    resting: Option<SavedSession>,
    /// What stays kept of the filter and the place in the list: this start asked for something else.
    pub(super) lasting: Option<SavedSession>,
}

impl KeptSession {
    /// Whether the session is to be kept and has changed since one asked last.
    pub(super) fn has_changed(&mut self, now: SavedSession) -> bool {
        let now = Some(now);
        let has_changed = now != self.kept && now != self.resting;
        self.resting = now;
        has_changed
    }

    /// The session to be kept now, where the library does not know of it.
    pub(super) fn keep(&mut self, now: SavedSession) -> Option<SavedSession> {
        if self.kept.as_ref() == Some(&now) {
            return None;
        }
        self.kept = Some(now.clone());
        Some(now)
    }
}
