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
//! On two cores that builds shared: seconds for 1 MB, how many times as long 4 MB take (one run for all rows; about 4
//! is linear, and what else ran makes single figures 2 to 6), and the most memory for 4 MB, in MB, of `show`,
//! `entities`, `add` and what the reader does with a file.
//!
//! | text | `show` | `entities` | `add` | reader | peaks | bar |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | one word | 0.08 ×4.1 | 0.19 ×3.3 | 0.25 ×2.9 | 0.26 ×2.4 | 29, 59, 63, 65 | 140 |
//! | one word as title | 0.05 ×4.5 | 0.18 ×3.2 | 0.19 ×2.8 | 0.17 ×3.7 | 28, 59, 64, 66 | 140 |
//! | long title | 0.05 ×3.6 | 0.80 ×3.6 | 0.77 ×4.5 | 0.87 ×3.4 | 27, 70, 75, 72 | 140 |
//! | front matter | 0.07 ×2.4 | 0.14 ×1.7 | 0.12 ×3.0 | 0.12 ×2.1 | 59, 59, 63, 57 | 146 |
//! | topics | 0.02 ×3.5 | 0.07 ×1.8 | 0.11 ×1.7 | 0.11 ×1.2 | 23, 42, 42, 40 | 157 |
//! | one-letter lines | 1.34 ×3.9 | 4.13 ×4.2 | 4.97 ×3.6 | 6.31 ×5.2 | 102, 127, 106, 118 | 139 |
//! | one-letter paragraphs | 2.15 ×3.3 | 5.10 ×4.3 | 3.41 ×4.4 | 5.04 ×3.6 | 82, 110, 94, 104 | 140 |
//! | word list | 0.61 ×4.1 | 2.10 ×4.4 | 3.60 ×3.7 | 3.88 ×3.5 | 46, 112, 122, 111 | 139 |
//! | one line | 0.21 ×2.4 | 1.81 ×4.0 | 2.44 ×3.6 | 2.47 ×3.7 | 43, 76, 78, 78 | 138 |
//! | one line of new words | 0.19 ×4.4 | 3.46 ×2.6 | 2.63 ×2.1 | 2.36 ×2.9 | 41, 113, 131, 112 | 140 |
//! | names without white space | 0.18 ×3.2 | 3.87 ×4.3 | 5.59 ×3.2 | 3.45 ×4.5 | 28, 116, 118, 119 | 140 |
//! | new names | 0.14 ×4.7 | 3.82 ×4.2 | 4.89 ×3.9 | 4.81 ×3.3 | 29, 128, 148, 126 | 149 |
//! | dates | 0.45 ×3.7 | 2.16 ×4.0 | 1.84 ×3.4 | 1.66 ×3.7 | 30, 84, 89, 87 | 126 |
//! | brackets | 0.16 ×3.4 | 4.79 ×4.5 | 7.85 ×3.7 | 5.02 ×4.2 | 31, 71, 75, 74 | 140 |
//! | marks | 0.25 ×4.5 | 0.36 ×3.7 | 0.38 ×3.5 | 0.38 ×3.7 | 29, 59, 63, 67 | 140 |
//! | joined signs | 0.16 ×2.6 | 1.10 ×2.4 | 0.73 ×4.1 | 0.74 ×3.9 | 34, 69, 80, 74 | 140 |
//! | list items | 0.66 ×3.6 | 3.12 ×4.0 | 3.33 ×3.8 | 3.47 ×3.8 | 71, 103, 88, 98 | 140 |
//! | rulings and lines | 1.02 ×3.7 | 6.49 ×4.2 | 7.01 ×4.4 | 7.66 ×4.2 | 91, 121, 97, 116 | 139 |
//! | nested emphasis | 0.27 ×2.9 | 0.52 ×5.1 | 0.66 ×4.0 | 0.65 ×4.6 | 32, 55, 63, 59 | 139 |
//! | lines with spans | 0.45 ×6.2 | 6.53 ×3.3 | 3.12 ×6.1 | 4.87 ×4.2 | 43, 70, 73, 78 | 139 |
//!
//! The reader here is what it does with a file, without a screen. The whole program takes 112 MB with 3 MB of
//! one-letter lines (bar 120), 129 MB with one line of 4 MB of new words and 137 MB with names without white space (bar
//! 140), 147 MB with new names (bar 149) and 159 MB with 5 MB of a word list (bar 160): each thread keeps some of the
//! memory that it has freed.
//! The last four are read as plain text at 4 MB ([`signs_of_markup`]).

