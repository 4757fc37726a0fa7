//! Stopping long work on a signal: the step at hand is finished, no other is begun.

use std::fmt::{self, Debug, Formatter};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::cli::error::Error;
use crate::terminal::{self, Signal};

/// Whether the program was asked to stop.
#[derive(Clone)]
pub(super) struct Stop {
    /// The number of the signal; 0 if there was none.
    signal: Arc<AtomicI32>,
    wake: Arc<Mutex<Option<Wake>>>,
}

type Wake = Box<dyn Fn() + Send>;

impl Debug for Stop {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Stop").field(&self.signal()).finish()
    }
}

impl Stop {
    /// Catches signals from here on. A second signal ends the program at once.
    pub(super) fn listen() -> Result<Self, Error> {
        let signal = Arc::new(AtomicI32::new(0));
        let told = Arc::clone(&signal);
        let wake = Arc::new(Mutex::new(None::<Wake>));
        let waiting = Arc::clone(&wake);
        let listening = terminal::listen(move |signal| {
            match signal {
                Signal::End(number) if told.swap(number, Ordering::Relaxed) != 0 => {
                    terminal::reraise(number);
                }
                Signal::End(_) => {
                    if let Some(wake) = &*locked(&waiting) {
                        wake();
                    }
                }
                Signal::Stop => terminal::stop(),
                Signal::Resize => {}
            }
            true
        });
        listening.map_err(Error::Terminal)?;
        Ok(Self { signal, wake })
    }

    /// Calls `wake` when the program is asked to stop, or at once if it already was.
    pub(super) fn when_asked(&self, wake: impl Fn() + Send + 'static) {
        let mut waiting = locked(&self.wake);
        if self.is_asked() {
            wake();
        }
        *waiting = Some(Box::new(wake));
    }

    /// The signal, if there was one.
    pub(super) fn signal(&self) -> Option<i32> {
        match self.signal.load(Ordering::Relaxed) {
            0 => None,
            signal => Some(signal),
        }
    }

    /// Whether there was one.
    pub(super) fn is_asked(&self) -> bool {
        self.signal().is_some()
    }
}

fn locked(wake: &Mutex<Option<Wake>>) -> MutexGuard<'_, Option<Wake>> {
    wake.lock().unwrap_or_else(PoisonError::into_inner)
}
