//! Grapheme clusters (UAX #29): what a reader takes for one character.

use unicode_segmentation::UnicodeSegmentation as _;

use super::characters::{Character, Characters};
use super::properties::Properties;

/// Notes for each character whether a cluster starts with it.
///
/// Extended grapheme clusters, but that a sign written before what it applies to (U+0600–0605,
/// U+06DD and others) stays by itself.
pub(super) fn find(text: &str, characters: &mut Characters) {
    if !characters.any.has(Properties::COMPLEX) {
        if characters
            .any
            .has(Properties::EXTENDS.or(Properties::CONTROL))
        {
            simple_rules(characters.as_mut_slice());
        }
        return;
    }
    full_rules(text, characters.as_mut_slice());
    let mut after_sign = false;
    for character in characters.as_mut_slice() {
        if after_sign && !character.properties.has(Properties::EXTENDS) {
            character.starts_cluster = true;
        }
        after_sign = character.properties.has(Properties::PREPENDED);
    }
}

/// All rules.
fn full_rules(text: &str, characters: &mut [Character]) {
    let mut boundaries = text
        .grapheme_indices(true)
        .map(|(offset, _)| offset)
        .peekable();
    for character in characters {
        character.starts_cluster = boundaries
            .next_if_eq(&(character.offset as usize))
            .is_some();
    }
}

/// The rules that matter without [`Properties::COMPLEX`] characters: GB3, GB4, GB5, GB9, GB999.
fn simple_rules(characters: &mut [Character]) {
    let mut before = '\0';
    for character in characters {
        let Character {
            value, properties, ..
        } = *character;
        if properties.has(Properties::EXTENDS) {
            // At the start of the text there is nothing to extend.
            character.starts_cluster = is_control(Properties::of(before));
        } else if value == '\n' {
            character.starts_cluster = before != '\r';
        }
        before = value;
    }
}

/// Whether a character is a control in the sense of UAX #29, which nothing joins.
fn is_control(properties: Properties) -> bool {
    properties.has(Properties::CONTROL.or(Properties::FORMAT))
        && !properties.has(Properties::EXTENDS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::testing::any_text;

    /// Where clusters start, by the quick way and by all rules.
    fn both_ways(text: &str) -> [Vec<bool>; 2] {
        let (mut simple, mut full) = (Characters::new(text), Characters::new(text));
        find(text, &mut simple);
        full_rules(text, full.as_mut_slice());
        [simple, full].map(|characters| {
            characters
                .as_slice()
                .iter()
                .map(|character| character.starts_cluster)
                .collect()
        })
    }

    proptest! {
        /// The quick way gives what all rules give, where it is taken.
        #[test]
        fn simple_and_full_rules_agree(text in any_text()) {
            if !Characters::new(&text).any.has(Properties::COMPLEX) {
                let [simple, full] = both_ways(&text);
                prop_assert_eq!(simple, full);
            }
        }
    }

    /// Every character beside every kind of neighbour: the table calls none simple that is not.
    #[test]
    fn no_character_is_wrongly_simple() {
        for character in ('\0'..=char::MAX)
            .filter(|&character| !Properties::of(character).has(Properties::COMPLEX))
        {
            let text = format!(
                "a{character}b{character}{character}\u{301}{character}\u{200D}ب{character}\r\n{character}"
            );
            let [simple, full] = both_ways(&text);
            assert_eq!(simple, full, "U+{:04X}", character as u32);
        }
    }
}
