//! Tests of the module beside this file.

use super::*;

const PROSE: &str = "في ختام اجتماع طويل عقده الوزراء في العاصمة يوم الخميس، اتفق المشاركون على مواصلة الحوار في \
                     دورة مقبلة تعقد بعد عام، ورحبوا بانضمام أعضاء جدد إلى اللجنة التي تعد جدول الأعمال.";

/// The article of a page with this head, and this before three paragraphs and behind them.
fn page(head: &str, before: &str, behind: &str) -> Draft {
    let prose = format!("<p>{PROSE}</p>").repeat(3);
    let html = format!(
        "<!doctype html><html><head>{head}</head><body><main>{before}{prose}{behind}</main></body></html>"
    );
    let address = Some("https://example.org/news/77");
    parse(&html, address, Source::standard_input()).draft
}

#[test]
fn the_title_is_the_heading_that_the_page_is_named_by() {
    for (head, before, title) in [
        (
            "<title>قمة الوزراء - الصحيفة</title>",
            "<h1>الصحيفة</h1><h1>قمة الوزراء</h1>",
            "قمة الوزراء",
        ),
        (
            "<title>قمة الوزراء - الصحيفة</title>",
            "<h1>«قمة» الوزراء</h1>",
            "«قمة» الوزراء",
        ),
        (
            "<title>قمة الوزراء في العاصمة تتفق على…</title>",
            "<h1>قمة الوزراء في العاصمة تتفق على الحوار</h1>",
            "قمة الوزراء في العاصمة تتفق على الحوار",
        ),
        (
            "<title>الصحيفة</title><meta property='og:title' content='الصحيفة | قمة الوزراء'>\
          <meta property='og:site_name' content='الصحيفة'>",
            "<h1>الصحيفة</h1>",
            "قمة الوزراء",
        ),
        (
            "<title>قمة الوزراء تنتهي باتفاق | الصحيفة</title>",
            "",
            "قمة الوزراء تنتهي باتفاق",
        ),
        ("", "<h1>قمة الوزراء</h1>", "قمة الوزراء"),
    ] {
        let draft = page(head, before, "");
        assert_eq!(draft.metadata.title, title, "{head}");
        assert!(
            draft.body.text.starts_with(&format!("{title}\n\nفي ختام")),
            "{}",
            draft.body.text
        );
    }
    assert!(
        page("", "", "")
            .metadata
            .title
            .starts_with("في ختام اجتماع")
    );
}

#[test]
fn what_is_said_for_machines_goes_before_what_the_text_says() {
    let json = "<script type='application/ld+json'>{'@type': 'NewsArticle', 'datePublished': '2024-11-15T23:30:00-05:00'}\
                </script>"
        .replace('\'', "\"");
    let meta = "<meta property='article:published_time' content='2024-11-14'>";
    let line = "<div>نشر في: 12 غشت 2024</div>";
    let time = "<time datetime='2024-11-13'>أمس</time>";
    for (head, before, date) in [
        (
            format!("{meta}{json}"),
            format!("{time}{line}"),
            "2024-11-15",
        ),
        (meta.to_owned(), format!("{time}{line}"), "2024-11-14"),
        (String::new(), format!("{time}{line}"), "2024-11-13"),
        (String::new(), line.to_owned(), "2024-08-12"),
    ] {
        let metadata = page(&head, &before, "").metadata;
        assert_eq!(
            metadata.date.map(|date| date.to_string()).as_deref(),
            Some(date),
            "{head}{before}"
        );
        let is_from_text = metadata.warnings.contains(&Warning::DateFromText);
        assert_eq!(is_from_text, date == "2024-08-12");
    }
    assert_eq!(page("", "", "").metadata.date, None);
}

#[test]
fn the_address_is_the_one_the_page_is_known_by() {
    for (head, address) in [
        (
            "<link rel=canonical href='/a/خبر'>",
            "https://example.org/a/%D8%AE%D8%A8%D8%B1",
        ),
        (
            "<link rel=canonical href='https://example.org/'><meta property='og:url' content='https://example.org/b'>",
            "https://example.org/b",
        ),
        (
            "<meta property='og:url' content='https://192.0.2.1/b'>",
            "https://example.org/news/77",
        ),
        ("", "https://example.org/news/77"),
    ] {
        assert_eq!(
            page(head, "", "").metadata.url.as_deref(),
            Some(address),
            "{head}"
        );
    }
}

#[test]
fn what_stands_around_the_article_is_left_out() {
    for (before, behind) in [
        (
            "<p>15 نوفمبر 2024</p>",
            "<p>شارك</p><p>تابعوا أخبارنا عبر غوغل نيوز</p>",
        ),
        (
            "<p>3 دقائق</p>",
            "<h3>مواضيع ساخنة أخرى</h3><p><a href=/1>خبر آخر من هنا</a></p>",
        ),
        ("", "<p>(وكالات)</p><p>17302</p><hr>"),
        (
            "",
            "<h3>التعليقات (3)</h3><p>رأي طويل كتبه قارئ من القراء عن هذا الموضوع الذي قرأه هنا أمس.</p>",
        ),
        (
            "",
            "<p>خبر أول من هنا</p><p>خبر ثان من هناك</p><p>خبر ثالث بعدهما</p><p>خبر رابع أخير</p>",
        ),
    ] {
        let text = page("", before, behind).body.text;
        assert_eq!(text, [PROSE; 3].join("\n\n"), "{before} {behind}");
    }
    // A box in the middle takes nothing of the article with it.
    let middle = format!("<p>اقرأ أيضا</p><p><a href=/1>خبر آخر</a></p><p>{PROSE}</p>");
    assert_eq!(page("", "", &middle).body.text, [PROSE; 4].join("\n\n"));
}

#[test]
fn a_page_without_an_article_is_its_text() {
    let html =
        "<!doctype html><title>دليل</title><ul><li><a href=/1>سوق</a><li><a href=/2>متحف</a></ul>";
    let draft = parse(html, None, Source::standard_input()).draft;
    assert!(draft.metadata.warnings.contains(&Warning::NoArticleFound));
    assert!(draft.body.text.contains("سوق") && draft.body.text.contains("متحف"));
    let attributes = " a=1".repeat(2000);
    let draft = parse(
        &format!("<html><p{attributes}>نص"),
        None,
        Source::standard_input(),
    )
    .draft;
    assert_eq!(draft.metadata.warnings, [Warning::TooMuchMarkup]);
    assert_eq!(draft.body.text, "نص");
}
