//! Whatever befalls the bytes of an article, its parser ends, does not panic, and keeps what is promised of articles.
//!
//! `QARI_MUTATED_BYTES` says how many bytes of damaged input each form is tried with.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use qari::article::{BlockKind, Draft, Source};
use qari::sources::{Error, Input, json_lines, opml, parse};

use crate::forms::{self, Form, PACKAGE, book_of, chapter, stored_zip};

/// Bytes of damaged input for each form, where nothing else is asked for: a few hundred articles.
const BYTES: usize = 300_000;

/// A parser that takes longer than this for some kilobytes hangs, however busy the machine is.
const LONGEST: Duration = Duration::from_secs(60);

/// A source of numbers that is the same in every run (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

/// Pieces that mean something in one form or another.
#[rustfmt::skip]
const PIECES: [&str; 80] = [
    // HTML and XML.
    "<", ">", "\"", "'", "&", "=", "/", "</", "<!--", "-->", "<!", "<?", "]]>", "<![CDATA[", "<table>", "<td>", "</p>",
    "<p>", "<svg>", "<math>", "<script>", "</script>", "<style>", "<title>", "<template>", "<select>", "<b>",
    "<a href=", "<form>", "<ol start=99999999999>", "<base href=':'>", "&#x10FFFF;", "&#0;", "<item>", "</item>",
    "<entry>", "<link/>", "xml:base='//'", "<!DOCTYPE a [<!ENTITY b \"&b;\">]>", "<outline text='ن'>",
    // Markdown, front matter and Org.
    "\n---\n", "\n+++\n", "\n```\n", "\n~~~", "**", "__", "[^1]", "[", "](", "{{<", "{%", "%}", ":::", "\n> ", "\n- ",
    "\n9999999999. ", "\n| ", "|-", "\n# ", "\n* ", "\n#+BEGIN_SRC", "date: 30 فبراير ١٤٤٥", ": &a [*a]",
    // Subtitles.
    "\n00:00:01,000 --> 00:00:02,000\n", "\nNOTE ", "{\\an8}", "99999999999:00:00",
    // Saved pages.
    "Content-Type: multipart/related; boundary=a\r\n", "\r\n--a\r\n", "=?utf-8?B?", "=\r\n",
    // JSON.
    "{", "}", "]", ":1e999,", "\\ud800",
    // Characters.
    "\u{202E}", "\u{0}", "\u{FEFF}", "\u{2028}",
];

fn mutated(whole: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..=numbers.below(30) {
        let at = numbers.below(bytes.len());
        match numbers.below(5) {
            0 => bytes[at] = u8::try_from(numbers.below(256)).unwrap(),
            1 => drop(bytes.drain(at..bytes.len().min(at + numbers.below(200)))),
            2 => {
                let part = bytes[at..bytes.len().min(at + numbers.below(400))].to_vec();
                let to = numbers.below(bytes.len());
                drop(bytes.splice(to..to, part));
            }
            3 if numbers.below(4) == 0 => bytes.truncate(at.max(20)),
            _ => drop(bytes.splice(at..at, PIECES[numbers.below(PIECES.len())].bytes())),
        }
        if bytes.is_empty() {
            bytes.push(b'<');
        }
    }
    bytes
}

/// Tries damaged forms of the samples until so many bytes are read; `read` panics where something is wrong.
fn try_all(samples: &[Vec<u8>], read: impl Fn(&[u8])) {
    let wanted = std::env::var("QARI_MUTATED_BYTES").ok();
    let wanted = wanted.map_or(BYTES, |bytes| bytes.parse().expect("a number of bytes"));
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut done = 0;
    while done < wanted {
        let bytes = mutated(&samples[numbers.below(samples.len())], &mut numbers);
        let begun = Instant::now();
        read(&bytes);
        assert!(
            begun.elapsed() < LONGEST,
            "{}",
            String::from_utf8_lossy(&bytes)
        );
        done += bytes.len();
    }
}

/// Reads damaged forms of these samples as articles.
fn try_articles(samples: &[Form]) {
    for form in samples {
        let whole = parse(&Input::new(&form.bytes, form.source.clone()));
        assert!(whole.is_ok(), "{} is read where it is whole", form.name);
        let bytes = [form.bytes.clone()];
        try_all(&bytes, |bytes| read(bytes, &form.source));
    }
}

/// Reads the articles of some bytes and looks at what is promised of them.
#[track_caller]
fn read(bytes: &[u8], source: &Source) {
    match parse(&Input::new(bytes, source.clone())) {
        Ok(parsed) => parsed.drafts.iter().for_each(assert_sound),
        // A parser that panics; all else is a reason not to read it.
        Err(Error::Unparsable { reason, .. }) => {
            panic!("{reason}: {}", String::from_utf8_lossy(bytes));
        }
        Err(_) => {}
    }
}

/// That blocks cover the text but for the breaks between them, and spans are parts of it.
#[track_caller]
fn assert_sound(draft: &Draft) {
    let body = &draft.body;
    assert!(!draft.metadata.title.trim().is_empty());
    let mut end = 0;
    for block in &body.blocks {
        let between = &body.text[end..block.range().start];
        assert!(matches!(between, "" | "\n" | "\n\n"), "{between:?}");
        assert!(!body.block_text(block).contains('\n') || block.kind == BlockKind::Code);
        end = block.range().end;
    }
    assert_eq!(end, body.text.len());
    for span in &body.spans {
        assert!(body.text.get(span.range.start..span.range.end).is_some());
    }
}

