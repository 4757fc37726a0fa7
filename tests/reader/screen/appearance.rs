//! The appearance menu: what each setting changes on the screen at once, and what none of them changes.

use std::collections::BTreeSet;

use qari::app::arrangement::ScreenSize;
use qari::app::overlay::Content;
use qari::app::{App, Delivery, Start};
use qari::appearance::{Appearance, AppearanceSetting, Chosen, ThemeName, Values};
use qari::article::{Draft, Language, Source};
use qari::i18n::Locale;
use qari::library::{Incoming, Library};
use qari::sources::markdown;
use qari::text::{Justification, Rendition};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::reader::{Reader, annotated};

/// An article with all that a setting may change: marks, numbers, a date, prose of several lines.
const ARTICLE: &str = "---\ntitle: أَسْعَارُ القمح في 2024\ndate: 2024-01-31\nsource: صحيفة المثال\nlanguage: ar\n---\n\n\
    قَالَ الوزير سمير حداد إن الأسعار ارتفعت 3-5 مرات منذ عام 2019، وإن المخزون يكفي 12 شهرًا على الأقل، ثم أضاف أن \
    الطائرة F16 لا شأن لها بذلك، ويُنظر https://example.org/2024/12 لمزيد من البيانات والأرقام والجداول المفصلة.\n\n\
    وقال سمير حداد في ١٢ مايو: «السوق آخذة في الهدوء»، غير أن الخبراء يتوقعون زيادة أخرى بنسبة 50% قبل نهاية السنة.\n";

fn draft() -> Draft {
    markdown::parse(ARTICLE, Source::file("wheat.md".into()))
}

fn library() -> Library {
    let older = "---\ntitle: سوق الحبوب\ndate: 2020-01-01\nlanguage: ar\n---\n\nخبر قديم.\n";
    let older = markdown::parse(older, Source::file("grain.md".into()));
    annotated(vec![draft(), older])
}

fn open(columns: u16, rows: u16) -> Reader {
    let mut reader = Reader::over(library(), columns, rows);
    reader.press("<Enter>A");
    reader
}

fn is_open(reader: &Reader) -> bool {
    matches!(reader.on_top(), Some(Content::Appearance(_)))
}

/// What stands in the column of the text.
fn text_of(reader: &Reader) -> Vec<String> {
    let menu = reader
        .app()
        .overlays()
        .last()
        .map(|overlay| overlay.content.row_count());
    let menu = menu.map(|rows| reader.app().menu_area(rows));
    let pane = reader.app().arrangement().unwrap().reading.unwrap();
    let buffer: &Buffer = reader.buffer();
    (pane.y..pane.y + pane.height)
        .filter(|y| {
            menu.is_none_or(|menu| {
                let is_beside = menu.x >= pane.right() || menu.right() <= pane.x;
                is_beside || *y < menu.y || *y >= menu.y + menu.height
            })
        })
        .map(|y| {
            (pane.x..pane.right())
                .map(|x| buffer[(x, y)].symbol())
                .collect()
        })
        .collect()
}

/// Goes to the row of a setting.
fn go_to(reader: &mut Reader, setting: AppearanceSetting) {
    reader.press("g");
    for _ in 0..setting as usize {
        reader.press("j");
    }
}

/// What stands around the menu, with its colours.
fn around_menu(reader: &Reader) -> Vec<Cell> {
    let rows = reader.on_top().unwrap().row_count();
    let menu = reader.app().menu_area(rows);
    let buffer = reader.buffer();
    let area = buffer.area;
    let places = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
    let outside = places.filter(|(x, y)| {
        let is_beside = *x < menu.x || *x >= menu.right();
        is_beside || *y < menu.y || *y >= menu.y + menu.height
    });
    outside.map(|place| buffer[place].clone()).collect()
}

