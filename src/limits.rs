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
//! On two cores that four others built on: seconds for 1 MB and how many times as long 4 MB take (one run
//! each: 3 to 5 is linear), and the most memory for 4 MB, in MB, of `show`, `entities`, `add` and what the
//! reader does with a file.
//!
//! | text | `show` | `entities` | `add` | reader | peaks | bar |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | one word | 0.11 ×7.2 | 0.39 ×3.2 | 0.92 ×2.6 | 0.37 ×3.4 | 21, 62, 57, 56 | 140 |
//! | one word as title | 0.07 ×4.7 | 0.45 ×3.3 | 0.63 ×2.2 | 0.47 ×1.9 | 21, 56, 54, 56 | 140 |
//! | long title | 0.06 ×3.7 | 0.75 ×4.3 | 1.13 ×3.7 | 0.94 ×4.0 | 21, 67, 62, 58 | 140 |
//! | front matter | 0.17 ×1.0 | 0.19 ×1.2 | 0.60 ×1.2 | 0.19 ×1.2 | 52, 52, 59, 51 | 146 |
//! | topics | 0.38 ×2.4 | 0.57 ×4.1 | 0.83 ×2.4 | 0.58 ×3.0 | 131, 132, 138, 131 | 157 |
//! | one-letter lines | 1.58 ×3.7 | 4.56 ×3.3 | 2.28 ×3.7 | 2.06 ×3.9 | 119, 127, 126, 152 | 139 |
//! | one-letter paragraphs | 0.51 ×4.8 | 2.67 ×2.1 | 3.92 ×3.7 | 3.12 ×3.8 | 118, 119, 135, 127 | 140 |
//! | word list | 0.76 ×4.5 | 4.86 ×3.1 | 4.31 ×3.6 | 3.86 ×3.9 | 58, 164, 170, 124 | 139 |
//! | one line | 0.32 ×2.3 | 1.16 ×4.2 | 2.03 ×2.6 | 1.38 ×3.7 | 36, 73, 73, 66 | 138 |
//! | one line of new words | 0.12 ×7.6 | 3.16 ×3.3 | 3.28 ×2.9 | 3.26 ×2.6 | 33, 161, 152, 121 | 140 |
//! | names without white space | 0.15 ×4.7 | 2.52 ×3.2 | 2.43 ×3.5 | 2.20 ×3.7 | 21, 146, 149, 144 | 140 |
//! | new names | 0.18 ×3.5 | 3.23 ×5.6 | 6.60 ×4.1 | 4.83 ×4.1 | 23, 237, 201, 190 | 149 |
//! | dates | 0.37 ×5.0 | 2.33 ×2.6 | 1.70 ×3.2 | 1.71 ×3.1 | 29, 90, 93, 88 | 126 |
//! | brackets | 0.14 ×5.4 | 4.66 ×2.3 | 3.14 ×2.9 | 2.43 ×3.4 | 25, 56, 59, 57 | 140 |
//! | marks | 0.22 ×4.5 | 0.47 ×3.7 | 0.58 ×2.6 | 0.35 ×3.5 | 20, 55, 51, 59 | 140 |
//! | joined signs | 0.08 ×4.2 | 0.39 ×3.2 | 0.67 ×2.4 | 0.44 ×3.1 | 27, 64, 61, 59 | 140 |
//! | list items | 0.29 ×3.9 | 0.89 ×4.8 | 1.20 ×3.2 | 1.08 ×3.7 | 157, 157, 163, 155 | 140 |
//! | rulings and lines | 0.22 ×4.4 | 0.88 ×4.1 | 1.16 ×3.2 | 1.00 ×3.2 | 136, 223, 177, 249 | 139 |
//! | nested emphasis | 0.18 ×2.4 | 0.27 ×2.9 | 0.43 ×3.0 | 0.36 ×2.8 | 171, 172, 178, 170 | 139 |
//! | lines with spans | 0.15 ×4.0 | 0.86 ×3.6 | 1.02 ×3.5 | 0.68 ×4.5 | 189, 189, 196, 187 | 139 |
//!
//! Above the bar are lists of a hundred thousand words or names that occur nowhere else, of which the store
//! keeps 140 bytes a word while it indexes them (FTS5) and the extractor some hundred a name, and Markdown
//! that is nothing but markup, of which its parser keeps 64 bytes a sign.

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
