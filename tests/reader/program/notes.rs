//! `qari notes`: what is highlighted and the notes on it, as other programs and readers see it.

use serde_json::Value;
use tempfile::TempDir;

use super::cli::{folder, path, run, text};

/// An article of which three passages are highlighted: one with a note of two lines, and one that is gone.
pub(super) const NOTED: &str = "---\n\
    title: افتتاح محطة القطار\n\
    date: 2024-03-10\n\
    highlights:\n\
    \x20 - exact: بعد عامين من العمل\n\
    \x20   position: 9000\n\
    \x20   note: \"قارن بالموعد الأول\\nواسأل المهندس\"\n\
    \x20   made_at: 2024-03-11T08:00:00Z\n\
    \x20 - exact: افتتح المحافظ\n\
    \x20   position: 0\n\
    \x20 - exact: كلام حذفه المحرر من الخبر كله قبل نشره\n\
    \x20   position: 20\n\
    ---\n\n\
    افتتح المحافظ محطة القطار الجديدة صباح الأحد بعد عامين من العمل.\n";

const PLAIN: &str = "---\ntitle: موسم القمح\ndate: 2024-05-01\n---\n\nبدأ حصاد القمح في الوادي.\n";
const MARKED: &str = "---\ntitle: معرض الكتاب\ndate: 2024-04-02\nhighlights:\n  - exact: ألف ناشر\n    position: 0\n---\n\n\
    شارك ألف ناشر في المعرض.\n";

fn library() -> TempDir {
    let files = folder(&[
        ("noted.md", NOTED.as_bytes()),
        ("plain.md", PLAIN.as_bytes()),
        ("marked.md", MARKED.as_bytes()),
    ]);
    let add = [
        "add",
        "--no-entities",
        &path(&files, "noted.md"),
        &path(&files, "plain.md"),
        &path(&files, "marked.md"),
    ];
    assert_eq!(
        run(&[&add[..], &of(&files)].concat()).status.code(),
        Some(0)
    );
    files
}

/// The option that names the library among the files.
fn of(files: &TempDir) -> [&'static str; 2] {
    let library = path(files, "library");
    ["--library", Box::leak(library.into_boxed_str())]
}

fn notes(files: &TempDir, arguments: &[&str]) -> (Option<i32>, Vec<String>, String) {
    let output = run(&[&["notes"], arguments, &of(files)].concat());
    let lines = text(&output.stdout).lines().map(str::to_owned);
    let said = text(&output.stderr).to_owned();
    (output.status.code(), lines.collect(), said)
}

#[test]
fn passages_are_listed_with_their_notes_the_newest_article_first() {
    let files = library();
    let (code, lines, said) = notes(&files, &[]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let title = "افتتاح محطة القطار";
    let expected = [
        "2024-04-02\tمعرض الكتاب\t«ألف ناشر»\t".to_owned(),
        format!("2024-03-10\t{title}\t«افتتح المحافظ»\t"),
        format!("2024-03-10\t{title}\t«بعد عامين من العمل»\tقارن بالموعد الأول واسأل المهندس"),
        format!("2024-03-10\t{title}\t«كلام حذفه المحرر من الخبر كله قبل نشره»\t"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_query_says_of_which_articles() {
    let files = library();
    for (query, count) in [
        (&["is:noted"][..], 1),
        (&["حالة:بملاحظة"], 1),
        (&["note:المهندس"], 1),
        (&["note:المهندسين"], 1),
        (&["is:highlighted"], 4),
        (&["is:highlighted", "-is:noted"], 3),
        (&["-is:noted", "القطار"], 2),
        (&["-note:المهندس"], 3),
        // In a choice they say which articles, as in the reader.
        (&["is:noted", "or", "المعرض"], 4),
        (&["المعرض"], 1),
        (&["before:2024-04"], 3),
    ] {
        let (code, lines, said) = notes(&files, query);
        assert_eq!((code, lines.len()), (Some(0), count), "{query:?}: {said}");
    }
    for query in [
        &["القمح"][..],
        &["زحل"],
        &["note:زحل"],
        &["is:noted", "المعرض"],
    ] {
        let (code, lines, said) = notes(&files, query);
        assert_eq!((code, lines.len()), (Some(1), 0), "{query:?}");
        assert!(said.contains("nothing found"), "{said}");
    }
    let (code, _, said) = notes(&files, &["date:xx"]);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn programs_are_told_where_a_passage_stands_and_the_lines_of_its_note() {
    let files = library();
    let output = run(&[
        "notes",
        "--format",
        "json",
        "--from",
        &path(&files, "noted.md"),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let all: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(all[0]["quotation"], "افتتح المحافظ");
    // The title and an empty line stand before it.
    let start = "افتتاح محطة القطار\n\n".len() as u64;
    assert_eq!(
        (all[0]["start"].as_u64(), all[0]["end"].as_u64()),
        (Some(start), Some(start + "افتتح المحافظ".len() as u64))
    );
    assert_eq!(all[1]["note"], "قارن بالموعد الأول\nواسأل المهندس");
    assert_eq!(all[1]["made"], "2024-03-11T08:00:00Z");
    assert_eq!(all[1]["title"], "افتتاح محطة القطار");
    assert_eq!(all[1]["date"], "2024-03-10");
    assert!(all[2]["start"].is_null() && all[2]["end"].is_null());
}

#[test]
fn the_lines_of_a_note_are_kept_in_tables() {
    let files = library();
    let query = ["notes", "note:المهندس", "--format"];
    let csv = run(&[&query[..], &["csv"], &of(&files)].concat());
    let (note, quoted) = ("قارن بالموعد الأول", "واسأل المهندس");
    let expected = format!(",\"{note}\n{quoted}\",");
    assert!(
        text(&csv.stdout).contains(&expected),
        "{}",
        text(&csv.stdout)
    );
    let tsv = run(&[&query[..], &["tsv"], &of(&files)].concat());
    let expected = format!("\t{note}\\n{quoted}\t");
    assert!(
        text(&tsv.stdout).contains(&expected),
        "{}",
        text(&tsv.stdout)
    );
}
