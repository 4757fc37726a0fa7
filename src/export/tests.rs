//! What is written is read back as it was.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::article::{BlockKind, Body, Highlight, Kept, Quote, Source, TopicChoice};
use crate::limits;
use crate::range::TextRange;
use crate::sources::{self, Input, builtin, markdown as read_markdown, plain};

/// Where the file would be read from; the source written in it counts.
fn elsewhere() -> Source {
    Source::file("/elsewhere.md".into())
}

/// What makes a difference to a reader of the file. Where highlights stand is found by who keeps them.
fn parts(draft: &Draft) -> (&Source, &crate::article::Metadata, &Body, Kept) {
    let mut kept = draft.kept.clone();
    for highlight in &mut kept.highlights {
        highlight.range = None;
    }
    (&draft.source, &draft.metadata, &draft.body, kept)
}

#[track_caller]
fn assert_comes_back(draft: &Draft) {
    let text = markdown(draft);
    let read = read_markdown::parse(&text, elsewhere());
    assert_eq!(read.metadata.warnings, [], "{text}");
    assert_eq!(parts(&read), parts(draft), "\n{text}");
}

fn of_markdown(text: &str) -> Draft {
    Draft {
        ..read_markdown::parse(text, Source::built_in("a.md".to_owned()))
    }
}

#[test]
fn the_built_in_articles_come_back() {
    for draft in builtin() {
        assert_comes_back(&draft);
    }
}

#[test]
fn a_long_list_that_markdown_cannot_say_is_written_as_far_as_it_can() {
    let items = "<li>بند</li>".repeat(5000);
    let html = format!("<p>نص</p><ul>{items}<li><ul><ul><li>أعمق</li></ul></ul></li>{items}</ul>");
    let parsed = sources::parse(&Input {
        media_type: Some("text/html"),
        ..Input::new(html.as_bytes(), elsewhere())
    });
    let draft = parsed.unwrap().into_drafts().remove(0);
    let text = markdown(&draft);
    assert!(text.matches("\n- بند").count() >= 5000);
    assert_comes_back(&draft);
    // Deeper from the start on, none is an item that can stand where it does.
    let mut draft = draft;
    for block in &mut draft.body.blocks {
        if let BlockKind::Item { depth, .. } = &mut block.kind {
            *depth += 1;
        }
    }
    assert_comes_back(&draft);
}

#[test]
fn an_article_is_written_as_one_writes_it() {
    let mut draft = of_markdown(
        "---\ntitle: 'قمة: نظرة'\ndate: 2024-05-16\nsource: قارئ\ntopics: [politics, x y]\nlanguage: ar\n---\n\n\
         نص **مهم** و*ميل* و[رابط](https://example.org/a_b).\n\n## فرع\n\n- أ\n- ب\n  1. ج\n\n> قول\n\n\
         ```\nlet x;\n```\n\n---\n\nآخر\n",
    );
    draft.kept.is_starred = true;
    let written = "---\ntitle: \"قمة: نظرة\"\ndate: 2024-05-16\nsource: \"قارئ\"\nlanguage: ar\n\
                   topics: [politics, \"x y\"]\nstarred: true\norigin: \"seeds/a.md\"\n---\n\n\
                   نص **مهم** و*ميل* و[رابط](https://example.org/a_b).\n\n## فرع\n\n- أ\n- ب\n  1. ج\n\n\
                   > قول\n\n```\nlet x;\n```\n\n---\n\nآخر\n";
    assert_eq!(markdown(&draft), written);
}

