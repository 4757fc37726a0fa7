//! What can be wrong with a query, and where.

use thiserror::Error;

use crate::notice::QueryFault;
use crate::range::TextRange;

/// Something that is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault:?} at {range:?}")]
pub struct Error {
    /// Where: bytes of the input.
    pub range: TextRange,
    /// What.
    pub fault: QueryFault,
}
