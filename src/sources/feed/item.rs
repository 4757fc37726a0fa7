//! An item of a feed made into a draft: which of its texts is read, by what it is known, where it stands.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::model::{Item, ParsedFeed, TextConstruct, TextForm};
use super::text::{has_tag, resolved, words_of_html, words_of_text};
use crate::article::{Block, BlockKind, Body, Draft, Kept, Language, Metadata, Source, Warning};
use crate::fnv;
use crate::language::fold::fold;
use crate::range::TextRange;
use crate::sources::compose::{Composer, Spacing};
use crate::sources::{date, html, language, title};

/// The language of a shorter text, in bytes, is that which the feed says, if it is one of the same direction.
const SHORT: usize = 300;

/// The drafts of the items of a feed that came from `source`, at `address` where it has one. Of items with one
/// identity the first counts; items without anything to read are left out.
pub(super) fn drafts(feed: &ParsedFeed, source: &Source, address: Option<&str>) -> Vec<Draft> {
    let context = FeedDefaults::of(feed, address);
    let located: Vec<Located<'_>> = feed.items.iter().map(|item| context.locate(item)).collect();
    let doubtful_ids = doubtful_ids(&located);
    let shared_links = shared_links(&located, &doubtful_ids);
    let mut seen = HashSet::new();
    let mut drafts = Vec::new();
    for located in &located {
        let identity = located.identity(&doubtful_ids);
        if !seen.insert(identity.clone()) {
            continue;
        }
        let url = located.link.as_ref().map(Url::as_str);
        let url = url.filter(|link| {
            !shared_links.contains(link) && context.site.as_ref().map(Url::as_str) != Some(*link)
        });
        let (metadata, body) = context.read(located.item, located.base.as_ref(), url);
        if body.text.trim().is_empty() {
            continue;
        }
        drafts.push(Draft {
            source: Source {
                item: Some(identity),
                ..source.clone()
            },
            metadata,
            body,
            kept: Kept::default(),
        });
    }
    drafts
}

/// An item with its addresses made whole.
struct Located<'a> {
    item: &'a Item,
    base: Option<Url>,
    link: Option<Url>,
}

impl Located<'_> {
    /// What the item is known by within its feed: its id, else its address, else a hash of what it says.
    fn identity(&self, doubtful_ids: &HashSet<&str>) -> String {
        let id = self
            .item
            .id
            .as_deref()
            .filter(|id| !doubtful_ids.contains(id));
        if let Some(id) = id {
            return id.to_owned();
        }
        match &self.link {
            Some(link) => link.to_string(),
            None => hash(self.item),
        }
    }
}

/// A hash of title, texts and dates, as 16 digits.
fn hash(item: &Item) -> String {
    let title = item.title.as_ref().map_or("", |title| &title.value);
    let texts = item.texts.iter().map(|(_, text)| text.value.as_str());
    let dates = item.published.iter().chain(&item.updated);
    let fields = [title]
        .into_iter()
        .chain(texts)
        .chain(dates.map(String::as_str));
    let bytes = fields.flat_map(|field| field.bytes().chain([0]));
    format!("{:016x}", fnv::hash(bytes))
}

/// The ids that items with different addresses have: they say nothing.
fn doubtful_ids<'a>(located: &[Located<'a>]) -> HashSet<&'a str> {
    let mut links: HashMap<&str, Option<&Url>> = HashMap::new();
    let mut doubtful = HashSet::new();
    for located in located {
        let Some(id) = located.item.id.as_deref() else {
            continue;
        };
        let link = located.link.as_ref();
        let first = links.entry(id).or_insert(link);
        if first.is_some() && link.is_some() && *first != link {
            doubtful.insert(id);
        }
    }
    doubtful
}

