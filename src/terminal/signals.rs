//! Signals: being asked to end, being stopped, and being given another size.

use std::io;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End; the number of the signal.
    End(i32),
    /// Stop until continued.
    Stop,
    /// Look at the size of the window: it has changed.
    Resize,
}

impl Signal {
    /// Whether it says that the terminal has gone away.
    #[must_use]
    pub fn is_hang_up(self) -> bool {
        #[cfg(unix)]
        return self == Self::End(signal_hook::consts::SIGHUP);
        #[cfg(not(unix))]
        false
    }
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::Signal;

    pub(super) fn listen(mut tell: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH])?;
        thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                for signal in signals.forever() {
                    let signal = match signal {
                        SIGTSTP => Signal::Stop,
                        SIGWINCH => Signal::Resize,
                        signal => Signal::End(signal),
                    };
                    if !tell(signal) {
                        break;
                    }
                }
            })?;
        Ok(())
    }

    pub(super) fn stop() {
        let _ = emulate_default_handler(SIGTSTP);
    }

    pub(super) fn end_group(leader: u32) {
        use rustix::process::{Pid, Signal, kill_process_group};
        let leader = i32::try_from(leader).ok().and_then(Pid::from_raw);
        if let Some(leader) = leader {
            let _ = kill_process_group(leader, Signal::KILL);
        }
    }

    pub(super) fn reraise(signal: i32) {
        let _ = emulate_default_handler(signal);
    }
}

/// Listens on a thread of its own; `tell` returns whether to go on.
///
/// # Errors
///
/// Where the system lets no handler be set.
pub fn listen(tell: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
    #[cfg(unix)]
    return unix::listen(tell);
    #[cfg(not(unix))]
    {
        drop(tell);
        Ok(())
    }
}

/// Stops the program as Ctrl-Z does where raw mode is off; returns when it is continued.
pub fn stop() {
    #[cfg(unix)]
    unix::stop();
}

/// Ends at once all programs of the group that a program leads; `leader` is its process id.
pub fn end_group(leader: u32) {
    #[cfg(unix)]
    unix::end_group(leader);
    #[cfg(not(unix))]
    let _ = leader;
}

/// Ends the program in the way the signal would have, so that whoever sent it sees that it worked.
pub fn reraise(signal: i32) {
    #[cfg(unix)]
    unix::reraise(signal);
    #[cfg(not(unix))]
    let _ = signal;
}
