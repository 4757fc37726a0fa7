//! `qari feed`: the feeds that the reader follows.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::cli::arguments::{AddFeed, FeedCommand, FilePlaces, TableFormat};
use crate::cli::batch::Batch;
use crate::cli::collection;
use crate::cli::columns::{FieldValue, RecordColumn, column, written};
use crate::cli::error::{Error, NOT_FOUND, UNUSABLE, print, report, report_notices};
use crate::cli::fetch;
use crate::cli::output::output;
use crate::cli::records::Records;
use crate::files;
use crate::i18n::Locale;
use crate::library::{Feed, FeedId, FeedState, Followed, Library, Retention};
use crate::limits;
use crate::messages;
use crate::notice::Notice;
use crate::printable;
use crate::sources::{decode, feed, opml};

pub(super) fn run(
    command: Option<&FeedCommand>,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    // This one adds articles.
    if let Some(FeedCommand::Add(arguments)) = command {
        let mut batch = Batch::begin(places, locale)?;
        let code = add(&mut batch, arguments)?;
        batch.end()?;
        return Ok(code);
    }
    let mut library = collection::open(places)?;
    match command {
        None | Some(FeedCommand::Add(_)) => list(&library, None, TableFormat::Text, locale),
        Some(FeedCommand::List { words, format }) => {
            list(&library, words.as_deref(), *format, locale)
        }
        Some(FeedCommand::Remove { feeds }) => {
            each(&mut library, feeds, locale, |library, feed| {
                library.unfollow(feed.id)?;
                print(
                    &locale.format("feed-removed", &[("name", feed.label().into())]),
                    locale,
                )
            })
        }
        Some(FeedCommand::Rename { feed, name }) => {
            let feeds = std::slice::from_ref(feed);
            let name = name
                .as_deref()
                .map(str::trim)
                .filter(|name| !name.is_empty());
            each(&mut library, feeds, locale, |library, feed| {
                library.name_feed(feed.id, name)?;
                Ok(())
            })
        }
        Some(FeedCommand::Tag { feed, tags }) => {
            let feeds = std::slice::from_ref(feed);
            each(&mut library, feeds, locale, |library, feed| {
                library.tag_feed(feed.id, tags)?;
                Ok(())
            })
        }
        Some(FeedCommand::Set {
            feed,
            keep_days,
            keep_count,
            pages,
        }) => {
            let feeds = std::slice::from_ref(feed);
            each(&mut library, feeds, locale, |library, feed| {
                let kept = |given: Option<u32>, before: Option<u32>| match given {
                    Some(0) => None,
                    given => given.or(before),
                };
                let retention = Retention {
                    days: kept(*keep_days, feed.retention.days),
                    count: kept(*keep_count, feed.retention.count),
                };
                library.set_retention(feed.id, retention)?;
                if let Some(pages) = pages {
                    library.set_fetches_pages(feed.id, pages.is_yes())?;
                }
                Ok(())
            })
        }
        Some(FeedCommand::Import { path }) => import(&mut library, path, locale),
        Some(FeedCommand::Export { to }) => export(&library, to.as_deref(), locale),
    }
}

/// Follows feeds. Unless `--no-fetch` is given, first checks that the address is a feed or a page that links to one.
fn add(batch: &mut Batch, arguments: &AddFeed) -> Result<ExitCode, Error> {
    let locale = batch.locale;
    let mut has_failed = false;
    for typed in &arguments.addresses {
        if batch.stop.is_asked() {
            break;
        }
        let Some(address) = feed::address(typed) else {
            report(
                &locale.format("feed-bad-address", &[("address", typed.into())]),
                locale,
            );
            has_failed = true;
            continue;
        };
        let followed = batch.library.follow(&address)?;
        if arguments.name.is_some() {
            let name = arguments.name.as_deref();
            batch.library.name_feed(followed.id(), name)?;
        }
        if !arguments.tags.is_empty() {
            add_tags(&mut batch.library, followed, &arguments.tags)?;
        }
        match followed {
            Followed::Known(_) => say_of("feed-known", &address, locale)?,
            Followed::New(_) if arguments.no_fetch => say_of("feed-added", &address, locale)?,
            Followed::New(id) => has_failed |= !fetch_new(batch, id, &address)?,
        }
    }
    Ok(ExitCode::from(if has_failed { UNUSABLE } else { 0 }))
}

