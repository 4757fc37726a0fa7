//! The table of limits: how large and how long things may be before qari stops following them.
//!
//! Every input may be hostile. Each limit is far above anything a real text needs, and keeps the
//! time and memory of what lies behind it linear in the size of the input. A parser or a form that
//! has to stop somewhere takes the number from here, so that one page tells what qari refuses,
//! cuts or leaves unexamined.

/// The largest `config.toml` or `corrections.toml`, in bytes. A larger one is refused.
pub const SETTINGS_FILE: u64 = 4 * 1024 * 1024;

/// The largest file read as an article, in bytes. A larger one is refused: it is a dump or a device.
pub const ARTICLE_FILE: u64 = 64 * 1024 * 1024;

/// The longest front matter that is read as YAML, in bytes: its parser takes thirty times that. Longer
/// front matter is read line by line.
pub const YAML: usize = 1024 * 1024;

/// The deepest YAML of front matter: levels opened on one line, or columns of indentation. Deeper
/// front matter is read line by line.
pub const YAML_DEPTH: usize = 64;

/// The deepest query, in nested brackets and negations. A deeper one is a mistake.
pub const QUERY_DEPTH: usize = 64;

/// The longest text that a prompt holds, typed or pasted, in bytes. The rest is cut off.
pub const PROMPT_PASTE: usize = 4 * 1024;

/// The longest control sequence or control string from the terminal, in bytes. A longer one is
/// dropped up to its end.
pub const CONTROL_STRING: usize = 4 * 1024;

/// The longest sentence that is quoted whole, in characters. Of a longer one the words around what
/// it is quoted for are.
pub const SENTENCE: usize = 1000;

/// The longest word that is looked at as a word, in characters. A longer one is no name, has no
/// parts and no stem; it is indexed and found as it is written, by its first characters.
pub const WORD: usize = 1000;

/// Of how many different words of one text the stems are indexed. The words behind them are found as
/// they are written: no text but a list of words has so many, and the store takes some hundred
/// bytes of memory for each stem.
pub const STEMMED_WORDS: usize = 100_000;

/// The longest block of an article, in bytes. A longer paragraph, heading or line is cut into several
/// where a word ends, or within a word where none does; each begins on a line of its own.
pub const BLOCK: usize = 256 * 1024;

/// How many words, numbers and marks of an article are annotated together. A longer article is
/// annotated in parts of at most so many: what is found in one helps in those after it, and
/// the entities are joined over all of them.
pub const ANNOTATED_TOGETHER: usize = 20_000;

/// How many things one message to the reader names; of more it says "…".
pub const NAMED: usize = 20;

/// Whether a run of letters or digits is longer than [`WORD`]. Looks at no more of it than that.
#[must_use]
pub fn is_too_long(word: &str) -> bool {
    // A character has a byte at least: most words need not be counted.
    word.len() > WORD && word.chars().nth(WORD).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_measured_in_characters() {
        for letter in ["a", "ك", "€", "😀"] {
            assert!(!is_too_long(&letter.repeat(WORD)), "{letter}");
            assert!(is_too_long(&letter.repeat(WORD + 1)), "{letter}");
        }
    }
}
