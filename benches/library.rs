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
use jiff::civil::Date;
use qari::annotate::{Annotations, Annotator};
use qari::app::outstanding::RequestId;
use qari::app::{Ask, Lookup, Request};
use qari::article::{ArticleId, Block, BlockKind, Body, Draft, Kept, Metadata, Source};
use qari::corrections::Corrections;
use qari::extract::Entity;
use qari::library::{
    Among, EntityFilter, EntityOrder, Filter, Guesses, Incoming, Library, ListOrder, Matching,
    TotalsQuery,
};
use qari::query::{Query, Vocabulary, parse, parse_while_typing};
use qari::range::TextRange;
use qari::runtime::Librarian;
use qari::search::Indexer;
use qari::sources::builtin;
use qari::topics::{Topic, TopicScore};

/// How often each question is asked.
const RUNS: usize = 9;
/// Articles that come in one transaction, and that are filed in one, as `qari add` has it.
const BATCH: usize = 512;
const FILED_AT_ONCE: usize = 128;
/// Articles to be made, where no other numbers are given.
const SIZES: [usize; 3] = [1_000, 10_000, 50_000];
/// The least text of an article, in bytes.
const LENGTH: usize = 4_600;

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
        Lookup::Card(quarry.commonest.clone()).into()
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
    let vocabulary = Vocabulary::default();
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

/// Paragraphs to make articles of.
struct Quarry {
    titles: Vec<String>,
    pieces: Vec<Piece>,
    /// The id of the entity most paragraphs mention.
    commonest: String,
}

/// A paragraph with what was found in it.
struct Piece {
    text: String,
    entities: Vec<Entity>,
}

impl Quarry {
    fn new() -> Self {
        let extractor = Annotator::new();
        let mut quarry = Self {
            titles: Vec::new(),
            pieces: Vec::new(),
            commonest: "location:egypt".to_owned(),
        };
        let arabic = builtin()
            .into_iter()
            .filter(|draft| draft.metadata.language.as_str() == "ar");
        for draft in arabic {
            let found = extractor.annotate(&draft.body, &draft.metadata);
            quarry.titles.push(draft.metadata.title.clone());
            for block in &draft.body.blocks {
                if block.kind != BlockKind::Paragraph {
                    continue;
                }
                let within = |entity: &Entity| {
                    let mentions = entity.mentions.iter();
                    let inside = mentions.filter(|range| {
                        block.range.start <= range.start && range.end <= block.range.end
                    });
                    let mentions: Vec<TextRange> = inside
                        .map(|range| {
                            let start = range.start - block.range.start;
                            TextRange::new(start, start + range.len())
                        })
                        .collect();
                    (!mentions.is_empty()).then(|| Entity {
                        mentions,
                        ..entity.clone()
                    })
                };
                quarry.pieces.push(Piece {
                    text: draft.body.block_text(block).to_owned(),
                    entities: found.entities.iter().filter_map(within).collect(),
                });
            }
        }
        quarry
    }

    /// The article of a number: always the same, and no two alike.
    fn article(&self, number: usize) -> (Draft, Annotations) {
        let mut state = number as u64;
        let mut next = |below: usize| {
            // SplitMix64 (Steele, Lea and Flood 2014).
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            usize::try_from((mixed ^ (mixed >> 31)) % below as u64).unwrap_or(0)
        };
        let title = format!("{} ({number})", self.titles[next(self.titles.len())]);
        let mut text = title.clone();
        let mut blocks = vec![Block::new(BlockKind::Title, TextRange::new(0, text.len()))];
        let mut entities: Vec<Entity> = Vec::new();
        while text.len() < LENGTH {
            let piece = &self.pieces[next(self.pieces.len())];
            text.push_str("\n\n");
            let start = text.len();
            text.push_str(&piece.text);
            blocks.push(Block::new(
                BlockKind::Paragraph,
                TextRange::new(start, text.len()),
            ));
            for entity in &piece.entities {
                let mentions = entity.mentions.iter().map(|range| range.shifted(start));
                match entities.iter_mut().find(|known| known.id == entity.id) {
                    Some(known) => known.mentions.extend(mentions),
                    None => entities.push(Entity {
                        mentions: mentions.collect(),
                        ..entity.clone()
                    }),
                }
            }
        }
        let day = i16::try_from(next(28)).unwrap_or(0) as i8 + 1;
        let month = i16::try_from(next(12)).unwrap_or(0) as i8 + 1;
        let year = 2005 + i16::try_from(next(20)).unwrap_or(0);
        let metadata = Metadata {
            title,
            date: Date::new(year, month, day).ok(),
            publisher: Some(format!("صحيفة {}", next(40))),
            language: qari::article::Language::arabic(),
            ..Metadata::default()
        };
        let topics = (0..1 + next(2)).map(|_| TopicScore {
            topic: Topic::ALL[next(Topic::ALL.len())],
            score: 0.8,
        });
        let mut topics: Vec<TopicScore> = topics.collect();
        topics.dedup_by_key(|score| score.topic);
        let draft = Draft {
            source: Source::file(format!("/articles/{number}.md").into()),
            metadata,
            body: Body {
                text,
                blocks,
                spans: Vec::new(),
            },
            kept: Kept::default(),
        };
        (draft, Annotations { entities, topics })
    }
}
