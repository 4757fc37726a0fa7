//! Addresses of the web as people write and paste them.

use url::Url;

/// An address without what stands around it where it was copied: white space, angle brackets and marks of direction.
/// `feed:` before or in place of `http:`, as old links have it, is left out.
#[must_use]
pub fn unwrapped(text: &str) -> String {
    // Copied from a right-to-left text, an address has marks of direction around and within it.
    let text: String = text.chars().filter(|c| !is_direction_mark(*c)).collect();
    let text = text.trim();
    let text = text
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
        .unwrap_or(text);
    without_feed_scheme(text)
}

/// Whether an address is one of HTTP.
#[must_use]
pub fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// The address of the whole document.
#[must_use]
pub fn without_fragment(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}

fn without_feed_scheme(text: &str) -> String {
    match text.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("feed") => match rest.starts_with("//")
        {
            true => format!("http:{rest}"),
            false => rest.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// The marks that change the direction of a text, and the byte order mark.
const fn is_direction_mark(character: char) -> bool {
    matches!(
        character,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_an_address_is_left_out() {
        for (text, address) in [
            (" <https://a.example/> ", "https://a.example/"),
            ("\u{200F}https://a.example/\u{202C}", "https://a.example/"),
            ("FEED://a.example/rss", "http://a.example/rss"),
            ("feed:https://a.example/", "https://a.example/"),
            ("a.example", "a.example"),
        ] {
            assert_eq!(unwrapped(text), address, "{text}");
        }
    }
}
