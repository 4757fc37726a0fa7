//! The plain screen, by a recording of what reaches the terminal: no styles, no lines, letters as they are stored and in
//! their order, one thing at a time, and the cursor in the row one is at.

use std::fs;

use tempfile::TempDir;

use crate::pty::{Start, Terminal};

const ARTICLE: &str = "قمة في مينسك: 12 وفدًا\n30 مايو 2022\n\nوصل الرئيس فلاديمير بوتين إلى مينسك. والتقى بوتين \
                       مسؤولين من الأمم المتحدة في مينسك، ثم عاد إلى موسكو.\n\nوفي اليوم التالي انتهت القمة.\n";
const OTHER: &str =
    "حصاد القمح\n29 مايو 2022\n\nبدأ حصاد القمح في القرى القريبة من المدينة صباح اليوم.\n";

fn articles() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("b.txt"), OTHER).unwrap();
    folder
}

fn started(arguments: &[&str], home: Option<&TempDir>) -> (Terminal, TempDir) {
    let folder = articles();
    let path = folder.path().to_str().unwrap().to_owned();
    let arguments = [arguments, &[&path]].concat();
    let terminal = Terminal::start(&Start {
        arguments: &arguments,
        columns: 80,
        rows: 20,
        home: home.map(TempDir::path),
        ..Start::default()
    });
    (terminal, folder)
}

/// Waits until the cursor is shown in a row with some words.
fn wait_for_cursor_at(terminal: &mut Terminal, words: &str) {
    terminal.wait_until(|terminal| {
        let screen = terminal.parser.screen();
        let (row, _) = screen.cursor_position();
        let contents = screen.contents();
        let here = contents.lines().nth(usize::from(row)).unwrap_or_default();
        match here.contains(words) && !screen.hide_cursor() {
            true => Ok(()),
            false => Err(format!(
                "the cursor at {words:?}, not at {here:?}, in\n{contents}"
            )),
        }
    });
}