#[test]
fn nasty_markdown_comes_back() {
    for text in [
        // The title: nowhere, late, styled, repeated, after another heading.
        "نص بلا عنوان. ثم آخر.",
        "تمهيد.\n\n# العنوان *الكبير*\n\n# آخر",
        "## فصل\n\nنص\n\n# عنوان",
        "# عنوان\n\nنص\n\n# عنوان\n\n# عنوان",
        "> # في اقتباس\n\n# عنوان",
        "---\ntitle: a\n---\n# a\n\n# a",
        "# عنوان #\\#\n\n## ###\n\n### a\\#\n\n# \\#\n\n## #\\#",
        "a\n# \\#",
        // Beginnings that look like marks.
        "\\# نص\n\n1\\. نص\n\n12\\) نص\n\n\\- نص\n\n\\+ x\n\n\\* x\n\n\\> x\n\n\\--- \n\n\\===\n\n\\~~~\n\n&#32;نص",
        "a\\\n\\---\n\na\\\n\\===\n\na | b\\\n\\--- | ---\n\nx\\\n:-:\n\na\\\n1. b\\\n\\# c",
        "1234567890. a\n\n1.a\n\n\\1. b",
        // Hard breaks.
        "نص  \nسطر\\\nثالث\n\n> شطر\\\n> شطر\n>\n> نثر\n\n- a\\\n  b\n  \n  c\\\n  d",
        // Lists.
        "- a\n- b\n  - c\n    1. d\n    2. e\n- f\n\n1. g\n3. h\n\n5) i\n",
        "- a\n\n- b\n  - c\n  - d\n\n- e",
        "- a\n  - b\n\n  - c\n- d",
        "- a\n\n  تتمة\n\n  - b\n\n  وتتمة\n- c",
        "- a\n- b\n\n* c\n\n+ d\n+ e",
        "- a\n\n- b\n\n* c\n* d\n\n- e",
        "- - - a\n- - b\n1. - c",
        "- a\n\n  ```\n  code\n  ```\n\n  - b\n\n- c",
        "- a\n\n  > b\n\n  c\n- d",
        "1. a\n   - b\n\n     c\n   - d\n2. e\n\nنص\n\n3. f",
        "- a\n  # b\n- ***\n- c",
        "نص\n\n    - code\n\n- a",
        "18446744073709551615\\. x\n\n999999999. a\n1. b",
        "١. أ\n٢. ب\n   - ج\n\n۹) د\n۱۰) ه",
        "أ. تمر\nب. لبن\nج. خبز\n\nأ\\. محمد\\\nب\\. علي\n\na) x\nb) y",
        // Quotations, one within the other, with whatever stands in them.
        "> قول\n>\n> > قول فيه\n> > > وفيه\n>\n> تتمة\n\n> آخر",
        "> - أ\n> - ب\n>   1. ج\n>\n> > - د\n> > - ه\n>\n> - و\n\n- ز",
        "> ١. أ\n>\n>    تتمة\n>\n> ٢. ب\n>\n> نص",
        "> # باب\n> ## فصل\n>\n> ```\n> رمز\n>\n> x\n> ```\n>\n> ---\n>\n> ![صورة](x)\n>\n> | أ | ب |\n> |---|---|\n> | ج | |",
        "> نص[^1]\n>\n> [^1]: حاشية\n>\n>     أخرى",
        "- أ\n\n  > قول\n  > - ب\n\n  ج",
        // Code.
        "`` a`b `` و`` ` `` و`  x ` و`   ` و``` `` ```\n\n````\n```\n\n\n  x\t\n````\n\n~~~\n`\n~~~",
        "```\n\n\na\n```\n\n    b\n\n\n    c\n\n```\n---\n```",
        // Styles.
        "***a*** **_b_** *__c__* *a **b*** ***d** e* **f*g*h** *i*j*k* __l__m",
        "*a*<!---->*b* **c**<!---->**d** *e*<!---->**f**",
        "قال*نص*ثم قال«*نص*»ثم **«نص»**ثم *&#32;نص&#32;*.",
        "x**«y»**z x*\\_*y *a\\\nb* *`c`*d e*[f](g)*h",
        "`a`<b>`b`</b>``c` ``",
        "*a`b `*\\\nc *a`b `<br>*c",
        "*a _b *c* d_ e* **a __b **c** d__ e**",
        // Links.
        "[a](<b c(d>) [e](f(g)h) [](i) [j](<>) [k `l` *m*](<n&amp;o&copy;> 't') !\\[p](q) \\![r](s)!",
        "<https://example.org/?a=b&copy;c_d*e> <a@b.org> [x [y]][z]\n\n[z]: /url\\_",
        "![صورة *مائلة*](x.png)[^1] [^2]\n\n[^1]: حاشية\n    \n    أخرى",
        "[*a*](b)*c* *[d](e)* **[f](g)**h",
        // References, escapes, HTML, marks that are not seen.
        "&amp;amp; &lt;b&gt; &copy &#38;#169; \\&copy; a&b;c &x; &;",
        "\\\\ \\a \\_a\\_ a_b _ c_ \\` \\< <br>x <b>y</b> a<b>c",
        "نص\u{200F}‏ \u{202B}x\u{202C} \u{2067}y\u{2069} م\u{200C}ن\u{A0}ـ\u{64E} \u{200E}",
        "| a | b |\n|---|:-:|\n| *c* | d \\| e |\n\n|a|\n|-|\n",
        "<div>\n<p>a</p><p>b</p>\n</div>\n\n<!-- x -->\n\ny",
        // Rows with cells that are empty, that hold signs of tables, that are too few; rows without a head.
        "| أ | | ب |\n|---|---|---|\n| | | |\n|ج|\n| `a\\|b` | **c \\| d** | \\\\ |\n\n| | |\n|-|-|\n| | x |",
        "<!-- qari: row -->\n\n&#9;x\\\ny&#9;&#9;z\n\n<!-- qari: head tight -->\n\na&#9;b\n\n\
         <!-- qari: row tight -->\n\nc",
        "<!-- qari: head -->\n\na&#9;b\n\n<!-- qari: row tight -->\n\nc&#9;d&#9;e",
        "- أ\n\n  | a | b |\n  |---|---|\n  | c | d |\n\n- ب",
        // Tasks.
        "- [ ] أ\n- [x] ب\n  - [ ] ج\n- د\n\n* [x] ه\n\n  و\n\n* \\[ ] ز\n1. [ ] ح",
        // Struck out.
        "~~أ~~ب ~ج~ ~~*د*~~ ***~~ه~~*** ~~`و`~~ ~~[ز](x)~~ \\~~ح~~ ~ ~~ ~~~ ~~ ط~~ ~~a~~<!---->~~b~~ x~~«y»~~z",
        // Captions.
        "![صورة](x.png)\n\n![](y) ![*ب*](z)\\\n![ج](z)\n\n- ![د](x)",
        // What sites add.
        "\\{{ a }} \\{% b %} \\{: .c} [d](e)\\{.f} `{{ g }}` {h}\n\n\\:::note\n\n# i \\{#j}\n\n## {\\#k}\n\n### {}",
        "&#105;mport a from \"b\"\n\n&#101;xport const a\\\n&#105;mport \"c\"",
        "\\<Tabs a={b}> \\</Tabs>\n\n```\n{{ a }}\n:::\n{: .b}\n١. c\n```\n\n    {{ a }}\n",
        "١\\. أ\n\n۲\\) ب\\\n٣\\. ج\n\n١. د\n٢. ه\n",
        "## فصل\n\n# عنوان\n\n## باب",
        "---\ntitle: a\nsubtitle: b\n---\n\nc",
        "***\n\n---\nنص\n\n- - -\n***",
    ] {
        assert_comes_back(&of_markdown(text));
    }
}

