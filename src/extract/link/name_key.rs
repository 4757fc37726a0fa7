//! The key by which two names of one kind of thing are the same name.

use crate::extract::entity::EntityKind;
use crate::language::phonetic::{phonetic_key, plain};

/// The fewest consonants by which a place is known.
const FEWEST_CONSONANTS: usize = 3;

/// The key by which a name of some kind of thing is known: its phonetic key. Days are told by how they are written,
/// and so are places whose names have few consonants: غانا, كينيا and غينيا have the same two.
#[must_use]
pub fn name_key(kind: EntityKind, name: &str) -> String {
    match kind {
        EntityKind::Date => plain(name),
        EntityKind::Location => {
            let phonetic = phonetic_key(name);
            let is_telling = phonetic.chars().count() >= FEWEST_CONSONANTS;
            if is_telling { phonetic } else { plain(name) }
        }
        _ => phonetic_key(name),
    }
}
