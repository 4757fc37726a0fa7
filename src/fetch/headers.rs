//! The headers of an answer that say what it is and when to come again.

use jiff::Timestamp;
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::TimeZone;

/// What a `Content-Type` header says: the media type and the charset, in small letters.
#[must_use]
pub fn content_type(value: &[u8]) -> (Option<String>, Option<String>) {
    let value = String::from_utf8_lossy(value).to_ascii_lowercase();
    let mut parts = value.split(';').map(str::trim);
    let media_type = parts.next().filter(|part| {
        let halves = part.split_once('/');
        halves.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
    });
    let media_type = media_type.map(str::to_owned);
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim() == "charset" && is_token(value)).then(|| value.to_owned())
    });
    (media_type, charset)
}

/// A token of HTTP (RFC 9110, 5.6.2).
fn is_token(text: &str) -> bool {
    let is_of_tokens = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_of_tokens)
}

/// After how many seconds a server may be asked again by its `Retry-After` header, which gives them or a date
/// (RFC 9110, 10.2.3).
#[must_use]
pub fn retry_after(value: &[u8], now: Timestamp) -> Option<u64> {
    let value = str::from_utf8(value).ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(value.parse().unwrap_or(u64::MAX));
    }
    let seconds = http_date(value)?.as_second() - now.as_second();
    Some(u64::try_from(seconds).unwrap_or(0))
}

/// A date in one of the three forms of HTTP (RFC 9110, 5.6.7).
fn http_date(value: &str) -> Option<Timestamp> {
    if let Ok(timestamp) = rfc2822::DateTimeParser::new().parse_timestamp(value) {
        return Some(timestamp);
    }
    ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"]
        .iter()
        .find_map(|form| {
            let time = strtime::parse(form, value).ok()?.to_datetime().ok()?;
            Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_type_is_read_as_servers_write_it() {
        let read = |value: &str| {
            let (media_type, charset) = content_type(value.as_bytes());
            (media_type.unwrap_or_default(), charset.unwrap_or_default())
        };
        let both = |media_type: &str, charset: &str| (media_type.to_owned(), charset.to_owned());
        assert_eq!(read("text/html"), both("text/html", ""));
        assert_eq!(
            read("Text/HTML; Charset=\"Windows-1256\""),
            both("text/html", "windows-1256")
        );
        assert_eq!(
            read("application/rss+xml;boundary=x ; charset = utf-8;charset=cp1256"),
            both("application/rss+xml", "utf-8")
        );
        assert_eq!(read("; charset=utf-8"), both("", "utf-8"));
        assert_eq!(read("نص"), both("", ""));
        assert_eq!(read(""), both("", ""));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now: Timestamp = "1994-11-06T08:48:37Z".parse().unwrap();
        let read = |value: &str| retry_after(value.as_bytes(), now);
        assert_eq!(read("120"), Some(120));
        assert_eq!(read(" 0 "), Some(0));
        assert_eq!(read("99999999999999999999999"), Some(u64::MAX));
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT"), Some(60));
        assert_eq!(read("Sunday, 06-Nov-94 08:49:37 GMT"), Some(60));
        assert_eq!(read("Sun Nov  6 08:49:37 1994"), Some(60));
        assert_eq!(read("Sun, 06 Nov 1994 08:00:00 GMT"), Some(0));
        for value in ["", "-5", "1.5", "غدًا", "soon"] {
            assert_eq!(read(value), None, "{value}");
        }
    }
}
