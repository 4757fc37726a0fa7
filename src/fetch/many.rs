//! Many documents fetched from many hosts at once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use super::address::{self, Host};
use super::client::Client;
use super::document::{Error, FetchRequest, FetchResponse};
use super::get::get_within;
use crate::limits;

/// Fetches `requests` from at most `workers` hosts at once, and hands over what came of each, by its index, as soon
/// as it is there. Those of one host are fetched one after the other. Returns when all are done; where the client is
/// cancelled, those not begun are left out.
pub fn many(
    requests: &[FetchRequest],
    workers: usize,
    client: &Client,
    mut on_done: impl FnMut(usize, Result<FetchResponse, Error>),
) {
    let most = client.limits.bytes.min(limits::FETCHED_OF_MANY);
    let queues = by_host(requests);
    let workers = workers.clamp(1, queues.len().max(1));
    let queues = Mutex::new(queues.into_iter());
    let next = || {
        let queues = queues.lock();
        queues.unwrap_or_else(PoisonError::into_inner).next()
    };
    thread::scope(|scope| {
        // Nothing waits in the channel: there are never more documents than workers.
        let (sender, receiver) = mpsc::sync_channel(0);
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(move || {
                for index in std::iter::from_fn(next).flatten() {
                    if (client.is_cancelled)() {
                        return;
                    }
                    let done = (index, get_within(&requests[index], client, most));
                    if sender.send(done).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (index, result) in receiver {
            on_done(index, result);
        }
    });
}

/// The indices of the requests to each host, in their order; what takes longest, the longest list, is first.
fn by_host(requests: &[FetchRequest]) -> Vec<Vec<usize>> {
    let mut queues: Vec<Vec<usize>> = Vec::new();
    let mut places: HashMap<Host, usize> = HashMap::new();
    for (index, request) in requests.iter().enumerate() {
        let Ok(url) = address::parse(&request.address) else {
            queues.push(vec![index]);
            continue;
        };
        let place = *places.entry(Host::of(&url)).or_insert(queues.len());
        match queues.get_mut(place) {
            Some(queue) => queue.push(index),
            None => queues.push(vec![index]),
        }
    }
    queues.sort_by_key(|queue| std::cmp::Reverse(queue.len()));
    queues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_host_is_asked_for_stands_together() {
        let requests = [
            "http://a.example/1",
            "not an address",
            "http://b.example/1",
            "http://a.example:80/2",
            "https://a.example/3",
            "http://b.example/2",
            "http://b.example/3",
        ];
        let requests = requests.map(FetchRequest::named);
        assert_eq!(
            by_host(&requests),
            [vec![2, 5, 6], vec![0, 3], vec![1], vec![4]]
        );
    }
}