/// Seconds that a command of the reader's own may take where the settings say nothing.
pub const COMMAND_SECONDS: u32 = 30;

/// Bytes of what such a command prints that are read.
pub const COMMAND_OUTPUT: usize = 256 * 1024;

/// Steps that can be undone.
pub const UNDO_STEPS: usize = 200;

/// Highlighted passages that are listed at once, the newest.
pub const HIGHLIGHTS_LISTED: usize = 2000;

/// Passages of one article that may be highlighted. More are refused, and left out of what is imported.
pub const HIGHLIGHTS_OF_ARTICLE: usize = 1000;

/// The longest passage that may be highlighted, with the text around it by which it is found, in bytes.
pub const PASSAGE: usize = 64 * 1024;

/// The longest note, in bytes. Of a longer one that is imported the beginning is kept.
pub const NOTE: usize = 16 * 1024;

/// As much of a paste as is kept, in bytes: the longest text that any prompt holds, and one character more, by which the
/// prompt sees that it does not have all.
pub const PASTE: usize = NOTE + char::MAX.len_utf8();
const _: () = assert!(PROMPT_PASTE <= NOTE);

/// Notes that were begun and are not kept yet: so many, the oldest of more is given up.
pub const NOTE_DRAFTS: usize = 20;

/// The largest file of changes that are left beside a library, in bytes: some hundred of the longest highlights.
pub const PENDING_FILE: u64 = 32 * 1024 * 1024;

/// Lines that a prompt remembers for each purpose.
pub const PROMPT_HISTORY: usize = 100;

/// The largest `config.toml` or `corrections.toml`, in bytes. A larger one is refused.
pub const SETTINGS_FILE: u64 = 4 * 1024 * 1024;

/// The largest file read as an article, in bytes. A larger one is refused: it is a dump or a device.
pub const ARTICLE_FILE: u64 = 64 * 1024 * 1024;

/// The largest document fetched, in bytes, after decompression. Of a larger one nothing is kept.
pub const FETCHED: u64 = ARTICLE_FILE;

/// The same where many documents are fetched at once: together they take at most
/// [`FETCHED_AT_ONCE`] times as much memory.
pub const FETCHED_OF_MANY: u64 = 16 * 1024 * 1024;

/// How many hosts are fetched from at once; from one host, one document at a time.
pub const FETCHED_AT_ONCE: usize = 16;

/// How long fetching a document may take, with all redirects, in seconds.
pub const FETCH_SECONDS: u64 = 60;

/// How long connecting to a server may take, in seconds.
pub const CONNECT_SECONDS: u64 = 15;

/// The largest head of an answer, in bytes. A larger one is an error.
pub const HEADERS: usize = 64 * 1024;

/// How many redirects are followed for one document.
pub const REDIRECTS: usize = 10;

/// Of how many new articles of a feed the pages are fetched at a time; those behind them are fetched the next time. No
/// newspaper publishes as many in an hour.
pub const PAGES_OF_FEED: usize = 200;

/// Of how many pages one article is put together.
pub const PAGES_OF_ARTICLE: usize = 20;

/// The longest address, in bytes. A longer one is none.
pub const ADDRESS: usize = 8 * 1024;

/// The longest front matter that is read as YAML, TOML or JSON, in bytes: their parsers take forty-five times that.
/// Longer front matter is read line by line.
pub const FRONT_MATTER: usize = 512 * 1024;

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

/// The longest HTML that is parsed, in bytes. The tags of a longer page are taken out, and no more is made of it.
pub const HTML: usize = 8 * 1024 * 1024;

/// In how many others an element of a page may stand. What stands deeper is parsed as if it stood at the
/// beginning of the page again: the parser takes time in proportion to the square of the depth.
pub const HTML_DEPTH: u16 = 512;

