//! What the library takes at 1,000, 10,000 and 50,000 articles: taking articles in, opening, listing,
//! filtering, searching, memory.
//!
//! `cargo bench --bench library [-- 50000]`. The articles are made by recombining paragraphs of those
//! under `seeds/`, with what was found in them; the library is a file in the system's folder for
//! temporary files. Times are the median of several runs, the worst beside it.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use qari::annotate::Annotations;
use qari::app::outstanding::RequestId;
use qari::app::{Ask, Lookup, Request};
use qari::article::{ArticleId, Draft};
use qari::corrections::Corrections;
use qari::library::{
    Among, EntityFilter, EntityOrder, Filter, Guesses, Incoming, Library, ListOrder, Matching,
    TotalsQuery,
};
use qari::query::{Query, QueryVocabulary, parse, parse_while_typing};
use qari::runtime::Librarian;
use qari::search::Indexer;
use qari::topics::Topic;

mod quarry;

use quarry::Quarry;

/// The id of the entity that most articles mention.
const COMMONEST: &str = "location:egypt";
/// How often each question is asked.
const RUNS: usize = 9;
/// Articles that come in one transaction, and that are filed in one, as `qari add` has it.
const BATCH: usize = 512;
const FILED_AT_ONCE: usize = 128;
/// Articles to be made, where no other numbers are given.
const SIZES: [usize; 3] = [1_000, 10_000, 50_000];
fn main() {
    let sizes: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() { &SIZES[..] } else { &sizes };
    let quarry = Quarry::new();
    for size in sizes {
        measure(&quarry, *size);
    }
}

fn measure(quarry: &Quarry, size: usize) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let path = folder.path().join("library.sqlite3");
    println!("\n{size} articles");
    fill(quarry, &path, size);
    let bytes = fs::metadata(&path).map_or(0, |file| file.len());
    println!("{:44} {:9.1} MB", "the file", megabytes(bytes));

    // As the program starts: opened, the first screen answered.
    let start = many(|| {
        let library = Library::open(&path).expect("the library opens");
        let mut librarian =
            Librarian::new(library, Corrections::default(), None).expect("it works");
        ask(&mut librarian, all());
    });
    tell("opened, and the first screen of the list", start);

    let library = Library::open(&path).expect("the library opens");
    let mut librarian = Librarian::new(library, Corrections::default(), None).expect("it works");
    let mut time = |what: &str, request: &dyn Fn() -> Request| {
        let times = many(|| ask(&mut librarian, request()));
        tell(what, times);
    };
    time("the whole list", &|| all().into());
    for (what, filter) in filters() {
        time(&what, &|| {
            let filter = filter.clone();
            list(filter).into()
        });
    }
    let ids: Vec<ArticleId> = (1..=60).map(ArticleId).collect();
    time("a screen of rows further on", &|| {
        let (ids, terms) = (ids.clone(), Vec::new());
        Lookup::Entries { ids, terms }.into()
    });
    time("an article opened", &|| Request::Open {
        id: ArticleId(17),
        terms: Vec::new(),
    });
    time("the card of a country in most articles", &|| {
        Lookup::Card(COMMONEST.to_owned()).into()
    });
    let politics = Filter {
        topics: vec![Topic::Politics.id().to_owned()],
        ..Filter::default()
    };
    let listed = library_of(&path)
        .list(&politics, ListOrder::Newest)
        .expect("a list")
        .ids;
    let orders = [
        (EntityOrder::Mentions, "by mentions"),
        (EntityOrder::Recency, "by recency"),
        (EntityOrder::Name, "by name"),
    ];
    for (order, name) in orders {
        time(&format!("entities of all articles, {name}"), &|| {
            Lookup::Entities(totals(Among::Library, "", order)).into()
        });
    }
    let what = format!("entities of {} articles listed", listed.len());
    time(&what, &|| {
        let among = Among::Articles(listed.clone());
        Lookup::Entities(totals(among, "", EntityOrder::Mentions)).into()
    });
    time("entities of all articles with a word (مجلس)", &|| {
        Lookup::Entities(totals(Among::Library, "مجلس", EntityOrder::Mentions)).into()
    });
    drop(librarian);
    println!(
        "{:44} {:9.1} MB",
        "memory of the process at most, so far",
        peak_memory()
    );
}

fn library_of(path: &std::path::Path) -> Library {
    Library::open(path).expect("the library opens")
}

/// What the sidebar asks.
fn totals(among: Among, words: &str, order: EntityOrder) -> TotalsQuery {
    TotalsQuery {
        among,
        words: words.to_owned(),
        order,
        guesses: Guesses::Shown,
        most: 50,
        most_of: None,
    }
}

