//! Books in EPUB made into drafts: a chapter is an article, in reading order.
//!
//! [`package`] reads what the book says of itself and [`contents`] its table of contents, both by [`xml`]. What is
//! damaged is left out and counted; without a package document all pages of the archive are read, in the order of their names.
//!
//! The archive is read by [`super::zip`] and the package here: the size of a file has to be bounded while it is unpacked,
//! whatever the archive says of it, and an archive that breaks off has chapters to be read all the same.

mod contents;
mod package;
mod xml;

use self::contents::ContentsTitles;
use self::package::Package;
use super::compose::{Composer, Spacing};
use super::decode::{self, Encoding, Hints};
use super::feed::without_repeated_heading;
use super::zip::{Archive, Unpacker};
use super::{Error, Parsed, date, hexadecimal, html, language, title};
use crate::article::{Block, BlockKind, Body, Draft, Kept, Language, Metadata, Source, Warning};
use crate::limits;

const CONTAINER: &str = "META-INF/container.xml";
/// How pages are named in an archive without a package document.
const PAGES: [&str; 3] = [".xhtml", ".html", ".htm"];
const PAGE_TYPES: [&str; 2] = ["application/xhtml+xml", "text/html"];

/// What reads a table of contents.
type ReadTitles = fn(&str) -> ContentsTitles;

/// Whether an archive is a book.
pub(super) fn is_book(archive: &Archive<'_>) -> bool {
    archive
        .names()
        .any(|name| name == CONTAINER || is_package(name))
}

fn is_package(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".opf")
}

/// Reads the chapters of a book, each with its path in the archive in [`Source::item`].
///
/// # Errors
///
/// Where no chapter can be read.
pub(super) fn parse(
    archive: &Archive<'_>,
    source: &Source,
    said: Option<Encoding>,
) -> Result<Parsed, Error> {
    let mut book = Book {
        archive,
        unpacker: Unpacker::new(archive, limits::BOOK),
        said,
    };
    let path = book.package_path();
    let text = path.as_deref().and_then(|path| book.text(path));
    let package = package::read(&text.map(|page| page.text).unwrap_or_default());
    let base = path.unwrap_or_default();
    let titles = book.titles(&package, &base);
    let facts = BookFacts::of(package.title.clone(), &package);
    let mut parsed = Parsed::default();
    let mut unread = 0;
    for path in chapters(archive, &package, &base) {
        let Some(page) = book.text(&path) else {
            unread += 1;
            continue;
        };
        unread += usize::from(!page.is_whole);
        let title = titles.get(&path).map(String::as_str);
        parsed
            .drafts
            .extend(chapter(&page, title, &path, &facts, source));
    }
    if parsed.drafts.is_empty() {
        return Err(Error::BrokenBook {
            name: source.to_string(),
        });
    }
    if unread > 0 {
        parsed
            .warnings
            .push(Warning::UnreadChapters { count: unread });
    }
    Ok(parsed)
}

/// The paths of the chapters in reading order, each once. The table of contents is none.
fn chapters(archive: &Archive<'_>, package: &Package, base: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for file in package.order.iter().filter_map(|id| package.files.get(id)) {
        let path = resolved(base, &file.address);
        let is_page = PAGE_TYPES.contains(&file.media_type.as_str()) || is_page(&path);
        if is_page && !file.is_contents && seen.insert(path.clone()) {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        paths = archive
            .names()
            .filter(|name| is_page(name))
            .map(str::to_owned)
            .collect();
        paths.sort_unstable();
        paths.dedup();
    }
    paths
}

fn is_page(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    PAGES.iter().any(|ending| path.ends_with(ending))
}

/// The archive while it is read.
struct Book<'a> {
    archive: &'a Archive<'a>,
    unpacker: Unpacker<'a>,
    said: Option<Encoding>,
}

/// A text of the book.
struct BookText {
    text: String,
    is_whole: bool,
    warnings: Vec<Warning>,
}

