//! The name of the site that a page belongs to.

use super::facts::PageFacts;
use super::json_ld;
use super::separator::split_last;
use super::words::key;
use crate::article::Body;

/// The longest name, in characters.
const LONGEST: usize = 60;

/// The names that the page itself says the site has, the likeliest first.
pub(super) fn said(facts: &PageFacts) -> Vec<&str> {
    let metas = [
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
    ];
    let mut names: Vec<&str> = facts.first_meta(metas[0]).into_iter().collect();
    names.extend(json_ld::publishers(&facts.json));
    names.extend(metas[1..].iter().filter_map(|name| facts.first_meta(name)));
    names.retain(|name| !name.contains("://") && !name.trim().is_empty());
    names
}

/// The name: of those that are said, the first in the script of the page, else the first; else what `<title>` has
/// behind the title of the article.
pub(super) fn decide(facts: &PageFacts, title: Option<&str>, text: &Body) -> Option<String> {
    let said = said(facts);
    let names = said.iter().filter_map(|name| shortened(name));
    let names: Vec<&str> = names.chain(behind_title(facts, title)).collect();
    let is_right_to_left = has_right_to_left(text.text.get(..).unwrap_or_default());
    let fitting = names
        .iter()
        .find(|name| !is_right_to_left || has_right_to_left(name));
    fitting.or(names.first()).map(|name| (*name).to_owned())
}

/// All names of the site, as keys, by which its name is told from that of an author.
pub(super) fn names(facts: &PageFacts, decided: Option<&str>) -> Vec<String> {
    let title_end = facts
        .title
        .as_deref()
        .and_then(split_last)
        .map(|(_, last)| last);
    let names = said(facts).into_iter().chain(decided).chain(title_end);
    let mut keys: Vec<String> = names
        .flat_map(|name| [Some(name), shortened(name)])
        .flatten()
        .map(key)
        .filter(|key| key.chars().count() > 1)
        .collect();
    keys.sort();
    keys.dedup();
    keys
}

/// A name without the slogan behind it.
fn shortened(name: &str) -> Option<&str> {
    let parts = name
        .split(['|', '؛', '•'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim);
    let mut parts = parts.filter(|part| !part.is_empty());
    parts.find(|part| part.chars().count() <= LONGEST)
}

/// What `<title>` has behind, or before, the title of the article.
fn behind_title<'a>(facts: &'a PageFacts, title: Option<&str>) -> Option<&'a str> {
    let title = key(title?);
    let (rest, last) = split_last(facts.title.as_deref()?)?;
    let last_key = key(last);
    let is_name = last.chars().count() <= LONGEST && last_key.chars().count() > 1;
    (is_name && !title.contains(&last_key) && key(rest).contains(&title)).then_some(last)
}

fn has_right_to_left(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{590}'..='\u{8FF}'))
}
