//! The articles in some bytes: what they are is found out, they are decoded, and the text is parsed.

use serde::de::IgnoredAny;

use super::decode::{self, Encoding, Hints, NotText};
use super::error::Error;
use super::format::{Format, is_named};
use super::input::{FeedHead, Input, Parsed};
use super::maff;
use super::mhtml::{self, is_mhtml};
use super::zip::{Archive, is_zip};
use super::{epub, feed, front_matter, html, markdown, org, plain, subtitles, web_page};
use crate::article::{Source, Warning};
use crate::panics;

/// Reads the articles in some bytes: finds out what they are, decodes them and parses the text.
///
/// # Errors
///
/// Where the bytes are not a text, there is no article in them, or a parser panics: that loses one document.
pub fn parse(input: &Input<'_>) -> Result<Parsed, Error> {
    guarded(input, || parse_bytes(input))
}

/// The result of reading an input, or an error where that panics.
fn guarded(
    input: &Input<'_>,
    read: impl FnOnce() -> Result<Parsed, Error>,
) -> Result<Parsed, Error> {
    panics::caught(read).unwrap_or_else(|reason| {
        Err(Error::Unparsable {
            name: input.source.to_string(),
            reason,
        })
    })
}

fn parse_bytes(input: &Input<'_>) -> Result<Parsed, Error> {
    if is_zip(input.bytes) {
        let archive = Archive::open(input.bytes);
        if epub::is_book(&archive) {
            return epub::parse(&archive, &input.source, input.encoding);
        }
        if maff::is_maff(&archive) {
            return parse_saved_pages(&archive, input);
        }
    }
    if is_mhtml(input.bytes)
        && let Some(page) = mhtml::page(input.bytes)
    {
        return parse_text(&Input {
            bytes: &page.bytes,
            source: input.source.clone(),
            media_type: Some(&page.media_type),
            charset: page.charset.as_deref(),
            encoding: input.encoding,
            base: page.address.as_deref().or(input.base),
        });
    }
    parse_text(input)
}

/// Reads the pages of an archive. Where there are several, each has its path in the archive in `Source::item`.
fn parse_saved_pages(archive: &Archive<'_>, input: &Input<'_>) -> Result<Parsed, Error> {
    let (pages, mut unread) = maff::pages(archive);
    let is_one = pages.len() == 1;
    let mut parsed = Parsed::default();
    for page in pages {
        let read = parse_text(&Input {
            bytes: &page.bytes,
            source: Source {
                item: (!is_one).then(|| page.path.clone()),
                ..input.source.clone()
            },
            media_type: Some("text/html"),
            charset: page.charset.as_deref(),
            encoding: input.encoding,
            base: page.address.as_deref().or(input.base),
        });
        unread += usize::from(read.is_err() || !page.is_whole);
        let Ok(mut read) = read else { continue };
        for draft in &mut read.drafts {
            draft.metadata.url = draft.metadata.url.take().or_else(|| page.address.clone());
        }
        parsed.drafts.extend(read.into_drafts());
    }
    if parsed.drafts.is_empty() {
        return Err(Error::Empty {
            name: input.source.to_string(),
        });
    }
    if unread > 0 {
        parsed.warn(Warning::UnreadChapters { count: unread });
    }
    Ok(parsed)
}

