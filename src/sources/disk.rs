//! The files a reader names, found and read. Of the parsers' module only this has the disk.

mod search;

use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

pub use self::search::{FileSearch, Holder, LeftOut, find, find_changed, left_out};
use super::cut::cut_blocks;
use super::decode::Encoding;
use super::error::Error;
use super::format::{self, Format};
use super::input::{Input, Parsed};
use super::json_lines::{self, begins_like_lines};
use super::parse::parse;
use crate::article::{Draft, KeptOriginals, Original, Source, SourceKind};
use crate::files;
use crate::limits;

/// Reads the articles at `paths` in the order of [`find`], one when it is asked for; in an encoding, where the
/// reader says one. What cannot be read is an error in its place.
pub fn drafts(
    paths: &[PathBuf],
    encoding: Option<Encoding>,
) -> impl Iterator<Item = Result<Draft, Error>> + use<> {
    let read = with_originals(paths, encoding, KeptOriginals::None);
    read.map(|result| result.map(|(draft, _)| draft))
}

/// The same with the bytes of files, where those are to be kept.
pub fn with_originals(
    paths: &[PathBuf],
    encoding: Option<Encoding>,
    kept: KeptOriginals,
) -> impl Iterator<Item = Result<(Draft, Option<Arc<Original>>), Error>> + use<> {
    find(paths).flat_map(move |found| match found {
        Ok(holder) => read_holder(&holder, encoding, kept),
        Err(error) => Drafts::fault(error),
    })
}

/// Reads the articles at `paths`, all of them at once.
#[must_use]
pub fn collect(paths: &[PathBuf], encoding: Option<Encoding>) -> Vec<Result<Draft, Error>> {
    drafts(paths, encoding).collect()
}

/// How many articles something holds: one, or where it is lines of JSON as many as there are lines; one too
/// for what cannot be read, or only once.
#[must_use]
pub fn count(holder: &Holder) -> usize {
    let Holder::File(path) = holder else {
        return 1;
    };
    let lines = || -> Result<usize, files::Error> {
        let mut file = BufReader::new(files::open(path)?);
        if !begins_like_lines(&mut file)? {
            return Ok(1);
        }
        let mut lines = 0;
        while file.skip_until(b'\n')? > 0 {
            lines += 1;
        }
        Ok(lines)
    };
    match format::of_name(path) {
        // Most files need not be opened for it.
        Some((format, _)) if format != Format::JsonLines => 1,
        _ => lines().unwrap_or(1),
    }
}

/// The articles of one holder, while they are read.
enum Drafts {
    Fault(Option<Error>),
    Whole(std::vec::IntoIter<Draft>, Option<Arc<Original>>),
    Lines(JsonLinesReader<Box<dyn BufRead>>),
}

impl Drafts {
    fn fault(error: Error) -> Self {
        Self::Fault(Some(error))
    }

    /// What was read of a whole file.
    fn whole(result: Result<Whole, Error>) -> Self {
        match result {
            Ok((parsed, original)) => Self::Whole(parsed.into_drafts().into_iter(), original),
            Err(error) => Self::fault(error),
        }
    }
}

impl Iterator for Drafts {
    type Item = Result<(Draft, Option<Arc<Original>>), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Fault(error) => error.take().map(Err),
            Self::Whole(drafts, original) => Some(Ok((drafts.next()?, original.clone()))),
            // What left a library is no original.
            Self::Lines(lines) => lines.next().map(|draft| Ok((draft?, None))),
        }
    }
}

fn read_holder(holder: &Holder, encoding: Option<Encoding>, kept: KeptOriginals) -> Drafts {
    let (reader, source): (Box<dyn BufRead>, _) = match holder {
        Holder::StandardInput => (Box::new(io::stdin().lock()), Source::standard_input()),
        Holder::File(path) => match files::open(path) {
            Ok(file) => (Box::new(BufReader::new(file)), Source::file(path.clone())),
            Err(fault) => return Drafts::fault(Error::of_file(path, fault)),
        },
    };
    read_from(reader, source, encoding, kept)
}

