//! Errors of the library as the reader is told of them.

use crate::library::Error;
use crate::notice::Notice;

/// An error, for the reader.
pub(super) fn notice_of(error: &Error) -> Notice {
    // Which library it is the reader knows, and the line is short.
    Notice::Library {
        name: None,
        fault: error.fault(),
    }
}
