//! The little language in which articles are asked for, the same in the list's prompt, in filters
//! the reader keeps and on the command line.
//!
//! ```text
//! قمة -روسيا (topic:politics or موضوع:أمن) after:2023-12 "مجلس الأمن" مؤتم*
//! ```
//!
//! Clauses side by side must all be fitted; `or` binds more loosely than that. [`keys`] has all
//! words of the language, in Arabic and English. A list of values, `topic:politics,economy`, asks
//! for any of them.
//!
//! `before:`, `on:` and `after:` part time: for a day, month or year each dated article fits
//! exactly one of them. `since:` has what `on:` and `after:` have. Articles without a date fit none.
//! A day may be named from today on: `yesterday`, `since:7d`, `منذ:أسبوع`; `on:` with a length of
//! time asks for the days from then to today.

mod clause;
mod complete;
mod display;
mod error;
mod keys;
mod lexer;
mod names;
mod parser;
mod parts;
mod relative;
mod value;

pub use clause::{Clause, Period, Query, QueryVocabulary, State};
pub use complete::{Candidate, Completion, Label, Wanted, complete, quoted_value};
pub use error::Error;
pub use keys::{KEYS, Keyword, LANGUAGES, OPERATORS, Operator, QueryKey, STATES};
#[cfg(feature = "tui")]
pub(crate) use names::{slips, topic_named};
pub use parser::{parse, parse_while_typing};
pub use parts::{QueryPiece, isolates, parts, pieces, without_part};
