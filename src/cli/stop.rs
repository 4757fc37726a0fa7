//! Being asked to end in the middle of long work: what was begun is finished, nothing more is begun.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use crate::cli::error::Error;
use crate::terminal::{self, Signal};

/// Whether the program was asked to end.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    /// The number of the signal; 0 while there was none.
    signal: Arc<AtomicI32>,
}

impl Stop {
    /// Listens for signals from here on. Who asks a second time has waited enough: then the program ends
    /// where it is.
    pub(super) fn listen() -> Result<Self, Error> {
        let signal = Arc::new(AtomicI32::new(0));
        let told = Arc::clone(&signal);
        let listening = terminal::listen(move |signal| {
            match signal {
                Signal::End(number) if told.swap(number, Ordering::Relaxed) != 0 => {
                    terminal::reraise(number);
                }
                Signal::Stop => terminal::stop(),
                Signal::End(_) | Signal::Resize => {}
            }
            true
        });
        listening.map_err(Error::Terminal)?;
        Ok(Self { signal })
    }

    /// The signal that asked for it, if one did.
    pub(super) fn signal(&self) -> Option<i32> {
        match self.signal.load(Ordering::Relaxed) {
            0 => None,
            signal => Some(signal),
        }
    }

    /// Whether one did.
    pub(super) fn is_asked(&self) -> bool {
        self.signal().is_some()
    }
}
