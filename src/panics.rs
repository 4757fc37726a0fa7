//! Panics of work that can be done without: they become errors. All others end the program.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

thread_local! {
    /// Whether a panic on this thread is caught.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
    /// Where the last one that was caught happened, and what it says.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does some work; where it panics, returns what the panic says and where it happened. Nothing is printed.
///
/// `work` must leave nothing half changed that is used afterwards.
///
/// # Errors
///
/// Where the work panics.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if is_caught() {
                LAST.set(described(info));
            } else {
                previous(info);
            }
        }));
    });
    let outer = IS_CAUGHT.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    IS_CAUGHT.set(outer);
    result.map_err(|_| LAST.take())
}

/// Whether a panic on this thread is caught: a hook that ends the program must let it pass.
#[must_use]
pub fn is_caught() -> bool {
    IS_CAUGHT.get()
}

fn described(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let says = text.unwrap_or("panic");
    match info.location() {
        Some(place) => format!("{says} ({}:{})", place.file(), place.line()),
        None => says.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_that_says_where() {
        assert_eq!(caught(|| 5), Ok(5));
        let letters: Vec<char> = Vec::new();
        let error = caught(|| letters[3]).unwrap_err();
        assert!(error.contains("index out of bounds"), "{error}");
        assert!(error.contains("panics.rs:"), "{error}");
        assert!(!is_caught());
    }

    #[test]
    fn one_within_another_ends_the_inner_work_alone() {
        let outer = caught(|| {
            let inner = caught(|| panic!("inner"));
            (inner.is_err(), is_caught())
        });
        assert_eq!(outer, Ok((true, true)));
    }
}
