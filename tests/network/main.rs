//! What comes from the network, from servers of the tests' own on loopback addresses.

#[path = "../support/http.rs"]
mod http;

mod answers;
mod feeds;
mod many;
mod offline;
mod program;
mod proxies;
mod reach;
mod redirects;
mod secure;
mod time;

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use qari::fetch::{
    Client, Error, FetchRequest, FetchResponse, FetchedDocument, Limits, Options, Proxies,
    Resolver, get,
};
use qari::notice::FetchFault;

/// Names and addresses as a test has them; what it calls public is.
#[derive(Debug, Default)]
struct Names {
    known: HashMap<&'static str, Vec<IpAddr>>,
    public: Vec<IpAddr>,
}

impl Names {
    fn new(known: &[(&'static str, &str)], public: &[&str]) -> Arc<Self> {
        let parsed = |text: &str| text.parse().unwrap();
        let mut names = Self {
            public: public.iter().map(|address| parsed(address)).collect(),
            ..Self::default()
        };
        for (name, address) in known {
            names.known.entry(name).or_default().push(parsed(address));
        }
        Arc::new(names)
    }
}

impl Resolver for Names {
    fn resolve(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        let known = self.known.get(host).ok_or(io::ErrorKind::NotFound)?;
        Ok(known.iter().map(|it| SocketAddr::new(*it, port)).collect())
    }

    fn is_public(&self, address: IpAddr) -> bool {
        self.public.contains(&address) || qari::fetch::is_public(address)
    }
}

/// Without the proxies of whoever runs the tests, and with little patience.
fn options() -> Options {
    Options {
        resolver: Names::new(&[], &[]),
        proxies: Proxies::default(),
        limits: Limits {
            bytes: 1 << 20,
            time: Duration::from_secs(5),
            connect: Duration::from_secs(5),
        },
        ..Options::default()
    }
}

fn client() -> Client {
    Client::new(options()).unwrap()
}

fn fetched(address: &str, client: &Client) -> Result<FetchedDocument, FetchFault> {
    match get(&FetchRequest::named(address), client) {
        Ok(FetchResponse::Document(document)) => Ok(document),
        Ok(FetchResponse::NotModified { .. }) => panic!("{address}: not modified"),
        Err(Error {
            address: told,
            fault,
        }) => {
            assert_eq!(told, address);
            Err(fault)
        }
    }
}
