//! The feeds that a page names.

use url::Url;

use super::html::dom::{Dom, NodeId};
use super::html::{link, parse};

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedLink {
    /// What the page calls it; empty where it has no word for it.
    pub title: String,
    /// Its address.
    pub address: String,
}

/// Media types of feeds.
const FEED_TYPES: [&str; 4] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
];
/// How the last part of an address ends where a link without a type leads to a feed.
const FEED_ENDINGS: [&str; 9] = [
    "/feed",
    "/rss",
    "/atom",
    "feed.xml",
    "rss.xml",
    "atom.xml",
    "feed.json",
    ".rss",
    ".atom",
];
/// How many feeds of one page are told.
const MOST: usize = 50;

/// The feeds that a page names, the likeliest first: those that its head links to as alternatives of itself, else
/// those that it links to by addresses as feeds have them. Feeds of comments come last. `base` is the address of the
/// page.
#[must_use]
pub fn discover(html: &str, base: Option<&str>) -> Vec<FeedLink> {
    let Ok(dom) = parse::parse(html) else {
        return Vec::new();
    };
    let base = link::base(&dom, base);
    let mut found = links(&dom, "link", base.as_ref(), is_feed);
    if found.is_empty() {
        found = links(&dom, "a", base.as_ref(), leads_to_feed);
    }
    // A stable sort: the order of the page is one of importance.
    found.sort_by_key(|feed| feed.address.contains("comments"));
    found.truncate(MOST);
    found
}

/// The links of an element's name that are meant, each address once.
fn links(
    dom: &Dom,
    name: &str,
    base: Option<&Url>,
    is_meant: impl Fn(&Dom, NodeId) -> bool,
) -> Vec<FeedLink> {
    let mut found: Vec<FeedLink> = Vec::new();
    for id in dom.elements(Dom::ROOT, name) {
        let address = dom.attribute(id, "href").filter(|_| is_meant(dom, id));
        let Some(address) = address.and_then(|address| link::absolute(address, base)) else {
            continue;
        };
        let is_http = address.starts_with("http://") || address.starts_with("https://");
        if is_http && found.iter().all(|known| known.address != address) {
            let title = dom.attribute(id, "title").unwrap_or_default();
            let words: Vec<&str> = title.split_whitespace().collect();
            found.push(FeedLink {
                title: words.join(" "),
                address,
            });
        }
        if found.len() > MOST {
            break;
        }
    }
    found
}

/// Whether a link of the head is to a feed (RSS Autodiscovery; RFC 4287 has no word on it).
fn is_feed(dom: &Dom, link: NodeId) -> bool {
    let has_word = |attribute: &str, is_meant: &dyn Fn(&str) -> bool| {
        let value = dom.attribute(link, attribute).unwrap_or_default();
        value
            .to_ascii_lowercase()
            .split_ascii_whitespace()
            .any(is_meant)
    };
    let is_alternate = has_word("rel", &|word| word == "alternate" || word == "feed");
    let is_of_feeds = has_word("type", &|word| {
        let media_type = word.split(';').next().unwrap_or_default();
        FEED_TYPES.contains(&media_type)
    });
    is_alternate && is_of_feeds
}

/// Whether a link of the text has an address as feeds have them.
fn leads_to_feed(dom: &Dom, link: NodeId) -> bool {
    let address = dom.attribute(link, "href").unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    // A relative one may begin with its last part.
    let path = format!("/{}", path.trim_matches('/')).to_ascii_lowercase();
    FEED_ENDINGS.iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<(String, String)> {
        let found = discover(html, Some("https://ar.example/news/index.html"));
        let both = |feed: FeedLink| (feed.title, feed.address);
        found.into_iter().map(both).collect()
    }

    fn pair(title: &str, address: &str) -> (String, String) {
        (title.to_owned(), address.to_owned())
    }

    #[test]
    fn the_head_names_its_feeds() {
        let html = "<head><link rel=alternate type=application/rss+xml href=/comments/feed title='تعليقات'>\
            <link rel='Alternate' type='application/RSS+xml; charset=utf-8' href='rss.php?a=1&amp;b=2' title='  كل\n الأخبار '>\
            <link rel='alternate home' type='application/atom+xml' href='https://feeds.example/خبر'>\
            <link rel=alternate type=application/rss+xml href='rss.php?a=1&amp;b=2'>\
            <link rel=alternate type=text/html hreflang=en href=/en><link rel=stylesheet type=text/css href=a.css>\
            <link rel=alternate type='application/json+oembed' href=/o><link rel=alternate type=application/rss+xml href=javascript:x>";
        assert_eq!(
            found(html),
            [
                pair("كل الأخبار", "https://ar.example/news/rss.php?a=1&b=2"),
                pair("", "https://feeds.example/%D8%AE%D8%A8%D8%B1"),
                pair("تعليقات", "https://ar.example/comments/feed"),
            ]
        );
    }

    #[test]
    fn where_the_head_names_none_links_of_the_text_do() {
        let html = "<base href='https://cdn.example/x/'><p><a href='rss/'>خلاصة</a> <a href='/about'>عنا</a>\
            <a href='/a/Feed.xml?x'>x</a> <a href='mailto:a@feed'>y</a>";
        assert_eq!(
            found(html),
            [
                pair("", "https://cdn.example/x/rss/"),
                pair("", "https://cdn.example/a/Feed.xml?x"),
            ]
        );
        assert_eq!(found("<p>لا شيء"), []);
    }

    #[test]
    fn a_page_of_links_names_a_bounded_number() {
        let links: String = (0..10_000)
            .map(|number| format!("<a href='/{number}/feed'>x</a>"))
            .collect();
        assert_eq!(found(&links).len(), MOST);
    }
}
