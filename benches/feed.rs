//! What a feed of 1,000 items takes: read, made ready for the library, taken in, and when it comes again.
//!
//! `cargo bench --bench feed`. The bar is half a second for 5 MB from bytes to the library. The text of the items is
//! that of the articles under `seeds/`; the library is a file in the system's folder for temporary files. Times are the
//! median of several runs, the worst beside it.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use qari::article::Source;
use qari::library::{FeedId, Incoming, Library};
use qari::sources::{self, Input, builtin};

const RUNS: usize = 9;
const ITEMS: usize = 1000;
/// Bytes of the feed, about.
const BYTES: usize = 5_000_000;
const ADDRESS: &str = "https://example.org/feed";

fn main() {
    let feed = feed();
    println!("{ITEMS} items, {:.1} MB", megabytes(feed.len()));
    tell("read", &times(|| _ = read(&feed)));
    tell("read and made ready", &times(|| _ = ready(&feed)));
    let folders: Vec<_> = (0..RUNS)
        .map(|_| tempfile::tempdir().expect("a folder for temporary files"))
        .collect();
    let mut libraries: Vec<Library> = folders.iter().map(library).collect();
    let mut fresh = libraries.iter_mut();
    tell(
        "read and taken in",
        &times(|| take(fresh.next().expect("one for each run"), &feed)),
    );
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let mut library = library(&folder);
    take(&mut library, &feed);
    tell(
        "read and taken in again",
        &times(|| take(&mut library, &feed)),
    );
    assert_eq!(library.count().expect("the library is read"), ITEMS);
}

fn library(folder: &tempfile::TempDir) -> Library {
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).expect("the library opens");
    library.follow(ADDRESS).expect("the feed is followed");
    library
}

fn read(feed: &str) -> Vec<qari::article::Draft> {
    let input = Input::new(feed.as_bytes(), Source::web(ADDRESS.to_owned()));
    let parsed = sources::parse(&input).expect("the feed is read");
    assert_eq!(parsed.drafts.len(), ITEMS);
    parsed.drafts
}

fn ready(feed: &str) -> Vec<Incoming> {
    Incoming::all(read(feed)).expect("the articles are made ready")
}

fn take(library: &mut Library, feed: &str) {
    let taken = library.take_items(FeedId(1), &ready(feed), Timestamp::UNIX_EPOCH);
    assert_eq!(taken.expect("the articles are taken in").len(), ITEMS);
}

/// A feed of paragraphs of the articles that come with the program.
fn feed() -> String {
    let drafts = builtin();
    let paragraphs: Vec<&str> = drafts
        .iter()
        .flat_map(|draft| draft.body.text.lines())
        .filter(|line| line.len() > 200)
        .collect();
    let mut paragraphs = paragraphs.iter().cycle();
    let mut feed =
        String::from("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>صحيفة</title>");
    for number in 0..ITEMS {
        feed.push_str(&format!(
            "<item><title>خبر رقم {number}</title><link>https://example.org/{number}</link>\
             <guid isPermaLink=\"false\">{number}</guid><pubDate>Tue, 24 Nov 2026 10:20:30 +0300</pubDate>\
             <description><![CDATA["
        ));
        while feed.len() < BYTES / ITEMS * (number + 1) {
            let paragraph = paragraphs.next().expect("there are paragraphs");
            let paragraph = paragraph.replace('&', "&amp;").replace('<', "&lt;");
            feed.push_str(&format!("<p>{number} {paragraph} <b>{number}</b></p>\n"));
        }
        feed.push_str("]]></description></item>");
    }
    feed.push_str("</channel></rss>");
    feed
}

fn times(mut run: impl FnMut()) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

fn tell(what: &str, times: &[Duration]) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!(
        "{what:28} {:8.1} ms {:8.1} ms",
        milliseconds(median),
        milliseconds(worst)
    );
}

#[allow(clippy::cast_precision_loss)]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1_000_000.0
}