#[test]
fn nasty_plain_text_comes_back() {
    let prose = "في ختام اجتماع طويل عقده الوزراء في العاصمة يوم الخميس، اتفق المشاركون على مواصلة الحوار في \
                 دورة مقبلة تعقد بعد عام، ورحبوا بانضمام أعضاء جدد.";
    for text in [
        format!(
            "عنوان المقال\n============\nبقلم: فلان\n30 مايو 2022\n\n{prose}\n\nفصل.\n------\n\nقصير.\n"
        ),
        format!("بسم الله الرحمن الرحيم\nعنوان المقال\n{prose}\nالمصدر: تاس\nالصورة: الوزارة\n"),
        format!("2022-05-30\n{prose}\n{prose}"),
        format!("# ليس\n* عنوانًا *\n{prose}\n- هدف أول\n- هدف ثان\n1. ثالث\n> رابع\n```\n"),
        "سطر\nوسطر\n\nوسطر\nأخير".to_owned(),
        format!("عنوان  فيه   فراغ\u{A0}صلب\n\nبقلم: فلان\u{A0}الفلاني\n{prose}"),
    ] {
        let draft = plain::parse(&text, Source::file("/a.txt".into()));
        assert_comes_back(&draft);
    }
}

#[test]
fn what_is_known_of_an_article_comes_back() {
    let mut draft = of_markdown("نص");
    let metadata = &mut draft.metadata;
    metadata.title = "عنوان «غير» \"الأول\" \\ # : - {x} \u{200F}'".to_owned();
    metadata.publisher = Some("true".to_owned());
    metadata.authors = vec!["- a: b # c  d\u{A0}e".to_owned(), "فلان، بن فلان".to_owned()];
    metadata.url = Some("https://example.org/?a=b#c\"d".to_owned());
    metadata.topics = [
        "politics", "null", "a, b", "«ج»", "x: y", "true", "7", "no", "Off", "y",
    ]
    .map(str::to_owned)
    .to_vec();
    let choice = |topic: &str, wanted| TopicChoice {
        topic: topic.to_owned(),
        wanted,
    };
    let whole = TextRange::new(0, draft.body.text.len());
    draft.kept = Kept {
        added_at: "2026-11-28T20:40:02.164215547Z".parse().ok(),
        is_read: true,
        is_starred: false,
        position: Some("نص".len()),
        choices: vec![
            choice("economy", true),
            choice("health", false),
            choice("sports", true),
        ],
        highlights: vec![
            Highlight {
                made_at: "2026-11-28T21:00:00.5Z".parse().ok(),
                ..Highlight::of(&draft.body.text, whole, " ملاحظة: «لا» - \\ \"\n#".to_owned())
            },
            Highlight {
                quote: Quote {
                    exact: " - ؟ ? ".repeat(60),
                    prefix: "\t\u{A0}".to_owned(),
                    suffix: "\n\n".to_owned(),
                    position: 900,
                },
                range: None,
                note: String::new(),
                made_at: None,
            },
        ],
        history: None,
    };
    for source in [
        Source::file("/مقالات/a b\".md".into()),
        Source::built_in("01.md".to_owned()),
        Source::standard_input(),
    ] {
        draft.source = source;
        assert_comes_back(&draft);
    }
}

