//! What the README says is what the program does.

use std::fs;
use std::path::Path;

use qari::app::action::{COMMANDS, Group};
use qari::i18n::Locale;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The table of keys as the README is to hold it.
fn key_table() -> String {
    let mut table = String::from("| keys | action | what it does | |\n| --- | --- | --- | --- |\n");
    for group in Group::ALL {
        for command in COMMANDS.iter().filter(|command| command.group == group) {
            let keys: Vec<String> = command.keys.iter().map(|key| format!("`{key}`")).collect();
            table.push_str(&format!(
                "| {} | `{}` | {} | {} |\n",
                keys.join(" "),
                command.id(),
                Locale::English.text(command.words),
                Locale::Arabic.text(command.words)
            ));
        }
    }
    table
}

#[test]
fn the_key_table_is_that_of_the_program() {
    let table = key_table();
    assert!(
        readme().contains(&table),
        "the README's key table should be:\n\n{table}"
    );
}

#[test]
fn the_two_commands_are_there() {
    let readme = readme();
    assert!(readme.contains("cargo run --release\n") && readme.contains("cargo test\n"));
}
