//! What is asked for and what comes of it.

use thiserror::Error;

use super::reach::Reach;
use crate::notice::{FetchFault, Notice};

/// What is to be fetched.
#[derive(Clone, Debug)]
pub struct FetchRequest {
    /// The address, as it was typed or sent.
    pub address: String,
    /// Where it may lead.
    pub reach: Reach,
    /// What is known of the document already.
    pub known: Validators,
}

impl FetchRequest {
    /// Asks for an address that the reader has named.
    #[must_use]
    pub fn named(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            reach: Reach::Anywhere,
            known: Validators::default(),
        }
    }

    /// Asks for an address that stands in a document.
    #[must_use]
    pub fn linked(address: impl Into<String>, from: &FetchedDocument) -> Self {
        Self {
            address: address.into(),
            reach: from.linked,
            known: Validators::default(),
        }
    }
}

/// What a server gave with a document, by which it tells whether the document has changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The `ETag` header.
    pub etag: Option<String>,
    /// The `Last-Modified` header.
    pub last_modified: Option<String>,
}

impl Validators {
    pub(super) fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchResponse {
    /// The document is as it was when its [`Validators`] came.
    NotModified {
        /// Where it has moved for good, if it has.
        moved: Option<String>,
    },
    /// The document.
    Document(FetchedDocument),
}

/// A document as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchedDocument {
    /// The address it came from at last, without a name and a password.
    pub address: String,
    /// Where it has moved for good, if it has: one is to ask there from now on.
    pub moved: Option<String>,
    /// Where the links in it may lead.
    pub linked: Reach,
    /// The bytes, decompressed.
    pub bytes: Vec<u8>,
    /// Whether these are all.
    pub extent: Extent,
    /// The media type, in small letters, such as `text/html`.
    pub media_type: Option<String>,
    /// The charset that the server declares, in small letters.
    pub charset: Option<String>,
    /// By which to ask again.
    pub validators: Validators,
}

/// How much of a document has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The whole of it.
    Whole,
    /// The connection or the compressed bytes ended too early.
    CutOff,
}

/// Why an address cannot be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{address}: {fault:?}")]
pub struct Error {
    /// The address, as it was asked for.
    pub address: String,
    /// Why.
    pub fault: FetchFault,
}

impl Error {
    /// The same, for the reader.
    #[must_use]
    pub fn notice(&self) -> Notice {
        Notice::NotFetched {
            address: self.address.clone(),
            fault: self.fault.clone(),
        }
    }
}
