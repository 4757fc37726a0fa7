//! Every command in a terminal of 60 columns: no row is wider, all letters are joined, and all words are in order.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use qari::cli::commands;
use qari::text::{BaseDirection, Rendition, VisualLine, fit};
use tempfile::TempDir;

use super::cli::NEWS;
use super::notes::NOTED;
use crate::pty::{Start, Terminal};

const ARABIC: &str = "ar_EG.UTF-8";
const ENGLISH: &str = "en_US.UTF-8";
const THREADS: usize = 4;
const COLUMNS: u16 = 60;
/// More than any command prints here: nothing scrolls away.
const ROWS: u16 = 1500;

/// Arguments with which a command prints all sorts of things it has for people. `FILE` is an article, `NEW` a file
/// that is not there. A command without any prints what is for programs.
fn arguments(command: &str) -> &'static [&'static [&'static str]] {
    match command {
        "add" => &[
            &["add", "FILE"],
            &["add", "NEW"],
            &["add", "--watch", "FILE"],
        ],
        "completions" => &[],
        "man" => &[&["man", "زحل"], &["man", "--to", "NEW"]],
        "config" => &[&["config"]],
        "doctor" => &[&["doctor", "--report"]],
        "entities" => &[
            &["entities", "FILE"],
            &["entities", "FILE", "--explain"],
            &["entities", "--entity", "بوتين", "--width", "60", "FILE"],
            &["entities", "--entity", "زحل", "FILE"],
            &["entities", "FILE", "--total"],
        ],
        "export" => &[
            &["export", "--format", "markdown"],
            &["export", "--original", "1"],
            &["export", "--format", "jsonl", "--to", "NEW"],
        ],
        "feed" => &[&["feed"]],
        "feed add" => &[
            &["feed", "add", "--no-fetch", "https://example.com/feed.xml"],
            &["feed", "add", "ليس عنوانًا"],
        ],
        "feed export" => &[&["feed", "export", "--to", "NEW"]],
        "feed import" => &[&["feed", "import", "FILE"], &["feed", "import", "NEW"]],
        "feed list" => &[&["feed", "list"], &["feed", "list", "خلاصة"]],
        "feed remove" | "feed rename" | "feed set" | "feed tag" => &[],
        "fetch" => &[&["fetch"], &["fetch", "خلاصة"]],
        "keep" => &[
            &["keep", "قمم", "title:قمة"],
            &["keep", "--topic", "سياسة", "قمة"],
            &["keep"],
        ],
        "layout" => &[],
        "list" => &[
            &["list"],
            &["list", "--from", "FILE"],
            &["list", "topic:زحل"],
            &["list", "date:xx"],
        ],
        "notes" => &[&["notes", "--from", "NOTED"], &["notes", "زحل"]],
        "remove" => &[
            &["remove", "1", "2", "--yes"],
            &["remove", "1", "9999", "--yes"],
        ],
        "reread" => &[&["reread"]],
        "restore" => &[&["restore"], &["restore", "1"]],
        "search" => &[
            &["search", "روسيا"],
            &["search", "قمة مينسك"],
            &["search", "روسسيا"],
            &["search", ""],
        ],
        "show" => &[&["show", "FILE"], &["show", "NEW"]],
        "stats" => &[&["stats"], &["stats", "--check"]],
        "topics" => &[&["topics"], &["topics", "--by-month"], &["topics", "FILE"]],
        "who" => &[&["who", "روسيا"], &["who", "زحل"]],
        other => panic!("say here what {other} prints"),
    }
}

#[test]
fn no_row_is_wider_than_the_terminal_and_all_words_are_in_order() {
    let library = TempDir::new().unwrap();
    piped(library.path(), ARABIC, &["add".to_owned()]);
    let library = library.path();
    let commands = commands();
    // It is the program that takes its time.
    thread::scope(|scope| {
        for some in commands.chunks(commands.len().div_ceil(THREADS)) {
            scope.spawn(|| {
                some.iter()
                    .for_each(|command| check_command(library, command))
            });
        }
    });
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["قمة", "مينسك"],
        &["serach"],
    ] {
        check(library, ARABIC, arguments);
    }
}

/// Runs a command with all of its arguments, with its help, and with a wrong one.
fn check_command(library: &Path, command: &str) {
    for arguments in arguments(command) {
        check(library, ARABIC, arguments);
        check(library, ENGLISH, arguments);
    }
    let words: Vec<&str> = command.split(' ').collect();
    for argument in ["--help", "--لا-شيء"] {
        check(library, ARABIC, &[&words[..], &[argument]].concat());
    }
}