#[test]
fn damaged_files_are_read() {
    let toml = "+++\ntitle = 'خبر'\ndate = 2024-05-16\ntopics = ['اقتصاد', 'مصر']\n+++\n\nنص **الخبر** كله.\n";
    let json = "{\"title\": \"خبر\", \"tags\": [\"اقتصاد\"]}\n\nنص الخبر، وله [رابط](https://a.example).\n";
    let org = "#+TITLE: خبر\n#+DATE: 2024-05-16\n\n* أول\nنص *مهم* و[[https://a.example][رابط]].\n- بند\n\n| أ | ب |\n|---+---|\n| ١ | ٢ |\n\n\
               #+BEGIN_SRC sh\nls\n#+END_SRC\n";
    let srt = "1\n00:00:01,000 --> 00:00:02,500\nمرحبًا <i>بكم</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n- إلى اللقاء\n\n";
    let vtt =
        "WEBVTT - ترجمة\n\nNOTE\nملاحظة\n\nأول\n00:01.000 --> 00:02.000 line:0\n<v سامي>مرحبًا\n\n";
    try_articles(&[
        forms::plain(),
        forms::markdown(),
        Form::file("TOML before Markdown", "خبر.md", toml),
        Form::file("JSON before Markdown", "خبر.md", json),
        Form::file("Org", "خبر.org", org),
        Form::file("SubRip", "خبر.srt", srt),
        Form::file("WebVTT", "خبر.vtt", vtt),
    ]);
}

#[test]
fn damaged_texts_in_old_encodings_are_read() {
    let arabic: Vec<u8> =
        "خبر\n\nوصل الوزير إلى القاهرة يوم الأربعاء والتقى نظيره في قصر الاتحادية.\n"
            .chars()
            .map(|sign| match sign {
                // ISO 8859-6 has the letters in the order of Unicode.
                'ء'..='ي' => u8::try_from(u32::from(sign) - 0x0621 + 0xC1).unwrap(),
                _ => u8::try_from(sign).unwrap(),
            })
            .collect();
    let wide: Vec<u8> = String::from_utf8(forms::plain().bytes)
        .unwrap()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    try_articles(&[
        Form::file("ISO 8859-6", "خبر.txt", arabic),
        Form::file("UTF-16", "خبر.txt", [vec![0xFF, 0xFE], wide].concat()),
    ]);
}

#[test]
fn damaged_feeds_are_read() {
    let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' \
        xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>أخبار</title></channel>\
        <item rdf:about='https://ar.example/1'><title>خبر</title><dc:date>2024-05-16</dc:date>\
        <description>نص &lt;b&gt;الخبر&lt;/b&gt;</description></item></rdf:RDF>";
    try_articles(&[
        forms::rss(),
        forms::atom(),
        forms::json_feed(),
        Form::feed("RDF", rdf.to_owned()),
    ]);
}

#[test]
fn damaged_books_and_saved_pages_are_read() {
    let mhtml = "From: <Saved>\r\nSnapshot-Content-Location: https://ar.example/1\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\tboundary=\"--b\"\r\n\r\n----b\r\n\
        Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        PHA+2YXYsdit2KjYpyDYqNmD2YU8L3A+\r\n----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b--\r\n";
    let index = "<RDF:RDF xmlns:RDF='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:MAF='http://maf.mozdev.org/metadata/rdf#'>\
        <RDF:Description RDF:about='urn:root'><MAF:originalurl RDF:resource='https://ar.example/1'/>\
        <MAF:indexfilename RDF:resource='index.html'/></RDF:Description></RDF:RDF>";
    let page = forms::page().bytes;
    let saved =
        |index: &[u8], page: &[u8]| stored_zip(&[("1/index.rdf", index), ("1/index.html", page)]);
    let maff = saved(index.as_bytes(), &page);
    try_articles(&[
        forms::page(),
        forms::book(),
        Form::file("MHTML", "خبر.mhtml", mhtml),
        Form::file("MAFF", "خبر.maff", maff),
    ]);
    // What is in an archive, where its checksums are right.
    let source = Source::file("كتاب.epub".into());
    let chapter = chapter().into_bytes();
    try_all(&[PACKAGE.as_bytes().to_vec()], |package| {
        read(&book_of(package, &chapter), &source);
    });
    try_all(std::slice::from_ref(&chapter), |chapter| {
        read(&book_of(PACKAGE.as_bytes(), chapter), &source);
    });
    let source = Source::file("خبر.maff".into());
    try_all(&[index.as_bytes().to_vec()], |index| {
        read(&saved(index, &page), &source);
    });
}

/// Pages in the shapes of real sites.
#[test]
fn damaged_pages_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    paths.sort();
    let pages: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(pages.len() >= 28);
    let source = Source::file("page.html".into());
    try_all(&pages, |bytes| read(bytes, &source));
}

#[test]
fn damaged_outlines_are_read() {
    let outline = "<?xml version='1.0'?><opml version='2.0'><head><title>مصادري</title></head><body>\
        <outline text='أخبار'><outline text='صحيفة' type='rss' xmlUrl='https://ar.example/feed' category='/أ,/ب'/>\
        </outline></body></opml>";
    assert_eq!(opml::read(outline).feeds.len(), 1);
    try_all(&[outline.as_bytes().to_vec()], |bytes| {
        drop(opml::read(&String::from_utf8_lossy(bytes)));
    });
}

#[test]
fn damaged_lines_of_json_are_read() {
    let form = forms::markdown();
    let parsed = parse(&Input::new(&form.bytes, form.source)).unwrap();
    let draft = parsed.drafts.into_iter().next().unwrap();
    let line = json_lines::write(draft).unwrap().into_bytes();
    assert!(json_lines::parse(&line).is_ok());
    try_all(&[line], |bytes| {
        if let Ok(draft) = json_lines::parse(bytes) {
            assert_sound(&draft);
        }
    });
}
