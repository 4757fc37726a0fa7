//! One request and its answer, on a thread of its own that can be given up at any moment.

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Instant;

use flate2::read::MultiGzDecoder;
use jiff::Timestamp;
use ureq::http::header::{
    CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED, LOCATION, PROXY_AUTHORIZATION, RETRY_AFTER,
};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::{Connector, TcpConnector};
use ureq::{Agent, Body, Proxy, ProxyProtocol};
use url::Url;

use super::client::Client;
use super::connect::{Checked, Refusal, WholeAddress, endpoint};
use super::document::{Extent, Validators};
use super::hosts::LOOK_AGAIN;
use super::reach::Reach;
use super::{address, credentials, headers, proxy};
use crate::limits;
use crate::notice::FetchFault;

/// What the program calls itself.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
/// What is read best, and that all else is taken, too.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, \
     application/feed+json, application/xml;q=0.9, text/*;q=0.9, */*;q=0.8";
/// What the verifier of the platform says where the system has no certificate authorities.
const NO_AUTHORITIES: &str = "No CA certificates";
/// Content codings that cannot be decoded. Any other name means that there is none, as browsers have it.
const COMPRESSIONS: [&str; 7] = [
    "br",
    "compress",
    "dcb",
    "dcz",
    "deflate",
    "x-compress",
    "zstd",
];

/// One request.
#[derive(Clone, Debug)]
pub(super) struct Hop {
    pub url: Url,
    pub reach: Reach,
    pub known: Validators,
    /// The largest document that is wanted, in bytes.
    pub most: u64,
}

/// What the server says to it.
#[derive(Debug)]
pub(super) enum ServerReply {
    Redirect {
        location: Vec<u8>,
        is_permanent: bool,
    },
    NotModified,
    Document(Received),
}

/// A document as it came.
#[derive(Debug)]
pub(super) struct Received {
    pub bytes: Vec<u8>,
    pub extent: Extent,
    pub media_type: Option<String>,
    pub charset: Option<String>,
    pub validators: Validators,
}

/// Makes a request; returns with the answer where that may lead.
pub(super) fn exchange(
    hop: Hop,
    client: &Client,
    deadline: Instant,
) -> Result<(ServerReply, Reach), FetchFault> {
    let result = exchange_with(hop.clone(), client, client.roots.clone(), deadline);
    match result {
        // Nothing was sent yet.
        Err(FetchFault::Encryption { reason }) if reason.contains(NO_AUTHORITIES) => {
            exchange_with(hop, client, RootCerts::WebPki, deadline)
        }
        result => result,
    }
}

fn exchange_with(
    hop: Hop,
    client: &Client,
    roots: RootCerts,
    deadline: Instant,
) -> Result<(ServerReply, Reach), FetchFault> {
    client.check(deadline)?;
    let route = Route::of(&hop, client)?;
    let is_private = Arc::new(AtomicBool::new(route.is_private));
    let agent = route.agent(&hop, client, roots, Arc::clone(&is_private), deadline);
    let (sender, receiver) = mpsc::channel();
    let reach = hop.reach;
    let exchange = {
        let agent = agent.clone();
        let timed_out = client.timed_out();
        move || {
            let replied = perform(&agent, &hop, &route).map_err(|error| {
                let fault = fault(error, &hop, &timed_out);
                route.fault(fault)
            });
            // Nobody waits where the request was given up.
            let _ = sender.send(replied);
        }
    };
    let name = "fetch".to_owned();
    let spawned = thread::Builder::new().name(name).spawn(exchange);
    spawned.map_err(|error| system(&error))?;
    let reply = loop {
        match receiver.recv_timeout(LOOK_AGAIN) {
            Ok(reply) => break reply?,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                if let Err(fault) = client.check(deadline) {
                    // Its connection is closed, so that the thread ends, too.
                    agent.shutdown();
                    return Err(fault);
                }
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                let reason = "the thread that fetched has ended".to_owned();
                return Err(FetchFault::System { reason });
            }
        }
    };
    let is_private = is_private.load(Ordering::Relaxed);
    let reached = if reach == Reach::Anywhere && is_private {
        Reach::Anywhere
    } else {
        Reach::Public
    };
    Ok((reply, reached))
}

