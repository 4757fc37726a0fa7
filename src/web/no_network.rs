//! Why no address is fetched by a program that was built without the feature `fetch`.

use std::path::PathBuf;

use super::arrived::Arrived;
use super::error::Error;
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
