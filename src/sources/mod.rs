//! Bytes from outside made into drafts of articles. All of it is pure but [`disk`].
//!
//! [`parse`] takes the bytes of an [`Input`] through [`decode`], then the parser of their [`format`](mod@format); books and saved
//! pages are unpacked first. [`html`] makes blocks of HTML wherever it comes from. Articles that left a library come
//! back through [`json_lines`]. [`drafts`] finds and reads the files a reader names, one after the other, [`collect`]
//! all of them; [`builtin`] has those that come with the program.

mod builtin;
mod compose;
mod cut;
pub mod date;
pub mod decode;
pub mod directive;
mod discover;
pub mod disk;
mod epub;
mod error;
pub mod feed;
pub mod footnote;
pub mod format;
mod front_matter;
mod hexadecimal;
pub mod html;
mod input;
pub mod json_lines;
pub mod language;
mod maff;
pub mod markdown;
mod markup;
mod mhtml;
pub mod opml;
mod org;
mod parse;
pub mod plain;
mod script;
mod subtitles;
mod title;
pub mod web_page;
mod zip;

pub use self::builtin::builtin;
pub use self::discover::{FeedLink, discover};
pub use self::disk::{collect, drafts};
pub use self::error::Error;
pub use self::input::{FeedHead, Input, Parsed, notices};
pub use self::parse::parse;