/// The way to a host: directly, or through a proxy.
#[derive(Debug)]
struct Route {
    proxy: Option<Proxy>,
    /// The proxy as it may be shown.
    name: String,
    /// Whether the proxy is asked for the whole address, instead of for a tunnel.
    asks_for_whole_address: bool,
    /// Whether the address itself says that it is not public; names are for the resolver.
    is_private: bool,
}

impl Route {
    fn of(hop: &Hop, client: &Client) -> Result<Self, FetchFault> {
        let Some(named) = client.proxies.proxy_for(&hop.url) else {
            return Ok(Self {
                proxy: None,
                name: String::new(),
                asks_for_whole_address: false,
                is_private: false,
            });
        };
        let name =
            Url::parse(named).map_or_else(|_| "…".to_owned(), |url| address::without_login(&url));
        let proxy = Proxy::new(named).map_err(|error| FetchFault::Proxy {
            proxy: name.clone(),
            reason: error.to_string(),
        })?;
        // The proxy resolves names; an address in numbers is seen here.
        let ip = proxy::ip_of(&hop.url);
        let is_private = ip.is_some_and(|ip| !client.resolver.is_public(ip));
        if is_private && hop.reach == Reach::Public {
            let host = hop.url.host_str().unwrap_or_default().to_owned();
            return Err(FetchFault::Private { host });
        }
        let is_plain = hop.url.scheme() == "http" && proxy.protocol() == ProxyProtocol::Http;
        Ok(Self {
            proxy: Some(proxy),
            name,
            asks_for_whole_address: is_plain,
            is_private,
        })
    }

    fn agent(
        &self,
        hop: &Hop,
        client: &Client,
        roots: RootCerts,
        is_private: Arc<AtomicBool>,
        deadline: Instant,
    ) -> Agent {
        let left = deadline.saturating_duration_since(Instant::now());
        let tunnel = self.proxy.clone().filter(|_| !self.asks_for_whole_address);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .proxy(tunnel)
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .timeout_global(Some(left))
            .timeout_connect(Some(client.limits.connect))
            .max_response_header_size(limits::HEADERS)
            .max_idle_connections(0)
            .build();
        let resolver = Checked {
            resolver: Arc::clone(&client.resolver),
            reach: hop.reach,
            proxy: self.proxy.as_ref().and_then(|proxy| endpoint(proxy.uri())),
            is_all_proxied: self.asks_for_whole_address,
            is_private,
        };
        if self.asks_for_whole_address {
            let connector = ().chain(TcpConnector::default()).chain(WholeAddress);
            return Agent::with_parts(config, connector, resolver);
        }
        Agent::with_parts(config, client.connector.clone(), resolver)
    }

    /// The headers for the proxy that is asked for the whole address.
    fn authorization(&self) -> Option<String> {
        let proxy = self
            .proxy
            .as_ref()
            .filter(|_| self.asks_for_whole_address)?;
        let name = proxy.username()?;
        Some(credentials::basic(
            name,
            proxy.password().unwrap_or_default(),
        ))
    }

    /// Where a proxy was to be reached, it is the proxy that could not be.
    fn fault(&self, fault: FetchFault) -> FetchFault {
        if self.proxy.is_none() {
            return fault;
        }
        let reason = match fault {
            FetchFault::Refused { .. } => "connection refused".to_owned(),
            FetchFault::Unreachable { .. } => "unreachable".to_owned(),
            FetchFault::UnknownHost { .. } => "unknown host".to_owned(),
            FetchFault::Proxy { reason, .. } => reason,
            fault => return fault,
        };
        FetchFault::Proxy {
            proxy: self.name.clone(),
            reason,
        }
    }
}