/// Fetches a feed that has just been added. If that fails, reports it and stops following the feed. Returns whether it
/// is followed.
fn fetch_new(batch: &mut Batch, id: FeedId, address: &str) -> Result<bool, Error> {
    let locale = batch.locale;
    let feeds: Vec<Feed> = batch.library.feed(id)?.into_iter().collect();
    let asked = fetch::ask(batch, &feeds);
    if batch.stop.is_asked() || !matches!(asked, Ok((_, 0))) {
        batch.library.unfollow(id)?;
    }
    let (tally, failing) = asked?;
    if failing > 0 {
        let option = [("option", "--no-fetch".into())];
        report(&locale.format("feed-not-added", &option), locale);
        return Ok(false);
    }
    // A page or a redirect may lead to a feed that is already followed.
    match batch.library.feed(id)? {
        Some(feed) => say_of("feed-added", &feed.address, locale)?,
        None => say_of("feed-known", address, locale)?,
    }
    print(&tally.summary(locale), locale)?;
    Ok(true)
}

fn say_of(id: &str, address: &str, locale: Locale) -> Result<(), Error> {
    print(&locale.format(id, &[("address", address.into())]), locale)
}

/// Adds tags to a feed.
fn add_tags(library: &mut Library, followed: Followed, tags: &[String]) -> Result<(), Error> {
    let feed = library.feed(followed.id())?;
    let mut all = feed.map(|feed| feed.tags).unwrap_or_default();
    all.extend_from_slice(tags);
    library.tag_feed(followed.id(), &all)?;
    Ok(())
}

/// Calls `act` on each of the named feeds; reports names that match no feed, or several.
fn each(
    library: &mut Library,
    names: &[String],
    locale: Locale,
    mut act: impl FnMut(&mut Library, &Feed) -> Result<(), Error>,
) -> Result<ExitCode, Error> {
    library.check_writable()?;
    let mut is_complete = true;
    for name in names {
        match library.feeds_called(name)?.as_slice() {
            [feed] => act(library, feed)?,
            [] => {
                report(
                    &locale.format("feed-unknown", &[("name", name.into())]),
                    locale,
                );
                is_complete = false;
            }
            several => {
                let labels = several.iter().map(|feed| feed.address.as_str());
                let more = (several.len() > limits::NAMED).then_some("…");
                let labels = labels.take(limits::NAMED).chain(more);
                let arguments = [("name", name.into()), ("feeds", locale.list(labels))];
                report(&locale.format("feed-ambiguous", &arguments), locale);
                is_complete = false;
            }
        }
    }
    Ok(ExitCode::from(if is_complete { 0 } else { NOT_FOUND }))
}

/// A feed with its error in words.
struct Described {
    feed: Feed,
    error: Option<String>,
}

fn columns() -> Vec<RecordColumn<Described>> {
    fn of(name: &'static str, value: fn(&Feed) -> FieldValue) -> RecordColumn<Described> {
        column(name, move |described: &Described| value(&described.feed))
    }
    vec![
        of("id", |feed| feed.id.0.into()),
        of("address", |feed| (&feed.address).into()),
        // The name that is shown.
        of("label", |feed| feed.label().into()),
        of("title", |feed| feed.title.as_ref().into()),
        of("name", |feed| feed.name.as_ref().into()),
        of("site", |feed| feed.site.as_ref().into()),
        of("tags", |feed| FieldValue::list(&feed.tags)),
        of("articles", |feed| feed.articles.into()),
        of("unread", |feed| feed.unread.into()),
        of("state", |feed| match feed.state() {
            FeedState::New => "new".into(),
            FeedState::Fetched => "fetched".into(),
            FeedState::Failing => "failing".into(),
            FeedState::Gone => "gone".into(),
        }),
        of("failures", |feed| feed.schedule.failures.into()),
        column("error", |described: &Described| {
            described.error.as_ref().into()
        }),
        // The last attempt, the last answer and the next attempt (RFC 3339).
        of("checked", |feed| written(feed.checked)),
        of("fetched", |feed| written(feed.fetched)),
        of("next_try", |feed| written(feed.schedule.next_try)),
        of("keep_days", |feed| feed.retention.days.into()),
        of("keep_count", |feed| feed.retention.count.into()),
        of("pages", |feed| feed.fetches_pages.into()),
    ]
}

fn list(
    library: &Library,
    words: Option<&str>,
    format: TableFormat,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let feeds = match words {
        None => library.feeds()?,
        Some(words) => library.feeds_called(words)?,
    };
    let mut records = Records::open(format, columns(), locale)?;
    for feed in &feeds {
        let described = Described {
            feed: feed.clone(),
            error: error_in_words(feed, locale),
        };
        records.push_row(&described, || fields(feed, locale))?;
    }
    let command = [("command", messages::FEED_ADD.into())];
    let empty = match words {
        None => "feeds-none",
        Some(_) => "nothing-found",
    };
    records.close_saying(Some(|locale: Locale| locale.format(empty, &command)))?;
    let is_found = words.is_none() || !feeds.is_empty();
    Ok(ExitCode::from(if is_found { 0 } else { NOT_FOUND }))
}

