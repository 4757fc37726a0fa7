//! Tags and attribute lists that generators of sites add, and how long each is.

use std::ops::Range;

/// The longest tag, in bytes. What is opened and not closed within so many is text.
pub(super) const LONGEST_TAG: usize = 1024;
/// The signs that open and close tags; the first that a text begins with counts.
pub(super) const TAGS: [(&str, &str); 6] = [
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{{{", "}}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{/*", "*/}"),
];

/// The name of a Liquid tag, or of a shortcode.
pub(super) fn tag_name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['{', '%', '<', '-', ' ']);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric());
    &inner[..end.unwrap_or(inner.len())]
}

/// Where the first tag stands that closes the one of a name: `{% endname %}`, `{{< /name >}}`.
pub(super) fn closing_tag(text: &str, name: &str) -> Option<Range<usize>> {
    let names = text.match_indices(name);
    names.into_iter().find_map(|(at, _)| {
        let before = text[..at]
            .strip_suffix("end")
            .or(text[..at].strip_suffix('/'))?;
        let before = before.trim_end_matches([' ', '-']);
        let opening = ["{%", "{{<", "{{%"]
            .iter()
            .rfind(|opening| before.ends_with(**opening))?;
        let end = within(&text[at..], LONGEST_TAG).find('}')?;
        let is_doubled = text[at + end..].starts_with("}}");
        let end = at + end + if is_doubled { 2 } else { 1 };
        Some(before.len() - opening.len()..end)
    })
}

/// The bytes of the attribute list that a text begins with: of kramdown wherever it stands (`{: .class}`), of pandoc
/// only where it belongs to what stands before it (`{.class}`, `{#id}`).
pub(super) fn attribute_length(text: &str, is_behind_span: bool) -> Option<usize> {
    let sign = text[1..].chars().next()?;
    let is_list = sign == ':' || (is_behind_span && matches!(sign, '.' | '#'));
    let line = within(text, LONGEST_TAG).split('\n').next()?;
    let end = line.find('}')?;
    (is_list && end > 1).then_some(end + 1)
}

/// The bytes of the tag of a component of MDX that a text begins with: one whose name has a capital and a small
/// letter. Its attributes may hold anything in braces.
pub(super) fn component_length(text: &str) -> Option<usize> {
    let name = text[1..].trim_start_matches('/');
    let mut letters = name.chars();
    let is_component = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_lowercase());
    let is_name = |c: char| c.is_ascii_alphanumeric();
    let behind = name.trim_start_matches(is_name);
    let is_tag = behind.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
    if !is_component || !is_tag || !within(text, LONGEST_TAG).contains('>') {
        return None;
    }
    let mut depth = 0_usize;
    let mut quote = None;
    for (offset, character) in text.char_indices().take(LONGEST_TAG) {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '{') => depth += 1,
            (None, '}') => depth = depth.checked_sub(1)?,
            (None, '>') if depth == 0 => return Some(offset + 1),
            _ => {}
        }
    }
    None
}

/// The first bytes of a text, at most so many.
pub(super) fn within(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}
