//! Many hosts at once.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use qari::fetch::{Client, FetchRequest, Options, many};

use super::http::{Crowd, Server, reply};
use super::options;

/// Servers on so many addresses, each of which takes its time.
fn slow_servers(count: u8, pause: Duration) -> Vec<(Server, Crowd)> {
    let start = |last: u8| {
        let crowd = Crowd::default();
        let served = crowd.clone();
        let address = Ipv4Addr::new(127, 0, 0, last);
        let server = Server::start_on(address.into(), 0, move |asked, stream| {
            served.serve(pause);
            reply(stream, "200 OK", &[], asked.target.as_bytes())
        });
        (server, crowd)
    };
    (2..2 + count).map(start).collect()
}

#[test]
fn fifty_hosts_that_are_slow_take_no_longer_than_a_few() {
    let servers = slow_servers(50, Duration::from_millis(200));
    let requests: Vec<FetchRequest> = servers
        .iter()
        .map(|(server, _)| FetchRequest::named(server.at("/feed")))
        .collect();
    let began = Instant::now();
    let mut done = Vec::new();
    many(&requests, 16, &super::client(), |index, result| {
        assert!(result.is_ok(), "{result:?}");
        done.push(index);
    });
    let took = began.elapsed();
    assert!(took < Duration::from_secs(3), "{took:?}");
    done.sort_unstable();
    assert_eq!(done, (0..50).collect::<Vec<_>>());
}

#[test]
fn feeds_of_one_host_wait_for_each_other_and_keep_nobody_else_waiting() {
    let servers = slow_servers(3, Duration::from_millis(50));
    let mut requests = Vec::new();
    for (server, _) in &servers {
        for number in 0..5 {
            requests.push(FetchRequest::named(server.at(&format!("/{number}"))));
        }
    }
    requests.push(FetchRequest::named("no address"));
    let mut failed = Vec::new();
    let began = Instant::now();
    many(&requests, 8, &super::client(), |index, result| {
        if result.is_err() {
            failed.push(index);
        }
    });
    assert_eq!(failed, [15]);
    assert!(began.elapsed() < Duration::from_millis(700));
    for (server, crowd) in &servers {
        assert_eq!(crowd.most(), 1);
        let targets: Vec<String> = server.asked().into_iter().map(|it| it.target).collect();
        assert_eq!(targets, ["/0", "/1", "/2", "/3", "/4"]);
    }
}

#[test]
fn whoever_cancels_waits_for_none_of_them() {
    let servers = slow_servers(20, Duration::from_secs(3));
    let requests: Vec<FetchRequest> = servers
        .iter()
        .map(|(server, _)| FetchRequest::named(server.at("/")))
        .collect();
    let flag = Arc::new(AtomicBool::new(false));
    let is_cancelled = Arc::clone(&flag);
    let client = Client::new(Options {
        is_cancelled: Arc::new(move || is_cancelled.load(Ordering::Relaxed)),
        ..options()
    })
    .unwrap();
    let began = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(100));
            flag.store(true, Ordering::Relaxed);
        });
        many(&requests, 4, &client, |_, result| assert!(result.is_err()));
    });
    assert!(began.elapsed() < Duration::from_secs(1));
}
