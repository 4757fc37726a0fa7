//! How long it takes to fetch fifty feeds from fifty hosts that answer after 200 ms each.
//!
//! The hosts are servers of the bench's own on 127.0.0.2 to 127.0.0.51, each with a feed of 40 kB. Printed are the
//! medians of five runs in seconds, for some numbers of hosts that are asked at once.

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/support/http.rs"]
mod http;

use std::net::Ipv4Addr;
use std::thread;
use std::time::{Duration, Instant};

use http::{Server, reply};
use qari::fetch::{Client, FetchRequest, Options, Proxies, many};
use qari::limits;

const HOSTS: u8 = 50;
const PAUSE: Duration = Duration::from_millis(200);
const RUNS: usize = 5;

fn main() {
    let feed = "<item><title>خبر</title></item>\n".repeat(1000);
    let start = |last: u8| {
        let feed = feed.clone();
        Server::start_on(
            Ipv4Addr::new(127, 0, 0, last).into(),
            0,
            move |_, stream| {
                thread::sleep(PAUSE);
                let media_type = "Content-Type: application/rss+xml; charset=utf-8";
                reply(stream, "200 OK", &[media_type], feed.as_bytes())
            },
        )
    };
    let servers: Vec<Server> = (2..2 + HOSTS).map(start).collect();
    let requests: Vec<FetchRequest> = servers
        .iter()
        .map(|server| FetchRequest::named(server.at("/feed.xml")))
        .collect();
    let options = Options {
        proxies: Proxies::default(),
        ..Options::default()
    };
    let client = Client::new(options).expect("no file of authorities is named");
    for workers in [4, limits::FETCHED_AT_ONCE, 50] {
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let began = Instant::now();
                let mut bytes = 0;
                many(&requests, workers, &client, |_, result| {
                    if let Ok(qari::fetch::FetchResponse::Document(document)) = result {
                        bytes += document.bytes.len();
                    }
                });
                assert_eq!(bytes, feed.len() * requests.len());
                began.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let median = times[RUNS / 2];
        println!("{workers:3} at once: {median:.2} s for {HOSTS} hosts that take {PAUSE:?}");
    }
}