/// What stops a request on the way.
enum Stopped {
    By(FetchFault),
    Error(ureq::Error),
}

impl From<ureq::Error> for Stopped {
    fn from(error: ureq::Error) -> Self {
        Self::Error(error)
    }
}

impl From<FetchFault> for Stopped {
    fn from(fault: FetchFault) -> Self {
        Self::By(fault)
    }
}

fn perform(agent: &Agent, hop: &Hop, route: &Route) -> Result<ServerReply, Stopped> {
    let mut request = agent.get(hop.url.as_str());
    let own = [
        (IF_NONE_MATCH, hop.known.etag.clone()),
        (IF_MODIFIED_SINCE, hop.known.last_modified.clone()),
        (PROXY_AUTHORIZATION, route.authorization()),
    ];
    for (name, value) in own {
        if let Some(value) = value {
            request = request.header(name, value);
        }
    }
    let (parts, body) = request.call()?.into_parts();
    let location = parts.headers.get_all(LOCATION).iter().next_back();
    let retry_after = || {
        let value = parts.headers.get(RETRY_AFTER)?;
        headers::retry_after(value.as_bytes(), Timestamp::now())
    };
    let status = parts.status.as_u16();
    let fault = match (status, location) {
        (204 | 205, _) => FetchFault::Empty,
        (200..300, _) => {
            return Ok(ServerReply::Document(receive(
                body,
                &parts.headers,
                hop.most,
            )?));
        }
        (300..=303 | 307 | 308, Some(location)) => {
            return Ok(ServerReply::Redirect {
                location: location.as_bytes().to_vec(),
                is_permanent: matches!(status, 301 | 308),
            });
        }
        (304, _) if !hop.known.is_empty() => return Ok(ServerReply::NotModified),
        (401 | 407, _) => FetchFault::LoginNeeded,
        (403 | 451, _) => FetchFault::Forbidden { status },
        (404, _) => FetchFault::NotFound,
        (410, _) => FetchFault::Gone,
        (429, _) => FetchFault::TooManyRequests {
            retry_after: retry_after(),
        },
        (500.., _) => FetchFault::Server {
            status,
            retry_after: retry_after(),
        },
        _ => FetchFault::Status { status },
    };
    Err(fault.into())
}

/// Reads the document itself.
fn receive(body: Body, headers: &HeaderMap, limit: u64) -> Result<Received, Stopped> {
    let content_type = headers.get(CONTENT_TYPE);
    let (media_type, charset) = content_type.map_or((None, None), |value| {
        headers::content_type(value.as_bytes())
    });
    if let Some(media_type) = media_type.clone().filter(|it| is_media(it)) {
        return Err(FetchFault::NotText { media_type }.into());
    }
    // What ureq has undone itself is not in the headers any longer.
    let encoding = headers.get(CONTENT_ENCODING).map(|it| it.as_bytes());
    let encoding = String::from_utf8_lossy(encoding.unwrap_or_default()).to_ascii_lowercase();
    let encoding = encoding.trim();
    if COMPRESSIONS.contains(&encoding) || encoding.contains(',') {
        let name = encoding.to_owned();
        return Err(FetchFault::UnknownCompression { name }.into());
    }
    let too_large = FetchFault::TooLarge {
        limit: limit.div_ceil(1 << 20),
    };
    if body.content_length().is_some_and(|length| length > limit) {
        return Err(too_large.into());
    }
    let reader = body.into_with_config().limit(limit).reader();
    let (bytes, extent) = if matches!(encoding, "gzip" | "x-gzip") {
        // One byte more shows that there are too many.
        read_all(MultiGzDecoder::new(reader).take(limit + 1))?
    } else {
        read_all(reader)?
    };
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        return Err(too_large.into());
    }
    if bytes.is_empty() {
        return Err(FetchFault::Empty.into());
    }
    let text = |name: HeaderName| {
        let value = headers.get(name)?.to_str().ok()?;
        Some(value.to_owned())
    };
    Ok(Received {
        bytes,
        extent,
        media_type,
        charset,
        validators: Validators {
            etag: text(ETAG),
            last_modified: text(LAST_MODIFIED),
        },
    })
}

