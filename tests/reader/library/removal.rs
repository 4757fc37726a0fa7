//! Articles that are removed and restored from the command line.

use std::fs;

use serde_json::Value;

use super::place::{Place, name};
use crate::pty::{Start, Terminal};

/// The titles of [`place`] as a terminal shows them.
const PRESENTED: [&str; 3] = ["ﻚﺴﻨﻴﻣ ﺔﻤﻗ", "ﺓﺮﻫﺎﻘﻟﺍ ﺔﻤﻗ", "ﻒﻴﻨﺟ ﻕﺎﺒﺳ"];

/// A library of three articles of its own, and their ids, oldest first.
fn place() -> (Place, Vec<String>) {
    let place = Place::emptied();
    for (file, title) in [("1", "قمة مينسك"), ("2", "قمة القاهرة"), ("3", "سباق جنيف")]
    {
        let text = format!("---\ndate: 2024-01-0{file}\n---\n\n# {title}\n\nنص {file}.\n");
        place.write(&format!("in/{file}.md"), &text);
    }
    let folder = place.path("in");
    place.text(&["add", name(&folder)]);
    let mut ids: Vec<String> = place
        .json(&["list"])
        .iter()
        .map(|one| one["id"].to_string())
        .collect();
    ids.reverse();
    assert_eq!(
        ids,
        ["33", "34", "35"],
        "ids of purged articles are not given again"
    );
    (place, ids)
}

/// Runs the program on a terminal, where someone answers its question. Returns its exit code and what was on the
/// terminal.
fn answered(place: &Place, arguments: &[&str], answer: &str) -> (u32, String) {
    let library = place.library();
    let options = ["--library", name(&library), "--lang", "en"];
    let mut terminal = Terminal::start(&Start {
        arguments: &[arguments, &options].concat(),
        home: Some(&place.path(".")),
        ..Start::default()
    });
    terminal.type_in(format!("{answer}\n"));
    let (status, _, written) = terminal.end();
    (status.exit_code(), written)
}

#[test]
fn both_ways_of_removing_ask_on_a_terminal_and_do_nothing_without_a_yes() {
    let (place, ids) = place();
    for (answer, expected) in [("no", 2), ("", 2), ("yes", 0)] {
        let (code, screen) = answered(&place, &["remove", &ids[0]], answer);
        assert_eq!(code, expected, "{screen}");
        assert!(screen.contains("remove 1 article? Until "), "{screen}");
        let named = screen.find(PRESENTED[0]).unwrap();
        assert!(named < screen.find('?').unwrap(), "{screen}");
        let left = if answer == "yes" { 2 } else { 3 };
        assert_eq!(place.json(&["list"]).len(), left, "{screen}");
    }
    let (code, screen) = answered(&place, &["remove", "--query", "قمة or سباق"], "y");
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("remove 2 articles? Until "), "{screen}");
    let asked = &screen[..screen.find('?').unwrap()];
    for title in &PRESENTED[1..] {
        assert!(asked.contains(title), "{screen}");
    }
    assert_eq!(place.json(&["list"]).len(), 0);
    // Nothing to remove, nothing to ask.
    let (code, screen) = answered(&place, &["remove", "--query", "قمة"], "");
    assert!(code == 1 && !screen.contains('?'), "{screen}");
}

#[test]
fn where_nobody_can_be_asked_nothing_is_removed_without_yes() {
    let (place, ids) = place();
    for arguments in [&["remove", &ids[0]][..], &["remove", "--query", "قمة"]] {
        let (code, told) = place.failure(arguments);
        assert!(code == 2 && told.lines().count() == 1, "{told}");
        assert!(told.contains("use --yes"), "{told}");
        assert_eq!(place.json(&["list"]).len(), 3);
    }
}