/// The addresses that items of different identities share: they are not the articles' own.
fn shared_links<'a>(located: &'a [Located<'_>], doubtful_ids: &HashSet<&str>) -> HashSet<&'a str> {
    let mut identities: HashMap<&str, String> = HashMap::new();
    let mut shared = HashSet::new();
    for located in located {
        let Some(link) = &located.link else {
            continue;
        };
        let identity = located.identity(doubtful_ids);
        let first = identities
            .entry(link.as_str())
            .or_insert_with(|| identity.clone());
        if *first != identity {
            shared.insert(link.as_str());
        }
    }
    shared
}

/// What a feed says of all its items.
struct FeedDefaults<'a> {
    title: Option<String>,
    /// What addresses in it start from.
    base: Option<Url>,
    site: Option<Url>,
    language: Option<Language>,
    authors: &'a [String],
}

impl<'a> FeedDefaults<'a> {
    fn of(feed: &'a ParsedFeed, address: Option<&str>) -> Self {
        let address = address.and_then(|address| Url::parse(address).ok());
        let own_base = feed
            .base
            .as_deref()
            .and_then(|base| whole(base, address.as_ref()));
        let site = feed.link.as_deref();
        let site = site.and_then(|site| whole(site, own_base.as_ref().or(address.as_ref())));
        Self {
            title: feed
                .title
                .as_ref()
                .map(words)
                .filter(|title| !title.is_empty()),
            base: own_base.or_else(|| site.clone()).or(address),
            site,
            language: feed.language.as_deref().and_then(Language::from_tag),
            authors: &feed.authors,
        }
    }

