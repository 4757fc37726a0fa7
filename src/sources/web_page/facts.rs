//! What a page says about itself: in its head, in data for machines, and in elements marked as such.

use serde_json::Value;
use url::Url;

use super::json_ld;
use super::words::{collapsed, key};
use crate::article::{BlockKind, Body};
use crate::sources::html::dom::{Dom, NodeId};
use crate::sources::html::link;

/// The longest line that may say when or by whom, in bytes.
const LONGEST_LINE: usize = 240;
/// How much of an element is looked at, in elements and texts.
const MOST_NODES: usize = 200;
/// How many elements that are marked as the author are looked at.
const MOST_AUTHORS: usize = 20;
/// How many lines behind the title, and before it, may say when or by whom.
const LINES_AFTER: usize = 14;
const LINES_BEFORE: usize = 6;

/// A `<time>`, or another element marked as the date of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) machine: Option<String>,
    pub(super) text: String,
    pub(super) is_published: bool,
    pub(super) is_modified: bool,
}

/// What a page says about itself.
#[derive(Debug, Default)]
pub(super) struct PageFacts {
    /// The content of `<title>`.
    pub(super) title: Option<String>,
    /// The headings of the first level.
    pub(super) headings: Vec<String>,
    /// The names in lower case and contents of `<meta>`, in their order.
    pub(super) metas: Vec<(String, String)>,
    /// The objects of JSON-LD.
    pub(super) json: Vec<Value>,
    pub(super) times: Vec<Time>,
    /// Texts of elements that are marked as the author.
    pub(super) authors: Vec<String>,
    /// What the page says its language is.
    pub(super) language: Option<String>,
    pub(super) canonical: Option<String>,
    /// The address that follows this one.
    pub(super) next: Option<String>,
}

impl PageFacts {
    pub(super) fn of(dom: &Dom, base: Option<&Url>) -> Self {
        let mut facts = Self::default();
        for id in dom.descendants(Dom::ROOT) {
            match dom.name(id) {
                "" => continue,
                "title" if facts.title.is_none() => {
                    let title = text(dom, id).unwrap_or_default();
                    facts.title = Some(title).filter(|title| !title.is_empty());
                }
                "h1" => facts.headings.extend(text(dom, id)),
                "meta" => facts.meta(dom, id),
                "link" => facts.link(dom, id, base),
                "script" => facts.json.extend(json_ld::objects(&dom.text_of(id))),
                "html" if facts.language.is_none() => {
                    facts.language = dom.attribute(id, "lang").map(str::to_owned);
                }
                _ => {}
            }
            facts.element(dom, id);
        }
        facts.headings.retain(|heading| !heading.is_empty());
        facts
    }

