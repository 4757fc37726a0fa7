//! How long is waited, and for whom.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use qari::fetch::{Client, Limits, Options};
use qari::notice::FetchFault;

use super::http::{Crowd, Server, head};
use super::{fetched, options};

/// Answers with one byte at a time, without an end.
fn dripping() -> Server {
    Server::start(|asked, stream| {
        match asked.target.as_str() {
            "/silent" => {}
            "/head" => write!(stream, "HTTP/1.1 200 OK\r\nX: ")?,
            _ => head(stream, "200 OK", &[])?,
        }
        loop {
            thread::sleep(Duration::from_millis(20));
            if asked.target != "/silent" {
                stream.write_all(b"a")?;
            }
        }
    })
}

#[test]
fn a_document_has_its_time_however_it_drips() {
    let server = dripping();
    let client = Client::new(Options {
        limits: Limits {
            time: Duration::from_millis(300),
            ..options().limits
        },
        ..options()
    })
    .unwrap();
    for path in ["/silent", "/head", "/body"] {
        let began = Instant::now();
        let result = fetched(&server.at(path), &client);
        assert_eq!(result, Err(FetchFault::TimedOut { seconds: 1 }), "{path}");
        let took = began.elapsed();
        assert!(took >= Duration::from_millis(300), "{path}: {took:?}");
        assert!(took < Duration::from_secs(2), "{path}: {took:?}");
    }
}

#[test]
fn whoever_cancels_does_not_wait() {
    let server = dripping();
    let flag = Arc::new(AtomicBool::new(false));
    let is_cancelled = Arc::clone(&flag);
    let client = Client::new(Options {
        is_cancelled: Arc::new(move || is_cancelled.load(Ordering::Relaxed)),
        ..options()
    })
    .unwrap();
    for path in ["/silent", "/head", "/body"] {
        flag.store(false, Ordering::Relaxed);
        let cancelled = thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(100));
                flag.store(true, Ordering::Relaxed);
            });
            let began = Instant::now();
            let result = fetched(&server.at(path), &client);
            assert_eq!(result, Err(FetchFault::Cancelled), "{path}");
            began.elapsed()
        });
        assert!(cancelled < Duration::from_secs(1), "{path}: {cancelled:?}");
    }
    assert_eq!(
        fetched(&server.at("/never"), &client),
        Err(FetchFault::Cancelled)
    );
    assert!(server.asked().iter().all(|asked| asked.target != "/never"));
}

#[test]
fn one_host_is_asked_for_one_document_at_a_time() {
    let crowd = Crowd::default();
    let served = crowd.clone();
    let server = Server::start(move |_, stream| {
        served.serve(Duration::from_millis(20));
        super::http::reply(stream, "200 OK", &[], b"x")
    });
    let client = super::client();
    thread::scope(|scope| {
        for number in 0..8 {
            let (client, server) = (&client, &server);
            scope.spawn(move || fetched(&server.at(&format!("/{number}")), client).unwrap());
        }
    });
    assert_eq!(server.asked().len(), 8);
    assert_eq!(crowd.most(), 1);
}