#[test]
fn every_setting_is_seen_at_once_at_every_size() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        for setting in AppearanceSetting::ALL {
            let mut reader = open(columns, rows);
            assert!(is_open(&reader));
            go_to(&mut reader, setting);
            let before = (text_of(&reader), around_menu(&reader));
            // Narrower, English, or the next.
            let key = match setting {
                AppearanceSetting::Measure | AppearanceSetting::Language => "<Right>",
                _ => "<Left>",
            };
            reader.press(key);
            if !matches!(
                setting,
                AppearanceSetting::Language | AppearanceSetting::Theme
            ) {
                assert_ne!(text_of(&reader), before.0, "{setting:?} {columns}");
            }
            let is_seen = around_menu(&reader) != before.1;
            assert!(is_seen, "{setting:?} {columns}");
            assert!(is_open(&reader));
        }
    }
}

/// What the menu says of a setting.
fn said_of(reader: &Reader, setting: AppearanceSetting) -> String {
    let menu = reader.app().menu_area(reader.on_top().unwrap().row_count());
    let y = menu.y + 1 + setting as u16;
    (menu.x..menu.right())
        .map(|x| reader.buffer()[(x, y)].symbol())
        .collect()
}

#[test]
fn what_the_room_does_not_let_hold_is_said() {
    let mut narrow = open(80, 24);
    // من: the pane is narrower.
    assert!(said_of(&narrow, AppearanceSetting::Measure).contains("90 ﻦﻣ 47"));
    assert!(!said_of(&narrow, AppearanceSetting::Margins).contains("ﻦﻣ"));
    go_to(&mut narrow, AppearanceSetting::Margins);
    narrow.press(&"<Left>".repeat(18));
    assert!(said_of(&narrow, AppearanceSetting::Margins).contains("20 ﻦﻣ 15"));
    let mut wide = Reader::with_settings(library(), "[appearance]\nmargins = 3\n", 220, 50);
    wide.press("<Enter>A");
    assert!(said_of(&wide, AppearanceSetting::Measure).contains("‹ 90 ›"));
    // على الأقل: the width of lines leaves more.
    assert!(said_of(&wide, AppearanceSetting::Margins).contains("ﻞﻗﻷﺍ ﻰﻠﻋ 3"));
}

#[test]
fn the_values_of_a_setting_have_other_names_in_both_languages() {
    for language in [Locale::Arabic, Locale::English] {
        let start = (language, Start::Again);
        let size = ScreenSize {
            columns: 200,
            rows: 40,
        };
        let mut reader = Reader::with_appearance(library(), "", start, &Chosen::default(), size);
        reader.press("<Enter>A");
        for setting in AppearanceSetting::ALL {
            let Values::Names(names) = setting.values() else {
                continue;
            };
            go_to(&mut reader, setting);
            let mut said = Vec::new();
            for _ in names {
                reader.press("<Enter>");
                said.push(said_of(&reader, setting));
            }
            for (index, words) in said.iter().enumerate() {
                assert!(!said[..index].contains(words), "{said:?}");
            }
        }
    }
}

#[test]
fn a_menu_over_one_pane_takes_the_room_that_there_is() {
    for (columns, rows, seen) in [(40, 12, 3), (40, 16, 7), (60, 20, 11), (60, 24, 12)] {
        let reader = open(columns, rows);
        let content = reader.on_top().unwrap();
        assert_eq!(
            reader.app().overlay_rows_in_sight(content),
            seen,
            "{columns}x{rows}"
        );
    }
}

#[test]
fn the_menu_shows_the_language_that_was_told_for_this_start() {
    let mut reader = open(120, 40);
    assert!(!said_of(&reader, AppearanceSetting::Language).contains("English"));
    reader.program.app = App::new(Locale::Arabic, Rendition::default(), reader.app().size())
        .with_told_locale(Some(Locale::English));
    reader.press("A");
    assert!(said_of(&reader, AppearanceSetting::Language).contains("English"));
    go_to(&mut reader, AppearanceSetting::Language);
    // The next after English is that of the system.
    reader.press("<Right>");
    assert_eq!(reader.app().locale(), Locale::Arabic);
    assert!(!said_of(&reader, AppearanceSetting::Language).contains("English"));
}

