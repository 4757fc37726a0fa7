//! The text of an element while it is collected: what is written in it, and the elements of HTML in it.

use quick_xml::events::BytesStart;

use super::super::super::decode::{self, Hints};
use super::super::super::html::{is_html, is_void};
use super::super::markup::attribute;
use super::super::model::{Fullness, TextConstruct, TextForm};
use super::super::text::{escaped, has_tag};
use super::fields::{FeedField, split};
use crate::base64;

/// An element whose text is collected.
#[derive(Debug)]
pub(super) struct Capture {
    pub(super) field: FeedField,
    /// How many elements are open while its own text comes.
    pub(super) depth: usize,
    markup: Markup,
    value: String,
    base: Option<String>,
}

/// How what is in an element is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Markup {
    /// HTML that is escaped; elements in it are HTML, too.
    Escaped,
    /// Elements of XHTML.
    Elements,
    /// Text as it is.
    Text,
    /// Text, since the format says so where nothing else is said, and many feeds say nothing.
    PerhapsText,
    /// Bytes of any type, as base64.
    Base64,
    /// None that can be read.
    Unknown,
}

/// What the texts of a feed are where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Usual {
    /// HTML, as in RSS.
    #[default]
    Html,
    /// Text, as in Atom.
    Text,
}

impl Capture {
    pub(super) fn new(field: FeedField, tag: &BytesStart<'_>, depth: usize, usual: Usual) -> Self {
        let markup = match field {
            FeedField::Title | FeedField::Text(_) => markup(field, tag, usual),
            _ => Markup::Text,
        };
        Self {
            field,
            depth,
            markup,
            value: String::new(),
            base: attribute(tag, "xml:base"),
        }
    }

    /// Takes text that comes while so many elements are open, its references resolved.
    pub(super) fn text(&mut self, text: &str, open: usize) {
        let is_own = open == self.depth;
        match self.markup {
            Markup::Escaped | Markup::PerhapsText if is_own => self.value.push_str(text),
            Markup::Escaped | Markup::PerhapsText | Markup::Elements => {
                self.value.push_str(&escaped(text));
            }
            Markup::Base64 if is_own => self.value.push_str(text),
            Markup::Text if is_own || self.field == FeedField::Title => self.value.push_str(text),
            Markup::Text | Markup::Base64 | Markup::Unknown => {}
        }
    }

    fn has_elements(&self) -> bool {
        !matches!(self.markup, Markup::Text | Markup::Base64 | Markup::Unknown)
    }

    /// Takes the tag that begins an element; `after` is what follows it at once, such as the tag that ends it.
    pub(super) fn start(&mut self, tag: &BytesStart<'_>, ending: ElementEnding) {
        if !self.has_elements() {
            return;
        }
        if self.markup == Markup::PerhapsText {
            self.markup = Markup::Escaped;
        }
        let content: &str = tag;
        let name = tag.name();
        let name = name.as_ref();
        let (_, local) = split(name);
        self.value.push('<');
        self.value.push_str(local);
        self.value.push_str(&content[name.len()..]);
        self.value.push('>');
        if ending == ElementEnding::AtOnce {
            self.end(local);
        }
    }

    /// Takes the end of an element.
    pub(super) fn end(&mut self, name: &str) {
        if !self.has_elements() {
            return;
        }
        let (_, local) = split(name);
        // `</br>` would be another one.
        if !is_void(local) {
            self.value.push_str("</");
            self.value.push_str(local);
            self.value.push('>');
        }
    }

    /// What was collected; `None` where it is nothing.
    pub(super) fn finish(mut self) -> Option<TextConstruct> {
        let form = match self.markup {
            Markup::Escaped | Markup::Elements => TextForm::Html,
            Markup::PerhapsText if has_tag(&self.value) => TextForm::Html,
            Markup::Text | Markup::PerhapsText => TextForm::Text,
            Markup::Base64 => {
                let bytes = base64::decode(self.value.as_bytes());
                self.value = decode::decode(&bytes, &Hints::default()).ok()?.text;
                match is_html(&self.value) || has_tag(&self.value) {
                    true => TextForm::Html,
                    false => TextForm::Text,
                }
            }
            Markup::Unknown => return None,
        };
        let is_blank = self.value.trim().is_empty();
        (!is_blank).then_some(TextConstruct {
            form,
            value: self.value,
            base: self.base,
        })
    }
}

/// Whether an element ends where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementEnding {
    AtOnce,
    Later,
}

/// How an element is written, as its attributes have it (RFC 4287, 3.1.1 and 4.1.3; Atom 0.3 with `mode`).
fn markup(field: FeedField, tag: &BytesStart<'_>, usual: Usual) -> Markup {
    if field == FeedField::Text(Fullness::Whole) && attribute(tag, "src").is_some() {
        return Markup::Unknown;
    }
    let mode = attribute(tag, "mode");
    let kind = attribute(tag, "type").map(|kind| kind.trim().to_ascii_lowercase());
    let is_media = |kind: &str| {
        ["image/", "audio/", "video/"]
            .iter()
            .any(|it| kind.starts_with(it))
    };
    if kind.as_deref().is_some_and(is_media) {
        return Markup::Unknown;
    }
    if mode.as_deref() == Some("base64") {
        return Markup::Base64;
    }
    let of_elements = match mode.as_deref() {
        Some("escaped") => Markup::Escaped,
        _ => Markup::Elements,
    };
    match kind.as_deref() {
        None | Some("") => match (mode.as_deref(), usual) {
            (Some("xml"), _) => Markup::Elements,
            (Some("escaped"), _) | (None, Usual::Html) => Markup::Escaped,
            _ => Markup::PerhapsText,
        },
        Some("html") => Markup::Escaped,
        Some("text/html") if mode.is_none() => Markup::Escaped,
        Some("text/html" | "xhtml" | "application/xhtml+xml") => of_elements,
        Some("text" | "text/plain" | "plain") => match usual {
            // In RSS the attribute means nothing.
            Usual::Html => Markup::PerhapsText,
            Usual::Text => Markup::Text,
        },
        Some(kind) if kind.starts_with("text/") => Markup::PerhapsText,
        Some(kind) if kind.ends_with("xml") => of_elements,
        Some(_) if usual == Usual::Html => Markup::Escaped,
        Some(_) => Markup::Base64,
    }
}
