//! The text in HTML: tags dropped, character references resolved.

/// Elements that start a new paragraph of text.
#[rustfmt::skip]
const BLOCK_ELEMENTS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
];

/// Elements whose content is not text to be read.
const UNREAD_ELEMENTS: &[&str] = &["script", "style"];

/// A quote in a tag that is not closed within so many characters is an apostrophe.
const LONGEST_QUOTED_TAG: usize = 4096;
/// The longest character reference, in bytes with its `&` and `;`.
const LONGEST_REFERENCE: usize = 32;

/// Named character references that articles use; others stay as they are written.
#[rustfmt::skip]
const NAMED_REFERENCES: &[(&str, char)] = &[
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{A0}'),
    ("laquo", '«'), ("raquo", '»'), ("ldquo", '“'), ("rdquo", '”'), ("lsquo", '‘'), ("rsquo", '’'),
    ("ndash", '–'), ("mdash", '—'), ("hellip", '…'), ("bull", '•'), ("middot", '·'),
    ("zwnj", '\u{200C}'), ("zwj", '\u{200D}'), ("lrm", '\u{200E}'), ("rlm", '\u{200F}'),
    ("copy", '©'), ("reg", '®'), ("deg", '°'), ("times", '×'), ("shy", '\u{AD}'),
];

/// The paragraphs of text in a stretch of HTML, in order. What only looks like a tag is text.
#[must_use]
pub fn paragraphs(html: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut rest = html;
    let mut may_skip_unread = true;
    // Behind these nothing closes a tag or a comment: looked up once, not at every `<`.
    let last_tag_end = html.rfind('>').unwrap_or(0);
    let last_comment_end = html.rfind("-->").unwrap_or(0);
    while let Some(offset) = rest.find('<') {
        append(&mut paragraphs, &rest[..offset]);
        rest = &rest[offset..];
        let position = html.len() - rest.len();
        let is_comment = rest.starts_with("<!--");
        let last_end = if is_comment {
            last_comment_end
        } else {
            last_tag_end
        };
        let length = if position < last_end {
            tag_length(rest)
        } else {
            None
        };
        let Some(length) = length else {
            append(&mut paragraphs, "<");
            rest = &rest[1..];
            continue;
        };
        let (tag, after) = rest.split_at(length);
        rest = after;
        let name = element(tag);
        if BLOCK_ELEMENTS.contains(&name.as_str()) {
            paragraphs.push(String::new());
        }
        let is_unread = UNREAD_ELEMENTS.contains(&name.as_str()) && !tag.starts_with("</");
        if is_unread && may_skip_unread {
            match after_element(after, &name) {
                Some(after) => rest = after,
                None => may_skip_unread = false,
            }
        }
    }
    append(&mut paragraphs, rest);
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    paragraphs
}

/// Whether a tag breaks the line it stands in.
#[must_use]
pub fn is_line_break(tag: &str) -> bool {
    element(tag) == "br"
}

fn append(paragraphs: &mut [String], text: &str) {
    if let Some(last) = paragraphs.last_mut() {
        last.push_str(&resolved(text));
    }
}

/// The bytes of the tag, comment or declaration at the start of `html`; `None` where the `<` is
/// only a character, or nothing closes what it opens.
fn tag_length(html: &str) -> Option<usize> {
    if html.starts_with("<!--") {
        return html.find("-->").map(|offset| offset + "-->".len());
    }
    let mut characters = html.char_indices().skip(1).peekable();
    let (_, first) = characters.peek()?;
    if !first.is_ascii_alphabetic() && !matches!(first, '/' | '!' | '?') {
        return None;
    }
    let mut quote = None;
    for (offset, character) in characters.take(LONGEST_QUOTED_TAG) {
        match (quote, character) {
            (None, '>') => return Some(offset + 1),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    // A quote that nothing closes was an apostrophe.
    html.find('>').map(|offset| offset + 1)
}

/// The name of the element a tag opens or closes, in lower case; empty for comments and the like.
#[must_use]
pub fn element(tag: &str) -> String {
    tag.trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|character| character.to_ascii_lowercase())
        .collect()
}

/// What follows the end of the element `name`; `None` where nothing ends it.
fn after_element<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (offset, _) = html
        .match_indices("</")
        .find(|(offset, _)| element(&html[*offset..]) == name)?;
    let length = tag_length(&html[offset..])?;
    html.get(offset + length..)
}

/// The text with its character references resolved.
fn resolved(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(offset) = rest.find('&') {
        resolved.push_str(&rest[..offset]);
        rest = &rest[offset..];
        let end = rest
            .bytes()
            .take(LONGEST_REFERENCE)
            .position(|byte| byte == b';');
        let reference = end.and_then(|end| Some((named(&rest[1..end])?, end)));
        if let Some((character, end)) = reference {
            resolved.push(character);
            rest = &rest[end + 1..];
        } else {
            resolved.push('&');
            rest = &rest[1..];
        }
    }
    resolved.push_str(rest);
    resolved
}

/// The character that a reference without `&` and `;` names.
fn named(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let known = NAMED_REFERENCES.iter().find(|(known, _)| *known == name);
        return known.map(|(_, character)| *character);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    let character = char::from_u32(code.ok()?)?;
    Some(match character {
        '\0' => char::REPLACEMENT_CHARACTER,
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_text_stays() {
        assert_eq!(
            paragraphs("<div dir=\"rtl\" title='a>b'>\n<p>أول <b>وثان</b></p><p>ثالث<br/>رابع</p>"),
            ["أول وثان", "ثالث", "رابع"]
        );
        assert_eq!(paragraphs("<!-- سر -->\n<style>p { }</style>نص"), ["\nنص"]);
        assert_eq!(paragraphs("<hr>"), Vec::<String>::new());
    }

    #[test]
    fn what_is_not_closed_is_text() {
        assert_eq!(paragraphs("1 < 2 <b"), ["1 < 2 <b"]);
        assert_eq!(paragraphs("<!-- بلا نهاية"), ["<!-- بلا نهاية"]);
        assert_eq!(paragraphs("<script>بلا نهاية"), ["بلا نهاية"]);
        assert_eq!(paragraphs("<p title='a>نص"), ["نص"]);
    }

    #[test]
    fn references_are_resolved() {
        assert_eq!(
            paragraphs("&laquo;نص&raquo; &#1571;&#x628; &amp;lt; &unknown; & ;"),
            ["«نص» أب &lt; &unknown; & ;"]
        );
        assert_eq!(paragraphs("&#0;&#xD800;&#99999999999;").len(), 1);
    }
}
