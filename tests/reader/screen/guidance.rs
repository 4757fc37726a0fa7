//! What the screen says of what can be done: the bottom line, help, the palette, a first start.

use qari::app::action::Action;
use qari::app::arrangement::{Pane, ScreenSize};
use qari::app::commands::COMMANDS;
use qari::app::overlay::Content;
use qari::app::{KindMarks, Start};
use qari::i18n::Locale;
use qari::library::Library;

use super::reader::{Reader, annotated, samples};

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (220, 50)];

fn reader(locale: Locale, (columns, rows): (u16, u16)) -> Reader {
    let size = ScreenSize { columns, rows };
    Reader::started(annotated(samples()), "", locale, Start::Again, size)
}

fn empty(locale: Locale, start: Start, (columns, rows): (u16, u16)) -> Reader {
    let library = Library::in_memory().unwrap();
    let size = ScreenSize { columns, rows };
    Reader::started(library, "", locale, start, size)
}

/// The row at the bottom as it is read: logical order, letters without their forms.
fn bottom(reader: &Reader) -> String {
    read(reader.screen().lines().last().unwrap_or_default())
}

/// Cells as they are read in an Arabic row: from the right, Latin words and numbers in their own order.
fn read(row: &str) -> String {
    let words = row.split(' ').rev().map(|word| {
        let is_arabic =
            |c: char| ('\u{FB50}'..='\u{FEFC}').contains(&c) || ('؀'..='ۿ').contains(&c);
        match word.contains(is_arabic) {
            true => word.chars().rev().collect::<String>(),
            false => word.to_owned(),
        }
    });
    let words: Vec<String> = words.collect();
    qari::language::fold::fold(&words.join(" ")).text
}

/// Each screen in both languages at four sizes.
fn snapshots(name: &str, make: impl Fn(Locale, (u16, u16)) -> Reader) {
    for locale in Locale::ALL {
        for (columns, rows) in SIZES {
            let reader = make(locale, (columns, rows));
            let name = format!("{name}_{}_{columns}x{rows}", locale.tag());
            insta::assert_snapshot!(name, reader.screen());
        }
    }
}

#[test]
fn the_bottom_line_names_the_keys_of_the_pane() {
    let mut reader = reader(Locale::Arabic, (220, 50));
    assert!(
        bottom(&reader).contains("enter قراءه"),
        "{}",
        bottom(&reader)
    );
    assert!(!bottom(&reader).contains("الذكر التالي"));
    reader.press("<Enter>");
    assert_eq!(reader.app().focus(), Pane::Reading);
    assert!(bottom(&reader).contains("{ الاسم التالي") || bottom(&reader).contains("} الاسم التالي"));
    reader.press("}");
    assert!(
        bottom(&reader).contains("الذكر التالي"),
        "{}",
        bottom(&reader)
    );
    reader.press("e");
    assert!(bottom(&reader).contains("اول ذكر"), "{}", bottom(&reader));
    reader.press("t");
    assert!(bottom(&reader).contains("اختيار"), "{}", bottom(&reader));
    reader.press("<Esc>i");
    assert!(bottom(&reader).contains("esc اغلاق"), "{}", bottom(&reader));
}

/// What is named is the key that the reader has, and a key that is gone is not named.
#[test]
fn the_bottom_line_knows_the_reader_s_keys() {
    let settings = "[keys]\nopen = [\"F5\"]\nfind = []\n";
    let size = ScreenSize {
        columns: 120,
        rows: 24,
    };
    let library = annotated(samples());
    let reader = Reader::started(library, settings, Locale::English, Start::Again, size);
    let screen = reader.screen();
    let bottom = screen.lines().last().unwrap();
    assert!(bottom.contains("F5 read"), "{bottom}");
    assert!(!bottom.contains("search"), "{bottom}");
}