/// A terminal that orders letters by itself gets all text in the order of its letters, in rows that fit.
#[test]
fn a_terminal_that_orders_letters_gets_them_in_their_order() {
    let library = TempDir::new().unwrap();
    piped(library.path(), ARABIC, &["add".to_owned()]);
    for arguments in [
        &["show", "FILE"][..],
        &["list"],
        &["search", "قمة مينسك"],
        &["entities", "FILE"],
        &["entities", "--entity", "بوتين", "--width", "50", "FILE"],
        &["stats"],
        &[
            "list",
            "date:xx قمة مينسك في موسكو من أجل السلام والأمن في المنطقة",
        ],
        &["--help"],
        &["list", "--لا-شيء"],
    ] {
        for locale in [ARABIC, ENGLISH] {
            check_in(library.path(), locale, arguments, Order::OfLetters);
        }
    }
}

/// The order in which a terminal is sent letters.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    OfCells,
    OfLetters,
}

fn check(library: &Path, locale: &str, arguments: &[&str]) {
    check_in(library, locale, arguments, Order::OfCells);
}

/// Runs the program in a terminal and in a pipe, and compares what is to be read there.
fn check_in(library: &Path, locale: &str, arguments: &[&str], order: Order) {
    let folder = Folder::with(library);
    let run = |name| (folder.home(name), folder.arguments(arguments, name));
    let ((home, given), (pipe_home, pipe_given)) = (run("screen"), run("pipe"));
    let screen = on_screen(&home, locale, &given, order);
    let piped = piped(&pipe_home, locale, &pipe_given);
    let about = format!("{arguments:?} in {locale}:\n{screen}\n{piped}");
    assert!(!piped.contains('\x1b'), "{about}");
    if is_arranged_otherwise(arguments) {
        return;
    }
    // A pipe gets no headings.
    let headings = screen.lines().take(usize::from(has_headings(arguments)));
    let below = &screen[headings.map(|row| row.len() + 1).sum()..];
    let mut seen = match order {
        Order::OfCells => screen_words(below),
        Order::OfLetters => {
            let is_form = |c: char| matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
            assert!(!screen.contains(is_form), "{about}");
            piped_words(below)
        }
    };
    // What keeps letters from joining is there in either order.
    let mut expected = piped_words(&piped);
    // Where words stand in columns, rows of one field stand beside those of another: words that follow each other in
    // a field do so in a row, or from a row to the next.
    if has_columns(arguments) && order == Order::OfCells {
        let rows: Vec<Vec<String>> = screen.lines().map(screen_words).collect();
        for (first, second) in pairs(&piped) {
            assert!(
                follow(&rows, &first, &second),
                "{first} {second} in {about}"
            );
        }
        seen.sort();
        expected.sort();
    }
    let difference = seen
        .iter()
        .zip(&expected)
        .find(|(seen, expected)| seen != expected);
    let counts = (seen.len(), expected.len());
    assert!(
        difference.is_none() && counts.0 == counts.1,
        "{difference:?} {counts:?} {about}"
    );
}

/// Whether the words on a screen are not those in a pipe: there is no room for a column a topic, statistics stand in tables
/// of their own, and a pointer says which letter is meant.
fn is_arranged_otherwise(arguments: &[&str]) -> bool {
    ["--by-month", "stats", "topic:زحل", "date:xx"]
        .iter()
        .any(|one| arguments.contains(one))
}

/// Whether the first row on a screen has the headings of a table.
fn has_headings(arguments: &[&str]) -> bool {
    arguments == ["topics"] || arguments.contains(&"--total")
}

/// Whether a command prints fields beside each other.
fn has_columns(arguments: &[&str]) -> bool {
    let is_help = arguments
        .last()
        .is_some_and(|last| last.starts_with("--") && *last != "--yes");
    let is_table = [
        // Lines that run from left to right, with words of both directions.
        "config", "entities", "feed", "keep", "list", "notes", "remove", "restore", "search",
        "stats", "topics", "who",
    ];
    !is_help
        && arguments
            .first()
            .is_some_and(|first| is_table.contains(first))
        || arguments.contains(&"--explain")
        || arguments.contains(&"--total")
        || arguments.contains(&"--check")
}

/// A folder with a library for each of the two runs, and an article.
struct Folder(TempDir);

impl Folder {
    fn with(library: &Path) -> Self {
        let folder = Self(TempDir::new().unwrap());
        for run in ["screen", "pipe"] {
            let own = folder.home(run).join("qari");
            fs::create_dir_all(&own).unwrap();
            for file in fs::read_dir(library.join("qari")).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), own.join(file.file_name())).unwrap();
            }
        }
        fs::write(folder.0.path().join("news.txt"), NEWS).unwrap();
        fs::write(folder.0.path().join("noted.md"), NOTED).unwrap();
        folder
    }

    fn home(&self, run: &str) -> std::path::PathBuf {
        self.0.path().join(run)
    }

    fn arguments(&self, arguments: &[&str], run: &str) -> Vec<String> {
        let path = |name: &str| self.0.path().join(name).display().to_string();
        let argument = |argument: &&str| match *argument {
            "FILE" => path("news.txt"),
            "NOTED" => path("noted.md"),
            "NEW" => path(&format!("{run}-new")),
            other => other.to_owned(),
        };
        arguments.iter().map(argument).collect()
    }
}

