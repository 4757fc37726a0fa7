//! Why an address cannot be fetched, in words, with a way out where there is one.

use crate::config::CA_FILE;
use crate::i18n::{Locale, MessageValue};
use crate::library::FeedFault;
use crate::notice::FetchFault;

/// How an address begins.
const EXAMPLE: &str = "https://";
/// The schemes that are fetched.
const SCHEMES: [&str; 2] = ["http", "https"];
/// The variables that name proxies, and what is reached without.
const PROXIES: [&str; 3] = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];

/// Why an address cannot be fetched, to stand behind it.
#[must_use]
pub fn fetch_fault(fault: &FetchFault, locale: Locale) -> String {
    let text = |id| locale.text(id).into_owned();
    let with = |id, name, value: &str| locale.format(id, &[(name, MessageValue::from(value))]);
    let of_host = |id, host: &String| with(id, "host", host);
    let of_status = |id, status: &u16| with(id, "status", &status.to_string());
    match fault {
        FetchFault::NotAnAddress => with("fetch-not-an-address", "example", EXAMPLE),
        FetchFault::Scheme { scheme } => locale.format(
            "fetch-scheme",
            &[
                ("scheme", scheme.into()),
                ("schemes", locale.alternatives(SCHEMES)),
            ],
        ),
        FetchFault::UnknownHost { host } => of_host("fetch-unknown-host", host),
        FetchFault::Refused { host } => of_host("fetch-refused", host),
        FetchFault::Unreachable { host } => of_host("fetch-unreachable", host),
        FetchFault::Disconnected { host } => of_host("fetch-disconnected", host),
        FetchFault::TimedOut { seconds } => {
            let count = usize::try_from(*seconds).unwrap_or(usize::MAX);
            locale.count("fetch-timed-out", count)
        }
        FetchFault::Certificate { reason } => locale.format(
            "fetch-certificate",
            &[("reason", reason.into()), ("setting", CA_FILE.into())],
        ),
        FetchFault::Encryption { reason } => with("fetch-encryption", "reason", reason),
        FetchFault::Authorities { name } => with("fetch-authorities", "name", name),
        FetchFault::Proxy { proxy, reason } => locale.format(
            "fetch-proxy",
            &[
                ("proxy", proxy.into()),
                ("reason", reason.into()),
                ("variables", locale.list(PROXIES)),
            ],
        ),
        FetchFault::Private { host } => of_host("fetch-private", host),
        FetchFault::RedirectScheme { target } => with("fetch-redirect-scheme", "target", target),
        FetchFault::RedirectCircle => text("fetch-redirect-circle"),
        FetchFault::TooManyRedirects { limit } => {
            locale.format("fetch-too-many-redirects", &[("limit", (*limit).into())])
        }
        FetchFault::Gone => of_status("fetch-gone", &410),
        FetchFault::LoginNeeded => text("fetch-login-needed"),
        FetchFault::Forbidden { status } => of_status("fetch-forbidden", status),
        FetchFault::NotFound => of_status("fetch-not-found", &404),
        FetchFault::TooManyRequests { retry_after } => {
            with_pause("fetch-too-many-requests", 429, *retry_after, locale)
        }
        FetchFault::Server {
            status,
            retry_after,
        } => with_pause("fetch-server", *status, *retry_after, locale),
        FetchFault::Status { status } => of_status("fetch-status", status),
        FetchFault::TooLarge { limit } => with("fetch-too-large", "limit", &limit.to_string()),
        FetchFault::HeadersTooLarge => text("fetch-headers-too-large"),
        FetchFault::Compression => text("fetch-compression"),
        FetchFault::UnknownCompression { name } => with("fetch-unknown-compression", "name", name),
        FetchFault::NotText { media_type } => with("fetch-not-text", "type", media_type),
        FetchFault::Empty => text("fetch-empty"),
        FetchFault::NotHttp { reason } => with("fetch-not-http", "reason", reason),
        FetchFault::Cancelled => text("fetch-cancelled"),
        FetchFault::NotBuilt => text("fetch-not-built"),
        FetchFault::System { reason } => with("fetch-system", "reason", reason),
    }
}

/// Why a feed could not be fetched, to stand behind what it is called.
#[must_use]
pub fn feed_fault(fault: &FeedFault, locale: Locale) -> String {
    match fault {
        FeedFault::NotFetched { reason } => fetch_fault(reason, locale),
        FeedFault::NotAFeed => locale.text("feed-not-a-feed").into_owned(),
        FeedFault::Unreadable => locale.text("feed-unreadable").into_owned(),
    }
}

/// What a server says with a status, and when to ask it again.
fn with_pause(id: &str, status: u16, retry_after: Option<u64>, locale: Locale) -> String {
    let pause = match retry_after.map(|seconds| seconds.div_ceil(60)) {
        None => locale.text("fetch-try-later").into_owned(),
        Some(minutes) => {
            let count = usize::try_from(minutes).unwrap_or(usize::MAX);
            locale.count("fetch-try-in-minutes", count)
        }
    };
    let status = status.to_string();
    let arguments = [
        ("status", status.into()),
        ("pause", MessageValue::Composed(pause)),
    ];
    locale.format(id, &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    fn said(fault: &FetchFault, locale: Locale) -> String {
        printable::field(&fetch_fault(fault, locale)).into_owned()
    }

    #[test]
    fn a_fault_is_said_with_a_way_out() {
        let fault = FetchFault::TooManyRequests {
            retry_after: Some(90),
        };
        assert_eq!(
            said(&fault, Locale::English),
            "too many requests (429); try again in 2 minutes"
        );
        assert_eq!(
            said(&fault, Locale::Arabic),
            "طلبات كثيرة (429)؛ أعد المحاولة بعد دقيقتين"
        );
        let host = "a.example".to_owned();
        assert_eq!(
            said(&FetchFault::UnknownHost { host }, Locale::Arabic),
            "لا خادم باسم a.example؛ تحقّق من العنوان ومن الاتصال"
        );
        assert_eq!(
            said(&FetchFault::TimedOut { seconds: 1 }, Locale::English),
            "no complete answer within 1 second; try again later"
        );
    }
}