#[test]
fn figures_beside_an_article_are_those_of_its_language() {
    let persian = "---\ntitle: پیمان گاز\nlanguage: fa\n---\n\n## سال 2015\n\nپیمان بسته شد.\n\n## سال 2016\n\nاجرا شد.\n";
    let draft = markdown::parse(persian, Source::file("fa.md".into()));
    let mut reader = Reader::over(annotated(vec![draft]), 120, 30);
    reader.press("<Enter>A");
    go_to(&mut reader, AppearanceSetting::Digits);
    reader.press("<Left><Esc>T");
    assert!(matches!(reader.on_top(), Some(Content::Outline(_))));
    let area = reader.app().overlay_area(2);
    let seen: String = (area.y..area.y + area.height)
        .flat_map(|y| (area.x..area.right()).map(move |x| (x, y)))
        .map(|place| reader.buffer()[place].symbol())
        .collect();
    assert!(seen.contains("۲۰۱۵"), "{seen}");
    assert!(!seen.contains(|c: char| ('٠'..='٩').contains(&c)), "{seen}");
}

#[test]
fn digits_marks_and_justification_are_drawn() {
    let mut reader = open(120, 40);
    let shown = |reader: &Reader| text_of(reader).join("\n");
    assert!(shown(&reader).contains("5-3"), "{}", shown(&reader));
    go_to(&mut reader, AppearanceSetting::Digits);
    reader.press("<Left>");
    let arabic = shown(&reader);
    for (there, not_there) in [("٥-٣", "5-3"), ("٢٠١٩", "2019"), ("%٥٠", "50")] {
        assert!(
            arabic.contains(there) && !arabic.contains(not_there),
            "{arabic}"
        );
    }
    assert!(arabic.contains("F16") && arabic.contains("example.org/2024/12"));
    reader.press("<Left>");
    // The digits of ١٢ مايو, which were Arabic-Indic at first.
    assert!(shown(&reader).contains("ﻮﻳﺎﻣ 12"));
    assert!(!shown(&reader).contains(|c: char| ('٠'..='٩').contains(&c)));
    assert!(shown(&reader).contains('\u{64E}'));
    go_to(&mut reader, AppearanceSetting::Marks);
    reader.press("<Left>");
    assert!(!shown(&reader).contains(['\u{64E}', '\u{64F}', '\u{652}']));
    assert!(!shown(&reader).contains('ـ'));
    go_to(&mut reader, AppearanceSetting::Justification);
    reader.press("<Left><Left>");
    assert!(shown(&reader).contains('ـ'));
}

#[test]
fn nothing_but_the_drawing_changes() {
    let mut reader = open(120, 40);
    let seen = |reader: &Reader| {
        let reading = reader.app().reading().unwrap();
        let mentions: Vec<_> = reading
            .mentions_in(qari::range::TextRange::new(
                0,
                reading.article.body.text.len(),
            ))
            .map(|(range, entity)| (range, entity.id.clone()))
            .collect();
        let hits = reading.search.as_ref().unwrap().hits.clone();
        (reading.article.body.clone(), mentions, hits)
    };
    reader.press("<Esc>/2019<Enter>");
    let before = seen(&reader);
    assert!(!before.1.is_empty() && before.2.len() == 1);
    for setting in [
        AppearanceSetting::Digits,
        AppearanceSetting::Marks,
        AppearanceSetting::Justification,
    ] {
        reader.press("A");
        go_to(&mut reader, setting);
        reader.press("<Left><Esc>");
    }
    assert_eq!(seen(&reader), before);
    // Found as it is written, whatever is shown.
    reader.press("/12<Enter>");
    assert!(
        !reader
            .app()
            .reading()
            .unwrap()
            .search
            .as_ref()
            .unwrap()
            .hits
            .is_empty()
    );
}

