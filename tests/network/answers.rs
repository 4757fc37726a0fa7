//! Good and bad answers of one server.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use flate2::Compression;
use flate2::write::GzEncoder;
use qari::fetch::{Extent, FetchRequest, FetchResponse, Validators, get};
use qari::notice::FetchFault;

use super::http::{Server, head, reply};
use super::{client, fetched};

const TEXT: &str = "نصّ المقال";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_page_comes_with_what_the_server_says_of_it() {
    let server = Server::start(|_, stream| {
        let headers = [
            "Content-Type: Text/HTML; Charset=\"windows-1256\"",
            "ETag: W/\"5\"",
            "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT",
        ];
        reply(stream, "200 OK", &headers, b"\xE4\xD5")
    });
    let document = fetched(&server.at("/a?b=c#d"), &client()).unwrap();
    assert_eq!(document.bytes, b"\xE4\xD5");
    assert_eq!(document.address, server.at("/a?b=c"));
    assert_eq!(document.media_type.as_deref(), Some("text/html"));
    assert_eq!(document.charset.as_deref(), Some("windows-1256"));
    assert_eq!(document.validators.etag.as_deref(), Some("W/\"5\""));
    assert_eq!(document.extent, Extent::Whole);
    assert_eq!(document.moved, None);
    let asked = &server.asked()[0];
    assert_eq!(asked.target, "/a?b=c");
    let version = concat!("qari/", env!("CARGO_PKG_VERSION"));
    assert_eq!(asked.header("user-agent"), Some(version));
    assert_eq!(asked.header("accept-encoding"), Some("gzip"));
    assert!(
        asked
            .header("accept")
            .unwrap()
            .contains("application/rss+xml")
    );
}

#[test]
fn a_path_may_be_in_any_letters() {
    let server =
        Server::start(|asked, stream| reply(stream, "200 OK", &[], asked.target.as_bytes()));
    let target = |path: &str| {
        let document = fetched(&server.at(path), &client()).unwrap();
        String::from_utf8(document.bytes).unwrap()
    };
    assert_eq!(
        target("/مقال جديد"),
        "/%D9%85%D9%82%D8%A7%D9%84%20%D8%AC%D8%AF%D9%8A%D8%AF"
    );
    assert_eq!(target("/a?q=ق&r={|}^`\\"), "/a?q=%D9%82&r={|}^`\\");
    assert_eq!(target("/{a}|b^c`d\"<e>"), "/%7Ba%7D|b^c%60d%22%3Ce%3E");
    assert_eq!(target("/%D9%85%zz"), "/%D9%85%zz");
}

#[test]
fn a_document_that_has_not_changed_does_not_come_again() {
    let server = Server::start(|asked, stream| {
        let is_known = asked.header("if-none-match") == Some("\"5\"")
            || asked.header("if-modified-since") == Some("Sun, 06 Nov 1994 08:49:37 GMT");
        let status = if is_known || asked.target == "/unasked" {
            "304 Not Modified"
        } else {
            "200 OK"
        };
        reply(stream, status, &[], TEXT.as_bytes())
    });
    let known = [
        (Some("\"5\""), None),
        (None, Some("Sun, 06 Nov 1994 08:49:37 GMT")),
    ];
    for (etag, last_modified) in known {
        let request = FetchRequest {
            known: Validators {
                etag: etag.map(str::to_owned),
                last_modified: last_modified.map(str::to_owned),
            },
            ..FetchRequest::named(server.at("/"))
        };
        let response = get(&request, &client()).unwrap();
        assert_eq!(response, FetchResponse::NotModified { moved: None });
    }
    assert!(fetched(&server.at("/"), &client()).is_ok());
    let unasked = fetched(&server.at("/unasked"), &client());
    assert_eq!(unasked, Err(FetchFault::Status { status: 304 }));
}

