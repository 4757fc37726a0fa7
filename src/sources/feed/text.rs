//! The words in what a feed gives as text: character references resolved, the tags of a title left out.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;

/// The longest character reference, in bytes without its `&`.
const LONGEST_REFERENCE: usize = 32;
/// A tag of more bytes in a title is text.
const LONGEST_TAG: usize = 2048;
/// How often a title may be escaped beyond what its format asks for.
const ESCAPED_TOO_OFTEN: usize = 2;

/// Elements of HTML that stand within a line.
#[rustfmt::skip]
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "applet", "b", "basefont", "bdi", "bdo", "big", "blink", "button", "canvas", "cite",
    "code", "data", "del", "dfn", "em", "embed", "font", "frame", "frameset", "i", "input", "ins", "kbd", "label",
    "link", "map", "mark", "math", "meta", "meter", "nobr", "noscript", "object", "output", "param", "progress", "q",
    "rb", "rp", "rt", "ruby", "s", "samp", "script", "select", "small", "span", "strike", "strong", "style", "sub",
    "sup", "svg", "template", "textarea", "tt", "u", "var", "wbr",
];

/// Elements of HTML that part words.
#[rustfmt::skip]
const PARTING: &[&str] = &[
    "article", "aside", "audio", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
    "iframe", "img", "legend", "li", "main", "marquee", "nav", "ol", "optgroup", "option", "p", "picture", "pre",
    "section", "source", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "ul", "video",
];

/// Elements whose content is not to be read.
const UNREAD: [&str; 2] = ["script", "style"];

/// The characters of a reference without its `&` and `;`: a number, or a name of HTML. Characters that no text
/// has are U+FFFD, controls a blank. `None` where there is no such reference.
pub(in crate::sources) fn resolve(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        return numbered(number).map(String::from);
    }
    if name.len() > LONGEST_REFERENCE || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let (first, second) = NAMED_ENTITIES.get(format!("{name};").as_str())?;
    let characters = [*first, *second].into_iter().filter(|code| *code != 0);
    Some(characters.filter_map(char::from_u32).collect())
}

/// The character of a number of XML or HTML: of those from 128 to 159 what windows-1252 has there (HTML, "numeric
/// character reference end state").
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let code = match code {
        Ok(code) => code,
        // Too large is a reference all the same.
        Err(_) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            u32::MAX
        }
        Err(_) => return None,
    };
    if let Ok(byte @ 0x80..=0x9F) = u8::try_from(code) {
        let byte = [byte];
        let (decoded, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
        return decoded.chars().next();
    }
    Some(match char::from_u32(code) {
        None | Some('\0') => char::REPLACEMENT_CHARACTER,
        Some(character) if is_unfit(character) => ' ',
        Some(character) => character,
    })
}

/// Whether XML forbids a character in a text.
pub(super) fn is_unfit(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}'
    )
}

/// A text with its references resolved; what is none stays as it is written.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(offset) = rest.find('&') {
        resolved.push_str(&rest[..offset]);
        rest = &rest[offset..];
        match reference(rest) {
            Some((characters, length)) => {
                resolved.push_str(&characters);
                rest = &rest[length..];
            }
            None => {
                resolved.push('&');
                rest = &rest[1..];
            }
        }
    }
    resolved.push_str(rest);
    Cow::Owned(resolved)
}

/// The characters of the reference at the start of `text`, and its bytes.
fn reference(text: &str) -> Option<(String, usize)> {
    let within = text.bytes().skip(1).take(LONGEST_REFERENCE);
    let length = within.take_while(|byte| *byte != b';').count();
    let end = 1 + length;
    if text.as_bytes().get(end) != Some(&b';') {
        return None;
    }
    let characters = resolve(text.get(1..end)?)?;
    Some((characters, end + 1))
}

/// Escapes a text, so that HTML reads it as it is.
pub(in crate::sources) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>']) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('&', "&amp;");
    Cow::Owned(text.replace('<', "&lt;").replace('>', "&gt;"))
}

/// The words of a title in HTML: tags left out, references resolved. What was escaped once more is unescaped once
/// more, where that makes a tag or a character.
pub(super) fn words_of_html(html: &str) -> String {
    let mut words = without_tags(html);
    for _ in 0..=ESCAPED_TOO_OFTEN {
        let plain = resolved(&words);
        if plain == words {
            break;
        }
        words = without_tags(&plain);
    }
    one_line(&words)
}

/// The words of a title that is no HTML; character references in it are a mistake that many feeds make.
pub(super) fn words_of_text(text: &str) -> String {
    one_line(&resolved(text))
}

