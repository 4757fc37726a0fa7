//! Bytes from outside made into drafts of articles. All of it is pure but [`disk`].
//!
//! [`read`] takes the bytes of one file through [`decode`], then [`plain`] or [`markdown`]; articles that left a
//! library come back through [`json_lines`]. [`drafts`] finds and reads the files a reader names, one after
//! the other, [`collect`] all of them; [`builtin`] has those that come with the program.

mod builtin;
mod compose;
mod cut;
pub mod date;
mod date_words;
pub mod decode;
pub mod directive;
pub mod disk;
mod front_matter;
pub mod json_lines;
pub mod language;
pub mod markdown;
mod markup;
pub mod plain;
mod title;

use std::path::Path;

use thiserror::Error;

pub use self::builtin::builtin;
pub use self::disk::{collect, drafts};
use crate::article::{Draft, Source};
use crate::files;
use crate::notice::Notice;

/// Why there is no article where one was asked for.
#[derive(Debug, Error)]
pub enum Error {
    /// It cannot be read.
    #[error("{name}: {fault}")]
    Unreadable {
        /// The file or directory.
        name: String,
        /// Why.
        #[source]
        fault: files::Error,
    },
    /// The bytes are not a text.
    #[error("{name}: not a text file")]
    NotText {
        /// The file.
        name: String,
    },
    /// There is nothing but white space.
    #[error("{name}: holds no text")]
    Empty {
        /// The file.
        name: String,
    },
    /// A line of JSON is no article.
    #[error("{name}: line {number}: {fault}")]
    BadLine {
        /// The file.
        name: String,
        /// The line, from 1.
        number: usize,
        /// What is wrong with it.
        #[source]
        fault: json_lines::Error,
    },
    /// No file in the directory, or below, is named like a text.
    #[error("{name}: holds no articles")]
    NoArticles {
        /// The directory.
        name: String,
    },
}

impl Error {
    /// The same, for the reader.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match self {
            Self::Unreadable { name, fault } => Notice::Unreadable {
                name: name.clone(),
                fault: fault.clone(),
            },
            Self::NotText { name } => Notice::NotText { name: name.clone() },
            Self::Empty { name } => Notice::Empty { name: name.clone() },
            Self::BadLine {
                name,
                number,
                fault,
            } => Notice::BadLine {
                name: name.clone(),
                number: *number,
                fault: fault.fault(),
            },
            Self::NoArticles { name } => Notice::NoArticles { name: name.clone() },
        }
    }
}

/// Reads the bytes of one file: Markdown where it has front matter or is named `.md` or
/// `.markdown`, else plain text.
///
/// # Errors
///
/// Where the bytes are not a text, or the text is blank.
pub fn read(bytes: &[u8], origin: Source) -> Result<Draft, Error> {
    let name = origin.to_string();
    let Ok(decoded) = decode::decode(bytes) else {
        return Err(Error::NotText { name });
    };
    let text = decoded.text.as_str();
    let is_markdown = front_matter::split(text).is_some() || is_named_markdown(&origin);
    let mut draft = if is_markdown {
        markdown::parse(text, origin)
    } else {
        plain::parse(text, origin)
    };
    if draft.body.text.trim().is_empty() {
        return Err(Error::Empty { name });
    }
    if decoded.invalid_bytes > 0 {
        draft.notices.push(Notice::InvalidBytes {
            name,
            count: decoded.invalid_bytes,
        });
    }
    Ok(draft)
}

fn is_named_markdown(source: &Source) -> bool {
    has_extension(Path::new(&source.locator), &["md", "markdown"])
}

/// Whether the name of a file ends in one of these extensions, in whatever case.
fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|found| {
        extensions
            .iter()
            .any(|known| found.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;

    fn kind_of_first_block(bytes: &[u8], name: &str) -> BlockKind {
        let draft = read(bytes, Source::file(name.into())).unwrap();
        draft.body.blocks[0].kind
    }

    #[test]
    fn the_name_or_the_front_matter_makes_it_markdown() {
        assert_eq!(
            kind_of_first_block("# نص".as_bytes(), "a.MD"),
            BlockKind::Title
        );
        assert_eq!(
            kind_of_first_block("# نص".as_bytes(), "a.txt"),
            BlockKind::Paragraph
        );
        assert_eq!(
            kind_of_first_block("---\ntitle: أ\n---\nنص".as_bytes(), "a.txt"),
            BlockKind::Title
        );
    }

    #[test]
    fn replaced_bytes_are_told() {
        let draft = read(b"\xFF\xFEtext", Source::standard_input());
        assert!(draft.is_ok(), "UTF-16 by its mark: {draft:?}");

        let draft = read(b"text \xC3\x28\xFF", Source::standard_input()).unwrap();
        assert_eq!(draft.body.text, "text \u{FFFD}(\u{FFFD}");
        let told = Notice::InvalidBytes {
            name: "-".to_owned(),
            count: 2,
        };
        assert_eq!(draft.notices, [told]);
    }

    #[test]
    fn what_holds_no_article_is_an_error_with_its_name() {
        let fault = |bytes: &[u8]| {
            let error = read(bytes, Source::file("x.md".into())).unwrap_err();
            error.to_string()
        };
        assert_eq!(fault(b"\0\0"), "x.md: not a text file");
        assert_eq!(fault(b" \r\n\t"), "x.md: holds no text");
        assert_eq!(fault(b"---\nsource: a\n---\n"), "x.md: holds no text");
        assert_eq!(fault(b"<!-- -->\n\n---\n"), "x.md: holds no text");
    }
}
