//! The bytes that articles were read from.

use jiff::Timestamp;

use super::source::Source;

/// Of which articles the originals are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeptOriginals {
    /// Of those that were fetched: the address may say something else tomorrow.
    #[default]
    Fetched,
    /// Of those from files, too.
    All,
    /// Of none.
    None,
}

/// The bytes that one article or several were read from, as they came, with what was known of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Where they came from: a file or an address.
    pub source: Source,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The media type that came with them.
    pub media_type: Option<String>,
    /// The encoding that came with them, by its label.
    pub charset: Option<String>,
    /// When they came.
    pub at: Timestamp,
}
