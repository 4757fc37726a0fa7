//! `qari remove`: removes articles from the library; for some days they can be restored.

use std::collections::HashSet;
use std::io::{BufRead, IsTerminal, stdin};
use std::process::ExitCode;

use jiff::Timestamp;

use crate::article::ArticleId;
use crate::cli::arguments::{FilePlaces, RemoveArguments};
use crate::cli::collection;
use crate::cli::error::{Error, NOT_FOUND};
use crate::cli::lines::Lines;
use crate::cli::output::print_error;
use crate::cli::removed::{Missing, RemovedColumns, day, print, tell_missing};
use crate::cli::selection::{listed, parsed};
use crate::i18n::{self, Locale, MessageValue};
use crate::library::{ArticleSummary, Filter, RESTORABLE};
use crate::limits;

/// Articles removed in one transaction: other programs wait for it.
const TOGETHER: usize = 256;

pub(super) fn run(
    arguments: &RemoveArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let mut library = match &arguments.query {
        None => collection::open(places)?,
        // A query by topic or entity needs all articles to be annotated.
        Some(_) => collection::collection(&[], places, locale)?.library,
    };
    library.check_writable()?;
    // Ids that are not there are reported one by one.
    let mut is_told = arguments.query.is_none();
    let asked = match &arguments.query {
        None => distinct(&arguments.ids),
        // An empty query, as of an unset shell variable, must not mean all articles.
        Some(query) if query.trim().is_empty() => return Err(Error::NothingAsked),
        Some(query) => {
            let filter = Filter {
                query: parsed(query, &library)?,
                ..Filter::default()
            };
            let found = listed(&filter, &library, locale)?;
            is_told = found.is_told;
            found.listing.ids.to_vec()
        }
    };
    let summaries = library.summaries(&asked)?;
    let there: Vec<ArticleId> = summaries.iter().map(|summary| summary.id).collect();
    let removed = library.removed()?;
    let removed: Vec<ArticleId> = removed.iter().map(|removed| removed.id).collect();
    tell_missing(&asked, &there, (Missing::Removed, &removed), locale);
    let now = library.now();
    if !there.is_empty() && !arguments.yes {
        confirm(&summaries, now, locale)?;
    }
    let mut removed = Vec::with_capacity(there.len());
    // What was removed is listed even if the rest failed.
    let done = there.chunks(TOGETHER).try_for_each(|together| {
        library
            .remove(together, now)
            .map(|gone| removed.extend(gone))
    });
    print(
        &removed,
        RemovedColumns::Title,
        is_told,
        arguments.format,
        locale,
    )?;
    done?;
    let is_complete = removed.len() == asked.len() && !removed.is_empty();
    Ok(ExitCode::from(if is_complete { 0 } else { NOT_FOUND }))
}

/// The ids without duplicates.
pub(super) fn distinct(ids: &[i64]) -> Vec<ArticleId> {
    let mut seen = HashSet::new();
    let ids = ids.iter().filter(|id| seen.insert(**id));
    ids.copied().map(ArticleId).collect()
}

/// Lists articles and asks whether to remove them.
fn confirm(articles: &[ArticleSummary], now: Timestamp, locale: Locale) -> Result<(), Error> {
    if !stdin().is_terminal() {
        return Err(Error::CannotAsk);
    }
    let lines = Lines::to_error(locale);
    let question = lines.line(&question(articles.len(), now, locale));
    let then = match lines.leaves_room_behind() {
        true => " ",
        false => "\n",
    };
    print_error(&format!("{}{question}{then}", named(articles, lines)));
    let mut answer = String::new();
    stdin()
        .lock()
        .read_line(&mut answer)
        .map_err(Error::Input)?;
    // The answer may be in either language.
    let yes = Locale::ALL.map(|locale| locale.text("remove-yes"));
    let answer = answer.trim().to_lowercase();
    let is_yes =
        |yes: &str| !answer.is_empty() && (answer == yes || yes.chars().take(1).eq(answer.chars()));
    if yes.iter().any(|yes| is_yes(yes)) {
        Ok(())
    } else {
        Err(Error::NotConfirmed)
    }
}

/// A line for each article, as it is printed when it is removed; `…` after the first [`limits::NAMED`].
fn named(articles: &[ArticleSummary], lines: Lines) -> String {
    let mut named = String::new();
    for ArticleSummary { id, title, .. } in articles.iter().take(limits::NAMED) {
        named.push_str(&lines.fields(&[&id.0.to_string(), title]));
        named.push('\n');
    }
    if articles.len() > limits::NAMED {
        named.push_str("…\n");
    }
    named
}

fn question(number: usize, now: Timestamp, locale: Locale) -> String {
    let until = now.saturating_add(RESTORABLE).unwrap_or(Timestamp::MAX);
    locale.format(
        "remove-question",
        &[
            ("count", number.into()),
            ("command", "qari restore".into()),
            ("date", i18n::date(day(until), locale).into()),
            (
                "yes",
                MessageValue::Composed(locale.text("remove-yes").into_owned()),
            ),
            (
                "no",
                MessageValue::Composed(locale.text("remove-no").into_owned()),
            ),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    #[test]
    fn an_id_that_is_named_twice_is_one() {
        assert_eq!(distinct(&[3, 1, 3]), [ArticleId(3), ArticleId(1)]);
    }

    #[test]
    fn the_articles_are_named_as_far_as_a_message_goes() {
        let article = |id| ArticleSummary::bare(ArticleId(id), format!("مقال\t{id}"));
        let articles: Vec<ArticleSummary> = (1..).map(article).take(limits::NAMED + 1).collect();
        let lines = Lines::to_program(Locale::Arabic);
        assert_eq!(named(&articles[..2], lines), "1\tمقال 1\n2\tمقال 2\n");
        let all = named(&articles[1..], lines);
        assert!(all.lines().count() == limits::NAMED && !all.contains('…'));
        let more = named(&articles, lines);
        assert_eq!(more.lines().count(), limits::NAMED + 1);
        assert!(more.ends_with("\n…\n"), "{more}");
    }

    #[test]
    fn the_question_agrees_with_the_number_and_names_the_way_back() {
        for (number, counted) in [(1, "مقال واحد"), (2, "مقالان"), (11, "11 مقالًا")]
        {
            let asked = question(number, Timestamp::UNIX_EPOCH, Locale::Arabic);
            let asked = printable::field(&asked);
            assert!(asked.contains(&format!("للحذف: {counted}،")), "{asked}");
            assert!(asked.contains("qari restore"), "{asked}");
        }
        let asked = question(1, Timestamp::UNIX_EPOCH, Locale::English);
        let asked = printable::field(&asked);
        assert!(asked.starts_with("remove 1 article?"), "{asked}");
        assert!(asked.contains("Until 3"), "{asked}");
    }
}
