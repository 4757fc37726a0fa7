//! Texts that are hard on a reader, of any size, and the program measured on them.
//!
//! A program that includes this calls [`as_child`] first: it runs itself again as `qari`, so that what
//! is measured is the program, and that it can say at its end how much memory it took at most.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use qari::annotate::Annotator;
use qari::i18n::Locale;
use qari::library::{Incoming, Library};
use qari::page::{Page, Row};
use qari::text::VisualLine;

/// A kind of hard text.
pub struct Class {
    /// What it is.
    pub name: &'static str,
    /// What its file is called by.
    pub extension: &'static str,
    /// Makes a text of about so many bytes.
    pub make: fn(usize) -> String,
}

/// All kinds: what takes long or much where something is not linear.
pub const CLASSES: [Class; 20] = [
    class("one word", "txt", |size| under_title(&"ك".repeat(size / 2))),
    class("one word as title", "md", |size| {
        format!("# {}\n\nنص\n", "ب".repeat(size / 2))
    }),
    class("long title", "md", |size| {
        format!("# {}\n\nنص\n", "عنوان ".repeat(size / 11))
    }),
    class("front matter", "md", |size| {
        let fields = lines(size / 15, |line, i| write!(line, "k{i}: v{i}"));
        format!("---\ntitle: ع\n{fields}---\n\nنص\n")
    }),
    class("topics", "md", |size| {
        let topics = lines(size / 8, |line, i| write!(line, " t{i},"));
        format!("---\ntitle: ع\ntopics: [{topics} t]\n---\n\nنص\n")
    }),
    class("one-letter lines", "txt", |size| "ب\n".repeat(size / 3)),
    class("one-letter paragraphs", "txt", |size| {
        "ب\n\n".repeat(size / 4)
    }),
    class("word list", "txt", |size| {
        lines(size / 11, |line, i| line.write_str(&word(i)))
    }),
    class("one line", "txt", |size| {
        under_title(&"قال الوزير إن القمة المقبلة تعقد في موسكو. ".repeat(size / 78))
    }),
    class("one line of new words", "txt", |size| {
        let words = lines(size / 11, |line, i| write!(line, "{} ", word(i)));
        under_title(&words.replace('\n', ""))
    }),
    class("names without white space", "txt", |size| {
        under_title(&"محمد،موسكو،".repeat(size / 22))
    }),
    class("new names", "txt", |size| {
        lines(size / 70, |line, i| {
            let (person, company) = (word(7 * i), word(7 * i + 3));
            write!(line, "وقال محمد {person} إن شركة {company} للنفط جاهزة. ")
        })
    }),
    class("dates", "txt", |size| {
        lines(size / 32, |line, i| {
            write!(line, "في {} مايو {} ثم", i % 28 + 1, 1900 + i % 150)
        })
    }),
    class("brackets", "txt", |size| under_title(&"[".repeat(size))),
    class("marks", "txt", |size| {
        under_title(&format!("ب{}", "\u{64b}".repeat(size / 2)))
    }),
    class("joined signs", "txt", |size| {
        under_title(&"\u{1F469}\u{200D}".repeat(size / 7))
    }),
    class("list items", "md", |size| "- ب\n".repeat(size / 5)),
    class("rulings and lines", "md", |size| {
        "***\nب\n".repeat(size / 7)
    }),
    class("nested emphasis", "md", |size| {
        format!("{}{}\n", "*a ".repeat(size / 6), "a* ".repeat(size / 6))
    }),
    class("lines with spans", "md", |size| {
        "*ب* `ت`  \n".repeat(size / 12)
    }),
];

const fn class(name: &'static str, extension: &'static str, make: fn(usize) -> String) -> Class {
    Class {
        name,
        extension,
        make,
    }
}

fn under_title(text: &str) -> String {
    format!("عنوان\n\n{text}\n")
}

fn lines(count: usize, write: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    let mut text = String::new();
    for index in 0..count {
        write(&mut text, index).expect("a string takes all");
        text.push('\n');
    }
    text
}

/// A word like no other, of five letters.
fn word(number: usize) -> String {
    const LETTERS: [char; 24] = [
        'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ع', 'غ', 'ف',
        'ق', 'ك', 'ل', 'م', 'ن', 'ه',
    ];
    // Without common factors with the number of words, so that neighbours look unlike.
    let mut rest = number * 1_234_577 % LETTERS.len().pow(5);
    let letter = |_| {
        let letter = LETTERS[rest % LETTERS.len()];
        rest /= LETTERS.len();
        letter
    };
    (0..5).map(letter).collect()
}

