//! Emphasis, links and other signs within a paragraph of Org.

use crate::article::SpanStyle;
use crate::sources::compose::Composer;

/// The signs that text stands between to be emphasised.
const SIGNS: [char; 6] = ['*', '/', '_', '+', '=', '~'];
/// The longest address of a link, in bytes.
const LONGEST_ADDRESS: usize = 4096;

/// A piece of a paragraph.
#[derive(Debug, PartialEq, Eq)]
enum OrgToken<'a> {
    Text(&'a str),
    Open(Option<SpanStyle>),
    Close(Option<SpanStyle>),
}

/// Adds a paragraph to the open block.
pub(super) fn push(text: &str, composer: &mut Composer) {
    for piece in pieces(text) {
        match piece {
            OrgToken::Text(text) => composer.push(text),
            OrgToken::Open(Some(style)) => composer.open_span(style),
            OrgToken::Close(Some(_)) => composer.close_span(),
            OrgToken::Open(None) | OrgToken::Close(None) => {}
        }
    }
}

/// The words of a text alone.
pub(super) fn plain(text: &str) -> String {
    let pieces = pieces(text).into_iter();
    let texts = pieces.filter_map(|piece| match piece {
        OrgToken::Text(text) => Some(text),
        OrgToken::Open(_) | OrgToken::Close(_) => None,
    });
    texts.collect()
}

/// Cuts a text at its signs; those that are nested end in their order.
fn pieces(text: &str) -> Vec<OrgToken<'_>> {
    let closings = SIGNS.map(|sign| closings(text, sign));
    let mut pieces = Vec::new();
    // What is open: where it ends, what is there, and its style. The outermost first.
    let mut open: Vec<(usize, usize, Option<SpanStyle>)> = Vec::new();
    let (mut at, mut start) = (0, 0);
    let mut before = None;
    while at < text.len() {
        if let Some((end, length, _)) = open.last()
            && *end == at
        {
            let length = *length;
            pieces.push(OrgToken::Text(&text[start..at]));
            pieces.extend(open.pop().map(|(_, _, style)| OrgToken::Close(style)));
            at += length;
            start = at;
            before = Some(' ');
            continue;
        }
        let limit = open.last().map_or(text.len(), |(end, ..)| *end);
        let rest = &text[at..];
        let Some(character) = rest.chars().next() else {
            break;
        };
        let is_verbatim = matches!(open.last(), Some((_, _, Some(SpanStyle::Code))));
        if is_verbatim {
            at = limit;
            continue;
        }
        if let Some(link) = link(rest).filter(|link| at + link.end + link.closing <= limit) {
            pieces.push(OrgToken::Text(&text[start..at]));
            pieces.push(OrgToken::Open(link.style.clone()));
            start = at + link.start;
            open.push((at + link.end, link.closing, link.style));
            at = start;
            before = None;
            continue;
        }
        if let Some(length) = dropped(rest, before) {
            pieces.push(OrgToken::Text(&text[start..at]));
            at += length;
            start = at;
            before = Some(' ');
            continue;
        }
        if let Some(sign) = SIGNS.iter().position(|sign| *sign == character)
            && opens(before, rest)
            && let Some(end) = first_behind(&closings[sign], at + 1)
            && end < limit
        {
            pieces.push(OrgToken::Text(&text[start..at]));
            let style = style(character);
            pieces.push(OrgToken::Open(style.clone()));
            open.push((end, 1, style));
            at += 1;
            start = at;
            before = Some(' ');
            continue;
        }
        before = Some(character);
        at += character.len_utf8();
    }
    pieces.push(OrgToken::Text(&text[start.min(text.len())..]));
    pieces.extend(
        open.into_iter()
            .rev()
            .map(|(_, _, style)| OrgToken::Close(style)),
    );
    pieces
}

fn style(sign: char) -> Option<SpanStyle> {
    match sign {
        '*' => Some(SpanStyle::Strong),
        '/' | '_' => Some(SpanStyle::Emphasis),
        '=' | '~' => Some(SpanStyle::Code),
        _ => None,
    }
}

/// Whether a sign at the start of `rest` may open: behind a blank or an opening mark, and before a letter.
fn opens(before: Option<char>, rest: &str) -> bool {
    let is_border = before.is_none_or(|c| c.is_whitespace() || "-–—({[«'\"“‘".contains(c));
    let next = rest.chars().nth(1);
    is_border && next.is_some_and(|next| !next.is_whitespace())
}

/// Where a sign may close: behind a letter, and before a blank or a mark.
fn closings(text: &str, sign: char) -> Vec<usize> {
    let is_closing = |&(at, _): &(usize, &str)| {
        let is_behind_text = text[..at]
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_whitespace());
        let next = text[at + 1..].chars().next();
        let is_border = next.is_none_or(|c| c.is_whitespace() || closes(c));
        is_behind_text && is_border
    };
    let found = text.match_indices(sign).filter(is_closing);
    found.map(|(at, _)| at).collect()
}

/// Whether a character may stand behind emphasised text.
fn closes(character: char) -> bool {
    "-–—.,;:!?')}]\"»”’*/_+=~".contains(character) || matches!(character, '،' | '؛' | '؟' | '۔')
}

/// The first place behind `at`, with text between.
fn first_behind(places: &[usize], at: usize) -> Option<usize> {
    places
        .get(places.partition_point(|place| *place <= at))
        .copied()
}

/// A link: where its words begin and end, and the length of what closes it.
struct Link {
    start: usize,
    end: usize,
    closing: usize,
    style: Option<SpanStyle>,
}

/// The link at the start of a text: `[[address][words]]`, `[[address]]`.
fn link(text: &str) -> Option<Link> {
    let inner = text.strip_prefix("[[")?;
    let end = inner
        .bytes()
        .take(LONGEST_ADDRESS)
        .position(|byte| byte == b']')?;
    let address = &inner[..end];
    // Links within the file and to other files lead nowhere here.
    let is_web = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let style = is_web.then(|| SpanStyle::Link(address.to_owned()));
    let after = &inner[end..];
    if after.starts_with("]]") {
        return Some(Link {
            start: 2,
            end: 2 + end,
            closing: 2,
            style,
        });
    }
    let words = after.strip_prefix("][")?;
    let length = words
        .bytes()
        .take(LONGEST_ADDRESS)
        .position(|byte| byte == b']')?;
    let start = 2 + end + 2;
    words[length..].starts_with("]]").then_some(Link {
        start,
        end: start + length,
        closing: 2,
        style,
    })
}

/// The length of what is not shown at the start of a text: the sign for the end of a line, a reference to a footnote.
fn dropped(text: &str, before: Option<char>) -> Option<usize> {
    if text.trim_end() == "\\\\" {
        return Some(text.len());
    }
    if text.starts_with("\\\\ ") && before.is_some() {
        return Some(2);
    }
    let rest = text.strip_prefix("[fn:")?;
    let end = rest
        .bytes()
        .take(100)
        .position(|byte| matches!(byte, b']' | b' '))?;
    (rest.as_bytes()[end] == b']').then_some("[fn:".len() + end + 1)
}
