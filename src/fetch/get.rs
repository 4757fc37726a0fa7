//! One document, with all redirects on the way to it.

use std::time::Instant;

use url::Url;

use super::address::{self, Host};
use super::client::Client;
use super::document::{Error, FetchRequest, FetchResponse, FetchedDocument};
use super::exchange::{Hop, ServerReply, exchange};
use crate::limits;
use crate::notice::FetchFault;

/// Fetches a document, and waits for it.
///
/// # Errors
///
/// Where it cannot be had within the limits, or [`Options::is_cancelled`](super::Options::is_cancelled) says so.
pub fn get(request: &FetchRequest, client: &Client) -> Result<FetchResponse, Error> {
    get_within(request, client, client.limits.bytes)
}

/// The same for a document of at most so many bytes.
pub(super) fn get_within(
    request: &FetchRequest,
    client: &Client,
    bytes: u64,
) -> Result<FetchResponse, Error> {
    follow(request, client, bytes).map_err(|fault| Error {
        address: request.address.clone(),
        fault,
    })
}

/// Follows redirects up to the document.
fn follow(
    request: &FetchRequest,
    client: &Client,
    bytes: u64,
) -> Result<FetchResponse, FetchFault> {
    let deadline = Instant::now() + client.limits.time;
    let mut url = address::parse(&request.address)?;
    let mut reach = request.reach;
    let mut visited: Vec<Url> = Vec::new();
    let mut moved = None;
    let mut is_moved_for_good = true;
    loop {
        let hop = Hop {
            url: url.clone(),
            reach,
            known: request.known.clone(),
            most: bytes,
        };
        let turn = client
            .hosts
            .turn(Host::of(&url), || client.check(deadline))?;
        let (reply, reached) = exchange(hop, client, deadline)?;
        drop(turn);
        reach = reached;
        let (location, is_permanent) = match reply {
            ServerReply::NotModified => return Ok(FetchResponse::NotModified { moved }),
            ServerReply::Document(received) => {
                return Ok(FetchResponse::Document(FetchedDocument {
                    address: address::without_login(&url),
                    moved,
                    linked: reach,
                    bytes: received.bytes,
                    extent: received.extent,
                    media_type: received.media_type,
                    charset: received.charset,
                    validators: received.validators,
                }));
            }
            ServerReply::Redirect {
                location,
                is_permanent,
            } => (location, is_permanent),
        };
        let next = address::redirected(&url, &location)?;
        visited.push(url);
        if visited.contains(&next) {
            return Err(FetchFault::RedirectCircle);
        }
        if visited.len() > limits::REDIRECTS {
            return Err(FetchFault::TooManyRedirects {
                limit: limits::REDIRECTS,
            });
        }
        is_moved_for_good &= is_permanent;
        if is_moved_for_good {
            moved = Some(String::from(next.clone()));
        }
        url = next;
    }
}
