//! XML made readable: what stands before it, characters it forbids, and `<` that begins no tag.

use std::borrow::Cow;

use super::text::is_unfit;

/// How the roots of feeds begin, in lower case.
const ROOTS: [&str; 4] = ["<rss", "<rdf:rdf", "<feed", "<channel"];
/// How many bytes may stand before the root of a feed: notices of a server, comments, the definition of its type.
const PROLOG: usize = 64 * 1024;

/// The text from the root of a feed on, with the prolog where there is one; `None` where no feed begins.
pub(super) fn from_start(text: &str) -> Option<&str> {
    let mut end = text.len().min(PROLOG);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let lower = text[..end].to_ascii_lowercase();
    let root = root(&lower)?;
    let declaration = lower[..root]
        .rfind("<?xml ")
        .or_else(|| lower[..root].find("<!doctype"));
    text.get(declaration.unwrap_or(root)..)
}

/// Where the root of a feed begins; `None` where that is another element. Whatever the prefix of `feed` is.
fn root(lower: &str) -> Option<usize> {
    for (offset, _) in lower.match_indices('<') {
        let rest = &lower[offset..];
        let name_end =
            rest[1..].find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')));
        let name = &rest[..1 + name_end.unwrap_or(rest.len() - 1)];
        let (_, local) = name.split_once(':').unwrap_or(("", &name[1..]));
        if ROOTS.contains(&name) || matches!(local, "feed" | "rdf" | "rss") && name.contains(':') {
            return Some(offset);
        }
        // What stands before may be a notice in HTML, but a page is no feed.
        if matches!(name, "<html" | "<body" | "<opml" | "<urlset") {
            return None;
        }
    }
    None
}

/// The text without what no parser of XML may read: characters that are forbidden are blanks, `<` that begins
/// nothing is `&lt;`.
pub(in crate::sources) fn repaired(text: &str) -> Cow<'_, str> {
    let needs_repair = |(offset, character): (usize, char)| match character {
        '<' => !begins_markup(&text[offset..]),
        other => is_unfit(other),
    };
    if !text.char_indices().any(needs_repair) {
        return Cow::Borrowed(text);
    }
    let mut repaired = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(offset) = rest.find(|c: char| c == '<' || is_unfit(c)) {
        repaired.push_str(&rest[..offset]);
        rest = &rest[offset..];
        let length = match rest.chars().next() {
            Some('<') if rest.starts_with("<![CDATA[") => {
                let end = rest.find("]]>").unwrap_or(rest.len());
                repaired.push_str(&rest[..end].replace(is_unfit, " "));
                end
            }
            Some('<') if begins_markup(rest) => {
                repaired.push('<');
                1
            }
            Some('<') => {
                repaired.push_str("&lt;");
                1
            }
            Some(unfit) => {
                repaired.push(' ');
                unfit.len_utf8()
            }
            None => 0,
        };
        rest = &rest[length..];
    }
    repaired.push_str(rest);
    Cow::Owned(repaired)
}

/// Whether a text that begins with `<` begins with a tag, a comment or the like.
fn begins_markup(text: &str) -> bool {
    let next = text[1..].chars().next();
    next.is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '!' | '?' | '_' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_begins_at_its_prolog() {
        for (text, start) in [
            ("<rss>", "<rss>"),
            (
                " \n\u{FEFF}<?xml version='1.0'?>\n<RSS>",
                "<?xml version='1.0'?>\n<RSS>",
            ),
            (
                "<br />\n<b>Warning</b>: في <rss version='2.0'>",
                "<rss version='2.0'>",
            ),
            ("<!-- rss --><rdf:RDF a='b'>", "<rdf:RDF a='b'>"),
            (
                "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>",
                "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>",
            ),
            ("<atom:feed>", "<atom:feed>"),
        ] {
            assert_eq!(from_start(text), Some(start), "{text}");
        }
        for text in [
            "",
            "نص",
            "<html><body><rss>",
            "<opml>",
            "<feeder>",
            "<p>rss",
        ] {
            assert_eq!(from_start(text), None, "{text}");
        }
    }

    #[test]
    fn what_xml_forbids_is_made_harmless() {
        assert_eq!(repaired("أ\u{1}ب\u{B}ج"), "أ ب ج");
        assert_eq!(repaired("<a>1 < 2 << 3</a>"), "<a>1 &lt; 2 &lt;&lt; 3</a>");
        assert_eq!(
            repaired("<a><![CDATA[1 < 2\u{1}]]> < </a>"),
            "<a><![CDATA[1 < 2 ]]> &lt; </a>"
        );
        assert!(matches!(repaired("<a>نص &amp;</a>"), Cow::Borrowed(_)));
    }
}
