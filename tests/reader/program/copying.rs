//! Text copied from a real terminal: what is sent to it, and what programs of the system get.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use qari::article::Source;
use qari::sources::markdown;
use tempfile::TempDir;

use crate::pty::{Start, Terminal};

const ARTICLE: &str = "# سَلَامٌ لأهل Rust\n\nقال: «لا أَعْلَمُ»، ثم عاد في ١٢ و2024.\n\nنهاية.\n";
/// Words of the status line as they stand on the screen: visual order, joined.
const CLIPBOARD: &str = "ﺔﻈﻓﺎﺤﻟﺍ";

fn stored() -> String {
    markdown::parse(ARTICLE, Source::file("a.md".into()))
        .body
        .text
}

/// A folder with the article, a home and programs of these names, each of which writes what it gets into files.
fn folder(programs: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.md"), ARTICLE).unwrap();
    for name in programs {
        let path = folder.path().join(name);
        let script =
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$HOME/arguments\"\ncat > \"$HOME/input\"\n";
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

/// Opens the article and copies all of it.
fn copy_all(folder: &Path, variables: &[(&str, &str)]) -> Terminal {
    let article = folder.join("a.md");
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let mut all = vec![("PATH", path.as_str())];
    all.extend(variables);
    let mut terminal = Terminal::start(&Start {
        arguments: &[article.to_str().unwrap()],
        variables: &all,
        home: Some(folder),
        ..Start::default()
    });
    terminal.wait_for_text("Rust");
    terminal.type_in("\rX");
    terminal.type_in("ay");
    terminal
}

/// What the terminal was asked to put into its clipboard.
fn sent(terminal: &Terminal) -> Option<Vec<u8>> {
    let written = terminal.written();
    let (_, rest) = written.split_once("\x1b]52;c;")?;
    let (payload, _) = rest.split_once("\x1b\\")?;
    Some(qari::base64::decode(payload.as_bytes()))
}

#[test]
fn the_terminal_is_sent_the_text_as_it_is_stored() {
    let folder = folder(&[]);
    let mut terminal = copy_all(folder.path(), &[]);
    terminal.wait_for_text(CLIPBOARD);
    assert_eq!(sent(&terminal), Some(stored().into_bytes()));
    terminal.type_in("\x03");
    let (status, _, written) = terminal.end();
    assert!(status.success());
    assert_eq!(written.matches("\x1b]52;").count(), 1);
}

#[test]
fn a_program_of_the_system_gets_it_too() {
    let folder = folder(&["xclip"]);
    let mut terminal = copy_all(folder.path(), &[("DISPLAY", ":0")]);
    terminal.wait_for_text("xclip");
    assert_eq!(sent(&terminal), Some(stored().into_bytes()));
    let read = |name| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("input"), stored());
    assert_eq!(read("arguments"), "-selection\nclipboard\n");
    terminal.type_in("\x03");
    assert!(terminal.end().0.success());
}

#[test]
fn the_settings_name_another_one_and_no_shell_reads_it() {
    let folder = folder(&["xclip", "mine"]);
    let settings = folder.path().join("qari");
    fs::create_dir(&settings).unwrap();
    let text = "[commands]\ncopy = [\"mine\", \"a b\", \"$HOME; exit 1\"]\n";
    fs::write(settings.join("config.toml"), text).unwrap();
    let mut terminal = copy_all(folder.path(), &[("DISPLAY", ":0")]);
    terminal.wait_for_text("mine");
    let read = |name| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("input"), stored());
    assert_eq!(read("arguments"), "a b\n$HOME; exit 1\n");
    terminal.type_in("\x03");
    assert!(terminal.end().0.success());
}

#[test]
fn one_that_is_not_there_is_told_of() {
    let folder = folder(&["xclip"]);
    let settings = folder.path().join("qari");
    fs::create_dir(&settings).unwrap();
    fs::write(
        settings.join("config.toml"),
        "[commands]\ncopy = [\"no-such\"]\n",
    )
    .unwrap();
    let mut terminal = copy_all(folder.path(), &[("DISPLAY", ":0")]);
    terminal.wait_for_text("no-such");
    assert!(!folder.path().join("input").exists(), "no other is taken");
    assert_eq!(sent(&terminal), Some(stored().into_bytes()));
    terminal.type_in("\x03");
    assert!(terminal.end().0.success());
}

