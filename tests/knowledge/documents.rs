//! Promises about other people's files: the five documents beside the checkout, and any text.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use qari::article::{Block, BlockKind, Body, Draft, Source};
use qari::sources::{Error, Input, builtin, markdown, parse, plain};

/// The one article of some bytes.
fn read(bytes: &[u8], source: Source) -> Result<Draft, Error> {
    parse(&Input::new(bytes, source)).map(|mut parsed| parsed.drafts.remove(0))
}

/// The documents, or nothing and a word about it where the checkout stands alone.
fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        // Past the capture of the test harness, which would hide it.
        let _ = writeln!(io::stderr(), "NOT RUN: {} is not there", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort_unstable();
    paths
}

/// The document whose name begins with `number`.
fn document(number: &str) -> Option<Draft> {
    let path = documents().into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(number)
    })?;
    let bytes = fs::read(&path).unwrap();
    Some(read(&bytes, Source::file(path)).unwrap())
}

fn texts(draft: &Draft, wanted: impl Fn(BlockKind) -> bool) -> Vec<&str> {
    let blocks = draft.body.blocks.iter();
    blocks
        .filter(|block| wanted(block.kind))
        .map(|block| draft.body.block_text(block))
        .collect()
}

fn headings(draft: &Draft) -> Vec<&str> {
    texts(draft, |kind| matches!(kind, BlockKind::Heading { .. }))
}

fn bylines(draft: &Draft) -> Vec<&str> {
    texts(draft, |kind| kind == BlockKind::Byline)
}

#[test]
fn a_document_with_a_subtitle_and_sections() {
    let Some(draft) = document("000") else { return };
    assert_eq!(draft.metadata.title, "قمة موسكو ومواجهة السياسات الأحادية");
    assert_eq!(draft.metadata.date, None);
    assert_eq!(
        headings(&draft),
        [
            "105 دول تتحد لإعادة رسم مستقبل الأمن العالمي",
            "خلفية القمة والسياق الجيوسياسي",
            "أهداف القمة؛ نحو عالم عادل للأمن",
            "المشاركة الواسعة وأهميتها الدبلوماسية",
            "دلالات التغير في النظام الدولي",
            "نموذج متعدد الأقطاب",
            "تحدي الهيمنة التقليدية",
            "رسم معالم النظام الدولي",
            "بوتين: أوراسيا يجب أن تكون فضاء للسلم والاستقرار",
        ]
    );
    assert_eq!(bylines(&draft), <[&str; 0]>::default());
}

#[test]
fn a_document_with_date_and_author() {
    let Some(draft) = document("001") else { return };
    assert_eq!(
        draft.metadata.title,
        "قمة منظمة الأمن الجماعي بروسيا.. قراءة في النتائج لتحليل الدلالات"
    );
    assert_eq!(draft.metadata.date.unwrap().to_string(), "2022-05-30");
    assert_eq!(draft.metadata.authors, ["محمود البتاكوشي"]);
    assert_eq!(
        bylines(&draft),
        ["الإثنين 30/مايو/2022 - 06:40 م", "محمود البتاكوشي"]
    );
    assert_eq!(headings(&draft), <[&str; 0]>::default());
}

#[test]
fn a_document_whose_title_opens_in_latin_letters() {
    let Some(draft) = document("002") else { return };
    assert_eq!(draft.metadata.title, "MCIS نحو جبهة عالمية لمكافحة الإرهاب");
    assert_eq!(draft.metadata.date, None);
    assert_eq!(headings(&draft), <[&str; 0]>::default());
    assert_eq!(draft.metadata.language.as_str(), "ar");
}

#[test]
fn a_document_without_a_title_and_with_credits() {
    let Some(draft) = document("003") else { return };
    assert_eq!(
        draft.metadata.title,
        "يحضر وزير الخارجية الروسي - سيرغي لافروف، المؤتمر الدولي السنوي الثاني…"
    );
    assert_eq!(
        headings(&draft),
        ["الأمن غير القابل للتجزئة", "القضايا الإقليمية"]
    );
    assert_eq!(draft.metadata.publisher.as_deref(), Some("تاس"));
    assert_eq!(bylines(&draft).len(), 3);
    assert_eq!(draft.body.blocks[0].kind, BlockKind::Paragraph);
}

#[test]
fn a_document_of_paragraphs_alone() {
    let Some(draft) = document("004") else { return };
    assert!(draft.metadata.title.starts_with("في مرحلة مفصلية من تاريخ"));
    assert!(draft.metadata.title.ends_with('…'));
    assert!(draft.metadata.title.chars().count() <= 80);
    assert!(texts(&draft, |kind| kind != BlockKind::Paragraph).is_empty());
    assert_eq!(draft.body.blocks.len(), 6);
}

#[test]
fn no_line_of_a_document_is_lost() {
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        let draft = read(text.as_bytes(), Source::file(path.clone())).unwrap();
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let blocks: Vec<&str> = texts(&draft, |_| true);
        assert_eq!(blocks, lines, "{}", path.display());
        keeps_its_promises(&draft.body).unwrap();
    }
}

/// How a plain text may be set.
#[derive(Clone, Copy, Debug)]
enum Setting {
    /// A line a paragraph, no blank lines.
    Tight,
    /// A line a paragraph, blank lines between them.
    Spaced,
    /// Lines of at most 72 characters, blank lines between paragraphs.
    Wrapped,
}