#[test]
fn each_built_in_article_is_copied_byte_for_byte_in_every_appearance() {
    let drafts = qari::sources::builtin();
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all(drafts.clone()).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let mut reader = Reader::over(library, 100, 30);
    reader.press("<Enter>");
    let settings = [
        AppearanceSetting::Digits,
        AppearanceSetting::Marks,
        AppearanceSetting::Justification,
        AppearanceSetting::LineSpacing,
    ];
    let mut appearances = vec![reader.app().appearance().clone()];
    let mut copied = BTreeSet::new();
    for index in 0..drafts.len() {
        let stored = reader.app().reading().unwrap().article.body.text.clone();
        // Each time a setting more is another: every value, and values together.
        reader.press("A");
        go_to(&mut reader, settings[index % settings.len()]);
        reader.press(if index % 3 == 0 {
            "<Left><Left><Esc>"
        } else {
            "<Left><Esc>"
        });
        appearances.push(reader.app().appearance().clone());
        reader.press("Xay");
        assert_eq!(reader.copied(), stored);
        reader.press("B<Enter>");
        assert_eq!(reader.copied(), stored);
        copied.insert(stored);
        reader.press("J");
    }
    let texts = drafts.iter().map(|draft| draft.body.text.clone());
    assert_eq!(copied, texts.collect(), "each article");
    let has_all = |setting: AppearanceSetting, count: usize| {
        let values = appearances.iter().map(|it| it.written(setting));
        values.collect::<BTreeSet<_>>().len() == count
    };
    assert!(has_all(AppearanceSetting::Digits, 3) && has_all(AppearanceSetting::Justification, 3));
    assert!(has_all(AppearanceSetting::Marks, 2) && has_all(AppearanceSetting::LineSpacing, 2));
}

#[test]
fn what_was_chosen_is_kept_and_holds_at_the_next_start() {
    let mut reader = open(120, 40);
    for setting in [
        AppearanceSetting::Digits,
        AppearanceSetting::LineSpacing,
        AppearanceSetting::Language,
    ] {
        go_to(&mut reader, setting);
        reader.press("<Left>");
    }
    assert_eq!(
        reader.program.host.kept_appearance, None,
        "not while one tries"
    );
    // The language has changed to Arabic, which the system has too.
    reader.press("<Esc>");
    let kept = reader.program.host.kept_appearance.clone().unwrap();
    let settings: Vec<AppearanceSetting> = kept.iter().map(|(setting, _)| setting).collect();
    assert_eq!(
        settings,
        [
            AppearanceSetting::LineSpacing,
            AppearanceSetting::Digits,
            AppearanceSetting::Language
        ]
    );
    let size = ScreenSize {
        columns: 120,
        rows: 40,
    };
    let english = (Locale::English, Start::Again);
    let mut next = Reader::with_appearance(library(), "", english, &kept, size);
    next.press("<Enter>");
    assert_eq!(next.app().locale(), Locale::Arabic);
    assert!(next.screen().contains("٥-٣"));
    // All is taken back in the last row.
    next.press("AG<Enter><Esc>");
    assert_eq!(next.app().appearance(), &Appearance::default());
    assert_eq!(next.app().locale(), Locale::English);
    assert_eq!(next.program.host.kept_appearance, Some(Chosen::default()));
}

#[test]
fn what_was_chosen_is_kept_where_one_leaves_from_the_menu() {
    let mut reader = open(80, 24);
    reader.press("<Left><Ctrl-c>");
    assert!(reader.has_quit);
    assert!(reader.program.host.kept_appearance.is_some());
}

#[test]
fn the_language_changes_at_once_and_the_screen_with_it() {
    let mut reader = open(120, 40);
    assert!(reader.screen().contains("ﺮﻬﻈﻤﻟﺍ"));
    go_to(&mut reader, AppearanceSetting::Language);
    reader.press("<Right>");
    let english = reader.screen();
    assert!(
        english.contains("appearance") && english.contains("31 January 2024"),
        "{english}"
    );
    // In English the next value stands at the right.
    reader.press("<Right>");
    assert_eq!(reader.app().locale(), Locale::Arabic);
    reader.press("<Right><Esc>?");
    assert!(reader.screen().contains(" help"));
    reader.press("<Esc>");
    // Nothing is left of the other language but the titles of the articles.
    let arrangement = reader.app().arrangement().unwrap();
    let is_arabic = |c: char| matches!(c, '\u{600}'..='\u{6FF}' | '\u{FE70}'..='\u{FEFF}');
    for y in [0, arrangement.headings.y, arrangement.status.y] {
        let row: String = (0..120).map(|x| reader.buffer()[(x, y)].symbol()).collect();
        assert!(!row.contains(is_arabic), "{row}");
    }
}

