//! Addresses fetched and read.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::error::Error;
use crate::article::{Draft, Source, Warning};
use crate::fetch::{self, Client, Document, Extent, Options, Request, Response};
use crate::notice::FetchFault;
use crate::sources::{self, Input};

/// How addresses are fetched. Nothing is opened before the first one is.
#[derive(Clone, Default)]
pub struct Network {
    authorities: Option<PathBuf>,
    /// Made with the first request, and kept: from one host one document is fetched at a time.
    client: Arc<OnceLock<Result<Client, FetchFault>>>,
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network")
            .field("authorities", &self.authorities)
            .finish_non_exhaustive()
    }
}

impl Network {
    /// A network with a file of certificate authorities to be trusted in place of the system's.
    #[must_use]
    pub fn new(authorities: Option<PathBuf>) -> Self {
        Self {
            authorities,
            ..Self::default()
        }
    }

    /// What fetches.
    ///
    /// # Errors
    ///
    /// Where the file of certificate authorities cannot be read.
    pub fn client(&self) -> Result<&Client, FetchFault> {
        let client = self.client.get_or_init(|| {
            Client::new(Options {
                authorities: self.authorities.clone(),
                ..Options::default()
            })
        });
        client.as_ref().map_err(Clone::clone)
    }

    /// The articles at an address.
    pub(super) fn articles(&self, address: &str) -> Result<Vec<Draft>, Error> {
        let document = self.document(address).map_err(|fault| Error::NotFetched {
            address: address.to_owned(),
            fault,
        })?;
        Ok(read(&document)?)
    }

    /// Fetches a document of which nothing is known.
    fn document(&self, address: &str) -> Result<Document, FetchFault> {
        match fetch::get(&Request::named(address), self.client()?) {
            Ok(Response::Document(document)) => Ok(document),
            Ok(Response::NotModified { .. }) => Err(FetchFault::Status { status: 304 }),
            Err(error) => Err(error.fault),
        }
    }
}

/// The articles of a document.
fn read(document: &Document) -> Result<Vec<Draft>, sources::Error> {
    let input = Input {
        media_type: document.media_type.as_deref(),
        charset: document.charset.as_deref(),
        base: Some(&document.address),
        ..Input::new(&document.bytes, Source::web(document.address.clone()))
    };
    let mut drafts = sources::parse(&input)?.into_drafts();
    for draft in &mut drafts {
        // An item of a feed has an address of its own, or none.
        if draft.origin.item.is_none() && draft.metadata.url.is_none() {
            draft.metadata.url = Some(document.address.clone());
        }
    }
    if document.extent == Extent::CutOff
        && let Some(last) = drafts.last_mut()
    {
        last.metadata.warnings.push(Warning::Incomplete);
    }
    Ok(drafts)
}
