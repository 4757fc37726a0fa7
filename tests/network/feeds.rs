//! Feeds that are followed, fetched by the program.

use serde_json::Value;

use super::http::{Asked, Server, reply};
use super::program::{qari, told};

const FEED: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>صحيفة الجسر</title>\
    <item><guid>1</guid><title>خبر أول</title><link>http://ar.example/1</link>\
    <description>وصل لافروف إلى القاهرة أمس في زيارة رسمية.</description></item>\
    <item><guid>2</guid><title>خبر ثان</title><link>http://ar.example/2</link>\
    <description>عاد الوزير إلى بيروت بعد القمة.</description></item></channel></rss>";

/// A feed that knows when it has not changed, a page that names it, and errors.
fn server() -> Server {
    Server::start(|asked: &Asked, stream| match asked.target.as_str() {
        "/feed" if asked.header("if-none-match") == Some("\"5\"") => {
            reply(stream, "304 Not Modified", &[], b"")
        }
        "/feed" => {
            let headers = ["Content-Type: application/rss+xml", "ETag: \"5\""];
            reply(stream, "200 OK", &headers, FEED.as_bytes())
        }
        "/moved" => reply(stream, "301 Moved", &["Location: /feed"], b""),
        "/" => {
            let page = "<html><head><title>صحيفة</title><link rel=alternate type=application/rss+xml href=/feed>\
                </head><body><p>صفحة أولى</p></body></html>";
            reply(
                stream,
                "200 OK",
                &["Content-Type: text/html"],
                page.as_bytes(),
            )
        }
        "/page" => reply(
            stream,
            "200 OK",
            &["Content-Type: text/html"],
            b"<html><p>x</p></html>",
        ),
        "/gone" => reply(stream, "410 Gone", &[], b""),
        "/busy" => reply(stream, "429 Too Many", &["Retry-After: 86400"], b""),
        _ => reply(stream, "404 Not Found", &[], b""),
    })
}

fn said(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = qari(arguments).output().unwrap();
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    (output.status.code(), text.trim().to_owned(), told(&output))
}