#[test]
fn what_is_typed_is_seen_as_it_is_typed() {
    let mut reader = open(120, 40);
    go_to(&mut reader, AppearanceSetting::Digits);
    reader.press("<Left><Esc>/12");
    assert!(reader.screen().lines().last().unwrap().contains("12"));
}

#[test]
fn digits_of_a_title_are_those_of_its_language() {
    let persian = "---\ntitle: پیمان سال 2015 و گاز\nlanguage: fa\n---\n\nخبر 2015.\n";
    let hebrew = "---\ntitle: חדשות 2016\nlanguage: he\n---\n\nידיעה 2016.\n";
    let drafts = [("fa.md", persian), ("he.md", hebrew)];
    let drafts = drafts.map(|(name, text)| markdown::parse(text, Source::file(name.into())));
    let mut reader = Reader::over(annotated(drafts.to_vec()), 120, 30);
    reader.press("A");
    go_to(&mut reader, AppearanceSetting::Digits);
    reader.press("<Left><Esc>");
    let screen = reader.screen();
    assert!(
        screen.contains("۲۰۱۵") && screen.contains("2016"),
        "{screen}"
    );
    assert!(
        !screen.contains("٢٠١٥") && !screen.contains("٢٠١٦"),
        "{screen}"
    );
}

#[test]
fn a_theme_is_seen_at_once_and_roles_of_the_settings_stay() {
    let settings = "[appearance]\ntheme = \"sand\"\nmargins = 4\n\
                    [theme]\nstatus = { fg = \"black\", bg = \"light-green\" }\n";
    let mut reader = Reader::with_settings(library(), settings, 120, 40);
    reader.press("<Enter>A");
    assert_eq!(reader.app().appearance().theme(), ThemeName::Sand);
    assert_eq!(reader.app().appearance().margins(), Some(4));
    // The heading of the pane that keys go to, and the status line.
    let colours = |reader: &Reader| {
        let headings = reader.app().arrangement().unwrap().headings;
        let reading = reader.app().arrangement().unwrap().reading.unwrap();
        let buffer = reader.buffer();
        let heading = &buffer[(reading.right() - 4, headings.y)];
        (heading.fg, buffer[(0, 39)].bg)
    };
    go_to(&mut reader, AppearanceSetting::Theme);
    let mut seen = vec![colours(&reader)];
    for _ in 1..ThemeName::ALL.len() {
        reader.press("<Left>");
        seen.push(colours(&reader));
    }
    assert!(seen.iter().all(|(_, status)| *status == Color::LightGreen));
    for (index, (heading, _)) in seen.iter().enumerate() {
        let is_other = |(other, _): &(Color, Color)| other != heading;
        assert!(seen[..index].iter().all(is_other), "{seen:?}");
    }
}

#[test]
fn months_and_the_hijra() {
    let mut reader = open(120, 40);
    go_to(&mut reader, AppearanceSetting::Months);
    reader.press("<Left>");
    go_to(&mut reader, AppearanceSetting::Hijri);
    reader.press("<Left>");
    let text = text_of(&reader).join("\n");
    // كانون الثاني, رجب
    assert!(
        text.contains("ﻲﻧﺎﺜﻟﺍ ﻥﻮﻧﺎﻛ 31") && text.contains("1445 ﺐﺟﺭ 19"),
        "{text}"
    );
}

#[test]
fn the_menu_stands_beside_the_text() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        let reader = open(columns, rows);
        insta::assert_snapshot!(format!("appearance_menu_{columns}"), reader.screen());
    }
}

#[test]
fn lines_are_not_filled_where_the_screen_is_read_out() {
    let mut appearance = Appearance::default();
    assert!(appearance.write(AppearanceSetting::Justification, "kashida"));
    let size = ScreenSize {
        columns: 80,
        rows: 24,
    };
    let look = |delivery| {
        App::new(Locale::Arabic, Rendition::default(), size)
            .delivered(delivery)
            .with_appearance(appearance.clone().into(), &Chosen::default())
            .look_in(&Language::undetermined())
    };
    let justification = |delivery| look(delivery).justification;
    assert_eq!(justification(Delivery::Seen), Justification::Kashida);
    assert_eq!(justification(Delivery::ReadOut), Justification::None);
}
