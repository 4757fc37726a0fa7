//! The blocks of an article without those that belong to the page around it.

use super::phrases;
use super::words::{key, words};
use crate::article::{Block, BlockKind, Body, Span, SpanStyle};
use crate::range::TextRange;
use crate::sources::date;

/// How many blocks at the beginning may say when and by whom.
const HEAD: usize = 8;
/// A paragraph of so many characters is prose.
const PROSE: usize = 120;
/// A sentence of so many characters is, too.
const SENTENCE: usize = 60;
/// The longest line that names the agency a text comes from.
const LONGEST_CREDIT: usize = 30;
/// How much of a block is compared, in characters.
const LOOKED_AT: usize = 240;
/// The most words of a line that says no more than when, or by whom.
const MOMENT_WORDS: usize = 10;
/// So many short lines without a full stop behind the last prose are headlines.
const HEADLINES: usize = 4;
/// An article has at least so many characters of prose, where the page has more.
const LEAST: usize = 140;

/// The body without the blocks that are no part of the article. `sites` are the names of the site, as keys.
pub(super) fn cleaned(
    body: &Body,
    title: Option<&str>,
    authors: &[String],
    sites: &[String],
) -> Body {
    let facts: Vec<BlockFacts> = (0..body.blocks.len())
        .map(|index| BlockFacts::of(body, index))
        .collect();
    let mut keep = vec![true; facts.len()];
    let authors: Vec<String> = authors.iter().map(|author| key(author)).collect();
    head(&facts, title, &authors, sites, &mut keep);
    captions(&facts, title, &mut keep);
    foot(&facts, &mut keep);
    for (index, fact) in facts.iter().enumerate() {
        keep[index] &= fact.kind == BlockKind::Title || !fact.is_beside();
    }
    rules(&facts, &mut keep);
    retained(body, &keep)
}

/// Whether a body holds next to nothing of the text of its page.
pub(super) fn is_too_little(body: &Body, page: &Body) -> bool {
    let length = |body: &Body| {
        let blocks = body.blocks.iter().filter(|block| is_text(block.kind));
        blocks
            .map(|block| body.block_text(block).chars().count())
            .sum::<usize>()
    };
    let own = length(body);
    own == 0 || (own < LEAST && length(page) > 4 * own)
}

const fn is_text(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Title | BlockKind::Rule | BlockKind::Caption
    )
}

/// What is looked at of a block.
struct BlockFacts {
    kind: BlockKind,
    /// The key of its beginning.
    key: String,
    /// The words of its beginning.
    words: String,
    /// Its characters.
    length: usize,
    /// How much of it stands in links, in hundredths.
    links: usize,
    /// Whether it is the next line of what stands before it.
    is_tight: bool,
    /// Whether it ends as a sentence does.
    is_sentence: bool,
    /// Whether it says no more than when.
    is_moment: bool,
    /// Whether it says whose a picture or the page is.
    is_copyright: bool,
}

impl BlockFacts {
    fn of(body: &Body, index: usize) -> Self {
        let block = &body.blocks[index];
        let text = body.block_text(block);
        let length = text.chars().count();
        let end = text
            .char_indices()
            .nth(LOOKED_AT)
            .map_or(text.len(), |(at, _)| at);
        let words = words(&text[..end]);
        let is_sentence = text
            .trim_end_matches(is_closing)
            .ends_with(['.', '؟', '?', '!', '۔', '…', ':', '؛']);
        let before = index
            .checked_sub(1)
            .map_or(0, |before| body.blocks[before].range().end);
        Self {
            kind: block.kind,
            key: words.replace(' ', ""),
            words,
            length,
            links: linked(body, block) * 100 / text.len().max(1),
            is_tight: &body.text[before..block.range().start] == "\n",
            is_sentence,
            is_copyright: length < PROSE && text.starts_with('©'),
            is_moment: length < PROSE && !text.ends_with('.') && says_when(text),
        }
    }

    fn is_link(&self) -> bool {
        self.links >= 80 && self.length > 0
    }

    fn is_prose(&self) -> bool {
        let is_long = self.length >= PROSE || (self.length >= SENTENCE && self.is_sentence);
        is_long && self.links < 50 && self.kind != BlockKind::Caption
    }

    fn is_number(&self) -> bool {
        self.key.chars().all(char::is_numeric)
    }

    /// Whether it names an agency and says no more.
    fn is_credit(&self) -> bool {
        self.length <= LONGEST_CREDIT
            && !self.is_sentence
            && phrases::names_organization(&self.words)
    }

    /// Whether it reads like the headline of another article.
    fn is_headline(&self) -> bool {
        let is_line = matches!(
            self.kind,
            BlockKind::Paragraph | BlockKind::Heading { .. } | BlockKind::Caption
        );
        is_line && !self.is_tight && !self.is_sentence && self.length < 2 * PROSE
    }

    fn is_beside(&self) -> bool {
        let is_line = !matches!(
            self.kind,
            BlockKind::Code | BlockKind::Row { .. } | BlockKind::Rule
        );
        is_line
            && (self.is_copyright || (!self.words.is_empty() && phrases::is_beside(&self.words)))
    }
}

/// How many bytes of a block stand in links.
fn linked(body: &Body, block: &Block) -> usize {
    let first = body
        .spans
        .partition_point(|span| span.range.start < block.range().start);
    let spans = body.spans[first..]
        .iter()
        .take_while(|span| span.range.start < block.range().end);
    let links = spans.filter(|span| matches!(span.style, SpanStyle::Link(_)));
    links.map(|span| span.range.len()).sum()
}

/// Whether a line says when, and little else.
fn says_when(text: &str) -> bool {
    date::read(text).is_some()
        || (text.split_whitespace().count() <= MOMENT_WORDS && super::date::in_line(text).is_some())
}

