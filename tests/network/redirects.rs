//! Where servers lead, and how far they are followed.

use qari::fetch::{FetchRequest, FetchResponse, Validators, get};
use qari::notice::FetchFault;

use super::http::{Asked, Server, reply};
use super::{client, fetched};

/// A server that leads from a path to what stands behind it in the list, and answers all others with their path.
fn leading<const N: usize>(leads: [(&'static str, &'static str, &'static [u8]); N]) -> Server {
    Server::start(move |asked: &Asked, stream| {
        let Some((_, status, location)) = leads.iter().find(|(path, ..)| *path == asked.target)
        else {
            return reply(stream, "200 OK", &[], asked.target.as_bytes());
        };
        use std::io::Write;
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Length: 3\r\nLocation: "
        )?;
        stream.write_all(location)?;
        stream.write_all(b"\r\nConnection: close\r\n\r\nabc")
    })
}

#[test]
fn a_redirect_is_followed_in_whatever_letters_it_is_sent() {
    let server = leading([
        ("/1", "302 Found", "/مقال جديد".as_bytes()),
        ("/2", "303 See Other", b"b/../c#d"),
        ("/3", "307 Temporary Redirect", b"?e"),
        ("/4", "300 Multiple Choices", b"/\xE3\xDE"),
    ]);
    for (path, end) in [
        ("/1", "/%D9%85%D9%82%D8%A7%D9%84%20%D8%AC%D8%AF%D9%8A%D8%AF"),
        ("/2", "/c"),
        ("/3", "/3?e"),
        ("/4", "/%E3%DE"),
    ] {
        let document = fetched(&server.at(path), &client()).unwrap();
        assert_eq!(document.bytes, end.as_bytes());
        assert_eq!(document.address, server.at(end));
        assert_eq!(document.moved, None);
    }
}

#[test]
fn where_a_document_has_moved_for_good_is_told() {
    let server = leading([
        ("/old", "301 Moved Permanently", b"/older"),
        ("/older", "308 Permanent Redirect", b"/new"),
        ("/new", "302 Found", b"/today"),
        ("/now", "302 Found", b"/old"),
    ]);
    let moved = |path: &str| fetched(&server.at(path), &client()).unwrap().moved;
    assert_eq!(moved("/old"), Some(server.at("/new")));
    assert_eq!(moved("/new"), None);
    assert_eq!(moved("/now"), None);
}

#[test]
fn a_document_that_has_moved_and_not_changed() {
    let server = Server::start(|asked, stream| match asked.target.as_str() {
        "/old" => reply(stream, "301 Moved", &["Location: /new"], b""),
        _ => reply(stream, "304 Not Modified", &[], b""),
    });
    let request = FetchRequest {
        known: Validators {
            etag: Some("\"5\"".to_owned()),
            last_modified: None,
        },
        ..FetchRequest::named(server.at("/old"))
    };
    let moved = Some(server.at("/new"));
    let response = get(&request, &client()).unwrap();
    assert_eq!(response, FetchResponse::NotModified { moved });
}

#[test]
fn no_redirect_leads_out_of_the_web() {
    let server = leading([
        ("/file", "302 Found", b"file:///etc/passwd"),
        ("/script", "302 Found", b"javascript:alert(1)"),
        ("/ftp", "302 Found", b"ftp://127.0.0.1/"),
        ("/data", "301 Moved", b"data:text/html,x"),
        ("/none", "302 Found", b"http://"),
    ]);
    for path in ["/file", "/script", "/ftp", "/data", "/none"] {
        let result = fetched(&server.at(path), &client());
        let is_told = matches!(result, Err(FetchFault::RedirectScheme { .. }));
        assert!(is_told, "{path}: {result:?}");
    }
    let named = fetched("file:///etc/passwd", &client());
    let scheme = "file".to_owned();
    assert_eq!(named, Err(FetchFault::Scheme { scheme }));
}

#[test]
fn circles_and_endless_chains_end() {
    let server = Server::start(|asked, stream| {
        let next = match asked.target.as_str() {
            "/a" => "/b".to_owned(),
            "/b" => "/a#x".to_owned(),
            "/self" => "/self".to_owned(),
            path => format!("{path}1"),
        };
        reply(stream, "302 Found", &[&format!("Location: {next}")], b"")
    });
    for path in ["/a", "/self"] {
        let result = fetched(&server.at(path), &client());
        assert_eq!(result, Err(FetchFault::RedirectCircle));
    }
    let before = server.asked().len();
    let result = fetched(&server.at("/n"), &client());
    assert_eq!(result, Err(FetchFault::TooManyRedirects { limit: 10 }));
    assert_eq!(server.asked().len() - before, 11);
}