/// The tag of Norwegian is `false` to a reader of YAML 1.1.
#[test]
fn every_language_is_a_string() {
    let draft = of_markdown("---\ntitle: a\nlanguage: no\n---\n\na");
    assert_eq!(draft.metadata.language.as_str(), "no");
    assert!(markdown(&draft).contains("\nlanguage: \"no\"\n"));
    assert_comes_back(&draft);
}

#[test]
fn a_place_that_an_edited_text_does_not_have_is_forgotten() {
    let text = "---\ntitle: a\nposition: 900\ntopics_removed: health\n---\n\nنص";
    let draft = of_markdown(text);
    assert_eq!(draft.kept.position, None);
    assert_eq!(draft.kept.choices.len(), 1);
    assert!(!draft.kept.choices[0].wanted);
}

/// Pieces of Markdown that do something to what stands beside them.
fn markup() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "نص",
        "كلمة",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n\n\n",
        "*",
        "**",
        "_",
        "__",
        "***",
        "`",
        "``",
        "```\n",
        "~~~\n",
        "[",
        "](",
        ")",
        "](x)",
        "[a](<b c>)",
        "!",
        "\\",
        "\\\n",
        "  \n",
        "&",
        "&amp;",
        ";",
        "<",
        ">",
        "<b>",
        "<br>",
        "<!-- x -->",
        "# ",
        "## ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2. ",
        "2) ",
        "  - ",
        "   1. ",
        "> ",
        "> > ",
        "> - ",
        "أ. ",
        "ب. ",
        "<sup>",
        "</sup>",
        "---",
        "===",
        "|",
        "|-|\n",
        ":",
        "#",
        ".",
        "،",
        "«",
        "»",
        "(",
        "1",
        "    ",
        "\t",
        "[^1]",
        "[^1]: ",
        "\u{A0}",
        "\u{200F}",
        "\u{64E}",
        "---\n",
        "'",
        "\"",
        "~",
        "~~",
        "[ ] ",
        "- [x] ",
        "![",
        "![a](b)",
        "| a | |\n|-|-|\n| | b |\n",
        "{{",
        "}}",
        "{%",
        "{: ",
        "{.a}",
        " {#a}\n",
        ":::",
        ":::a\n",
        "<Aa>",
        "import \"a\"\n",
        "١",
        "۲. ",
        "$",
        "^",
        "{",
        "}",
        "\u{2028}",
        "😀",
    ];
    vec(select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_markdown_comes_back(text in markup()) {
        let draft = of_markdown(&text);
        prop_assume!(!draft.body.text.is_empty());
        assert_comes_back(&draft);
    }

    #[test]
    fn any_highlights_come_back(
        text in markup(),
        places in vec((any::<u16>(), any::<u16>(), markup()), 1..6),
    ) {
        let mut draft = of_markdown(&text);
        prop_assume!(!draft.body.text.is_empty());
        let body = &draft.body.text;
        let place = |place: u16| {
            let at = usize::from(place) % (body.len() + 1);
            (0..=at).rev().find(|at| body.is_char_boundary(*at)).unwrap_or(0)
        };
        let highlights = places.iter().map(|(one, other, note)| {
            let (one, other) = (place(*one), place(*other));
            let range = TextRange::new(one.min(other), one.max(other));
            Highlight::of(body, range, note.clone())
        });
        let highlights = highlights.filter(|one| one.quote.fault().is_none());
        draft.kept.highlights = highlights.collect();
        assert_comes_back(&draft);
    }

    #[test]
    fn any_plain_text_comes_back(text in markup()) {
        let draft = plain::parse(&text, Source::file("/a.txt".into()));
        prop_assume!(!draft.body.text.is_empty());
        assert_comes_back(&draft);
    }
}