fn read_from(
    mut reader: Box<dyn BufRead>,
    source: Source,
    encoding: Option<Encoding>,
    kept: KeptOriginals,
) -> Drafts {
    match begins_like_lines(&mut reader) {
        Ok(true) => Drafts::Lines(JsonLinesReader {
            reader,
            name: source.to_string(),
            number: 0,
            has_failed: false,
        }),
        Ok(false) => Drafts::whole(read_whole(&mut reader, source, encoding, kept)),
        Err(error) => Drafts::fault(Error::Unreadable {
            name: source.to_string(),
            fault: error.into(),
        }),
    }
}

/// What a file holds, and its bytes where they are to be kept.
type Whole = (Parsed, Option<Arc<Original>>);

fn read_whole(
    reader: &mut impl Read,
    source: Source,
    encoding: Option<Encoding>,
    kept: KeptOriginals,
) -> Result<Whole, Error> {
    let bytes = files::read_at_most(reader, limits::ARTICLE_FILE).map_err(|fault| {
        let name = source.to_string();
        Error::Unreadable { name, fault }
    })?;
    let parsed = parse(&Input {
        encoding,
        ..Input::new(&bytes, source.clone())
    })?;
    let is_kept = kept == KeptOriginals::All && source.kind == SourceKind::File;
    let original = is_kept.then(|| {
        Arc::new(Original {
            source,
            bytes,
            media_type: None,
            charset: None,
            at: Timestamp::now(),
        })
    });
    Ok((parsed, original))
}

/// The articles of lines of JSON, one when it is asked for.
struct JsonLinesReader<R> {
    reader: R,
    name: String,
    number: usize,
    /// Whether the reader has failed: it would fail again, and its error is told once.
    has_failed: bool,
}

impl<R> JsonLinesReader<R> {
    fn unreadable(&mut self, error: io::Error) -> Error {
        self.has_failed = true;
        Error::Unreadable {
            name: self.name.clone(),
            fault: error.into(),
        }
    }
}

