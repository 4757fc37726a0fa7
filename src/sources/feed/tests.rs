//! What is read of feeds of all kinds, whole and broken.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::article::{Body, Draft, SpanStyle};

/// The head and the tail of an RSS feed around its items.
fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>صحيفة المدينة</title>\
         <link>https://example.org/ar/</link><language>ar</language>{items}</channel></rss>"
    )
}

fn atom(entries: &str) -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ar\"><title>صحيفة المدينة</title>\
         <link rel=\"self\" href=\"https://example.org/feed\"/><link href=\"https://example.org/\"/>\
         <author><name>هيئة التحرير</name></author>{entries}</feed>"
    )
}

fn source() -> Source {
    Source::file("/خلاصة.xml".into())
}

fn read(text: &str) -> Vec<Draft> {
    parse(text, &source(), None).unwrap().drafts
}

fn one(text: &str) -> Draft {
    let mut drafts = read(text);
    assert_eq!(drafts.len(), 1, "{text}");
    drafts.remove(0)
}

fn titles(text: &str) -> Vec<String> {
    read(text)
        .into_iter()
        .map(|draft| draft.metadata.title)
        .collect()
}

/// The texts of the blocks.
fn blocks(body: &Body) -> Vec<&str> {
    body.blocks
        .iter()
        .map(|block| body.block_text(block))
        .collect()
}

fn day(draft: &Draft) -> Option<String> {
    draft.metadata.date.map(|date| date.to_string())
}

fn identity(draft: &Draft) -> &str {
    draft.source.item.as_deref().unwrap()
}

#[test]
fn an_item_of_rss_is_an_article() {
    let text = rss(
        "<image><title>شعار</title><url>https://example.org/l.png</url><link>https://example.org/logo</link></image>\
         <item><title>افتتاح الجسر</title><link>/جسر?أ=1&amp;ب=2</link><guid isPermaLink=\"false\">م-1</guid>\
         <pubDate>Tue, 24 Nov 2026 23:20:30 -0300</pubDate><dc:creator>سلمى حداد</dc:creator>\
         <category>اقتصاد</category><description>موجز</description>\
         <content:encoded><![CDATA[<p>افتُتح <b>الجسر</b> اليوم.</p><p>وحضر الوزير.</p>]]></content:encoded></item>",
    );
    let draft = one(&text);
    let metadata = &draft.metadata;
    assert_eq!(metadata.title, "افتتاح الجسر");
    assert_eq!(day(&draft).as_deref(), Some("2026-11-24"));
    assert_eq!(metadata.publisher.as_deref(), Some("صحيفة المدينة"));
    assert_eq!(metadata.authors, ["سلمى حداد"]);
    assert_eq!(metadata.topics, ["اقتصاد"]);
    assert_eq!(metadata.language.as_str(), "ar");
    let whole = "https://example.org/%D8%AC%D8%B3%D8%B1?%D8%A3=1&%D8%A8=2";
    assert_eq!(metadata.url.as_deref(), Some(whole));
    assert_eq!(identity(&draft), "م-1");
    assert_eq!(
        blocks(&draft.body),
        ["افتتاح الجسر", "افتُتح الجسر اليوم.", "وحضر الوزير."]
    );
    assert_eq!(title(&text).as_deref(), Some("صحيفة المدينة"));
}

#[test]
fn rdf_with_and_without_dublin_core_is_read() {
    let one_of = |root: &str| {
        one(&format!(
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" {root}><channel><title>قناة</title>\
             <link>https://example.org/</link></channel><image><title>ص</title></image>\
             <item rdf:about=\"https://example.org/1\"><title>خبر</title><link>https://example.org/1</link>\
             <dc:date>2026-11-24T23:00:00-05:00</dc:date><description>نص الخبر</description></item></rdf:RDF>"
        ))
    };
    for root in [
        "xmlns=\"http://purl.org/rss/1.0/\"",
        "xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"",
        "",
    ] {
        let draft = one_of(root);
        assert_eq!(draft.metadata.publisher.as_deref(), Some("قناة"));
        assert_eq!(identity(&draft), "https://example.org/1");
        assert_eq!(day(&draft).as_deref(), Some("2026-11-24"));
        assert_eq!(blocks(&draft.body), ["خبر", "نص الخبر"]);
    }
}

