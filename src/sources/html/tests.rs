//! Tests of the module beside this file.

use super::*;
use crate::article::{Body, Marker, SpanStyle};

fn body(html: &str) -> Body {
    let mut composer = Composer::default();
    compose(html, Some("https://example.org/a/b.html"), &mut composer);
    composer.finish()
}

/// The blocks, each with a sign of its kind: `#2` a heading, `>` a quotation, `-` and `1.` items of depth 0, `.` what
/// goes on in an item, `|` a row, `=` its head, `!` a caption, `:` program text, `---` a rule. Blocks that stand tight
/// are divided by `/`, others by `//`.
fn blocks(html: &str) -> String {
    let body = body(html);
    let mut end = 0;
    let mut shown = String::new();
    for block in &body.blocks {
        match &body.text[end..block.range().start] {
            "" => {}
            "\n" => shown.push_str(" / "),
            "\n\n" => shown.push_str(" // "),
            other => panic!("{other:?} between blocks"),
        }
        end = block.range().end;
        let sign = match block.kind {
            BlockKind::Title => "T ".to_owned(),
            BlockKind::Byline => "B ".to_owned(),
            BlockKind::Heading { level } => format!("#{level} "),
            BlockKind::Paragraph => String::new(),
            BlockKind::Quote => "> ".to_owned(),
            BlockKind::Item { depth, marker, .. } => {
                let marker = match marker {
                    Some(Marker::Bullet) => "-".to_owned(),
                    Some(Marker::Number(number)) => format!("{number}."),
                    Some(Marker::Task { done }) => format!("[{}]", if done { 'x' } else { ' ' }),
                    None => ".".to_owned(),
                };
                format!("{}{marker} ", "  ".repeat(usize::from(depth)))
            }
            BlockKind::Code => ": ".to_owned(),
            BlockKind::Row { is_head: true } => "= ".to_owned(),
            BlockKind::Row { is_head: false } => "| ".to_owned(),
            BlockKind::Caption => "! ".to_owned(),
            BlockKind::Rule => "---".to_owned(),
        };
        shown.push_str(&sign);
        shown.push_str(&body.block_text(block).replace('\t', "¦"));
    }
    shown
}

/// The texts of spans, with `*`, `**`, a backtick or the address.
fn spans(html: &str) -> Vec<String> {
    let body = body(html);
    let shown = |span: &crate::article::Span| {
        let text = span.range.of(&body.text);
        match &span.style {
            SpanStyle::Emphasis => format!("*{text}"),
            SpanStyle::Strong => format!("**{text}"),
            SpanStyle::Code => format!("`{text}"),
            SpanStyle::Link(address) => format!("{text} → {address}"),
            #[allow(unreachable_patterns)]
            other => format!("{other:?} {text}"),
        }
    };
    body.spans.iter().map(shown).collect()
}

