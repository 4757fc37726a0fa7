//! The title of a page: the heading that `<title>` contains, else what is said for links to it, without the name of
//! the site.

use super::facts::PageFacts;
use super::json_ld;
use super::separator::{split_first, split_last};
use super::words::key;

/// The title; `None` where the page has none.
pub(super) fn decide(facts: &PageFacts) -> Option<String> {
    let written = facts.title.as_deref();
    heading_in_title(facts)
        .or_else(|| for_links(facts))
        .or_else(|| Some(without_site(written?, facts)))
        .or_else(|| facts.headings.first().cloned())
        .filter(|title| !title.is_empty())
}

/// The longest heading that the title contains, or that goes on where the title was cut off.
fn heading_in_title(facts: &PageFacts) -> Option<String> {
    let written = facts.title.as_deref()?;
    let title = key(written);
    let beginning = written
        .strip_suffix('…')
        .or_else(|| written.strip_suffix("..."))
        .map(key);
    let linked = facts.first_meta("og:title").map(key);
    let sites = site_keys(facts);
    let is_title = |heading: &&String| {
        let heading = key(heading);
        let length = heading.chars().count();
        // The name of the site stands in the title, too: it is short, and said elsewhere.
        let is_most = length * 5 >= title.chars().count() * 2;
        let is_linked = linked
            .as_ref()
            .is_some_and(|linked| linked.contains(&heading));
        let is_contained = title.contains(&heading) && (is_most || (is_linked && length > 8));
        let goes_on = beginning.as_ref().is_some_and(|beginning| {
            beginning.chars().count() > 12 && heading.starts_with(beginning.as_str())
        });
        length > 1 && !sites.contains(&heading) && (is_contained || goes_on)
    };
    let longest = facts
        .headings
        .iter()
        .filter(is_title)
        .max_by_key(|heading| heading.len());
    longest.cloned()
}

/// The title that is said for links to the page.
fn for_links(facts: &PageFacts) -> Option<String> {
    let metas = ["og:title", "twitter:title", "dc.title", "headline"];
    let said = metas.into_iter().find_map(|name| facts.first_meta(name));
    let json = || json_ld::text(json_ld::article(&facts.json)?, "headline");
    said.or_else(json).map(|title| without_site(title, facts))
}

/// A title without the name of the site before or behind it.
fn without_site(title: &str, facts: &PageFacts) -> String {
    let sites = site_keys(facts);
    let heading_keys: Vec<String> = facts.headings.iter().map(|heading| key(heading)).collect();
    let is_site = |part: &str| {
        let part = key(part);
        part.is_empty()
            || sites
                .iter()
                .any(|site| *site == part || (site.len() > 5 && part.contains(site.as_str())))
    };
    let mut title = title.trim();
    while let Some((first, rest)) = split_first(title).filter(|(first, _)| is_site(first)) {
        debug_assert!(first.len() < title.len());
        title = rest;
    }
    while let Some((rest, _)) = split_last(title).filter(|(_, last)| is_site(last)) {
        title = rest;
    }
    if heading_keys.contains(&key(title)) {
        return title.to_owned();
    }
    // Nothing says what the site is called: what follows the last bar is.
    match title.rsplit_once(" | ") {
        Some((rest, _)) if sites.is_empty() && rest.split_whitespace().count() > 2 => {
            rest.trim().to_owned()
        }
        _ => title.to_owned(),
    }
}

fn site_keys(facts: &PageFacts) -> Vec<String> {
    let names = super::site::said(facts);
    let parts = names.iter().flat_map(|name| {
        let whole = std::iter::once(*name);
        whole.chain(name.split(['|', '-', '–']))
    });
    parts
        .map(key)
        .filter(|key| key.chars().count() > 1)
        .collect()
}
