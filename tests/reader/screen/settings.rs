//! The reader's own keys, and commands typed under other keyboard layouts.

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
