//! What is made from the table of commands: completions for each shell, and manual pages.

use std::collections::HashSet;
use std::fs;

use qari::cli::commands;
use qari::printable;
use tempfile::TempDir;

use super::cli::{run, text};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed = text(&output.stdout);
    // A text of help has taken the place of each id, and nothing in it acts on a terminal.
    assert!(
        !printed.contains("help-add") && !printed.contains("help-list"),
        "{printed}"
    );
    let is_bad = |c: char| !matches!(c, '\n' | '\t') && printable::is_unfit(c);
    assert!(!printed.contains(is_bad), "{arguments:?}");
    printed.to_owned()
}

#[test]
fn every_shell_completes_every_command() {
    for shell in SHELLS {
        let file = printed(&["completions", shell]);
        for command in commands() {
            let last = command.split(' ').next_back().unwrap();
            assert!(file.contains(last), "{shell}: {command}");
        }
        assert!(file.contains("library"), "{shell}");
    }
    let unknown = run(&["completions", "sh"]);
    assert_eq!(unknown.status.code(), Some(2));
    for shell in SHELLS {
        assert!(text(&unknown.stderr).contains(shell), "{shell}");
    }
}

#[test]
fn completions_are_in_english_unless_they_are_asked_for_in_arabic() {
    assert!(printed(&["completions", "fish"]).contains("Add articles"));
    assert!(printed(&["completions", "fish", "--lang", "ar"]).contains("إضافة مقالات"));
}

#[test]
fn the_manual_names_every_command_and_each_has_a_page() {
    let page = printed(&["man", "--lang", "ar"]);
    assert!(page.contains(".TH QARI 1") && page.is_ascii(), "{page}");
    assert!(page.contains("\\[u0627]"), "the Arabic name of a language");
    for command in commands().iter().filter(|command| !command.contains(' ')) {
        assert!(
            page.contains(&format!("qari\\-{command}(1)")),
            "{command}:\n{page}"
        );
    }
    for heading in ["EXIT STATUS", "ENVIRONMENT", "FILES"] {
        assert!(page.contains(heading), "{heading}");
    }
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("man1");
    let to = pages.to_str().unwrap();
    assert_eq!(run(&["man", "--to", to]).status.code(), Some(0));
    let names: HashSet<String> = fs::read_dir(&pages)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut expected: HashSet<String> = commands()
        .iter()
        .map(|command| format!("qari-{}.1", command.replace(' ', "-")))
        .collect();
    expected.insert("qari.1".to_owned());
    assert_eq!(names, expected);
    let page = fs::read_to_string(pages.join("qari-feed-add.1")).unwrap();
    assert_eq!(page, printed(&["man", "feed", "add"]));
    assert!(page.contains("no\\-fetch"), "{page}");
    assert_eq!(run(&["man", "nothing"]).status.code(), Some(1));
}
