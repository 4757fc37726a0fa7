//! The articles that readers name by a path or an address: one way in for both.
//!
//! What begins with `http://` or `https://` is an address; every other word is a path, also `www.example.org`, which
//! is a good name for a file. A file of such a name is reached as `./https:…`. An address is fetched, and what comes
//! is read by [`sources`](crate::sources) as a file is, with what the server says of it. The network is touched by
//! nothing else here.

mod arrived;
mod asked;
mod error;
#[cfg(feature = "fetch")]
mod feeds;
mod known;
#[cfg_attr(not(feature = "fetch"), path = "no_network.rs")]
mod network;
#[cfg(feature = "fetch")]
mod parts;
mod reread;
#[cfg(feature = "fetch")]
mod summaries;

use std::path::{Path, PathBuf};

use crate::article::{KeptOriginals, is_web_address};
use crate::config::Config;
use crate::sources::decode::Encoding;
use crate::sources::disk;

pub use self::arrived::Arrived;
pub use self::asked::AskedFeed;
pub use self::error::Error;
pub use self::known::KnownItems;
pub use self::network::Network;
pub use self::reread::{Reread, Rereading};

/// The address that an argument is, where it is one.
#[must_use]
pub fn address(argument: &Path) -> Option<&str> {
    argument.to_str().filter(|text| is_web_address(text))
}

/// How what is named is read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The encoding, where the reader says one.
    pub encoding: Option<Encoding>,
    /// How addresses are fetched.
    pub network: Network,
    /// Of which articles the bytes come with them.
    pub originals: KeptOriginals,
}

impl ReadOptions {
    /// How the settings have it.
    #[must_use]
    pub fn new(config: &Config, encoding: Option<Encoding>) -> Self {
        Self {
            encoding,
            network: Network::new(config.authorities().map(Path::to_owned)),
            originals: config.originals(),
        }
    }
}

/// Reads the articles that are named, one when it is asked for: files as
/// [`sources::drafts`](crate::sources::drafts) does, addresses from the network. What cannot be read is an error in its
/// place.
pub fn articles(
    named: &[PathBuf],
    options: ReadOptions,
) -> impl Iterator<Item = Result<Arrived, Error>> + use<> {
    let named = Vec::from(named).into_iter();
    let ReadOptions {
        encoding,
        network,
        originals,
    } = options;
    named.flat_map(move |name| -> Box<dyn Iterator<Item = _>> {
        match address(&name) {
            Some(address) => match network.articles(address, encoding) {
                Ok(articles) => Box::new(articles.into_iter().map(Ok)),
                Err(error) => Box::new(std::iter::once(Err(error))),
            },
            None => {
                let read = disk::with_originals(&[name], encoding, originals);
                Box::new(read.map(|result| {
                    let (draft, original) = result?;
                    Ok(Arrived { draft, original })
                }))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_scheme() {
        for text in [
            "https://ar.example/مقال",
            "HTTP://a.example",
            "http://127.0.0.1:80/",
        ] {
            assert_eq!(address(Path::new(text)), Some(text));
        }
        for text in [
            "www.bbc.com",
            "a.example/x",
            "./https://a",
            "file:///a",
            "http:",
            "مقال.md",
            "-",
        ] {
            assert_eq!(address(Path::new(text)), None, "{text}");
        }
    }
}
