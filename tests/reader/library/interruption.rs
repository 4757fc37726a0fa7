//! Taking articles in, ended at any moment and by anything; and by several at once.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::BuildHasher;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command};

use rusqlite::{Connection, OpenFlags};

use super::place::{BUILT_IN, Place, name};

const FILES: usize = 5_000;

/// A folder of small articles.
fn place_with(files: usize) -> Place {
    let place = Place::new();
    for number in 0..files {
        let text =
            format!("عنوان المقال {number}\n\nوصل الوفد رقم {number} إلى مينسك يوم الخميس.\n");
        place.write(&format!("articles/{}/{number}.txt", number % 7), &text);
    }
    place
}

/// How many articles another program has committed so far.
struct Committed {
    connection: Option<Connection>,
}

impl Committed {
    fn count(&mut self, library: &Path) -> usize {
        if self.connection.is_none() && library.exists() {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
            self.connection = Connection::open_with_flags(library, flags).ok();
        }
        let count = self.connection.as_ref().and_then(|connection| {
            let sql = "SELECT count(*) FROM article";
            connection
                .query_row(sql, [], |row| row.get::<_, i64>(0))
                .ok()
        });
        count.map_or(0, |count| usize::try_from(count).unwrap())
    }
}

/// Numbers without a pattern; another sequence at every run.
struct Random(u64);

impl Random {
    fn new() -> Self {
        Self(RandomState::new().hash_one(0) | 1)
    }

    /// A number below `end` (xorshift, Marsaglia 2003).
    fn below(&mut self, end: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end).unwrap()
    }
}

/// Waits until so many articles are committed, and some looks longer: a moment that has nothing to do with
/// the end of a transaction. Returns whether the program is still at work.
fn wait_for(child: &mut Child, library: &Path, count: usize, looks: usize) -> bool {
    let mut committed = Committed { connection: None };
    let mut left = looks;
    while child.try_wait().unwrap().is_none() {
        if committed.count(library) >= count {
            if left == 0 {
                return true;
            }
            left -= 1;
        }
    }
    false
}

/// That a library is sound and every article in it whole; returns how many there are.
#[track_caller]
fn assert_whole(library: &Path) -> usize {
    let connection = Connection::open(library).unwrap();
    let number = |sql: &str| {
        connection
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let verdict: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(verdict, "ok");
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'article'";
    if number(tables) == 0 {
        return 0;
    }
    let articles = number("SELECT count(*) FROM article");
    let whole = "SELECT count(*) FROM article JOIN body ON body.article = article.id \
                 JOIN search_docsize ON search_docsize.id = article.id \
                 WHERE text LIKE title || '%' AND (origin_kind = 'seed' OR text LIKE '%الخميس.')";
    assert_eq!(number(whole), articles);
    assert_eq!(number("SELECT count(*) FROM body"), articles);
    assert_eq!(number("SELECT count(*) FROM search_docsize"), articles);
    usize::try_from(articles).unwrap()
}

#[test]
fn killed_at_any_moment_it_leaves_whole_articles_and_goes_on() {
    let place = place_with(FILES);
    let folder = place.path("articles");
    let add = ["add", "--no-entities", name(&folder)];
    let library = place.library();
    let mut random = Random::new();
    let mut count = 0;
    let mut killed = 0;
    for round in 0..20 {
        // The first ones while the library is made; and anew before there is nothing left to take in.
        if round < 5 || count > FILES / 2 {
            for file in fs::read_dir(library.parent().unwrap()).unwrap() {
                let path = file.unwrap().path();
                if name(&path).contains("library.sqlite3") {
                    fs::remove_file(path).unwrap();
                }
            }
            count = 0;
        }
        let goal = if round < 5 {
            0
        } else {
            count + random.below(350)
        };
        let looks = random.below(if round < 5 { 10_000 } else { 400 });
        let mut child = place.start(&add);
        let is_at_work = wait_for(&mut child, &library, goal, looks);
        child.kill().unwrap();
        let status = child.wait().unwrap();
        killed += usize::from(status.signal() == Some(9));
        assert!(is_at_work || status.success(), "{status}");
        if library.exists() {
            let now = assert_whole(&library);
            assert!(now >= count, "round {round}: {count} articles, then {now}");
            count = now;
        }
    }
    assert!(killed >= 15, "only {killed} of 20 were killed at work");
    assert!(count < FILES + BUILT_IN, "nothing was left to be completed");
    let output = place.run(&add);
    assert!(output.status.success());
    assert_eq!(assert_whole(&library), FILES + BUILT_IN);
    let known = String::from_utf8(place.run(&add).stdout).unwrap();
    assert_eq!(known, format!("new: 0 articles, known: {FILES} articles\n"));
}

#[test]
fn asked_to_end_it_finishes_what_it_writes_and_ends_by_the_signal() {
    let place = place_with(FILES);
    let folder = place.path("articles");
    let library = place.library();
    let mut count = 0;
    for (signal, number) in [("-INT", 2), ("-TERM", 15)] {
        let mut child = place.start(&["add", name(&folder)]);
        assert!(wait_for(&mut child, &library, count + BUILT_IN + 1, 0));
        let sent = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            output.status.signal(),
            Some(number),
            "{signal}: what a shell calls {}",
            128 + number
        );
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            said.starts_with("new: ") && said.lines().count() == 1,
            "{said}"
        );
        assert!(
            String::from_utf8(output.stderr)
                .unwrap()
                .contains("the same command continues")
        );
        let now = assert_whole(&library);
        assert!(now > count, "{signal}");
        count = now;
    }
    assert!(count < FILES + BUILT_IN);
}