#[test]
fn an_entry_of_atom_is_an_article() {
    let draft = one(&atom(
        "<entry xml:base=\"https://example.org/2026/\"><id>tag:example.org,2026:1</id><title type=\"html\">الجسر &amp;lt;b&gt;جديد</title>\
         <link rel=\"edit\" href=\"https://example.org/edit\"/><link rel=\"alternate\" type=\"text/html\" href=\"جسر\"/>\
         <published>2026-11-24T00:30:00+03:00</published><updated>2026-11-25T00:00:00Z</updated>\
         <author><name>سلمى حداد</name><email>s@example.org</email></author><author><name>زيد</name></author>\
         <category term=\"economy\" label=\"اقتصاد\"/><source><title>غيرها</title></source>\
         <summary>موجز</summary><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\
         <p>1 &lt; 2 <em>صحيح</em>.</p><p>وفقرة.</p></div></content></entry>",
    ));
    assert_eq!(draft.metadata.authors, ["سلمى حداد", "زيد"]);
    assert_eq!(draft.metadata.topics, ["اقتصاد"]);
    assert_eq!(draft.metadata.publisher.as_deref(), Some("صحيفة المدينة"));
    assert_eq!(
        draft.metadata.url.as_deref(),
        Some("https://example.org/2026/%D8%AC%D8%B3%D8%B1")
    );
    assert_eq!(day(&draft).as_deref(), Some("2026-11-24"));
    assert_eq!(identity(&draft), "tag:example.org,2026:1");
    assert_eq!(draft.metadata.title, "الجسر جديد");
    assert_eq!(blocks(&draft.body)[1..], ["1 < 2 صحيح.", "وفقرة."]);
}

#[test]
fn the_text_of_atom_is_what_its_type_says() {
    let text = |content: &str| {
        let entry =
            format!("<entry><id>1</id><title>ع</title><summary>موجز</summary>{content}</entry>");
        blocks(&one(&atom(&entry)).body)[1..].join("|")
    };
    assert_eq!(
        text("<content type=\"text\">وسم &lt;b&gt; في HTML</content>"),
        "وسم <b> في HTML"
    );
    assert_eq!(
        text("<content type=\"html\">&lt;p&gt;أ&lt;/p&gt;&lt;p&gt;ب&lt;/p&gt;</content>"),
        "أ|ب"
    );
    assert_eq!(
        text("<content>&lt;p&gt;أ&lt;/p&gt;&lt;p&gt;ب&lt;/p&gt;</content>"),
        "أ|ب"
    );
    assert_eq!(
        text("<content type=\"text/html\" mode=\"escaped\">&lt;p&gt;أ&lt;/p&gt;</content>"),
        "أ"
    );
    assert_eq!(
        text("<content type=\"application/xhtml+xml\" mode=\"xml\"><p>أ</p></content>"),
        "أ"
    );
    assert_eq!(
        text("<content type=\"image/png\">aGVsbG8=</content>"),
        "موجز"
    );
    assert_eq!(
        text(
            "<content type=\"text/html\" mode=\"base64\">PHA+2K7YqNixPC9wPjxwPtii2K7YsTwvcD4=</content>"
        ),
        "خبر|آخر"
    );
    assert_eq!(
        text("<content type=\"application/octet-stream\">\n2K7YqNixINii2K7Y\nsQ==\n</content>"),
        "خبر آخر"
    );
    assert_eq!(
        text("<content type=\"application/zip\">AAECAwABAgM=</content>"),
        "موجز"
    );
    assert_eq!(
        text("<content type=\"image/png\" mode=\"base64\">aGVsbG8=</content>"),
        "موجز"
    );
    assert_eq!(text("<content src=\"https://example.org/1\"/>"), "موجز");
    assert_eq!(text("<content type=\"html\"> </content>"), "موجز");
}

