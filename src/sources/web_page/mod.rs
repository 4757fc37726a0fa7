//! A saved web page made into the article it holds.
//!
//! [`facts`] collects what the page says about itself, and [`title`], [`date`], [`authors`] and [`site`] decide
//! between what disagrees. [`prune`] takes out of the page what is no article for certain, [`extraction`] finds the
//! article in the rest, and [`body`] leaves out what is still around it.

mod authors;
mod body;
mod date;
mod extraction;
mod facts;
mod gate;
mod json_ld;
mod next;
mod phrases;
mod prune;
mod separator;
mod site;
mod title;
mod words;

use url::Url;

use self::facts::PageFacts;
use super::compose::{Composer, Spacing};
use super::html::dom::Dom;
use super::html::{self, link, parse::parse as parse_html, walk::walk};
use super::{language, title as made_title};
use crate::article::{BlockKind, Body, Draft, Kept, Language, Metadata, Source, Warning};

/// An article out of a page.
#[derive(Debug)]
pub struct ParsedPage {
    /// The article.
    pub draft: Draft,
    /// The address of the next part, where the page says that the article has one.
    pub next: Option<String>,
}

/// Reads a page. `address` is where it came from, if that is known.
///
/// A page in which no article is found is kept as its whole text, with [`Warning::NoArticleFound`].
#[must_use]
pub fn parse(html: &str, address: Option<&str>, source: Source) -> ParsedPage {
    let Ok(dom) = parse_html(html) else {
        return without_tags(html, address, source);
    };
    let base = link::base(&dom, address);
    let facts = PageFacts::of(&dom, base.as_ref());
    let text = whole_text(&dom);
    let title = title::decide(&facts);
    let site = site::decide(&facts, title.as_deref(), &text);
    let names = site::names(&facts, site.as_deref());
    let lines = facts::LinesNearTitle::of(&text, title.as_deref());
    let authors = authors::decide(&facts, &names, &lines);
    let mut warnings = Vec::new();

    let found = prune::pruned(&dom, title.as_deref()).and_then(|page| extraction::article(&page));
    let mut body = found
        .and_then(|content| composed(&content, title.as_deref(), base.as_ref()))
        .map(|body| body::cleaned(&body, title.as_deref(), &authors, &names));
    if body
        .as_ref()
        .is_some_and(|body| body::is_too_little(body, &text))
    {
        body = None;
    }
    let body = body.unwrap_or_else(|| {
        warnings.push(Warning::NoArticleFound);
        headed(title.as_deref(), &text)
    });
    warnings.extend(gate::warning(&facts, &text, &body));

    let date = date::decide(&facts, address, &lines);
    if date.is_some_and(|(_, origin)| origin == date::Origin::Text) {
        warnings.push(Warning::DateFromText);
    }
    let metadata = Metadata {
        title: title.unwrap_or_else(|| made_title::of_body(&body)),
        date: date.map(|(date, _)| date),
        publisher: site,
        authors,
        url: facts.address(address),
        language: language_of(&body, &facts),
        warnings,
        ..Metadata::default()
    };
    let next = next::part(&facts, metadata.url.as_deref().or(address));
    ParsedPage {
        draft: draft(source, metadata, body),
        next,
    }
}

/// The article of a page that cannot be parsed: its text.
fn without_tags(html: &str, address: Option<&str>, source: Source) -> ParsedPage {
    let mut composer = Composer::default();
    html::stripped(html, &mut composer);
    let body = composer.finish();
    let metadata = Metadata {
        title: made_title::of_body(&body),
        url: address.map(str::to_owned),
        language: language::guess(&body.text),
        warnings: vec![Warning::TooMuchMarkup],
        ..Metadata::default()
    };
    ParsedPage {
        draft: draft(source, metadata, body),
        next: None,
    }
}

fn draft(source: Source, metadata: Metadata, body: Body) -> Draft {
    Draft {
        source,
        metadata,
        body,
        kept: Kept::default(),
    }
}

/// All that the page shows.
fn whole_text(dom: &Dom) -> Body {
    let mut composer = Composer::default();
    walk(dom, Dom::ROOT, None, &mut composer);
    composer.finish()
}

/// The blocks of an article under its title; `None` where there are none.
fn composed(content: &str, title: Option<&str>, base: Option<&Url>) -> Option<Body> {
    let dom = parse_html(content).ok()?;
    let mut composer = Composer::default();
    if let Some(title) = title {
        composer.block(BlockKind::Title, Spacing::Loose, title);
    }
    let before = composer.blocks().len();
    walk(&dom, Dom::ROOT, base, &mut composer);
    (composer.blocks().len() > before).then(|| composer.finish())
}

/// A body under a title.
fn headed(title: Option<&str>, body: &Body) -> Body {
    let mut composer = Composer::default();
    if let Some(title) = title {
        composer.block(BlockKind::Title, Spacing::Loose, title);
    }
    let is_title = |text: &str| title.is_some_and(|title| words::key(text) == words::key(title));
    let mut end = 0;
    for block in &body.blocks {
        let text = body.block_text(block);
        let spacing = match body.text.get(end..block.range().start) {
            Some("\n") => Spacing::Tight,
            _ => Spacing::Loose,
        };
        end = block.range().end;
        match block.kind {
            BlockKind::Rule => {}
            BlockKind::Code => composer.code_line(spacing, text),
            _ if is_title(text) => {}
            kind => composer.block(kind, spacing, text),
        }
    }
    composer.finish()
}

/// The language of the text; what the page says where the text does not tell.
fn language_of(body: &Body, facts: &PageFacts) -> Language {
    let read = language::guess(&body.text);
    if read != Language::undetermined() {
        return read;
    }
    let said = facts.language.as_deref().and_then(Language::from_tag);
    said.unwrap_or_default()
}

#[cfg(test)]
mod tests;
