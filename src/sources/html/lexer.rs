//! HTML cut into tags and text before it is parsed: without comments, scripts and styles, and without a tag that
//! would take the parser long.
//!
//! The parser compares each attribute of a tag with all before it. Tags are told here as the HTML standard
//! (13.2.5, tokenization) tells them; no `<` is left in what it has as raw text, so that the parser finds no other
//! tags than those that were looked at.

use std::borrow::Cow;

use crate::limits;

/// A tag has more attributes than [`limits::TAG_ATTRIBUTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooManyAttributes;

/// A token of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HtmlToken<'a> {
    /// Text, with its character references.
    Text(Cow<'a, str>),
    /// A tag, or the declaration of the document type.
    Tag(&'a str),
    /// The end of an element that was closed where it was opened, as XML has it: its name.
    End(&'a str),
}

/// How the content of an element is read that is no HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Raw {
    /// It is left out.
    Dropped,
    /// A script: left out, up to an end that it does not hold itself.
    Script,
    /// JSON is data about the page.
    Json,
    /// Text in which tags mean nothing.
    Text,
}

/// Elements whose content is not HTML.
const RAW_ELEMENTS: [(&str, Raw); 9] = [
    ("script", Raw::Script),
    ("style", Raw::Dropped),
    ("title", Raw::Text),
    ("textarea", Raw::Dropped),
    ("xmp", Raw::Text),
    ("iframe", Raw::Dropped),
    ("noembed", Raw::Dropped),
    ("noframes", Raw::Dropped),
    // What it says is that scripts are needed.
    ("noscript", Raw::Dropped),
];

/// Elements that have no end tag.
#[rustfmt::skip]
const VOID_ELEMENTS: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Whether an element has no end tag.
pub(in crate::sources) fn is_void(name: &str) -> bool {
    let mut elements = VOID_ELEMENTS.iter();
    elements.any(|element| name.eq_ignore_ascii_case(element))
}

/// Cuts HTML into tokens.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    rest: &'a str,
    /// The element whose raw content comes next, and how it is read.
    raw: Option<(&'a str, Raw)>,
    /// An element that is to be closed.
    to_close: Option<&'a str>,
    /// Whether a tag may close itself, as in XML.
    is_xml: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self {
            rest: html,
            raw: None,
            to_close: None,
            is_xml: html
                .trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t'])
                .starts_with("<?xml"),
        }
    }

    /// The raw content of an element; `None` where it is left out.
    fn raw_content(&mut self, name: &str, raw: Raw) -> Option<HtmlToken<'a>> {
        let end = raw_end(self.rest, name, raw);
        let (content, rest) = self.rest.split_at(end);
        self.rest = rest;
        let escaped = |with| match content.contains('<') {
            true => Cow::Owned(content.replace('<', with)),
            false => Cow::Borrowed(content),
        };
        match raw {
            Raw::Dropped | Raw::Script => None,
            Raw::Json => Some(HtmlToken::Text(escaped("\\u003c"))),
            Raw::Text => Some(HtmlToken::Text(escaped("&lt;"))),
        }
    }

    /// Takes what stands at the `<` that the rest begins with; `None` where it is left out.
    fn markup(&mut self) -> Option<Result<HtmlToken<'a>, TooManyAttributes>> {
        let rest = self.rest;
        let after = &rest[1..];
        if after.starts_with("!--") {
            self.skip(comment_end(rest));
            return None;
        }
        let name = after.strip_prefix('/').unwrap_or(after);
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return self.tag(name);
        }
        if !after.starts_with(['!', '?', '/']) {
            // A character as any other.
            return Some(Ok(HtmlToken::Text(self.take(text_end(after) + 1).into())));
        }
        let declaration = self.take(rest.find('>').map_or(rest.len(), |end| end + 1));
        let is_type = after
            .get(1..8)
            .is_some_and(|word| word.eq_ignore_ascii_case("doctype"));
        is_type.then_some(Ok(HtmlToken::Tag(declaration)))
    }

    /// Takes a tag. One that nothing ends is left out with all that follows, as browsers do.
    fn tag(&mut self, name: &'a str) -> Option<Result<HtmlToken<'a>, TooManyAttributes>> {
        let length = name.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        let name = &name[..length.unwrap_or(name.len())];
        let is_end = self.rest.starts_with("</");
        let head = name.len() + 1 + usize::from(is_end);
        let (end, attributes) = attributes(self.rest, head);
        if attributes > limits::TAG_ATTRIBUTES {
            return Some(Err(TooManyAttributes));
        }
        let Some(end) = end else {
            self.rest = "";
            return None;
        };
        let tag = self.take(end);
        if is_end {
            return Some(Ok(HtmlToken::Tag(tag)));
        }
        if self.is_xml && tag.ends_with("/>") {
            self.to_close = (!is_void(name)).then_some(name);
            return Some(Ok(HtmlToken::Tag(tag)));
        }
        let raw = RAW_ELEMENTS
            .iter()
            .find(|(raw, _)| raw.eq_ignore_ascii_case(name));
        self.raw = raw.map(|&(_, raw)| match raw {
            Raw::Script if is_json(tag) => (name, Raw::Json),
            raw => (name, raw),
        });
        Some(Ok(HtmlToken::Tag(tag)))
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, length: usize) {
        self.rest = &self.rest[length..];
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Result<HtmlToken<'a>, TooManyAttributes>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(name) = self.to_close.take() {
                return Some(Ok(HtmlToken::End(name)));
            }
            if let Some((name, raw)) = self.raw.take() {
                if let Some(content) = self.raw_content(name, raw) {
                    return Some(Ok(content));
                }
                continue;
            }
            if self.rest.is_empty() {
                return None;
            }
            let text = self.take(text_end(self.rest));
            if !text.is_empty() {
                return Some(Ok(HtmlToken::Text(text.into())));
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
    }
}