/// Reads the articles in the bytes of one text.
fn parse_text(input: &Input<'_>) -> Result<Parsed, Error> {
    let name = || input.source.to_string();
    let hints = Hints {
        said: input.encoding,
        declared: input.charset,
    };
    let decoded = decode::decode(input.bytes, &hints).map_err(|fault| not_text(fault, name()))?;
    let warnings = decoded.warnings();
    let text = decoded.text.as_str();
    let format = format(text, input);
    if format == Format::Plain && is_json(text) {
        return Err(Error::ForeignJson { name: name() });
    }
    let mut parsed = match format {
        Format::Markdown => Parsed::from(markdown::parse(text, input.source.clone())),
        Format::Html => {
            let page = web_page::parse(text, input.address(), input.source.clone());
            Parsed {
                next: page.next,
                ..Parsed::from(page.draft)
            }
        }
        Format::Subtitles => Parsed::from(subtitles::parse(text, input.source.clone())),
        Format::Org => Parsed::from(org::parse(text, input.source.clone())),
        // Books and saved pages have been told by their bytes; what is only named so is text.
        Format::Plain | Format::JsonLines | Format::Book | Format::SavedPage => {
            Parsed::from(plain::parse(text, input.source.clone()))
        }
        Format::Feed => {
            let articles = feed::parse(text, &input.source, input.address())?;
            Parsed {
                drafts: articles.drafts,
                warnings: articles.warning.into_iter().collect(),
                feed: Some(FeedHead {
                    title: articles.title,
                }),
                ..Parsed::default()
            }
        }
    };
    parsed
        .drafts
        .retain(|draft| !draft.body.text.trim().is_empty());
    // A feed without articles is one all the same.
    if parsed.drafts.is_empty() && format != Format::Feed {
        return Err(Error::Empty { name: name() });
    }
    for warning in warnings {
        parsed.warn(warning);
    }
    Ok(parsed)
}

/// Whether a text is an object or a list of JSON, or has one as its first line.
fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let is_value = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    let first_line = text.lines().next().unwrap_or_default();
    let is_lines = first_line.starts_with('{') && is_value(first_line);
    is_lines || (text.starts_with(['{', '[']) && is_value(text))
}

fn not_text(fault: NotText, name: String) -> Error {
    match fault {
        NotText::Binary => Error::NotText { name },
        NotText::Garbled {
            encoding,
            suggestion,
        } => Error::Garbled {
            name,
            encoding: encoding.name(),
            suggestion: suggestion.map(Encoding::name),
        },
    }
}

