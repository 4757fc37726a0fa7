//! What is copied: a selection, the article, its link, the sentences of an entity, each as one text in the order of its
//! letters.

use crate::app::reading::Reading;
use crate::app::units::{self, Grain};
use crate::article::{Article, Body, Draft, Kept, SourceKind, Span};
use crate::export;
use crate::extract::Entity;
use crate::i18n::{self, Locale};
use crate::library::Sentence;
use crate::notice::{Copied, CopiedExtent, CopyForm};
use crate::range::TextRange;
use crate::search::sentence_around;
use crate::text::{Direction, opening_direction};

/// A text to be copied, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// What it is.
    pub what: Copied,
    /// The text.
    pub text: String,
}

impl Copy {
    fn of(extent: CopiedExtent, form: CopyForm, text: String) -> Self {
        let what = Copied { extent, form };
        Self { what, text }
    }
}

/// Something that can be copied where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copiable {
    /// What is selected.
    Selection(CopyForm),
    /// The whole text of the article.
    Article(CopyForm),
    /// Its title, source, date and address.
    Citation,
    /// Its address.
    Link,
    /// The sentences of it that mention the selected entity.
    Mentioning,
}

/// What is selected in an article; `None` where nothing is.
#[must_use]
pub fn selection(reading: &Reading, form: CopyForm, locale: Locale) -> Option<Copy> {
    let selecting = reading.selecting.as_ref()?;
    let (article, range) = (&*reading.article, selecting.range());
    let text = match form {
        CopyForm::Text => range.of(&article.body.text).to_owned(),
        CopyForm::Quotation => quotation(article, range, locale),
        CopyForm::Markdown => export::fragment(&part(&article.body, range)),
    };
    let extent = extent(&article.body, range, selecting.grain());
    Some(Copy::of(extent, form, text))
}

/// How much a range is, in units of a grain; words where the signs of several are selected.
fn extent(body: &Body, range: TextRange, grain: Grain) -> CopiedExtent {
    let count = |grain| units::within(body, grain, range).count();
    match grain {
        Grain::Paragraph => CopiedExtent::Paragraphs(count(grain)),
        Grain::Sentence => CopiedExtent::Sentences(count(grain)),
        Grain::Word => CopiedExtent::Words(count(grain)),
        Grain::Sign => match count(Grain::Word) {
            ..2 => CopiedExtent::Signs(count(grain)),
            words => CopiedExtent::Words(words),
        },
    }
}

/// A part of an article in quotation marks, and below it where it is from.
fn quotation(article: &Article, range: TextRange, locale: Locale) -> String {
    let text = range.of(&article.body.text);
    // Quotation marks within others are of another sort.
    let (open, close) = match reads_from_the_right(article) && !text.contains(['«', '»']) {
        true => ('«', '»'),
        false => ('“', '”'),
    };
    format!("{open}{text}{close}\n\n{}", citation_of(article, locale))
}

/// Whether an article is in a language that is written from the right, or may be.
fn reads_from_the_right(article: &Article) -> bool {
    article.metadata.language.is_right_to_left() != Some(false)
}

/// Title, source and date of an article on a line, and its address on one of its own.
fn citation_of(article: &Article, locale: Locale) -> String {
    let metadata = &article.metadata;
    let date = metadata.date.map(|date| i18n::date(date, locale));
    let names = metadata.authors.iter().chain(&metadata.publisher);
    let parts = std::iter::once(&metadata.title).chain(names).chain(&date);
    let parts: Vec<&str> = parts.map(String::as_str).collect();
    let mut citation = parts.join(match reads_from_the_right(article) {
        true => "، ",
        false => ", ",
    });
    if let Some(link) = link_of(article) {
        citation.push('\n');
        citation.push_str(link);
    }
    citation
}

/// The address of an article: its own, else the one it was fetched from.
fn link_of(article: &Article) -> Option<&str> {
    let fetched = (article.source.kind == SourceKind::Web).then_some(&article.source.locator);
    article
        .metadata
        .url
        .as_ref()
        .or(fetched)
        .map(String::as_str)
}

