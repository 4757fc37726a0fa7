//! Grapheme clusters (UAX #29): what a reader takes for one character.

use unicode_segmentation::UnicodeSegmentation as _;

use super::characters::Characters;
use super::properties::Properties;

/// For each character whether a cluster starts with it.
///
/// Extended grapheme clusters, but that a sign written before what it applies to (U+0600–0605,
/// U+06DD and others) stays by itself.
pub(super) fn starts(text: &str, characters: &Characters) -> Vec<bool> {
    if characters.any.has(Properties::COMPLEX) {
        let mut starts = full_rules(text, characters);
        for (start, pair) in starts
            .iter_mut()
            .skip(1)
            .zip(characters.as_slice().windows(2))
        {
            if pair[0].properties.has(Properties::PREPENDED)
                && !pair[1].properties.has(Properties::EXTENDS)
            {
                *start = true;
            }
        }
        starts
    } else {
        simple_rules(characters)
    }
}

/// All rules.
fn full_rules(text: &str, characters: &Characters) -> Vec<bool> {
    let mut starts = vec![false; characters.len()];
    let mut index = 0;
    for (offset, _) in text.grapheme_indices(true) {
        while (characters[index].offset as usize) < offset {
            index += 1;
        }
        starts[index] = true;
    }
    starts
}

/// The rules that matter without [`Properties::COMPLEX`] characters: GB3, GB4, GB5, GB9, GB999.
fn simple_rules(characters: &Characters) -> Vec<bool> {
    let mut starts = Vec::with_capacity(characters.len());
    let mut after_control = true;
    let mut after_return = false;
    for character in characters.as_slice() {
        let extends = character.properties.has(Properties::EXTENDS);
        let joined = extends && !after_control || after_return && character.value == '\n';
        starts.push(!joined);
        after_control = !extends
            && character
                .properties
                .has(Properties::CONTROL.or(Properties::FORMAT));
        after_return = character.value == '\r';
    }
    starts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::generate::any_text;

    proptest! {
        /// The quick way gives what all rules give, where it is taken.
        #[test]
        fn simple_and_full_rules_agree(text in any_text()) {
            let characters = Characters::new(&text);
            if !characters.any.has(Properties::COMPLEX) {
                prop_assert_eq!(simple_rules(&characters), full_rules(&text, &characters));
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
            let characters = Characters::new(&text);
            assert_eq!(
                simple_rules(&characters),
                full_rules(&text, &characters),
                "U+{:04X}",
                character as u32
            );
        }
    }
}
