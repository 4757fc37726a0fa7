//! The key by which two names of one kind of thing are the same name.

use crate::extract::entity::EntityKind;
use crate::language::phonetic::{plain, sound};

/// The fewest consonants by which a place is known.
const FEWEST_CONSONANTS: usize = 3;

/// The sound of a name of some kind of thing. Days are told by how they are written, and places whose names
/// have few consonants: غانا, كينيا and غينيا have the same two.
#[must_use]
pub fn sound_of(kind: EntityKind, name: &str) -> String {
    match kind {
        EntityKind::Date => plain(name),
        EntityKind::Location => {
            let sound = sound(name);
            let is_telling = sound.chars().count() >= FEWEST_CONSONANTS;
            if is_telling { sound } else { plain(name) }
        }
        _ => sound(name),
    }
}