/// Reads up to the end. What has come before a break is worth having; more than is wanted, or in longer than one
/// waits, is not.
fn read_all(mut reader: impl Read) -> Result<(Vec<u8>, Extent), ureq::Error> {
    let mut bytes = Vec::new();
    let Err(error) = reader.read_to_end(&mut bytes) else {
        return Ok((bytes, Extent::Whole));
    };
    match ureq::Error::from(error) {
        error @ (ureq::Error::BodyExceedsLimit(_) | ureq::Error::Timeout(_)) => Err(error),
        error if bytes.is_empty() => Err(error),
        _ => Ok((bytes, Extent::CutOff)),
    }
}

fn is_media(media_type: &str) -> bool {
    let kind = media_type.split('/').next();
    matches!(kind, Some("image" | "audio" | "video" | "font"))
}

/// Why a request was stopped, for the reader.
fn fault(stopped: Stopped, hop: &Hop, timed_out: &FetchFault) -> FetchFault {
    let error = match stopped {
        Stopped::By(fault) => return fault,
        Stopped::Error(error) => error,
    };
    let host = hop.url.host_str().unwrap_or_default().to_owned();
    match error {
        ureq::Error::Timeout(_) => timed_out.clone(),
        ureq::Error::HostNotFound => FetchFault::UnknownHost { host },
        ureq::Error::Io(error) => io_fault(&error, host, timed_out),
        ureq::Error::BodyExceedsLimit(limit) => FetchFault::TooLarge {
            limit: limit.div_ceil(1 << 20),
        },
        ureq::Error::LargeResponseHeader(..) => FetchFault::HeadersTooLarge,
        ureq::Error::Decompress(..) => FetchFault::Compression,
        ureq::Error::Http(_) | ureq::Error::BadUri(_) => FetchFault::NotAnAddress,
        ureq::Error::InvalidProxyUrl | ureq::Error::ConnectProxyFailed(_) => FetchFault::Proxy {
            proxy: String::new(),
            reason: error.to_string(),
        },
        ureq::Error::Rustls(_) | ureq::Error::Tls(_) | ureq::Error::TlsRequired => {
            encryption_fault(error.to_string())
        }
        ureq::Error::Protocol(error) => {
            let reason = error.to_string();
            if reason.contains("too many headers") {
                FetchFault::HeadersTooLarge
            } else {
                FetchFault::NotHttp { reason }
            }
        }
        ureq::Error::Other(error) => match error.downcast::<Refusal>() {
            Ok(refusal) => refusal.0,
            Err(error) => FetchFault::System {
                reason: error.to_string(),
            },
        },
        error => FetchFault::System {
            reason: error.to_string(),
        },
    }
}

fn io_fault(error: &io::Error, host: String, timed_out: &FetchFault) -> FetchFault {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => FetchFault::Refused { host },
        io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => FetchFault::Unreachable { host },
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::NotConnected => FetchFault::Disconnected { host },
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => timed_out.clone(),
        // So the library for encryption says what it dislikes.
        io::ErrorKind::InvalidData => encryption_fault(error.to_string()),
        _ => system(error),
    }
}

fn encryption_fault(reason: String) -> FetchFault {
    if reason.contains("certificate") && !reason.contains(NO_AUTHORITIES) {
        FetchFault::Certificate { reason }
    } else {
        FetchFault::Encryption { reason }
    }
}

fn system(error: &io::Error) -> FetchFault {
    FetchFault::System {
        reason: error.to_string(),
    }
}