/// What a text is: HTML or a feed by how it begins, or where it is said to be HTML; Markdown where it has front matter or
/// is named so; subtitles by their first cue; Org by its name; else plain text.
fn format(text: &str, input: &Input<'_>) -> Format {
    // Servers say of feeds that they are HTML, and some feeds say so themselves.
    if feed::is_feed(text) {
        return Format::Feed;
    }
    if html::is_html(text) {
        return Format::Html;
    }
    if front_matter::split(text).is_some() || is_named(&input.source, Format::Markdown) {
        return Format::Markdown;
    }
    if subtitles::is_subtitles(text) {
        return Format::Subtitles;
    }
    if is_named(&input.source, Format::Org) {
        return Format::Org;
    }
    let says_html = |media_type: &str| ["text/html", "application/xhtml+xml"].contains(&media_type);
    let is_said_html = input
        .media_type
        .is_some_and(|media_type| says_html(&media_type.to_ascii_lowercase()));
    if is_said_html || is_named(&input.source, Format::Html) {
        return Format::Html;
    }
    Format::Plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Draft};
    use crate::sources::zip::testing::zip;

    fn one(bytes: &[u8], source: Source) -> Result<Draft, Error> {
        parse(&Input::new(bytes, source)).map(|mut parsed| parsed.drafts.remove(0))
    }

    fn kind_of_first_block(bytes: &[u8], name: &str) -> BlockKind {
        let draft = one(bytes, Source::file(name.into())).unwrap();
        draft.body.blocks[0].kind
    }

    #[test]
    fn a_format_is_told_by_its_bytes_or_its_name() {
        let saved = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
            <html><title>قطار</title><body><h1>قطار</h1><p>وصل القطار إلى المحطة قبل الفجر.</p>";
        let cue = "1\n00:00:01,000 --> 00:00:02,000\nوصل القطار.\n";
        let org = "* قطار\nوصل /القطار/.";
        for (text, name, read) in [
            (saved, "a", "وصل القطار إلى المحطة قبل الفجر."),
            (cue, "a.txt", "وصل القطار."),
            (org, "a.org", "قطار\n\nوصل القطار."),
            (org, "a.txt", "* قطار\nوصل /القطار/."),
        ] {
            let draft = one(text.as_bytes(), Source::file(name.into())).unwrap();
            assert!(draft.body.text.ends_with(read), "{}", draft.body.text);
        }
        let container = ("META-INF/container.xml", "<x/>".as_bytes());
        let chapter = ("a.xhtml", "<p>وصل القطار.</p>".as_bytes());
        let book = zip(&[container, chapter]);
        assert_eq!(
            one(&book, Source::standard_input()).unwrap().body.text,
            "وصل القطار."
        );
        // So are saved pages, with what is said of them.
        let facts = "<RDF><MAF:originalurl RDF:resource=\"https://akhbar.example/a\"/></RDF>";
        let facts = ("1/index.rdf", facts.as_bytes());
        let page = (
            "1/index.html",
            "<h1>قطار</h1><p>وصل القطار إلى المحطة قبل الفجر.".as_bytes(),
        );
        let saved = one(&zip(&[facts, page]), Source::file("a.maff".into())).unwrap();
        assert!(
            saved.body.text.contains("وصل القطار"),
            "{}",
            saved.body.text
        );
        assert_eq!(
            saved.metadata.url.as_deref(),
            Some("https://akhbar.example/a")
        );
        // An archive of anything else is no text.
        let archive = zip(&[chapter]);
        assert!(matches!(
            one(&archive, Source::standard_input()),
            Err(Error::NotText { .. })
        ));
    }

    #[test]
    fn the_name_or_the_front_matter_makes_it_markdown() {
        assert_eq!(
            kind_of_first_block("# نص".as_bytes(), "a.MD"),
            BlockKind::Title
        );
        assert_eq!(
            kind_of_first_block("# نص".as_bytes(), "a.txt"),
            BlockKind::Paragraph
        );
        assert_eq!(
            kind_of_first_block("---\ntitle: أ\n---\nنص".as_bytes(), "a.txt"),
            BlockKind::Title
        );
    }

    #[test]
    fn json_of_others_is_no_article() {
        for text in [
            "{\"level\": \"info\", \"msg\": \"خبر\"}\n{\"level\": \"info\"}\n",
            "[1, 2, \"نص\"]",
            "{\n  \"نص\": [\"كلام\"]\n}\n",
        ] {
            let error = one(text.as_bytes(), Source::file("a.json".into()));
            assert!(matches!(error, Err(Error::ForeignJson { .. })), "{text}");
        }
        for text in ["[١] حاشية في أول النص.", "{كلام بين قوسين} ثم غيره"]
        {
            assert!(
                one(text.as_bytes(), Source::standard_input()).is_ok(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_parser_that_panics_loses_one_document() {
        let input = Input::new(b"", Source::file("a.md".into()));
        let result = guarded(&input, || panic!("خلل"));
        let Err(Error::Unparsable { name, reason }) = result else {
            panic!("{result:?}");
        };
        assert_eq!(name, "a.md");
        assert!(reason.contains("خلل"));
    }

    #[test]
    fn replaced_bytes_are_told() {
        let draft = one(b"\xFF\xFEtext", Source::standard_input());
        assert!(draft.is_ok(), "UTF-16 by its mark: {draft:?}");

        let bytes = b"\xD9\x86\xD8\xB5 and a long English text \xC3\x28\xFF";
        let draft = one(bytes, Source::standard_input()).unwrap();
        assert_eq!(
            draft.body.text,
            "نص and a long English text \u{FFFD}(\u{FFFD}"
        );
        let told = Warning::InvalidBytes { count: 2 };
        assert_eq!(draft.metadata.warnings, [told]);
    }

    #[test]
    fn what_holds_no_article_is_an_error_with_its_name() {
        let fault = |bytes: &[u8]| {
            let error = one(bytes, Source::file("x.md".into())).unwrap_err();
            error.to_string()
        };
        assert_eq!(fault(b"\0\0"), "x.md: not a text file");
        assert_eq!(fault(b" \r\n\t"), "x.md: holds no text");
        assert_eq!(fault(b"---\nsource: a\n---\n"), "x.md: holds no text");
        assert_eq!(fault(b"<!-- -->\n\n---\n"), "x.md: holds no text");
    }
}
