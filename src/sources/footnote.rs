//! The labels of footnotes that hold the reader's notes in Markdown that this program wrote. They are no part of the
//! article: what is highlighted and the notes on it stand in the front matter.

const PREFIX: &str = "qari-";

/// The label of the note of a number.
#[must_use]
pub fn label(number: usize) -> String {
    format!("{PREFIX}{number}")
}

/// Whether a footnote of this label is a note of the reader's.
#[must_use]
pub fn is_note(label: &str) -> bool {
    let number = label.strip_prefix(PREFIX);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_labels_of_notes_are_taken_for_them() {
        assert!(is_note(&label(1)) && is_note(&label(1000)));
        for other in ["1", "qari-", "qari-x", "qari", "-1", "note-1"] {
            assert!(!is_note(other), "{other}");
        }
    }
}
