//! Addresses of the web as people write them and servers send them, made fit for a request.

use url::Url;

use crate::address::{self, is_http, without_fragment};
use crate::limits;
use crate::notice::FetchFault;

/// The address that a text names: raw letters of any script and spaces are encoded, names of hosts are made ASCII
/// (the URL Standard of the WHATWG).
///
/// # Errors
///
/// Where it is no address, or not one of HTTP.
pub fn parse(text: &str) -> Result<Url, FetchFault> {
    let text = address::unwrapped(text);
    if text.len() > limits::ADDRESS {
        return Err(FetchFault::NotAnAddress);
    }
    let url = Url::parse(&text).map_err(|_| FetchFault::NotAnAddress)?;
    if !is_http(&url) {
        return Err(FetchFault::Scheme {
            scheme: url.scheme().to_owned(),
        });
    }
    Ok(without_fragment(url))
}

/// The address that a `Location` header leads to from `base`. Bytes that are no UTF-8 are encoded one by one, as
/// browsers do.
///
/// # Errors
///
/// Where it leads to no address, or out of HTTP.
pub fn redirected(base: &Url, location: &[u8]) -> Result<Url, FetchFault> {
    let location = match str::from_utf8(location) {
        Ok(text) => text.to_owned(),
        Err(_) => location.iter().map(|byte| encoded(*byte)).collect(),
    };
    let url = base.join(&location).ok();
    let url = url.filter(|url| is_http(url) && url.as_str().len() <= limits::ADDRESS);
    let url = url.ok_or(FetchFault::RedirectScheme { target: location })?;
    Ok(without_fragment(url))
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii() {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// The address without a name and a password in it.
#[must_use]
pub fn without_login(url: &Url) -> String {
    let mut url = url.clone();
    // An address of HTTP has a host, and so can have a name or none.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.into()
}

/// What one connection at a time is made to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Host {
    scheme: String,
    name: String,
    port: u16,
}

impl Host {
    /// The host of an address of HTTP.
    #[must_use]
    pub fn of(url: &Url) -> Self {
        Self {
            scheme: url.scheme().to_owned(),
            name: url.host_str().unwrap_or_default().to_owned(),
            port: url.port_or_known_default().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> String {
        parse(text).unwrap().into()
    }

    #[test]
    fn raw_letters_are_encoded() {
        assert_eq!(
            parsed(" https://ar.example/مقال جديد?ق=ن#هنا "),
            "https://ar.example/%D9%85%D9%82%D8%A7%D9%84%20%D8%AC%D8%AF%D9%8A%D8%AF?%D9%82=%D9%86"
        );
        // The domain for tests of IANA.
        assert_eq!(
            parsed("http://مثال.إختبار"),
            "http://xn--mgbh0fb.xn--kgbechtv/"
        );
        let encoded = "https://ar.example/%D9%85?a=%20b";
        assert_eq!(parsed(encoded), encoded);
    }

    #[test]
    fn marks_of_direction_around_an_address_do_not_belong_to_it() {
        let plain = parsed("https://ar.example/م");
        assert_eq!(parsed("\u{2067}https://ar.example/م\u{2069}"), plain);
        assert_eq!(parsed("\u{200F}<https://ar.example/\u{200E}م>"), plain);
        // A zero width non-joiner is a letter of Persian addresses.
        assert!(parsed("https://fa.example/می\u{200C}رود").contains("%E2%80%8C"));
    }

    #[test]
    fn feeds_have_schemes_of_their_own_in_old_links() {
        assert_eq!(parsed("feed://a.example/rss"), "http://a.example/rss");
        assert_eq!(
            parsed("feed:https://a.example/rss"),
            "https://a.example/rss"
        );
    }

    #[test]
    fn what_is_no_address_of_http_is_told() {
        for text in ["", "مقال", "a.example/x", "https://", "http:///"] {
            assert_eq!(parse(text), Err(FetchFault::NotAnAddress), "{text}");
        }
        for (text, scheme) in [("file:///etc/passwd", "file"), ("ftp://a.example", "ftp")] {
            let scheme = scheme.to_owned();
            assert_eq!(parse(text), Err(FetchFault::Scheme { scheme }));
        }
        let long = format!("https://a.example/{}", "م".repeat(limits::ADDRESS));
        assert_eq!(parse(&long), Err(FetchFault::NotAnAddress));
    }

    #[test]
    fn a_redirect_may_be_relative_raw_and_in_any_bytes() {
        let base = parse("https://a.example/b/c?d").unwrap();
        let target = |location: &[u8]| redirected(&base, location).map(String::from);
        assert_eq!(target(b"e"), Ok("https://a.example/b/e".to_owned()));
        assert_eq!(
            target("/أ ب".as_bytes()),
            Ok("https://a.example/%D8%A3%20%D8%A8".to_owned())
        );
        assert_eq!(
            target(b"//b.example/\xC3"),
            Ok("https://b.example/%C3".to_owned())
        );
        for out in ["file:///etc/passwd", "javascript:x", "data:,x", "ftp://x/"] {
            let fault = FetchFault::RedirectScheme {
                target: out.to_owned(),
            };
            assert_eq!(target(out.as_bytes()), Err(fault));
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let url = parse("https://user:secret@a.example/x").unwrap();
        assert_eq!(without_login(&url), "https://a.example/x");
    }

    #[test]
    fn a_host_is_scheme_name_and_port() {
        let host = |text| Host::of(&parse(text).unwrap());
        assert_eq!(host("http://a.example/x"), host("http://A.example:80/y"));
        assert_ne!(host("http://a.example"), host("https://a.example"));
        assert_ne!(host("http://a.example"), host("http://a.example:81"));
        assert_ne!(host("http://127.0.0.2"), host("http://127.0.0.3"));
    }
}
