//! White space collapsed as browsers do (CSS Text 3, 4.1.1), and characters left out that are nothing to a reader.

/// Of a block, what the last character was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    /// None.
    #[default]
    Start,
    Text,
    /// White space that has not been written: at the end of a block it is not.
    Space,
    WrittenSpace,
}

/// Collapses the white space of a block, over all elements in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WhiteSpace {
    last: Last,
}

impl WhiteSpace {
    /// White space.
    pub(super) fn space(&mut self) {
        if self.last == Last::Text {
            self.last = Last::Space;
        }
    }

    /// Writes the space that is still to be written.
    pub(super) fn flush(&mut self, push: impl FnOnce(&str)) {
        if self.last == Last::Space {
            push(" ");
            self.last = Last::WrittenSpace;
        }
    }

    /// Writes `text` with one space for each stretch of white space.
    pub(super) fn collapse(&mut self, text: &str, push: impl FnOnce(&str)) {
        let mut collapsed = String::with_capacity(text.len() + 1);
        for character in text.chars() {
            if character.is_ascii_whitespace() {
                self.space();
            } else if !is_nothing(character) {
                self.flush(|space| collapsed.push_str(space));
                collapsed.push(character);
                self.last = Last::Text;
            }
        }
        if !collapsed.is_empty() {
            push(&collapsed);
        }
    }
}

/// Whether a character says nothing but where a line may be broken: the text engine breaks lines itself.
fn is_nothing(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
        || (character.is_control() && !character.is_ascii_whitespace())
}
