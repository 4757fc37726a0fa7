//! The page in a file of MIME parts, as browsers save it (MHTML, RFC 2557).

use std::borrow::Cow;

use super::hexadecimal;
use crate::base64;

/// The page of a saved archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MhtmlPage {
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// The label of its encoding.
    pub(super) charset: Option<String>,
    /// Where it came from.
    pub(super) address: Option<String>,
    /// Its media type.
    pub(super) media_type: String,
}

/// In how many others a part may stand.
const DEPTH: usize = 4;
/// The longest head of a part, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// The fields of the head of a part, their names in lower case.
struct PartHeader(Vec<(String, String)>);

/// Whether bytes begin as a message of several parts does: a name of a field on the first line, and the version of MIME.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let first = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let name = first.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_name = name.len() < first.len()
        && !name.is_empty()
        && name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    if !is_name {
        return false;
    }
    let (head, _) = split_head(bytes);
    let head = PartHeader::read(head);
    let kind = head
        .field("content-type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    head.field("mime-version").is_some()
        && (kind.starts_with("multipart/") || kind.starts_with("text/html"))
}

/// The page: the part that is said to be the root, else the first of HTML, else the first text.
pub(super) fn page(bytes: &[u8]) -> Option<MhtmlPage> {
    let (head, _) = split_head(bytes);
    let outer = PartHeader::read(head);
    let root = outer.field("snapshot-content-location").map(str::to_owned);
    let mut pages = Vec::new();
    collect(bytes, 0, &mut pages);
    let is_root = |page: &&MhtmlPage| root.is_some() && page.address == root;
    let is_html = |page: &&MhtmlPage| page.media_type.contains("html");
    let place = pages
        .iter()
        .position(|page| is_root(&page) && is_html(&page))
        .or_else(|| pages.iter().position(|page| is_html(&page)))
        .or((!pages.is_empty()).then_some(0))?;
    let mut page = pages.swap_remove(place);
    page.address = root.or(page.address);
    Some(page)
}

/// Adds the texts in a part and in those in it.
fn collect(part: &[u8], depth: usize, pages: &mut Vec<MhtmlPage>) {
    let (head, body) = split_head(part);
    let head = PartHeader::read(head);
    let kind = head.field("content-type").unwrap_or("text/plain");
    let media_type = kind
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if media_type.starts_with("multipart/") {
        if let (Some(boundary), true) = (parameter(kind, "boundary"), depth < DEPTH) {
            for part in parts(body, &boundary) {
                collect(part, depth + 1, pages);
            }
        }
        return;
    }
    let is_text =
        ["text/html", "application/xhtml+xml", "text/plain"].contains(&media_type.as_str());
    if !is_text {
        return;
    }
    let encoding = head.field("content-transfer-encoding").unwrap_or_default();
    pages.push(MhtmlPage {
        bytes: transferred(body, encoding).into_owned(),
        charset: parameter(kind, "charset"),
        address: head.field("content-location").map(str::to_owned),
        media_type,
    });
}

/// A part cut where its head ends: at the first blank line.
fn split_head(part: &[u8]) -> (&[u8], &[u8]) {
    let mut start = 0;
    for line in part[..part.len().min(LONGEST_HEAD)].split_inclusive(|byte| *byte == b'\n') {
        let end = start + line.len();
        if line.trim_ascii().is_empty() {
            return (&part[..start], &part[end..]);
        }
        start = end;
    }
    (&part[..start], &part[start..])
}

impl PartHeader {
    /// A field that goes on begins its further lines with white space (RFC 5322, 2.2.3).
    fn read(head: &[u8]) -> Self {
        let text = String::from_utf8_lossy(head);
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                let name = name.trim().to_ascii_lowercase();
                fields.push((name, value.trim().to_owned()));
            }
        }
        Self(fields)
    }

    fn field(&self, name: &str) -> Option<&str> {
        let mut found = self.0.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| value.as_str())
    }
}

