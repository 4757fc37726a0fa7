//! Tests of Org.

use super::*;
use crate::article::SpanStyle;

fn read(text: &str) -> Draft {
    parse(text, Source::file("a.org".into()))
}

const FILE: &str = "\
#+TITLE: رحلة إلى /الواحة/
#+AUTHOR: سلمى الحداد
#+DATE: <2024-03-05 Tue>
#+LANGUAGE: ar
#+FILETAGS: :سفر:صحراء:
#+OPTIONS: toc:nil
# ملاحظة للكاتبة

* TODO [#A] الطريق :ليل:
:PROPERTIES:
:CUSTOM_ID: tariq
:END:
SCHEDULED: <2024-03-06 Wed>
سرنا *ليلًا* على ضوء
/القمر/، ولم نتوقف.[fn:1] انظر [[https://example.org/a_b][الخريطة *هنا*]].

- [X] ماء
- تمر
  1. يابس
  ١٢) رطب

#+BEGIN_QUOTE
الطريق أطول من الدليل.
#+END_QUOTE
#+begin_src sh :results none
echo \"*سلام*\"
,* سطر
#+end_src
#+BEGIN_COMMENT
لا يُقرأ
#+END_COMMENT
: حرفي  كما هو
| مدينة | سكان |
|-------+------|
| سيوة  | 33   |
-----
** خاتمة
وصلنا في =09:30= إلى ~/home~.
";

#[test]
fn a_file_is_read_without_its_signs() {
    let draft = read(FILE);
    assert_eq!(
        draft.body.text,
        "رحلة إلى الواحة\n\nالطريق\n\nسرنا ليلًا على ضوء القمر، ولم نتوقف. انظر الخريطة هنا.\n\n\
         ماء\nتمر\nيابس\nرطب\n\nالطريق أطول من الدليل.\n\necho \"*سلام*\"\n* سطر\n\nحرفي  كما هو\n\n\
         مدينة\tسكان\nسيوة\t33\n\n\n\nخاتمة\n\nوصلنا في 09:30 إلى /home."
    );
    let kinds: Vec<BlockKind> = draft.body.blocks.iter().map(|block| block.kind).collect();
    let item = |depth, marker| BlockKind::Item {
        depth,
        marker: Some(marker),
    };
    assert_eq!(
        kinds,
        [
            BlockKind::Title,
            BlockKind::Heading { level: 1 },
            BlockKind::Paragraph,
            item(0, Marker::Task { done: true }),
            item(0, Marker::Bullet),
            item(1, Marker::Number(1.into())),
            item(1, Marker::Number(12.into())),
            BlockKind::Quote,
            BlockKind::Code,
            BlockKind::Code,
            BlockKind::Code,
            BlockKind::Row { is_head: true },
            BlockKind::Row { is_head: false },
            BlockKind::Rule,
            BlockKind::Heading { level: 2 },
            BlockKind::Paragraph,
        ]
    );
    let styled = |style: &SpanStyle| -> Vec<&str> {
        let spans = draft.body.spans.iter().filter(|span| span.style == *style);
        spans.map(|span| span.range.of(&draft.body.text)).collect()
    };
    assert_eq!(styled(&SpanStyle::Strong), ["ليلًا", "هنا"]);
    assert_eq!(styled(&SpanStyle::Emphasis), ["القمر"]);
    assert_eq!(styled(&SpanStyle::Code), ["09:30", "/home"]);
    let link = SpanStyle::Link("https://example.org/a_b".to_owned());
    assert_eq!(styled(&link), ["الخريطة هنا"]);
}

#[test]
fn a_task_is_done_or_not() {
    let draft = read("- [ ] خبز\n- [X] ماء\n- [-] تمر\n1. [x] ملح\n");
    assert_eq!(draft.body.text, "خبز\nماء\nتمر\nملح");
    let done = draft.body.blocks.iter().map(|block| match block.kind {
        BlockKind::Item {
            marker: Some(Marker::Task { done }),
            ..
        } => done,
        kind => panic!("{kind:?}"),
    });
    assert_eq!(done.collect::<Vec<_>>(), [false, true, false, true]);
}

#[test]
fn the_keywords_tell_of_the_article() {
    let Metadata {
        title,
        date,
        authors,
        language,
        topics,
        ..
    } = read(FILE).metadata;
    assert_eq!(title, "رحلة إلى الواحة");
    assert_eq!(date.unwrap().to_string(), "2024-03-05");
    assert_eq!(authors, ["سلمى الحداد"]);
    assert_eq!(language.as_str(), "ar");
    assert_eq!(topics, ["سفر", "صحراء"]);
}

#[test]
fn signs_that_emphasise_nothing_stay() {
    for text in [
        "2 * 3 * 4",
        "a/b/c",
        "س_ص_ع",
        "* ",
        "السعر +5+6",
        "C++ و~",
        "[[غير مغلق",
        "[fn:1 ]",
        "*مفتوح",
    ] {
        let draft = read(&format!("نص {text}"));
        assert_eq!(draft.body.text, format!("نص {}", text.trim()), "{text}");
        assert!(draft.body.spans.is_empty());
    }
    assert_eq!(read("*نص*").body.text, "نص");
    assert_eq!(
        read("[[file:a.org][الملف]] و[[https://a.example]]")
            .body
            .text,
        "الملف وhttps://a.example"
    );
    assert_eq!(
        read("سطر أول\\\\\nسطر ثان").body.text,
        "سطر أول\\\\ سطر ثان".replace("\\\\", "")
    );
}

#[test]
fn mutated_files_do_no_harm() {
    let mut state = 11_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap()
    };
    let pieces = [
        "*",
        "/",
        "=",
        "~",
        "_",
        "+",
        "[[",
        "][",
        "]]",
        "[fn:",
        "]",
        " ",
        "\n",
        "نص",
        "http://",
        "#+BEGIN_SRC",
        "#+END_SRC",
        "#+",
        "|",
        ":",
        ":END:",
        "- ",
        "1. ",
        "\\\\",
        "،",
    ];
    for _ in 0..3000 {
        let text: String = (0..next() % 60)
            .map(|_| pieces[next() % pieces.len()])
            .collect();
        let body = read(&text).body;
        for block in &body.blocks {
            assert!(!body.block_text(block).contains('\n'));
        }
        for span in &body.spans {
            assert!(!span.range.of(&body.text).is_empty());
        }
    }
}

#[test]
fn many_signs_take_time_in_proportion() {
    for piece in ["*a ", "/a* ", "[[a][", "*a* ", "=a ~b "] {
        let draft = read(&piece.repeat(100_000));
        assert!(!draft.body.text.is_empty());
    }
}
