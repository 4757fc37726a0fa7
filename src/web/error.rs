//! Why there is no article where one was asked for.

use thiserror::Error;

use crate::notice::{FetchFault, Notice};
use crate::sources;

/// Why there is no article where one was asked for.
#[derive(Debug, Error)]
pub enum Error {
    /// An address cannot be fetched.
    #[error("{address}: {fault:?}")]
    NotFetched {
        /// The address, as it was asked for.
        address: String,
        /// Why.
        fault: FetchFault,
    },
    /// What is there cannot be read.
    #[error(transparent)]
    Unreadable(#[from] sources::Error),
}

impl Error {
    /// The same, for the reader.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match self {
            Self::NotFetched { address, fault } => Notice::NotFetched {
                address: address.clone(),
                fault: fault.clone(),
            },
            Self::Unreadable(error) => error.notice(),
        }
    }
}
