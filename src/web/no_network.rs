//! Why no address is fetched by a program that was built without the feature `fetch`.

use std::path::PathBuf;

use super::arrived::Arrived;
use super::asked::AskedFeed;
use super::error::Error;
use super::known::KnownItems;
use crate::library::Feed;
use crate::notice::FetchFault;
use crate::sources::decode::Encoding;

/// The network that there is not.
#[derive(Clone, Debug, Default)]
pub struct Network;

impl Network {
    /// The same, whatever authorities it would trust.
    #[must_use]
    pub fn new(_: Option<PathBuf>) -> Self {
        Self
    }

    /// The same, whenever it is to stop.
    #[must_use]
    pub fn until(self, _: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self
    }

    /// The error that nothing can be fetched.
    ///
    /// # Errors
    ///
    /// Always.
    pub fn ask_feeds(
        &self,
        _: &[Feed],
        _: &KnownItems,
        _: impl FnMut(&Feed, AskedFeed),
    ) -> Result<(), FetchFault> {
        Err(FetchFault::NotBuilt)
    }

    /// The error that nothing can be fetched.
    pub(super) fn articles(
        &self,
        address: &str,
        _: Option<Encoding>,
    ) -> Result<Vec<Arrived>, Error> {
        Err(Error::NotFetched {
            address: address.to_owned(),
            fault: FetchFault::NotBuilt,
        })
    }
}
