//! What stands between the title of a page and the name of its site.

/// What stands between a title and the name of a site.
const SEPARATORS: [&str; 12] = [
    " - ", " | ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " ـ ", " / ", "|",
];

/// What stands before the first separator of a title, and what follows it.
pub(super) fn split_first(title: &str) -> Option<(&str, &str)> {
    let found = SEPARATORS
        .iter()
        .filter_map(|separator| Some((title.find(separator)?, separator)));
    let (at, separator) = found.min_by_key(|(at, _)| *at)?;
    Some((title[..at].trim(), title[at + separator.len()..].trim()))
}

/// What stands before the last separator of a title, and what follows it.
pub(super) fn split_last(title: &str) -> Option<(&str, &str)> {
    let found = SEPARATORS
        .iter()
        .filter_map(|separator| Some((title.rfind(separator)?, separator)));
    let (at, separator) = found.max_by_key(|(at, _)| *at)?;
    Some((title[..at].trim(), title[at + separator.len()..].trim()))
}
