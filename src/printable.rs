//! Text from outside made fit to be printed among other words: nothing in it acts on the terminal or
//! reaches beyond its own place.
//!
//! A title, a file name or what was typed may hold anything. Where the layout puts text into cells,
//! it sees to that itself. Everywhere else:
//!
//! | in the text | printed |
//! | --- | --- |
//! | what ends a line, and a tab, which ends a field | a space |
//! | any other control character (general category Cc) | U+FFFD |
//! | bidi controls (property `Bidi_Control`), closed or not, and U+206A to U+206F | nothing |
//! | tag characters, U+E0000 to U+E007F | nothing |

use std::borrow::Cow;

use crate::text::is_tag;

/// Whether a character orders what stands around it: an embedding, override, isolate or the end of
/// one, or a directional mark (Unicode's property `Bidi_Control`).
#[must_use]
pub fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}') || is_bidi_formatting(character)
}

/// Whether a character is one of the explicit bidi formatting characters (UAX #9, 2.1 to 2.5): they
/// have an effect until something ends it.
fn is_bidi_formatting(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character cannot be seen and does more than its place allows.
fn is_invisible(character: char) -> bool {
    is_bidi_control(character) || is_tag(character) || matches!(character, '\u{206A}'..='\u{206F}')
}

/// Whether a character ends a line, or a field among others.
fn is_end(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether a character may not be printed as it is.
#[must_use]
pub fn is_unfit(character: char) -> bool {
    is_end(character) || is_invisible(character) || character.is_control()
}

/// A text as it is printed in the order of its letters, on one line and in one field.
#[must_use]
pub fn field(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unfit) {
        return text.into();
    }
    let characters = text.chars().filter(|character| !is_invisible(*character));
    let characters = characters.map(|character| match character {
        end if is_end(end) => ' ',
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    });
    characters.collect::<String>().into()
}

/// A text on one line and in one field, for the layout: it deals with all else.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_end) {
        return text.into();
    }
    text.replace(is_end, " ").into()
}

/// A text without what would open or close an isolate around it, or outlast it.
#[must_use]
pub fn without_formatting(text: &str) -> Cow<'_, str> {
    if !text.contains(is_bidi_formatting) {
        return text.into();
    }
    text.replace(is_bidi_formatting, "").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_field_leaves_it() {
        assert_eq!(field("خبر عادي 12"), "خبر عادي 12");
        assert_eq!(field("a\tb\r\nc\u{2028}d\u{85}e"), "a b  c d e");
        assert_eq!(field("a\u{1b}[2J\u{9d}0;x\u{9c}\u{7f}"), "a�[2J�0;x��");
        assert_eq!(
            field("a\u{202e}b\u{2067}c\u{200f}d\u{61c}e\u{206f}"),
            "abcde"
        );
        assert_eq!(field("a\u{E0001}\u{E0041}\u{E007F}b"), "ab");
        // What joins and parts letters is part of the words.
        assert_eq!(field("می\u{200c}خواهم\u{200d}"), "می\u{200c}خواهم\u{200d}");
    }

    #[test]
    fn no_character_of_unicode_gets_through_that_should_not() {
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            assert!(!field(&text).contains(is_unfit), "{character:?}");
            assert!(!one_line(&text).contains(is_end), "{character:?}");
        }
    }
}