#[test]
fn no_word_of_the_bottom_line_is_cut_at_any_width() {
    for locale in Locale::ALL {
        let mut reader = reader(locale, (40, 24));
        for keys in ["", "<Enter>", "}", "]", "e", "t", "<Esc>i"] {
            reader.press(keys);
            for columns in 40..160 {
                reader.resize(columns, 24);
                let screen = reader.screen();
                let bottom = screen.lines().last().unwrap();
                assert!(!bottom.contains('…'), "{columns}: {bottom}");
            }
        }
    }
}

#[test]
fn what_matters_most_is_said_at_forty_columns() {
    let mut reader = reader(Locale::Arabic, (40, 12));
    reader.press("<Enter>]");
    let (number, count) = reader.app().mention_number().unwrap();
    assert!(
        bottom(&reader).contains(&format!("{number} من {count}")),
        "{}",
        bottom(&reader)
    );
    // A notice that is longer than the row is said in full.
    reader.press("/كلمة لا تقع في المقال ولا في غيره أبدا<Enter>");
    assert!(!reader.screen().contains('…'), "{}", reader.screen());
    assert!(read(&reader.screen().replace('\n', " ")).contains("ابدا"));
}

#[test]
fn help_knows_the_pane_and_is_searched() {
    for (keys, heading) in [
        ("", "هنا: قائمة"),
        ("<Enter>", "هنا: المقال"),
        ("e", "هنا: الكيانات"),
        ("t", "هنا: شريط"),
    ] {
        let mut reader = reader(Locale::Arabic, (80, 24));
        reader.press(keys);
        reader.press("<F1>");
        let heading = qari::language::fold::fold(heading).text;
        let screen = reader.screen();
        let second = read(screen.lines().nth(2).unwrap_or_default());
        assert!(second.contains(&heading), "{keys}: {screen}");
    }
    let mut reader = reader(Locale::Arabic, (80, 24));
    reader.press("?");
    let rows = |reader: &Reader| reader.on_top().map_or(0, Content::row_count);
    let all = rows(&reader);
    reader.press("الفأرة");
    assert!((2..10).contains(&rows(&reader)), "{}", reader.screen());
    assert!(!reader.has_quit, "letters are typed");
    for _ in 0.."الفأرة".chars().count() {
        reader.press("<Backspace>");
    }
    assert_eq!(rows(&reader), all);
    reader.press("<PageDown><Esc>");
    assert!(reader.on_top().is_none() && reader.app().prompt().is_none());
    reader.press("??");
    assert!(reader.on_top().is_none(), "its own key closes it");
}

#[test]
fn the_palette_runs_actions_by_their_names_in_either_language() {
    for locale in Locale::ALL {
        for typed in ["feeds", "خلاصات"] {
            let mut reader = reader(locale, (80, 24));
            reader.press(":");
            reader.press(typed);
            reader.press("<Enter>");
            assert!(
                matches!(reader.on_top(), Some(Content::Feeds(_))),
                "{typed}"
            );
            assert!(reader.app().prompt().is_none());
        }
    }
    let mut reader = reader(Locale::Arabic, (80, 24));
    reader.press("<Enter>:");
    reader.press("المقال التالي<Enter>");
    assert_eq!(
        reader.app().focus(),
        Pane::Reading,
        "as the key would have done"
    );
    reader.press(":لا أمر كهذا<Enter>");
    assert!(reader.on_top().is_none());
    reader.press(":خروج<Enter>");
    assert!(reader.has_quit);
}

#[test]
fn a_row_of_the_palette_is_chosen_by_arrows_and_by_the_mouse() {
    let chosen = |reader: &Reader| match reader.on_top() {
        Some(Content::Palette(palette)) => {
            let at = reader.app().overlays().last().unwrap().cursor.selected;
            palette.commands[at].action
        }
        other => panic!("{other:?}"),
    };
    let mut reader = reader(Locale::English, (80, 24));
    reader.press(":");
    assert_eq!(chosen(&reader), COMMANDS[0].action);
    reader.press("<Down><Down><Up>");
    assert_eq!(chosen(&reader), COMMANDS[1].action);
    reader.press("feeds");
    assert_eq!(chosen(&reader), Action::Feeds, "the best match first");
    let row = reader
        .screen()
        .lines()
        .position(|row| row.contains("feeds"))
        .unwrap();
    reader.click(40, u16::try_from(row).unwrap());
    assert!(matches!(reader.on_top(), Some(Content::Feeds(_))));
    reader.press("<Esc>:");
    reader.click(0, 0);
    assert!(reader.on_top().is_none() && reader.app().prompt().is_none());
}

