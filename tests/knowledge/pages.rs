//! Pages of right-to-left sites (`tests/pages`, with a README) give the articles that are in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Deserialize;

use qari::article::{BlockKind, Draft, Source, Warning};
use qari::sources::{Input, Parsed, parse};

/// What a page is known to hold.
#[derive(Debug, Deserialize)]
struct Truth {
    file: String,
    title: String,
    /// Another title that is as right.
    title_also: Option<String>,
    date: Option<String>,
    authors: Vec<String>,
    site: Option<String>,
    language: String,
    url: Option<String>,
    next: Option<String>,
    /// The words its body begins and ends with.
    first: String,
    last: String,
    /// What stands in the page beside the article.
    not: Vec<String>,
    #[serde(default)]
    headings: Vec<String>,
    #[serde(default)]
    rows: Vec<String>,
    #[serde(default)]
    items: Vec<String>,
    warnings: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn truths() -> Vec<Truth> {
    let lines = fs::read_to_string(folder().join("truth.jsonl")).unwrap();
    let truth =
        |line: &str| serde_json::from_str(line).unwrap_or_else(|fault| panic!("{fault}: {line}"));
    lines.lines().map(truth).collect()
}

fn read(file: &str) -> Parsed {
    let path = folder().join(file);
    let bytes = fs::read(&path).unwrap();
    parse(&Input::new(&bytes, Source::file(path))).unwrap()
}

fn warning(warning: &Warning) -> &'static str {
    match warning {
        Warning::DateFromText => "date-from-text",
        Warning::Paywall => "paywall",
        Warning::Consent => "consent",
        Warning::NoArticleFound => "no-article-found",
        other => panic!("{other:?}"),
    }
}

/// What is wrong with an article, in words.
fn faults(truth: &Truth, draft: &Draft, next: Option<&str>) -> Vec<String> {
    let metadata = &draft.metadata;
    let text = &draft.body.text;
    let mut faults = Vec::new();
    let mut check = |what: &str, found: &dyn std::fmt::Debug, is_right: bool| {
        if !is_right {
            faults.push(format!("{what}: {found:?}"));
        }
    };
    let titles = [Some(&truth.title), truth.title_also.as_ref()];
    check(
        "title",
        &metadata.title,
        titles.contains(&Some(&metadata.title)),
    );
    let date = metadata.date.map(|date| date.to_string());
    check("date", &date, date == truth.date);
    check(
        "authors",
        &metadata.authors,
        metadata.authors == truth.authors,
    );
    check(
        "site",
        &metadata.publisher,
        metadata.publisher == truth.site,
    );
    check(
        "language",
        &metadata.language,
        metadata.language.as_str() == truth.language,
    );
    let is_address = truth.url.is_none() || metadata.url == truth.url;
    check("address", &metadata.url, is_address);
    check("next", &next, next == truth.next.as_deref());
    let warnings: Vec<_> = metadata.warnings.iter().map(warning).collect();
    check("warnings", &warnings, warnings == truth.warnings);

    let has = |kind: fn(BlockKind) -> bool, wanted: &String| {
        let mut blocks = draft.body.blocks.iter().filter(|block| kind(block.kind));
        blocks.any(|block| draft.body.block_text(block) == wanted)
    };
    let after_title = text.strip_prefix(metadata.title.as_str()).unwrap_or(text);
    check(
        "begins",
        &"",
        after_title.trim_start().contains(&truth.first),
    );
    check("ends", &"", text.trim_end().ends_with(&truth.last));
    for line in &truth.not {
        check("not of the article", line, !text.contains(line.as_str()));
    }
    for heading in &truth.headings {
        let is_heading = |kind| matches!(kind, BlockKind::Heading { .. } | BlockKind::Paragraph);
        check("heading", heading, has(is_heading, heading));
    }
    for row in &truth.rows {
        check(
            "row",
            row,
            has(|kind| matches!(kind, BlockKind::Row { .. }), row),
        );
    }
    for item in &truth.items {
        check(
            "item",
            item,
            has(|kind| matches!(kind, BlockKind::Item { .. }), item),
        );
    }
    faults
}