#[test]
fn each_element_is_the_block_it_means() {
    for (html, expected) in [
        (
            "<h1>قمة</h1><p>نص</p><h3>فصل</h3>تتمة",
            "#1 قمة // نص // #3 فصل // تتمة",
        ),
        (
            "<blockquote><p>قول</p>وقول</blockquote>نص",
            "> قول // > وقول // نص",
        ),
        ("<div>أ<div>ب</div>ج</div>", "أ // ب // ج"),
        ("<dl><dt>كلمة<dd>معناها</dl>", "كلمة // . معناها"),
        ("<p>أ<hr><hr>ب<hr>", "أ // --- // ب // ---"),
        ("<hr>أ", "أ"),
        (
            "<details><summary>ملخص</summary><p>تفصيل</details>",
            "ملخص // تفصيل",
        ),
        ("<h2>سطر<br>وسطر<div>وثالث</div></h2>", "#2 سطر وسطر وثالث"),
        ("<custom-tag>نص</custom-tag>", "نص"),
        ("", ""),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn raised_and_lowered_text_is_written_in_its_own_characters() {
    for (html, expected) in [
        ("<p>H<sub>2</sub>O وx<sup>2</sup>", "H₂O وx²"),
        ("<p>المادة 5<sup>ث</sup> منه", "المادة 5ث منه"),
        ("<p>نص<sup><a href='#n1'>1</a></sup>", "نص¹"),
        (
            "<p>نص<sup>[3]</sup> و<sub>كلام <b>أطول</b> من ذلك</sub>",
            "نص[3] وكلام أطول من ذلك",
        ),
        ("<p>10<sup>−٣</sup> م<sup>2</sup>/ث", "10⁻³ م²/ث"),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
    assert_eq!(
        spans("<p><del>مئة</del> <s>ألف</s>"),
        ["Strike مئة", "Strike ألف"]
    );
}

#[test]
fn notes_are_called_by_what_refers_to_them() {
    for (html, expected) in [
        (
            "<p>نص<a epub:type='noteref' href='#n1'>1</a>.</p><aside epub:type='footnote' id='n1' hidden><p>شرح</aside>",
            "نص¹. // [1] شرح",
        ),
        (
            "<p>نص<sup><a role='doc-noteref' href='#n2'>٢</a></sup></p><div role='doc-footnote' id='n2'>٢. شرح</div>",
            "نص² // ٢. شرح",
        ),
        (
            "<p>نص<a role='doc-noteref' href='#n3'>[3]</a></p><ol start=3><li id='n3'>شرح</ol>",
            "نص[3] // 3. شرح",
        ),
        (
            "<p>نص<a epub:type='noteref' href='#a'>*</a><a epub:type='noteref' href='b.xhtml#c'>2</a><p id=a>شرح",
            "نص*² // [*] شرح",
        ),
        ("<p hidden>مخفي<p id=n>ظاهر", "ظاهر"),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn blocks_know_in_how_many_quotations_they_stand() {
    let html =
        "<p>أ<blockquote><p>ب<blockquote>ج</blockquote><ul><li>د</ul><h3>ه</h3></blockquote>و";
    let quotes: Vec<u8> = body(html).blocks.iter().map(|block| block.quotes).collect();
    assert_eq!(quotes, [0, 1, 2, 1, 1, 0]);
}

#[test]
fn lists_keep_their_numbers_and_depth() {
    for (html, expected) in [
        ("<ul><li>أ<li>ب</ul>ج", "- أ / - ب // ج"),
        ("<ol><li>أ</li><li>ب</li></ol>", "1. أ / 2. ب"),
        (
            "<ol start=3><li>أ<li value=9>ب<li>ج</ol>",
            "3. أ / 9. ب / 10. ج",
        ),
        (
            "<ol type=a><li>أ<li>ب</ol><ol type=I start=4><li>ج</ol>",
            "a. أ / b. ب // IV. ج",
        ),
        (
            "<ol style=\"color: red; list-style-type: arabic-indic\"><li>أ<li style='list-style-type:persian'>ب</ol>",
            "١. أ / ۲. ب",
        ),
        ("<ol reversed><li>أ<li>ب<li>ج</ol>", "3. أ / 2. ب / 1. ج"),
        ("<ul><li>أ<ol><li>ب</ol><li>ج</ul>", "- أ /   1. ب / - ج"),
        ("<ul><li><p>أ</p><p>ب</p></li></ul>", "- أ / . ب"),
        ("<ul><li>أ<br>ب</ul><ul><li>ج</ul>", "- أ / . ب // - ج"),
        ("<li>أ<li>ب", "- أ // - ب"),
        ("<ol start=-1><li>أ<li>ب<li>ج</ol>", "0. أ / 0. ب / 1. ج"),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn white_space_is_as_browsers_show_it() {
    for (html, expected) in [
        ("<p>\n  أ \t ب\r\n </p>\n", "أ ب"),
        ("<p>أ <b> ب </b> ج</p>", "أ ب ج"),
        ("أ<b>ب</b><i>ج</i>", "أبج"),
        ("أ<span> </span>ب", "أ ب"),
        ("أ<br>\n ب", "أ / ب"),
        ("أ<br><br>ب<br>", "أ // ب"),
        ("<p><br>أ", "أ"),
        ("أ&nbsp; ب&shy;ج&#8203;د", "أ\u{A0} بجد"),
        ("<p>&nbsp;</p>أ", "أ"),
        ("<div>أ</div> <div>ب</div>", "أ // ب"),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn what_is_not_to_be_read_is_left_out() {
    for html in [
        "<script>شر</script>",
        "<style>شر</style>",
        "<template>شر</template>",
        "<!-- شر -->",
        "<p hidden>شر</p>",
        "<p style='color:red; DISPLAY : none !important'>شر</p>",
        "<span aria-hidden=true>شر</span>",
        "<form><input value=شر><label>شر</label></form>",
        "<form><span>شر</span></form>",
        "<select><option>شر</select>",
        "<button>شر</button>",
        "<svg><text>شر</text><title>شر</title></svg>",
        "<iframe>شر</iframe>",
        "<noscript>شر</noscript>",
        "<head><title>شر</title></head>",
        "<dialog>شر</dialog>",
        "<object>شر</object>",
        "<textarea>شر</textarea>",
        "<div style=visibility:hidden><p>شر</div>",
        "<video>شر</video>",
    ] {
        assert_eq!(blocks(&format!("{html}<p>أ</p>")), "أ", "{html}");
    }
    assert_eq!(
        blocks("<form><p>نص الصفحة</p><button>بحث</button></form>"),
        "نص الصفحة"
    );
    assert_eq!(blocks("<p style='display:inline'>أ</p>"), "أ");
}

#[test]
fn spans_and_whole_addresses() {
    for (html, expected) in [
        (
            "أ <b>ب</b> <em>ج <strong>د</strong></em>",
            vec!["**ب", "*ج د", "**د"],
        ),
        ("<code>a_b()</code>", vec!["`a_b()"]),
        ("أ<b> ب</b>", vec!["**ب"]),
        (
            "<a href='c.html?q=1'>أ</a>",
            vec!["أ → https://example.org/a/c.html?q=1"],
        ),
        ("<a href='//x.org/'>أ</a>", vec!["أ → https://x.org/"]),
        ("<a href='mailto:a@b.c'>أ</a>", vec!["أ → mailto:a@b.c"]),
        (
            "<a href='javascript:void(0)'>أ</a><a href='#up'>ب</a><a>ج</a>",
            vec![],
        ),
        (
            "<a href='/خبر'>أ</a>",
            vec!["أ → https://example.org/%D8%AE%D8%A8%D8%B1"],
        ),
        (
            "<base href='https://b.org/x/'><a href=y>أ</a>",
            vec!["أ → https://b.org/x/y"],
        ),
        (
            "<base href='z/'><a href=y>أ</a>",
            vec!["أ → https://example.org/a/z/y"],
        ),
        ("<b><p>أ</p><p>ب</p></b>", vec!["**أ", "**ب"]),
    ] {
        assert_eq!(spans(html), expected, "{html}");
    }
}

#[test]
fn an_address_without_a_base_stays_as_it_is() {
    let mut composer = Composer::default();
    compose(
        "<a href='c.html'>أ</a><a href='https://x.org'>ب</a>",
        None,
        &mut composer,
    );
    let addresses: Vec<SpanStyle> = composer
        .finish()
        .spans
        .into_iter()
        .map(|span| span.style)
        .collect();
    let expected = ["c.html", "https://x.org/"].map(|address| SpanStyle::Link(address.to_owned()));
    assert_eq!(addresses, expected);
}

#[test]
fn preformatted_text_keeps_its_lines() {
    for (html, expected) in [
        (
            "<pre>\nlet a;\n  b &lt; c\n\nd\n</pre>",
            ": let a; / :   b < c / :  / : d",
        ),
        ("<pre><code>a<br>b</code></pre>", ": a / : b"),
        ("<pre>صدر البيت\nوعجزه</pre>", "صدر البيت / وعجزه"),
        ("<pre><code># تعليق\n</code></pre>", ": # تعليق"),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn tables_of_data_are_rows_and_others_are_paragraphs() {
    for (html, expected) in [
        (
            "<table><caption>المدن</caption><tr><th>مدينة<th>سكان<tr><td> صنعاء <td><p>3</p></table>",
            "! المدن // = مدينة¦سكان / | صنعاء¦3",
        ),
        ("<table><tr><td>أ<td>ب<tr><td><td>د</table>", "| أ¦ب / | ¦د"),
        (
            "<table><tr><td rowspan=2>أ<td>ب<tr><td>ج<tr><td colspan=2>د</table>",
            "| أ¦ب / | ¦ج / | د",
        ),
        (
            "<table><tr><td colspan=2>أ<td>ب<tr><td>ج<td>د<td>ه</table>",
            "| أ¦¦ب / | ج¦د¦ه",
        ),
        ("<table><tr><td>أ<tr><td>ب</table>", "أ // ب"),
        ("<table><tr><td>قائمة<td>نص</table>", "قائمة // نص"),
        (
            "<table role=presentation><tr><td>أ<td>ب<tr><td>ج<td>د</table>",
            "أ // ب // ج // د",
        ),
        (
            "<table><tr><td>أ<td><table><tr><td>ب</table><tr><td>ج<td>د</table>",
            "أ // ب // ج // د",
        ),
        (
            "<table><thead><tr><td>أ<td>ب</thead><tr><td>1<br>2<td><ul><li>3<li>4</ul></table>",
            "= أ¦ب / | 1 2¦3 4",
        ),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn pictures_are_their_captions() {
    for (html, expected) in [
        (
            "<p>أ</p><img alt='ميناء عدن'><p>ب</p>",
            "أ // ! ميناء عدن // ب",
        ),
        (
            "<p><img alt='ميناء عدن'>أ <img alt='سفينة راسية'>ب</p>ج",
            "! ميناء عدن // أ ب // ! سفينة راسية // ج",
        ),
        (
            "<figure><img alt='بديل النص'><figcaption>الميناء</figcaption></figure>",
            "! الميناء",
        ),
        (
            "<figure><img alt='الميناء صباحا'></figure>",
            "! الميناء صباحا",
        ),
        ("أ<img class=emoji alt='😀'>ب", "أ😀ب"),
        (
            "<img alt='IMG_20240101.jpg'><img alt='صورة'><img alt=''><img>أ",
            "أ",
        ),
        (
            "<img alt='ميناء عدن'><p class='wp-caption-text'>ميناء عدن</p>",
            "! ميناء عدن // ! ميناء عدن",
        ),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn directions_and_readings_stand_in_the_text() {
    for (html, expected) in [
        (
            "<p dir=rtl>هاتف <span dir=ltr>+967 1 234</span>",
            "هاتف \u{2066}+967 1 234\u{2069}",
        ),
        (
            "<p dir=rtl>قال <span dir=rtl>محمد</span> شيئا",
            "قال محمد شيئا",
        ),
        ("<p>قال <span dir=rtl>محمد</span> شيئا", "قال محمد شيئا"),
        ("<bdi>أحمد</bdi>: 3", "\u{2068}أحمد\u{2069}: 3"),
        (
            "<bdo dir=ltr>أب</bdo>",
            "\u{2066}\u{202D}أب\u{202C}\u{2069}",
        ),
        ("<bdo dir=rtl></bdo>أ", "أ"),
        (
            "<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>",
            "東(とう)",
        ),
        ("قال <q>نعم</q>.", "قال «نعم»."),
        ("أ&rlm;!&lrm;", "أ\u{200F}!\u{200E}"),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn what_is_not_closed_or_misnested_is_all_there() {
    for (html, expected) in [
        ("<p>أ<p>ب<b>ج<p>د", "أ // بج // د"),
        ("<b><p>أ</b>ب</p>ج", "أب // ج"),
        ("<table><tr><td>أ<p>ب", "أ // ب"),
        ("<table>أ<tr><td>ب</table>", "أ // ب"),
        ("</p></div>أ</b>", "أ"),
        (
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p id='a'/><p>أ</p></body></html>",
            "أ",
        ),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn too_much_markup_is_text_without_tags() {
    let html = format!("<p>أ  ب</p><p{}>ج</p>", " a=1".repeat(1001));
    assert_eq!(blocks(&html), "أ ب // ج");
}
