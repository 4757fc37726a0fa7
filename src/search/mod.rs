//! Searching as a reader searches: the form of a text that is indexed, and what a term matches.
//!
//! A text is cut into [`Indexed::words`], the same for all ways of writing a word, and each word
//! has [`Indexed::stems`]. Both go into tables of SQLite's FTS5, whose tokenizer (`ascii`) finds in
//! them exactly the words made here: every word holds only letters and digits, or characters
//! outside ASCII. What is searched for is a [`Term`]; it says what it matches in either table, and
//! [`hits`] finds the same places in the text itself, for marking.
//!
//! # What is the same word
//!
//! - All spellings that [`crate::language::fold::fold`] folds; also hamza on و and ي is the bare letter
//!   (موتمر, مسئول and مسؤول), شئ is شيء, and Latin letters lose their accents.
//! - A number is one word, without what parts its thousands: `١٢٬٥٠٠`, `12,500` and `12500`; `3.5`
//!   and `٣٫٥`. Numbers and the letters of another script part: `كوفيد19` is `كوفيد-19`, but `G20`
//!   is one word.
//! - Addresses fall into their parts: `un.org` is found in `https://www.un.org/ar`, as its words in
//!   a row.
//!
//! # What is attached
//!
//! Arabic و ف ب ل ك and the article, Hebrew ו ה ב כ ל מ ש, are seen through
//! ([`Closeness::Attached`]): `مؤتمر` finds `وبالمؤتمر`. Where what is typed has the article, the
//! bare word is searched for: `بالمؤتمر` finds all that `مؤتمر` finds. A single letter typed may be
//! part of the word, so `وروسيا` finds `روسيا` only as something akin ([`Closeness::Stem`]). Short
//! words are found with fewer letters attached, and a list knows words such as `لجنة` whose first
//! letter is their own.
//!
//! # What is written otherwise
//!
//! - `عبدالله` and `عبد الله`, `می‌گوید` and `می گوید`: words written together or apart. What is typed with a space is
//!   also looked for as one word ([`Alternatives::joined`]).
//! - `أبو`, `أبا` and `أبي`, `ابن` and `بن` are parts of a name in different cases.
//! - A noun finds its broken plural and a verb its noun, as they find words of the same stem: `وزير` finds `الوزراء`.
//! - Names in other letters: `lavrov` finds `لافروف`. The words are those of the library, which adds them to the
//!   [`Alternatives`].
//! - Presentation forms in the order in which they are seen, as PDF files give them, are read in the order of the word.

mod alternatives;
mod anchor;
mod hits;
mod index;
mod pattern;
mod snippet;
mod spaced;
mod spelled;
mod stem;
mod term;
mod tokens;
mod visual;
mod word_memory;

pub use alternatives::{Alternatives, IndexWord};
pub use anchor::Anchors;
pub use hits::{Finder, Hit, hits};
pub use index::{EDITION, Indexed, Indexer, index, names};
pub use snippet::{Snippet, sentence_around, sentences, shown, snippet};
pub use spelled::Spelled;
pub use term::{Closeness, Term};
pub use tokens::form;
pub(crate) use tokens::is_hebrew_stroke;