/// Nothing that was sent is a style, a line, a sign, or a letter in a form of its own.
fn assert_plain(written: &str) {
    // The samples that the terminal is asked for the width of are written in ink that cannot be seen.
    let samples = written
        .split_once("\x1b[8m")
        .zip(written.split_once("\x1b[0m\x1b[c"));
    let written = samples.map_or(written.to_owned(), |((before, _), (_, after))| {
        format!("{before}{after}")
    });
    for sequence in written.split("\x1b[").skip(1) {
        let Some(end) = sequence.find(|c: char| c.is_ascii_alphabetic()) else {
            continue;
        };
        let (numbers, kind) = (&sequence[..end], &sequence[end..=end]);
        let is_plain = numbers
            .split(';')
            .all(|number| matches!(number, "" | "0" | "39" | "49" | "59"));
        assert!(kind != "m" || is_plain, "a style: {numbers}m");
    }
    let is_drawn = |c: char| matches!(c, '\u{2500}'..='\u{25FF}' | '★' | '✓' | '¶' | '§' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let drawn: String = written.chars().filter(|c| is_drawn(*c)).collect();
    assert_eq!(drawn, "");
}

#[test]
fn what_is_read_out_is_in_words_and_in_order() {
    let (mut terminal, _folder) = started(&["--plain"], None);
    // The list: what is selected and not read is said before the title, and the cursor is there.
    terminal.wait_for_text("محدّد، غير مقروء");
    wait_for_cursor_at(&mut terminal, "قمة في مينسك: 12 وفدًا");
    terminal.type_in("j");
    wait_for_cursor_at(&mut terminal, "حصاد القمح");
    assert!(terminal.screen().contains("محدّد"));
    terminal.type_in("*");
    terminal.wait_for_text("مميّز بنجمة");
    terminal.type_in("k");
    wait_for_cursor_at(&mut terminal, "قمة في مينسك");
    // The article alone; the cursor is where one reads, and goes to a name that is gone to.
    terminal.type_in("\r");
    terminal.wait_for_text("وصل الرئيس فلاديمير بوتين إلى مينسك");
    terminal.wait_for("the text alone", |screen| !screen.contains("حصاد القمح"));
    // The entities.
    terminal.type_in("e");
    terminal.wait_for("the entities alone", |screen| {
        screen.contains("فلاديمير بوتين") && !screen.contains("مسؤولين")
    });
    // How often each is named is told in words.
    terminal.wait_for_text("ذُكر مرتين");
    terminal.type_in("gj");
    wait_for_cursor_at(&mut terminal, "محدّد: ");
    terminal.type_in("l");
    terminal.wait_for_text("مسؤولين");
    terminal.type_in("]");
    wait_for_cursor_at(&mut terminal, "وصل الرئيس");
    terminal.type_in("e");
    wait_for_cursor_at(&mut terminal, "محدّد: ");
    // What lies over the panes, alone.
    terminal.type_in("i");
    terminal.wait_for("the card alone", |screen| {
        screen.contains("يُذكر معه") && !screen.contains("في المقال: ")
    });
    terminal.type_in("\x1b");
    // The line that is typed into.
    terminal.type_in("q/");
    terminal.type_in("قمة");
    wait_for_cursor_at(&mut terminal, "بحث");
    wait_for_cursor_at(&mut terminal, "قمة");
    terminal.type_in("\x1b");
    wait_for_cursor_at(&mut terminal, "وصل الرئيس");
    terminal.type_in("\x03");
    let (status, _, written) = terminal.end();
    assert!(status.success());
    assert_plain(&written);
}

#[test]
fn a_setting_does_the_same() {
    let home = TempDir::new().unwrap();
    fs::create_dir_all(home.path().join("qari")).unwrap();
    fs::write(
        home.path().join("qari/config.toml"),
        "[reading]\nplain = true\n",
    )
    .unwrap();
    let (mut terminal, _folder) = started(&[], Some(&home));
    terminal.wait_for_text("محدّد، غير مقروء");
    terminal.type_in("q");
    let (status, _, written) = terminal.end();
    assert!(status.success());
    assert_plain(&written);
}

/// What lies over the panes with rows to choose from says which of them is selected, and nothing else does.
#[test]
fn what_lies_over_the_panes_says_which_row_is_selected() {
    let home = TempDir::new().unwrap();
    fs::create_dir_all(home.path().join("qari")).unwrap();
    fs::write(
        home.path().join("qari/config.toml"),
        "[commands.\"قاموس\"]\nrun = [\"cat\"]\n[commands.\"نطق\"]\nrun = [\"cat\"]\n",
    )
    .unwrap();
    let (mut terminal, _folder) = started(&["--plain"], Some(&home));
    terminal.wait_for_text("محدّد، غير مقروء");
    terminal.type_in("\r");
    terminal.wait_for_text("وصل الرئيس");
    // Two passages are highlighted, and what is selected is said before.
    terminal.type_in("Xpp");
    terminal.wait_for_text("المحدَّد 3 كلمات: من «30» إلى «2022»");
    terminal.type_in("p");
    terminal.wait_for_text("المحدَّد 18 كلمة: من «وصل» إلى «موسكو.»");
    terminal.type_in("t");
    terminal.wait_for("the selection gone", |screen| !screen.contains("المحدَّد"));
    terminal.type_in("XGt");
    for (keys, first, second) in [
        ("A", "", ""),
        ("7", "«وصل الرئيس", "«"),
        ("8", "قاموس", "نطق"),
        ("B", "", ""),
        ("T", "", ""),
        ("y", "", ""),
    ] {
        terminal.type_in(keys);
        wait_for_cursor_at(&mut terminal, &format!("محدّد: {first}"));
        if !second.is_empty() {
            terminal.type_in("j");
            wait_for_cursor_at(&mut terminal, &format!("محدّد: {second}"));
        }
        let said = terminal.screen().matches("محدّد: ").count();
        assert_eq!(said, 1, "{keys}:\n{}", terminal.screen());
        terminal.type_in("\x1b");
        terminal.wait_for("the text again", |screen| !screen.contains("محدّد: "));
    }
    // Here the cursor is in what is typed.
    terminal.type_in(":");
    terminal.wait_for_text("محدّد: ");
    wait_for_cursor_at(&mut terminal, "أمر");
    terminal.type_in("\x1b");
    terminal.type_in("\x03");
    let (status, _, written) = terminal.end();
    assert!(status.success());
    assert_plain(&written);
}

const TABLE: &str = "---
title: صادرات الدول العربية ووارداتها في الربع الأول من العام مقارنة بما كانت عليه في الربع نفسه من العام الماضي بحسب الأرقام الرسمية الصادرة اليوم
language: ar
date: 2024-05-02
---

## أرقام

| الدولة | الصادرات | الواردات |
| --- | --- | --- |
| مصر | 37 | 36 |
| الأردن | 12 | 9 |

- [x] راجعه الوزير
- [ ] ينشر غدا

> قال الوزير إن الصادرات زادت.
";

/// Each row of a table is told cell by cell, and what a block is in words; nothing of a title is cut.
#[test]
fn tables_titles_and_signs_are_told_in_words() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.md"), TABLE).unwrap();
    fs::write(folder.path().join("b.txt"), OTHER).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    let mut terminal = Terminal::start(&Start {
        arguments: &["--plain", &path],
        columns: 60,
        rows: 30,
        ..Start::default()
    });
    terminal.wait_for_text("محدّد، غير مقروء");
    terminal.wait_for_text("الصادرة اليوم");
    terminal.wait_for_text("الكل 2 (غير مقروء 2)");
    terminal.type_in("\r");
    terminal.wait_for_text("زادت.");
    let screen = terminal.screen();
    let told = [
        "عنوان فرعي: أرقام",
        "الدولة: مصر",
        "الصادرات: 37",
        "الواردات: 36",
        "الدولة: الأردن",
        "الصادرات: 12",
        "الواردات: 9",
        "تمّ: راجعه الوزير",
        "لم يتمّ: ينشر غدا",
        "اقتباس: قال الوزير إن الصادرات زادت.",
    ];
    let mut rest = screen.as_str();
    for words in told {
        let at = rest
            .find(words)
            .unwrap_or_else(|| panic!("{words} in\n{screen}"));
        rest = &rest[at + words.len()..];
    }
    // What does not fit into its row is told whole below, of the row one is at.
    terminal.type_in(":المظهر");
    terminal.wait_for_text("والألوان واللغة");
    terminal.type_in("\x1b");
    terminal.wait_for_text("زادت.");
    // The values of the appearance, each behind its name.
    terminal.type_in("A");
    terminal.wait_for_text("الحركات: ظاهرة");
    assert!(
        !terminal.screen().contains(['‹', '›']),
        "{}",
        terminal.screen()
    );
    terminal.type_in("\x1b");
    terminal.type_in("\x03");
    let (status, _, written) = terminal.end();
    assert!(status.success());
    assert_plain(&written);
}
