//! The address of a feed as a reader types or pastes it.

use url::Url;

use crate::address::{is_http, unwrapped, without_fragment};

/// The address made whole, so that one feed has one: what was copied with it and a fragment are left out, a missing
/// scheme is `https`. `None` where it is none of the web.
#[must_use]
pub fn address(typed: &str) -> Option<String> {
    let unmarked = unwrapped(typed);
    let is_host = |text: &str| {
        let host = text.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !host.starts_with('.') && !host.contains(char::is_whitespace)
    };
    let whole = match unmarked.contains("://") {
        true => unmarked,
        false if is_host(&unmarked) => format!("https://{unmarked}"),
        false => return None,
    };
    let url = Url::parse(&whole).ok()?;
    is_http(&url).then(|| without_fragment(url).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_whole() {
        for (typed, whole) in [
            ("https://example.org/feed", "https://example.org/feed"),
            (" HTTPS://Example.org ", "https://example.org/"),
            ("example.org/feed?أ=1", "https://example.org/feed?%D8%A3=1"),
            ("feed://example.org/rss", "http://example.org/rss"),
            ("feed:https://example.org/rss", "https://example.org/rss"),
            ("FEED://example.org/rss", "http://example.org/rss"),
            ("\u{200F}example.org/rss", "https://example.org/rss"),
            ("https://example.org/rss#x", "https://example.org/rss"),
            (
                "https://مثال.إختبار/خلاصة",
                "https://xn--mgbh0fb.xn--kgbechtv/%D8%AE%D9%84%D8%A7%D8%B5%D8%A9",
            ),
        ] {
            assert_eq!(address(typed).as_deref(), Some(whole), "{typed}");
        }
        for typed in [
            "",
            "خبر",
            "file:///etc/passwd",
            "ftp://example.org/",
            "a b.org",
            "./feed",
            "https://",
            "javascript:alert(1)",
        ] {
            assert_eq!(address(typed), None, "{typed}");
        }
    }
}
