//! Tests of the file beside this folder.

use super::*;
use crate::article::{BlockKind, Language, Marker, SpanStyle};

fn read(text: &str) -> Draft {
    parse(text, Source::built_in("a.md".to_owned()))
}

/// The blocks as lines: a letter for the kind, then the text; `+` before a tight one.
fn outline(draft: &Draft) -> Vec<String> {
    let body = &draft.body;
    let mut end = 0;
    let mut lines = Vec::new();
    for block in &body.blocks {
        let tight = &body.text[end..block.range().start] == "\n";
        end = block.range().end;
        let kind = match block.kind {
            BlockKind::Title => "T".to_owned(),
            BlockKind::Byline => "B".to_owned(),
            BlockKind::Heading { level } => format!("H{level}"),
            BlockKind::Paragraph => "P".to_owned(),
            BlockKind::Quote => "Q".to_owned(),
            BlockKind::Item { depth, marker, .. } => match marker {
                Some(Marker::Bullet) => format!("{depth}*"),
                Some(Marker::Number(number)) => format!("{depth}#{number}"),
                Some(Marker::Task { done: false }) => format!("{depth}☐"),
                Some(Marker::Task { done: true }) => format!("{depth}☑"),
                None => format!("{depth}_"),
            },
            BlockKind::Code => "C".to_owned(),
            BlockKind::Rule => "R".to_owned(),
            BlockKind::Row { is_head: true } => "h".to_owned(),
            BlockKind::Row { is_head: false } => "r".to_owned(),
            BlockKind::Caption => "c".to_owned(),
        };
        let mark = if tight { "+" } else { "" };
        lines.push(format!("{mark}{kind} {}", body.block_text(block)));
    }
    lines
}

fn spans(draft: &Draft) -> Vec<(&str, &SpanStyle)> {
    let body = &draft.body;
    body.spans
        .iter()
        .map(|span| (span.range.of(&body.text), &span.style))
        .collect()
}

#[test]
fn what_is_little_but_markup_is_plain_text() {
    let list = "- ب\n".repeat(1 + limits::signs_of_markup(2_000_000) / 2);
    let few = read(&list[..100_000]);
    assert_eq!(few.metadata.warnings, []);
    assert!(matches!(few.body.blocks[0].kind, BlockKind::Item { .. }));

    let front_matter = "---\ntitle: قائمة\nsource: qari\ndate: 2025-05-27\n---\n";
    let bare = |text: &str| text.replace(char::is_whitespace, "");
    for (head, title) in [("", ""), (front_matter, "قائمة")] {
        let draft = read(&format!("{head}{list}"));
        assert_eq!(draft.metadata.warnings, [Warning::TooMuchMarkup]);
        assert_eq!(bare(&draft.body.text), bare(&format!("{title}{list}")));
        if !title.is_empty() {
            assert_eq!(draft.metadata.title, title);
            assert_eq!(draft.metadata.publisher.as_deref(), Some("qari"));
            assert_eq!(draft.metadata.date.unwrap().to_string(), "2025-05-27");
        }
    }
}

#[test]
fn an_export_of_many_posts_is_markdown() {
    let post = format!("{}\n\n", "كلمة أخرى ".repeat(2));
    let links = "- [a](https://example.org/) و**قوية** و`code`، في سطر كما تكون السطور عادة\n\n";
    for (text, size) in [(post.as_str(), 60_000_000), (links, 1_000_000)] {
        let count = size / text.len();
        assert!(
            signs::signs(text) * count < limits::signs_of_markup(size),
            "{text}"
        );
    }
}

#[test]
fn raised_and_lowered_text_is_written_in_its_own_characters() {
    for (text, read_so) in [
        ("شرب H~2~O ثم x^2^ و10^٦^.", "شرب H₂O ثم x² و10⁶."),
        ("كم<sup>2</sup> وCO<sub>2</sub>.", "كم² وCO₂."),
        ("المادة 5<sup>ث</sup> من القانون.", "المادة 5ث من القانون."),
        ("الدالة س^ن^ وx^-1^.", "الدالة س^ن وx⁻¹."),
        (
            "`x^2^` و<https://a.b/x^2^> و^_^ و2^3 و4^5.",
            "x^2^ وhttps://a.b/x^2^ و^_^ و2^3 و4^5.",
        ),
        ("a^^2^^ و\\^2^ وx\\^2^ و~~x~~^2^", "a^^2^^ و^2^ وx^2^ وx^2^"),
        ("<p>كم<sup>2</sup></p>", "كم²"),
    ] {
        assert_eq!(read(text).body.text, read_so, "{text}");
    }
    // GitHub's one tilde strikes out; no sign for it is lowered text.
    let draft = read("السعر ~مئة~ خمسون.");
    assert_eq!(spans(&draft), [("مئة", &SpanStyle::Strike)]);
}