#[test]
fn a_link_is_handed_over_to_the_command_of_the_settings() {
    let folder = folder(&["mine"]);
    let article = "# روابط\n\n[هنا](https://example.org/قاهرة?a=$HOME;x).\n";
    fs::write(folder.path().join("a.md"), article).unwrap();
    let settings = folder.path().join("qari");
    fs::create_dir(&settings).unwrap();
    let text = "[commands]\nopen-link = [\"mine\", \"--new\"]\n";
    fs::write(settings.join("config.toml"), text).unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let article = folder.path().join("a.md");
    let mut terminal = Terminal::start(&Start {
        arguments: &[article.to_str().unwrap()],
        variables: &[("PATH", path.as_str())],
        home: Some(folder.path()),
        ..Start::default()
    });
    terminal.wait_for_text("%");
    terminal.type_in("\rZ");
    terminal.wait_for_text("https://example.org/");
    terminal.type_in("\r");
    terminal.wait_for_text("mine");
    let arguments = fs::read_to_string(folder.path().join("arguments")).unwrap();
    let address = "https://example.org/%D9%82%D8%A7%D9%87%D8%B1%D8%A9?a=$HOME;x";
    assert_eq!(arguments, format!("--new\n{address}\n"));
    terminal.type_in("\x03");
    assert!(terminal.end().0.success());
}

/// Where words stand on the screen: column and row, from 1.
fn place(terminal: &Terminal, words: &str) -> (usize, usize) {
    let screen = terminal.screen();
    let row = screen
        .lines()
        .position(|line| line.contains(words))
        .unwrap();
    let parser = terminal.parser.screen();
    let columns: u16 = parser.size().1.into();
    let symbol = |column: u16| {
        let cell = parser.cell(row as u16, column);
        cell.map_or("", |cell| cell.contents()).to_owned()
    };
    let begins = |column: &u16| {
        let symbols: String = (*column..columns).map(symbol).collect();
        symbols.starts_with(words)
    };
    let column = (0..columns).find(begins).unwrap();
    (usize::from(column) + 1, row + 1)
}

#[test]
fn the_mouse_of_a_terminal_selects() {
    let folder = folder(&[]);
    let article = folder.path().join("a.md");
    let mut terminal = Terminal::start(&Start {
        arguments: &[article.to_str().unwrap()],
        variables: &[("PATH", "/usr/bin:/bin")],
        home: Some(folder.path()),
        ..Start::default()
    });
    // The text itself, not the title alone: nothing changes places any more.
    terminal.wait_for_text("2024");
    let (column, row) = place(&terminal, "2024");
    // Pressed on the first letter, moved over the last, released.
    let end = column + 3;
    terminal.type_in(format!(
        "\x1b[<0;{column};{row}M\x1b[<32;{end};{row}M\x1b[<0;{end};{row}m"
    ));
    terminal.type_in("y");
    terminal.wait_for_text(CLIPBOARD);
    assert_eq!(sent(&terminal), Some(b"2024".to_vec()));
    terminal.type_in("\x03");
    assert!(terminal.end().0.success());
}

#[test]
fn a_terminal_that_knows_links_is_told_of_them_and_no_other() {
    let folder = folder(&[]);
    let text = "# روابط\n\n[هنا](https://example.org/قاهرة) و https://example.org/a.\n";
    fs::write(folder.path().join("a.md"), text).unwrap();
    let article = folder.path().join("a.md");
    let told = |term: &str| {
        let mut terminal = Terminal::start(&Start {
            arguments: &[article.to_str().unwrap()],
            variables: &[("PATH", "/usr/bin:/bin"), ("TERM", term)],
            home: Some(folder.path()),
            ..Start::default()
        });
        terminal.wait_for_text("https://example.org/a");
        terminal.wait_for_text("%");
        terminal.type_in("\x03");
        terminal.end().2
    };
    let written = told("foot");
    for address in [
        "https://example.org/%D9%82%D8%A7%D9%87%D8%B1%D8%A9",
        "https://example.org/a",
    ] {
        let is_told = |sequence: &str| {
            sequence
                .split_once(';')
                .is_some_and(|(_, it)| it == address)
        };
        let mut sequences = written.split("\x1b]8;").skip(1);
        let is_told = sequences.any(|rest| rest.split("\x1b\\").next().is_some_and(is_told));
        assert!(is_told, "{address}: {written:?}");
    }
    assert!(!told("xterm-256color").contains("\x1b]8;"));
}
