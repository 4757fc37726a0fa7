//! One connection a host: documents of one host are fetched one after the other.

use std::collections::HashSet;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::address::Host;

/// How long a cancelled request goes on.
pub(super) const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// The hosts that something is being fetched from.
#[derive(Debug, Default)]
pub(super) struct Hosts {
    busy: Mutex<HashSet<Host>>,
    freed: Condvar,
}

/// A host for as long as something is fetched from it.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    hosts: &'a Hosts,
    host: Host,
}

impl Hosts {
    /// Waits until nothing else is fetched from the host; asks now and again whether to give up.
    pub(super) fn turn<E>(
        &self,
        host: Host,
        mut give_up: impl FnMut() -> Result<(), E>,
    ) -> Result<Turn<'_>, E> {
        // A set of hosts cannot be left half changed.
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        while busy.contains(&host) {
            give_up()?;
            let waited = self.freed.wait_timeout(busy, LOOK_AGAIN);
            (busy, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
        busy.insert(host.clone());
        Ok(Turn { hosts: self, host })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let busy = self.hosts.busy.lock();
        busy.unwrap_or_else(PoisonError::into_inner)
            .remove(&self.host);
        self.hosts.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    fn host(address: &str) -> Host {
        Host::of(&super::super::address::parse(address).unwrap())
    }

    #[test]
    fn one_at_a_time() {
        let hosts = Hosts::default();
        let inside = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let turn = hosts.turn(host("http://a.example"), || Ok::<_, ()>(()));
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                    thread::sleep(Duration::from_millis(2));
                    inside.fetch_sub(1, Ordering::SeqCst);
                    drop(turn);
                });
            }
        });
        assert!(hosts.busy.lock().unwrap().is_empty());
    }

    #[test]
    fn others_do_not_wait_and_who_waits_can_give_up() {
        let hosts = Hosts::default();
        let _one = hosts.turn(host("http://a.example"), || Err(())).unwrap();
        let _other = hosts.turn(host("http://b.example"), || Err(())).unwrap();
        assert!(hosts.turn(host("http://a.example"), || Err(())).is_err());
    }
}
