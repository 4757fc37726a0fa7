//! One article in each form that a reader may have it in: what is read of it is the same.

use qari::annotate::Annotator;
use qari::article::{BlockKind, Draft, Source, SpanStyle};
use qari::sources::{Input, parse};

const TITLE: &str = "قمة القاهرة تبحث أمن البحر الأحمر";

/// What stands under the title as Markdown has it.
const MARKDOWN: &str = "\
وصل وزير الخارجية الروسي سيرغي لافروف إلى القاهرة يوم الأربعاء، والتقى الرئيس عبد الفتاح السيسي في قصر الاتحادية، وبحثا أمن الملاحة في البحر الأحمر.

## موقف الجامعة العربية

وقال أحمد أبو الغيط، الأمين العام لجامعة الدول العربية، إن **أمن الملاحة** مسؤولية الدول المطلة على البحر الأحمر، وفي مقدمتها مصر والسعودية واليمن.

> لن نقبل أن يتحول البحر الأحمر إلى ساحة صراع بين القوى الكبرى.

واتفق الطرفان على ثلاثة أمور تنفذ قبل نهاية العام:

- عقد مؤتمر في الرياض
- إنشاء صندوق لدعم اليمن
- فتح خط بحري بين السويس وعدن

وتُعقد الجولة التالية في موسكو بحضور وزراء خارجية الدول المشاركة، ويرأسها لافروف كما ذكرت وكالة [تاس](https://tass.example/1) للأنباء.";

/// The same as HTML has it.
const HTML: &str = "\
<p>وصل وزير الخارجية الروسي سيرغي لافروف إلى القاهرة يوم الأربعاء، والتقى الرئيس عبد الفتاح السيسي في قصر الاتحادية، وبحثا أمن الملاحة في البحر الأحمر.</p>
<h2>موقف الجامعة العربية</h2>
<p>وقال أحمد أبو الغيط، الأمين العام لجامعة الدول العربية، إن <strong>أمن الملاحة</strong> مسؤولية الدول المطلة على البحر الأحمر، وفي مقدمتها مصر والسعودية واليمن.</p>
<blockquote><p>لن نقبل أن يتحول البحر الأحمر إلى ساحة صراع بين القوى الكبرى.</p></blockquote>
<p>واتفق الطرفان على ثلاثة أمور تنفذ قبل نهاية العام:</p>
<ul><li>عقد مؤتمر في الرياض</li><li>إنشاء صندوق لدعم اليمن</li><li>فتح خط بحري بين السويس وعدن</li></ul>
<p>وتُعقد الجولة التالية في موسكو بحضور وزراء خارجية الدول المشاركة، ويرأسها لافروف كما ذكرت وكالة <a href=\"https://tass.example/1\">تاس</a> للأنباء.</p>";

/// The one article of some bytes.
fn one(bytes: &[u8], source: Source) -> Draft {
    let parsed = parse(&Input::new(bytes, source)).unwrap();
    let [draft] = <[Draft; 1]>::try_from(parsed.drafts).unwrap();
    draft
}

fn read(text: &str, source: Source) -> Draft {
    one(text.as_bytes(), source)
}

fn file(name: &str, text: &str) -> Draft {
    read(text, Source::file(name.into()))
}

fn feed(text: &str) -> Draft {
    read(text, Source::web("https://ar.example/feed".to_owned()))
}

fn plain() -> Draft {
    let body = MARKDOWN
        .replace("## ", "")
        .replace("> ", "")
        .replace("**", "")
        .replace("[تاس](https://tass.example/1)", "تاس");
    file("خبر.txt", &format!("{TITLE}\n\n16 مايو 2024\n\n{body}\n"))
}

fn markdown() -> Draft {
    let text = format!("---\ntitle: {TITLE}\ndate: 2024-05-16\n---\n\n{MARKDOWN}\n");
    file("خبر.md", &text)
}

fn page() -> Draft {
    let text = format!(
        "<!DOCTYPE html><html lang=ar dir=rtl><head><meta charset=utf-8><title>{TITLE}</title>\
         <meta property='article:published_time' content='2024-05-16T09:00:00Z'></head>\
         <body><nav><a href='/'>الرئيسة</a> <a href='/اقتصاد'>اقتصاد</a></nav>\
         <article><h1>{TITLE}</h1>{HTML}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    );
    read(&text, Source::web("https://ar.example/1".to_owned()))
}

fn rss() -> Draft {
    feed(&format!(
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>\
         <channel><title>أخبار</title><language>ar</language><item><guid>1</guid><title>{TITLE}</title>\
         <pubDate>Thu, 16 May 2024 09:00:00 GMT</pubDate>\
         <content:encoded><![CDATA[{HTML}]]></content:encoded></item></channel></rss>"
    ))
}

fn atom() -> Draft {
    let content = HTML.replace('&', "&amp;").replace('<', "&lt;");
    feed(&format!(
        "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='ar'><title>أخبار</title>\
         <entry><id>urn:1</id><title>{TITLE}</title><published>2024-05-16T09:00:00Z</published>\
         <content type='html'>{content}</content></entry></feed>"
    ))
}

fn json_feed() -> Draft {
    let item = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "أخبار",
        "language": "ar",
        "items": [{
            "id": "1",
            "title": TITLE,
            "date_published": "2024-05-16T09:00:00Z",
            "content_html": HTML,
        }],
    });
    feed(&item.to_string())
}