/// A parameter of a field: `; name="value"`.
fn parameter(field: &str, name: &str) -> Option<String> {
    field.split(';').skip(1).find_map(|parameter| {
        let (found, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (found.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

/// What stands between the lines of a boundary; the last part may have no such line behind it.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let delimiter = [b"--", boundary.as_bytes()].concat();
    let mut parts = Vec::new();
    let mut begun = None;
    let mut start = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let end = start + line.len();
        if let Some(rest) = line.strip_prefix(delimiter.as_slice()) {
            let rest = rest.trim_ascii();
            if rest.is_empty() || rest == b"--" {
                parts.extend(begun.take().map(|begun: usize| &body[begun..start]));
                if rest == b"--" {
                    return parts;
                }
                begun = Some(end);
            }
        }
        start = end;
    }
    parts.extend(begun.map(|begun| &body[begun..]));
    parts
}

/// The bytes that a transfer encoding stands for (RFC 2045, 6).
fn transferred<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body).into(),
        "base64" => base64::decode(body).into(),
        _ => body.into(),
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, after @ ..] = rest {
        if *first != b'=' {
            bytes.push(*first);
            rest = after;
            continue;
        }
        // A line goes on behind `=` at its end, white space before that or not.
        let blank = after
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
            .count();
        if after.get(blank) == Some(&b'\n') {
            rest = &after[blank + 1..];
            continue;
        }
        match hexadecimal::byte(after) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(b'=');
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://akhbar.example/a\r\nSubject: =?utf-8?Q?=D8=AE?=\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B--\"\r\n\r\n\r\n\
        ------B--\r\nContent-Type: text/html; charset=windows-1256\r\nContent-ID: <frame>\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://other.example/\r\n\r\n<p>=C7=E1=\r\n=C8=CD=D1</p> =\r\n=3D =zz\r\n\
        ------B--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n2YXYsdit2KjYpw==\r\n------B----\r\nبعد";

    #[test]
    fn the_page_is_the_part_of_html() {
        assert!(is_mhtml(SAVED.as_bytes()));
        let page = page(SAVED.as_bytes()).unwrap();
        assert_eq!(page.bytes, b"<p>\xC7\xE1\xC8\xCD\xD1</p> = =zz\r\n");
        assert_eq!(page.charset.as_deref(), Some("windows-1256"));
        assert_eq!(page.address.as_deref(), Some("https://akhbar.example/a"));
    }

    #[test]
    fn the_root_goes_before_other_frames() {
        let frames = "MIME-Version: 1.0\nSnapshot-Content-Location: https://b.example/\nContent-Type: multipart/related; boundary=x\n\n\
            --x\nContent-Type: text/html\nContent-Location: https://a.example/\n\nإعلان\n\
            --x\nContent-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain\n\nنص\n--y\n\
            Content-Type: text/html\nContent-Location: https://b.example/\nContent-Transfer-Encoding: base64\n\n2YXYsdit\n2KjYpw==\n";
        let page = page(frames.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(page.bytes).unwrap(), "مرحبا");
    }

    #[test]
    fn a_message_of_one_part_is_a_page_too() {
        let one = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>نص</p>";
        assert_eq!(page(one.as_bytes()).unwrap().bytes, "<p>نص</p>".as_bytes());
    }

    #[test]
    fn other_texts_are_none() {
        for other in [
            "",
            "نص: وآخر",
            "From: a\n\nنص",
            "Title: a\nMIME-Version: 1.0\nContent-Type: image/png\n\nx",
            "<html>",
        ] {
            assert!(!is_mhtml(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn mutated_archives_do_no_harm() {
        let mut state = 5_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            usize::try_from(state >> 8).unwrap()
        };
        for _ in 0..2000 {
            let mut bytes = SAVED.as_bytes().to_vec();
            for _ in 0..1 + next() % 8 {
                let at = next() % bytes.len();
                bytes[at] = next().to_le_bytes()[0];
            }
            bytes.truncate(next() % bytes.len() + 1);
            if let Some(page) = page(&bytes) {
                assert!(page.bytes.len() <= bytes.len());
            }
        }
        // Parts in parts without end.
        let nested = "Content-Type: multipart/x; boundary=a\n\n--a\n".repeat(10_000);
        let _ = page(nested.as_bytes());
    }
}
