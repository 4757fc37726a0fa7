//! From the public network nothing leads to this computer and its neighbours.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use qari::fetch::{Client, FetchRequest, Options, Reach, Resolver, get};
use qari::notice::FetchFault;

use super::http::{Server, reply};
use super::{Names, fetched, options};

/// 127.0.0.2 is public, and so is the name of it; what is on 127.0.0.1 is not.
fn names() -> Arc<Names> {
    Names::new(
        &[
            ("public.example", "127.0.0.2"),
            ("both.example", "127.0.0.1"),
            ("both.example", "127.0.0.2"),
            ("private.example", "127.0.0.1"),
            ("metadata.example", "169.254.169.254"),
        ],
        &["127.0.0.2"],
    )
}

fn client() -> Client {
    Client::new(Options {
        resolver: names(),
        ..options()
    })
    .unwrap()
}

fn on(address: &str) -> IpAddr {
    address.parse().unwrap()
}

/// A server on the public address that leads wherever the query says, and one that must not be reached.
fn servers() -> (Server, Server) {
    let secret = Server::start(|_, stream| reply(stream, "200 OK", &[], b"secret"));
    let public = Server::start_on(on("127.0.0.2"), 0, |asked, stream| {
        match asked.target.split_once('?') {
            Some((_, to)) => reply(stream, "302 Found", &[&format!("Location: {to}")], b""),
            None => reply(stream, "200 OK", &[], b"public"),
        }
    });
    (public, secret)
}

#[test]
fn a_public_server_leads_to_public_addresses_only() {
    let (public, secret) = servers();
    let port = secret.port();
    for to in [
        secret.at("/"),
        format!("http://private.example:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("http://2130706433:{port}/"),
        format!("http://0x7f.1:{port}/"),
        format!("http://0:{port}/"),
        format!("http://[::1]:{port}/"),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://metadata.example/".to_owned(),
        "http://192.168.1.1/".to_owned(),
        "http://100.64.0.1/".to_owned(),
        "http://[fe80::1]/".to_owned(),
        "http://[fd00::1]/".to_owned(),
    ] {
        let result = fetched(&public.at(&format!("/?{to}")), &client());
        let is_told = matches!(result, Err(FetchFault::Private { .. }));
        assert!(is_told, "{to}: {result:?}");
    }
    assert!(secret.asked().is_empty());
    let again = public.at(&format!("/?http://public.example:{}/", public.port()));
    let document = fetched(&again, &client()).unwrap();
    assert_eq!(document.bytes, b"public");
    assert_eq!(document.linked, Reach::Public);
}

#[test]
fn of_several_addresses_the_public_ones_are_taken() {
    let (public, secret) = servers();
    let there = format!("http://both.example:{}/", public.port());
    let led = fetched(&public.at(&format!("/?{there}")), &client());
    assert_eq!(led.unwrap().bytes, b"public");
    // Also where the reader has named it.
    assert_eq!(fetched(&there, &client()).unwrap().bytes, b"public");
    assert!(secret.asked().is_empty());
}

#[test]
fn what_the_reader_names_may_be_anywhere_and_leads_anywhere() {
    let (_, secret) = servers();
    let to = secret.at("/");
    let private = Server::start(move |_, stream| {
        reply(stream, "302 Found", &[&format!("Location: {to}")], b"")
    });
    let document = fetched(&private.at("/"), &client()).unwrap();
    assert_eq!(document.bytes, b"secret");
    assert_eq!(document.linked, Reach::Anywhere);
}

#[test]
fn a_public_server_that_a_private_one_leads_to_leads_to_public_addresses_only() {
    let (public, secret) = servers();
    let back = public.at(&format!("/?{}", secret.at("/")));
    let there = public.at("/");
    let private = Server::start(move |asked, stream| {
        let to = if asked.target == "/back" {
            &back
        } else {
            &there
        };
        reply(stream, "302 Found", &[&format!("Location: {to}")], b"")
    });
    let result = fetched(&private.at("/back"), &client());
    let is_told = matches!(result, Err(FetchFault::Private { .. }));
    assert!(is_told, "{result:?}");
    assert!(secret.asked().is_empty());
    let document = fetched(&private.at("/"), &client()).unwrap();
    assert_eq!(document.bytes, b"public");
    assert_eq!(document.linked, Reach::Public);
}

#[test]
fn a_document_of_the_web_names_public_addresses_only() {
    let (public, secret) = servers();
    let page = fetched(&public.at("/"), &client()).unwrap();
    let linked = FetchRequest::linked(secret.at("/"), &page);
    let fault = get(&linked, &client()).unwrap_err().fault;
    assert!(matches!(fault, FetchFault::Private { .. }), "{fault:?}");
    let own = fetched(&secret.at("/"), &client()).unwrap();
    assert!(get(&FetchRequest::linked(secret.at("/2"), &own), &client()).is_ok());
}

/// Has another address each time it is asked.
#[derive(Debug, Default)]
struct Rebinding {
    asked: AtomicUsize,
}

impl Resolver for Rebinding {
    fn resolve(&self, _: &str, port: u16) -> std::io::Result<Vec<SocketAddr>> {
        let is_first = self.asked.fetch_add(1, Ordering::SeqCst) == 0;
        let address = if is_first { "127.0.0.2" } else { "127.0.0.1" };
        Ok(vec![SocketAddr::new(on(address), port)])
    }

    fn is_public(&self, address: IpAddr) -> bool {
        address == on("127.0.0.2")
    }
}

#[test]
fn the_address_that_was_checked_is_the_one_connected_to() {
    // Both on one port, as an attacker has it.
    let secret = Server::start(|_, stream| reply(stream, "200 OK", &[], b"secret"));
    let port = secret.port();
    let public = Server::start_on(on("127.0.0.2"), port, move |asked, stream| {
        let to = format!("Location: http://rebinding.example:{port}/2");
        match asked.target.as_str() {
            "/" => reply(stream, "302 Found", &[&to], b""),
            _ => reply(stream, "200 OK", &[], b"public"),
        }
    });
    let resolver = Arc::new(Rebinding::default());
    let client = Client::new(Options {
        resolver: Arc::clone(&resolver) as Arc<dyn Resolver>,
        ..options()
    })
    .unwrap();
    let address = format!("http://rebinding.example:{port}/");
    let fault = fetched(&address, &client).unwrap_err();
    assert!(matches!(fault, FetchFault::Private { .. }), "{fault:?}");
    // Once for each connection: nothing is resolved again between the check and the connection.
    assert_eq!(resolver.asked.load(Ordering::SeqCst), 2);
    assert_eq!(public.asked().len(), 1);
    assert!(secret.asked().is_empty());
}

#[test]
fn a_name_that_nobody_has_and_a_port_that_nobody_serves_are_told() {
    let host = "none.example".to_owned();
    let unknown = fetched("http://none.example/", &client());
    assert_eq!(unknown, Err(FetchFault::UnknownHost { host }));
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", free.local_addr().unwrap());
    drop(free);
    let host = "127.0.0.1".to_owned();
    let refused = fetched(&address, &client());
    assert_eq!(refused, Err(FetchFault::Refused { host }));
}