fn book() -> Draft {
    const CONTAINER: &str = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>\
        <rootfile full-path='book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
    const PACKAGE: &str = "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'>\
        <metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>أخبار</dc:title>\
        <dc:language>ar</dc:language><dc:date>2024-05-16</dc:date></metadata>\
        <manifest><item id='a' href='1.xhtml' media-type='application/xhtml+xml'/></manifest>\
        <spine><itemref idref='a'/></spine></package>";
    let chapter = format!(
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{TITLE}</title></head>\
         <body><h1>{TITLE}</h1>{HTML}</body></html>"
    );
    let bytes = stored_zip(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("book.opf", PACKAGE),
        ("1.xhtml", &chapter),
    ]);
    one(&bytes, Source::file("كتاب.epub".into()))
}

/// An archive of files that are not compressed (APPNOTE.TXT, 4.3).
fn stored_zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in files {
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let length = u32::try_from(text.len()).unwrap().to_le_bytes();
        let name_length = u16::try_from(name.len()).unwrap().to_le_bytes();
        // What both headers hold: version, flags, method, time, checksum, lengths.
        let mut facts = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        facts.extend(crc.sum().to_le_bytes());
        facts.extend([length, length].concat());
        facts.extend(name_length);
        facts.extend([0, 0]);
        let offset = u32::try_from(archive.len()).unwrap().to_le_bytes();
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&facts);
        directory.extend([0; 10]);
        directory.extend(offset);
        directory.extend(name.as_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(facts);
        archive.extend(name.as_bytes());
        archive.extend(text.as_bytes());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let offset = u32::try_from(archive.len()).unwrap().to_le_bytes();
    let length = u32::try_from(directory.len()).unwrap().to_le_bytes();
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count, count].concat());
    archive.extend([length, offset].concat());
    archive.extend([0, 0]);
    archive
}

/// Each form but plain text.
fn forms() -> [(&'static str, Draft); 6] {
    [
        ("EPUB", book()),
        ("Markdown", markdown()),
        ("HTML", page()),
        ("RSS", rss()),
        ("Atom", atom()),
        ("JSON Feed", json_feed()),
    ]
}

type Blocks = Vec<(BlockKind, String)>;

fn blocks(draft: &Draft) -> Blocks {
    let blocks = draft.body.blocks.iter();
    blocks
        .map(|block| (block.kind, draft.body.block_text(block).to_owned()))
        .collect()
}

/// What is special about which words.
fn spans(draft: &Draft) -> Vec<(SpanStyle, &str)> {
    let spans = draft.body.spans.iter();
    spans
        .map(|span| (span.style.clone(), span.range.of(&draft.body.text)))
        .collect()
}

#[test]
fn the_same_article_reads_the_same_in_each_form() {
    let wanted = markdown();
    for (form, draft) in forms() {
        assert_eq!(draft.metadata.title, TITLE, "{form}");
        assert_eq!(
            draft.metadata.date,
            Some("2024-05-16".parse().unwrap()),
            "{form}"
        );
        assert_eq!(draft.metadata.language, wanted.metadata.language, "{form}");
        assert_eq!(blocks(&draft), blocks(&wanted), "{form}");
        assert_eq!(spans(&draft), spans(&wanted), "{form}");
        assert_eq!(draft.body.text, wanted.body.text, "{form}");
    }
}

/// Plain text has no marks: a quotation is a paragraph in it, an item of a list one with the hyphen that was typed,
/// and nothing is emphasised or linked. Its date stands in the text, as a byline.
#[test]
fn plain_text_differs_in_what_it_cannot_say() {
    let plain = plain();
    assert_eq!(plain.metadata.title, TITLE);
    assert_eq!(plain.metadata.date, Some("2024-05-16".parse().unwrap()));
    assert_eq!(spans(&plain), []);
    let wanted = blocks(&markdown()).into_iter().map(|block| match block {
        (BlockKind::Quote, text) => (BlockKind::Paragraph, text),
        (BlockKind::Item { .. }, text) => (BlockKind::Paragraph, format!("- {text}")),
        other => other,
    });
    let wanted: Blocks = wanted.collect();
    let mut read = blocks(&plain);
    read.retain(|(kind, _)| *kind != BlockKind::Byline);
    assert_eq!(read, wanted);
}

#[test]
fn the_same_is_found_in_each_form() {
    let annotator = Annotator::new();
    let found = |draft: &Draft| -> Vec<(String, String, usize)> {
        let found = annotator.annotate(&draft.body, &draft.metadata);
        let entities = found.entities.into_iter();
        entities
            .map(|entity| (entity.id, entity.name, entity.mentions.len()))
            .collect()
    };
    let topics = |draft: &Draft| annotator.annotate(&draft.body, &draft.metadata).topics;
    let wanted = markdown();
    assert!(found(&wanted).len() > 8, "{:?}", found(&wanted));
    for (form, draft) in forms() {
        assert_eq!(found(&draft), found(&wanted), "{form}");
        assert_eq!(topics(&draft), topics(&wanted), "{form}");
    }
    // The date that stands in the text is found in it, too.
    let mut in_plain = found(&plain());
    let known = |id: &str| found(&wanted).iter().any(|(known, ..)| known == id);
    in_plain.retain(|(id, ..)| known(id) || !id.ends_with("2024-05-16"));
    assert_eq!(in_plain, found(&wanted));
}