impl Book<'_> {
    fn text(&mut self, path: &str) -> Option<BookText> {
        let unpacked = self.unpacker.read(path, limits::CHAPTER)?;
        let hints = Hints {
            said: self.said,
            declared: None,
        };
        let decoded = decode::decode(&unpacked.bytes, &hints).ok()?;
        let warnings = decoded.warnings();
        Some(BookText {
            text: decoded.text,
            is_whole: unpacked.is_whole,
            warnings,
        })
    }

    /// Where the package document is: where the container says, else any that there is.
    fn package_path(&mut self) -> Option<String> {
        let container = self.text(CONTAINER);
        let said = container.and_then(|page| package::path(&page.text));
        let said = said.filter(|path| self.archive.has(path));
        said.or_else(|| {
            self.archive
                .names()
                .find(|name| is_package(name))
                .map(str::to_owned)
        })
    }

    /// The titles of chapters by their paths.
    fn titles(&mut self, package: &Package, base: &str) -> ContentsTitles {
        let nav = package.files.values().find(|file| file.is_contents);
        let ncx = package.ncx.as_ref().and_then(|id| package.files.get(id));
        let ncx = ncx.or_else(|| {
            let mut files = package.files.values();
            files.find(|file| file.media_type == "application/x-dtbncx+xml")
        });
        let tables = [
            (nav, contents::of_nav as ReadTitles),
            (ncx, contents::of_ncx),
        ];
        for (file, read) in tables {
            let Some(file) = file else { continue };
            let path = resolved(base, &file.address);
            let Some(page) = self.text(&path) else {
                continue;
            };
            let titles = read(&page.text);
            if !titles.is_empty() {
                let whole = titles.into_iter();
                return whole
                    .map(|(address, title)| (resolved(&path, &address), title))
                    .collect();
            }
        }
        ContentsTitles::new()
    }
}

/// What all chapters have in common.
struct BookFacts {
    title: Option<String>,
    creators: Vec<String>,
    language: Option<Language>,
    date: Option<jiff::civil::Date>,
}

impl BookFacts {
    fn of(title: Option<String>, package: &Package) -> Self {
        Self {
            title,
            creators: package.creators.clone(),
            language: package.language.as_deref().and_then(Language::from_tag),
            date: package.date.as_deref().and_then(date::parse),
        }
    }
}

/// The article of a chapter; `None` where it has nothing to read, like a cover.
fn chapter(
    page: &BookText,
    title: Option<&str>,
    path: &str,
    facts: &BookFacts,
    source: &Source,
) -> Option<Draft> {
    let mut composer = Composer::default();
    if let Some(title) = title {
        composer.block(BlockKind::Title, Spacing::Loose, title);
    }
    let before = composer.blocks().len();
    let mut warnings = page.warnings.clone();
    warnings.extend(html::compose(&page.text, None, &mut composer));
    let mut body = composer.finish();
    let blocks = body.blocks.get(before..).unwrap_or_default();
    if blocks.iter().all(|block| !says_something(&body, block)) {
        return None;
    }
    match title {
        Some(title) => body = without_repeated_heading(body, title),
        None => name_by_heading(&mut body),
    }
    let guess = language::of_body(&body);
    let metadata = Metadata {
        title: title.map_or_else(|| title::of_body(&body), str::to_owned),
        date: facts.date,
        publisher: facts.title.clone(),
        authors: facts.creators.clone(),
        language: if guess == Language::undetermined() {
            facts.language.clone().unwrap_or(guess)
        } else {
            guess
        },
        warnings,
        ..Metadata::default()
    };
    Some(Draft {
        source: Source {
            item: Some(path.to_owned()),
            ..source.clone()
        },
        metadata,
        body,
        kept: Kept::default(),
    })
}

/// Whether a block is something to be read; the caption of a picture alone is a cover.
fn says_something(body: &Body, block: &Block) -> bool {
    block.kind != BlockKind::Caption && body.block_text(block).contains(char::is_alphanumeric)
}

/// Makes the heading that opens a chapter its title.
fn name_by_heading(body: &mut Body) {
    let Some(first) = body.blocks.first_mut() else {
        return;
    };
    if matches!(first.kind, BlockKind::Heading { .. }) {
        first.kind = BlockKind::Title;
    }
}

/// The path of a file in the archive, from an address in the file at `base`.
fn resolved(base: &str, address: &str) -> String {
    let address = address.split('#').next().unwrap_or(address);
    let address = percent_decoded(address);
    let mut path: Vec<&str> = match address.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => base.split('/').collect(),
    };
    path.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            _ => path.push(part),
        }
    }
    path.join("/")
}

/// An address with `%D9%81` as the letters it stands for.
fn percent_decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        match hexadecimal::byte(after) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests;
