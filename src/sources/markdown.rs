//! Markdown, with front matter or without, made into a draft: CommonMark, tables, footnotes, lists of tasks, words
//! struck out, raised and lowered text, attributes of headings, and what generators of sites add.

mod extensions;
mod numbers;
mod signs;
mod tags;
mod walker;

use pulldown_cmark::{Options, Parser};

use self::extensions::Reduced;
use self::walker::MarkdownWalker;
use super::directive::Directive;
use super::front_matter::FrontMatter;
use super::{front_matter, language, plain, title};
use crate::article::{Body, Draft, Kept, Metadata, Source, Warning};
use crate::limits;

/// What is read besides CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// Reads a Markdown file.
///
/// The title is that of the front matter, and then stands first in the text, a subtitle below it; else the first
/// heading of level 1, or where there is none a heading the file begins with; else it is made from the first
/// sentence.
///
/// A text that is little but markup ([`limits::signs_of_markup`]) is read as plain text under its front
/// matter, and a warning says so.
#[must_use]
pub fn parse(text: &str, source: Source) -> Draft {
    let (mut head, markdown) = match front_matter::split(text) {
        Some((said, rest)) => (front_matter::parse(said), rest),
        None => (FrontMatter::default(), text),
    };
    let reduced = extensions::reduced(markdown);
    let (body, said) = if is_too_much(&reduced) {
        head.warnings.push(Warning::TooMuchMarkup);
        as_plain_text(markdown, head.title.as_deref())
    } else {
        as_markdown(&reduced, &head)
    };
    let date = head.take_date(&said.language);
    let kept = Kept {
        added_at: head.added_at,
        is_read: head.is_read,
        is_starred: head.is_starred,
        // The text may have been edited since.
        position: head
            .position
            .filter(|position| body.text.is_char_boundary(*position)),
        choices: head.choices(),
        // Where they stand, the library finds: it may have another text.
        highlights: head.take_highlights(),
        history: None,
    };
    let metadata = Metadata {
        title: said.title,
        date: date.or(said.date),
        publisher: head.publisher.or(said.publisher),
        authors: if head.authors.is_empty() {
            said.authors
        } else {
            head.authors
        },
        url: head.url,
        language: head.language.unwrap_or(said.language),
        topics: head.topics,
        warnings: head.warnings,
    };
    Draft {
        source: head.source.unwrap_or(source),
        metadata,
        body,
        kept,
    }
}

/// Whether Markdown without front matter is little but markup, and is read as plain text.
#[must_use]
pub fn has_too_much_markup(markdown: &str) -> bool {
    is_too_much(&extensions::reduced(markdown))
}

fn is_too_much(reduced: &Reduced<'_>) -> bool {
    signs::signs(&reduced.text) > limits::signs_of_markup(reduced.text.len())
}

/// The body of Markdown and what it says of itself. A title known beforehand stands in the text, unless the
/// Markdown begins by saying otherwise.
fn as_markdown(reduced: &Reduced<'_>, head: &FrontMatter) -> (Body, Metadata) {
    let markdown = reduced.text.as_ref();
    let opening = markdown
        .trim_start()
        .lines()
        .next()
        .and_then(Directive::parse);
    let is_titled = !opening.is_some_and(|directive| directive.is_untitled);
    let mut walker = match &head.title {
        Some(title) if is_titled => MarkdownWalker::titled(title, head.subtitle.as_deref()),
        _ => MarkdownWalker::default(),
    }
    .over(markdown, &reduced.numbers);
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        walker.take(event, range);
    }
    let body = walker.finish();
    let metadata = Metadata {
        title: match &head.title {
            Some(title) if !is_titled => title.clone(),
            _ => title::of_body(&body),
        },
        language: language::of_body(&body),
        ..Metadata::default()
    };
    (body, metadata)
}

/// The body of Markdown read as plain text, and what it says of itself; a title known beforehand stands before
/// it.
fn as_plain_text(markdown: &str, title: Option<&str>) -> (Body, Metadata) {
    let Some(title) = title else {
        let draft = plain::parse(markdown, Source::standard_input());
        return (draft.body, draft.metadata);
    };
    let text = format!("{title}\n\n{markdown}");
    let draft = plain::parse(&text, Source::standard_input());
    let metadata = Metadata {
        title: title.to_owned(),
        ..draft.metadata
    };
    (draft.body, metadata)
}

#[cfg(test)]
mod tests;