/// The most memory that the program may take for a text of so many bytes, in bytes: 60 MB, twenty times the
/// text up to 5 MB of it, and eight times the rest.
pub const fn bar(size: u64) -> u64 {
    let first = if size < 5_000_000 { size } else { 5_000_000 };
    60_000_000 + 20 * first + 8 * (size - first)
}

/// What was measured.
pub struct Measured {
    /// From start to end.
    pub time: Duration,
    /// The most memory that it had at once, in bytes; `None` where the system does not tell.
    pub peak: Option<u64>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// `qari show`
    Show,
    /// `qari entities`
    Entities,
    /// `qari search --from`
    Search,
    /// `qari add` to a library of its own.
    Add,
    /// What the reader does with a file: a library of its own, the whole page, what is found in it.
    Reader,
}

impl Task {
    pub const ALL: [Self; 5] = [
        Self::Show,
        Self::Entities,
        Self::Search,
        Self::Add,
        Self::Reader,
    ];
}

/// In the environment of a child, what it is to do.
const TASK: &str = "QARI_MEASURED";

/// Does a task on a file and measures it.
pub fn measure(task: Task, file: &Path, folder: &Path) -> Measured {
    let mut command = Command::new(std::env::current_exe().expect("the running program"));
    let library = folder.join("library.sqlite3");
    if task == Task::Add {
        prepare(&library, folder);
    }
    match task {
        Task::Show => command.arg("show").arg(file).args(["--width", "80"]),
        Task::Entities => command.arg("entities").arg(file),
        Task::Search => command.args(["search", "نص", "--from"]).arg(file),
        Task::Add => command.arg("add").arg("--library").arg(&library).arg(file),
        Task::Reader => command.arg("reader").arg(file),
    };
    command
        .env(TASK, format!("{task:?}"))
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let start = Instant::now();
    let output = command.output().expect("the program starts");
    let time = start.elapsed();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        matches!(output.status.code(), Some(0..=2)),
        "{task:?} {}: {}",
        file.display(),
        output.status
    );
    Measured {
        time,
        peak: told
            .lines()
            .find_map(|line| line.strip_prefix(PEAK)?.trim().parse().ok()),
    }
}

const PEAK: &str = "peak memory:";

/// Puts a library there that has the articles it begins with, annotated, and no others.
fn prepare(library: &Path, folder: &Path) {
    let prepared = folder.join("prepared.sqlite3");
    if !prepared.exists() {
        let status = Command::new(std::env::current_exe().expect("the running program"))
            .args(["add", "--library"])
            .arg(&prepared)
            .env(TASK, "Add")
            .env("XDG_DATA_HOME", folder)
            .env("XDG_CONFIG_HOME", folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("the program starts");
        assert!(status.success(), "a library is made");
    }
    std::fs::copy(prepared, library).expect("copied");
}

/// Does what [`measure`] wants of a child, if this is one.
pub fn as_child() -> Option<ExitCode> {
    let task = std::env::var(TASK).ok()?;
    let code = if task == "Reader" {
        let file = std::env::args_os().nth(2).expect("a file");
        read(Path::new(&file));
        ExitCode::SUCCESS
    } else {
        qari::cli::main()
    };
    if let Some(peak) = peak() {
        eprintln!("{PEAK} {peak}");
    }
    Some(code)
}

/// The most memory that this process had at once, in bytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

fn read(file: &Path) {
    let drafts = qari::sources::drafts(&[file.to_owned()], None);
    let incoming = Incoming::all(drafts.map(|draft| draft.expect("an article"))).expect("indexed");
    let mut library = Library::temporary().expect("a library");
    let arrivals = library.add(&incoming, Timestamp::now()).expect("added");
    drop(incoming);
    let extractor = Annotator::new();
    for arrival in arrivals {
        let article = library
            .article(arrival.id())
            .expect("readable")
            .expect("there");
        let page = Page::new(Arc::clone(&article), Locale::Arabic, 80);
        let mut line = VisualLine::default();
        for row in page.row_count().saturating_sub(50)..page.row_count() {
            if let Row::Text(row) = page.row(row) {
                row.lay_out(&mut line);
            }
        }
        let found = extractor.annotate(&article.body, &article.metadata);
        library.annotate(&[(arrival.id(), found)]).expect("kept");
        std::hint::black_box(&page);
    }
}