/// The questions, each with its name.
fn filters() -> Vec<(String, Filter)> {
    let vocabulary = QueryVocabulary::default();
    let typed = |text: &str| Filter {
        query: parse(text, &vocabulary).expect("a query"),
        ..Filter::default()
    };
    let typing = |text: &str| Filter {
        query: parse_while_typing(text, &vocabulary).expect("a query"),
        ..Filter::default()
    };
    let topics = |matching| Filter {
        topics: vec![
            Topic::Politics.id().to_owned(),
            Topic::Economy.id().to_owned(),
        ],
        matching,
        ..Filter::default()
    };
    let entity = EntityFilter {
        name: "مصر".to_owned(),
        ids: vec!["location:egypt".to_owned()],
    };
    vec![
        ("filter: two topics, both".to_owned(), topics(Matching::All)),
        (
            "filter: two topics, either".to_owned(),
            topics(Matching::Any),
        ),
        (
            "filter: an entity".to_owned(),
            Filter {
                entities: vec![entity],
                query: Query::default(),
                ..Filter::default()
            },
        ),
        ("search: a frequent word (الدول)".to_owned(), typed("الدول")),
        (
            "search: two words (مؤتمر الأمن)".to_owned(),
            typed("مؤتمر الأمن"),
        ),
        ("search: a phrase".to_owned(), typed("\"مجلس الأمن\"")),
        ("search: a rare word (زويل)".to_owned(), typed("زويل")),
        ("search: a word in nearly all (في)".to_owned(), typed("في")),
        ("typing: one letter (ا)".to_owned(), typing("ا")),
        ("typing: three letters (مؤت)".to_owned(), typing("مؤت")),
        (
            "words, a topic and a negation".to_owned(),
            typed("النفط topic:economy -أوبك"),
        ),
    ]
}

fn all() -> Lookup {
    list(Filter::default())
}

fn list(filter: Filter) -> Lookup {
    let order = ListOrder::Best;
    Lookup::List { filter, order }
}

fn ask(librarian: &mut Librarian, request: impl Into<Request>) {
    let (id, request) = (RequestId(0), request.into());
    librarian.answer(Ask { id, request }, &mut |reply| {
        if let Some(notice) = reply.notice() {
            panic!("{notice:?}");
        }
        black_box(reply);
    });
}

/// Takes articles in, and what was found in them.
fn fill(quarry: &Quarry, path: &std::path::Path, size: usize) {
    let mut library = Library::open(path).expect("a new library");
    let mut indexer = Indexer::new();
    let mut ready = Duration::ZERO;
    let mut written = Duration::ZERO;
    let mut filed = Duration::ZERO;
    for first in (0..size).step_by(BATCH) {
        let made: Vec<(Draft, Annotations)> = (first..size.min(first + BATCH))
            .map(|number| quarry.article(number))
            .collect();
        let (drafts, finds): (Vec<_>, Vec<_>) = made.into_iter().unzip();
        let begun = Instant::now();
        let incoming: Vec<Incoming> = drafts
            .into_iter()
            .map(|draft| Incoming::new(draft, &mut indexer).expect("an article"))
            .collect();
        ready += begun.elapsed();
        let begun = Instant::now();
        let arrivals = library
            .add(&incoming, Timestamp::UNIX_EPOCH)
            .expect("articles come in");
        written += begun.elapsed();
        let begun = Instant::now();
        let finds: Vec<_> = arrivals
            .iter()
            .map(|arrival| arrival.id())
            .zip(finds)
            .collect();
        for finds in finds.chunks(FILED_AT_ONCE) {
            library.annotate(finds).expect("finds are kept");
        }
        filed += begun.elapsed();
    }
    let rate = |time: Duration| size as f64 / time.as_secs_f64();
    println!(
        "{:44} {:9.0} a second",
        "made ready (one thread)",
        rate(ready)
    );
    println!("{:44} {:9.0} a second", "taken in (another)", rate(written));
    println!(
        "{:44} {:9.0} a second",
        "filed under entities and topics",
        rate(filed)
    );
}

fn many(mut run: impl FnMut()) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

fn tell(what: &str, times: Vec<Duration>) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let median = milliseconds(times[times.len() / 2]);
    let worst = milliseconds(times[times.len() - 1]);
    println!("{what:44} {median:9.2} ms (worst {worst:.2})");
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// The most memory the process had, in megabytes; nought where the system does not say.
fn peak_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    megabytes(kibibytes.unwrap_or(0) * 1024)
}
