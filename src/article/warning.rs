//! What the reader should know about how an article was read.

use serde::{Deserialize, Serialize};

/// Something about how an article was read. It is stored with the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "warning", rename_all = "kebab-case")]
pub enum Warning {
    /// Bytes that are not valid in the encoding of the text were replaced by U+FFFD.
    InvalidBytes {
        /// How many bytes.
        count: usize,
    },
    /// The encoding was guessed.
    Encoding {
        /// Its name.
        name: String,
    },
    /// A field of the front matter could not be used.
    FrontMatter {
        /// The field.
        field: String,
    },
    /// The front matter is not valid; what could be read of it line by line was.
    FrontMatterSyntax {
        /// The line of the file where the fault was found, from 1.
        line: usize,
    },
    /// The front matter has fields that mean nothing here.
    UnusedFields {
        /// The fields.
        fields: Vec<String>,
    },
    /// More is highlighted than may be, or has longer notes.
    Highlights {
        /// How many were left out or have a shorter note.
        count: usize,
    },
    /// The text holds too much markup, and was read as plain text.
    TooMuchMarkup,
    /// The date was read from the text.
    DateFromText,
    /// The source broke off after some articles.
    CutOff {
        /// How many articles could be read.
        articles: usize,
    },
    /// The connection ended before the whole of it had come.
    Incomplete,
    /// A further page of the article could not be fetched or read, nor those behind it.
    MissingPage {
        /// Which one, from 2.
        number: usize,
    },
    /// It is the summary of its feed: its page could not be fetched yet.
    Summary,
    /// Chapters of a book could not be read, or not to their ends.
    UnreadChapters {
        /// How many chapters.
        count: usize,
    },
    /// No article was found in a page; its whole text is kept.
    NoArticleFound,
    /// The page asks for a subscription; its text may be only the beginning.
    Paywall,
    /// The page asks for consent instead of showing the article.
    Consent,
}

impl Warning {
    /// Whether it speaks of a defect, not just of something good to know.
    #[must_use]
    pub fn is_defect(&self) -> bool {
        !matches!(
            self,
            Self::UnusedFields { .. } | Self::DateFromText | Self::Encoding { .. }
        )
    }
}
