//! Tables for spreadsheets: every command that has one prints a header and rows of as many fields.

use std::process::Output;

use super::cli::{NEWS, folder, path, run, text};
use super::notes::NOTED;

/// The fields of a table of comma-separated values (RFC 4180).
fn comma_separated(table: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for line in table.split_terminator("\r\n") {
        let mut fields = vec![String::new()];
        let mut is_quoted = false;
        let mut characters = line.chars().peekable();
        while let Some(character) = characters.next() {
            let field = fields.last_mut().unwrap();
            match character {
                '"' if is_quoted && characters.peek() == Some(&'"') => {
                    characters.next();
                    field.push('"');
                }
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => fields.push(String::new()),
                other => field.push(other),
            }
        }
        assert!(!is_quoted, "{line}");
        rows.push(fields);
    }
    rows
}

/// The fields of a table of tab-separated values, in which a backslash escapes line ends and itself.
fn tab_separated(table: &str) -> Vec<Vec<String>> {
    let field = |field: &str| {
        let parts = field.split(r"\\").map(|part| part.replace(r"\n", "\n"));
        parts.collect::<Vec<_>>().join(r"\")
    };
    let fields = |line: &str| line.split('\t').map(field).collect();
    table.lines().map(fields).collect()
}

fn printed(output: &Output) -> &str {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn every_table_has_a_header_and_rows_of_as_many_fields() {
    let folder = folder(&[
        ("news.txt", NEWS.as_bytes()),
        ("noted.md", NOTED.as_bytes()),
    ]);
    let (news, noted) = (path(&folder, "news.txt"), path(&folder, "noted.md"));
    run(&[
        "feed",
        "add",
        "--no-fetch",
        "--tag",
        "أ، ب",
        "https://example.com/feed",
    ]);
    run(&["keep", "قمم", "title:قمة"]);
    run(&["remove", "1", "--yes"]);
    for command in [
        &["list"][..],
        &["search", "روسيا"],
        &["topics"],
        &["topics", "--by-month"],
        &["topics", &news],
        &["who", "بوتين", "--from", &news],
        &["entities", &news],
        &["entities", "--explain", &news],
        &["entities", "--entity", "بوتين", &news],
        &["entities", &news, "--total"],
        &["notes", "--from", &noted],
        &["stats"],
        &["feed", "list"],
        &["keep"],
        &["restore"],
    ] {
        let csv = run(&[command, &["--format", "csv"]].concat());
        let rows = comma_separated(printed(&csv));
        assert!(rows.len() > 1, "{command:?}: {rows:?}");
        let columns = rows[0].len();
        assert!(
            rows.iter().all(|row| row.len() == columns),
            "{command:?}: {rows:?}"
        );
        let is_name = |name: &String| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        assert!(rows[0].iter().all(is_name), "{:?}", rows[0]);
        let tsv = run(&[command, &["--format", "tsv"]].concat());
        assert_eq!(tab_separated(printed(&tsv)), rows, "{command:?}");
    }
}

#[test]
fn a_title_is_text_and_never_a_formula() {
    let article = "=HYPERLINK(\"http://example.com\",\"خبر\")\n\nوصل الوفد إلى مينسك صباح اليوم.\n";
    let folder = folder(&[("news.txt", article.as_bytes())]);
    let news = path(&folder, "news.txt");
    let output = run(&["list", "--from", &news, "--format", "csv"]);
    let rows = comma_separated(printed(&output));
    assert_eq!(rows[0][1], "title");
    assert_eq!(rows[1][1], "'=HYPERLINK(\"http://example.com\",\"خبر\")");
}

#[test]
fn a_word_that_names_nothing_is_offered_as_a_query_and_as_a_file() {
    for (language, said) in [("en", "to search for it"), ("ar", "للبحث عنه")] {
        let output = run(&["--lang", language, "قمة", "مينسك"]);
        assert_eq!(output.status.code(), Some(2));
        let told = text(&output.stderr);
        assert!(told.contains(said), "{told}");
        assert!(told.contains("qari -q 'قمة مينسك'"), "{told}");
        assert!(told.contains("qari ./قمة"), "{told}");
    }
    let slip = run(&["--lang", "en", "serach"]);
    assert!(
        text(&slip.stderr).contains("qari search"),
        "{}",
        text(&slip.stderr)
    );
}
