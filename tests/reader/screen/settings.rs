//! The reader's own keys, and commands typed under other keyboard layouts.

use qari::app::Event;
use qari::app::key::{Key, KeyCode};
use qari::config::complaint;
use qari::library::{Incoming, Library};
use qari::notice::SettingFault;
use ratatui::style::Color;

use super::reader::{Reader, samples};

fn library() -> Library {
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all(samples()).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    library
}

fn reader(settings: &str) -> Reader {
    Reader::with_settings(library(), settings, 120, 30)
}

#[test]
fn a_reader_has_keys_of_their_own_and_help_shows_them() {
    let mut reader =
        reader("[keys]\nclose = [\"Z\"]\ndown = [\"x\"]\nhelp = [\"Ctrl-y\", \"؟\"]\n");
    let hint = reader.screen();
    assert!(hint.contains(" Z ") && !hint.contains(" q "), "{hint}");
    let selected = |reader: &Reader| reader.app().list().selected;
    reader.press("j");
    assert_eq!(selected(&reader), 0, "j is no key any more");
    reader.press("x");
    assert_eq!(selected(&reader), 1);
    reader.press("؟");
    let help = reader.screen();
    assert!(help.contains(" x ") && !help.contains("↓ j"), "{help}");
    reader.press("<Esc>q");
    assert!(!reader.has_quit);
    reader.press("Z");
    assert!(reader.has_quit);
}

#[test]
fn a_setting_that_cannot_be_used_is_reported_and_the_rest_holds() {
    let mut reader = reader("[keys]\nfly = [\"f\"]\nquit = [\"Z\"]\n");
    let fault = SettingFault::UnknownAction { id: "fly".into() };
    assert_eq!(reader.app().notice(), Some(&complaint(2, fault)));
    reader.press("Z");
    assert!(reader.has_quit);
}

#[test]
fn a_reader_has_styles_of_their_own() {
    let reader = reader("[theme]\nstatus = { fg = \"black\", bg = \"light-green\" }\n");
    let last = &reader.buffer()[(0, 29)];
    assert_eq!((last.fg, last.bg), (Color::Black, Color::LightGreen));
}

#[test]
fn an_arabic_keyboard_runs_commands_and_types_into_prompts() {
    let mut reader = reader("");
    let selected = |reader: &Reader| reader.app().list().selected;
    // G and b, whose keys send ligatures.
    reader.press("\u{FEF7}");
    assert_eq!(selected(&reader), 3);
    reader.press("\u{FEFB}");
    assert_eq!(selected(&reader), 0);
    reader.press("ظس\u{FEFB}مر");
    let prompt = reader.app().prompt().unwrap();
    assert_eq!(prompt.text(), "سلامر");
}

#[test]
fn what_is_held_with_a_key_that_no_command_has_changes_nothing() {
    let mut reader = reader("");
    let up = Key {
        shift: true,
        alt: true,
        ..Key::plain(KeyCode::Down)
    };
    reader.send(Event::Key(up));
    assert_eq!(reader.app().list().selected, 1);
    // Escape and a letter that a terminal sends at once are two keys: the help is closed, and j moves.
    reader.press("T");
    reader.send(Event::Key(Key::character('j').with_alt()));
    assert!(reader.on_top().is_none());
    assert_eq!(reader.app().list().selected, 2);
}

#[test]
fn a_line_that_is_typed_is_not_lost_by_alt() {
    let mut reader = reader("[keys]\nstar = [\"Alt-s\"]\n");
    reader.press("/ab");
    let text = |reader: &Reader| reader.app().prompt().map(|prompt| prompt.text().to_owned());
    let keys = ['s', 'j', 'ض'].map(Key::character);
    let plain = [KeyCode::Enter, KeyCode::Tab].map(Key::plain);
    for key in keys.into_iter().chain(plain) {
        reader.send(Event::Key(key.with_alt()));
        assert_eq!(text(&reader).as_deref(), Some("ab"), "{key}");
    }
    // Alt and Backspace take a word, as elsewhere.
    reader.press(" cd");
    reader.send(Event::Key(Key::plain(KeyCode::Backspace).with_alt()));
    assert_eq!(text(&reader).as_deref(), Some("ab "));
    reader.press("<Esc>");
    let list = reader.app().list();
    assert!(!list.entry(list.selected).unwrap().summary.is_starred);
}

