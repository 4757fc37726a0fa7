//! The guard that holds the terminal: who drops it gives the shell its screen back.

use std::io::{self, IsTerminal, Write, stdout};
use std::panic;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

/// The exit code of a program that panicked, as Rust has it.
const PANICKED: i32 = 101;

/// Whether the terminal is ours now. The panic hook asks, which no value on a stack can answer.
static HELD: AtomicBool = AtomicBool::new(false);

/// Holds the terminal: raw mode, the alternate screen, the mouse. Dropping it restores the
/// terminal, as do [`Session::leave`] and a panic on any thread.
#[derive(Debug)]
pub struct Session {
    _private: (),
}

/// Whether standard output is a terminal.
#[must_use]
pub fn is_a_terminal() -> bool {
    stdout().is_terminal()
}

impl Session {
    /// Takes the terminal.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be set up; it is then as it was.
    pub fn enter() -> io::Result<Self> {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // The message is for the shell's screen, so the screen comes first. A panic on a thread
            // in the background ends the program too: half a program helps nobody.
            restore();
            hook(info);
            process::exit(PANICKED);
        }));
        let session = Self { _private: () };
        session.take()?;
        Ok(session)
    }

    /// Gives the terminal back for a while.
    pub fn leave(&self) {
        restore();
    }

    /// Takes the terminal again after [`Session::leave`].
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be set up.
    pub fn take(&self) -> io::Result<()> {
        HELD.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        let mut output = stdout().lock();
        queue!(
            output,
            EnterAlternateScreen,
            EnableMouseCapture,
            EnableBracketedPaste,
            Hide,
            Clear(ClearType::All)
        )?;
        output.flush()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Undoes [`Session::take`]. A terminal that is gone cannot be restored, and that is no fault to
/// tell of.
fn restore() {
    if !HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut output = stdout().lock();
    let _ = queue!(
        output,
        ResetColor,
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        Show
    );
    let _ = output.flush();
    let _ = disable_raw_mode();
}