/// The whole text of an article.
#[must_use]
pub fn article(article: &Article, form: CopyForm, locale: Locale) -> Copy {
    let text = match form {
        CopyForm::Text => article.body.text.clone(),
        CopyForm::Quotation => {
            let whole = TextRange::new(0, article.body.text.len());
            quotation(article, whole, locale)
        }
        CopyForm::Markdown => export::markdown(&Draft {
            source: article.source.clone(),
            metadata: article.metadata.clone(),
            body: article.body.clone(),
            kept: Kept::default(),
        }),
    };
    Copy::of(CopiedExtent::Article, form, text)
}

/// Title, source, date and address of an article.
#[must_use]
pub fn citation(article: &Article, locale: Locale) -> Copy {
    Copy::of(
        CopiedExtent::Citation,
        CopyForm::Text,
        citation_of(article, locale),
    )
}

/// The address of an article; `None` where it has none.
#[must_use]
pub fn link(article: &Article) -> Option<Copy> {
    let link = link_of(article)?.to_owned();
    Some(Copy::of(CopiedExtent::Link, CopyForm::Text, link))
}

/// The sentences of an article that mention an entity, a line each.
#[must_use]
pub fn mentioning(article: &Article, entity: &Entity) -> Copy {
    let text = &article.body.text;
    let mut sentences: Vec<TextRange> = Vec::new();
    for mention in &entity.mentions {
        let is_within = |last: &TextRange| last.start <= mention.start && mention.end <= last.end;
        if !sentences.last().is_some_and(is_within) {
            sentences.push(sentence_around(text, *mention));
        }
    }
    let lines: Vec<&str> = sentences.iter().map(|range| range.of(text)).collect();
    quoted(&entity.name, lines.len(), lines.join("\n"))
}

/// Sentences of several articles that mention an entity, a line each; those of an article end with its title and date.
#[must_use]
pub fn concordance(name: &str, sentences: &[Sentence], locale: Locale) -> Copy {
    let mut text = String::new();
    for of_one in sentences.chunk_by(|one, next| one.article.id == next.article.id) {
        for sentence in of_one {
            text.push_str(sentence.text());
            text.push('\n');
        }
        let article = &of_one[0].article;
        let date = article.date.map(|date| i18n::date(date, locale));
        let said = std::iter::once(article.title.as_str()).chain(date.as_deref());
        let comma = match opening_direction(&article.title) {
            Some(Direction::LeftToRight) => ", ",
            _ => "، ",
        };
        let said: Vec<&str> = said.collect();
        text.push_str(&format!("— {}\n\n", said.join(comma)));
    }
    quoted(name, sentences.len(), text.trim_end().to_owned())
}

fn quoted(name: &str, count: usize, text: String) -> Copy {
    let name = name.to_owned();
    Copy::of(
        CopiedExtent::Mentioning { name, count },
        CopyForm::Text,
        text,
    )
}

/// A part of a text as a text of its own, with the blocks and spans that lie in it as far as they do.
fn part(body: &Body, range: TextRange) -> Body {
    let cut = |other: TextRange| {
        let within = TextRange::new(other.start.max(range.start), other.end.min(range.end));
        let fits = within.start <= within.end;
        fits.then(|| TextRange::new(within.start - range.start, within.end - range.start))
    };
    let blocks = body
        .blocks
        .iter()
        .filter(|block| block.range().start < range.end);
    let blocks = blocks.filter_map(|block| {
        let range = cut(block.range())?;
        // Of a block outside nothing is left but its end.
        let is_left = !range.is_empty() || block.range().is_empty();
        is_left.then(|| block.placed().block(range))
    });
    let spans = body.spans.iter().filter_map(|span| {
        let range = cut(span.range).filter(|range| !range.is_empty())?;
        let style = span.style.clone();
        Some(Span { range, style })
    });
    Body {
        text: range.of(&body.text).to_owned(),
        blocks: blocks.collect(),
        spans: spans.collect(),
    }
}
