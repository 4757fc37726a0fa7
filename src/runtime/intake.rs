//! Articles read and made ready for the library on a thread of their own.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::article::{KeptOriginals, Original};
use crate::library::{self, Incoming, OriginalRecord};
use crate::notice::{Notice, Severity};
use crate::search::Indexer;
use crate::sources;
use crate::web::{self, Arrived, ReadOptions};

/// A number of articles, and the bytes of their texts.
#[derive(Clone, Copy, Debug, Default)]
pub struct BatchSize {
    /// Articles, those that could not be read among them.
    pub articles: usize,
    /// Bytes.
    pub bytes: usize,
}

impl BatchSize {
    fn reaches(self, most: Self) -> bool {
        self.articles >= most.articles || self.bytes >= most.bytes
    }
}

/// How much is handed over at once.
const BUNDLE: BatchSize = BatchSize {
    articles: 32,
    bytes: 256 << 10,
};
/// Bundles that lie ready at most: enough for the next writing.
const READY: usize = 16;

/// Something that is to be told of what was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The path or the address, as it was named.
    pub named: Arc<Path>,
    /// What is to be told.
    pub notice: Notice,
}

impl Report {
    /// Whether it is that something could not be read.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.notice.severity() == Severity::Error
    }
}

/// Articles read one after the other, in the order of their places.
#[derive(Debug, Default)]
pub struct Bundle {
    /// The articles, ready for the library.
    pub articles: Vec<Incoming>,
    /// What is to be told, of articles and of what could not be read.
    pub reports: Vec<Report>,
    /// How much it is.
    pub size: BatchSize,
}

impl Bundle {
    /// What is to be told, without what it is about.
    #[must_use]
    pub fn into_notices(self) -> Vec<Notice> {
        let notices = self.reports.into_iter().map(|report| report.notice);
        notices.collect()
    }

    /// Makes an article ready and takes it in. Returns what is to be told of it.
    fn take(
        &mut self,
        Arrived { draft, original }: Arrived,
        originals: &mut Originals,
        indexer: &mut Indexer,
    ) -> Vec<Notice> {
        let original = original.and_then(|original| originals.record(original));
        let mut notices: Vec<Notice> = sources::notices(&draft).collect();
        self.size.bytes += draft.body.text.len();
        let title = draft.metadata.title.clone();
        match Incoming::new(draft, indexer) {
            Ok(article) => self.articles.push(article.with_original(original)),
            Err(error) => notices.push(Notice::Library {
                name: Some(title),
                fault: error.fault(),
            }),
        }
        notices
    }

    fn append(&mut self, other: Self) {
        self.articles.extend(other.articles);
        self.reports.extend(other.reports);
        self.size.articles += other.size.articles;
        self.size.bytes += other.size.bytes;
    }
}

/// Articles on their way from the disk.
#[derive(Debug)]
pub struct Intake {
    bundles: Receiver<Bundle>,
}

impl Intake {
    /// Begins to read what is at some paths, `-` for standard input, and at addresses. It ends when all is read or the
    /// intake is dropped.
    ///
    /// # Errors
    ///
    /// Where no thread can be started.
    pub fn start(paths: Vec<PathBuf>, options: ReadOptions) -> io::Result<Self> {
        let (sender, bundles) = sync_channel(READY);
        thread::Builder::new()
            .name("intake".to_owned())
            .spawn(move || read_all(&paths, options, &sender))?;
        Ok(Self { bundles })
    }

    /// The next articles; waits for them. `None` when all is read.
    #[must_use]
    pub fn next(&self) -> Option<Bundle> {
        self.bundles.recv().ok()
    }

    /// What comes within some time, at most about as much as `most`; `None` when all is read.
    #[must_use]
    pub fn next_within(&self, time: Duration, most: BatchSize) -> Option<Bundle> {
        let mut together = Bundle::default();
        let end = Instant::now() + time;
        while !together.size.reaches(most) {
            let left = end.saturating_duration_since(Instant::now());
            match self.bundles.recv_timeout(left) {
                Ok(bundle) => together.append(bundle),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) if together.size.articles == 0 => return None,
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Some(together)
    }
}

/// Reads what is at some paths and makes it ready, one article after the other.
fn read_all(paths: &[PathBuf], options: ReadOptions, bundles: &SyncSender<Bundle>) {
    let mut indexer = Indexer::new();
    let mut bundle = Bundle::default();
    // What comes from another program or the network may be long in coming: it is not held back.
    let is_slow = |path: &PathBuf| path.as_os_str() == "-" || web::address(path).is_some();
    let is_piped = paths.iter().any(is_slow);
    let mut originals = Originals::new(options.originals);
    for path in paths {
        let named: Arc<Path> = path.as_path().into();
        for result in web::articles(std::slice::from_ref(path), options.clone()) {
            bundle.size.articles += 1;
            let notices = match result {
                Ok(arrived) => bundle.take(arrived, &mut originals, &mut indexer),
                Err(error) => vec![error.notice()],
            };
            let reports = notices.into_iter().map(|notice| Report {
                named: Arc::clone(&named),
                notice,
            });
            bundle.reports.extend(reports);
            let is_full = is_piped || bundle.size.reaches(BUNDLE);
            // Nobody takes more: the program is ending.
            if is_full && bundles.send(std::mem::take(&mut bundle)).is_err() {
                return;
            }
        }
    }
    let _ = bundles.send(bundle);
}

/// Makes articles ready for the library, with the bytes that they were read from where those are to be kept.
///
/// # Errors
///
/// Where one cannot be written down.
pub fn incoming(articles: Vec<Arrived>, kept: KeptOriginals) -> library::Result<Vec<Incoming>> {
    let mut indexer = Indexer::new();
    let mut originals = Originals::new(kept);
    let articles = articles.into_iter().map(|Arrived { draft, original }| {
        let original = original.and_then(|original| originals.record(original));
        Ok(Incoming::new(draft, &mut indexer)?.with_original(original))
    });
    articles.collect()
}

/// Originals made ready for the library; the one that came last is made ready once for all articles of it.
#[derive(Debug)]
struct Originals {
    kept: KeptOriginals,
    last: Option<(Arc<Original>, Option<Arc<OriginalRecord>>)>,
}

impl Originals {
    fn new(kept: KeptOriginals) -> Self {
        Self { kept, last: None }
    }

    fn record(&mut self, original: Arc<Original>) -> Option<Arc<OriginalRecord>> {
        if self.kept == KeptOriginals::None {
            return None;
        }
        if let Some((last, record)) = &self.last
            && Arc::ptr_eq(last, &original)
        {
            return record.clone();
        }
        let record = OriginalRecord::new(&original).map(Arc::new);
        self.last = Some((original, record.clone()));
        record
    }
}