#[test]
fn a_status_is_told_as_what_it_means() {
    let server = Server::start(|asked, stream| {
        let retry = match asked.target.as_str() {
            "/429 Too Many Requests" | "/429%20x" => "Retry-After: 120",
            "/503%20x" => "Retry-After: Wed, 01 Jan 1997 00:00:00 GMT",
            _ => "X-Y: z",
        };
        let status = asked.target[1..].replace("%20", " ");
        reply(stream, &status, &[retry], b"error page")
    });
    let retry_after = Some(120);
    for (status, fault) in [
        (204, FetchFault::Empty),
        (300, FetchFault::Status { status: 300 }),
        (302, FetchFault::Status { status: 302 }),
        (400, FetchFault::Status { status: 400 }),
        (401, FetchFault::LoginNeeded),
        (403, FetchFault::Forbidden { status: 403 }),
        (404, FetchFault::NotFound),
        (410, FetchFault::Gone),
        (429, FetchFault::TooManyRequests { retry_after }),
        (451, FetchFault::Forbidden { status: 451 }),
        (
            500,
            FetchFault::Server {
                status: 500,
                retry_after: None,
            },
        ),
        (
            503,
            FetchFault::Server {
                status: 503,
                retry_after: Some(0),
            },
        ),
    ] {
        let result = fetched(&server.at(&format!("/{status} x")), &client());
        assert_eq!(result, Err(fault), "{status}");
    }
}

#[test]
fn bytes_come_in_chunks_compressed_or_without_a_length() {
    let server = Server::start(|asked, stream| match asked.target.as_str() {
        "/chunked" => {
            head(stream, "200 OK", &["Transfer-Encoding: chunked"])?;
            for chunk in TEXT.as_bytes().chunks(3) {
                write!(stream, "{:x}\r\n", chunk.len())?;
                stream.write_all(chunk)?;
                stream.write_all(b"\r\n")?;
            }
            stream.write_all(b"0\r\n\r\n")
        }
        "/until-closed" => {
            head(stream, "200 OK", &[])?;
            stream.write_all(TEXT.as_bytes())
        }
        name => {
            let header = format!("Content-Encoding: {}", &name[1..]);
            reply(stream, "200 OK", &[&header], &gzip(TEXT.as_bytes()))
        }
    });
    for path in ["/chunked", "/until-closed", "/gzip", "/GZIP", "/x-gzip"] {
        let document = fetched(&server.at(path), &client()).unwrap();
        assert_eq!(document.bytes, TEXT.as_bytes(), "{path}");
        assert_eq!(document.extent, Extent::Whole, "{path}");
    }
}

#[test]
fn a_compression_that_was_not_asked_for_is_told() {
    let server = Server::start(|asked, stream| {
        let header = format!(
            "Content-Encoding: {}",
            &asked.target[1..].replace("%20", " ")
        );
        reply(stream, "200 OK", &[&header], TEXT.as_bytes())
    });
    for name in ["br", "zstd", "deflate", "gzip, br"] {
        let fault = FetchFault::UnknownCompression {
            name: name.to_owned(),
        };
        let result = fetched(&server.at(&format!("/{name}")), &client());
        assert_eq!(result, Err(fault));
    }
    // What names no compression means none.
    for name in ["identity", "utf-8", "none"] {
        let document = fetched(&server.at(&format!("/{name}")), &client()).unwrap();
        assert_eq!(document.bytes, TEXT.as_bytes());
    }
    let damaged = fetched(&server.at("/gzip"), &client());
    assert_eq!(damaged, Err(FetchFault::Compression));
}

#[test]
fn what_came_before_a_break_is_kept_and_told_to_be_a_part() {
    let server = Server::start(|asked, stream| match asked.target.as_str() {
        "/too-short" => {
            head(stream, "200 OK", &["Content-Length: 1000"])?;
            stream.write_all(TEXT.as_bytes())
        }
        "/broken-chunk" => {
            head(stream, "200 OK", &["Transfer-Encoding: chunked"])?;
            write!(stream, "{:x}\r\n{TEXT}\r\nfff\r\nx", TEXT.len())
        }
        "/gzip" => {
            let whole = gzip(TEXT.repeat(100).as_bytes());
            let part = &whole[..whole.len() - 8];
            reply(stream, "200 OK", &["Content-Encoding: gzip"], part)
        }
        "/nothing" => head(stream, "200 OK", &["Content-Length: 10"]),
        "/empty" => reply(stream, "200 OK", &[], b""),
        _ => Ok(()),
    });
    for path in ["/too-short", "/broken-chunk", "/gzip"] {
        let document = fetched(&server.at(path), &client()).unwrap();
        assert!(document.bytes.starts_with(TEXT.as_bytes()), "{path}");
        assert_eq!(document.extent, Extent::CutOff, "{path}");
    }
    let host = "127.0.0.1".to_owned();
    let disconnected = Err(FetchFault::Disconnected { host });
    assert_eq!(fetched(&server.at("/nothing"), &client()), disconnected);
    assert_eq!(fetched(&server.at("/none"), &client()), disconnected);
    let empty = fetched(&server.at("/empty"), &client());
    assert_eq!(empty, Err(FetchFault::Empty));
}