#[test]
fn list_numbers_keep_the_signs_of_their_author() {
    for (text, lines) in [
        ("١. أ\n٢. ب\n", ["0#١ أ", "0#٢ ب"]),
        ("۹. الف\n۱۰. ب\n", ["0#۹ الف", "0#۱۰ ب"]),
        ("7. a\n8. b\n", ["0#7 a", "0#8 b"]),
        ("أ. تمر\nب. لبن\n", ["0#أ تمر", "0#ب لبن"]),
        ("א. תמר\nב. חלב\n", ["0#א תמר", "0#ב חלב"]),
        ("> أ) تمر\n> ب) لبن\n", ["0#أ تمر", "0#ب لبن"]),
        (
            "<ol type=\"i\" start=\"4\"><li>أ<li>ب</ol>",
            ["0#iv أ", "0#v ب"],
        ),
    ] {
        let lines: Vec<String> = lines.map(|line| format!("+{line}")).to_vec();
        let read = outline(&read(text));
        let read = read
            .iter()
            .map(|line| format!("+{}", line.trim_start_matches('+')));
        assert_eq!(read.collect::<Vec<_>>(), lines, "{text}");
    }
    let several = read("أ. تمر\nب. لبن\n\n١. واحد\n٢. اثنان\n\n1. x\n2. y\n");
    assert_eq!(
        outline(&several),
        [
            "0#أ تمر",
            "+0#ب لبن",
            "0#١ واحد",
            "+0#٢ اثنان",
            "0#1 x",
            "+0#2 y"
        ]
    );
    // A letter and a full stop may be a name cut short.
    let name = read("أ. محمد علي وصل أمس.");
    assert_eq!(outline(&name), ["P أ. محمد علي وصل أمس."]);
}

#[test]
fn blocks_know_in_how_many_quotations_they_stand() {
    let draft = read(
        "نص\n\n> قول\n>\n> > قول فيه\n>\n> - بند\n>   > وفيه\n>\n> ```\n> رمز\n> ```\n\nنص\n\n\
         <blockquote><p>قول</p><blockquote>فيه</blockquote></blockquote>\n",
    );
    let quotes: Vec<u8> = draft.body.blocks.iter().map(|block| block.quotes).collect();
    assert_eq!(quotes, [0, 1, 2, 1, 2, 1, 0, 1, 2]);
}

#[test]
fn html_between_paragraphs_is_read_as_a_part_of_a_page() {
    let draft = read(
        "<h1 align=\"center\">العنوان</h1>\n\n<details>\n<summary>الخلاصة</summary>\n\nنص *مهم*.\n\n\
         </details>\n\n<ul><li>أ</li><li>ب</li></ul>\n",
    );
    assert_eq!(
        outline(&draft),
        ["T العنوان", "P الخلاصة", "P نص مهم.", "0* أ", "+0* ب"]
    );
    assert_eq!(draft.metadata.title, "العنوان");
}

#[test]
fn front_matter_gives_title_and_facts() {
    let draft = read(
        "---\ntitle: قمة موسكو\ndate: 2025-05-27\nsource: qari\nlanguage: ar\n\
         topics: [security]\n---\n\n# قمة موسكو\n\nنص.\n\n# باب\n",
    );
    assert_eq!(outline(&draft), ["T قمة موسكو", "P نص.", "H1 باب"]);
    assert_eq!(draft.metadata.title, "قمة موسكو");
    assert_eq!(draft.metadata.date.unwrap().to_string(), "2025-05-27");
    assert_eq!(draft.metadata.publisher.as_deref(), Some("qari"));
    assert_eq!(draft.metadata.topics, ["security"]);
    assert_eq!(draft.metadata.language, Language::arabic());
    assert_eq!(draft.metadata.warnings, []);
}

#[test]
fn a_heading_may_be_the_title() {
    let first = read("تمهيد.\n\n# العنوان *الكبير*\n\n# آخر");
    assert_eq!(outline(&first), ["P تمهيد.", "T العنوان الكبير", "H1 آخر"]);
    assert_eq!(first.metadata.title, "العنوان الكبير");

    let late = read("## اللغات\n\n- [English](a.md)\n\n# دليل\n\nنص");
    assert_eq!(
        outline(&late),
        ["H2 اللغات", "0* English", "T دليل", "P نص"]
    );
    assert_eq!(late.metadata.title, "دليل");

    let opening = read("## فصل\n\nنص.\n\n### باب");
    assert_eq!(outline(&opening), ["T فصل", "P نص.", "H3 باب"]);

    let none = read("جملة أولى. وثانية.\n\n## فصل\n");
    assert_eq!(none.metadata.title, "جملة أولى");
    assert_eq!(outline(&none), ["P جملة أولى. وثانية.", "H2 فصل"]);
}

