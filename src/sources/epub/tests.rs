//! Tests of books.

use super::*;
use crate::sources::zip::testing::zip;

const CONTAINER_XML: &str = r#"<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="كتاب/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;

const PACKAGE: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="ar" dir="rtl">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>حكايات من &#x0627;لمرفأ &amp; غيرها</dc:title><dc:title>عنوان آخر</dc:title>
<dc:creator>سلمى الحداد</dc:creator><dc:creator>نادر عوض</dc:creator><dc:creator>سلمى الحداد</dc:creator>
<dc:language>ar-EG</dc:language><dc:date>2021-04-09T00:00:00Z</dc:date><meta property="dcterms:modified">2024-01-01</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="c1" href="text/%D9%81%D8%B5%D9%84%201.xhtml" media-type="application/xhtml+xml"/>
<item id="c2" href="text/2.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
</manifest>
<spine toc="ncx" page-progression-direction="rtl">
<itemref idref="cover"/><itemref idref="nav"/><itemref idref="c2"/><itemref idref="c1"/><itemref idref="gone"/>
</spine></package>"#;

const NAV: &str = r#"<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="landmarks"><ol><li><a href="text/2.xhtml">البداية</a></li></ol></nav>
<nav epub:type="toc"><h1>المحتويات</h1><ol>
<li><a href="text/2.xhtml#a">الفصل <b>الأول</b></a></li><li><a href="text/2.xhtml#b">قسم منه</a></li>
<li><a href="text/%D9%81%D8%B5%D9%84%201.xhtml">الفصل الثاني</a></li></ol></nav></body></html>"#;

const NCX: &str = r#"<ncx><navMap><navPoint id="a"><navLabel><text>من القديم</text></navLabel><content src="text/2.xhtml"/>
<navPoint id="b"><navLabel><text>تابع</text></navLabel><content src="text/2.xhtml#b"/></navPoint></navPoint></navMap></ncx>"#;

const COVER: &str = r#"<html><head><title>غلاف</title></head><body><img src="cover.jpg" alt="غلاف الكتاب"/></body></html>"#;
const FIRST: &str = r#"<html><head><title>كتاب</title></head><body><h1>الفصل الأول</h1>
<p>وصل القطار إلى المحطة قبل الفجر.</p><p>ونزل منه <em>المسافرون</em>.</p></body></html>"#;
const SECOND: &str = "<html><body><p>كان البحر هادئًا في تلك الليلة.</p></body></html>";

const FILES: [(&str, &str); 8] = [
    ("mimetype", "application/epub+zip"),
    ("META-INF/container.xml", CONTAINER_XML),
    ("كتاب/package.opf", PACKAGE),
    ("كتاب/nav.xhtml", NAV),
    ("كتاب/toc.ncx", NCX),
    ("كتاب/cover.xhtml", COVER),
    ("كتاب/text/فصل 1.xhtml", SECOND),
    ("كتاب/text/2.xhtml", FIRST),
];

/// The book with some files in place of its own; without those that are empty.
fn book(changed: &[(&str, &[u8])]) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> = FILES
        .iter()
        .map(|(name, text)| {
            let other = changed.iter().find(|(other, _)| other == name);
            (*name, other.map_or(text.as_bytes(), |(_, bytes)| *bytes))
        })
        .filter(|(_, bytes)| !bytes.is_empty())
        .collect();
    zip(&files)
}

fn read(bytes: &[u8]) -> Result<Parsed, Error> {
    let archive = Archive::open(bytes);
    assert!(is_book(&archive));
    parse(&archive, &Source::file("كتاب.epub".into()), None)
}

fn titles(parsed: &Parsed) -> Vec<&str> {
    parsed
        .drafts
        .iter()
        .map(|draft| draft.metadata.title.as_str())
        .collect()
}

#[test]
fn a_chapter_is_an_article_in_reading_order() {
    let parsed = read(&book(&[])).unwrap();
    assert_eq!(titles(&parsed), ["الفصل الأول", "الفصل الثاني"]);
    assert!(parsed.warnings.is_empty());
    let first = &parsed.drafts[0];
    assert_eq!(first.source.item.as_deref(), Some("كتاب/text/2.xhtml"));
    assert_eq!(first.source.locator, "كتاب.epub");
    let metadata = &first.metadata;
    assert_eq!(
        metadata.publisher.as_deref(),
        Some("حكايات من المرفأ & غيرها")
    );
    assert_eq!(metadata.authors, ["سلمى الحداد", "نادر عوض"]);
    assert_eq!(metadata.language.as_str(), "ar");
    assert_eq!(metadata.date.unwrap().to_string(), "2021-04-09");
    let kinds: Vec<BlockKind> = first.body.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]
    );
    assert_eq!(
        first.body.text,
        "الفصل الأول\n\nوصل القطار إلى المحطة قبل الفجر.\n\nونزل منه المسافرون."
    );
    assert_eq!(
        parsed.drafts[1].body.text,
        "الفصل الثاني\n\nكان البحر هادئًا في تلك الليلة."
    );
}

