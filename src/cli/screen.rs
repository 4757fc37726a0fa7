//! Checks that there is a screen for the reader.

use crate::cli::error::Error;
use crate::terminal;

/// Fails if standard input or output is not a terminal with a screen.
pub(super) fn needed() -> Result<(), Error> {
    if !terminal::is_a_terminal() {
        return Err(Error::NotATerminal);
    }
    if terminal::is_dumb() {
        return Err(Error::NoScreen);
    }
    Ok(())
}