/// How many elements and texts a page may have; tags are taken out of one that has more. A page written by people
/// has one in twenty to fifty bytes; misnested tags make many out of few bytes.
pub const HTML_NODES: usize = 500_000;

/// How many elements a page may have in which an article is looked for. Of a page with more, all text is kept.
pub const PAGE_ELEMENTS: usize = 100_000;

/// The same for the sum, over its elements, of how many others each stands in: 20 on most pages. The search
/// goes up from each element several times.
pub const PAGE_DEPTHS: usize = 3_000_000;

/// How many attributes a tag may have; tags are taken out of a page with more. The parser compares each
/// attribute with those before it.
pub const TAG_ATTRIBUTES: usize = 1000;

/// The longest chapter of a book, unpacked, in bytes. A longer one is not read.
pub const CHAPTER: usize = 16 * 1024 * 1024;

/// How much of a book's text is unpacked, in bytes; pictures and the like are not. The chapters behind that are not
/// read.
pub const BOOK: usize = 64 * 1024 * 1024;

/// How many files of an archive are known. A book of a thousand chapters has some thousands, with its pictures.
pub const ARCHIVE_FILES: usize = 50_000;

/// The deepest element of a feed, in elements around it; those in the text of an item count. No feed has more than some
/// dozens. What is deeper is not read, nor what follows it.
pub const FEED_DEPTH: usize = 256;

/// How many items of a feed are read; those behind them are left out. A feed has ten to a few hundred, the longest
/// archives some thousands.
pub const FEED_ITEMS: usize = 20_000;

/// How many feeds of a list (OPML) are read; those behind them are left out.
pub const OUTLINES: usize = 20_000;

/// How many entities that a feed defines are known by name. None is expanded.
pub const FEED_ENTITIES: usize = 1000;

/// The longest original that is kept with an article, in bytes, compressed. Of a longer one only the article is.
pub const ORIGINAL: usize = 8 * 1024 * 1024;

/// The longest text that is sent to the terminal to be copied, in bytes. Terminals take some hundred thousand letters
/// of base64.
pub const COPIED_BY_TERMINAL: usize = 72 * 1024;

/// How long a program of the system that text is handed over to may take, in seconds.
pub const TOOL_SECONDS: u64 = 3;

/// The deepest query, in nested brackets and negations. A deeper one is an error.
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

/// Of how many different words of one text the stems are indexed. One that has more is a list of words, found
/// only as they are written: the store takes a hundred and fifty bytes of memory for each stem.
pub const STEMMED_WORDS: usize = 100_000;

/// How many different words of one text are kept as what may be a name. The words behind them are found as they are
/// written, but not in other letters.
pub const SPELLED_WORDS: usize = 20_000;

/// How many quotations, one within the other, are told apart.
pub const QUOTES: u8 = 16;

/// The longest block of an article, in bytes. A longer paragraph, heading or line is cut into several
/// where a word ends, or within a word where none does; each begins on a line of its own.
pub const BLOCK: usize = 256 * 1024;

/// How many words, numbers and marks of an article are annotated together. A longer article is
/// annotated in parts of at most so many: what is found in one helps in those after it, and
/// the entities are joined over all of them.
pub const ANNOTATED_TOGETHER: usize = 20_000;

/// From how many bytes on an article is annotated on the thread that stores it, one at a time: what annotating it has
/// freed serves storing it, while another thread would keep it.
pub const LARGE_ARTICLE: usize = 2 * 1024 * 1024;

/// The longest word that may be a name in other letters, in letters.
pub const NAME: usize = 32;

/// Of a word that stands in more places of the library than this, no place is looked at when articles are ranked: so
/// common a word says nothing of what they are about.
pub const RANKED_PLACES: usize = 100_000;

/// How many things one message to the reader names; of more it says "…".
pub const NAMED: usize = 20;

/// A topic of the reader's own is learned from so many of the choices made in it, and so many other articles.
pub const LESSONS: usize = 64;

/// Bytes of an article's text that it is learned from, and that are looked at to suggest a topic.
pub const LESSON: usize = 32 * 1024;

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
