//! Text from articles, file names and arguments among other words: nothing in it reaches beyond its field.

use std::fs;
use std::process::Output;

use qari::printable;
use serde_json::{Value, json};

use super::cli::{folder, path, run, run_on, text};

/// Every character that is not fit to be printed.
fn unfit() -> String {
    ('\0'..=char::MAX)
        .filter(|c| printable::is_unfit(*c))
        .collect()
}

/// A line of JSON that is an article with all of them in all its fields.
fn hostile_line() -> String {
    line_with(&unfit())
}

/// A line of JSON that is an article with this in all its fields.
fn line_with(unfit: &str) -> String {
    let name = format!("قال الرئيس فلاديمير بوتين {}", unfit.replace('\n', " "));
    let line = json!({
        "qari": 1, "title": format!("زقزوق {unfit} نهاية"), "date": null,
        "source": format!("مصدر{unfit}"), "author": format!("كاتب{unfit}"),
        "url": format!("http://e/{unfit}"), "language": "ar",
        "topics": [format!("t{unfit}")], "origin_kind": "file",
        "origin": format!("/x/{unfit}"), "text": name,
        "blocks": [{"kind": "paragraph", "start": 0, "end": name.len()}], "spans": [],
        "came": null, "read": false, "starred": false, "place": null, "choices": [], "history": [],
        "highlights": [{"exact": name, "note": format!("ملاحظة{unfit}"), "position": 0}],
    });
    let line = line.to_string();
    // The opening of such a line is fixed; the order of the fields is not.
    let rest = line
        .replacen("\"qari\":1,", "", 1)
        .replacen(",\"qari\":1", "", 1);
    rest.replacen('{', "{\"qari\":1,", 1) + "\n"
}

/// Asserts that nothing but ends of lines and so many tabs a line is there.
fn assert_clean(output: &Output, tabs: Option<&[usize]>) {
    for (channel, bytes) in [("out", &output.stdout), ("error", &output.stderr)] {
        for line in text(bytes).lines() {
            let bad: Vec<char> = line
                .chars()
                .filter(|c| *c != '\t' && printable::is_unfit(*c))
                .collect();
            assert!(bad.is_empty(), "{channel}: {bad:?} in {line:?}");
            if channel == "out"
                && let Some(tabs) = tabs
            {
                let found = line.matches('\t').count();
                assert!(tabs.contains(&found), "{found} tabs in {line:?}");
            }
        }
    }
}

