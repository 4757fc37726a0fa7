//! Addresses fetched and read.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;

use super::arrived::{Arrived, name_by_address};
use super::error::Error;
use super::parts;
use crate::article::{Draft, Original, Source, Warning};
use crate::fetch::{
    self, Client, Extent, FetchRequest, FetchResponse, FetchedDocument, IsCancelled, Options,
};
use crate::limits;
use crate::notice::FetchFault;
use crate::sources::decode::Encoding;
use crate::sources::{self, Input};

/// How addresses are fetched. Nothing is opened before the first one is.
#[derive(Clone, Default)]
pub struct Network {
    authorities: Option<PathBuf>,
    is_cancelled: Option<IsCancelled>,
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

    /// The same, until it is to stop: what is being fetched then is given up.
    #[must_use]
    pub fn until(self, is_cancelled: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self {
            is_cancelled: Some(Arc::new(is_cancelled)),
            ..self
        }
    }

    /// What fetches.
    ///
    /// # Errors
    ///
    /// Where the file of certificate authorities cannot be read.
    pub fn client(&self) -> Result<&Client, FetchFault> {
        let client = self.client.get_or_init(|| {
            let options = Options::default();
            Client::new(Options {
                authorities: self.authorities.clone(),
                is_cancelled: self.is_cancelled.clone().unwrap_or(options.is_cancelled),
                ..options
            })
        });
        client.as_ref().map_err(Clone::clone)
    }

    /// The articles at an address; one that stands on several pages is put together.
    pub(super) fn articles(
        &self,
        address: &str,
        encoding: Option<Encoding>,
    ) -> Result<Vec<Arrived>, Error> {
        let request = FetchRequest::named(address);
        let document = self.document(&request).map_err(|fault| Error::NotFetched {
            address: address.to_owned(),
            fault,
        })?;
        let FetchedPage { mut drafts, next } = read(&document, encoding)?;
        if let ([first], Some(next)) = (drafts.as_mut_slice(), next) {
            self.append_pages(first, next, &document, encoding);
        }
        let original = Arc::new(original(document));
        let arrived = |draft| Arrived {
            draft,
            original: Some(Arc::clone(&original)),
        };
        Ok(drafts.into_iter().map(arrived).collect())
    }

    /// Puts the further pages of an article behind the first.
    fn append_pages(
        &self,
        first: &mut Draft,
        next: String,
        document: &FetchedDocument,
        encoding: Option<Encoding>,
    ) {
        let mut next = Some(next);
        let mut visited = vec![document.address.clone()];
        let mut linked = document.linked;
        for number in 2.. {
            let Some(address) = next.filter(|address| !visited.contains(address)) else {
                return;
            };
            let request = FetchRequest {
                reach: linked,
                ..FetchRequest::named(address.as_str())
            };
            visited.push(address);
            let may_follow = number <= limits::PAGES_OF_ARTICLE;
            let page = match may_follow.then(|| self.document(&request)) {
                Some(Ok(further)) => {
                    linked = further.linked;
                    read(&further, encoding).ok()
                }
                _ => None,
            };
            let article = page.and_then(|FetchedPage { drafts, next }| {
                let [further] = <[Draft; 1]>::try_from(drafts).ok()?;
                Some((further, next))
            });
            let Some((further, behind)) = article else {
                let missing = Warning::MissingPage { number };
                first.metadata.warnings.push(missing);
                return;
            };
            if !parts::belongs(&further, first) {
                return;
            }
            parts::append(first, further);
            next = behind;
        }
    }

    /// Fetches a document of which nothing is known.
    fn document(&self, request: &FetchRequest) -> Result<FetchedDocument, FetchFault> {
        match fetch::get(request, self.client()?) {
            Ok(FetchResponse::Document(document)) => Ok(document),
            Ok(FetchResponse::NotModified { .. }) => Err(FetchFault::Status { status: 304 }),
            Err(error) => Err(error.fault),
        }
    }
}

/// What is kept of a document.
pub(super) fn original(document: FetchedDocument) -> Original {
    Original {
        source: Source::web(document.address),
        bytes: document.bytes,
        media_type: document.media_type,
        charset: document.charset,
        at: Timestamp::now(),
    }
}

/// What a document holds.
struct FetchedPage {
    drafts: Vec<Draft>,
    /// The address of the page on which the article goes on.
    next: Option<String>,
}

/// The articles of a document.
fn read(
    document: &FetchedDocument,
    encoding: Option<Encoding>,
) -> Result<FetchedPage, sources::Error> {
    let input = input(document, encoding);
    let mut parsed = sources::parse(&input)?;
    let next = parsed.next.take();
    let mut drafts = parsed.into_drafts();
    name_by_address(&mut drafts, &document.address);
    if document.extent == Extent::CutOff
        && let Some(last) = drafts.last_mut()
    {
        last.metadata.warnings.push(Warning::Incomplete);
    }
    Ok(FetchedPage { drafts, next })
}

/// The one article of a page.
pub(super) fn article(document: &FetchedDocument) -> Option<Draft> {
    let [draft] = <[Draft; 1]>::try_from(read(document, None).ok()?.drafts).ok()?;
    Some(draft)
}

/// A document as it is parsed.
pub(super) fn input(document: &FetchedDocument, encoding: Option<Encoding>) -> Input<'_> {
    Input {
        media_type: document.media_type.as_deref(),
        charset: document.charset.as_deref(),
        encoding,
        base: Some(&document.address),
        ..Input::new(&document.bytes, Source::web(document.address.clone()))
    }
}