#[test]
fn atom_0_3_and_prefixed_atom_are_read() {
    let old = one(
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>صحيفة</title>\
         <entry><title>خبر</title><link rel=\"alternate\" type=\"text/html\" href=\"https://example.org/1\"/>\
         <id>1</id><issued>2026-11-24T10:00:00+03:00</issued><modified>2026-11-30T10:00:00Z</modified>\
         <content type=\"text/html\" mode=\"escaped\">&lt;p&gt;نص&lt;/p&gt;</content></entry></feed>",
    );
    assert_eq!(day(&old).as_deref(), Some("2026-11-24"));
    assert_eq!(old.metadata.url.as_deref(), Some("https://example.org/1"));
    let prefixed = one(
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>صحيفة</a:title><a:entry><a:title>خبر</a:title>\
         <a:id>1</a:id><a:content type=\"html\">نص</a:content></a:entry></a:feed>",
    );
    assert_eq!(blocks(&prefixed.body), ["خبر", "نص"]);
    assert_eq!(prefixed.metadata.publisher.as_deref(), Some("صحيفة"));
}

#[test]
fn a_json_feed_is_read() {
    let text = r#"{"items":[{"id":7,"title":"خبر","url":"https://example.org/7","content_html":"<p>أ</p><p>ب</p>",
        "date_published":"2026-11-24T23:00:00-05:00","authors":[{"name":"سلمى"},{"url":"x"}],"tags":["اقتصاد"]},
        {"id":"8","content_text":"سطر\nوسطر\n\nوفقرة &amp; <b>"},{"id":"9"}],
        "title":"صحيفة","language":"ar","version":"https://jsonfeed.org/version/1.1"}"#;
    let drafts = read(text);
    assert_eq!(drafts.len(), 2);
    assert_eq!(identity(&drafts[0]), "7");
    assert_eq!(day(&drafts[0]).as_deref(), Some("2026-11-24"));
    assert_eq!(drafts[0].metadata.authors, ["سلمى"]);
    assert_eq!(drafts[0].metadata.publisher.as_deref(), Some("صحيفة"));
    assert_eq!(drafts[1].body.text, "سطر\nوسطر\n\nوفقرة &amp; <b>");
    let cut = &text[..text.find("\"9\"").unwrap()];
    let parsed = parse(cut, &source(), None).unwrap();
    assert_eq!(parsed.drafts.len(), 2);
    assert_eq!(parsed.warning, Some(Warning::CutOff { articles: 2 }));
}

#[test]
fn everything_before_a_break_is_read() {
    let whole = rss(
        "<item><title>أول</title></item><item><title>ثان</title></item><item><title>ثالث</title></item>",
    );
    let third = whole.find("ثالث").unwrap();
    let mut cuts = 0;
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        match parse(&whole[..end], &source(), None) {
            Err(error) => assert!(end < whole.find("ثان").unwrap(), "{error}"),
            Ok(parsed) => {
                assert_eq!(parsed.drafts[0].metadata.title, "أول");
                assert!(parsed.drafts.len() >= 2 || end < third);
                let articles = parsed.drafts.len();
                assert_eq!(parsed.warning, Some(Warning::CutOff { articles }));
                cuts += 1;
            }
        }
    }
    assert!(cuts > 50, "{cuts}");
    assert!(parse(&whole, &source(), None).unwrap().warning.is_none());
    let syntax = rss("<item><title>أول</title></item><item><title>ثان</title><!-- <p> </item>");
    assert_eq!(titles(&syntax), ["أول"]);
}

