//! Text selected and copied: by keys, by the mouse, from the menu.

use proptest::prelude::*;

use super::reader::{Reader, samples};
use qari::app::overlay::Content;
use qari::app::{Event, Target};
use qari::article::{Draft, Source};
use qari::i18n::Locale;
use qari::library::{Incoming, Library};
use qari::notice::Notice;
use qari::sources::markdown;
use qari::text::{Forms, Marks, Rendition};

const ARTICLE: &str = "---
title: سَلَامٌ على الجميع
language: ar
date: 2024-05-02
source: صحيفة المثال
author: ليلى حداد
url: https://example.org/a?b=1
---

قال الأستاذ: «لا أَعْلَمُ»، ثم عاد. وفي عام 2024 ظهرت لغة Rust 1.85 في ١٢ بلدًا؟ نعم!

فقرة ثانية فيها **خط عريض** و[رابط](https://example.org/x).
";

fn draft() -> Draft {
    markdown::parse(ARTICLE, Source::file("a.md".into()))
}

fn reader() -> Reader {
    Reader::new(vec![draft()], 80, 24)
}

/// What is copied after some keys that select from the first word on.
fn copied(keys: &str) -> String {
    let mut reader = reader();
    reader.press(&format!("X{keys}y"));
    assert!(!reader.app().is_selecting(), "it is let go");
    reader.copied().to_owned()
}

/// So many words on.
fn words(count: usize) -> String {
    "w".repeat(count)
}

#[test]
fn what_is_copied_is_the_text_as_it_is_stored() {
    const FIRST: &str = "قال الأستاذ: «لا أَعْلَمُ»، ثم عاد.";
    const SECOND: &str = "وفي عام 2024 ظهرت لغة Rust 1.85 في ١٢ بلدًا؟";
    let paragraph = format!("{FIRST} {SECOND} نعم!");
    let two = format!("سَلَامٌ على الجميع\n\n{paragraph}");
    let text = draft().body.text;
    let last_word = text.trim_end_matches('.');
    for (keys, expected) in [
        // Words and signs, with their marks.
        ("", "سَلَامٌ"),
        (" ", "سَ"),
        ("   ", "مٌ"),
        ("   <Backspace>", "لَا"),
        ("w", "على"),
        ("wb", "سَلَامٌ"),
        // Lam and alef are one sign.
        ("wwww", "الأستاذ"),
        ("wwww  ", "لأ"),
        ("wwwww ", "لا"),
        ("wwwwww", "أَعْلَمُ"),
        // Latin and digits of either kind.
        (&words(11), "2024"),
        (&words(14), "Rust"),
        (&words(15), "1.85"),
        (&words(17), "١٢"),
        (&format!("{}vw", words(14)), "Rust 1.85"),
        (&format!("{}vww", words(13)), "لغة Rust 1.85"),
        (&format!("{}vb", words(14)), "لغة Rust"),
        // Sentences and paragraphs.
        ("wwws", FIRST),
        ("wwwss", SECOND),
        ("wwwssS", FIRST),
        ("wwwss(", FIRST),
        ("www)", FIRST),
        ("wwwp", &paragraph),
        ("wwwpP", "سَلَامٌ على الجميع"),
        ("www}{", "سَلَامٌ على الجميع"),
        // Extended.
        ("wwwvs", FIRST),
        ("wwwwvs", FIRST.strip_prefix("قال ").unwrap()),
        ("pvp", &two),
        ("vwow", "على"),
        ("a", &text),
        ("gvG", last_word),
        // To the left is forward, and backward within what runs the other way.
        ("<Left>", "لَا"),
        ("l<Left>", "لَا"),
        ("<Left><Right>", "سَ"),
        (&format!("{}<Right>", words(14)), "u"),
        (&format!("{}v<Right><Right>", words(14)), "Rust 1"),
    ] {
        assert_eq!(copied(keys), expected, "{keys}");
    }
}

#[test]
fn arabic_keyboards_have_these_keys_too() {
    for (latin, arabic) in [
        ("wwwvsy", "صصصرسغ"),
        ("wwwby", "صصص\u{FEFB}غ"),
        ("wwwpvoSy", "صصصحرخ\u{64D}غ"),
        ("ay", "شغ"),
    ] {
        let copied = |keys: &str| {
            let mut reader = reader();
            reader.press(keys);
            reader.copied().to_owned()
        };
        let expected = copied(&format!("X{latin}"));
        assert!(!expected.is_empty());
        assert_eq!(copied(&format!("\u{652}{arabic}")), expected, "{latin}");
    }
}

#[test]
fn rows_are_gone_through_and_the_head_stays_in_sight() {
    let mut reader = Reader::new(samples(), 60, 12);
    reader.press("<Enter>Xv");
    let mut before = 0;
    for _ in 0..40 {
        reader.press("j");
        let reading = reader.app().reading().unwrap();
        let selecting = reading.selecting.unwrap();
        let body = &reading.article.body;
        let (row, _) = reading.page.sign_at(selecting.head(body).start).unwrap();
        assert!((reading.top()..reading.top() + reading.height()).contains(&row));
        assert!(selecting.range().end >= before);
        before = selecting.range().end;
    }
    let text = reader.app().reading().unwrap().article.body.text.clone();
    reader.press("Gy");
    assert!(text.starts_with(reader.copied()));
    assert!(
        text[reader.copied().len()..]
            .chars()
            .all(|c| c.is_ascii_punctuation())
    );
    reader.press("Xp<Up>y");
    assert!(
        !reader.copied().contains("\n"),
        "a paragraph: {}",
        reader.copied()
    );
}

#[test]
fn the_whole_of_each_article_that_comes_with_the_program_is_copied_byte_for_byte() {
    let drafts = qari::sources::builtin();
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all(drafts.clone()).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let mut reader = Reader::over(library, 100, 30);
    let base = Rendition {
        forms: Forms::Base,
        marks: Marks::Dropped,
        ..Rendition::default()
    };
    reader.press("<Enter>");
    for index in 0..drafts.len() {
        let rendition = if index % 2 == 0 {
            Rendition::default()
        } else {
            base
        };
        let notice = None;
        reader.send(Event::Rendered { rendition, notice });
        let stored = reader.app().reading().unwrap().article.body.text.clone();
        reader.press("Xay");
        assert_eq!(reader.copied(), stored);
        reader.press("B<Enter>");
        assert_eq!(reader.copied(), stored);
        let is_nominal = |c: char| !matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
        assert!(stored.chars().all(is_nominal));
        reader.press("J");
    }
    assert_eq!(reader.program.host.copied.len(), 2 * drafts.len());
}

#[test]
fn a_quotation_says_where_it_is_from() {
    let mut reader = reader();
    reader.press("Xwwws\"");
    assert_eq!(
        reader.copied(),
        "“قال الأستاذ: «لا أَعْلَمُ»، ثم عاد.”\n\n\
         سَلَامٌ على الجميع، ليلى حداد، صحيفة المثال، 2 مايو 2024\nhttps://example.org/a?b=1"
    );
    reader.press("XwwwpvPpm");
    assert_eq!(
        reader.copied().lines().last(),
        Some("قال الأستاذ: «لا أَعْلَمُ»، ثم عاد. وفي عام 2024 ظهرت لغة Rust 1.85 في ١٢ بلدًا؟ نعم!")
    );
    reader.press("XGpm");
    assert_eq!(
        reader.copied(),
        "فقرة ثانية فيها **خط عريض** و[رابط](https://example.org/x).\n"
    );
    reader.press("XGpbbbvbm");
    assert_eq!(reader.copied(), "فيها **خط**\n");
}

#[test]
fn the_menu_offers_what_there_is() {
    let mut reader = reader();
    let menu = |reader: &Reader| match reader.on_top() {
        Some(Content::Copy(menu)) => menu.rows.len(),
        other => panic!("{other:?}"),
    };
    reader.press("B");
    assert_eq!(menu(&reader), 4);
    reader.press("j<Enter>");
    let written = reader.copied().to_owned();
    let again = markdown::parse(&written, Source::file("a.md".into()));
    assert_eq!(again.body, draft().body, "{written}");
    reader.press("Bjj<Enter>");
    assert!(reader.copied().starts_with("سَلَامٌ على الجميع، ليلى"));
    reader.press("Bjjj<Enter>");
    assert_eq!(reader.copied(), "https://example.org/a?b=1");
    reader.press("XB");
    assert_eq!(menu(&reader), 7);
    reader.press("<Enter>");
    assert_eq!(reader.copied(), "سَلَامٌ");
    assert!(!reader.app().is_selecting());
}

#[test]
fn the_sentences_of_an_entity_are_copied_from_the_article_and_from_its_card() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("<Enter>e/لافروف<Enter><Enter>B");
    let Some(Content::Copy(menu)) = reader.on_top() else {
        panic!("no menu");
    };
    let last = menu.rows.len() - 1;
    reader.press(&format!("{}<Enter>", "j".repeat(last)));
    let article = reader.app().reading().unwrap().article.clone();
    let lines: Vec<String> = reader.copied().lines().map(str::to_owned).collect();
    assert!(lines.len() > 1);
    for line in &lines {
        assert!(article.body.text.contains(line.as_str()) && line.contains("لافروف"));
    }
    reader.press("iB");
    let copied = reader.copied().to_owned();
    assert!(copied.lines().count() > lines.len());
    reader.press("<Esc>e/القاهرة<Enter>iB");
    let copied = reader.copied().to_owned();
    // Those of each article end with what they are from.
    let of_articles: Vec<&str> = copied.split("\n\n").collect();
    assert!(of_articles.len() > 1);
    for of_one in of_articles {
        let (sentences, from) = of_one.rsplit_once('\n').unwrap();
        assert!(sentences.lines().all(|line| line.contains("القاهرة")));
        assert!(from.starts_with("— ") && from.contains('،'), "{from}");
    }
    assert!(matches!(reader.app().notice(), Some(Notice::Copied { .. })));
}

