//! How connections are made: to addresses that were checked, directly or through a proxy.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver as UreqResolver};
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport,
};

use super::reach::{Reach, Resolver};
use crate::notice::FetchFault;

/// Resolves the one host of a request and lets through only addresses that it may reach. Connections are made to
/// what it returns, so that a name which has another address a moment later leads nowhere else.
#[derive(Debug)]
pub(super) struct Checked {
    pub resolver: Arc<dyn Resolver>,
    pub reach: Reach,
    /// Host and port of the proxy in use; it is the reader's own, and may be anywhere.
    pub proxy: Option<(String, u16)>,
    /// Whether connections go to the proxy whatever the address of the request is.
    pub is_all_proxied: bool,
    /// Set where the host was reached by an address that is not public.
    pub is_private: Arc<AtomicBool>,
}

impl UreqResolver for Checked {
    fn resolve(&self, uri: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let asked = endpoint(uri).ok_or(Error::HostNotFound)?;
        let addresses = match &self.proxy {
            Some(proxy) if self.is_all_proxied || *proxy == asked => self.look_up(proxy)?,
            _ => self.permitted(&asked)?,
        };
        let mut resolved = self.empty();
        // As many as ureq has room for.
        for address in addresses.into_iter().take(16) {
            resolved.push(address);
        }
        Ok(resolved)
    }
}

impl Checked {
    fn look_up(&self, (host, port): &(String, u16)) -> Result<Vec<SocketAddr>, Error> {
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(address, *port)]);
        }
        let addresses = self.resolver.resolve(host, *port);
        let addresses = addresses.map_err(|_| Error::HostNotFound)?;
        if addresses.is_empty() {
            return Err(Error::HostNotFound);
        }
        Ok(addresses)
    }

    /// The public addresses of a host, or where it has none and may have such, those that are not.
    fn permitted(&self, asked: &(String, u16)) -> Result<Vec<SocketAddr>, Error> {
        let is_public = |address: &SocketAddr| self.resolver.is_public(address.ip());
        let (public, private): (Vec<_>, Vec<_>) =
            self.look_up(asked)?.into_iter().partition(is_public);
        if !public.is_empty() {
            return Ok(public);
        }
        if self.reach == Reach::Public {
            return Err(Error::Other(Box::new(Refusal(FetchFault::Private {
                host: asked.0.clone(),
            }))));
        }
        self.is_private.store(true, Ordering::Relaxed);
        Ok(private)
    }
}

/// Host and port of an address; an address of IPv6 without its brackets.
pub(super) fn endpoint(uri: &Uri) -> Option<(String, u16)> {
    let host = uri.host()?.trim_matches(['[', ']']).to_owned();
    let default = match uri.scheme_str() {
        None | Some("http") => 80,
        Some("https") => 443,
        Some(_) => 1080,
    };
    Some((host, uri.port_u16().unwrap_or(default)))
}

/// A fault found while connecting, on its way through ureq.
#[derive(Debug)]
pub(super) struct Refusal(pub FetchFault);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Refusal {}

/// The connector of ureq, shared by all requests: it reads the certificate authorities once.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared(Arc<DefaultConnector>);

impl Connector<()> for Shared {
    type Out = Box<dyn Transport>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<()>,
    ) -> Result<Option<Self::Out>, Error> {
        self.0.connect(details, chained)
    }
}

/// Asks for the whole address in place of its path, as a proxy of plain HTTP wants it (RFC 9112, 3.2.2): many let no
/// tunnel be made to port 80.
#[derive(Debug)]
pub(super) struct WholeAddress;

impl<In: Transport> Connector<In> for WholeAddress {
    type Out = WholeAddressTransport<In>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> Result<Option<Self::Out>, Error> {
        let authority = details.uri.authority().map_or("", |it| it.as_str());
        // A name and a password go into a header of their own.
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        let origin = format!("http://{host}");
        Ok(chained.map(|inner| WholeAddressTransport {
            inner,
            origin: Some(origin),
        }))
    }
}

/// A connection whose first line is still to be changed.
#[derive(Debug)]
pub(super) struct WholeAddressTransport<In> {
    inner: In,
    origin: Option<String>,
}

impl<In: Transport> Transport for WholeAddressTransport<In> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let Some(origin) = self.origin.take() else {
            return self.inner.transmit_output(amount, timeout);
        };
        let output = self.inner.buffers().output();
        let head = &output[..amount];
        // The line is "GET /path HTTP/1.1".
        let path = head
            .iter()
            .position(|byte| *byte == b' ')
            .map_or(0, |at| at + 1);
        let head = [&head[..path], origin.as_bytes(), &head[path..]].concat();
        let Some(place) = output.get_mut(..head.len()) else {
            return Err(Error::BadUri(origin));
        };
        place.copy_from_slice(&head);
        self.inner.transmit_output(head.len(), timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.inner.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }
}