#[test]
fn marks_and_tags_out_of_place_lose_nothing() {
    for (items, wanted) in [
        (
            "<item><title>الجبير & لافروف</title></item>",
            "الجبير & لافروف",
        ),
        ("<item><title>1 < 2</title></item>", "1 < 2"),
        (
            "<item><title>قمة&nbsp;الرياض &laquo;اليوم&raquo;</title></item>",
            "قمة الرياض «اليوم»",
        ),
        (
            "<item><title>نص\u{1}وفيه\u{B}تحكم</title></item>",
            "نص وفيه تحكم",
        ),
        ("<ITEM><TITLE>أحرف كبيرة</TITLE></ITEM>", "أحرف كبيرة"),
        (
            "<item><title>قبل <b>غليظ</b> بعد</title></item>",
            "قبل غليظ بعد",
        ),
        (
            "<item><title>بلا نهاية<link>https://example.org/1</link></item>",
            "بلا نهاية",
        ),
        ("<item><title>متداخل</b></title></p></item>", "متداخل"),
        ("<item><title>عنوان</titel></item>", "عنوان"),
        (
            "<item><title>&amp;lt;i&amp;gt;مرتين&amp;lt;/i&amp;gt;</title></item>",
            "مرتين",
        ),
        (
            "<item><media:title>صورة</media:title><title>عنوان</title></item>",
            "عنوان",
        ),
        ("<item><dc:title>عنوان</dc:title></item>", "عنوان"),
        (
            "<item><title><![CDATA[عنوان & <b>غليظ</b>]]></title></item>",
            "عنوان & غليظ",
        ),
    ] {
        assert_eq!(titles(&rss(items)), [wanted], "{items}");
    }
    let open = rss("<item><title>أول</title><item><title>ثان</title>");
    assert_eq!(titles(&open), ["أول", "ثان"]);
    let before = format!(
        "\n<br />\n<b>Warning</b>: خطأ\n{}ذيل",
        rss("<item><title>أول</title></item>")
    );
    assert_eq!(titles(&before), ["أول"]);
}

#[test]
fn the_text_of_an_item_is_whole() {
    let text = |description: &str| {
        let item = format!("<item><title>ع</title><description>{description}</description></item>");
        blocks(&one(&rss(&item)).body)[1..].join("|")
    };
    assert_eq!(text("الجبير & لافروف"), "الجبير & لافروف");
    assert_eq!(text("قبل <b>غليظ</b> بعد<br/>سطر"), "قبل غليظ بعد|سطر");
    assert_eq!(text("&lt;p&gt;أ &amp;amp; ب&lt;/p&gt;"), "أ & ب");
    assert_eq!(
        text("&amp;lt;p&amp;gt;أ&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;ب&amp;lt;/p&amp;gt;"),
        "أ|ب"
    );
    assert_eq!(text("&amp;quot;أ&amp;quot;"), "\"أ\"");
    assert_eq!(text("سطر\nوسطر"), "سطر|وسطر");
    assert_eq!(text("<![CDATA[<p>ع</p><p>نص</p>]]>"), "نص");
    assert_eq!(
        text("<![CDATA[<h2>فرع</h2><ul><li>أ</li><li>ب</li></ul><pre>x = 1</pre>]]>"),
        "فرع|أ|ب|x = 1"
    );
    // What has only a picture is not the text.
    let item = "<item><title>ع</title><description>نص</description>\
                <content:encoded><![CDATA[<img src='a.png' alt='صورة'>]]></content:encoded></item>";
    assert_eq!(blocks(&one(&rss(item)).body), ["ع", "نص"]);
}

#[test]
fn entities_of_the_document_are_never_expanded() {
    let bomb = rss("<item><title>عنوان</title><description>&c;</description></item>").replace(
        "<rss",
        "<!DOCTYPE rss [<!ENTITY a \"xxxx\"><!ENTITY c \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss",
    );
    assert_eq!(one(&bomb).body.text, "عنوان");
}