#[test]
fn several_at_once_lose_nothing_and_wait_for_each_other() {
    let place = place_with(600);
    let halves: [Vec<_>; 2] = [[0, 1, 2, 3, 4], [2, 3, 4, 5, 6]].map(|folders| {
        folders
            .map(|number| place.path(&format!("articles/{number}")))
            .to_vec()
    });
    let mut adding: Vec<Child> = halves
        .iter()
        .map(|paths| {
            let paths = paths.iter().map(|path| name(path));
            let arguments: Vec<&str> = ["add", "--no-entities"].into_iter().chain(paths).collect();
            place.start(&arguments)
        })
        .collect();
    let mut listed = 0;
    while adding
        .iter_mut()
        .any(|child| child.try_wait().unwrap().is_none())
    {
        let output = place.run(&["list", "--format", "json"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert!(
            !told.contains("locked") && !told.contains("in use"),
            "{told}"
        );
        let articles: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
        assert!(articles.len() >= listed, "articles are lost");
        listed = articles.len();
    }
    let mut new = 0;
    for child in adding {
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
        let said = String::from_utf8(output.stdout).unwrap();
        let count = said
            .strip_prefix("new: ")
            .unwrap()
            .split(' ')
            .next()
            .unwrap();
        new += count.parse::<usize>().unwrap();
    }
    assert_eq!(new, 600, "what both bring is new to one of them");
    assert_eq!(assert_whole(&place.library()), 600 + BUILT_IN);
}

#[test]
fn who_asks_does_not_wait_for_who_writes() {
    let place = place_with(3);
    let folder = place.path("articles");
    place.text(&["add", name(&folder)]);
    place.text(&["keep", "وفود", "الوفد"]);
    let mut connection = Connection::open(place.library()).unwrap();
    let writing = connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .unwrap();
    writing
        .execute("DELETE FROM article WHERE title LIKE 'عنوان%'", [])
        .unwrap();
    for arguments in [
        &["list", "الوفد"][..],
        &["search", "الوفد"],
        &["topics"],
        &["stats", "--check"],
        &["keep"],
        &["who", "مينسك"],
        &["export", "--format", "jsonl", "الوفد"],
    ] {
        let output = place.text(arguments);
        // As it was before, until the other has done.
        assert_eq!(
            output.matches("عنوان المقال").count() > 0,
            arguments.contains(&"الوفد")
        );
    }
    drop(writing);
}
