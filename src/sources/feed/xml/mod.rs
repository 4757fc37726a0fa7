//! Feeds in XML, read element by element, so that a break takes nothing of what stands before it.

mod capture;
mod fields;

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use self::capture::{Capture, ElementEnding, Usual};
use self::fields::{FeedField, Namespaces, split};
use super::markup::attribute;
use super::model::{FeedEnd, Item, ParsedFeed, TextConstruct};
use super::repair::{from_start, repaired};
use super::text;
use crate::limits;

/// Reads a feed; `None` where the text is none.
///
/// No entity that the document defines is expanded. Elements may be closed in any order or not at all: an end
/// closes what is open within it, an item ends where the next begins.
pub(super) fn read(text: &str) -> Option<ParsedFeed> {
    let text = repaired(from_start(text)?);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    let mut mapper = Mapper::default();
    mapper.feed.end = loop {
        let Ok(event) = reader.read_event() else {
            break FeedEnd::CutOff;
        };
        if let Next::Stop(end) = mapper.take(event) {
            break end;
        }
    };
    Some(mapper.feed)
}

/// Whether there is more to be read.
enum Next {
    Continue,
    Stop(FeedEnd),
}

/// What reads the events of the parser into a feed.
#[derive(Default)]
struct Mapper {
    feed: ParsedFeed,
    usual: Usual,
    namespaces: Namespaces,
    /// The names of the entities that the document defines.
    defined: HashSet<String>,
    /// The elements that are open, the outermost first.
    open: Vec<Open>,
    item: Option<Item>,
    capture: Option<Capture>,
}

struct Open {
    /// Its name in lower case.
    name: String,
    role: ElementContext,
}

/// What an open element is to those in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ElementContext {
    /// The feed, or its channel.
    Feed,
    Item,
    /// Somebody, whose name is in it.
    Person,
    /// Several of one thing, as Media RSS has them.
    Group,
    Other,
}

impl Mapper {
    fn take(&mut self, event: Event<'_>) -> Next {
        match event {
            Event::Start(tag) => return self.start(&tag, ElementEnding::Later),
            Event::Empty(tag) => return self.start(&tag, ElementEnding::AtOnce),
            Event::End(tag) => return self.end(&tag.name().as_ref().to_ascii_lowercase()),
            Event::Text(text) => self.text(&text),
            Event::CData(text) => self.text(&text),
            Event::GeneralRef(name) => self.reference(&name),
            Event::DocType(definition) => self.define(&definition),
            // Some feeds are cut off behind their last item.
            Event::Eof => return Next::Stop(FeedEnd::CutOff),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        Next::Continue
    }

    fn start(&mut self, tag: &BytesStart<'_>, ending: ElementEnding) -> Next {
        if self.open.len() >= limits::FEED_DEPTH {
            return Next::Stop(FeedEnd::CutOff);
        }
        self.namespaces.declare(tag);
        let name = tag.name().as_ref().to_ascii_lowercase();
        self.close_unclosed(&name);
        if let Some(capture) = &mut self.capture {
            capture.start(tag, ending);
            if ending == ElementEnding::Later {
                self.push(name, ElementContext::Other);
            }
            return Next::Continue;
        }
        if self.namespaces.is_item(&name) && self.role() == Some(ElementContext::Feed) {
            if self.feed.items.len() >= limits::FEED_ITEMS {
                return Next::Stop(FeedEnd::CutOff);
            }
            self.item = Some(begun_item(tag));
            self.push(name.clone(), ElementContext::Item);
        } else {
            let role = self.begin(tag, &name);
            self.push(name.clone(), role);
        }
        match ending {
            ElementEnding::AtOnce => self.end(&name),
            ElementEnding::Later => Next::Continue,
        }
    }

    /// Begins an element that is no item, and returns what it is to those in it.
    fn begin(&mut self, tag: &BytesStart<'_>, name: &str) -> ElementContext {
        let (prefix, local) = split(name);
        let Some(parent) = self.role() else {
            self.begin_feed(tag, prefix, local);
            return ElementContext::Feed;
        };
        if parent == ElementContext::Feed && local == "channel" {
            return ElementContext::Feed;
        }
        let field = match parent {
            ElementContext::Feed | ElementContext::Item | ElementContext::Group => {
                self.namespaces.field(name)
            }
            ElementContext::Person if local == "name" => Some(FeedField::Author),
            ElementContext::Person | ElementContext::Other => None,
        };
        let Some(field) = field else {
            let is_group = parent == ElementContext::Item && local == "group";
            return if is_group {
                ElementContext::Group
            } else {
                ElementContext::Other
            };
        };
        match (field, attribute(tag, "href")) {
            (FeedField::Link, Some(address)) if is_alternate(tag) => self.put_reference(address),
            (FeedField::Link, Some(_)) => return ElementContext::Other,
            _ => {}
        }
        if field == FeedField::Topic
            && let Some(topic) = attribute(tag, "label").or_else(|| attribute(tag, "term"))
        {
            self.put(FeedField::Topic, written(topic));
        }
        if field == FeedField::Id
            && let Some(item) = &mut self.item
        {
            let says_no = attribute(tag, "ispermalink")
                .is_some_and(|value| value.trim().eq_ignore_ascii_case("false"));
            item.id_may_be_link = local == "guid" && !says_no;
        }
        self.capture = Some(Capture::new(field, tag, self.open.len() + 1, self.usual));
        match field {
            FeedField::Author => ElementContext::Person,
            _ => ElementContext::Other,
        }
    }

    fn begin_feed(&mut self, tag: &BytesStart<'_>, prefix: Option<&str>, local: &str) {
        if local == "feed" {
            self.usual = Usual::Text;
            if let Some(prefix) = prefix {
                self.namespaces.adopt(prefix);
            }
        }
        self.feed.base = attribute(tag, "xml:base");
        self.feed.language = attribute(tag, "xml:lang");
    }

    /// Closes what a tag shows not to have been closed: an item where another begins, a field of one line where
    /// another field does. The name of a person stands within the field.
    fn close_unclosed(&mut self, name: &str) {
        let is_item = self.namespaces.is_item(name);
        if is_item
            && let Some(at) = self
                .open
                .iter()
                .position(|open| open.role == ElementContext::Item)
        {
            self.close(at);
            return;
        }
        let Some(capture) = &self.capture else {
            return;
        };
        let own = capture.depth - 1;
        if self
            .open
            .get(own)
            .is_some_and(|open| open.role == ElementContext::Person)
            && self.open.len() == capture.depth
        {
            // The text besides the name is white space, an address or none.
            if matches!(split(name).1, "name" | "email" | "uri" | "url") {
                self.capture = None;
                return;
            }
        }
        if capture.field.is_of_one_line() && self.namespaces.field(name).is_some() {
            self.close(own);
        }
    }

    fn end(&mut self, name: &str) -> Next {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return Next::Continue;
        };
        self.close(at);
        if at == 0 {
            return Next::Stop(FeedEnd::Whole);
        }
        Next::Continue
    }

