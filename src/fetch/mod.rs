//! Documents fetched from the network by HTTP. The one module that opens connections, and only where it is asked to.
//!
//! [`get`] fetches one document: it follows redirects itself, so that each hop can be checked, and ends within the
//! limits of size and time whatever the server does. [`many`] fetches from many hosts at once. From one host, which
//! is scheme, name and port, one document is fetched at a time.
//!
//! An address that a reader names may be anywhere. What a public server names, by a redirect or in a document, is
//! fetched from public addresses only ([`Reach`]), so that a page of the web cannot read what a home or office shows
//! to its own computers. The address that was checked is the one that is connected to. A proxy resolves names
//! itself: there only addresses in numbers are checked.

mod address;
mod connect;
mod credentials;
mod exchange;
mod headers;
mod hosts;
mod many;
mod proxy;
mod reach;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use thiserror::Error;
use ureq::tls::{PemItem, RootCerts, parse_pem};
use url::Url;

use self::address::Host;
use self::exchange::{Hop, Reply};
use self::hosts::Hosts;
pub use self::many::many;
pub use self::proxy::Proxies;
pub use self::reach::{Reach, Resolver, SystemResolver, is_public};
use crate::notice::{FetchFault, Notice};
use crate::{files, limits};

/// What is to be fetched.
#[derive(Clone, Debug)]
pub struct Request {
    /// The address, as it was typed or sent.
    pub address: String,
    /// Where it may lead.
    pub reach: Reach,
    /// What is known of the document already.
    pub known: Validators,
}

impl Request {
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
    pub fn linked(address: impl Into<String>, from: &Document) -> Self {
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
    fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// The document is as it was when its [`Validators`] came.
    NotModified {
        /// Where it has moved for good, if it has.
        moved: Option<String>,
    },
    /// The document.
    Document(Document),
}

/// A document as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
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

/// How large documents may be, and how long fetching may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest document, in bytes after decompression.
    pub bytes: u64,
    /// How long one document may take, with all redirects.
    pub time: Duration,
    /// How long connecting to a server may take.
    pub connect: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: limits::FETCHED,
            time: Duration::from_secs(limits::FETCH_SECONDS),
            connect: Duration::from_secs(limits::CONNECT_SECONDS),
        }
    }
}

/// Whether what is being fetched is no longer wanted; asked many times a second.
pub type IsCancelled = Arc<dyn Fn() -> bool + Send + Sync>;

/// How a [`Client`] is to fetch.
pub struct Options {
    /// Finds the addresses of hosts.
    pub resolver: Arc<dyn Resolver>,
    /// The proxies.
    pub proxies: Proxies,
    /// A file of certificate authorities (PEM) to be trusted in place of the system's.
    pub authorities: Option<PathBuf>,
    /// Sizes and times.
    pub limits: Limits,
    /// When to stop.
    pub is_cancelled: IsCancelled,
}

impl Default for Options {
    /// The system's resolver and authorities, the environment's proxies, the limits of [`crate::limits`].
    fn default() -> Self {
        Self {
            resolver: Arc::new(SystemResolver),
            proxies: Proxies::from_environment(),
            authorities: None,
            limits: Limits::default(),
            is_cancelled: Arc::new(|| false),
        }
    }
}

/// Fetches documents. One serves a whole run: it sees to it that from one host one document is fetched at a time.
pub struct Client {
    resolver: Arc<dyn Resolver>,
    proxies: Proxies,
    roots: RootCerts,
    limits: Limits,
    is_cancelled: IsCancelled,
    hosts: Hosts,
    connector: connect::Shared,
}

impl Client {
    /// A client.
    ///
    /// # Errors
    ///
    /// Where the file of certificate authorities cannot be read or holds none.
    pub fn new(options: Options) -> Result<Self, FetchFault> {
        let roots = match &options.authorities {
            Some(file) => authorities(file).ok_or(FetchFault::Authorities {
                name: file.display().to_string(),
            })?,
            None => RootCerts::PlatformVerifier,
        };
        Ok(Self {
            resolver: options.resolver,
            proxies: options.proxies,
            roots,
            limits: options.limits,
            is_cancelled: options.is_cancelled,
            hosts: Hosts::default(),
            connector: connect::Shared::default(),
        })
    }

    /// An error where there is no more time, or nobody waits.
    fn check(&self, deadline: Instant) -> Result<(), FetchFault> {
        if (self.is_cancelled)() {
            return Err(FetchFault::Cancelled);
        }
        if Instant::now() >= deadline {
            return Err(self.timed_out());
        }
        Ok(())
    }

    fn timed_out(&self) -> FetchFault {
        let seconds = self.limits.time.as_secs().max(1);
        FetchFault::TimedOut { seconds }
    }
}

/// The certificates of a file, where it has some.
fn authorities(file: &std::path::Path) -> Option<RootCerts> {
    let pem = files::read_to_string(file, limits::SETTINGS_FILE).ok()?;
    let certificates: Vec<_> = parse_pem(pem.as_bytes())
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        })
        .collect();
    (!certificates.is_empty()).then(|| RootCerts::Specific(Arc::new(certificates)))
}

/// Fetches a document, and waits for it.
///
/// # Errors
///
/// Where it cannot be had within the limits, or [`Options::is_cancelled`] says so.
pub fn get(request: &Request, client: &Client) -> Result<Response, Error> {
    follow(request, client).map_err(|fault| Error {
        address: request.address.clone(),
        fault,
    })
}

/// Follows redirects up to the document.
fn follow(request: &Request, client: &Client) -> Result<Response, FetchFault> {
    let deadline = Instant::now() + client.limits.time;
    let mut url = address::parse(&request.address)?;
    let mut reach = request.reach;
    let mut visited: Vec<Url> = Vec::new();
    let mut moved = None;
    let mut is_moved_for_good = true;
    loop {
        let hop = Hop {
            url: url.clone(),
            reach,
            known: request.known.clone(),
        };
        let turn = client
            .hosts
            .turn(Host::of(&url), || client.check(deadline))?;
        let (reply, reached) = exchange::exchange(hop, client, deadline)?;
        drop(turn);
        if visited.is_empty() {
            reach = reached;
        }
        let (location, is_permanent) = match reply {
            Reply::NotModified => return Ok(Response::NotModified { moved }),
            Reply::Document(received) => {
                return Ok(Response::Document(Document {
                    address: address::without_login(&url),
                    moved,
                    linked: reach,
                    bytes: received.bytes,
                    extent: received.extent,
                    media_type: received.media_type,
                    charset: received.charset,
                    validators: received.validators,
                }));
            }
            Reply::Redirect {
                location,
                is_permanent,
            } => (location, is_permanent),
        };
        let next = address::redirected(&url, &location)?;
        visited.push(url);
        if visited.contains(&next) {
            return Err(FetchFault::RedirectCircle);
        }
        if visited.len() > limits::REDIRECTS {
            return Err(FetchFault::TooManyRedirects {
                limit: limits::REDIRECTS,
            });
        }
        is_moved_for_good &= is_permanent;
        if is_moved_for_good {
            moved = Some(String::from(next.clone()));
        }
        url = next;
    }
}