    /// The contents of `<meta>` of a name, in their order.
    pub(super) fn meta_contents<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let metas = self.metas.iter().filter(move |(known, _)| known == name);
        metas.map(|(_, content)| content.as_str())
    }

    /// The content of the first `<meta>` of a name.
    pub(super) fn first_meta(&self, name: &str) -> Option<&str> {
        self.metas
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, content)| content.as_str())
    }

    /// The address that the page is known by.
    pub(super) fn address(&self, fetched: Option<&str>) -> Option<String> {
        let said = [self.canonical.as_deref(), self.first_meta("og:url")];
        let json = json_ld::article(&self.json).and_then(json_ld::address);
        let fetched_path = fetched.and_then(|fetched| Url::parse(fetched).ok());
        let is_this_page = |url: &Url| {
            // Some pages say the first page of the site for all of its pages.
            let is_first = url.path().len() <= 1 && url.query().is_none();
            let is_named = url
                .host()
                .is_some_and(|host| matches!(host, url::Host::Domain(_)));
            is_named
                && !(is_first
                    && fetched_path
                        .as_ref()
                        .is_none_or(|page| page.path().len() > 1))
        };
        let said = said.into_iter().flatten().chain(json.as_deref());
        let mut whole = said
            .filter_map(|said| Url::parse(said).ok())
            .filter(is_this_page);
        let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
        whole
            .find(is_web)
            .map(String::from)
            .or_else(|| fetched.map(str::to_owned))
    }

    fn meta(&mut self, dom: &Dom, id: NodeId) {
        let Some(content) = dom.attribute(id, "content") else {
            return;
        };
        let content = collapsed(content);
        if content.is_empty() {
            return;
        }
        for attribute in ["property", "name", "itemprop"] {
            if let Some(name) = dom.attribute(id, attribute) {
                self.metas
                    .push((name.trim().to_ascii_lowercase(), content.clone()));
            }
        }
    }

    fn link(&mut self, dom: &Dom, id: NodeId, base: Option<&Url>) {
        let relation = dom.attribute(id, "rel").unwrap_or_default();
        let target = match relation.trim().to_ascii_lowercase().as_str() {
            "canonical" => &mut self.canonical,
            "next" => &mut self.next,
            _ => return,
        };
        let address = dom
            .attribute(id, "href")
            .and_then(|address| link::absolute(address, base));
        *target = target.take().or(address);
    }

    /// What any element may be marked as.
    fn element(&mut self, dom: &Dom, id: NodeId) {
        let property = dom.attribute(id, "itemprop").unwrap_or_default();
        let relation = dom.attribute(id, "rel").unwrap_or_default();
        let name = dom.name(id);
        let is_published = property.eq_ignore_ascii_case("datePublished");
        let is_modified = property.eq_ignore_ascii_case("dateModified");
        if name != "meta" && (name == "time" || is_published) {
            let class = dom
                .attribute(id, "class")
                .unwrap_or_default()
                .to_ascii_lowercase();
            let says = |word: &str| class.contains(word);
            let machine = dom
                .attribute(id, "datetime")
                .or_else(|| dom.attribute(id, "content"));
            self.times.push(Time {
                machine: machine.map(collapsed),
                text: text(dom, id).unwrap_or_default(),
                is_published: is_published
                    || says("publish")
                    || dom.attribute(id, "pubdate").is_some(),
                is_modified: is_modified || says("updated") && !says("published") || says("modif"),
            });
        }
        let is_author = property.eq_ignore_ascii_case("author")
            || relation
                .split_ascii_whitespace()
                .any(|word| word.eq_ignore_ascii_case("author"))
            || is_author_class(dom.attribute(id, "class").unwrap_or_default());
        if is_author && name != "meta" && name != "link" {
            let content = named(dom, id).and_then(|named| match dom.attribute(named, "content") {
                Some(content) => Some(collapsed(content)),
                None => text(dom, named),
            });
            let said = content
                .or_else(|| text(dom, id))
                .filter(|said| !said.is_empty());
            self.authors
                .extend(said.filter(|_| self.authors.len() < MOST_AUTHORS));
        }
    }
}

/// What in an element is marked as the name.
fn named(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let is_name = |id: &NodeId| {
        dom.attribute(*id, "itemprop")
            .is_some_and(|property| property == "name")
    };
    dom.descendants(id).take(MOST_NODES).find(is_name)
}

/// The text in an element; `None` where it is too long for a line.
fn text(dom: &Dom, id: NodeId) -> Option<String> {
    let mut said = String::new();
    for id in dom.descendants(id).take(MOST_NODES) {
        match dom.text(id) {
            Some(text) => said.push_str(text),
            None if dom.name(id) == "br" => said.push(' '),
            None => {}
        }
        if said.len() > 4 * LONGEST_LINE {
            return None;
        }
    }
    Some(collapsed(&said))
}

/// Whether a class is that of the name of an author.
fn is_author_class(class: &str) -> bool {
    const CLASSES: [&str; 16] = [
        "author",
        "byline",
        "author-name",
        "authorname",
        "author_name",
        "article-author",
        "post-author",
        "entry-author",
        "writer",
        "writer-name",
        "writername",
        "writeby",
        "written-by",
        "article__author",
        "c-author",
        "reporter",
    ];
    let mut classes = class.split_ascii_whitespace();
    classes.any(|class| CLASSES.contains(&class.to_ascii_lowercase().as_str()))
}

/// The lines of a page near its title, in the order in which they may say when or by whom.
#[derive(Debug)]
pub(super) struct LinesNearTitle<'a>(Vec<&'a str>);

impl<'a> LinesNearTitle<'a> {
    pub(super) fn of(text: &'a Body, title: Option<&str>) -> Self {
        let title = title.map(key).filter(|title| !title.is_empty());
        let is_title = |line: &str| title.as_ref().is_some_and(|title| key(line) == *title);
        let blocks = &text.blocks;
        // The heading, where there is one: the title may stand in a path before it, too.
        let is_heading = |kind| matches!(kind, BlockKind::Heading { level: 1 });
        let line = |index: usize| text.block_text(&blocks[index]);
        let place = (0..blocks.len())
            .rfind(|&index| is_heading(blocks[index].kind) && is_title(line(index)))
            .or_else(|| (0..blocks.len()).find(|&index| is_title(line(index))));
        let first = place.map_or(0, |place| place + 1);
        let after = first..blocks.len().min(first + LINES_AFTER);
        let before = place.map_or(0..0, |place| place.saturating_sub(LINES_BEFORE)..place);
        let lines = after.chain(before.rev()).map(line);
        Self(lines.filter(|line| line.len() <= LONGEST_LINE).collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.0.iter().copied()
    }
}
