//! The formats of files of articles, and what such files are named.

use std::path::Path;

use crate::article::Source;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// A feed.
    Feed,
    /// Subtitles.
    Subtitles,
    /// Org.
    Org,
    /// A page saved with all that it shows (MHTML, MAFF).
    SavedPage,
    /// A book in EPUB.
    Book,
    /// Articles as lines of JSON, which this program writes.
    JsonLines,
}

/// Whether a file in a folder is read by its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// All files that are named so are articles.
    Named,
    /// Other programs name their files so too: the beginning of the file decides.
    Opened,
}

/// What files are named that are read where they lie in a folder. A file that is named by itself is read whatever its
/// name.
#[rustfmt::skip]
pub const EXTENSIONS: &[(&str, Format, Certainty)] = &[
    ("txt", Format::Plain, Certainty::Named),
    ("text", Format::Plain, Certainty::Named),
    ("md", Format::Markdown, Certainty::Named),
    ("markdown", Format::Markdown, Certainty::Named),
    ("mdx", Format::Markdown, Certainty::Named),
    ("qmd", Format::Markdown, Certainty::Named),
    ("rmd", Format::Markdown, Certainty::Named),
    ("html", Format::Html, Certainty::Named),
    ("htm", Format::Html, Certainty::Named),
    ("xhtml", Format::Html, Certainty::Named),
    ("mht", Format::SavedPage, Certainty::Named),
    ("mhtml", Format::SavedPage, Certainty::Named),
    ("maff", Format::SavedPage, Certainty::Named),
    ("epub", Format::Book, Certainty::Named),
    ("org", Format::Org, Certainty::Named),
    ("srt", Format::Subtitles, Certainty::Named),
    ("vtt", Format::Subtitles, Certainty::Named),
    ("rss", Format::Feed, Certainty::Named),
    ("atom", Format::Feed, Certainty::Named),
    ("rdf", Format::Feed, Certainty::Opened),
    ("xml", Format::Feed, Certainty::Opened),
    ("json", Format::Feed, Certainty::Opened),
    ("jsonl", Format::JsonLines, Certainty::Opened),
    ("ndjson", Format::JsonLines, Certainty::Opened),
];

/// The format that the name of a file says, and whether it is certain.
#[must_use]
pub fn of_name(path: &Path) -> Option<(Format, Certainty)> {
    let extension = path.extension()?;
    let known = EXTENSIONS
        .iter()
        .find(|(known, ..)| extension.eq_ignore_ascii_case(known));
    known.map(|(_, format, certainty)| (*format, *certainty))
}

/// Whether a source is named as those of a format are.
#[must_use]
pub fn is_named(source: &Source, format: Format) -> bool {
    of_name(Path::new(&source.locator)).is_some_and(|(named, _)| named == format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_name_counts_in_whatever_case() {
        let format = |name: &str| of_name(Path::new(name)).map(|(format, _)| format);
        assert_eq!(format("مقال.TXT"), Some(Format::Plain));
        assert_eq!(format("a.Rmd"), Some(Format::Markdown));
        assert_eq!(format("a/b.md/c"), None);
        assert_eq!(format("a.md.rs"), None);
        assert_eq!(format("md"), None);
    }

    #[test]
    fn an_extension_stands_once() {
        for (index, (extension, ..)) in EXTENSIONS.iter().enumerate() {
            assert_eq!(*extension, extension.to_ascii_lowercase());
            let before = &EXTENSIONS[..index];
            assert!(before.iter().all(|(other, ..)| other != extension));
        }
    }
}