fn is_closing(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '"' | '”' | '»' | '\'' | ')' | ']' | '\u{200C}'..='\u{200F}'
        )
}

/// Leaves out, at the beginning, what says the title again, when and by whom, and where one is on the site.
fn head(
    facts: &[BlockFacts],
    title: Option<&str>,
    authors: &[String],
    sites: &[String],
    keep: &mut [bool],
) {
    let title = title.map(key).unwrap_or_default();
    let mut seen_prose = false;
    for (index, fact) in facts.iter().enumerate().take(HEAD + 1) {
        if fact.kind == BlockKind::Title {
            continue;
        }
        let count = fact.words.split(' ').count();
        let is_title = !title.is_empty() && fact.key == title;
        let is_author = |author: &String| fact.key.contains(author.as_str());
        let is_byline =
            count <= MOMENT_WORDS && fact.length < PROSE && authors.iter().any(is_author);
        let is_path = fact.is_link() && fact.length < PROSE;
        // «2 دقائق»
        let is_measure = count <= 3 && !fact.is_sentence && fact.words.contains(char::is_numeric);
        let is_lead = !sites.contains(&fact.key) && !is_path && !is_measure && !fact.is_number();
        if is_title || fact.is_moment || is_byline || !(is_lead || seen_prose) {
            keep[index] = false;
        }
        seen_prose |= fact.is_prose();
    }
}

/// Leaves out captions that say what stands before.
fn captions(facts: &[BlockFacts], title: Option<&str>, keep: &mut [bool]) {
    let title = title.map(key).unwrap_or_default();
    let mut before: Option<&str> = None;
    for (index, fact) in facts.iter().enumerate() {
        if fact.kind == BlockKind::Caption {
            let is_title = fact.key.chars().count() > 8 && title.contains(&fact.key);
            let says_again = is_title || before == Some(&fact.key);
            keep[index] &= !says_again;
            before = Some(&fact.key);
        }
    }
}

/// Leaves out what follows the article: what headings of other things announce, and links, dates and numbers alone.
fn foot(facts: &[BlockFacts], keep: &mut [bool]) {
    let mut has_prose = false;
    for (index, fact) in facts.iter().enumerate() {
        has_prose |= fact.is_prose();
        if has_prose && phrases::is_comments(&fact.words) {
            keep[index..].fill(false);
            break;
        }
    }
    let last_prose = (0..facts.len()).rfind(|&index| keep[index] && facts[index].is_prose());
    for (index, fact) in facts.iter().enumerate() {
        if !keep[index] || fact.kind == BlockKind::Title || !phrases::is_end(&fact.words) {
            continue;
        }
        keep[index] = false;
        let is_last = last_prose.is_none_or(|last| index > last);
        for (behind, other) in facts.iter().enumerate().skip(index + 1) {
            // In the middle of an article, links follow such a heading.
            if !is_last && !other.is_link() && !other.is_moment {
                break;
            }
            keep[behind] = false;
        }
    }
    let end = last_prose.map_or(0, |last| last + 1);
    let tail = (end..facts.len()).rev().filter(|&index| keep[index]);
    let is_over = |fact: &BlockFacts| {
        let is_text = !matches!(
            fact.kind,
            BlockKind::Title | BlockKind::Code | BlockKind::Row { .. }
        );
        let is_beside = fact.is_link() || fact.is_moment || fact.is_number() || fact.is_beside();
        is_text && (is_beside || fact.is_credit())
    };
    let kept = tail.collect::<Vec<_>>();
    let over = kept
        .iter()
        .take_while(|&&index| is_over(&facts[index]))
        .count();
    // A few short lines may end an article; headlines come in numbers.
    let is_headline = |index: &&usize| is_over(&facts[**index]) || facts[**index].is_headline();
    let headlines = kept.iter().take_while(is_headline).count();
    let left_out = if headlines >= HEADLINES {
        headlines
    } else {
        over
    };
    for &index in &kept[..left_out] {
        keep[index] = false;
    }
}

/// Leaves out rules that divide nothing.
fn rules(facts: &[BlockFacts], keep: &mut [bool]) {
    let mut is_divided = true;
    for index in 0..facts.len() {
        if !keep[index] || facts[index].kind == BlockKind::Title {
            continue;
        }
        let is_rule = facts[index].kind == BlockKind::Rule;
        keep[index] = !(is_rule && is_divided);
        is_divided = is_rule;
    }
    let kept = (0..facts.len()).rev().find(|&index| keep[index]);
    if let Some(last) = kept.filter(|&last| facts[last].kind == BlockKind::Rule) {
        keep[last] = false;
    }
}

/// The blocks that are kept, with their spans.
fn retained(body: &Body, keep: &[bool]) -> Body {
    let mut kept = Body::default();
    let mut spans = body.spans.iter().peekable();
    let mut end = 0;
    for (block, keep) in body.blocks.iter().zip(keep) {
        let separator = &body.text[end..block.range().start];
        end = block.range().end;
        let own = std::iter::from_fn(|| spans.next_if(|span| span.range.start < block.range().end));
        let own: Vec<&Span> = own.collect();
        if !keep {
            continue;
        }
        if !kept.blocks.is_empty() {
            kept.text.push_str(separator);
        }
        let start = kept.text.len();
        let moved = |range: TextRange| {
            TextRange::new(
                range.start - block.range().start + start,
                range.end - block.range().start + start,
            )
        };
        kept.text.push_str(body.block_text(block));
        kept.blocks.push(block.at(moved(block.range())));
        kept.spans.extend(own.iter().map(|span| Span {
            range: moved(span.range),
            style: span.style.clone(),
        }));
    }
    kept
}
