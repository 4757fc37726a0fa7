//! Files of settings, good and bad, one case a file: what `qari config` says of each and prints.
//!
//! The cases are in `tests/reader/settings/`. What is wrong with a file stands in comments at its beginning, as it is
//! said in English.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use super::cli::{qari, text};

/// The files, by their names.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader/settings");
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

/// What is printed of settings, and said of them.
fn config(settings: &[u8], language: &str) -> Output {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("qari")).unwrap();
    fs::write(home.path().join("qari/config.toml"), settings).unwrap();
    let mut program = qari(&["config", "--lang", language]);
    program.env("XDG_CONFIG_HOME", home.path());
    let output = program.output().unwrap();
    // What cannot be used is not printed: the program fails, so that its output does not replace the file.
    let code = if output.stderr.is_empty() { 0 } else { 2 };
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    output
}

/// What is printed, without the comments.
fn set(printed: &str) -> Vec<&str> {
    let lines = printed.lines();
    lines.filter(|line| !line.starts_with('#')).collect()
}

#[test]
fn each_file_gives_its_notices_and_the_rest_of_it_holds() {
    let cases = cases();
    assert!(cases.len() >= 20);
    for case in cases {
        let name = case.file_stem().unwrap().to_str().unwrap().to_owned();
        let settings = fs::read_to_string(&case).unwrap();
        let expected: Vec<&str> = settings
            .lines()
            .filter_map(|line| line.strip_prefix("# "))
            .filter(|line| line.starts_with("qari: "))
            .collect();
        assert_eq!(name.starts_with("good-"), expected.is_empty(), "{name}");

        let output = config(settings.as_bytes(), "en");
        let said: Vec<&str> = text(&output.stderr).lines().collect();
        assert_eq!(said, expected, "{name}");
        let in_arabic = config(settings.as_bytes(), "ar");
        let lines = text(&in_arabic.stderr).lines().count();
        assert_eq!(lines, expected.len(), "{name} in Arabic");
        assert_eq!(set(text(&in_arabic.stdout)), set(text(&output.stdout)));

        // What is printed is a file without a fault that sets the same.
        let again = config(&output.stdout, "en");
        assert_eq!(text(&again.stderr), "", "{name}");
        assert_eq!(
            set(text(&again.stdout)),
            set(text(&output.stdout)),
            "{name}"
        );
    }
}

#[test]
fn a_good_file_is_printed_as_it_is_set() {
    for case in cases() {
        let name = case.file_stem().unwrap().to_str().unwrap().to_owned();
        let settings = fs::read_to_string(&case).unwrap();
        if !name.starts_with("good-") || name.contains("other-forms") {
            continue;
        }
        let output = config(settings.as_bytes(), "ar");
        let printed = set(text(&output.stdout));
        for line in set(&settings) {
            assert!(printed.contains(&line), "{name}: {line}");
        }
    }
}

#[test]
fn a_file_that_is_no_text_is_named_and_the_defaults_hold() {
    let output = config(b"[keys]\ndown = [\"\xE4\"]\n", "en");
    let said = text(&output.stderr);
    assert!(
        said.contains("config.toml") && said.lines().count() == 1,
        "{said}"
    );
    let none = config(b"", "en");
    assert_eq!(set(text(&output.stdout)), set(text(&none.stdout)));
}

#[test]
fn the_language_that_was_chosen_holds_for_subcommands() {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("qari")).unwrap();
    let keep = |file: &str, text: &str| {
        fs::write(home.path().join("qari").join(file), text).unwrap();
    };
    let list = |arguments: &[&str]| {
        let mut program = qari(arguments);
        program.env("LC_ALL", "en_US.UTF-8");
        let program = program.env("XDG_CONFIG_HOME", home.path());
        let output = program.env("XDG_STATE_HOME", home.path()).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = text(&said).to_owned();
        // The topics of an article, and a word of the usage.
        let has = |words: [&str; 2]| words.iter().any(|word| said.contains(word));
        match (has(["politics", "Usage"]), has(["سياسة", "الاستعمال"])) {
            (true, false) => "en",
            (false, true) => "ar",
            _ => panic!("in which language? {said}"),
        }
    };
    let list_them = ["list"];
    assert_eq!(list(&list_them), "en", "the system's");
    keep("config.toml", "[appearance]\nlanguage = \"ar\"\n");
    assert_eq!(list(&list_them), "ar");
    assert_eq!(list(&["list", "--nothing"]), "ar", "wrong usage, too");
    assert_eq!(list(&["list", "--lang", "en"]), "en");
    keep(
        "appearance.toml",
        "language = { value = \"en\", configured = \"ar\" }\n",
    );
    assert_eq!(list(&list_them), "en", "chosen in the menu");
    keep("config.toml", "[appearance]\nlanguage = \"system\"\n");
    keep(
        "appearance.toml",
        "language = { value = \"ar\", configured = \"system\" }\n",
    );
    assert_eq!(list(&list_them), "ar");
}

#[test]
fn every_command_that_goes_by_the_settings_says_once_what_is_wrong_with_them() {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("qari")).unwrap();
    let file = "\n[reading]\nread-afer = 3\n";
    fs::write(home.path().join("qari/config.toml"), file).unwrap();
    let said = |arguments: &[&str]| {
        let mut program = qari(arguments);
        program
            .env("XDG_CONFIG_HOME", home.path())
            .env("QARI_TERMINAL_MODE", "wrong");
        let output = program.output().unwrap();
        text(&output.stderr).to_owned()
    };
    for arguments in [
        &["list"][..],
        &["stats"],
        &["fetch"],
        &["add", "https://127.0.0.1:1/x"],
        &["show", "https://127.0.0.1:1/x"],
        &["doctor", "--report"],
        &["feed", "list"],
        &["keep"],
        &["config"],
    ] {
        let said = said(arguments);
        assert_eq!(
            said.matches("read-afer").count(),
            1,
            "{arguments:?}: {said}"
        );
        let of_mode = usize::from(arguments != ["config"]);
        assert_eq!(
            said.matches("QARI_TERMINAL_MODE").count(),
            of_mode,
            "{arguments:?}: {said}"
        );
    }
    for arguments in [&["man", "list"][..], &["completions", "bash"]] {
        assert_eq!(said(arguments), "", "{arguments:?}");
    }
}
