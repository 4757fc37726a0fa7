//! How long a key takes in a list of 50,000 articles: from the key written to the program until the frames that it
//! leads to are received.
//!
//! `cargo bench --bench keys [-- COUNT]`. The program runs in a pseudo-terminal of 120×40 cells on a library of that
//! many articles of 4.6 kB, with what was found in them. Keys come 30 a second, as those of a key that is held. Of
//! each is measured when the first bytes came, which move the list, and when the last came, with the article and its
//! entities.

use std::path::Path;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use qari::annotate::Annotations;
use qari::article::Draft;
use qari::library::{Incoming, Library};
use qari::search::Indexer;

mod quarry;
mod terminal;

use quarry::Quarry;
use terminal::Terminal;

/// Articles, where no other number is given.
const COUNT: usize = 50_000;
/// Articles that come in one transaction.
const BATCH: usize = 512;
/// Keys of each sort.
const PRESSES: usize = 300;
/// A key that is held comes so often.
const PERIOD: Duration = Duration::from_millis(33);
/// The program counts as at rest when it has written nothing for so long.
const REST: Duration = Duration::from_millis(600);

/// The keys, by what they do: forward and backward by rows and pages, to the ends of the list, into the text and on.
const KEYS: [(&str, &str); 5] = [
    ("down", "j"),
    ("up", "k"),
    ("page forward, page back", " b"),
    ("end, start", "Gg"),
    ("next article, from its text", "J"),
];

fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok());
    let count = count.unwrap_or(COUNT);
    let home = tempfile::tempdir().expect("a folder for temporary files");
    let folder = home.path().join("qari");
    std::fs::create_dir(&folder).expect("a folder for the library");
    fill(&folder.join("library.sqlite3"), count);
    println!("{count} articles, {PRESSES} keys each: milliseconds (median, 95 %, longest)");
    println!("{:30} {:>22} {:>22}", "", "first bytes", "last bytes");
    let mut program = Terminal::start(Some(home.path()));
    wait_for_rest(&mut program);
    for (name, keys) in KEYS {
        let mut times: Vec<Times> = Vec::new();
        let mut before = program.parser.screen().contents();
        for key in keys.chars().cycle().take(PRESSES) {
            times.extend(press(&mut program, key));
            let now = program.parser.screen().contents();
            assert_ne!(now, before, "{name}: the key was answered");
            before = now;
        }
        let figures = |of: fn(&Times) -> Duration| {
            let mut sorted: Vec<f64> = times
                .iter()
                .map(|time| of(time).as_secs_f64() * 1e3)
                .collect();
            sorted.sort_by(f64::total_cmp);
            let at = |share: usize| sorted[(sorted.len() - 1) * share / 100];
            format!("{:6.2} {:7.2} {:7.2}", at(50), at(95), at(100))
        };
        let (first, last) = (figures(|times| times.first), figures(|times| times.last));
        println!("{name:30} {first:>22} {last:>22}");
    }
    program.end();
}

/// How long after a key its first bytes and its last were received.
struct Times {
    first: Duration,
    last: Duration,
}

/// Takes in what comes until nothing has come for a while.
fn wait_for_rest(terminal: &mut Terminal) {
    while let Ok((_, bytes)) = terminal.output.recv_timeout(REST) {
        terminal.parser.process(&bytes);
    }
}

/// Presses a key and takes in what comes until the next is due; `None` where nothing came.
fn press(terminal: &mut Terminal, key: char) -> Option<Times> {
    let pressed = Instant::now();
    terminal.type_in(key.encode_utf8(&mut [0; 4]));
    let mut times: Option<Times> = None;
    loop {
        let left = PERIOD.saturating_sub(pressed.elapsed());
        match terminal.output.recv_timeout(left) {
            Ok((at, bytes)) => {
                terminal.parser.process(&bytes);
                let last = at.duration_since(pressed);
                let first = times.map_or(last, |times| times.first);
                times = Some(Times { first, last });
            }
            Err(RecvTimeoutError::Timeout) => return times,
            Err(RecvTimeoutError::Disconnected) => panic!("the program ended early"),
        }
    }
}

/// Takes articles in, and what was found in them.
fn fill(path: &Path, count: usize) {
    let quarry = Quarry::new();
    let mut library = Library::open(path).expect("a new library");
    let mut indexer = Indexer::new();
    for first in (0..count).step_by(BATCH) {
        let numbers = first..count.min(first + BATCH);
        let made = numbers.map(|number| quarry.article(number));
        let (drafts, finds): (Vec<Draft>, Vec<Annotations>) = made.unzip();
        let incoming = drafts
            .into_iter()
            .map(|draft| Incoming::new(draft, &mut indexer).expect("an article"));
        let incoming: Vec<Incoming> = incoming.collect();
        let arrivals = library
            .add(&incoming, Timestamp::UNIX_EPOCH)
            .expect("articles come in");
        let ids = arrivals.iter().map(|arrival| arrival.id());
        let finds: Vec<_> = ids.zip(finds).collect();
        library.annotate(&finds).expect("finds are kept");
    }
}