fn text_end(text: &str) -> usize {
    text.find('<').unwrap_or(text.len())
}

/// The bytes of the comment at the start of `html`.
fn comment_end(html: &str) -> usize {
    if html.starts_with("<!-->") {
        return "<!-->".len();
    }
    if html.starts_with("<!--->") {
        return "<!--->".len();
    }
    let body = "<!--".len();
    let mut dashes = html[body..]
        .match_indices("--")
        .map(|(at, _)| body + at + 2);
    let ends = |at: &usize| html[*at..].starts_with(['>', '-']) || html[*at..].starts_with("!>");
    dashes
        .find(ends)
        .and_then(|at| Some(at + html[at..].find('>')? + 1))
        .unwrap_or(html.len())
}

/// The byte behind the tag at the start of `html` whose name ends at byte `head`, and how many attributes it has.
/// `None` where nothing ends it. Stops behind the first attribute too many.
fn attributes(html: &str, head: usize) -> (Option<usize>, usize) {
    let bytes = html.as_bytes();
    let skip = |from: usize, in_between: fn(u8) -> bool| {
        let length = bytes[from..].iter().position(|&byte| !in_between(byte));
        length.map_or(bytes.len(), |length| from + length)
    };
    let mut count = 0;
    let mut at = head;
    loop {
        at = skip(at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        match bytes.get(at) {
            None => return (None, count),
            Some(b'>') => return (Some(at + 1), count),
            Some(_) => count += 1,
        }
        if count > limits::TAG_ATTRIBUTES {
            return (None, count);
        }
        // The first character of a name may be `=`.
        at = skip(at + 1, |byte| {
            !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'=')
        });
        let sign = skip(at, |byte| byte.is_ascii_whitespace());
        if bytes.get(sign) != Some(&b'=') {
            continue;
        }
        at = skip(sign + 1, |byte| byte.is_ascii_whitespace());
        at = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => match html[at + 1..].find(char::from(quote)) {
                Some(length) => at + 1 + length + 1,
                None => return (None, count),
            },
            _ => skip(at, |byte| !byte.is_ascii_whitespace() && byte != b'>'),
        };
    }
}

/// Whether the tag of a script says that it is JSON about the page.
fn is_json(tag: &str) -> bool {
    tag.to_ascii_lowercase().contains("ld+json")
}