/// A text on one line: one blank for each stretch of white space, and nothing that turns round what follows it.
fn one_line(text: &str) -> String {
    let text = Cow::Borrowed(text);
    let text = if is_balanced(&text) {
        text
    } else {
        Cow::Owned(text.replace(is_embedding, ""))
    };
    let kept = |character: char| if is_unfit(character) { ' ' } else { character };
    let text: String = text
        .chars()
        .filter(|c| *c != '\u{FEFF}')
        .map(kept)
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character opens or closes a stretch of another direction (UAX #9, 2.1 to 2.5).
fn is_embedding(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether all stretches of another direction that a text opens are closed in it, and none overrides the order of
/// letters.
fn is_balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for character in text.chars().filter(|c| is_embedding(*c)) {
        let is_closed = match character {
            '\u{202D}' | '\u{202E}' => false,
            '\u{202C}' => open.pop() == Some(false),
            '\u{2069}' => open.pop() == Some(true),
            opening => {
                open.push(opening >= '\u{2066}');
                true
            }
        };
        if !is_closed {
            return false;
        }
    }
    open.is_empty()
}

/// HTML without its tags. What is no tag of HTML is text.
fn without_tags(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(offset) = rest.find('<') {
        words.push_str(&rest[..offset]);
        rest = &rest[offset..];
        let Some(tag) = tag(rest) else {
            words.push('<');
            rest = &rest[1..];
            continue;
        };
        if tag.parts_words {
            words.push(' ');
        }
        rest = &rest[tag.length..];
        if tag.is_unread {
            // Up to the next tag: the end of the element, or what stands in it and looks like one.
            rest = &rest[rest.find("</").unwrap_or(rest.len())..];
        }
    }
    words.push_str(rest);
    words
}

/// Whether a text that no format says to be HTML has a tag of HTML.
pub(super) fn has_tag(text: &str) -> bool {
    text.match_indices('<')
        .any(|(offset, _)| tag(&text[offset..]).is_some())
}

struct Tag {
    /// Its bytes.
    length: usize,
    /// Whether what stands before it and what stands behind it are different words.
    parts_words: bool,
    /// Whether it begins something that is not to be read.
    is_unread: bool,
}

/// The tag of HTML at the start of a text; a comment is one.
fn tag(text: &str) -> Option<Tag> {
    let end = text
        .bytes()
        .take(LONGEST_TAG)
        .position(|byte| byte == b'>')?;
    let length = end + 1;
    if text.starts_with("<!--") {
        return Some(Tag {
            length,
            parts_words: false,
            is_unread: false,
        });
    }
    let inner = text[1..end].trim_start_matches('/');
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let after = inner[name.len()..].chars().next();
    if after.is_some_and(|c| !c.is_ascii_whitespace() && c != '/') {
        return None;
    }
    let is_one_of = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let parts_words = is_one_of(PARTING);
    (parts_words || is_one_of(INLINE)).then(|| Tag {
        length,
        parts_words,
        is_unread: !text.starts_with("</") && is_one_of(&UNREAD),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_of_html_or_stay() {
        assert_eq!(
            resolved("&laquo;نص&raquo; &#1571;&#x628; &amp;lt; &unknown; & ; &zwnj;"),
            "«نص» أب &lt; &unknown; & ; \u{200C}"
        );
        assert_eq!(
            resolved("&#150;&#0;&#xD800;&#99999999999;&#1;"),
            "–\u{FFFD}\u{FFFD}\u{FFFD} "
        );
        assert_eq!(resolved("الجبير & لافروف;"), "الجبير & لافروف;");
        assert_eq!(resolved("&#;&#x;&;"), "&#;&#x;&;");
    }

    #[test]
    fn a_title_has_no_tags_however_often_it_was_escaped() {
        for html in [
            "<b>عنوان</b> غليظ",
            "&lt;b&gt;عنوان&lt;/b&gt; غليظ",
            "&amp;lt;b&amp;gt;عنوان&amp;lt;/b&amp;gt; غليظ",
            "<SPAN style='a'>عنوان</SPAN><br/>غليظ",
            " عنوان \n <!-- سر -->غليظ",
            "عنوان<script type='a'>if (1 < 2) alert()</script> غليظ<style>b {}</style>",
            "<blink>عنوان</blink> <object data='a'></object>غليظ",
            "عنوان&nbsp;غليظ",
            "عنوان&amp;nbsp;غليظ",
        ] {
            assert_eq!(words_of_html(html), "عنوان غليظ", "{html}");
        }
        assert_eq!(
            words_of_html("&amp;quot;قمة&amp;quot; &amp;amp; حوار"),
            "\"قمة\" & حوار"
        );
    }

    #[test]
    fn what_is_no_tag_is_text() {
        for text in [
            "1 < 2 > 0",
            "س <ص> ع",
            "List<String>",
            "a<b",
            "<",
            "R&D",
            "<باب>",
        ] {
            assert_eq!(words_of_html(text), text);
        }
        assert_eq!(
            words_of_text("الوسم <b> في &quot;HTML&quot;"),
            "الوسم <b> في \"HTML\""
        );
    }

    #[test]
    fn a_title_turns_nothing_round() {
        assert_eq!(
            words_of_html("\u{202B}عنوان\u{202C} \u{202E}abc\u{1}د"),
            "عنوان abc د"
        );
        assert_eq!(words_of_html("\u{2067}عنوان abc"), "عنوان abc");
        for harmless in [
            "\u{202B}عنوان\u{202C} abc",
            "لغة C++\u{200E} اليوم",
            "\u{2066}C++\u{2069} اليوم",
        ] {
            assert_eq!(words_of_html(harmless), harmless);
        }
    }
}