#[test]
fn an_item_is_known_by_id_address_or_what_it_says() {
    let ids = |items: &str| -> Vec<String> {
        read(&rss(items))
            .iter()
            .map(|draft| identity(draft).to_owned())
            .collect()
    };
    assert_eq!(
        ids("<item><guid>1</guid><link>https://a.org/1</link><title>أ</title></item>"),
        ["1"]
    );
    assert_eq!(
        ids("<item><link>https://a.org/1</link><title>أ</title></item>"),
        ["https://a.org/1"]
    );
    let items = "<item><title>أ</title><pubDate>2026-11-24</pubDate></item><item><title>أ</title></item>\
                 <item><title>أ</title></item><item><description>أ</description></item>";
    let hashes = ids(items);
    assert_eq!(hashes.len(), 3);
    assert_eq!(ids(items), hashes);
    // An id that two articles have says nothing.
    let doubtful = "<item><guid>0</guid><link>https://a.org/1</link><title>أ</title></item>\
                    <item><guid>0</guid><link>https://a.org/2</link><title>ب</title></item>";
    assert_eq!(ids(doubtful), ["https://a.org/1", "https://a.org/2"]);
    // Nor does an address, or that of the site.
    let links = |items: &str| -> Vec<Option<String>> {
        read(&rss(items))
            .into_iter()
            .map(|draft| draft.metadata.url)
            .collect()
    };
    let shared = "<item><guid>1</guid><link>https://a.org/</link><title>أ</title></item>\
                  <item><guid>2</guid><link>https://a.org/</link><title>ب</title></item>\
                  <item><guid>3</guid><link>https://example.org/ar/</link><title>ج</title></item>\
                  <item><guid>4</guid><link>javascript:alert(1)</link><title>د</title></item>\
                  <item><guid>5</guid><title>ه</title></item>";
    assert_eq!(links(shared), [None, None, None, None, None]);
    let permanent = "<item><guid>https://a.org/1</guid><title>أ</title></item>\
                     <item><guid isPermaLink=\"false\">https://a.org/2</guid><title>ب</title></item>";
    assert_eq!(links(permanent), [Some("https://a.org/1".to_owned()), None]);
}

#[test]
fn links_in_the_text_are_whole() {
    let item = "<item><title>ع</title><description>&lt;p&gt;انظر &lt;a href='2'&gt;هنا&lt;/a&gt;&lt;/p&gt;</description></item>";
    let span = one(&rss(item)).body.spans.remove(0);
    assert_eq!(
        span.style,
        SpanStyle::Link("https://example.org/ar/2".to_owned())
    );
    let entry = "<entry><id>1</id><title>ع</title><content type=\"html\" xml:base=\"https://b.org/\">\
                 &lt;a href='2'&gt;هنا&lt;/a&gt;</content></entry>";
    let span = one(&atom(entry)).body.spans.remove(0);
    assert_eq!(span.style, SpanStyle::Link("https://b.org/2".to_owned()));
}

#[test]
fn addresses_start_from_the_feed() {
    let item = "<item><link>1</link><title>أ</title></item>";
    let bare = format!("<rss><channel>{item}</channel></rss>");
    let url = |text: &str, address: Option<&str>| {
        let parsed = parse(text, &source(), address).unwrap();
        parsed.drafts[0].metadata.url.clone()
    };
    assert_eq!(url(&bare, None), None);
    assert_eq!(
        url(&bare, Some("https://b.org/feed/x")).as_deref(),
        Some("https://b.org/feed/1")
    );
    let site = rss(item);
    assert_eq!(
        url(&site, Some("https://b.org/feed/x")).as_deref(),
        Some("https://example.org/ar/1")
    );
}

#[test]
fn who_wrote_it_is_a_name() {
    let authors = |author: &str| {
        one(&rss(&format!(
            "<item><title>ع</title><author>{author}</author></item>"
        )))
        .metadata
        .authors
    };
    assert_eq!(authors("s@example.org (سلمى حداد)"), ["سلمى حداد"]);
    assert_eq!(authors("سلمى حداد &lt;s@example.org&gt;"), ["سلمى حداد"]);
    assert_eq!(authors("سلمى حداد"), ["سلمى حداد"]);
    assert!(authors("s@example.org").is_empty());
    assert!(authors("صحيفة المدينة").is_empty());
    let of_feed = one(&atom("<entry><id>1</id><title>ع</title></entry>"));
    assert_eq!(of_feed.metadata.authors, ["هيئة التحرير"]);
}

