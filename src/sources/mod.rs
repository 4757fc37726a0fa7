//! Bytes from outside made into drafts of articles. All of it is pure but [`disk`].
//!
//! [`read`] takes the bytes of one file through [`decode`], then [`plain`] or [`markdown`];
//! [`disk`] finds and reads the files a reader names, [`builtin`] holds those that come with the
//! program.

mod compose;
pub mod date;
mod date_words;
pub mod decode;
mod fold;
mod front_matter;
pub mod language;
pub mod markdown;
mod markup;
pub mod plain;
mod title;