/// A built-in article as a plain text with a date, an author and a source.
fn as_plain_text(draft: &Draft, setting: Setting) -> String {
    let gap = if matches!(setting, Setting::Tight) {
        "\n"
    } else {
        "\n\n"
    };
    let mut text = String::new();
    let mut end = 0;
    for block in &draft.body.blocks {
        let is_next_line = &draft.body.text[end..block.range().start] == "\n";
        end = block.range().end;
        let line = draft.body.block_text(block);
        if line.is_empty() {
            continue;
        }
        match setting {
            _ if text.is_empty() => {}
            _ if is_next_line => text.push('\n'),
            _ => text.push_str(gap),
        }
        match setting {
            Setting::Wrapped => text.push_str(&wrapped(line)),
            Setting::Tight | Setting::Spaced => text.push_str(line),
        }
        if block.kind == BlockKind::Title {
            text.push_str("\n30 مايو 2022\nمحمود أحمد");
        }
    }
    text + gap + "المصدر: قارئ\n"
}

fn wrapped(paragraph: &str) -> String {
    let mut text = String::new();
    let mut length = 0;
    for word in paragraph.split_whitespace() {
        let word_length = word.chars().count();
        if length + 1 + word_length > 72 && length > 0 {
            text.push('\n');
            length = 0;
        } else if length > 0 {
            text.push(' ');
            length += 1;
        }
        text.push_str(word);
        length += word_length;
    }
    text
}

#[test]
fn an_article_set_as_plain_text_keeps_its_title_and_headings() {
    for draft in builtin() {
        for setting in [Setting::Tight, Setting::Spaced, Setting::Wrapped] {
            let case = format!("{} {setting:?}", draft.source);
            let read = plain::parse(&as_plain_text(&draft, setting), Source::standard_input());
            assert_eq!(read.metadata.title, draft.metadata.title, "{case}");
            assert_eq!(headings(&read), headings(&draft), "{case}");
            assert_eq!(read.metadata.authors, ["محمود أحمد"], "{case}");
            assert_eq!(read.metadata.publisher.as_deref(), Some("قارئ"), "{case}");
            assert_eq!(read.metadata.language, draft.metadata.language, "{case}");
            assert!(read.metadata.date.is_some(), "{case}");
        }
    }
}

/// What `Body` promises of blocks and spans, or how it is broken.
fn keeps_its_promises(body: &Body) -> Result<(), String> {
    let mut end = 0;
    let mut previous: Option<&Block> = None;
    for block in &body.blocks {
        let range = block.range();
        let separator = body
            .text
            .get(end..range.start)
            .ok_or_else(|| format!("{block:?} overlaps, or cuts a character"))?;
        let expected: &[&str] = if previous.is_some() {
            &["\n", "\n\n"]
        } else {
            &[""]
        };
        if !expected.contains(&separator) {
            return Err(format!("{separator:?} before {block:?}"));
        }
        let text = body
            .text
            .get(range.start..range.end)
            .ok_or_else(|| format!("{block:?} cuts a character"))?;
        let may_be_empty = matches!(block.kind, BlockKind::Rule | BlockKind::Code);
        if text.contains('\n') || (text.trim().is_empty() && !may_be_empty) {
            return Err(format!("{block:?} is {text:?}"));
        }
        end = range.end;
        previous = Some(block);
    }
    if end != body.text.len() {
        return Err("text after the last block".to_owned());
    }
    for span in &body.spans {
        let is_whole = |block: &Block| {
            block.range().start <= span.range.start && span.range.end <= block.range().end
        };
        if span.range.of(&body.text).is_empty() || !body.blocks.iter().any(is_whole) {
            return Err(format!("{span:?}"));
        }
    }
    let is_ordered = body.spans.is_sorted_by_key(|span| span.range.start);
    is_ordered
        .then_some(())
        .ok_or_else(|| "spans out of order".to_owned())
}

/// Lines such as articles are made of, blank ones among them.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just(String::new()),
        Just("30 مايو 2022".to_owned()),
        Just("المصدر: تاس".to_owned()),
        Just("=====".to_owned()),
        Just("---".to_owned()),
        Just("محمود البتاكوشي".to_owned()),
        "[ \t]{0,3}[اأبتدرسعفقكلمنهوي،.:ّ ]{1,30}",
        "[ابتدرسعفقكلمنهوي ]{60,80}",
        "[ابتدرسعفقكلمنهوي،. ]{100,140}",
        "[-*•>#|1-9.]{1,2} [a-zا-ي*_`<>/!|\\[\\]() ]{0,20}",
        any::<String>(),
    ];
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

/// Signs that mean something in Markdown, thrown together.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "\n",
            "\n\n",
            "  \n",
            "\\\n",
            "# ",
            "## ",
            "> ",
            "- ",
            "1. ",
            "   ",
            "\t",
            "```\n",
            "`",
            "*",
            "**",
            "_",
            "[",
            "](u)",
            "![",
            "<b>",
            "</b>",
            "<br>",
            "<p>",
            "<!--",
            "-->",
            "<script>",
            "&#10;",
            "&lt;",
            "|",
            "|---|---|\n",
            "[^1]",
            "[^1]: ",
            "---\n",
            "title: أ\n",
            "\u{2028}",
            "\u{A0}",
        ])
        .prop_map(str::to_owned),
        "[a-cابت ]{1,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_character_of_a_plain_text_is_lost(text in lines()) {
        let draft = plain::parse(&text, Source::standard_input());
        prop_assert_eq!(visible(&draft.body.text), visible(&text));
        prop_assert_eq!(draft.metadata.title.is_empty(), visible(&text).is_empty());
        keeps_its_promises(&draft.body).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn markdown_makes_a_body_as_promised(text in prop_oneof![markup(), lines()]) {
        let draft = markdown::parse(&text, Source::standard_input());
        prop_assert_eq!(draft.metadata.title.is_empty(), draft.body.text.trim().is_empty());
        keeps_its_promises(&draft.body).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(draft) = read(&bytes, Source::standard_input()) {
            keeps_its_promises(&draft.body).map_err(TestCaseError::fail)?;
        }
    }
}
