//! The next part of an article that stands on several pages.

use url::Url;

use super::facts::PageFacts;

/// The highest number a part may have.
const MOST_PARTS: u32 = 20;

/// The address of the next part. What a page calls next may be another article: a part has the address of this page
/// but for its number.
pub(super) fn part(facts: &PageFacts, address: Option<&str>) -> Option<String> {
    let next = facts.next.as_deref()?;
    let (this, that) = (Url::parse(address?).ok()?, Url::parse(next).ok()?);
    if this.host() != that.host() {
        return None;
    }
    let (this_stem, this_number) = numbered(&this);
    let (that_stem, that_number) = numbered(&that);
    let follows = that_number > this_number.max(1) && that_number <= MOST_PARTS;
    (this_stem == that_stem && follows).then(|| next.to_owned())
}

/// The address of a page without its number, and the number; 0 where it has none.
fn numbered(url: &Url) -> (String, u32) {
    let is_number_name =
        |name: &str| matches!(name, "page" | "p" | "pg" | "part" | "paged" | "pagenum");
    let mut number = 0;
    let mut query: Vec<(String, String)> = Vec::new();
    for (name, value) in url.query_pairs() {
        match value.parse() {
            Ok(value) if is_number_name(&name) => number = value,
            _ => query.push((name.into_owned(), value.into_owned())),
        }
    }
    let path = url.path().trim_end_matches('/');
    let path = path
        .strip_suffix(".html")
        .or_else(|| path.strip_suffix(".htm"))
        .unwrap_or(path);
    let end = path.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &path[end.len()..];
    // A longer number names an article.
    let stem = match digits.parse() {
        Ok(found) if digits.len() <= 2 && number == 0 && end.ends_with(['/', '-', '_']) => {
            number = found;
            let end = end.trim_end_matches(['/', '-', '_']);
            let named = end
                .rsplit_once('/')
                .filter(|(_, last)| is_number_name(last));
            named.map_or(end, |(stem, _)| stem)
        }
        _ => path,
    };
    (format!("{stem}?{query:?}"), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(this: &str, next: &str) -> bool {
        let facts = PageFacts {
            next: Some(format!("https://example.org{next}")),
            ..PageFacts::default()
        };
        part(&facts, Some(&format!("https://example.org{this}"))).is_some()
    }

    #[test]
    fn a_part_has_the_address_of_the_page_but_for_its_number() {
        for (this, that) in [
            ("/a/b", "/a/b?page=2"),
            ("/a/b?page=2", "/a/b?page=3"),
            ("/a/b/", "/a/b/2"),
            ("/a/b", "/a/b/page/2/"),
            ("/a/b.html", "/a/b-2.html"),
            ("/a?id=77", "/a?id=77&p=2"),
        ] {
            assert!(next(this, that), "{this} {that}");
        }
        for (this, that) in [
            ("/a/b", "/a/c"),
            ("/a/77", "/a/78"),
            ("/2020/11/2338761/", "/2020/11/2338762/"),
            ("/a/b?page=3", "/a/b?page=2"),
            ("/a?id=77", "/a?id=78"),
            ("/", "/page/500"),
        ] {
            assert!(!next(this, that), "{this} {that}");
        }
    }
}