#[test]
fn lists_nest_and_count() {
    let draft = read(
        "قائمة:\n\n1. أول\n   - فرع\n   - وفرع\n2. ثان\n\nنص\n\n\
         3. ثالث\n\n   تتمة\n\n4. رابع\n",
    );
    assert_eq!(
        outline(&draft),
        [
            "P قائمة:",
            "0#1 أول",
            "+1* فرع",
            "+1* وفرع",
            "+0#2 ثان",
            "P نص",
            "0#3 ثالث",
            "0_ تتمة",
            "0#4 رابع",
        ]
    );
}

#[test]
fn lines_of_verse_and_code_are_tight() {
    let draft = read("> شطر\\\n> وشطر\n>\n> نثر\n\n```\nlet a;\n\n  b\n```\n\n---\n\nنص  \nوسطر");
    assert_eq!(
        outline(&draft),
        [
            "Q شطر",
            "+Q وشطر",
            "Q نثر",
            "C let a;",
            "+C ",
            "+C   b",
            "R ",
            "P نص",
            "+P وسطر"
        ]
    );
}

#[test]
fn styles_are_spans_that_nest() {
    let draft = read("قال *«نص **مهم»*** [رابط `x`](https://example.org) <a@b.org>");
    assert_eq!(draft.body.text, "قال «نص مهم» رابط x a@b.org");
    assert_eq!(
        spans(&draft),
        [
            ("«نص مهم»", &SpanStyle::Emphasis),
            ("مهم»", &SpanStyle::Strong),
            ("رابط x", &SpanStyle::Link("https://example.org".to_owned())),
            ("x", &SpanStyle::Code),
            ("a@b.org", &SpanStyle::Link("mailto:a@b.org".to_owned())),
        ]
    );
}

#[test]
fn tables_images_and_footnotes_are_text() {
    let draft = read(
        "| بلد | سكان | |\n|---|---|---|\n| مصر | **كثير** | |\n|  | x<br>y |\n| | | |\n\n\
         ![خريطة *قديمة*](map.png)\n\nنص[^1] مع ![صورة](a.png)\n\n[^1]: حاشية\n\n| | |\n|-|-|\n| أ |\n",
    );
    assert_eq!(
        outline(&draft),
        [
            "h بلد\tسكان",
            "+r مصر\tكثير",
            "+r \tx y",
            "c خريطة قديمة",
            "P نص[1] مع صورة",
            "P [1] حاشية",
            "r أ",
        ]
    );
    assert_eq!(
        spans(&draft),
        [
            ("كثير", &SpanStyle::Strong),
            ("قديمة", &SpanStyle::Emphasis),
        ]
    );
}

#[test]
fn images_alone_are_captions() {
    let draft = read(
        "[![نهر النيل](a.png)](https://example.org) ![](b.png)\n\n![أ](a.png)\\\n![ب](b.png)\n\n\
         - ![في قائمة](c.png)\n\n> ![في اقتباس](d.png)\n\n![أ](a) و![ب](b)\n",
    );
    assert_eq!(
        outline(&draft),
        [
            "c نهر النيل",
            "c أ",
            "+c ب",
            "0* في قائمة",
            "Q في اقتباس",
            "P أ وب"
        ]
    );
}

#[test]
fn tasks_have_boxes() {
    let draft = read("- [ ] غير منجز\n- [x] منجز\n  - [X] فرع\n- بند\n\n1. [ ] أ\n\n   ب\n");
    assert_eq!(
        outline(&draft),
        [
            "0☐ غير منجز",
            "+0☑ منجز",
            "+1☑ فرع",
            "+0* بند",
            "0☐ أ",
            "0_ ب"
        ]
    );
    assert_eq!(read("[ ] نص").body.text, "[ ] نص");
}

#[test]
fn what_is_struck_out_is_a_span() {
    let draft = read("السعر ~~مئة *ألف*~~ خمسون، ~قديم~ و~ \\~~نص~~");
    assert_eq!(draft.body.text, "السعر مئة ألف خمسون، قديم و~ ~~نص~~");
    assert_eq!(
        spans(&draft),
        [
            ("مئة ألف", &SpanStyle::Strike),
            ("ألف", &SpanStyle::Emphasis),
            ("قديم", &SpanStyle::Strike),
        ]
    );
}