/// Unread articles, all articles, state, tags, name, address.
fn fields(feed: &Feed, locale: Locale) -> Vec<String> {
    let (unread, articles) = (feed.unread.to_string(), feed.articles.to_string());
    let state = messages::feed_state(feed.state(), locale);
    let state = match &feed.fault {
        Some(fault) => format!("{state}: {}", messages::feed_fault(fault, locale)),
        None => state,
    };
    let tags = feed.tags.join(&locale.text("list-separator"));
    let label = feed.label().to_owned();
    vec![unread, articles, state, tags, label, feed.address.clone()]
}

/// Why a feed failed, without bidi controls.
fn error_in_words(feed: &Feed, locale: Locale) -> Option<String> {
    let fault = feed.fault.as_ref()?;
    let words = messages::feed_fault(fault, locale);
    Some(printable::field(&words).into_owned())
}

/// Follows the feeds of an OPML file; known feeds keep their names and get its tags in addition.
fn import(library: &mut Library, path: &Path, locale: Locale) -> Result<ExitCode, Error> {
    library.check_writable()?;
    let Some(outlines) = outlines(path, locale)? else {
        return Ok(ExitCode::from(UNUSABLE));
    };
    let (mut new, mut known) = (0, 0);
    let mut has_failed = outlines.is_cut;
    if has_failed {
        let count = [("count", outlines.feeds.len().into())];
        report(&locale.format("feeds-cut", &count), locale);
    }
    for outline in &outlines.feeds {
        let Some(address) = feed::address(&outline.address) else {
            let arguments = [("address", outline.address.as_str().into())];
            report(&locale.format("feed-bad-address", &arguments), locale);
            has_failed = true;
            continue;
        };
        let followed = library.follow(&address)?;
        match followed {
            Followed::New(_) => new += 1,
            Followed::Known(_) => known += 1,
        }
        library.describe_feed(
            followed.id(),
            outline.title.as_deref(),
            outline.site.as_deref(),
        )?;
        if !outline.tags.is_empty() {
            add_tags(library, followed, &outline.tags)?;
        }
    }
    let mut said = vec![locale.count("feeds-new", new)];
    if known > 0 {
        said.push(locale.count("feeds-known", known));
    }
    print(&said.join(&locale.text("list-separator")), locale)?;
    Ok(ExitCode::from(if has_failed { UNUSABLE } else { 0 }))
}

/// The feeds of an OPML file; `None`, after a report, if it is not one.
fn outlines(path: &Path, locale: Locale) -> Result<Option<opml::Outlines>, Error> {
    let name = path.display().to_string();
    let read = || match path.as_os_str() == "-" {
        true => files::read_at_most(&mut io::stdin().lock(), limits::ARTICLE_FILE),
        false => files::read_at_most(&mut files::open(path)?, limits::ARTICLE_FILE),
    };
    let bytes = match read() {
        Ok(bytes) => bytes,
        Err(fault) => {
            report_notices(&[Notice::Unreadable { name, fault }], locale);
            return Ok(None);
        }
    };
    let text = decode::decode(&bytes, &decode::Hints::default())
        .map(|decoded| decoded.text)
        .unwrap_or_default();
    if !opml::is_opml(&text) {
        report(
            &locale.format("feed-not-opml", &[("name", name.into())]),
            locale,
        );
        return Ok(None);
    }
    Ok(Some(opml::read(&text)))
}

fn export(library: &Library, to: Option<&Path>, locale: Locale) -> Result<ExitCode, Error> {
    let feeds = library.feeds()?;
    let outlines: Vec<opml::Outline> = feeds
        .iter()
        .map(|feed| opml::Outline {
            address: feed.address.clone(),
            title: Some(feed.label().to_owned()),
            site: feed.site.clone(),
            tags: feed.tags.clone(),
        })
        .collect();
    let text = opml::write("qari", &outlines);
    match to {
        None => {
            let mut output = output();
            let written = output
                .write_all(text.as_bytes())
                .and_then(|()| output.flush());
            written.map_err(Error::Output)?;
        }
        Some(path) => {
            // A file that is there is never lost.
            let written =
                fs::File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
            written.map_err(|reason| Error::Unwritable {
                path: path.to_owned(),
                reason,
            })?;
            print(&locale.count("feeds-exported", feeds.len()), locale)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
