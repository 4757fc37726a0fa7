//! One article in each form that a reader may have it in.

use qari::article::Source;

/// The title of the article in each form.
pub const TITLE: &str = "قمة القاهرة تبحث أمن البحر الأحمر";

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

/// The article in a form.
pub struct Form {
    /// What the form is called.
    pub name: &'static str,
    /// What is read.
    pub bytes: Vec<u8>,
    /// Where it is from.
    pub source: Source,
}

impl Form {
    /// The bytes of a file.
    pub fn file(name: &'static str, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name,
            bytes: bytes.into(),
            source: Source::file(file.into()),
        }
    }

    /// A feed that was fetched.
    pub fn feed(name: &'static str, text: String) -> Self {
        Self {
            name,
            bytes: text.into_bytes(),
            source: Source::web("https://ar.example/feed".to_owned()),
        }
    }
}

pub fn plain() -> Form {
    let body = MARKDOWN
        .replace("## ", "")
        .replace("> ", "")
        .replace("**", "")
        .replace("[تاس](https://tass.example/1)", "تاس");
    Form::file(
        "plain text",
        "خبر.txt",
        format!("{TITLE}\n\n16 مايو 2024\n\n{body}\n"),
    )
}

pub fn markdown() -> Form {
    let text = format!("---\ntitle: {TITLE}\ndate: 2024-05-16\n---\n\n{MARKDOWN}\n");
    Form::file("Markdown", "خبر.md", text)
}

pub fn page() -> Form {
    let text = format!(
        "<!DOCTYPE html><html lang=ar dir=rtl><head><meta charset=utf-8><title>{TITLE}</title>\
         <meta property='article:published_time' content='2024-05-16T09:00:00Z'></head>\
         <body><nav><a href='/'>الرئيسة</a> <a href='/اقتصاد'>اقتصاد</a></nav>\
         <article><h1>{TITLE}</h1>{HTML}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    );
    Form {
        name: "HTML",
        bytes: text.into_bytes(),
        source: Source::web("https://ar.example/1".to_owned()),
    }
}

pub fn rss() -> Form {
    Form::feed(
        "RSS",
        format!(
            "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>\
         <channel><title>أخبار</title><language>ar</language><item><guid>1</guid><title>{TITLE}</title>\
         <pubDate>Thu, 16 May 2024 09:00:00 GMT</pubDate>\
         <content:encoded><![CDATA[{HTML}]]></content:encoded></item></channel></rss>"
        ),
    )
}

pub fn atom() -> Form {
    let content = HTML.replace('&', "&amp;").replace('<', "&lt;");
    Form::feed(
        "Atom",
        format!(
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='ar'><title>أخبار</title>\
         <entry><id>urn:1</id><title>{TITLE}</title><published>2024-05-16T09:00:00Z</published>\
         <content type='html'>{content}</content></entry></feed>"
        ),
    )
}

pub fn json_feed() -> Form {
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
    Form::feed("JSON Feed", item.to_string())
}

/// What a book says of itself.
pub const PACKAGE: &str = "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'>\
    <metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>أخبار</dc:title>\
    <dc:language>ar</dc:language><dc:date>2024-05-16</dc:date></metadata>\
    <manifest><item id='a' href='1.xhtml' media-type='application/xhtml+xml'/></manifest>\
    <spine><itemref idref='a'/></spine></package>";

pub fn book() -> Form {
    let bytes = book_of(PACKAGE.as_bytes(), chapter().as_bytes());
    Form::file("EPUB", "كتاب.epub", bytes)
}

/// The article as a chapter of a book.
pub fn chapter() -> String {
    format!(
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{TITLE}</title></head>\
         <body><h1>{TITLE}</h1>{HTML}</body></html>"
    )
}

/// A book of one chapter.
pub fn book_of(package: &[u8], chapter: &[u8]) -> Vec<u8> {
    const CONTAINER: &str = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>\
        <rootfile full-path='book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
    stored_zip(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("book.opf", package),
        ("1.xhtml", chapter),
    ])
}

/// An archive of files that are not compressed (APPNOTE.TXT, 4.3).
pub fn stored_zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let length = u32::try_from(bytes.len()).unwrap().to_le_bytes();
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
        archive.extend(*bytes);
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