    /// Closes the open element at an index and all in it.
    fn close(&mut self, at: usize) {
        let mut capture = self.capture.take();
        while self.open.len() > at {
            match &mut capture {
                Some(inner) if self.open.len() > inner.depth => {
                    if let Some(open) = self.open.last() {
                        inner.end(&open.name);
                    }
                }
                _ => {
                    if let Some(done) = capture.take() {
                        let field = done.field;
                        if let Some(written) = done.finish() {
                            self.put(field, written);
                        }
                    }
                }
            }
            let closed = self.open.pop();
            if closed.is_some_and(|closed| closed.role == ElementContext::Item)
                && let Some(item) = self.item.take()
                && !item.is_empty()
            {
                self.feed.items.push(item);
            }
        }
        self.capture = capture;
    }

    fn text(&mut self, text: &str) {
        if let Some(capture) = &mut self.capture {
            capture.text(text, self.open.len());
        }
    }

    fn reference(&mut self, name: &str) {
        match text::resolve(name) {
            Some(characters) => self.text(&characters),
            // What it stands for may be as long as its definition likes.
            None if self.defined.contains(name) => {}
            None => self.text(&format!("&{name};")),
        }
    }

    fn define(&mut self, definition: &str) {
        let entities = definition
            .split("<!ENTITY")
            .skip(1)
            .take(limits::FEED_ENTITIES);
        let names = entities.filter_map(|entity| entity.split_whitespace().next());
        self.defined.extend(names.map(str::to_owned));
    }

    /// Puts a field where it belongs: of several of which there can be one, the first.
    fn put(&mut self, field: FeedField, written: TextConstruct) {
        let Some(item) = &mut self.item else {
            self.put_in_feed(field, written);
            return;
        };
        let value = || written.value.trim().to_owned();
        match field {
            FeedField::Title => _ = item.title.get_or_insert(written),
            FeedField::Link | FeedField::Reference => _ = item.link.get_or_insert_with(value),
            FeedField::OriginalLink => _ = item.original_link.get_or_insert_with(value),
            FeedField::Id => item.id = Some(value()),
            FeedField::Published => item.published.push(value()),
            FeedField::Updated => item.updated.push(value()),
            FeedField::Author => item.authors.push(value()),
            FeedField::Topic => item.topics.push(value()),
            FeedField::Language => item.language = Some(value()),
            FeedField::Text(fullness) => item.texts.push((fullness, written)),
        }
    }

    fn put_in_feed(&mut self, field: FeedField, written: TextConstruct) {
        let value = || written.value.trim().to_owned();
        match field {
            FeedField::Title => _ = self.feed.title.get_or_insert(written),
            FeedField::Link | FeedField::Reference => _ = self.feed.link.get_or_insert_with(value),
            FeedField::Language => _ = self.feed.language.get_or_insert_with(value),
            // That of RSS is the owner of the site.
            FeedField::Author if self.usual == Usual::Text => self.feed.authors.push(value()),
            _ => {}
        }
    }

    fn put_reference(&mut self, address: String) {
        if !address.trim().is_empty() {
            self.put(FeedField::Reference, written(address));
        }
    }

    fn push(&mut self, name: String, role: ElementContext) {
        self.open.push(Open { name, role });
    }

    /// What the innermost open element is.
    fn role(&self) -> Option<ElementContext> {
        self.open.last().map(|open| open.role)
    }
}

fn begun_item(tag: &BytesStart<'_>) -> Item {
    let about = attribute(tag, "rdf:about");
    Item {
        id_may_be_link: about.is_some(),
        id: about.filter(|about| !about.trim().is_empty()),
        base: attribute(tag, "xml:base"),
        language: attribute(tag, "xml:lang"),
        ..Item::default()
    }
}

/// Whether a link leads to what it stands in (RFC 4287, 4.2.7.2).
fn is_alternate(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "rel").is_none_or(|relation| {
        let relation = relation.trim();
        relation.is_empty() || relation.rsplit('/').next() == Some("alternate")
    })
}

fn written(value: String) -> TextConstruct {
    TextConstruct {
        value,
        ..TextConstruct::default()
    }
}