/// Where a part of the open article is drawn: the cell of its first byte.
fn place(reader: &Reader, words: &str) -> (u16, u16) {
    let text = &reader.app().reading().unwrap().article.body.text;
    let offset = text.find(words).unwrap();
    let cells = (0..24).flat_map(|y| (0..80).map(move |x| (x, y)));
    let mut cells = cells.filter(|(x, y)| reader.target(*x, *y) == Some(Target::Text(offset)));
    cells
        .next()
        .unwrap_or_else(|| panic!("{words} is out of sight"))
}

#[test]
fn the_mouse_selects() {
    let mut reader = reader();
    let drag = |reader: &mut Reader, words: &str| {
        let (x, y) = place(reader, words);
        let target = reader.target(x, y).unwrap();
        reader.send(Event::Dragged(target));
    };
    let (x, y) = place(&reader, "ظهرت");
    reader.click(x, y);
    assert!(
        !reader.app().is_selecting(),
        "a click alone selects nothing"
    );
    drag(&mut reader, "Rust");
    reader.press("y");
    assert_eq!(reader.copied(), "ظهرت لغة R");
    // Back over where it began.
    reader.click(x, y);
    drag(&mut reader, "عام");
    reader.press("y");
    assert_eq!(reader.copied(), "عام 2024 ظ");
    let target = reader.target(x, y).unwrap();
    reader.send(Event::ClickedAgain(target, 2));
    reader.press("y");
    assert_eq!(reader.copied(), "ظهرت");
    reader.send(Event::ClickedAgain(target, 2));
    drag(&mut reader, "Rust");
    reader.press("y");
    assert_eq!(reader.copied(), "ظهرت لغة Rust");
    reader.send(Event::ClickedAgain(target, 3));
    reader.press("y");
    assert!(reader.copied().starts_with("قال") && reader.copied().ends_with("نعم!"));
    // Beside the text the nearest sign is meant; a click lets go.
    reader.click(x, y);
    reader.send(Event::Dragged(Target::BesideText(0)));
    assert!(reader.app().is_selecting());
    reader.click(x, y);
    assert!(!reader.app().is_selecting());
}

