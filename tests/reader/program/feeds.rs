//! Feeds as files, and the feeds that are followed, as other programs see them.

use serde_json::Value;

use super::cli::{folder, qari, run, run_on, text};

const FEED: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>صحيفة الجسر</title>\
    <link>https://example.org/</link><item><title>افتتاح الجسر</title><link>/1</link><pubDate>الثلاثاء، 24 نوفمبر 2026</pubDate>\
    <description>&lt;p&gt;افتُتح الجسر اليوم.&lt;/p&gt;</description></item><item><title>حديث الوزير</title>\
    <guid isPermaLink=\"false\">2</guid><description>قال الوزير كلمة.</description></item></channel></rss>";

fn objects(arguments: &[&str]) -> Vec<Value> {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout).trim_end().to_owned()
}

#[test]
fn a_feed_in_a_file_is_an_article_an_item() {
    let folder = folder(&[("خلاصة.xml", FEED.as_bytes())]);
    let path = folder.path().join("خلاصة.xml");
    let path = path.to_str().unwrap();
    let shown = objects(&["show", "--format", "json", path]);
    let field = |name: &str| -> Vec<&Value> { shown.iter().map(|object| &object[name]).collect() };
    assert_eq!(field("title"), ["افتتاح الجسر", "حديث الوزير"]);
    assert_eq!(field("date"), [&Value::from("2026-11-24"), &Value::Null]);
    assert_eq!(objects(&["entities", "--format", "json", path]).len(), 2);

    let added = said(&["add", "--no-entities", path]);
    assert!(added.contains('2'), "{added}");
    let count = || objects(&["list", "--format", "json", "الجسر"]).len();
    let before = count();
    said(&["add", "--no-entities", path]);
    assert_eq!(count(), before);
    let source = objects(&["list", "--format", "json", "مصدر:\"صحيفة الجسر\""]);
    assert_eq!(source.len(), 2);
}

#[test]
fn a_feed_that_breaks_off_is_said_and_what_stands_before_is_read() {
    let cut = FEED.find("حديث").unwrap();
    let output = run_on(
        &["show", "--lang", "ar", "--format", "json", "-"],
        &FEED.as_bytes()[..cut],
    );
    assert_eq!(output.status.code(), Some(0));
    let shown: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(shown.len(), 1);
    assert!(
        text(&output.stderr).contains("انقطع"),
        "{}",
        text(&output.stderr)
    );

    let output = run_on(&["show", "-"], b"<rss><channel><title>");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("breaks off"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn feeds_are_followed_named_tagged_and_left() {
    said(&[
        "feed",
        "add",
        "--no-fetch",
        "example.org/feed",
        "https://example.net/خلاصة",
        "--tag",
        "أخبار",
    ]);
    assert!(
        said(&[
            "--lang",
            "ar",
            "feed",
            "add",
            "--no-fetch",
            "https://example.org/feed"
        ])
        .contains("مضافة من قبل")
    );
    said(&["feed", "rename", "example.org", "صحيفة الجسر"]);
    said(&["feed", "tag", "الجسر", "سياسة", "اقتصاد"]);
    said(&[
        "feed",
        "set",
        "الجسر",
        "--keep-days",
        "30",
        "--pages",
        "yes",
    ]);
    let feeds = objects(&["feed", "list", "--format", "json"]);
    assert_eq!(feeds.len(), 2);
    let bridge = objects(&["feed", "list", "--format", "json", "الجسر"]).remove(0);
    assert_eq!(bridge["address"], "https://example.org/feed");
    assert_eq!(bridge["label"], "صحيفة الجسر");
    assert_eq!(bridge["tags"], serde_json::json!(["سياسة", "اقتصاد"]));
    assert_eq!(bridge["state"], "new");
    assert_eq!(
        (&bridge["keep_days"], &bridge["pages"]),
        (&Value::from(30), &Value::from(true))
    );
    let line = said(&["--lang", "ar", "feed", "list", "الجسر"]);
    assert_eq!(line.split('\t').count(), 6, "{line}");
    assert!(
        line.contains("لم تُجلب") && line.contains("سياسة، اقتصاد"),
        "{line}"
    );

    let unknown = run(&["--lang", "ar", "feed", "remove", "البحر"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(text(&unknown.stderr).contains("البحر"));
    let ambiguous = run(&["feed", "remove", "example"]);
    assert_eq!(ambiguous.status.code(), Some(1));
    assert!(
        text(&ambiguous.stderr).contains("several"),
        "{}",
        text(&ambiguous.stderr)
    );
    let bad = run(&["feed", "add", "ليس عنوانًا"]);
    assert_eq!(bad.status.code(), Some(2));
    said(&["feed", "remove", "الجسر"]);
    assert_eq!(objects(&["feed", "list", "--format", "json"]).len(), 1);
}

#[test]
fn a_list_of_feeds_goes_out_and_comes_back() {
    said(&[
        "feed",
        "add",
        "--no-fetch",
        "https://example.org/feed?a=1&b=2",
        "--name",
        "«الجسر» & غيره",
        "--tag",
        "أخبار",
    ]);
    said(&["feed", "add", "--no-fetch", "https://example.net/feed"]);
    let listed = || objects(&["feed", "list", "--format", "json"]);
    let fields = |feeds: &[Value]| -> Vec<(Value, Value, Value)> {
        let field = |feed: &Value, name: &str| feed[name].clone();
        feeds
            .iter()
            .map(|feed| {
                (
                    field(feed, "address"),
                    field(feed, "label"),
                    field(feed, "tags"),
                )
            })
            .collect()
    };
    let before = fields(&listed());
    let opml = said(&["feed", "export"]);
    let folder = folder(&[("قائمة.opml", opml.as_bytes()), ("نص.txt", "نص".as_bytes())]);
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    said(&["feed", "remove", "example.org", "example.net"]);
    assert!(listed().is_empty());
    assert!(said(&["--lang", "ar", "feed", "import", &file("قائمة.opml")]).contains("خلاصتان"));
    assert_eq!(fields(&listed()), before);
    said(&["feed", "import", &file("قائمة.opml")]);
    assert_eq!(fields(&listed()), before);
    said(&["feed", "export", "--to", &file("جديد.opml")]);
    assert_eq!(
        run(&["feed", "export", "--to", &file("جديد.opml")])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        run(&["feed", "import", &file("نص.txt")]).status.code(),
        Some(2)
    );
    assert_eq!(
        run(&["feed", "import", &file("لا شيء")]).status.code(),
        Some(2)
    );
}

#[test]
fn help_on_feeds_is_in_both_languages() {
    for (language, word) in [("ar", "الخلاصات"), ("en", "feeds")] {
        let output = qari(&["--lang", language, "feed", "--help"])
            .output()
            .unwrap();
        let help = text(&output.stdout);
        for name in [
            "add", "list", "remove", "rename", "tag", "set", "import", "export", word,
        ] {
            assert!(help.contains(name), "{help}");
        }
        assert_eq!(
            qari(&["--lang", language, "feed", "set", "--help"])
                .output()
                .unwrap()
                .status
                .code(),
            Some(0)
        );
    }
}

#[test]
fn without_a_command_the_feeds_are_listed() {
    said(&["feed", "add", "--no-fetch", "https://example.org/feed"]);
    assert!(said(&["feed"]).contains("https://example.org/feed"));
}