/// Where the raw content at the start of `html` ends.
fn raw_end(html: &str, name: &str, raw: Raw) -> usize {
    let is_end = |at: &usize| {
        let after = &html.as_bytes()[at + 2..];
        after.len() > name.len()
            && after[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            && (after[name.len()].is_ascii_whitespace() || matches!(after[name.len()], b'/' | b'>'))
    };
    let mut from = 0;
    let mut is_in_comment = false;
    for end in html.match_indices("</").map(|(at, _)| at).filter(is_end) {
        let part = &html[from..end];
        is_in_comment = match (part.rfind("<!--"), part.rfind("-->")) {
            (None, None) => is_in_comment,
            (opened, closed) => opened > closed,
        };
        // A script in a comment of a script (13.2.5.27, script data double escaped state).
        let is_inner = raw == Raw::Script && is_in_comment && part.contains("<script");
        if !is_inner {
            return end;
        }
        from = end + 2;
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(html: &str) -> String {
        let tokens = Lexer::new(html).map(|token| match token.unwrap() {
            HtmlToken::Text(text) => format!("[{text}]"),
            HtmlToken::Tag(tag) => tag.to_owned(),
            HtmlToken::End(name) => format!("</{name}>"),
        });
        tokens.collect()
    }

    #[test]
    fn tags_end_where_the_standard_has_it() {
        for (html, expected) in [
            ("<p>نص</p>", "<p>[نص]</p>"),
            (
                "<a title='a>b' href=\"x\">ن</a>",
                "<a title='a>b' href=\"x\">[ن]</a>",
            ),
            ("<a href=x/>ن", "<a href=x/>[ن]"),
            ("<a ==>>ن", "<a ==>[>ن]"),
            ("1 < 2 <3", "[1 ][< 2 ][<3]"),
            ("<!DOCTYPE html><?xml?><!سر></ >ن", "<!DOCTYPE html>[ن]"),
            ("أ<a title=\"بلا نهاية>ب", "[أ]"),
            ("أ<p", "[أ]"),
        ] {
            assert_eq!(tokens(html), expected, "{html}");
        }
    }

    #[test]
    fn comments_scripts_and_styles_are_left_out() {
        for (html, expected) in [
            (
                "<!-- <p> -->ن<!-->م<!--->ل<!-- -- --!>ك<!-- ",
                "[ن][م][ل][ك]",
            ),
            ("<style>p > a {}</style>ن", "<style></style>[ن]"),
            ("<script>if (a<b) '</p>'</script>ن", "<script></script>[ن]"),
            (
                "<SCRIPT><!-- '<script></script>' --></Script >ن",
                "<SCRIPT></Script >[ن]",
            ),
            ("<script><!-- a --></script>ن", "<script></script>[ن]"),
            ("<script>بلا نهاية", "<script>"),
            (
                "<title>أ <b> &amp;</title>ن",
                "<title>[أ &lt;b> &amp;]</title>[ن]",
            ),
            (
                "<script type=\"application/ld+json\">{\"a\": \"<b>\"}</script>",
                "<script type=\"application/ld+json\">[{\"a\": \"\\u003cb>\"}]</script>",
            ),
        ] {
            assert_eq!(tokens(html), expected, "{html}");
        }
    }

    #[test]
    fn in_xml_a_tag_may_close_itself() {
        assert_eq!(
            tokens("<?xml version=\"1.0\"?>\n<title/><a id=\"x\"/>ن<br/>"),
            "[\n]<title/></title><a id=\"x\"/></a>[ن]<br/>"
        );
    }

    #[test]
    fn a_tag_of_too_many_attributes_is_refused() {
        let tag = |count: usize| format!("<p{}>ن", " a='1'".repeat(count));
        let most = limits::TAG_ATTRIBUTES;
        assert!(Lexer::new(&tag(most)).all(|token| token.is_ok()));
        assert!(Lexer::new(&tag(most + 1)).any(|token| token.is_err()));
        let hidden = format!("<svg><style>{}", tag(most + 1));
        assert!(Lexer::new(&hidden).all(|token| {
            token.is_ok_and(|token| !matches!(token, HtmlToken::Tag(tag) if tag.len() > 100))
        }));
    }
}
