//! The guard that holds the terminal: who drops it gives the shell its screen back.

use std::io::{self, IsTerminal, Write, stdout};
use std::panic;
use std::process;
use std::sync::{Mutex, PoisonError};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::queue;
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

use crate::app::arrangement::ScreenSize;
use crate::mode::{Leaving, OutputMode};
use crate::panics;

/// The exit code of a program that panicked, as Rust has it.
const PANICKED: i32 = 101;

/// What the terminal is to be sent first when it is given back; `None` while it is not ours. The
/// panic hook asks, which no value on a stack can answer.
static HELD: Mutex<Option<&'static str>> = Mutex::new(None);

/// Holds the terminal: raw mode, the alternate screen, the mouse. Dropping it restores the
/// terminal, as do [`TerminalSession::leave`] and a panic on any thread.
#[derive(Debug)]
pub struct TerminalSession {
    mode: OutputMode,
    leaving: Leaving,
}

/// Whether standard output is a terminal.
#[must_use]
pub fn is_a_terminal() -> bool {
    stdout().is_terminal()
}

/// Whether the terminal says that it has no screen, as an editor's shell window does: it can print lines,
/// and nothing else.
#[must_use]
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The size of the terminal.
///
/// # Errors
///
/// Where it cannot be asked.
pub fn size() -> io::Result<ScreenSize> {
    let (columns, rows) = crossterm::terminal::size()?;
    Ok(ScreenSize { columns, rows })
}

impl TerminalSession {
    /// Takes the terminal, as it is: in which mode it is written to, it has first to be asked.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be set up; it is then as it was.
    pub fn enter() -> io::Result<Self> {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if panics::is_caught() {
                return hook(info);
            }
            // The message is for the shell's screen, so the screen comes first. A panic on a thread
            // in the background ends the program too: half a program helps nobody.
            restore();
            hook(info);
            process::exit(PANICKED);
        }));
        let session = Self {
            mode: OutputMode::Visual,
            leaving: Leaving::Undone,
        };
        session.take()?;
        Ok(session)
    }

    /// Gives the terminal back for a while.
    pub fn leave(&self) {
        restore();
    }

    /// Takes the terminal again after [`TerminalSession::leave`].
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be set up.
    pub fn take(&self) -> io::Result<()> {
        hold(self.mode.on_leaving(self.leaving));
        enable_raw_mode()?;
        let mut output = stdout().lock();
        queue!(
            output,
            EnterAlternateScreen,
            Print(self.mode.before_clearing()),
            EnableMouseCapture,
            EnableBracketedPaste,
            Hide,
            Clear(ClearType::All)
        )?;
        output.flush()
    }

    /// Goes over to an output mode; the screen is cleared, and with it what was asked on it.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    pub fn adopt(&mut self, mode: OutputMode, leaving: Leaving) -> io::Result<()> {
        let left = self.mode.on_leaving(self.leaving);
        (self.mode, self.leaving) = (mode, leaving);
        // Whatever happens between the two, the mode that is entered is left again.
        hold(mode.on_leaving(leaving));
        let mut output = stdout().lock();
        queue!(
            output,
            Print(left),
            Print(mode.before_clearing()),
            Clear(ClearType::All)
        )?;
        output.flush()
    }
}

impl Drop for TerminalSession {
    fn drop(&mut self) {
        restore();
    }
}

/// Notes that the terminal is ours, and what undoes the mode it is in.
fn hold(leaving: &'static str) {
    *HELD.lock().unwrap_or_else(PoisonError::into_inner) = Some(leaving);
}

/// Undoes [`TerminalSession::take`]. A terminal that is gone cannot be restored, and that is no fault to
/// tell of.
fn restore() {
    let Some(leaving) = HELD.lock().unwrap_or_else(PoisonError::into_inner).take() else {
        return;
    };
    let mut output = stdout().lock();
    let _ = queue!(
        output,
        ResetColor,
        Print(leaving),
        DisableBracketedPaste,
        DisableMouseCapture,
        // tmux wraps what stands here to the width it had when it was entered, and pushes what no longer fits, and
        // what is above the cursor, into the shell's history: after a resize nothing may be left.
        Clear(ClearType::All),
        MoveTo(0, 0),
        LeaveAlternateScreen,
        Show
    );
    let _ = output.flush();
    let _ = disable_raw_mode();
}