#[test]
fn it_is_let_go_and_says_what_was_copied() {
    let mut reader = reader();
    for leaves in ["<Esc>", "q", "X"] {
        reader.press("Xw");
        assert!(reader.app().is_selecting());
        reader.press(leaves);
        assert!(!reader.app().is_selecting(), "{leaves}");
    }
    let told = |reader: &Reader, locale| {
        let notice = reader.app().notice().unwrap();
        let words = qari::messages::notice(notice, reader.app().keymap(), locale);
        words.replace(['\u{2068}', '\u{2069}', '\u{200F}', '\u{200E}'], "")
    };
    for (keys, arabic) in [
        ("X y", "نُسخ حرف واحد إلى الحافظة عن طريق الطرفية"),
        ("X v y", "نُسخ حرفان إلى الحافظة عن طريق الطرفية"),
        ("Xwwwsvssy", "نُسخت 3 جمل إلى الحافظة عن طريق الطرفية"),
        (
            "Xvw\"",
            "نُسخت كلمتان بصيغة اقتباس إلى الحافظة عن طريق الطرفية",
        ),
        (
            "Xpm",
            "نُسخت فقرة واحدة بصيغة Markdown إلى الحافظة عن طريق الطرفية",
        ),
        (
            "Xv              y",
            "نُسخت 4 كلمات إلى الحافظة عن طريق الطرفية",
        ),
    ] {
        reader.press(keys);
        assert_eq!(told(&reader, Locale::Arabic), arabic, "{keys}");
    }
    reader.press("Xwwwsvsy");
    let english = "copied 2 sentences to the clipboard through the terminal";
    assert_eq!(told(&reader, Locale::English), english);
}

