//! Whether there is a screen to read on.

use crate::cli::error::Error;
use crate::terminal;

/// Makes sure that there is a screen to read on.
pub(super) fn needed() -> Result<(), Error> {
    if !terminal::is_a_terminal() {
        return Err(Error::NotATerminal);
    }
    if terminal::is_dumb() {
        return Err(Error::NoScreen);
    }
    Ok(())
}