#[test]
fn a_feed_without_articles_is_one_and_a_broken_one_is_told() {
    assert!(
        read(&rss(
            "<item/><item></item><item><pubDate> </pubDate></item>"
        ))
        .is_empty()
    );
    let deep = rss(&format!("<item>{}", "<x>".repeat(200_000)));
    let error = parse(&deep, &source(), None).unwrap_err();
    assert!(matches!(error, Error::BrokenFeed { .. }), "{error}");
    assert!(error.to_string().starts_with("/خلاصة.xml: "), "{error}");
    assert!(!is_feed("<html><body><p>rss</p></body></html>"));
    assert!(!is_feed("{\"version\":1}"));
}

#[test]
fn an_item_that_says_only_where_it_is_can_be_opened() {
    let draft = one(&rss("<item><link>https://a.org/1</link></item>"));
    assert_eq!(draft.body.text, "https://a.org/1");
    assert_eq!(draft.metadata.title, "https://a.org/1");
}

/// Feeds of all kinds, to be damaged.
fn samples() -> Vec<String> {
    vec![
        rss("<item><title>افتتاح &amp; الجسر</title><link>/جسر?أ=1&amp;ب=2</link><guid isPermaLink=\"false\">م-1</guid>\
             <pubDate>Tue, 24 Nov 2026 10:20:30 +0300</pubDate><description><![CDATA[<p>نص <b>الخبر</b></p>]]></description>\
             </item><item><title>ثان</title><author>س (ص)</author><!-- سر --></item>"),
        atom("<entry><id>1</id><title type=\"html\">&lt;b&gt;خبر&lt;/b&gt;</title><link href=\"1\"/>\
              <content type=\"xhtml\"><div><p>نص<br/>سطر</p></div></content></entry>"),
        "<!DOCTYPE a [<!ENTITY b \"c\">]><rdf:RDF><item rdf:about=\"1\"><title>&b;خبر</title></item></rdf:RDF>".to_owned(),
        r#"{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"title":"خبر","content_html":"<p>نص"}]}"#.to_owned(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever befalls the bytes of a feed, what is read keeps what is promised of articles.
    #[test]
    fn a_damaged_feed_does_no_harm(
        sample in 0..4_usize,
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, "[<>&;/\"'!\\[\\]a-z=\u{0}-\u{20}ء-ي#-]{0,6}"), 1..8),
    ) {
        let mut bytes = samples()[sample].clone().into_bytes();
        for (at, length, put) in cuts {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, put.into_bytes());
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(parsed) = parse(&text, &source(), Some("https://example.org/feed")) {
            for draft in parsed.drafts {
                prop_assert!(!draft.metadata.title.is_empty());
                let mut end = 0;
                for block in &draft.body.blocks {
                    let between = &draft.body.text[end..block.range().start];
                    prop_assert!(matches!(between, "" | "\n" | "\n\n"));
                    prop_assert!(!draft.body.block_text(block).contains('\n'));
                    end = block.range().end;
                }
                prop_assert_eq!(end, draft.body.text.len());
            }
        }
    }
}

/// Pieces of markup by the hundred thousand take time in proportion to their number.
#[test]
fn a_feed_of_nothing_but_markup_is_read_to_its_end() {
    let pieces = [
        "<",
        "&",
        "&amp",
        "<a ",
        "</a>",
        "<a>",
        "<!--",
        "<![CDATA[",
        "]]>",
        "<item>",
        "</item>",
        "<title>",
        "<x a=",
        "<x a='",
        "<?x ",
        "&#",
        "&lt;b&gt;",
        "<!DOCTYPE [",
        "<item><title>ع</title></item>",
        "<item><guid>0</guid><link>/",
    ];
    for piece in pieces {
        let text = rss(&format!(
            "<item><title>أول</title></item>{}",
            piece.repeat(40_000)
        ));
        let start = Instant::now();
        _ = parse(&text, &source(), None);
        // Some hundredths of a second where time is linear, minutes where it is not.
        assert!(start.elapsed() < Duration::from_secs(60), "{piece}");
    }
}
