//! HTML parsed into a tree, within bounds.
//!
//! The parser takes time in proportion to the square of how deep elements stand in each other (servo/html5ever#788).
//! It gets a page in pieces; where one was too deep, the rest is parsed as another document behind it, so that what
//! follows stands less deep, as it does in browsers.

use html5ever::driver::{ParseOpts, Parser, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;

use super::dom::Dom;
use super::lexer::{HtmlToken, Lexer};
use super::sink::Sink;
use crate::limits;

/// How much the parser gets at once, in bytes.
const AT_ONCE: usize = 4 * 1024;

/// The page is more than the parser can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sources) struct TooMuchMarkup;

/// Parses a page, or a part of one.
///
/// # Errors
///
/// Where it exceeds [`limits::HTML`], [`limits::TAG_ATTRIBUTES`] or [`limits::HTML_NODES`].
pub(in crate::sources) fn parse(html: &str) -> Result<Dom, TooMuchMarkup> {
    if html.len() > limits::HTML {
        return Err(TooMuchMarkup);
    }
    let mut parser = parser(Sink::new());
    let mut buffer = String::with_capacity(2 * AT_ONCE);
    for piece in Lexer::new(html) {
        match piece.map_err(|_| TooMuchMarkup)? {
            HtmlToken::Text(text) => buffer.push_str(&text),
            HtmlToken::Tag(tag) => {
                if buffer.len() >= AT_ONCE {
                    parser = feed(parser, &mut buffer)?;
                }
                buffer.push_str(tag);
            }
            HtmlToken::End(name) => buffer.extend(["</", name, ">"]),
        }
    }
    parser = feed(parser, &mut buffer)?;
    Ok(parser.finish().into_dom())
}

fn parser(sink: Sink) -> Parser<Sink> {
    sink.begin();
    let tree_builder = TreeBuilderOpts {
        scripting_enabled: true,
        ..TreeBuilderOpts::default()
    };
    let options = ParseOpts {
        tree_builder,
        ..ParseOpts::default()
    };
    parse_document(sink, options)
}

/// Feeds the parser, and begins another where it went too deep.
fn feed(mut parser: Parser<Sink>, buffer: &mut String) -> Result<Parser<Sink>, TooMuchMarkup> {
    parser.process(StrTendril::from_slice(buffer));
    buffer.clear();
    let sink = &parser.tokenizer.sink.sink;
    if sink.nodes() > limits::HTML_NODES {
        return Err(TooMuchMarkup);
    }
    if !sink.is_too_deep() {
        return Ok(parser);
    }
    Ok(self::parser(parser.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_too_deep_is_less_deep_and_all_there() {
        for element in [
            "div",
            "b",
            "span",
            "blockquote",
            "table><tr><td",
            "svg",
            "ul><li",
        ] {
            let count = 3000;
            let page: String = (0..count).map(|n| format!("<{element}>{n} ")).collect();
            let dom = parse(&page).unwrap();
            let text = dom.text_of(Dom::ROOT);
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(words.len(), count, "{element}");
            let deepest = dom.descendants(Dom::ROOT).map(|id| dom.depth(id)).max();
            assert!(
                deepest.unwrap() < 4 * limits::HTML_DEPTH,
                "{element}: {deepest:?}"
            );
        }
    }

    #[test]
    fn too_much_is_refused() {
        assert!(parse(&" ".repeat(limits::HTML + 1)).is_err());
        assert!(parse(&format!("<p{}>", " a=1".repeat(limits::TAG_ATTRIBUTES + 1))).is_err());
        // Formatting that is opened again in each paragraph.
        let formatting: String = (0..400).map(|n| format!("<b id={n}>")).collect();
        assert!(parse(&format!("<p>{formatting}{}", "<p>أ".repeat(100_000))).is_err());
    }
}
