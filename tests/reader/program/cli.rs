//! What other programs see: standard output, standard error, exit codes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub(super) fn qari(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        // No test reads or writes the files of whoever runs it.
        .env("XDG_CONFIG_HOME", own_folder())
        .env("XDG_DATA_HOME", own_folder())
        .env("XDG_STATE_HOME", own_folder())
        .env_remove("NO_COLOR");
    command
}

/// A folder for the settings and the library of one test, new at its start: every test has a thread.
pub(super) fn own_folder() -> PathBuf {
    thread_local! {
        static FOLDER: TempDir = tempfile::tempdir().unwrap();
    }
    FOLDER.with(|folder| folder.path().to_owned())
}

pub(super) fn run(arguments: &[&str]) -> Output {
    qari(arguments).stdin(Stdio::null()).output().unwrap()
}

pub(super) fn run_on(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = qari(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

pub(super) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn json(output: &Output) -> Vec<Value> {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A folder with files in it.
pub(super) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

pub(super) fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

pub(super) const NEWS: &str = "قمة في مينسك\n30 مايو 2022\n\nوصل الرئيس فلاديمير بوتين إلى مينسك. والتقى بوتين \
                    مسؤولين من الأمم المتحدة في مينسك، ثم عاد إلى موسكو يوم 31 مايو 2022.\n";

#[test]
fn layout_puts_lines_in_visual_order_padded_to_the_width() {
    let output = run_on(
        &["layout", "--width", "12"],
        "سلام عليكم\nabc\n\n".as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout), "   ﻢﻜﻴﻠﻋ ﻡﻼﺳ\nabc\n\n");
}

#[test]
fn layout_keeps_addresses_and_paths_in_their_order() {
    let output = run_on(
        &["layout", "--width", "50"],
        "في https://example.com/a/ ثم /usr/share/doc/\n".as_bytes(),
    );
    let row = text(&output.stdout).trim();
    assert_eq!(row, "/usr/share/doc/ ﻢﺛ https://example.com/a/ ﻲﻓ");
}

#[test]
fn layout_maps_cells_to_bytes_of_the_whole_input() {
    let output = run_on(
        &["layout", "--width", "20", "--format", "json"],
        "ab\r\nلا x\n".as_bytes(),
    );
    let paragraphs = json(&output);
    assert_eq!(paragraphs[0]["direction"], "ltr");
    assert_eq!(paragraphs[1]["direction"], "rtl");
    let cells = paragraphs[1]["lines"][0]["cells"].as_array().unwrap();
    let ranges: Vec<_> = cells
        .iter()
        .map(|cell| {
            (
                cell["text"].as_str().unwrap(),
                cell["start"].as_u64(),
                cell["end"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        ranges,
        [
            ("x", Some(9), Some(10)),
            (" ", Some(8), Some(9)),
            ("ﻻ", Some(4), Some(8))
        ]
    );
    assert_eq!(cells[2]["column"], 2);
    assert_eq!(cells[2]["width"], 1);
}

#[test]
fn layout_takes_the_direction_it_is_told() {
    let output = run_on(&["layout", "--width", "6", "--direction", "rtl"], b"abc\n");
    assert_eq!(text(&output.stdout), "   abc\n");
    let output = run_on(
        &["layout", "--width", "6", "--direction", "ltr"],
        "اب\n".as_bytes(),
    );
    assert_eq!(text(&output.stdout), "ﺏﺍ\n");
}

#[test]
fn layout_fills_lines_with_spaces_or_tatweel() {
    let text = "سلام عليكم يا أهلنا جميعا\n".as_bytes();
    for (choice, filled) in [("space", "  "), ("kashida", "ـ")] {
        let output = run_on(&["layout", "--width", "20", "--justify", choice], text);
        let first = text_of_first_line(&output);
        assert_eq!(first.trim_start().chars().count(), 20, "{choice}: {first}");
        assert!(first.contains(filled), "{choice}: {first}");
    }
    let output = run_on(&["layout", "--width", "20"], text);
    assert!(
        text_of_first_line(&output).starts_with(' '),
        "unfilled it is padded"
    );
}

fn text_of_first_line(output: &Output) -> &str {
    text(&output.stdout).lines().next().unwrap()
}

#[test]
fn show_says_what_is_highlighted_and_where_it_stands() {
    let article = "---\ntitle: خبر\nhighlights:\n  - exact: \"السد آمن\"\n    note: \"راجع\"\n---\n\nإن السد آمن.\n";
    let output = run_on(&["show", "--format", "json"], article.as_bytes());
    let shown = json(&output);
    let highlight = &shown[0]["highlights"][0];
    assert_eq!(highlight["exact"], "السد آمن");
    assert_eq!(highlight["note"], "راجع");
    let before = "خبر\n\nإن ".len();
    assert_eq!(highlight["range"]["start"], before);
    assert_eq!(highlight["range"]["end"], before + "السد آمن".len());
}

#[test]
fn an_old_encoding_is_told_and_can_be_said() {
    // قال الوزير إن القرار مهم. in windows-1256.
    let bytes =
        b"\xDE\xC7\xE1 \xC7\xE1\xE6\xD2\xED\xD1 \xC5\xE4 \xC7\xE1\xDE\xD1\xC7\xD1 \xE3\xE5\xE3.";
    let output = run_on(&["show", "--lang", "en", "--format", "json"], bytes);
    assert!(text(&output.stdout).contains("القرار مهم"));
    assert!(text(&output.stderr).contains("windows-1256"));

    let said = ["show", "--lang", "en", "--encoding", "CP1256"];
    assert_eq!(text(&run_on(&said, bytes).stderr), "");

    let wrong = run_on(&["show", "--lang", "en", "--encoding", "utf-8"], bytes);
    assert!(text(&wrong.stderr).contains("--encoding windows-1256"));
    assert_eq!(wrong.status.code(), Some(2));

    let unknown = run_on(&["show", "--lang", "en", "--encoding", "x"], bytes);
    assert!(text(&unknown.stderr).contains("windows-1256"));
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn layout_serves_terminals_that_join_and_reorder_by_themselves() {
    let arguments = [
        "layout", "--width", "12", "--order", "logical", "--forms", "base",
    ];
    let output = run_on(&arguments, "سلام عليكم\n".as_bytes());
    assert_eq!(text(&output.stdout), "سلام عليكم\n");
}

#[test]
fn layout_keeps_colours_on_their_letters() {
    let arguments = ["layout", "--width", "9", "--ansi"];
    let output = run_on(&arguments, "\u{1b}[31mاب\u{1b}[0m ج\u{1b}[2J\n".as_bytes());
    assert_eq!(text(&output.stdout), " 2J]␛ﺝ \u{1b}[31mﺏﺍ\u{1b}[0m\n");
}

#[test]
fn layout_hands_on_each_line_when_it_comes() {
    use std::io::{BufRead, BufReader};
    let mut child = qari(&["layout", "--width", "9"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for word in ["سلام", "قلم"] {
        writeln!(input, "{word}").unwrap();
        let mut line = String::new();
        // Blocks for ever where the program waits for more before it writes.
        output.read_line(&mut line).unwrap();
        assert_eq!(line.chars().count(), 10);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn layout_replaces_bytes_that_are_no_text_and_says_so() {
    let output = run_on(&["layout", "--width", "9"], b"a\xFFb\n");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout), "a\u{FFFD}b\n");
    assert!(text(&output.stderr).contains("1 invalid byte"));
}

#[test]
fn no_control_of_the_input_comes_out() {
    let hostile =
        "\u{1b}]52;c;aGk=\u{7}\u{1b}[2J\u{9b}31m\u{202e}evil\u{202c}\u{2066}س\u{8}\u{7f}\n";
    for arguments in [&["layout", "--width", "30"][..], &["show", "--width", "30"]] {
        let output = run_on(arguments, hostile.as_bytes());
        let bad = |c: &char| {
            (c.is_control() && *c != '\n')
                || ('\u{202a}'..='\u{202e}').contains(c)
                || ('\u{2066}'..='\u{2069}').contains(c)
        };
        let found: Vec<char> = text(&output.stdout).chars().filter(bad).collect();
        assert!(found.is_empty(), "{arguments:?}: {found:?}");
        // The override is obeyed inside its paragraph: that is what the text says.
        assert!(text(&output.stdout).contains("live"), "{arguments:?}");
    }
}

#[test]
fn show_fits_its_rows_into_the_width_and_aligns_them_to_the_right() {
    let output = run_on(&["show", "--width", "24"], NEWS.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let rows: Vec<&str> = text(&output.stdout).lines().collect();
    assert!(rows.iter().all(|row| row.chars().count() <= 24), "{rows:?}");
    assert_eq!(rows[0], "            ﻚﺴﻨﻴﻣ ﻲﻓ ﺔﻤﻗ");
    assert!(
        rows.iter()
            .any(|row| row.ends_with("ﻚﺴﻨﻴﻣ ﻰﻟﺇ ﻦﻴﺗﻮﺑ") || row.contains("ﻦﻴﺗﻮﺑ"))
    );
}

#[test]
fn show_as_json_says_what_it_shows() {
    let files = folder(&[("news.txt", NEWS.as_bytes())]);
    let name = path(&files, "news.txt");
    let articles = json(&run(&["show", "--width", "30", "--format", "json", &name]));
    assert_eq!(articles[0]["path"], name.as_str());
    assert_eq!(articles[0]["title"], "قمة في مينسك");
    assert_eq!(articles[0]["date"], "2022-05-30");
    assert_eq!(articles[0]["direction"], "rtl");
    assert_eq!(articles[0]["width"], 30);
    assert!(articles[0]["rows"].as_array().unwrap().len() > 4);
}

#[test]
fn entities_point_into_the_text_they_came_from() {
    let files = folder(&[("news.txt", NEWS.as_bytes())]);
    let articles = json(&run(&[
        "entities",
        "--format",
        "json",
        &path(&files, "news.txt"),
    ]));
    let article = &articles[0];
    let whole = article["text"].as_str().unwrap();
    let without_space = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(without_space(whole), without_space(NEWS));
    let entities = article["entities"].as_array().unwrap();
    let mut found = Vec::new();
    for entity in entities {
        let mentions = entity["mentions"].as_array().unwrap();
        for mention in mentions {
            let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
            assert_eq!(
                &whole[at("start")..at("end")],
                mention["text"].as_str().unwrap()
            );
        }
        found.push((
            entity["kind"].as_str().unwrap(),
            entity["name"].as_str().unwrap(),
            mentions.len(),
        ));
    }
    for expected in [
        ("person", "فلاديمير بوتين", 2),
        ("location", "مينسك", 3),
        ("location", "موسكو", 1),
        ("organization", "الأمم المتحدة", 1),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    assert!(found.iter().any(|(kind, ..)| *kind == "date"));
    // The dates once more, each with what it means and where it stands.
    let dates = article["dates"].as_array().unwrap();
    assert!(!dates.is_empty());
    for date in dates {
        let at = |key: &str| usize::try_from(date[key].as_u64().unwrap()).unwrap();
        assert_eq!(&whole[at("start")..at("end")], date["text"]);
        let of_date = |entity: &&serde_json::Value| {
            let mentions = entity["mentions"].as_array().unwrap();
            mentions
                .iter()
                .any(|mention| mention["start"] == date["start"])
        };
        let entity = entities.iter().find(of_date).unwrap();
        assert_eq!(
            (&entity["kind"], &entity["iso"]),
            (&"date".into(), &date["iso"])
        );
    }
}

#[test]
fn topics_are_among_the_ten() {
    let known =
        "politics security economy technology health environment culture sports society religion";
    for article in json(&run(&["topics", "--format", "json", "seeds"])) {
        let topics = article["topics"].as_array().unwrap();
        assert!((1..=3).contains(&topics.len()), "{article}");
        for topic in topics {
            assert!(known.contains(topic["id"].as_str().unwrap()));
            assert!((0.0..=1.0).contains(&topic["score"].as_f64().unwrap()));
        }
    }
}

#[test]
fn the_list_obeys_its_filters() {
    let all = json(&run(&["list", "--format", "json"]));
    assert!(all.len() >= 28);
    assert!(
        all.windows(2)
            .all(|pair| pair[0]["date"].as_str() >= pair[1]["date"].as_str())
    );
    let security = json(&run(&["list", "--format", "json", "--topic", "security"]));
    assert!(!security.is_empty() && security.len() < all.len());
    let both = [
        "list", "--format", "json", "--topic", "security", "--topic", "politics",
    ];
    let both = json(&run(&both));
    assert!(!both.is_empty() && both.len() <= security.len());
    let of_lavrov = json(&run(&[
        "list",
        "--format",
        "json",
        "--entity",
        "سيرغي لافروف",
    ]));
    assert!(of_lavrov.len() >= 2);
    let folded = json(&run(&[
        "list",
        "--format",
        "json",
        "--text",
        "الامم المتحده",
    ]));
    assert!(folded.len() >= 5);
}

#[test]
fn of_a_sentence_too_long_to_quote_the_words_around_the_mention_are_printed() {
    let article = "قال فلاديمير بوتين ".repeat(300);
    let files = folder(&[("long.txt", article.as_bytes())]);
    let name = path(&files, "long.txt");
    let show = &["entities", "--format", "json", &name];
    let article = json(&run(show))[0]["text"].as_str().unwrap().to_owned();
    let sentences = json(&run(&[
        "entities",
        "--entity",
        "بوتين",
        "--format",
        "json",
        &name,
    ]));
    assert_eq!(sentences.len(), 300);
    for (index, mention) in sentences.iter().enumerate() {
        let place = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
        let written = mention["text"].as_str().unwrap();
        assert_eq!(&article[place("start")..place("end")], written);
        let sentence = mention["sentence"].as_str().unwrap();
        assert!(sentence.contains(written));
        assert!(sentence.chars().count() <= 1020, "{}", sentence.len());
        assert!(article.contains(sentence.trim_matches('…')));
        assert_eq!(sentence.starts_with('…'), index >= 27, "{index}");
    }
}

#[test]
fn an_entity_has_a_card_and_a_concordance() {
    let files = folder(&[("news.txt", NEWS.as_bytes())]);
    let name = path(&files, "news.txt");
    let cards = json(&run(&["who", "بوتين", "--from", &name, "--format", "json"]));
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0]["name"], "فلاديمير بوتين");
    assert_eq!(cards[0]["other_names"][0], "بوتين");
    assert_eq!(cards[0]["mentions"], 2);
    assert_eq!(cards[0]["first"], "2022-05-30");
    let sentences = json(&run(&[
        "entities",
        "--entity",
        "بوتين",
        "--format",
        "json",
        &name,
    ]));
    assert_eq!(sentences.len(), 2);
    assert_eq!(
        sentences[0]["sentence"],
        "وصل الرئيس فلاديمير بوتين إلى مينسك."
    );
    let output = run(&["entities", "--entity", "بوتين", "--width", "40", &name]);
    for line in text(&output.stdout).lines() {
        assert!(
            line.chars().count() <= 40 && line.contains("ﻦﻴﺗﻮﺑ"),
            "{line}"
        );
    }
    // A program gets rows of fields, in the order of their letters.
    let output = run(&["entities", "--entity", "بوتين", &name]);
    let rows = text(&output.stdout);
    let first: Vec<&str> = rows.lines().next().unwrap().split('\t').collect();
    assert_eq!(first.len(), 3, "{rows}");
    assert_eq!(first[2], "وصل الرئيس فلاديمير بوتين إلى مينسك.");
    // By a name that the article has not, but the gazetteer.
    let cards = json(&run(&["who", "UN", "--from", &name, "--format", "json"]));
    assert_eq!(cards[0]["name"], "الأمم المتحدة");
    // With marks, or in another spelling; a name a letter off is asked back.
    for spelling in ["بُوتِين", "بوتن"] {
        let output = run(&["who", spelling, "--from", &name]);
        assert_eq!(output.status.code(), Some(0), "{spelling}");
    }
    for command in [
        &["who", "بوفين", "--from", &name][..],
        &["entities", "--entity", "بوفين", &name],
    ] {
        let output = run(command);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains("بوتين"), "{command:?}");
    }
    assert_eq!(run(&["who", "فلان الفلاني"]).status.code(), Some(1));
    assert_eq!(
        run(&["entities", "--entity", "فلان الفلاني"]).status.code(),
        Some(1)
    );
}

#[test]
fn corrections_of_a_file_hold_and_a_broken_file_is_told_of_and_left_alone() {
    let corrections = "[[correction]]\nchange = \"hide\"\nentity = \"person:putin\"\n";
    let files = folder(&[
        ("news.txt", NEWS.as_bytes()),
        ("right.toml", corrections.as_bytes()),
        ("wrong.toml", b"[[correction]]\nchange = 3\n"),
    ]);
    let entities = |file: &str| {
        let (news, file) = (path(&files, "news.txt"), path(&files, file));
        run(&[
            "entities",
            "--format",
            "json",
            "--corrections",
            &file,
            &news,
        ])
    };
    let names = |output: &Output| {
        let articles: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        articles[0]["entities"].to_string()
    };
    assert!(names(&entities("none.toml")).contains("person:putin"));
    assert!(!names(&entities("right.toml")).contains("person:putin"));
    let output = entities("wrong.toml");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("wrong.toml"));
    assert!(names(&output).contains("person:putin"));
    let left = fs::read_to_string(path(&files, "wrong.toml")).unwrap();
    assert_eq!(left, "[[correction]]\nchange = 3\n");
}

#[test]
fn what_is_not_found_is_told_by_the_exit_code() {
    let output = run(&["list", "--format", "json", "--text", "لا_يوجد_هذا_قط"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        serde_json::from_slice::<Vec<Value>>(&output.stdout).unwrap(),
        Vec::<Value>::new()
    );
    assert_eq!(
        run(&["list", "--entity", "فلان الفلاني"]).status.code(),
        Some(1)
    );
}

#[test]
fn wrong_usage_and_unreadable_files_are_named_on_one_line() {
    let files = folder(&[
        ("binary.txt", b"\x7fELF\0\0\0\x01"),
        ("empty.txt", b" \n\n"),
        ("news.txt", NEWS.as_bytes()),
    ]);
    let missing = path(&files, "missing.txt");
    let cases: [(&[&str], &str); 5] = [
        (&["show", &missing], "missing.txt"),
        (&["entities", &path(&files, "binary.txt")], "binary.txt"),
        (&["topics", &path(&files, "empty.txt")], "empty.txt"),
        (&["list", "--topic", "weather"], "weather"),
        (&["--lang", "en"], "terminal"),
    ];
    for (arguments, name) in cases {
        let output = run(arguments);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert_eq!(message.lines().count(), 1, "{arguments:?}: {message}");
        assert!(message.contains(name), "{arguments:?}: {message}");
    }
    for arguments in [
        &["layout"][..],
        &["layout", "--width", "0"],
        &["show", "--widht", "9"],
    ] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    // What can be read is shown all the same.
    let output = run(&["show", &missing, &path(&files, "news.txt")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stdout.is_empty());
}

#[test]
fn a_reader_that_has_enough_ends_it_quietly() {
    let mut child = qari(&["layout", "--width", "40"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // Enough to fill any pipe; the write fails once the program has gone.
    for _ in 0..20_000 {
        if input.write_all("سلام عليكم\n".as_bytes()).is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn directories_and_line_ends_and_marks_of_other_systems_are_read() {
    let windows = format!("\u{feff}{}", NEWS.replace('\n', "\r\n"));
    let files = folder(&[("a.txt", NEWS.as_bytes()), ("b.txt", windows.as_bytes())]);
    fs::create_dir(files.path().join("deeper")).unwrap();
    fs::write(files.path().join("deeper/c.md"), "# عنوان\n\nنص.\n").unwrap();
    let articles = json(&run(&["show", "--format", "json", &path(&files, "")]));
    let titles: Vec<_> = articles
        .iter()
        .map(|article| article["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["قمة في مينسك", "قمة في مينسك", "عنوان"]);
    assert_eq!(articles[0]["rows"], articles[1]["rows"]);
}

/// The documents the program was made for; they stand beside a checkout, not in it.
#[test]
fn the_five_documents_are_laid_out_whole() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&seeds) else {
        println!("NOT RUN: ../shared/seeds is not there");
        return;
    };
    let mut count = 0;
    for entry in entries {
        let file = entry.unwrap().path();
        let output = run(&["show", "--width", "60", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(
            text(&output.stdout)
                .lines()
                .all(|row| row.chars().count() <= 60 + 20)
        );
        let shown = json(&run(&[
            "entities",
            "--format",
            "json",
            file.to_str().unwrap(),
        ]));
        let original = fs::read_to_string(&file).unwrap();
        let letters = |text: &str| {
            text.chars()
                .filter(|c| !c.is_whitespace())
                .collect::<String>()
        };
        assert_eq!(
            letters(shown[0]["text"].as_str().unwrap()),
            letters(&original)
        );
        assert!(shown[0]["entities"].as_array().unwrap().len() > 8);
        count += 1;
    }
    assert_eq!(count, 5);
}

#[test]
fn what_is_said_to_the_reader_is_not_taken_by_a_command() {
    for arguments in [
        &["-q", "قمة", "list"][..],
        &["--plain", "stats"],
        &["--theme", "dark", "topics"],
        &[
            "--terminal-mode",
            "logical",
            "--lang",
            "ar",
            "search",
            "قمة",
        ],
    ] {
        let output = run(arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(arguments[0]), "{arguments:?}: {said}");
        assert_eq!(text(&output.stdout), "");
    }
    assert!(run(&["--lang", "ar", "topics"]).status.success());
}

#[test]
fn that_nothing_is_found_is_said_and_only_to_people() {
    let folder = folder(&[("a.md", "# خبر\n\nنص".as_bytes())]);
    let path = path(&folder, "a.md");
    let said = |arguments: &[&str]| {
        let output = run(arguments);
        (
            text(&output.stdout).to_owned(),
            text(&output.stderr).to_owned(),
        )
    };
    let memory = ["--library", ":memory:"];
    for (command, words) in [
        (&["search", "زرزورية", "--from", &path][..], "لا نتائج"),
        (&["list", "زرزورية", "--from", &path], "لا نتائج"),
        (&["notes"], "لا مقاطع مظلَّلة بعد"),
        (&["notes", "زرزورية"], "لا نتائج"),
        (&["feed", "list"], "لا خلاصات؛ تُضاف بالأمر qari feed add"),
        (&["feed", "list", "زرزورية"], "لا نتائج"),
        (&["restore"], "لا مقالات مُزالة يمكن استعادتها"),
        (
            &["keep"],
            "لا عوامل تصفية محفوظة ولا موضوعات خاصة؛ تُحفظ بالأمر qari keep",
        ),
    ] {
        let arguments = [&["--lang", "ar"], &memory[..], command].concat();
        let nothing = (String::new(), format!("qari: {words}\n"));
        assert_eq!(said(&arguments), nothing, "{arguments:?}");
    }
    let json = said(&["list", "زرزورية", "--format", "json", "--from", &path]);
    assert_eq!(json.1, "", "{}", json.0);
}

#[test]
fn a_name_that_is_no_articles_is_not_taken_for_another() {
    let article = format!("{NEWS}\nثم سافر الرئيس النيجيري من نيجيريا إلى موسكو.\n");
    let files = folder(&[("news.txt", article.as_bytes())]);
    let name = path(&files, "news.txt");
    for arguments in [
        &["who", "نكرة", "--from", &name][..],
        &["entities", "--entity", "نكرة", &name],
        &["list", "--from", &name, "كيان:نكرة"],
        &["list", "--from", &name, "--entity", "نكرة"],
        &["search", "--from", &name, "كيان:نكرة"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        assert_eq!(
            text(&output.stderr),
            "qari: no article mentions “نكرة”; similar names: نيجيريا\n"
        );
    }
    for known in ["نيجيريا", "putin", "بوتن", "فلاديمير بوتين"] {
        let output = run(&["who", known, "--from", &name]);
        assert_eq!(output.status.code(), Some(0), "{known}");
    }
}

#[test]
fn list_offers_the_word_that_may_be_meant_as_search_does() {
    let article = format!("{NEWS}\nعُقد المؤتمر في مستشفى، وقال رئيس المؤتمر كلمة.\n");
    let files = folder(&[("news.txt", article.as_bytes())]);
    let name = path(&files, "news.txt");
    for command in ["list", "search"] {
        for (slip, meant) in [
            ("مؤتر", "مؤتمر"),
            ("الرئيسس", "الرئيس"),
            ("مستشفيا", "مستشفى"),
        ] {
            let output = run(&[command, "--from", &name, slip]);
            assert_eq!(output.status.code(), Some(1), "{slip}");
            let told = text(&output.stderr);
            assert!(told.contains(&format!("did you mean {meant}?")), "{told}");
        }
    }
}