/// What the program leaves on a screen; no row goes on in the next.
fn on_screen(home: &Path, locale: &str, arguments: &[String], order: Order) -> String {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mode = match order {
        Order::OfCells => "visual",
        Order::OfLetters => "logical",
    };
    let terminal = Terminal::start(&Start {
        arguments: &arguments,
        variables: &[("LC_ALL", locale), ("QARI_TERMINAL_MODE", mode)],
        columns: COLUMNS,
        rows: ROWS,
        home: Some(home),
        ..Start::default()
    });
    let (_, parser, _) = terminal.end();
    let screen = parser.screen();
    let contents = screen.contents();
    for row in 0..ROWS {
        assert!(
            !screen.row_wrapped(row),
            "row {row} of {arguments:?} is wider:\n{contents}"
        );
    }
    contents
}

/// What the program writes where nobody sees it.
fn piped(home: &Path, locale: &str, arguments: &[String]) -> String {
    // Both of its outputs in one, as a terminal has them.
    let output = Command::new("sh")
        .args(["-c", "exec \"$0\" \"$@\" 2>&1", env!("CARGO_BIN_EXE_qari")])
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .envs([("LC_ALL", locale), ("TERM", "xterm-256color")])
        .envs(["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, home)))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The Arabic words of a screen, each as it is seen, in the order in which they are read.
fn screen_words(screen: &str) -> Vec<String> {
    let rows = screen.lines().flat_map(|row| {
        let mut words = words(row);
        for word in &words {
            let is_joined = |c: char| !('\u{620}'..='\u{64A}').contains(&c) || c == '\u{640}';
            assert!(word.chars().all(is_joined), "{word} in {row}");
        }
        words.reverse();
        words
    });
    rows.map(str::to_owned).collect()
}

/// The Arabic words of a text in the order of its letters, each as it would be seen.
fn piped_words(text: &str) -> Vec<String> {
    let mut cells = VisualLine::default();
    let rows = text.lines().flat_map(|row| {
        let mut words = words(row);
        // `show` lays out for a pipe, too.
        if words.iter().any(|word| word.contains(|c| c >= '\u{FB50}')) {
            words.reverse();
        }
        words
    });
    rows.map(|word| {
        fit(
            word,
            BaseDirection::Auto,
            u16::MAX,
            Rendition::default(),
            &mut cells,
        );
        match word.contains(|c| c >= '\u{FB50}') {
            true => word.to_owned(),
            false => cells.text().to_owned(),
        }
    })
    .collect()
}

/// Words of Arabic letters that stand beside each other in a field, each as it would be seen.
fn pairs(text: &str) -> Vec<(String, String)> {
    let fields = text.lines().flat_map(|line| line.split('\t'));
    let pairs = fields.flat_map(|field| {
        let parts: Vec<&str> = field.split(' ').collect();
        let pairs = parts.windows(2).filter_map(|pair| {
            let [first, second] = [pair[0], pair[1]].map(|part| words(part) == [part]);
            let [one, other] = [pair[0], pair[1]].map(piped_words);
            // Sentences around a name are laid out for a pipe, too.
            let (one, other) = match field.contains(|c| c >= '\u{FB50}') {
                true => (other, one),
                false => (one, other),
            };
            (first && second).then(|| (one.concat(), other.concat()))
        });
        pairs.collect::<Vec<_>>()
    });
    pairs.collect()
}

/// Whether one word follows another somewhere in rows of words, each row in the order in which it is read.
fn follow(rows: &[Vec<String>], first: &str, second: &str) -> bool {
    let has = |row: &[String], word: &str| row.iter().any(|other| other == word);
    let is_in_row = |row: &Vec<String>| row.windows(2).any(|pair| pair == [first, second]);
    rows.iter().any(is_in_row)
        || rows
            .windows(2)
            .any(|rows| has(&rows[0], first) && has(&rows[1], second))
}

#[test]
fn words_in_the_wrong_order_do_not_follow_each_other() {
    let rows = ["ثانية أولى", "ثالثة"].map(|row| row.split(' ').map(str::to_owned).collect());
    assert!(follow(&rows, "ثانية", "أولى") && follow(&rows, "أولى", "ثالثة"));
    assert!(!follow(&rows, "أولى", "ثانية") && !follow(&rows, "ثالثة", "أولى"));
}

/// The parts of a row that are of Arabic letters and their marks.
fn words(row: &str) -> Vec<&str> {
    let is_letter = |c: char| matches!(c, '\u{200C}' | '\u{620}'..='\u{652}' | '\u{670}'..='\u{6D3}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    row.split(|c| !is_letter(c))
        .filter(|word| !word.is_empty())
        .collect()
}