#[test]
fn no_field_leaves_its_place() {
    let files = folder(&[("a.jsonl", hostile_line().as_bytes())]);
    let name = path(&files, "a.jsonl");
    let output = run(&["add", &name]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let kept = "قمم\u{202e}\u{200f}";
    assert_eq!(run(&["keep", kept, "قمة"]).status.code(), Some(0));
    let tabs: [(&[&str], &[usize]); 11] = [
        (&["list"], &[3]),
        (&["list", "--from", &name], &[3]),
        (&["search", "بوتين", "--from", &name], &[0, 3]),
        (&["entities", &name], &[1, 2]),
        (&["entities", "--entity", "بوتين", &name], &[2]),
        (&["topics", &name], &[2]),
        (&["topics"], &[2]),
        (&["notes"], &[3]),
        (&["stats"], &[1, 2, 3]),
        (&["keep"], &[4]),
        (&["who", "بوتين", "--from", &name], &[1, 2]),
    ];
    for (command, tabs) in tabs {
        let output = run(command);
        assert!(!output.stdout.is_empty(), "{command:?}");
        assert_clean(&output, Some(tabs));
    }
    assert_clean(&run(&["show", &name]), Some(&[0]));
}

#[test]
fn json_has_nothing_unescaped_and_says_the_same() {
    let files = folder(&[("a.jsonl", hostile_line().as_bytes())]);
    let name = path(&files, "a.jsonl");
    assert_eq!(run(&["add", "--no-entities", &name]).status.code(), Some(0));
    for command in [
        &["list"][..],
        &["search", "بوتين", "--from", &name],
        &["entities", &name],
        &["topics", &name],
        &["show", &name],
        &["notes"],
        &["stats"],
        &["who", "بوتين", "--from", &name],
    ] {
        let output = run(&[command, &["--format", "json"]].concat());
        assert_clean(&output, Some(&[0]));
        serde_json::from_slice::<Vec<Value>>(&output.stdout).unwrap();
    }
    let titles = run(&["list", "--format", "json", "--from", &name]);
    let titles: Vec<Value> = serde_json::from_slice(&titles.stdout).unwrap();
    assert!(titles[0]["title"].as_str().unwrap().contains("\u{202e}"));
    let exported = run(&["export", "--format", "jsonl"]);
    assert_clean(&exported, Some(&[0]));
    assert!(!exported.stdout.is_empty());
}

#[test]
fn messages_repeat_names_and_arguments_without_what_acts_on_a_terminal() {
    let hostile: String = unfit().replace('\0', "");
    let missing = format!("/none/{}", &hostile[..40]);
    for arguments in [
        &["show", &missing][..],
        &["list", "--topic", &hostile],
        &["list", "--library", &missing],
        &["list", "--corrections", "/none\u{1b}/\u{202e}"],
        &["list", &format!("topic:{hostile}")],
        &["list", "--text", &hostile],
        &["who", &hostile],
        &["keep", &hostile, "a"],
        &["export", "--format", "jsonl", "--to", &missing],
        &["export", "--format", &hostile],
        &["show", "--width", &hostile],
        &[&format!("--{hostile}")],
    ] {
        let output = run(arguments);
        assert_ne!(output.status.code(), Some(101), "{arguments:?}");
        assert_clean(&output, None);
    }
}

#[test]
fn the_logical_order_has_no_controls_either() {
    for order in ["visual", "logical"] {
        let input = format!("قمة {} abc\n", unfit().replace('\n', ""));
        let arguments = [
            "layout", "--width", "4000", "--order", order, "--forms", "base",
        ];
        assert_clean(&run_on(&arguments, input.as_bytes()), Some(&[0]));
    }
}

#[test]
fn front_matter_is_quoted_so_that_it_comes_back_the_same() {
    // What is read has no controls there: they come back as spaces.
    let unfit = unfit().replace(char::is_control, "");
    let files = folder(&[("a.jsonl", line_with(&unfit).as_bytes())]);
    let (markdown, one, two) = (path(&files, "md"), path(&files, "one"), path(&files, "two"));
    run(&[
        "add",
        "--no-entities",
        "--library",
        &one,
        &path(&files, "a.jsonl"),
    ]);
    let to = [
        "export",
        "--format",
        "markdown",
        "--to",
        &markdown,
        "--library",
        &one,
        "زقزوق",
    ];
    assert_eq!(run(&to).status.code(), Some(0));
    run(&["add", "--no-entities", "--library", &two, &markdown]);
    let fields = |library: &str| {
        let all = run(&["export", "--format", "jsonl", "--library", library, "زقزوق"]);
        let article: Value = serde_json::from_slice(&all.stdout).unwrap();
        ["title", "source", "author", "topics"].map(|field| article[field].clone())
    };
    assert_eq!(fields(&two), fields(&one));
    for file in fs::read_dir(&markdown).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        assert!(!name.contains(printable::is_unfit), "{name:?}");
        let text = fs::read_to_string(file.path()).unwrap();
        let front_matter = text.split("\n---").next().unwrap().replace('\n', "");
        assert!(
            !front_matter.contains(printable::is_unfit),
            "{front_matter:?}"
        );
    }
}

#[test]
fn what_is_exported_comes_back_the_same() {
    let files = folder(&[("a.jsonl", hostile_line().as_bytes())]);
    let library = |name: &str| path(&files, name);
    let exported = |library: &str| {
        let all = run(&["export", "--format", "jsonl", "--library", library, "زقزوق"]);
        text(&all.stdout).to_owned()
    };
    run(&[
        "add",
        "--no-entities",
        "--library",
        &library("one"),
        &library("a.jsonl"),
    ]);
    let first = exported(&library("one"));
    assert!(first.contains("\\u202e"), "{first}");
    fs::write(files.path().join("b.jsonl"), &first).unwrap();
    run(&[
        "add",
        "--no-entities",
        "--library",
        &library("two"),
        &library("b.jsonl"),
    ]);
    assert_eq!(exported(&library("two")), first);
}
