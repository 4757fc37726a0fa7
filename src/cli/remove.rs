//! `qari remove`: articles given up, with all that was kept of them.

use std::io::{BufRead, stdin};
use std::process::ExitCode;

use crate::article::ArticleId;
use crate::cli::arguments::{Places, Remove};
use crate::cli::collection;
use crate::cli::failure::{Failure, NOT_FOUND, say};
use crate::cli::output::{Lines, print_error};
use crate::cli::selection::parsed;
use crate::library::{Filter, ListOrder};
use crate::words::{ARTICLES, Count, Interface};

/// Articles removed at once: others wait as long.
const TOGETHER: usize = 256;

pub(super) fn run(
    arguments: &Remove,
    places: &Places,
    interface: Interface,
) -> Result<ExitCode, Failure> {
    let mut library = match &arguments.query {
        None => collection::open(places)?,
        // What a topic or an entity finds is known when all was looked at.
        Some(_) => collection::collection(&[], places, interface)?.library,
    };
    let ids = match &arguments.query {
        None => arguments.ids.iter().copied().map(ArticleId).collect(),
        Some(query) => {
            let filter = Filter {
                query: parsed(query, &library)?,
                ..Filter::default()
            };
            let ids = library.list(&filter, ListOrder::Newest)?.ids.to_vec();
            if !ids.is_empty() && !arguments.yes {
                confirm(ids.len(), interface)?;
            }
            ids
        }
    };
    let mut removed = 0;
    for together in ids.chunks(TOGETHER) {
        removed += library.remove(together)?;
    }
    let count = articles(removed, interface);
    let words = interface.pick("حُذف", "removed");
    say(&format!("{words}: {count}"), interface)?;
    let is_complete = removed == ids.len() && removed > 0;
    Ok(ExitCode::from(if is_complete { 0 } else { NOT_FOUND }))
}

fn articles(number: usize, interface: Interface) -> Count {
    Count {
        number,
        noun: ARTICLES,
        interface,
    }
}

/// Asks whether so many articles are to be removed.
fn confirm(number: usize, interface: Interface) -> Result<(), Failure> {
    let articles = articles(number, interface);
    let question = match interface {
        Interface::Arabic => format!("سيُحذف نهائيًا: {articles}. متابعة؟ (نعم/لا)"),
        Interface::English => format!("{articles} will be gone for good. Go on? (yes/no)"),
    };
    print_error(&format!("{} ", Lines::to_error(interface).line(&question)));
    let mut answer = String::new();
    stdin()
        .lock()
        .read_line(&mut answer)
        .map_err(Failure::Input)?;
    let yes = ["y", "yes", "ن", "نعم"];
    if yes.contains(&answer.trim().to_lowercase().as_str()) {
        Ok(())
    } else {
        Err(Failure::NotConfirmed)
    }
}
