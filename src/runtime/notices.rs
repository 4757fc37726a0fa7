//! Errors of the library as the reader is told of them.

use crate::app::{News, Reply};
use crate::library::Error;
use crate::notice::Notice;

/// An error, for the reader; `None` where the answer was given up, since nobody waits for it.
pub(super) fn notice_of(error: &Error) -> Option<Notice> {
    // Which library it is the reader knows, and the line is short.
    let name = None;
    match error {
        Error::GivenUp => None,
        error => Some(Notice::Library {
            name,
            fault: error.fault(),
        }),
    }
}

/// Tells the reader of an error.
pub(super) fn report(error: &Error, reply: &mut dyn FnMut(Reply)) {
    if let Some(notice) = notice_of(error) {
        reply(Reply::News(News::Noticed(notice)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_up_is_not_told() {
        let mut told = 0;
        report(&Error::GivenUp, &mut |_| told += 1);
        assert_eq!(told, 0);
        report(&Error::Busy, &mut |_| told += 1);
        assert_eq!(told, 1);
    }
}