impl<R: BufRead> Iterator for JsonLinesReader<R> {
    type Item = Result<Draft, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        let mut line = Vec::new();
        let length = match self
            .reader
            .by_ref()
            .take(limits::ARTICLE_FILE)
            .read_until(b'\n', &mut line)
        {
            Ok(0) => return None,
            Ok(length) => length,
            Err(error) => return Some(Err(self.unreadable(error))),
        };
        self.number += 1;
        // What is behind a line too long is not read as if it were another.
        let is_cut = u64::try_from(length) == Ok(limits::ARTICLE_FILE) && !line.ends_with(b"\n");
        if is_cut && let Err(error) = self.reader.skip_until(b'\n') {
            return Some(Err(self.unreadable(error)));
        }
        let draft = json_lines::parse(&line).map(cut_blocks);
        Some(draft.map_err(|fault| Error::BadLine {
            name: self.name.clone(),
            number: self.number,
            fault,
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::TempDir;

    use super::*;
    use crate::article::Block;
    use crate::notice::Notice;
    use crate::range::TextRange;

    /// A directory with these files in it, and their names as text.
    fn directory(files: &[&str]) -> TempDir {
        let directory = tempfile::tempdir().unwrap();
        for file in files {
            let path = directory.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        directory
    }

    /// The titles of what was read, and the words of the errors.
    fn outcomes(paths: &[PathBuf], standard_input: &str) -> Vec<String> {
        let input = standard_input.as_bytes().to_vec();
        find(paths)
            .flat_map(|found| match found {
                Ok(Holder::StandardInput) => {
                    let reader = Box::new(io::Cursor::new(input.clone()));
                    read_from(reader, Source::standard_input(), None, KeptOriginals::All)
                }
                Ok(holder) => read_holder(&holder, None, KeptOriginals::None),
                Err(error) => Drafts::fault(error),
            })
            .map(|result| match result {
                Ok((draft, _)) => draft.metadata.title,
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn a_directory_is_its_texts_in_order() {
        let directory = directory(&[
            "b.md",
            "a.TXT",
            "c/d.markdown",
            "c/e.rs",
            ".f.txt",
            ".g/h.txt",
        ]);
        assert_eq!(
            outcomes(&[directory.path().to_owned()], ""),
            ["a.TXT", "b.md", "c/d.markdown"]
        );
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let directory = directory(&[
            "a.md",
            "b.mdx",
            "c.qmd",
            "d.Rmd",
            "e.rst",
            "f/g.ADOC",
            "f/h.rst",
            "LICENSE",
            ".i.rst",
            ".git/j.rst",
            "CVS/k.txt",
            "l.xml",
            "m.json",
            "n.html",
        ]);
        let paths = [directory.path().to_owned()];
        let found = find(&paths)
            .map(|found| found.is_ok())
            .filter(|is_found| *is_found);
        assert_eq!(found.count(), 5);
        let told = Notice::LeftOut {
            files: 6,
            extensions: ["rst", "adoc", "json", "xml"].map(str::to_owned).to_vec(),
            linked_directories: 0,
            hidden_directories: 2,
        };
        assert_eq!(left_out(&paths).notice(), told);
        // What is named by itself is read whatever its name.
        let named = directory.path().join("e.rst");
        assert_eq!(outcomes(std::slice::from_ref(&named), ""), ["e.rst"]);
        assert!(left_out(&[named]).is_empty());
    }

    #[test]
    fn of_what_changed_in_a_folder_that_is_found_which_a_search_finds() {
        let directory = directory(&["a.md", "b.rs", "c/d.txt", "c/e.log", ".f/g.md", "c/.h.md"]);
        let root = directory.path();
        let found = |path: &str| {
            let files = find_changed(root, &root.join(path)).into_iter();
            let names = files.map(|file| file.strip_prefix(root).unwrap().display().to_string());
            names.collect::<Vec<_>>()
        };
        assert_eq!(found("a.md"), ["a.md"]);
        assert_eq!(found("c"), ["c/d.txt"]);
        assert_eq!(found(""), ["a.md", "c/d.txt"]);
        for path in ["b.rs", "c/e.log", ".f", ".f/g.md", "c/.h.md", "none.md"] {
            assert_eq!(found(path), [""; 0], "{path}");
        }
        assert_eq!(
            find_changed(&root.join("c"), &root.join("a.md")),
            [""; 0].map(PathBuf::from)
        );
        #[cfg(unix)]
        {
            let link = |target: &Path, name: &str| {
                std::os::unix::fs::symlink(target, root.join(name)).unwrap();
            };
            let elsewhere = self::directory(&["i.md", "j/k.md"]);
            link(&elsewhere.path().join("i.md"), "i.md");
            link(&elsewhere.path().join("j"), "j");
            link(Path::new("a.md"), "again.md");
            assert_eq!(found("i.md"), ["i.md"]);
            assert_eq!(found("j"), [""; 0]);
            assert_eq!(found("again.md"), [""; 0]);
        }
    }

    #[test]
    fn paths_keep_their_order_and_an_error_its_place() {
        let directory = directory(&["b.log", "c/d.rs"]);
        let missing = directory.path().join("missing.txt");
        let empty = directory.path().join("c");
        let outcomes = outcomes(
            &[
                missing.clone(),
                "-".into(),
                directory.path().join("b.log"),
                empty.clone(),
            ],
            "من الدخل",
        );
        let first = outcomes[0]
            .strip_prefix(&missing.display().to_string())
            .unwrap();
        assert!(first.starts_with(": "), "{first}");
        assert_eq!(outcomes[1..3], ["من الدخل", "b.log"]);
        assert!(outcomes[3].starts_with(&empty.display().to_string()));
        assert!(outcomes[3].contains("holds no articles"));
    }

    #[test]
    fn an_endless_file_is_given_up() {
        let endless = &mut io::repeat(b'a');
        let error = read_whole(endless, Source::standard_input(), None, KeptOriginals::None)
            .map(drop)
            .unwrap_err();
        assert_eq!(error.to_string(), "-: TooLarge { limit: 64 }");
    }

    #[test]
    fn a_disk_that_fails_behind_the_first_line_is_told_of_once() {
        /// Fails whenever it is read.
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("bad sector"))
            }
        }
        let draft = super::super::plain::parse("أول", Source::standard_input());
        let line = json_lines::write(draft).unwrap();
        let text = io::Cursor::new(format!("{line}\n{{\"qari\":"));
        let reader = Box::new(BufReader::new(text.chain(Failing)));
        let source = Source::standard_input();
        let read = read_from(reader, source, None, KeptOriginals::None).take(4);
        let faults: Vec<bool> = read.map(|result| result.is_err()).collect();
        assert_eq!(faults, [false, true]);
    }

    #[test]
    fn lines_of_json_are_articles_and_a_bad_one_is_told_by_its_number() {
        let line = |title: &str| {
            let draft = super::super::plain::parse(title, Source::standard_input());
            json_lines::write(draft).unwrap()
        };
        let lines = format!("{}\n{{\"qari\":1}}\nx\n{}", line("أول"), line("ثان"));
        let outcomes = outcomes(&["-".into()], &lines);
        assert_eq!(outcomes.len(), 4);
        assert_eq!([&outcomes[0], &outcomes[3]], ["أول", "ثان"]);
        assert!(outcomes[1].starts_with("-: line 2: "), "{}", outcomes[1]);
        assert!(outcomes[2].starts_with("-: line 3: "), "{}", outcomes[2]);

        let directory = directory(&["a.md"]);
        let file = directory.path().join("a.jsonl");
        fs::write(&file, lines).unwrap();
        assert_eq!(count(&Holder::File(file)), 4);
        assert_eq!(count(&Holder::File(directory.path().join("a.md"))), 1);
        assert_eq!(count(&Holder::File(directory.path().join("none"))), 1);
    }

    #[test]
    fn blocks_of_lines_of_json_are_cut_as_those_of_files_are() {
        let text = "كلمة ".repeat(limits::BLOCK / 4);
        let mut draft = super::super::plain::parse("أول", Source::standard_input());
        draft.body.text.clone_from(&text);
        draft.body.blocks[0] = draft.body.blocks[0].at(TextRange::new(0, text.len()));
        let line = json_lines::write(draft).unwrap();
        let directory = directory(&[]);
        let file = directory.path().join("a.jsonl");
        fs::write(&file, line).unwrap();
        let body = drafts(&[file], None).next().unwrap().unwrap().body;
        assert!(body.blocks.len() > 1);
        let is_short = |block: &Block| block.range().len() <= limits::BLOCK;
        assert!(body.blocks.iter().all(is_short));
    }

    #[test]
    fn in_a_directory_lines_of_json_are_read_where_they_are_articles() {
        let directory = directory(&["a.md"]);
        let write = |name: &str, text: &str| fs::write(directory.path().join(name), text).unwrap();
        let draft = super::super::plain::parse("من سطر", Source::standard_input());
        let line = json_lines::write(draft).unwrap();
        write("b.jsonl", &format!("{line}\n"));
        write("c.jsonl", "{\"level\":\"info\"}\n");
        write("d.jsonl", "");
        assert_eq!(
            outcomes(&[directory.path().to_owned()], ""),
            ["a.md", "من سطر"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_told_of_and_the_others_are_read() {
        let directory = directory(&["a.txt", "d.txt"]);
        for name in ["b.md", "c.jsonl"] {
            let pipe = directory.path().join(name);
            let made = std::process::Command::new("mkfifo").arg(pipe).status();
            assert!(made.unwrap().success());
        }
        let outcomes = outcomes(&[directory.path().to_owned(), "/dev/zero".into()], "");
        assert_eq!([&outcomes[0], &outcomes[3]], ["a.txt", "d.txt"]);
        for (outcome, name) in [
            (&outcomes[1], "b.md"),
            (&outcomes[2], "c.jsonl"),
            (&outcomes[4], "/dev/zero"),
        ] {
            assert!(outcome.contains("NotRegular"), "{outcome}");
            assert_eq!(outcome.matches(name).count(), 1, "{outcome}");
        }
        let pipe = Holder::File(directory.path().join("c.jsonl"));
        assert_eq!(count(&pipe), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_may_lead_in_a_circle() {
        let directory = directory(&["a.txt"]);
        let elsewhere = self::directory(&["c.txt", "d/e.txt"]);
        let link = |target: &Path, name: &str| {
            std::os::unix::fs::symlink(target, directory.path().join(name)).unwrap();
        };
        link(directory.path(), "again");
        link(Path::new("a.txt"), "b.txt");
        link(Path::new("a.txt"), "0.txt");
        // A file elsewhere is read once, a directory elsewhere is told of.
        link(&elsewhere.path().join("c.txt"), "c.txt");
        link(&elsewhere.path().join("c.txt"), "d.md");
        link(&elsewhere.path().join("d"), "e");
        let paths = [directory.path().to_owned()];
        assert_eq!(outcomes(&paths, ""), ["a.txt", "c.txt"]);
        let told = Notice::LeftOut {
            files: 0,
            extensions: Vec::new(),
            linked_directories: 1,
            hidden_directories: 0,
        };
        assert_eq!(left_out(&paths).notice(), told);
    }
}
