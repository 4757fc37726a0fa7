//! How documents are fetched: through whom, whom one trusts, and within which limits.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::tls::{PemItem, RootCerts, parse_pem};

use super::connect::Shared;
use super::hosts::Hosts;
use super::proxy::Proxies;
use super::reach::{Resolver, SystemResolver};
use crate::files;
use crate::limits;
use crate::notice::FetchFault;

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
    pub(super) resolver: Arc<dyn Resolver>,
    pub(super) proxies: Proxies,
    pub(super) roots: RootCerts,
    pub(super) limits: Limits,
    pub(super) is_cancelled: IsCancelled,
    pub(super) hosts: Hosts,
    pub(super) connector: Shared,
}

impl Client {
    /// Whether nobody waits for what is fetched any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        (self.is_cancelled)()
    }

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
            connector: Shared::default(),
        })
    }

    /// An error where there is no more time, or nobody waits.
    pub(super) fn check(&self, deadline: Instant) -> Result<(), FetchFault> {
        if (self.is_cancelled)() {
            return Err(FetchFault::Cancelled);
        }
        if Instant::now() >= deadline {
            return Err(self.timed_out());
        }
        Ok(())
    }

    pub(super) fn timed_out(&self) -> FetchFault {
        let seconds = self.limits.time.as_secs().max(1);
        FetchFault::TimedOut { seconds }
    }
}

/// The certificates of a file, where it has some.
fn authorities(file: &Path) -> Option<RootCerts> {
    let pem = files::read_to_string(file, limits::SETTINGS_FILE).ok()?;
    let certificates: Vec<_> = parse_pem(pem.as_bytes())
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        })
        .collect();
    (!certificates.is_empty()).then(|| RootCerts::Specific(Arc::new(certificates)))
}