#[test]
fn what_is_removed_is_printed_and_can_be_listed_and_restored() {
    let (place, ids) = place();
    let said = place.text(&["remove", "--yes", &ids[1], &ids[0], &ids[1]]);
    assert_eq!(said, "34\tقمة القاهرة\n33\tقمة مينسك\n");
    let removed = place.json(&["remove", "--yes", &ids[2]]);
    assert_eq!(removed[0]["title"], "سباق جنيف");
    let instant = |value: &Value| value.as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    let kept_for = instant(&removed[0]["until"]) - instant(&removed[0]["removed"]);
    assert_eq!(kept_for.get_seconds(), 30 * 24 * 60 * 60);
    // Listed, with the day on which each goes.
    let listed = place.text(&["restore"]);
    assert_eq!(listed, place.text(&["restore", "--list"]));
    assert_eq!(listed.lines().count(), 3);
    assert!(listed.lines().any(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let day = fields[1].parse::<jiff::civil::Date>();
        fields[0] == "33" && day.is_ok() && fields[2] == "قمة مينسك"
    }));
    assert_eq!(
        place.json(&["restore", "--query", "قمة", "--list"]).len(),
        2
    );
    assert_eq!(place.json(&["restore", &ids[0], "--list"])[0]["id"], 33);
    assert_eq!(place.json(&["list"]).len(), 0);
    let told = place.failure(&["remove", "--yes", "33", "98"]).1;
    assert_eq!(
        told,
        "qari: no such article: 98\nqari: already removed: 33\n"
    );
    // Restored, without being asked.
    assert_eq!(place.text(&["restore", &ids[0]]), "33\tقمة مينسك\n");
    assert_eq!(
        place.titles(&["restore", "--query", "قمة"]),
        ["قمة القاهرة"]
    );
    assert_eq!(place.titles(&["list"]), ["قمة القاهرة", "قمة مينسك"]);
    assert_eq!(place.text(&["restore"]).lines().count(), 1);
    // What is not there is named; the rest is done.
    let output = place.run(&["restore", &ids[2], "99", "33"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "35\tسباق جنيف\n");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        told,
        "qari: no such article: 99\nqari: not removed, in the library: 33\n"
    );
    let told = place.failure(&["restore", "33", "--list"]).1;
    assert_eq!(told, "qari: not removed, in the library: 33\n");
    assert_eq!(
        place.run(&["restore", "--query", "قمة"]).status.code(),
        Some(1)
    );
    let output = place.run(&["restore"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"");
    assert_eq!(output.stderr, b"qari: no removed articles to restore\n");
    assert_eq!(place.json(&["stats", "--check"])[0]["articles"], 3);
}

#[test]
fn a_removed_article_is_purged_when_its_time_has_passed() {
    let (place, ids) = place();
    place.text(&["remove", "--yes", &ids[0], &ids[1]]);
    let connection = rusqlite::Connection::open(place.library()).unwrap();
    let days = 30 * 24 * 60 * 60;
    let sql = "UPDATE removed SET removed = removed - ?1 WHERE id = 33";
    connection.execute(sql, [days]).unwrap();
    drop(connection);
    place.text(&["stats"]);
    assert_eq!(place.json(&["restore"]).len(), 1);
    assert_eq!(place.run(&["restore", "33"]).status.code(), Some(1));
    // Added again, it is a new one; the other comes back.
    let folder = place.path("in");
    let said = place.text(&["add", "--no-entities", name(&folder)]);
    assert_eq!(
        said,
        "new: 1 article, known: 1 article, restored: 1 article\n"
    );
    let mut ids: Vec<i64> = place
        .json(&["list"])
        .iter()
        .map(|one| one["id"].as_i64().unwrap())
        .collect();
    ids.sort_unstable();
    assert_eq!(ids, [34, 35, 36]);
}

#[test]
fn what_cannot_be_restored_is_told_of_and_the_others_are_restored() {
    let (place, ids) = place();
    place.text(&["remove", "--yes", &ids[0], &ids[1]]);
    let connection = rusqlite::Connection::open(place.library()).unwrap();
    let newer =
        "UPDATE removed SET line = replace(line, '{\"qari\":', '{\"qari\":9') WHERE id = ?1";
    assert_eq!(connection.execute(newer, [&ids[0]]).unwrap(), 1);
    drop(connection);
    let output = place.run(&["restore", &ids[0], &ids[1]]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("not restored") && told.contains(&ids[0]),
        "{told}"
    );
    let restored = String::from_utf8(output.stdout).unwrap();
    assert!(restored.starts_with(&ids[1]), "{restored}");
}

#[test]
fn built_in_articles_stay_removed_until_they_are_restored() {
    let place = Place::new();
    place.remove_built_in();
    assert_eq!(place.json(&["list"]).len(), 0);
    let lines = place.text(&["restore", "--query", "lang:fa"]);
    assert_eq!(lines.lines().count(), 1);
    assert_eq!(place.json(&["list"]).len(), 1);
    fs::remove_file(place.library()).unwrap();
    let arabic = place.run(&["remove", "1", "--lang", "ar"]);
    let told = String::from_utf8(arabic.stderr).unwrap();
    assert!(
        told.contains("لم يُحذف شيء") && told.contains("--yes"),
        "{told}"
    );
}
