//! What elements are to the blocks of an article.

use super::dom::{Dom, NodeId};
use super::note;
use crate::article::SpanStyle;
use crate::sources::script::ScriptPosition;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementRole {
    /// Not to be read.
    Unread,
    /// A part of the text that says nothing about its form.
    Inline,
    Styled(InlineStyle),
    Link,
    /// Raised or lowered text.
    Script(ScriptPosition),
    /// A quotation within a paragraph.
    Quotation,
    /// How the characters before it are read (ruby).
    Reading,
    LineBreak,
    Picture,
    Rule,
    /// Preformatted text.
    Program,
    /// A block, or what holds blocks.
    Block,
    Quote,
    List {
        is_ordered: bool,
    },
    Item,
    Description,
    Heading(u8),
    Figure,
    Caption,
    Table,
    Row,
    Cell,
}

/// How a part of the text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InlineStyle {
    Emphasis,
    Strong,
    Strike,
    Code,
}

impl InlineStyle {
    pub(super) const fn span(self) -> SpanStyle {
        match self {
            Self::Emphasis => SpanStyle::Emphasis,
            Self::Strong => SpanStyle::Strong,
            Self::Strike => SpanStyle::Strike,
            Self::Code => SpanStyle::Code,
        }
    }
}

/// What an element is.
pub(super) fn role(dom: &Dom, id: NodeId) -> ElementRole {
    let role = by_name(dom.name(id));
    if role == ElementRole::Unread || (is_hidden(dom, id) && !note::is_note(dom, id)) {
        return ElementRole::Unread;
    }
    match dom.name(id) {
        "form" if !holds_text(dom, id) => ElementRole::Unread,
        "p" | "div" if has_caption_class(dom, id) => ElementRole::Caption,
        _ => role,
    }
}

fn by_name(name: &str) -> ElementRole {
    match name {
        "script" | "style" | "template" | "head" | "noscript" | "svg" | "iframe" | "object"
        | "embed" | "audio" | "video" | "canvas" | "map" | "input" | "button" | "select"
        | "textarea" | "datalist" | "label" | "legend" | "output" | "meter" | "progress" | "rp"
        | "annotation" | "annotation-xml" | "title" | "frameset" | "noframes" | "noembed" => {
            ElementRole::Unread
        }
        "sup" => ElementRole::Script(ScriptPosition::Super),
        "sub" => ElementRole::Script(ScriptPosition::Sub),
        "em" | "i" | "cite" | "dfn" | "var" => ElementRole::Styled(InlineStyle::Emphasis),
        "b" | "strong" => ElementRole::Styled(InlineStyle::Strong),
        "del" | "s" | "strike" => ElementRole::Styled(InlineStyle::Strike),
        "code" | "kbd" | "samp" | "tt" => ElementRole::Styled(InlineStyle::Code),
        "a" => ElementRole::Link,
        "q" => ElementRole::Quotation,
        "rt" => ElementRole::Reading,
        "br" => ElementRole::LineBreak,
        "img" => ElementRole::Picture,
        "hr" => ElementRole::Rule,
        "pre" | "listing" | "xmp" | "plaintext" => ElementRole::Program,
        "blockquote" => ElementRole::Quote,
        "ul" | "menu" | "dir" => ElementRole::List { is_ordered: false },
        "ol" => ElementRole::List { is_ordered: true },
        "li" => ElementRole::Item,
        "dd" => ElementRole::Description,
        "h1" => ElementRole::Heading(1),
        "h2" => ElementRole::Heading(2),
        "h3" => ElementRole::Heading(3),
        "h4" => ElementRole::Heading(4),
        "h5" => ElementRole::Heading(5),
        "h6" => ElementRole::Heading(6),
        "figure" => ElementRole::Figure,
        "figcaption" | "caption" => ElementRole::Caption,
        "table" => ElementRole::Table,
        "tr" => ElementRole::Row,
        "td" | "th" => ElementRole::Cell,
        "html" | "body" | "address" | "article" | "aside" | "center" | "details" | "dialog"
        | "div" | "dl" | "dt" | "fieldset" | "footer" | "form" | "header" | "hgroup" | "main"
        | "nav" | "p" | "search" | "section" | "summary" | "tbody" | "thead" | "tfoot" => {
            ElementRole::Block
        }
        _ => ElementRole::Inline,
    }
}

/// Whether an element says itself that it is not shown.
pub(in crate::sources) fn is_hidden(dom: &Dom, id: NodeId) -> bool {
    let mut attributes = dom.attributes(id);
    let hides = |(name, value): (&str, &str)| match name {
        "hidden" => !value.eq_ignore_ascii_case("until-found"),
        "aria-hidden" => value.eq_ignore_ascii_case("true"),
        "style" => hides(value),
        _ => false,
    };
    attributes.any(hides) || (dom.name(id) == "dialog" && dom.attribute(id, "open").is_none())
}

/// Whether a style hides what has it.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else {
            return false;
        };
        let value = value.trim().split(['!', ' ']).next().unwrap_or_default();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

/// Whether a form holds text to be read: on some sites the whole page stands in one.
fn holds_text(dom: &Dom, id: NodeId) -> bool {
    let is_text = |id| matches!(dom.name(id), "p" | "article" | "main" | "h1" | "h2");
    dom.descendants(id).any(is_text)
}

/// Whether an element has a class that captions of pictures have.
fn has_caption_class(dom: &Dom, id: NodeId) -> bool {
    const CLASSES: [&str; 6] = [
        "wp-caption-text",
        "image-caption",
        "img-caption",
        "photo-caption",
        "figcaption",
        "caption-text",
    ];
    let class = dom.attribute(id, "class").unwrap_or_default();
    class
        .split_ascii_whitespace()
        .any(|class| CLASSES.contains(&class))
}

/// Whether a figure has a caption of its own.
pub(super) fn has_caption(dom: &Dom, figure: NodeId) -> bool {
    let is_caption =
        |id: NodeId| dom.name(id) == "figcaption" && !dom.text_of(id).trim().is_empty();
    dom.children(figure).any(is_caption)
}

/// A whole number in an attribute.
pub(super) fn number(dom: &Dom, id: NodeId, attribute: &str) -> Option<i64> {
    dom.attribute(id, attribute)?.trim().parse().ok()
}

/// The text in preformatted text, its line breaks as line feeds.
pub(super) fn lines(dom: &Dom, id: NodeId) -> String {
    let mut lines = String::new();
    for id in dom.descendants(id) {
        match dom.text(id) {
            Some(text) => lines.push_str(text),
            None if dom.name(id) == "br" => lines.push('\n'),
            None => {}
        }
    }
    lines
}

/// Whether preformatted text is a program, and not a poem or a letter that keeps its lines.
pub(super) fn is_program(dom: &Dom, id: NodeId, text: &str) -> bool {
    let is_code = |id| matches!(dom.name(id), "code" | "kbd" | "samp");
    let right_to_left = |c: &char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    dom.descendants(id).any(is_code) || text.chars().filter(right_to_left).count() * 2 <= letters
}