#[test]
fn what_is_selected_is_seen_with_and_without_colours() {
    for colours in [
        qari::ui::Colours::TwoHundredFiftySix,
        qari::ui::Colours::None,
    ] {
        let mut reader = reader();
        reader.program.host.theme.colours = colours;
        let (x, y) = place(&reader, "ظهرت");
        let before = reader.buffer()[(x, y)].clone();
        let target = reader.target(x, y).unwrap();
        reader.send(Event::ClickedAgain(target, 2));
        let after = &reader.buffer()[(x, y)];
        assert_eq!(after.symbol(), before.symbol());
        assert_ne!((after.bg, after.modifier), (before.bg, before.modifier));
        assert_eq!(reader.caret(), (x, y), "the cursor stands at its head");
    }
}

/// All that a page can hold: a quotation in one, lists, code, a table, a rule, text of the other direction.
const EVERYTHING: &str = "# عنوان\n\nفقرة فيها `fn f()` و**خط** وLatin 12.\n\n> قال:\n>\n> > اقتباس\n\n1. بند\n   - فرع\n\n\
    ```\nlet x = 1;\n\n// تعليق\n```\n\n---\n\n| أ | ب |\n| - | - |\n| 1 | كلمتان هنا |\n| | x |\n\nEnglish text here, \
    with a word of عربي in it.\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever one presses, what is copied is a part of the text.
    #[test]
    fn any_keys_select_a_part_of_the_text(keys in "[wbsSpPvoajkhlgG \u{4}\u{15}\u{6}]{0,20}", columns in 40..90_u16) {
        let draft = markdown::parse(EVERYTHING, Source::file("a.md".into()));
        let mut library = Library::in_memory().unwrap();
        let incoming = Incoming::all(vec![draft.clone()]).unwrap();
        library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
        let mut reader = Reader::over(library, columns, 14);
        reader.press("X");
        for key in keys.chars() {
            let key = match key {
                '\u{4}' => "<Ctrl-d>".to_owned(),
                '\u{15}' => "<Ctrl-u>".to_owned(),
                '\u{6}' => "<Ctrl-f>".to_owned(),
                other => other.to_string(),
            };
            reader.press(&key);
            prop_assert!(reader.app().is_selecting());
        }
        reader.press("y");
        prop_assert!(!reader.copied().is_empty());
        prop_assert!(draft.body.text.contains(reader.copied()));
    }
}