fn feeds() -> Vec<Value> {
    let (_, text, _) = said(&["feed", "list", "--format", "json"]);
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_feed_is_fetched_once_and_then_asked_for_changes() {
    let server = server();
    said(&["feed", "add", "--no-fetch", &server.at("/feed")]);
    let (code, text, errors) = said(&["fetch", "--no-entities"]);
    assert_eq!(
        (code, text.as_str()),
        (Some(0), "new: 2 articles"),
        "{errors}"
    );
    assert_eq!(feeds()[0]["title"], "صحيفة الجسر");
    assert_eq!(feeds()[0]["unread"], 2);
    // Not due.
    let (code, text, _) = said(&["fetch"]);
    assert_eq!(code, Some(0));
    assert!(text.contains("--all"), "{text}");
    assert_eq!(server.asked().len(), 1);
    let (_, text, _) = said(&["fetch", "--all", "--no-entities"]);
    assert_eq!(text, "new: 0 articles");
    assert_eq!(server.asked()[1].header("if-none-match"), Some("\"5\""));
}

#[test]
fn a_page_is_followed_by_the_feed_that_it_names_and_a_moved_one_where_it_is() {
    let server = server();
    said(&["feed", "add", "--no-fetch", &server.at("/")]);
    let (code, text, errors) = said(&["fetch", "--no-entities"]);
    assert_eq!(
        (code, text.as_str()),
        (Some(0), "new: 2 articles"),
        "{errors}"
    );
    assert_eq!(feeds()[0]["address"], server.at("/feed"));
    said(&["feed", "remove", "الجسر"]);
    said(&["feed", "add", "--no-fetch", &server.at("/moved")]);
    let (code, text, errors) = said(&["fetch", "--no-entities"]);
    assert_eq!(code, Some(0), "{text} {errors}");
    assert_eq!(feeds()[0]["address"], server.at("/feed"));
}

#[test]
fn a_failing_feed_is_told_and_keeps_nobody_waiting() {
    let server = server();
    let paths = ["/feed", "/none", "/gone", "/busy", "/page"];
    for path in paths {
        said(&["feed", "add", "--no-fetch", &server.at(path)]);
    }
    let (code, text, errors) = said(&["fetch", "--no-entities"]);
    assert_eq!(code, Some(2));
    assert_eq!(text, "new: 2 articles, failing: 4 feeds");
    for words in ["(404)", "(410)", "(429)", "neither a feed"] {
        assert!(errors.contains(words), "{errors}");
    }
    let feeds = feeds();
    let state = |path: &str| {
        let address = server.at(path);
        let feed = feeds
            .iter()
            .find(|feed| feed["address"] == address)
            .unwrap();
        feed["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        paths.map(state),
        ["fetched", "failing", "gone", "failing", "failing"]
    );
    // None is due before its time, and what is gone never is.
    let asked = server.asked().len();
    said(&["fetch"]);
    assert_eq!(server.asked().len(), asked);
    said(&["fetch", "--all", "--no-entities"]);
    assert!(
        server.asked()[asked..]
            .iter()
            .all(|asked| asked.target != "/gone")
    );
}

#[test]
fn a_feed_that_nobody_follows_is_not_fetched() {
    let (code, _, errors) = said(&["fetch", "الجسر"]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("الجسر"), "{errors}");
}

const SENTENCE: &str = "وصل وزير الخارجية الروسي سيرغي لافروف إلى القاهرة صباح أمس في زيارة رسمية تستمر يومين، \
    والتقى فيها نظيره المصري وبحثا معه أزمة المياه وملفات التجارة بين البلدين.";

/// A feed of summaries: one has a page with its whole text, one a page that is not there, one a page that has less.
fn summaries(asked: &Asked, address: &str) -> String {
    if asked.target == "/1" {
        let text = format!("<p>{SENTENCE} الفقرة الكاملة.</p>").repeat(6);
        return format!(
            "<html lang=ar><head><title>خبر أول</title></head><body><article><h1>خبر أول</h1>{text}</article></body></html>"
        );
    }
    if asked.target == "/3" {
        return "<html lang=ar><body><p>قصير</p></body></html>".to_owned();
    }
    let item = |number: usize| {
        format!(
            "<item><guid>{number}</guid><title>خبر {number}</title><link>{address}/{number}</link>\
             <description>موجز {number}: {SENTENCE}</description></item>"
        )
    };
    let items: String = (1..=3).map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>موجزات</title>{items}</channel></rss>")
}

#[test]
fn articles_of_a_feed_of_summaries_come_from_their_pages_once() {
    use std::sync::{Arc, Mutex};
    let targets = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&targets);
    let server = Server::start(move |asked: &Asked, stream| {
        seen.lock().unwrap().push(asked.target.clone());
        if asked.target == "/2" {
            return reply(stream, "404 Not Found", &[], b"");
        }
        let host = asked.header("host").unwrap_or_default();
        let text = summaries(asked, &format!("http://{host}"));
        let media_type = match asked.target.as_str() {
            "/feed" => "Content-Type: application/rss+xml; charset=utf-8",
            _ => "Content-Type: text/html; charset=utf-8",
        };
        reply(stream, "200 OK", &[media_type], text.as_bytes())
    });
    said(&["feed", "add", "--no-fetch", &server.at("/feed")]);
    said(&["feed", "set", "--pages", "yes", &server.at("/feed")]);
    let (code, _, errors) = said(&["fetch"]);
    assert_eq!(code, Some(0), "{errors}");
    let shown = || {
        let (_, text, _) = said(&["export", "--format", "jsonl"]);
        text
    };
    let text = shown();
    assert_eq!(text.matches("الفقرة الكاملة").count(), 6, "{text}");
    assert!(text.contains("موجز 2") && text.contains("موجز 3"), "{text}");
    assert!(!text.contains("موجز 1"), "{text}");
    let first = std::mem::take(&mut *targets.lock().unwrap());
    assert_eq!(first.len(), 4, "{first:?}");
    // What is known keeps its text and is not fetched once more.
    said(&["fetch", "--all"]);
    assert_eq!(*targets.lock().unwrap(), ["/feed"]);
    assert_eq!(shown(), text);
    // Nor is it replaced by the summary where what came is read again.
    let (code, told, errors) = said(&["reread"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(told.contains("unchanged: 3 articles"), "{told}");
    assert_eq!(shown(), text);
}

#[test]
fn a_page_that_cannot_be_fetched_for_now_is_fetched_the_next_time() {
    use std::sync::atomic::{AtomicBool, Ordering};
    static IS_UP: AtomicBool = AtomicBool::new(false);
    let server = Server::start(|asked: &Asked, stream| {
        let host = asked.header("host").unwrap_or_default();
        let text = summaries(asked, &format!("http://{host}"));
        match asked.target.as_str() {
            "/feed" if asked.header("if-none-match").is_some() => {
                reply(stream, "304 Not Modified", &[], b"")
            }
            "/feed" => {
                let headers = [
                    "Content-Type: application/rss+xml; charset=utf-8",
                    "ETag: \"5\"",
                ];
                reply(stream, "200 OK", &headers, text.as_bytes())
            }
            "/1" if !IS_UP.load(Ordering::SeqCst) => {
                reply(stream, "503 Service Unavailable", &[], b"")
            }
            "/1" => {
                let media_type = ["Content-Type: text/html; charset=utf-8"];
                reply(stream, "200 OK", &media_type, text.as_bytes())
            }
            _ => reply(stream, "404 Not Found", &[], b""),
        }
    });
    said(&["feed", "add", "--no-fetch", &server.at("/feed")]);
    said(&["feed", "set", "--pages", "yes", &server.at("/feed")]);
    let (code, text, errors) = said(&["fetch", "--no-entities"]);
    assert_eq!(
        (code, text.as_str()),
        (Some(0), "new: 3 articles"),
        "{errors}"
    );
    let shown = || said(&["export", "--format", "jsonl", "الوزير or وزير"]).1;
    assert!(shown().contains("موجز 1") && shown().contains("\"summary\""));
    let (_, told, _) = said(&["reread", "--no-entities"]);
    assert!(told.contains("unchanged: 3 articles"), "{told}");
    IS_UP.store(true, Ordering::SeqCst);
    let (_, text, _) = said(&["fetch", "--all", "--no-entities"]);
    assert_eq!(text, "new: 0 articles, changed: 1 article");
    assert_eq!(shown().matches("الفقرة الكاملة").count(), 6);
    assert!(!shown().contains("\"summary\""), "{}", shown());
    // All pages were had, or are refused for good.
    let asked = server.asked().len();
    said(&["fetch", "--all", "--no-entities"]);
    assert_eq!(server.asked()[asked..].len(), 1);
    assert_eq!(server.asked()[asked].header("if-none-match"), Some("\"5\""));
}

#[test]
fn an_address_is_looked_at_before_it_is_followed() {
    let server = server();
    // A page that names a feed.
    let (code, text, errors) = said(&["feed", "add", "--tag", "مصر", &server.at("/")]);
    assert_eq!(code, Some(0), "{errors}");
    let added = format!("feed added: {}\nnew: 2 articles", server.at("/feed"));
    assert_eq!(text, added);
    assert_eq!(feeds()[0]["unread"], 2);
    // The same feed by its old address is no other.
    let (code, text, _) = said(&["feed", "add", "--tag", "أخبار", &server.at("/moved")]);
    assert_eq!(code, Some(0));
    assert!(text.starts_with("already followed"), "{text}");
    assert_eq!(feeds().len(), 1);
    assert_eq!(feeds()[0]["tags"], serde_json::json!(["مصر", "أخبار"]));
    // What is no feed is not followed, and why is said.
    for (path, words) in [("/none", "(404)"), ("/page", "neither a feed")] {
        let (code, _, errors) = said(&["feed", "add", &server.at(path)]);
        assert_eq!(code, Some(2), "{path}");
        for words in [words, "--no-fetch"] {
            assert!(errors.contains(words), "{errors}");
        }
    }
    assert_eq!(feeds().len(), 1);
}
