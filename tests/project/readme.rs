//! What the README says is what the program does.

use std::fs;
use std::path::Path;

use qari::app::commands::{COMMANDS, Group};
use qari::app::key::Key;
use qari::i18n::Locale;
use qari::ui::Role;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The table of keys as the README is to hold it.
fn key_table() -> String {
    let mut table = String::from("| keys | action | what it does | |\n| --- | --- | --- | --- |\n");
    for group in Group::ALL {
        for command in COMMANDS.iter().filter(|command| command.group == group) {
            // A bar would end the column.
            let written = |key: &Key| format!("`{key}`").replace('|', "\\|");
            let keys: Vec<String> = command.keys.iter().map(written).collect();
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
fn the_roles_of_the_theme_are_those_of_the_program() {
    let readme = readme();
    let listed = |ids: Vec<String>| {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        let ids = ids.join(" ");
        assert!(readme.contains(&ids), "the README should list {ids}");
    };
    let (mentions, others): (Vec<String>, Vec<String>) = Role::all()
        .map(|(id, ..)| id)
        .partition(|id| id.contains("mention-"));
    listed(others);
    let kinds = mentions.iter().filter_map(|id| id.strip_prefix("mention-"));
    listed(kinds.map(str::to_owned).collect());
}

#[test]
fn the_two_commands_are_there() {
    let readme = readme();
    assert!(readme.contains("cargo run --release\n") && readme.contains("cargo test\n"));
}
