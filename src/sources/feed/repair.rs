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
    let before = &lower[..root];
    let is_no_comment = |at: &usize| {
        let count = |mark: &str| before[..*at].matches(mark).count();
        count("<!--") == count("-->")
    };
    let declaration = before.rfind("<?xml ").or_else(|| before.find("<!doctype"));
    text.get(declaration.filter(is_no_comment).unwrap_or(root)..)
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
        if matches!(name, "<html" | "<head" | "<body" | "<opml" | "<urlset") {
            return None;
        }
    }
    None
}

/// What begins and what ends text that is no markup.
const CDATA: (&str, &str) = ("<![CDATA[", "]]>");

/// The text without what no parser of XML may read: characters that are forbidden are blanks, `<` that begins
/// nothing is `&lt;`, what begins text without markup and is not ended falls away.
pub(in crate::sources) fn repaired(text: &str) -> Cow<'_, str> {
    let mut repaired = String::new();
    // What was taken over; where nothing is to be repaired all of the text is taken at once.
    let mut done = 0;
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c == '<' || is_unfit(c)) {
        let start = at + offset;
        let rest = &text[start..];
        let (length, instead) = if rest.starts_with(CDATA.0) {
            match cdata_length(rest) {
                // Characters that are forbidden are so there, too; `<` is not markup.
                Some(length) if rest[..length].contains(is_unfit) => {
                    (length, rest[..length].replace(is_unfit, " "))
                }
                Some(length) => {
                    at = start + length;
                    continue;
                }
                None => (CDATA.0.len(), String::new()),
            }
        } else if rest.starts_with('<') {
            if begins_markup(rest) {
                at = start + 1;
                continue;
            }
            (1, "&lt;".to_owned())
        } else {
            (
                rest.chars().next().map_or(1, char::len_utf8),
                " ".to_owned(),
            )
        };
        repaired.push_str(&text[done..start]);
        repaired.push_str(&instead);
        at = start + length;
        done = at;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    repaired.push_str(&text[done..]);
    Cow::Owned(repaired)
}

/// The bytes of the text without markup that begins here, up to its end; `None` where it is not ended before the next
/// begins.
fn cdata_length(text: &str) -> Option<usize> {
    let (begin, end) = CDATA;
    let inner = &text[begin.len()..];
    let next = inner.find(begin).unwrap_or(inner.len());
    let length = inner[..next].find(end)?;
    Some(begin.len() + length + end.len())
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
            ("<!-- <!DOCTYPE --><rss>", "<rss>"),
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
        assert_eq!(
            repaired("<a><![CDATA[نص</a><b><![CDATA[س]]></b>"),
            "<a>نص</a><b><![CDATA[س]]></b>"
        );
        assert_eq!(repaired("<a><![CDATA[نص</a>"), "<a>نص</a>");
        assert!(matches!(
            repaired("<a>نص &amp;<![CDATA[1 < 2]]></a>"),
            Cow::Borrowed(_)
        ));
    }
}