#[test]
fn a_key_that_leaves_does_so_behind_escape_too() {
    let mut reader = reader("");
    reader.press("/ab");
    // Both in one read: one key with Alt.
    reader.send(Event::Key(Key::control('c').with_alt()));
    assert!(reader.has_quit);
}

#[test]
fn of_what_is_held_the_least_is_dropped() {
    let mut reader = reader("[keys]\nend = [\"Alt-Down\"]\n");
    let held = Key {
        shift: true,
        ..Key::plain(KeyCode::Down).with_alt()
    };
    reader.send(Event::Key(held));
    let list = reader.app().list();
    assert!(list.selected > 1, "Alt and the arrow, not the arrow alone");
}

#[test]
fn arrows_enter_and_escape_work_in_menus_whatever_is_bound() {
    let settings = "[keys]\ndown = [\"x\"]\nup = [\"X\"]\npane-left = []\npane-right = []\n\
                    open = [\"F9\"]\ncancel = [\"F10\"]\nstar = [\"Down\", \"Enter\", \"Esc\"]\n";
    let mut reader = reader(settings);
    reader.press("A");
    let selected = |reader: &Reader| reader.app().overlays().last().unwrap().cursor.selected;
    let measure = |reader: &Reader| reader.app().appearance().measure();
    reader.press("<Down><Down><Up>");
    assert_eq!(selected(&reader), 1);
    reader.press("<Up>");
    let before = measure(&reader);
    reader.press("<Right>");
    assert!(measure(&reader) < before);
    let margins = reader.app().appearance().margins();
    reader.press("<Down><Enter>");
    assert_ne!(reader.app().appearance().margins(), margins);
    // So do the keys that were chosen.
    reader.press("x");
    assert_eq!(selected(&reader), 2);
    reader.press("<Esc>");
    assert!(reader.on_top().is_none());
    // Outside menus they do what they were bound to.
    let list = reader.app().list();
    assert!(!list.entry(list.selected).unwrap().summary.is_starred);
    reader.press("<Down>");
    let list = reader.app().list();
    assert!(list.entry(list.selected).unwrap().summary.is_starred);
}

#[test]
fn several_keys_in_a_row_are_one_command_and_say_how_they_go_on() {
    let mut reader = reader("[keys]\nstar = [\"g s\"]\nend = [\"g G\", \"Alt-e\"]\n");
    let is_starred = |reader: &Reader| {
        let list = reader.app().list();
        list.entry(list.selected).unwrap().summary.is_starred
    };
    let before = reader.screen();
    reader.press("g");
    let begun = reader.screen();
    assert_ne!(begun, before);
    let hint = begun.lines().last().unwrap();
    assert!(hint.contains("g s") && hint.contains("g G"), "{hint}");
    assert!(!is_starred(&reader));
    reader.press("s");
    assert!(is_starred(&reader));
    // Under an Arabic layout the same keys are these letters.
    reader.press("لس");
    assert!(!is_starred(&reader));
    // What does not go on is forgotten, with the key that does not fit.
    reader.press("gj");
    assert_eq!(reader.app().list().selected, 0);
    reader.press("j");
    assert_eq!(reader.app().list().selected, 1);
    reader.press("g<Esc>s");
    assert!(!is_starred(&reader));
    assert!(reader.app().begun().is_empty());
    reader.send(Event::Key(Key::character('e').with_alt()));
    assert_ne!(reader.app().list().selected, 1, "Alt and a letter");
}