#[test]
fn kinds_are_told_apart_by_letters_where_the_reader_wants_it() {
    use ratatui::style::Modifier;
    let letters = |reader: &Reader| {
        let cells = &reader.buffer().content;
        cells
            .iter()
            .any(|cell| cell.modifier.contains(Modifier::ITALIC))
    };
    let mut reader = reader(Locale::Arabic, (120, 40));
    reader.press("<Enter>");
    assert!(!letters(&reader));
    reader.press("|");
    assert_eq!(reader.app().kind_marks(), KindMarks::LettersToo);
    assert!(letters(&reader));
    reader.press("|");
    assert!(!letters(&reader));
}

#[test]
fn a_first_start_says_what_to_do() {
    snapshots("first_start", |locale, size| {
        let (columns, rows) = size;
        let size = ScreenSize { columns, rows };
        Reader::started(annotated(samples()), "", locale, Start::First, size)
    });
    let mut reader = empty(Locale::Arabic, Start::First, (80, 24));
    assert!(matches!(reader.on_top(), Some(Content::Welcome)));
    reader.press("<Esc>");
    assert!(reader.on_top().is_none());
    // A key that does something does it at once.
    let mut reader = empty(Locale::Arabic, Start::First, (80, 24));
    reader.press(":");
    assert!(matches!(reader.on_top(), Some(Content::Palette(_))));
}

#[test]
fn an_empty_library_says_what_to_do() {
    snapshots("empty_library", |locale, size| {
        empty(locale, Start::Again, size)
    });
    for locale in Locale::ALL {
        for size in SIZES {
            let screen = empty(locale, Start::Again, size).screen();
            let below = screen.lines().skip(2).collect::<String>();
            for key in ["+", ",", "?", "q"] {
                assert!(below.contains(key), "{size:?} {key}: {screen}");
            }
        }
    }
}

#[test]
fn help_and_the_palette_at_every_size() {
    snapshots("help", |locale, size| {
        let mut reader = reader(locale, size);
        reader.press("<Enter>?");
        reader
    });
    snapshots("help_searched", |locale, size| {
        let mut reader = reader(locale, size);
        reader.press(match locale {
            Locale::Arabic => "?نُشر",
            Locale::English => "?published",
        });
        reader
    });
    snapshots("palette", |locale, size| {
        let mut reader = reader(locale, size);
        reader.press(match locale {
            Locale::Arabic => ":موضوع",
            Locale::English => ":topic",
        });
        reader
    });
}

#[test]
fn the_bottom_line_at_every_size() {
    for (name, keys) in [
        ("list", ""),
        ("reading", "<Enter>]"),
        ("sidebar", "<Enter>e<Down>"),
    ] {
        snapshots(&format!("status_{name}"), |locale, size| {
            let mut reader = reader(locale, size);
            reader.press(keys);
            reader
        });
    }
}

/// What the keys do in a menu is said at the smallest size, whatever else there is to know.
#[test]
fn menus_say_their_keys_on_the_smallest_screen() {
    for (columns, rows) in [(40, 11), (40, 12)] {
        let mut reader = Reader::new(samples(), columns, rows);
        reader.press("<Enter>XppnNote<Enter>XppppnNote<Enter>");
        for (menu, keys) in [("7", ["Enter", "c ", "Esc"]), ("A", ["←", "→", "Esc"])] {
            reader.press(menu);
            let screen = reader.screen();
            let status = screen.lines().last().unwrap_or_default().to_owned();
            for key in keys {
                assert!(status.contains(key), "{key}:\n{screen}");
            }
            reader.press("<Esc>");
        }
    }
}
