//! Names compared as a reader compares them.

use crate::i18n::Locale;
use crate::language::letters::ARTICLE;
use crate::search::form;
use crate::topics::Topic;

/// Other names of topics than [`Topic::name`] and [`Topic::id`] have.
const OTHER_NAMES: [(Topic, &[&str]); 7] = [
    (Topic::Politics, &["political", "سياسي"]),
    (Topic::Economy, &["economics", "business", "اقتصادي"]),
    (
        Topic::Technology,
        &["science", "tech", "علوم", "تقنية", "تكنولوجيا"],
    ),
    (Topic::Environment, &["climate", "مناخ"]),
    (Topic::Culture, &["arts", "فنون"]),
    (Topic::Sports, &["sport"]),
    (Topic::Religion, &["أديان", "ديانة"]),
];

/// The form of a name that all its spellings share: without signs, capitals, marks, forms of hamza,
/// and the article of Arabic.
pub(super) fn form_of_name(name: &str) -> String {
    let form = form(name);
    if form.is_empty() {
        return name.trim().to_owned();
    }
    match form.strip_prefix(ARTICLE) {
        Some(rest) if rest.chars().nth(1).is_some() => rest.to_owned(),
        _ => form,
    }
}

/// All names of a topic: its id, its names for the reader, others.
pub(super) fn names_of(topic: Topic) -> impl Iterator<Item = &'static str> {
    let others = OTHER_NAMES.iter().filter(move |(named, _)| *named == topic);
    let others = others.flat_map(|(_, names)| *names).copied();
    let own = [Locale::Arabic, Locale::English].map(|locale| topic.name(locale));
    [topic.id()].into_iter().chain(own).chain(others)
}

/// What a query keeps for the topic that a reader names: what they named one themselves, else an
/// id.
pub(crate) fn topic_named(name: &str, own_topics: &[String]) -> Option<String> {
    let form = form_of_name(name);
    if let Some(own) = own_topics.iter().find(|own| form_of_name(own) == form) {
        return Some(own.clone());
    }
    let is_named = |topic: &Topic| names_of(*topic).any(|name| form_of_name(name) == form);
    let topic = Topic::ALL.into_iter().find(is_named)?;
    Some(topic.id().to_owned())
}

/// A name with more characters than this is near no other one: to say how near would take time with
/// the square of its length.
const LONGEST_NEAR: usize = 64;

/// Whether two names differ by at most `most` slips, and by how many.
pub(crate) fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    let [length, other_length] =
        [one, other].map(|name| name.chars().take(LONGEST_NEAR + 1).count());
    let may_be_near =
        length.max(other_length) <= LONGEST_NEAR && length.abs_diff(other_length) <= most;
    may_be_near
        .then(|| distance(one, other))
        .filter(|slips| *slips <= most)
}

/// How many letters must be put in, left out, exchanged for another or for their neighbour to make
/// one word of the other (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut last = None;
    for (index, letter) in one.chars().enumerate() {
        let mut next = vec![index + 1];
        for (column, wanted) in other.iter().enumerate() {
            let exchanged = row[column] + usize::from(letter != *wanted);
            let mut least = exchanged.min(row[column + 1] + 1).min(next[column] + 1);
            let is_swapped = column > 0 && last == Some(*wanted) && other[column - 1] == letter;
            if is_swapped {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(letter);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_have_many_names() {
        for (name, id) in [
            ("politics", "politics"),
            ("سياسة", "politics"),
            ("السياسه", "politics"),
            ("علوم وتقنية", "technology"),
            ("علوم_وتقنية", "technology"),
            ("Science & technology", "technology"),
            ("Sport", "sports"),
        ] {
            assert_eq!(topic_named(name, &[]).as_deref(), Some(id), "{name}");
        }
        assert_eq!(topic_named("فضاء", &[]), None);
        let own = ["الفضاء".to_owned(), "🚀".to_owned()];
        assert_eq!(topic_named("فضاء", &own).as_deref(), Some("الفضاء"));
        assert_eq!(topic_named("🚀", &own).as_deref(), Some("🚀"));
        assert_eq!(topic_named("🌍", &own), None);
    }

    #[test]
    fn distance_counts_slips_of_the_finger() {
        for (one, other, slips) in [
            ("topic", "topic", 0),
            ("topik", "topic", 1),
            ("toipc", "topic", 1),
            ("tpic", "topic", 1),
            ("مضووع", "موضوع", 1),
            ("سلمة", "موضوع", 5),
            ("", "on", 2),
        ] {
            assert_eq!(distance(one, other), slips, "{one}");
        }
    }
}