#[test]
fn every_page_gives_its_article() {
    let mut faults = Vec::new();
    for truth in truths() {
        let parsed = read(&truth.file);
        let [draft] = parsed.drafts.as_slice() else {
            panic!("{}: one article", truth.file);
        };
        for fault in self::faults(&truth, draft, parsed.next.as_deref()) {
            faults.push(format!("{}: {fault}", truth.file));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_has_its_truth() {
    let truths = truths();
    let of_language = |language: &str| {
        truths
            .iter()
            .filter(|truth| truth.language == language)
            .count()
    };
    for (language, least) in [("ar", 15), ("fa", 5), ("he", 5), ("ur", 3)] {
        assert!(of_language(language) >= least, "{language}");
    }
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let is_known = truths.iter().any(|truth| truth.file == name);
        assert!(is_known || !name.ends_with(".html"), "{name}");
    }
}

/// What takes longer hangs: a page takes some seconds at most, on a busy machine.
const LONGEST: Duration = Duration::from_secs(120);

/// Pages that are made to be hard, at a tenth of the size where nothing is optimised.
#[test]
fn hostile_pages_are_read_to_their_end() {
    let size = if cfg!(debug_assertions) { 1 } else { 10 };
    let sentence = "جملة من كلمات كثيرة تقرأ في صفحة، ";
    let times = |text: &str, count: usize| text.repeat(count * size);
    let numbered = |open: &str, close: &str, count: usize| {
        (0..count * size)
            .map(|n| format!("{open}{n}{close}"))
            .collect::<String>()
    };
    let pages = [
        ("nested b", times("<b>", 40_000)),
        ("nested div", times("<div>", 10_000)),
        ("nested lists with text", times("<ul><li>ن", 20_000)),
        ("nested tables", times("<table><tr><td>", 20_000)),
        (
            "attributes",
            format!("<p{}>ن", numbered(" a", "=1", 20_000)),
        ),
        (
            "attributes in a foreign style",
            format!("<svg><style><p{}>ن", numbered(" a", "=1", 20_000)),
        ),
        ("entities", times("&amp;&lt;&nbsp;", 60_000)),
        (
            "nothing closed",
            times("<p><b><i><a href=x><table><tr><td>ن", 5_000),
        ),
        (
            "formatting",
            format!("<p>{}{}", numbered("<b id=", ">", 40), times("<p>ن", 3_000)),
        ),
        ("paragraphs", times("<p>ن", 40_000)),
        (
            "links",
            numbered("<p><a href=/", ">خبر عن أمر ما</a></p>", 4_000),
        ),
        (
            "prose",
            times(&format!("<p>{}</p>", sentence.repeat(4)), 500),
        ),
        ("one line", format!("<p>{}", times(sentence, 10_000))),
        ("breaks", times("ن<br>", 40_000)),
        ("open tags", times("<", 400_000)),
        ("open quotes", times("<a x=\"", 60_000)),
        ("comments", times("<!--", 100_000)),
        ("scripts", times("<script><!--<script>", 20_000)),
        (
            "columns",
            format!(
                "<table>{}{}",
                times("<td rowspan=1000 colspan=1000>ن", 100),
                times("<tr><td>ن", 20_000)
            ),
        ),
        ("headings", numbered("<h1>", "</h1>", 5_000)),
        ("times", numbered("<time>", "</time>", 10_000)),
        ("authors", times("<div class=author>ن", 10_000)),
        (
            "figures",
            times("<figure><img alt='صورة من الميناء'>", 10_000),
        ),
        (
            "json",
            format!(
                "<script type='application/ld+json'>{}</script><p>ن",
                times("[", 100_000)
            ),
        ),
        ("directions", times("<span dir=ltr>1", 10_000)),
        ("rules", times("<hr>ن", 20_000)),
    ];
    for (name, page) in pages {
        let begun = Instant::now();
        let page = format!("<!doctype html><title>صفحة</title>{page}");
        let _ = parse(&Input::new(
            page.as_bytes(),
            Source::file("page.html".into()),
        ));
        let taken = begun.elapsed();
        if !cfg!(debug_assertions) {
            println!("{name}: {} bytes, {taken:?}", page.len());
        }
        assert!(taken < LONGEST, "{name}: {taken:?}");
    }
}