/// Writes zeros until nobody reads.
fn endless(stream: &mut TcpStream) -> std::io::Result<()> {
    loop {
        stream.write_all(&[0; 1 << 16])?;
    }
}

#[test]
fn no_more_is_read_than_a_document_may_have() {
    let bomb = gzip(&vec![0; 200 << 20]);
    assert!(bomb.len() < 1 << 20);
    let server = Server::start(move |asked, stream| match asked.target.as_str() {
        "/told" => {
            head(stream, "200 OK", &["Content-Length: 99999999999"])?;
            endless(stream)
        }
        "/untold" => {
            head(stream, "200 OK", &[])?;
            endless(stream)
        }
        "/bomb" => reply(stream, "200 OK", &["Content-Encoding: gzip"], &bomb),
        "/bomb-of-another-name" => reply(stream, "200 OK", &["Content-Encoding: x-gzip"], &bomb),
        "/largest" => reply(stream, "200 OK", &[], &vec![b'a'; 1 << 20]),
        _ => reply(stream, "200 OK", &[], &vec![b'a'; (1 << 20) + 1]),
    });
    let too_large = Err(FetchFault::TooLarge { limit: 1 });
    for path in [
        "/told",
        "/untold",
        "/bomb",
        "/bomb-of-another-name",
        "/larger",
    ] {
        assert_eq!(fetched(&server.at(path), &client()), too_large, "{path}");
    }
    assert!(fetched(&server.at("/largest"), &client()).is_ok());
}

#[test]
fn headers_are_few_and_small() {
    let server = Server::start(|asked, stream| {
        let many: Vec<String> = match asked.target.as_str() {
            "/many" => (0..1000).map(|number| format!("X-{number}: y")).collect(),
            "/long" => vec![format!("X: {}", "y".repeat(1 << 20))],
            "/endless" => {
                stream.write_all(b"HTTP/1.1 200 OK\r\nX: ")?;
                return endless_text(stream);
            }
            _ => (0..80).map(|number| format!("X-{number}: ي")).collect(),
        };
        let headers: Vec<&str> = many.iter().map(String::as_str).collect();
        reply(stream, "200 OK", &headers, b"x")
    });
    for path in ["/many", "/long", "/endless"] {
        let fault = fetched(&server.at(path), &client());
        assert_eq!(fault, Err(FetchFault::HeadersTooLarge), "{path}");
    }
    assert!(fetched(&server.at("/some"), &client()).is_ok());
}

fn endless_text(stream: &mut TcpStream) -> std::io::Result<()> {
    loop {
        stream.write_all(&[b'a'; 1 << 16])?;
    }
}

#[test]
fn a_picture_is_told_before_it_is_read() {
    let server = Server::start(|asked, stream| {
        let header = format!("Content-Type: {}", &asked.target[1..]);
        head(stream, "200 OK", &[&header])?;
        endless(stream)
    });
    for media_type in ["image/png", "video/mp4", "audio/mpeg", "image/svg+xml"] {
        let fault = FetchFault::NotText {
            media_type: media_type.to_owned(),
        };
        let result = fetched(&server.at(&format!("/{media_type}")), &client());
        assert_eq!(result, Err(fault));
    }
}

#[test]
fn what_is_no_http_is_told() {
    let server = Server::start(|_, stream| stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    let result = fetched(&server.at("/"), &client());
    assert!(
        matches!(result, Err(FetchFault::NotHttp { .. })),
        "{result:?}"
    );
    // Says so before it is asked.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}/", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n").unwrap();
        // Read, so that what was written is not lost.
        let _ = stream.read(&mut [0; 1 << 12]);
    });
    let result = fetched(&address, &client());
    let is_told = matches!(result, Err(FetchFault::Encryption { .. }));
    assert!(is_told, "{result:?}");
    server.join().unwrap();
}
