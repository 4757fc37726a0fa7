//! The appearance menu: what each setting changes on the screen at once, and what none of them changes.

use qari::app::arrangement::Size;
use qari::app::overlay::Content;
use qari::app::{App, Delivery, Start};
use qari::appearance::{Appearance, Chosen, Setting, ThemeName};
use qari::article::{Draft, Language, Source};
use qari::i18n::Locale;
use qari::library::{Incoming, Library};
use qari::sources::markdown;
use qari::text::{Justification, Rendition};
use ratatui::buffer::Buffer;
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
fn go_to(reader: &mut Reader, setting: Setting) {
    reader.press("g");
    for _ in 0..setting as usize {
        reader.press("j");
    }
}

#[test]
fn every_setting_is_seen_at_once_at_every_size() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        for setting in Setting::ALL {
            let mut reader = open(columns, rows);
            assert!(is_open(&reader));
            go_to(&mut reader, setting);
            let before = (text_of(&reader), reader.screen());
            // Narrower, or the next.
            let key = if setting == Setting::Measure {
                "<Right>"
            } else {
                "<Left>"
            };
            reader.press(key);
            if setting == Setting::ParagraphSpacing {
                reader.press(key);
            }
            let elsewhere = [Setting::Language, Setting::ParagraphSpacing, Setting::Theme];
            let in_text = !elsewhere.contains(&setting);
            if in_text {
                assert_ne!(text_of(&reader), before.0, "{setting:?} {columns}");
            }
            assert_ne!(reader.screen(), before.1, "{setting:?} {columns}");
            assert!(is_open(&reader));
        }
    }
}

#[test]
fn digits_marks_and_justification_are_drawn() {
    let mut reader = open(120, 40);
    let shown = |reader: &Reader| text_of(reader).join("\n");
    assert!(shown(&reader).contains("5-3"), "{}", shown(&reader));
    go_to(&mut reader, Setting::Digits);
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
    assert!(shown(&reader).contains("12 ﻮﻳﺎﻣ") || shown(&reader).contains("ﻮﻳﺎﻣ 12"));
    assert!(shown(&reader).contains('\u{64E}'));
    go_to(&mut reader, Setting::Marks);
    reader.press("<Left>");
    assert!(!shown(&reader).contains(['\u{64E}', '\u{64F}', '\u{652}']));
    go_to(&mut reader, Setting::Justification);
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
    for setting in [Setting::Digits, Setting::Marks, Setting::Justification] {
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
        Setting::Digits,
        Setting::Marks,
        Setting::Justification,
        Setting::LineSpacing,
    ];
    for index in 0..drafts.len() {
        let stored = reader.app().reading().unwrap().article.body.text.clone();
        // As many steps as there are articles: every value, and values together.
        reader.press("A");
        go_to(&mut reader, settings[index % settings.len()]);
        reader.press(if index % 3 == 0 {
            "<Left><Left><Esc>"
        } else {
            "<Left><Esc>"
        });
        reader.press("Xay");
        assert_eq!(reader.copied(), stored);
        reader.press("B<Enter>");
        assert_eq!(reader.copied(), stored);
        reader.press("J");
    }
    assert_eq!(reader.program.host.copied.len(), 2 * drafts.len());
}

#[test]
fn what_was_chosen_is_kept_and_holds_at_the_next_start() {
    let mut reader = open(120, 40);
    for setting in [Setting::Digits, Setting::LineSpacing, Setting::Language] {
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
    let settings: Vec<Setting> = kept.iter().map(|(setting, _)| setting).collect();
    assert_eq!(
        settings,
        [Setting::LineSpacing, Setting::Digits, Setting::Language]
    );
    let size = Size {
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
    go_to(&mut reader, Setting::Language);
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
    go_to(&mut reader, Setting::Digits);
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
    go_to(&mut reader, Setting::Digits);
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
    go_to(&mut reader, Setting::Theme);
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
    go_to(&mut reader, Setting::Months);
    reader.press("<Left>");
    go_to(&mut reader, Setting::Hijri);
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
    assert!(appearance.write(Setting::Justification, "kashida"));
    let size = Size {
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