#[test]
fn what_follows_a_heading_without_text_comes_back() {
    for text in [" {#a}\n---\n      - ", "x {#a}\n---\n      - "] {
        let draft = of_markdown(text);
        assert_comes_back(&draft);
    }
}

#[test]
fn highlights_that_are_longer_together_than_front_matter_come_back() {
    let sentence = "قال المهندس إن «السد» آمن: لا خوف عليه.\n";
    let mut draft = of_markdown(&format!("---\ntitle: السد\nread: true\n---\n\n{sentence}"));
    draft.kept.position = Some(2);
    let highlight = |number: usize| Highlight {
        quote: Quote {
            exact: format!("{number} {}", sentence.repeat(20)),
            prefix: "قبله".to_owned(),
            suffix: "\n\nبعده".to_owned(),
            position: number,
        },
        range: None,
        note: "ملاحظة\nمن سطرين: \"كذا\"".to_owned(),
        made_at: None,
    };
    draft.kept.highlights = (0..limits::HIGHLIGHTS_OF_ARTICLE).map(highlight).collect();
    assert!(markdown(&draft).len() > 2 * limits::FRONT_MATTER);
    assert_comes_back(&draft);
}

/// An article in which passages are highlighted, each from the first of some words to the last, with a note.
fn highlighted(text: &str, passages: &[(&str, &str, &str)]) -> Draft {
    let mut draft = of_markdown(text);
    let body = &draft.body.text;
    let highlight = |(first, last, note): &(&str, &str, &str)| {
        let start = body.find(first).unwrap();
        let end = start + body[start..].find(last).unwrap() + last.len();
        Highlight::of(body, TextRange::new(start, end), (*note).to_owned())
    };
    draft.kept.highlights = passages.iter().map(highlight).collect();
    draft
}

/// The Markdown below the front matter.
fn below_head(draft: &Draft) -> String {
    let text = markdown(draft);
    text.split_once("\n---\n").unwrap().1.to_owned()
}

#[test]
fn what_is_highlighted_is_marked_and_notes_are_footnotes() {
    let text = "# خبر السد\n\nقال الوزير إن **السد آمن** اليوم، وأكد أن [العمل](x) يبدأ.\n\n- بند أول\n- بند ثان\n";
    for (passages, expected) in [
        (
            &[("الوزير", "السد", "")][..],
            "قال <mark>الوزير إن </mark>**<mark>السد</mark> آمن** اليوم، وأكد أن [العمل](x) يبدأ.\n\n- بند أول\n- بند ثان\n",
        ),
        (
            &[
                ("إن", "اليوم", "راجع *الموعد*\n\n1. واسأل"),
                ("وأكد", "العمل", "من؟"),
            ],
            "قال الوزير <mark>إن **السد آمن** اليوم</mark>[^qari-1]، <mark>وأكد أن [العمل](x)</mark>[^qari-2] يبدأ.\n\n\
             - بند أول\n- بند ثان\n\n[^qari-1]: راجع \\*الموعد\\*\\\n    1\\. واسأل\n\n[^qari-2]: من؟\n",
        ),
        (
            // One in another, across blocks, and a note in the text of a link.
            &[
                ("يبدأ", "أول\n", "الأخيرة"),
                ("العم", "الع", "في رابط"),
                ("يبدأ", "يبدأ", ""),
            ],
            "قال الوزير إن **السد آمن** اليوم، وأكد أن [<mark>الع</mark>مل](x)[^qari-1] <mark>يبدأ.</mark>\n\n\
             - <mark>بند أول</mark>[^qari-2]\n- بند ثان\n\n[^qari-1]: في رابط\n\n[^qari-2]: الأخيرة\n",
        ),
    ] {
        let draft = highlighted(text, passages);
        assert_eq!(below_head(&draft), format!("\n{expected}"));
        assert_comes_back(&draft);
    }
    // Of the title, that has to stand in the text.
    let draft = highlighted(
        "---\ntitle: خبر السد\n---\n\nنص",
        &[("خبر", "خبر", "ملاحظة")],
    );
    assert!(
        below_head(&draft).contains("\n# <mark>خبر</mark>[^qari-1] السد\n"),
        "{}",
        below_head(&draft)
    );
    assert_comes_back(&draft);
}

