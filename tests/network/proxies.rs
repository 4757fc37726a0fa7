//! Through a proxy, as the environment names it.

use std::io::{Read, Write};

use qari::fetch::{Client, Options, Proxies};
use qari::notice::FetchFault;

use super::http::{Asked, Server, reply};
use super::{fetched, options};

fn client(variables: &[(&str, &str)]) -> Client {
    let proxies = Proxies::from_variables(|name| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    });
    Client::new(Options {
        proxies,
        ..options()
    })
    .unwrap()
}

/// A proxy: answers plain requests itself, and makes no tunnel.
fn proxy() -> Server {
    Server::start(|asked: &Asked, stream| match asked.method.as_str() {
        "CONNECT" => reply(stream, "403 Forbidden", &[], b""),
        _ => reply(stream, "200 OK", &[], asked.target.as_bytes()),
    })
}

#[test]
fn plain_addresses_are_asked_for_as_a_whole() {
    let proxy = proxy();
    let named = format!("http://user:p%40ss@127.0.0.1:{}", proxy.port());
    let client = client(&[("http_proxy", &named), ("no_proxy", "127.0.0.2")]);
    let document = fetched("http://ar.example:81/مقال?q", &client).unwrap();
    let whole = "http://ar.example:81/%D9%85%D9%82%D8%A7%D9%84?q";
    assert_eq!(document.bytes, whole.as_bytes());
    let asked = &proxy.asked()[0];
    assert_eq!(asked.header("host"), Some("ar.example:81"));
    // "user:p@ss".
    let login = "Basic dXNlcjpwQHNz";
    assert_eq!(asked.header("proxy-authorization"), Some(login));
}

#[test]
fn what_is_on_this_computer_is_reached_without_a_proxy() {
    let proxy = proxy();
    let named = format!("http://127.0.0.1:{}", proxy.port());
    let server = Server::start(|_, stream| reply(stream, "200 OK", &[], b"direct"));
    let client = client(&[("http_proxy", &named)]);
    let document = fetched(&server.at("/"), &client).unwrap();
    assert_eq!(document.bytes, b"direct");
    assert!(proxy.asked().is_empty());
}

#[test]
fn a_tunnel_is_asked_for_where_the_connection_is_to_be_secret() {
    let proxy = proxy();
    let named = format!("http://user:secret@127.0.0.1:{}", proxy.port());
    let client = client(&[("https_proxy", &named)]);
    let result = fetched("https://ar.example/", &client);
    let Err(FetchFault::Proxy { proxy: name, .. }) = result else {
        panic!("{result:?}");
    };
    assert!(!name.contains("secret"), "{name}");
    let asked = &proxy.asked()[0];
    assert_eq!(asked.method, "CONNECT");
    assert_eq!(asked.target, "ar.example:443");
    assert!(asked.header("proxy-authorization").is_some());
}

#[test]
fn a_proxy_of_socks_is_told_the_name() {
    // Its greeting, its choice and the request; then the answer goes through.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let named = format!("socks5h://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut greeting = [0; 2];
        stream.read_exact(&mut greeting).unwrap();
        let mut methods = vec![0; greeting[1].into()];
        stream.read_exact(&mut methods).unwrap();
        stream.write_all(&[5, 0]).unwrap();
        let mut head = [0; 5];
        stream.read_exact(&mut head).unwrap();
        assert_eq!(head[..4], [5, 1, 0, 3]);
        let mut name = vec![0; usize::from(head[4]) + 2];
        stream.read_exact(&mut name).unwrap();
        stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        let mut request = [0; 1024];
        let length = stream.read(&mut request).unwrap();
        assert!(request[..length].starts_with(b"GET / HTTP/1.1"));
        reply(&mut stream, "200 OK", &[], b"through").unwrap();
        String::from_utf8_lossy(&name[..name.len() - 2]).into_owned()
    });
    let client = client(&[("all_proxy", &named)]);
    let document = fetched("http://ar.example/", &client).unwrap();
    assert_eq!(document.bytes, b"through");
    assert_eq!(server.join().unwrap(), "ar.example");
}

#[test]
fn a_proxy_is_not_led_to_private_addresses() {
    let proxy = Server::start(|asked: &Asked, stream| {
        let to = "Location: http://192.168.1.1/";
        match asked.target.as_str() {
            "http://ar.example/" => reply(stream, "302 Found", &[to], b""),
            _ => reply(stream, "200 OK", &[], b"secret"),
        }
    });
    let named = format!("127.0.0.1:{}", proxy.port());
    let client = client(&[("http_proxy", &named)]);
    let result = fetched("http://ar.example/", &client);
    let host = "192.168.1.1".to_owned();
    assert_eq!(result, Err(FetchFault::Private { host }));
    assert_eq!(proxy.asked().len(), 1);
}

#[test]
fn a_proxy_that_cannot_be_used_is_named() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nowhere = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    for named in [nowhere.as_str(), "gopher://a.example"] {
        let client = client(&[("http_proxy", named)]);
        let result = fetched("http://ar.example/", &client);
        let is_told = matches!(result, Err(FetchFault::Proxy { .. }));
        assert!(is_told, "{named}: {result:?}");
    }
}