    fn locate(&self, item: &'a Item) -> Located<'a> {
        let base = item
            .base
            .as_deref()
            .and_then(|base| whole(base, self.base.as_ref()));
        let base = base.or_else(|| self.base.clone());
        let id = item
            .id
            .as_deref()
            .filter(|id| item.id_may_be_link && id.contains("://"));
        let links = [item.original_link.as_deref(), item.link.as_deref(), id];
        let mut links = links.into_iter().flatten();
        Located {
            item,
            link: links.find_map(|link| whole(link, base.as_ref())),
            base,
        }
    }

    fn read(&self, item: &Item, base: Option<&Url>, url: Option<&str>) -> (Metadata, Body) {
        let heading = item.title.as_ref().map(words).unwrap_or_default();
        let (body, warning) = body(item, &heading, base, url);
        let days = item.published.iter().chain(&item.updated);
        let metadata = Metadata {
            title: if heading.is_empty() {
                title::of_body(&body)
            } else {
                heading
            },
            date: days.filter_map(|text| date::in_field(text)).next(),
            publisher: self.title.clone(),
            authors: self.authors_of(item),
            url: url.map(str::to_owned),
            language: self.language_of(item, &body.text),
            topics: item.topics.clone(),
            warnings: warning.into_iter().collect(),
        };
        (metadata, body)
    }

    fn authors_of(&self, item: &Item) -> Vec<String> {
        let authors = if item.authors.is_empty() {
            self.authors
        } else {
            &item.authors
        };
        let mut names: Vec<String> = Vec::new();
        for name in authors.iter().filter_map(|author| name(author)) {
            // The site is no author.
            if self.title.as_deref() != Some(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn language_of(&self, item: &Item, text: &str) -> Language {
        let guess = language::guess(text);
        let said = item.language.as_deref().and_then(Language::from_tag);
        let Some(said) = said.or_else(|| self.language.clone()) else {
            return guess;
        };
        let is_likely = text.len() < SHORT && guess.is_right_to_left() == said.is_right_to_left();
        if is_likely || guess == Language::undetermined() {
            said
        } else {
            guess
        }
    }
}

/// An address made whole, if it is one of the web: white space and `&amp;` in it are mistakes.
fn whole(address: &str, base: Option<&Url>) -> Option<Url> {
    let address = address.trim().replace("&amp;", "&");
    if address.is_empty() {
        return None;
    }
    let url = match base {
        Some(base) => base.join(&address),
        None => Url::parse(&address),
    };
    url.ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// The words of a title.
pub(super) fn words(written: &TextConstruct) -> String {
    match written.form {
        TextForm::Html => words_of_html(&written.value),
        TextForm::Text => words_of_text(&written.value),
    }
}

/// The name in `mail@example.org (Name)`, `Name <mail@example.org>` and `Name`; `None` where there is none.
fn name(author: &str) -> Option<String> {
    let words = words_of_html(author);
    let (before, within) = match words.split_once(['(', '<']) {
        Some((before, within)) => (before, within.trim_end_matches([')', '>'])),
        None => (words.as_str(), ""),
    };
    let is_name = |part: &&str| !part.is_empty() && !part.contains('@');
    let mut parts = [before.trim(), within.trim()].into_iter();
    parts.find(is_name).map(str::to_owned)
}

/// The body: the title, then the fullest text that has something to read; and what there is to know of that.
fn body(
    item: &Item,
    heading: &str,
    base: Option<&Url>,
    url: Option<&str>,
) -> (Body, Option<Warning>) {
    let mut texts: Vec<_> = item.texts.iter().collect();
    texts.sort_by_key(|(fullness, _)| std::cmp::Reverse(*fullness));
    let mut pictures = None;
    for (_, text) in texts {
        let mut composer = begun(heading);
        let own_base = text.base.as_deref().and_then(|own| whole(own, base));
        let base = own_base.as_ref().or(base).map(Url::as_str);
        let warning = compose(text, base, &mut composer);
        let body = composer.finish();
        let content = &body.blocks[usize::from(!heading.is_empty()).min(body.blocks.len())..];
        let is_of_pictures =
            |block: &Block| matches!(block.kind, BlockKind::Caption | BlockKind::Rule);
        let is_to_be_read = !content.iter().all(is_of_pictures);
        let has_pictures = !content.is_empty();
        let read = (without_repeated_heading(body, heading), warning);
        if is_to_be_read {
            return read;
        }
        if has_pictures {
            pictures.get_or_insert(read);
        }
    }
    if let Some(read) = pictures {
        return read;
    }
    let mut composer = begun(heading);
    if let (true, Some(url)) = (heading.is_empty(), url) {
        composer.block(BlockKind::Paragraph, Spacing::Loose, url);
    }
    (composer.finish(), None)
}

fn begun(heading: &str) -> Composer {
    let mut composer = Composer::default();
    if !heading.is_empty() {
        composer.block(BlockKind::Title, Spacing::Loose, heading);
    }
    composer
}

/// Puts a text into blocks. HTML without tags is text, escaped once more often than needed as may be.
fn compose(text: &TextConstruct, base: Option<&str>, composer: &mut Composer) -> Option<Warning> {
    if text.form == TextForm::Text {
        compose_lines(&text.value, composer);
        return None;
    }
    if has_tag(&text.value) {
        return html::compose(&text.value, base, composer);
    }
    let plain = resolved(&text.value);
    if has_tag(&plain) {
        return html::compose(&plain, base, composer);
    }
    compose_lines(&resolved(&plain), composer);
    None
}

/// Puts text into blocks, each line one.
fn compose_lines(text: &str, composer: &mut Composer) {
    let mut spacing = Spacing::Loose;
    for line in text.lines() {
        if line.trim().is_empty() {
            spacing = Spacing::Loose;
            continue;
        }
        composer.block(BlockKind::Paragraph, spacing, line);
        spacing = Spacing::Tight;
    }
}

/// The body without the block behind the title, where that is the title again.
pub(in crate::sources) fn without_repeated_heading(mut body: Body, heading: &str) -> Body {
    let [title, again, ..] = body.blocks.as_slice() else {
        return body;
    };
    let is_again =
        title.kind == BlockKind::Title && fold(body.block_text(again)).text == fold(heading).text;
    if !is_again {
        return body;
    }
    // The separator before the block goes with it.
    let gap = TextRange::new(title.range().end, again.range().end);
    let moved = |range: TextRange| TextRange::new(range.start - gap.len(), range.end - gap.len());
    body.text.replace_range(gap.start..gap.end, "");
    body.blocks.remove(1);
    for block in &mut body.blocks[1..] {
        *block = block.at(moved(block.range()));
    }
    body.spans
        .retain(|span| span.range.start >= gap.end || span.range.end <= gap.start);
    for span in body
        .spans
        .iter_mut()
        .filter(|span| span.range.start >= gap.end)
    {
        span.range = moved(span.range);
    }
    body
}