#[test]
fn list_numbers_are_read_in_all_digits() {
    let draft =
        read("خطوات:\n١. افتح الصندوق\n٢. ضع الكتاب\n\n   تتمة\n\n۱) الف\n۲) ب\n\nسنة\n١٩٩٩. نص\n");
    assert_eq!(
        outline(&draft),
        [
            "P خطوات:",
            "0#١ افتح الصندوق",
            "0#٢ ضع الكتاب",
            "0_ تتمة",
            "0#۱ الف",
            "+0#۲ ب",
            "P سنة ١٩٩٩. نص"
        ]
    );
}

#[test]
fn what_sites_add_is_not_shown() {
    let draft = read(
        "import Tabs from '@theme/Tabs';\n\n# شرح المكتبة {#intro}\n\n## الخطوة الأولى {#first .a}\n{: .b}\n\n\
         :::warning تنبيه\n\nنص **التنبيه**.\n\n:::\n\n{{< figure src=\"a.png\" >}}\n\n\
         {{% notice %}}\nملاحظة {{ page.x }}مهمة{: .c}\n{{% /notice %}}\n\n\
         <TabItem value={\"a\"}>\n\nفي *لسان*\n\n</TabItem>\n\n<!-- سر -->\n\n> [!NOTE]\n> قول\n",
    );
    assert_eq!(
        outline(&draft),
        [
            "T شرح المكتبة",
            "H2 الخطوة الأولى",
            "P تنبيه",
            "P نص التنبيه.",
            "P ملاحظة مهمة",
            "P في لسان",
            "Q قول",
        ]
    );
}

#[test]
fn a_subtitle_stands_below_the_title() {
    let draft = read("---\ntitle: قمة\nsubtitle: نظرة\n---\n\n# قمة\n\nنص\n");
    assert_eq!(outline(&draft), ["T قمة", "H2 نظرة", "P نص"]);
}

#[test]
fn all_kinds_of_front_matter_are_read() {
    for head in [
        "---\ntitle: قمة\ndate: ۲۵ آبان ۱۴۰۳\nlang: ar\n---\n",
        "+++\ntitle = \"قمة\"\ndate = 2024-11-15\n[extra]\nlang = \"ar\"\n+++\n",
        "{\n\"title\": \"قمة\",\n\"date\": \"15.11.2024\",\n\"lang\": \"ar\"\n}\n\n",
    ] {
        let draft = read(&format!("{head}\nFoo `bar` نص\n"));
        assert_eq!(outline(&draft), ["T قمة", "P Foo bar نص"]);
        assert_eq!(draft.metadata.date.unwrap().to_string(), "2024-11-15");
        assert_eq!(draft.metadata.language, Language::arabic());
    }
    let persian = read(
        "---\ntitle: گزارش\ndate: 1403/08/25\n---\n\nپارلمان ایران دیروز گزارش تازه‌ای درباره اقتصاد کشور\n",
    );
    assert_eq!(persian.metadata.date.unwrap().to_string(), "2024-11-15");
}

#[test]
fn html_is_its_text() {
    let draft = read(
        "<div dir=\"rtl\">\n\n# عنوان\n\n</div>\n\nسطر<br>وسطر <b>بارز</b> <!-- سر -->\n\n\
         <p>فقرة &amp; نص</p><p>وأخرى</p>\n\nأ &#10; ب",
    );
    assert_eq!(
        outline(&draft),
        [
            "T عنوان",
            "P سطر",
            "+P وسطر بارز",
            "P فقرة & نص",
            "P وأخرى",
            "P أ   ب"
        ]
    );
}

#[test]
fn what_markdown_has_no_sign_for_is_said_in_comments() {
    let draft = read(
        "---\ntitle: عنوان\n---\n\n<!-- qari: untitled -->\n\n<!-- qari: byline -->\n\nفلان\\\nأمس\n\n\
         <!-- qari: heading 2 tight -->\n\n# فرع\n\n<!-- qari: item 1 number 3 -->\n\nبند\n\nنص\n",
    );
    assert_eq!(
        outline(&draft),
        ["B فلان", "+B أمس", "+H2 فرع", "1#3 بند", "P نص"]
    );
    assert_eq!(draft.metadata.title, "عنوان");
}

#[test]
fn a_rule_at_the_head_is_not_front_matter() {
    let draft = read("---\nنص\n\n---\n");
    assert_eq!(outline(&draft), ["R ", "P نص", "R "]);
    assert_eq!(draft.metadata.title, "نص");
}