#[test]
fn highlights_come_back_whatever_they_stand_in() {
    for text in [
        "*أ*ب**ج** `د هـ` ~~و~~[ز *ح*](x)![ط](y)! <https://example.org> ي\\_ك a_b_c &amp;amp; \\[^1]",
        "| أ | ب \\| ج |\n|---|---|\n| *د* هـ | |\n| و | `ز` |\n\n> - ح\n>   ط\n> - [x] ي\n\n```\nرمز\n```\n\n---\n\nك",
        "# أ\n\n## ب\n\n1. ج\\\n   د\n2. هـ\n\n   و\n\n![ز](x)\n\nح[^1]\n\n[^1]: ط\n",
        "أ\n\n# ب {#c}\n\n***ج** د* a*b*c **«e»**f",
    ] {
        let plain = of_markdown(text);
        let places: Vec<usize> = plain.body.text.char_indices().map(|(at, _)| at).collect();
        let ends = places[1..].iter().copied().chain([plain.body.text.len()]);
        let ends: Vec<usize> = ends.collect();
        for (first, start) in places.iter().enumerate() {
            for end in &ends[first..] {
                let range = TextRange::new(*start, *end);
                let mut draft = plain.clone();
                let highlight =
                    |range, note: &str| Highlight::of(&plain.body.text, range, note.to_owned());
                draft.kept.highlights = vec![highlight(range, "ملاحظة")];
                draft
                    .kept
                    .highlights
                    .retain(|one| one.quote.fault().is_none());
                assert_comes_back(&draft);
            }
        }
    }
}

#[test]
fn where_marks_would_be_too_much_markup_there_are_none() {
    let line = "ن\n\n";
    let mut draft = of_markdown(&line.repeat(limits::signs_of_markup(0) / 2));
    let whole = TextRange::new(0, 12_000);
    draft.kept.highlights = vec![Highlight::of(&draft.body.text, whole, "هنا".to_owned())];
    assert!(below_head(&draft).contains("<mark>"));
    let blocks = draft.body.text.split("\n\n").count();
    let highlights = (0..limits::HIGHLIGHTS_OF_ARTICLE).map(|number| {
        let size = draft.body.text.len() / limits::HIGHLIGHTS_OF_ARTICLE / 4 * 4;
        let range = TextRange::new(number * size, (number + 1) * size);
        Highlight::of(&draft.body.text, range, String::new())
    });
    draft.kept.highlights = highlights.collect();
    assert!(blocks > 50_000 && !below_head(&draft).contains("<mark>"));
}

#[test]
fn a_footnote_of_the_readers_is_no_text() {
    let text = "نص[^qari-1] وآخر[^qari-x].\n\n[^qari-1]: ملاحظة\\\n    ثانية\n\n    - بند\n\n[^qari-x]: حاشية\n";
    let read = of_markdown(text);
    assert_eq!(read.body.text, "نص وآخر[qari-x].\n\n[qari-x] حاشية");
}

#[test]
fn styles_that_begin_with_white_space_come_back() {
    for text in [
        "*``\u{2028}*\\\n``~~~\n",
        "&:::a\n<!-- x -->&<b>\u{2028}[&  - ",
    ] {
        let draft = of_markdown(text);
        let first = &draft.body.spans[0];
        let text = draft.body.text.get(first.range.start..first.range.end);
        assert!(text.is_some_and(|text| !text.starts_with(' ')), "{text:?}");
        assert_comes_back(&draft);
    }
}