#[test]
fn an_old_table_of_contents_names_chapters_too() {
    let parsed = read(&book(&[("كتاب/nav.xhtml", b"")])).unwrap();
    assert_eq!(
        titles(&parsed),
        ["من القديم", "كان البحر هادئًا في تلك الليلة"]
    );
    let parsed = read(&book(&[("كتاب/nav.xhtml", b""), ("كتاب/toc.ncx", b"")])).unwrap();
    assert_eq!(titles(&parsed)[0], "الفصل الأول");
    assert_eq!(parsed.drafts[0].body.blocks[0].kind, BlockKind::Title);
}

#[test]
fn old_encodings_are_read_in_chapters() {
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(SECOND);
    let parsed = read(&book(&[("كتاب/text/فصل 1.xhtml", &bytes)])).unwrap();
    let second = &parsed.drafts[1];
    assert!(second.body.text.ends_with("كان البحر هادئًا في تلك الليلة."));
    let name = "windows-1256".to_owned();
    assert_eq!(second.metadata.warnings, [Warning::Encoding { name }]);
}

#[test]
fn what_is_damaged_is_counted_and_the_rest_is_read() {
    let one = |parsed: &Parsed| parsed.warnings == [Warning::UnreadChapters { count: 1 }];
    // A chapter is missing.
    let parsed = read(&book(&[("كتاب/text/2.xhtml", b"")])).unwrap();
    assert!(titles(&parsed) == ["الفصل الثاني"] && one(&parsed));
    // A chapter is a picture.
    let parsed = read(&book(&[("كتاب/text/2.xhtml", b"\x89PNG\r\n\x1A\n\0\0\0")])).unwrap();
    assert!(titles(&parsed) == ["الفصل الثاني"] && one(&parsed));
    // There is nothing that says what the book is.
    for changed in [
        [
            ("META-INF/container.xml", "".as_bytes()),
            ("كتاب/package.opf", b"<package><meta"),
        ],
        [("META-INF/container.xml", b"<x"), ("كتاب/package.opf", b"")],
    ] {
        let bytes = book(&changed);
        let parsed = read(&bytes).unwrap();
        assert!(
            titles(&parsed).contains(&"الفصل الأول"),
            "{:?}",
            titles(&parsed)
        );
    }
    // The package breaks off behind the manifest: its pages in the order of their names.
    let cut = PACKAGE.split("<spine").next().unwrap();
    let parsed = read(&book(&[("كتاب/package.opf", cut.as_bytes())])).unwrap();
    assert!(titles(&parsed).contains(&"الفصل الثاني"));
    // The archive breaks off in its last chapter.
    let whole = book(&[]);
    let name = "كتاب/text/2.xhtml".as_bytes();
    let start = whole
        .windows(name.len())
        .position(|window| window == name)
        .unwrap();
    let parsed = read(&whole[..start + name.len() + 60]).unwrap();
    assert!(
        titles(&parsed).contains(&"الفصل الثاني"),
        "{:?}",
        titles(&parsed)
    );
    assert!(!parsed.warnings.is_empty());
}

#[test]
fn without_a_chapter_it_is_an_error() {
    let empty = book(&[
        ("كتاب/text/2.xhtml", b"<html><body></body></html>"),
        ("كتاب/text/فصل 1.xhtml", b""),
    ]);
    let error = read(&empty).unwrap_err();
    assert_eq!(error.to_string(), "كتاب.epub: no chapter can be read");
}

#[test]
fn a_chapter_that_unpacks_without_end_is_not_unpacked() {
    let long = [SECOND.as_bytes(), &vec![b' '; limits::CHAPTER]].concat();
    let parsed = read(&book(&[("كتاب/text/فصل 1.xhtml", &long)])).unwrap();
    assert_eq!(titles(&parsed), ["الفصل الأول"]);
    assert_eq!(parsed.warnings, [Warning::UnreadChapters { count: 1 }]);
}

#[test]
fn paths_are_resolved_within_the_archive() {
    for (base, address, path) in [
        ("a/b.opf", "c.xhtml#x", "a/c.xhtml"),
        ("a/b.opf", "../c/./d%20e.xhtml", "c/d e.xhtml"),
        ("b.opf", "%D9%81.xhtml", "ف.xhtml"),
        ("a/b.opf", "/c.xhtml", "c.xhtml"),
        ("b.opf", "../../../etc/passwd", "etc/passwd"),
        ("a/b.opf", "%zz%", "a/%zz%"),
    ] {
        assert_eq!(resolved(base, address), path);
    }
}

#[test]
fn a_mutated_book_does_no_harm() {
    let whole = book(&[]);
    let mut state = 7_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap()
    };
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..1 + next() % 6 {
            let at = next() % bytes.len();
            bytes[at] = next().to_le_bytes()[0];
        }
        let archive = Archive::open(&bytes);
        let _ = parse(&archive, &Source::standard_input(), None);
    }
    // And what is written in its files.
    for _ in 0..300 {
        let mut package = PACKAGE.as_bytes().to_vec();
        let mut nav = NAV.as_bytes().to_vec();
        for text in [&mut package, &mut nav] {
            for _ in 0..1 + next() % 6 {
                let at = next() % text.len();
                text[at] = next().to_le_bytes()[0];
            }
        }
        let bytes = book(&[("كتاب/package.opf", &package), ("كتاب/nav.xhtml", &nav)]);
        let _ = read(&bytes);
    }
}
