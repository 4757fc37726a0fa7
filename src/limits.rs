//! The table of limits: how large and how long things may be before qari stops following them.
//!
//! Every input may be hostile. Each limit is far above anything a real text needs, and keeps the
//! time and memory of what lies behind it linear in the size of the input. A parser or a form that
//! has to stop somewhere takes the number from here, so that one page tells what qari refuses,
//! cuts or leaves unexamined.
//!
//! # What reading costs at most
//!
//! The bar: 60 MB, twenty times the text up to 5 MB of it, and eight times the rest; time in proportion to
//! the size. `cargo bench --bench hostile` measures both, `tests/memory.rs` holds small texts to the first.
//! On two busy cores: seconds for 1 MB and how many times as long 4 MB take (one run each, the rows from "brackets" on
//! from an earlier one: 3 to 5 is linear, and the noise of such a machine reaches from 2 to 9), and the most memory
//! for 4 MB, in MB, of `show`, `entities`, `add` and what the reader does with a file.
//!
//! | text | `show` | `entities` | `add` | reader | peaks | bar |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | one word | 0.06 ×4.1 | 0.32 ×1.9 | 0.29 ×3.9 | 0.33 ×3.5 | 21, 51, 57, 56 | 140 |
//! | one word as title | 0.03 ×5.9 | 0.27 ×1.9 | 0.24 ×2.9 | 0.17 ×3.6 | 21, 48, 54, 57 | 140 |
//! | long title | 0.04 ×3.0 | 0.39 ×4.9 | 0.56 ×2.9 | 0.44 ×3.7 | 21, 52, 58, 57 | 140 |
//! | front matter | 0.14 ×1.0 | 0.17 ×0.9 | 0.49 ×0.6 | 0.28 ×0.8 | 52, 53, 55, 51 | 146 |
//! | topics | 0.02 ×3.7 | 0.12 ×1.0 | 0.16 ×1.4 | 0.11 ×1.9 | 15, 31, 32, 30 | 157 |
//! | one-letter lines | 1.46 ×3.9 | 2.42 ×3.4 | 2.51 ×4.9 | 3.24 ×4.5 | 119, 119, 122, 152 | 139 |
//! | one-letter paragraphs | 1.12 ×2.8 | 1.69 ×6.4 | 2.75 ×3.8 | 3.05 ×3.9 | 118, 118, 129, 127 | 140 |
//! | word list | 1.03 ×2.6 | 2.59 ×3.1 | 2.75 ×3.5 | 2.35 ×4.0 | 58, 125, 138, 124 | 139 |
//! | one line | 0.25 ×2.2 | 1.00 ×4.3 | 1.34 ×3.5 | 1.42 ×3.3 | 36, 62, 71, 66 | 138 |
//! | one line of new words | 0.12 ×6.3 | 2.94 ×3.3 | 2.45 ×3.0 | 2.16 ×4.2 | 34, 122, 134, 121 | 140 |
//! | names without white space | 0.21 ×3.0 | 2.54 ×3.6 | 1.67 ×4.7 | 2.15 ×3.5 | 21, 161, 167, 165 | 140 |
//! | new names | 0.17 ×2.5 | 3.08 ×4.8 | 3.50 ×9.1 | 3.07 ×5.1 | 23, 202, 186, 187 | 149 |
//! | dates | 0.57 ×2.2 | 1.41 ×3.8 | 1.47 ×4.1 | 1.48 ×4.4 | 31, 93, 93, 96 | 126 |
//! | brackets | 0.14 ×5.4 | 4.66 ×2.3 | 3.14 ×2.9 | 2.43 ×3.4 | 25, 56, 59, 57 | 140 |
//! | marks | 0.22 ×4.5 | 0.47 ×3.7 | 0.58 ×2.6 | 0.35 ×3.5 | 20, 55, 51, 59 | 140 |
//! | joined signs | 0.08 ×4.2 | 0.39 ×3.2 | 0.67 ×2.4 | 0.44 ×3.1 | 27, 64, 61, 59 | 140 |
//! | list items | 0.29 ×3.9 | 0.89 ×4.8 | 1.20 ×3.2 | 1.08 ×3.7 | 157, 157, 163, 155 | 140 |
//! | rulings and lines | 0.22 ×4.4 | 0.88 ×4.1 | 1.16 ×3.2 | 1.00 ×3.2 | 136, 223, 177, 249 | 139 |
//! | nested emphasis | 0.18 ×2.4 | 0.27 ×2.9 | 0.43 ×3.0 | 0.36 ×2.8 | 171, 172, 178, 170 | 139 |
//! | lines with spans | 0.15 ×4.0 | 0.86 ×3.6 | 1.02 ×3.5 | 0.68 ×4.5 | 189, 189, 196, 187 | 139 |
//!
//! Above the bar are, by up to two fifths, texts of a hundred thousand names that occur nowhere else, of which the
//! extractor keeps some hundred bytes a name; a line for each letter in the reader, by a tenth; and, by up to four
//! fifths, Markdown that is nothing but markup, of which its parser keeps 64 bytes a sign.

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

/// How many nodes of front matter may be written by an alias of YAML (`*name`). Each may be as long as
/// the front matter itself; with more, it is read line by line.
pub const YAML_ALIASES: usize = 16;

/// How many signs of markup a Markdown text of so many bytes may hold: what begins or ends a block, a span, a
/// link or a cell, in ordinary Markdown one in thirty to a hundred bytes. The parser keeps 128 bytes for each at
/// once. A text with more is read as plain text.
#[must_use]
pub const fn signs_of_markup(bytes: usize) -> usize {
    const FIRST: usize = 5_000_000;
    let first = if bytes < FIRST { bytes } else { FIRST };
    200_000 + first / 10 + (bytes - first) / 36
}

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
