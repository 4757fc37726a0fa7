//! What each command prints about the library, and the code it ends with.

use std::fs;

use serde_json::Value;

use super::place::{Place, name};

const SUMMIT: &str = "---\ntitle: قمة في مينسك\ndate: 2022-05-30\nsource: تاس\nlanguage: ar\ntopics: [politics]\n---\n\n\
    وصل الرئيس فلاديمير بوتين إلى مينسك أمس. ورحّب الحاضرون بالمؤتمر الدولي.\n";
const REPORT: &str = "---\ntitle: تقرير المؤتمر\ndate: 2024-05-16\nsource: وكالة\nlanguage: ar\n---\n\n\
    صدر التقرير في جنيف.\n";
const ENGLISH: &str = "---\ntitle: A day in Geneva\nlanguage: en\n---\n\nNothing happened.\n";

/// A library of three articles, nothing else.
fn place() -> Place {
    let place = Place::emptied();
    place.write("in/1.md", SUMMIT);
    place.write("in/2.md", REPORT);
    place.write("in/3.md", ENGLISH);
    let folder = place.path("in");
    assert_eq!(place.text(&["add", name(&folder)]), "new: 3 articles\n");
    place
}

#[test]
fn list_prints_what_fits_the_newest_first() {
    let place = place();
    let titles = ["تقرير المؤتمر", "قمة في مينسك", "A day in Geneva"];
    assert_eq!(place.titles(&["list"]), titles);
    assert_eq!(place.titles(&["list", "مؤتمر"]), titles[..2]);
    // Several words, in one argument or in several, are all wanted.
    assert_eq!(place.titles(&["list", "مؤتمر مينسك"]), titles[1..2]);
    assert_eq!(place.titles(&["list", "مؤتمر", "مينسك"]), titles[1..2]);
    assert_eq!(place.titles(&["list", "مؤتمر", "-مينسك"]), titles[..1]);
    assert_eq!(place.titles(&["list", "--limit", "1"]), titles[..1]);
    let words = ["list", "--text", "topic:politics مينسك or"];
    assert_eq!(place.run(&words).status.code(), Some(1));
    let articles = place.json(&["list", "source:تاس"]);
    let article = articles[0].as_object().unwrap();
    let origin = place.path("in/1.md");
    assert_eq!(article["origin"], name(&origin));
    assert_eq!(article["date"], "2022-05-30");
    assert_eq!(article["source"], "تاس");
    assert_eq!(article["language"], "ar");
    assert_eq!(article["topics"][0], "politics");
    assert!(article["id"].is_i64());
    let line = place.text(&["list", "source:تاس"]);
    let fields: Vec<&str> = line.trim_end().split('\t').collect();
    assert_eq!(fields.len(), 4, "{line}");
    assert_eq!(
        (fields[0], fields[2], fields[3]),
        ("2022-05-30", name(&origin), titles[1])
    );
}

#[test]
fn the_library_is_named_before_or_after_the_command() {
    let place = place();
    let library = place.library();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["--library", name(&library), "list", "--format", "json"])
        .env("XDG_CONFIG_HOME", place.path(""))
        .env("XDG_DATA_HOME", place.path(""))
        .env("XDG_STATE_HOME", place.path(""))
        .output()
        .unwrap();
    let articles: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(articles.len(), 3);
}

#[test]
fn search_prints_the_best_first_with_the_words_marked() {
    let place = place();
    let found = place.json(&["search", "مؤتمر"]);
    assert_eq!(found[0]["title"], "تقرير المؤتمر");
    assert_eq!(found[1]["title"], "قمة في مينسك");
    assert!(found[0]["score"].as_f64() > found[1]["score"].as_f64());
    let marked = |text: &str, hits: &Value| -> Vec<String> {
        let hits = hits.as_array().unwrap().iter();
        hits.map(|hit| {
            let at = |key: &str| usize::try_from(hit[key].as_u64().unwrap()).unwrap();
            text[at("start")..at("end")].to_owned()
        })
        .collect()
    };
    let snippet = found[1]["snippet"].as_str().unwrap();
    assert_eq!(snippet, "ورحّب الحاضرون بالمؤتمر الدولي.");
    assert_eq!(marked(snippet, &found[1]["snippet_hits"]), ["مؤتمر"]);
    let file = place.path("in/1.md");
    let entities = place.json(&["entities", name(&file)]);
    let whole = entities[0]["text"].as_str().unwrap();
    assert_eq!(marked(whole, &found[1]["hits"]), ["مؤتمر"]);
    let text = place.text(&["search", "بالمؤتمر", "مينسك"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[0].ends_with("قمة في مينسك") && lines[1].starts_with("    وصل"),
        "{text}"
    );
    assert_eq!(place.run(&["search", "سمكة"]).status.code(), Some(1));
    let (code, told) = place.failure(&["search"]);
    assert!(code == 2 && told.contains("qari list"), "{told}");
}

#[test]
fn a_wrong_query_ends_with_2_and_is_pointed_at() {
    let place = place();
    for (arguments, said) in [
        (
            &["list", "a", "topc:x"][..],
            &["topic:", "  a topc:x\n", "    ^^^^ character 3\n"][..],
        ),
        (
            &["search", "قمة topic:طقس"],
            &["طقس", "  قمة topic:طقس\n", "  character 11\n"],
        ),
        (
            &["topics", "--query", "(a"],
            &["not closed", "  (a\n", "  ^ character 1\n"],
        ),
        (
            &["export", "--format", "jsonl", "is:x"],
            &["starred", "  is:x\n", "     ^ character 4\n"],
        ),
        (
            &["remove", "--query", "a or"],
            &["or", "  a or\n", "    ^^ character 3\n"],
        ),
        (
            &["keep", "اسم", "-"],
            &["nothing after", "  -\n", "  ^ character 1\n"],
        ),
    ] {
        let output = place.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        for words in said {
            assert!(
                told.contains(words),
                "{arguments:?}: {told:?} has no {words:?}"
            );
        }
    }
    assert_eq!(place.failure(&["list", "--topic", "weather"]).0, 2);
    assert_eq!(place.failure(&["list", "--fromat", "json"]).0, 2);
    assert_eq!(place.failure(&["list", "-قمة", "--x"]).0, 2);
}

#[test]
fn a_query_for_an_entity_that_no_article_mentions_says_so_in_each_command() {
    let place = place();
    let query = "entity:زحلوقة";
    let folder = place.path("out");
    for arguments in [
        &["list", query][..],
        &["search", query],
        &["notes", query],
        &["topics", "--query", query],
        &["topics", "--by-month", "--query", query],
        &["entities", "--total", query],
        &["remove", "--yes", "--query", query],
        &["restore", "--query", query],
        &["reread", query],
        &[
            "export",
            "--format",
            "markdown",
            "--to",
            name(&folder),
            query,
        ],
    ] {
        let output = place.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {told}");
        assert!(
            told.contains("no article mentions “زحلوقة”"),
            "{arguments:?}: {told}"
        );
        assert!(!told.contains("nothing found"), "{arguments:?}: {told}");
    }
    assert_eq!(place.titles(&["list"]).len(), 3);
}

#[test]
fn topics_are_counted_the_readers_own_too() {
    let place = place();
    place.text(&["keep", "لقاءات", "مؤتمر", "or", "قمة", "--topic"]);
    let topics = place.json(&["topics"]);
    assert_eq!(topics.len(), 11);
    let of = |id: &str| topics.iter().find(|topic| topic["id"] == id).unwrap();
    assert_eq!(of("لقاءات")["articles"], 2);
    assert_eq!(of("لقاءات")["own"], true);
    assert_eq!(of("politics")["name"], "Politics");
    assert!(of("politics")["unread"].as_u64() >= Some(1));
    let narrowed = place.json(&["topics", "--query", "lang:en"]);
    assert_eq!(
        narrowed
            .iter()
            .find(|topic| topic["id"] == "لقاءات")
            .unwrap()["articles"],
        0
    );
    let months = place.json(&["topics", "--by-month"]);
    assert_eq!(months[0]["month"], "2022-05");
    assert_eq!(
        (&months[0]["articles"], &months[0]["topics"]["politics"]),
        (&1.into(), &1.into())
    );
    assert_eq!(months.len(), 2);
    assert_eq!(months[0]["topics"]["لقاءات"], 1);
    let text = place.text(&["topics"]);
    assert!(text.lines().any(|line| line == "2\t2\tلقاءات"), "{text}");
    let months = place.text(&["topics", "--by-month"]);
    assert!(months.starts_with("month\tall\tpolitics\t") && months.contains("\n2024-05\t1\t"));
    assert!(
        months.lines().next().unwrap().ends_with("\tلقاءات"),
        "{months}"
    );
    assert!(months.lines().nth(1).unwrap().ends_with("\t1"), "{months}");
    let nothing = place.run(&["topics", "--query", "زحل"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert_eq!(nothing.stdout, b"");
    assert_eq!(nothing.stderr, b"qari: nothing found\n");
    let nothing = place.run(&["topics", "--by-month", "--query", "زحل"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert_eq!(nothing.stdout, b"");
    assert_eq!(nothing.stderr, b"qari: nothing found\n");
    let file = place.path("in/1.md");
    // Topics are printed as `list` prints them.
    let topics = place.text(&["topics", name(&file)]);
    assert!(topics.contains("\tpolitics"), "{topics}");
    assert_eq!(
        place.json(&["topics", name(&file)])[0]["topics"][0]["id"],
        "politics"
    );
}

#[test]
fn stats_are_the_library_in_numbers() {
    let place = place();
    let stats = &place.json(&["stats"])[0];
    assert_eq!(
        (&stats["articles"], &stats["unread"], &stats["starred"]),
        (&3.into(), &3.into(), &0.into())
    );
    assert_eq!(
        (&stats["oldest"], &stats["newest"]),
        (&"2022-05-30".into(), &"2024-05-16".into())
    );
    assert_eq!(stats["not_annotated"], 0);
    assert_eq!(stats["languages"][0]["language"], "ar");
    assert_eq!(stats["sources"].as_array().unwrap().len(), 2);
    let kinds = stats["entities"].as_array().unwrap().iter();
    assert!(
        kinds
            .map(|count| &count["kind"])
            .any(|kind| kind == "person"),
        "{stats}"
    );
    assert_eq!(stats["faults"], Value::Null);
    assert_eq!(
        place.json(&["stats", "--check"])[0]["faults"],
        Value::Array(Vec::new())
    );
    let text = place.text(&["stats"]);
    assert!(
        text.contains("articles\t3\n") && text.contains("language\t2\tArabic\n"),
        "{text}"
    );
}

#[test]
fn queries_are_kept_under_names_and_given_up() {
    let place = place();
    place.text(&["keep", "سياسة عربية", "lang:ar", "topic:politics"]);
    place.text(&["keep", "لقاءات", "مؤتمر", "--topic"]);
    let kept = place.json(&["keep"]);
    assert_eq!(kept[0]["name"], "سياسة عربية");
    assert_eq!(
        (&kept[0]["role"], &kept[1]["role"]),
        (&"filter".into(), &"topic".into())
    );
    assert_eq!(
        (&kept[1]["query"], &kept[1]["articles"]),
        (&"مؤتمر".into(), &2.into())
    );
    assert_eq!(
        place.titles(&["list", "topic:لقاءات", "lang:ar", "-مينسك"]),
        ["تقرير المؤتمر"]
    );
    assert_eq!(
        place.text(&["keep", "لقاءات"]),
        "topic\t2\t2\tلقاءات\tمؤتمر\n"
    );
    // Topics that have names already, cannot be asked for, or would be made of themselves.
    for name in ["politics", "سياسة", " ", "\u{1}"] {
        let (code, told) = place.failure(&["keep", name, "مؤتمر", "--topic"]);
        assert!(code == 2 && told.lines().count() == 1, "{name}: {told}");
    }
    place.text(&["keep", "أوسع", "topic:لقاءات or قمة", "--topic"]);
    let (code, told) = place.failure(&["keep", "لقاءات", "topic:أوسع", "--topic"]);
    assert!(
        code == 2 && told.contains("cannot refer to itself"),
        "{told}"
    );
    assert_eq!(place.text(&["keep", "لقاءات", "--remove"]), "");
    assert_eq!(
        place.run(&["keep", "لقاءات", "--remove"]).status.code(),
        Some(1)
    );
    assert_eq!(place.run(&["keep", "لقاءات"]).status.code(), Some(1));
    assert_eq!(place.json(&["keep"]).len(), 2);
}

#[test]
fn remove_prints_what_it_removed_and_names_what_was_not_there() {
    let place = place();
    let lines = place.text(&["remove", "--query", "lang:ar", "--yes"]);
    assert_eq!(lines.lines().count(), 2, "{lines}");
    assert_eq!(place.titles(&["list"]), ["A day in Geneva"]);
    let output = place.run(&["remove", "--query", "lang:ar"]);
    assert_eq!(output.status.code(), Some(1));
    let id = place.json(&["list"])[0]["id"].to_string();
    let output = place.run(&["remove", &id, "999999", "--yes"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        format!("{id}\tA day in Geneva\n")
    );
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "qari: no such article: 999999\n");
    assert_eq!(place.run(&["remove"]).status.code(), Some(2));
    let stats = &place.json(&["stats", "--check"])[0];
    assert_eq!(
        (&stats["articles"], &stats["entities"]),
        (&0.into(), &Value::Array(Vec::new()))
    );
}

#[test]
fn add_goes_on_after_what_cannot_be_read_and_names_it() {
    let place = place();
    place.write("more/a.txt", "خبر قصير\n");
    place.write("more/b.txt", " \n");
    place.write("more/c.txt", "\u{0}\u{1}\u{2}");
    place.write("more/d.txt", "خبر آخر\n");
    let (folder, missing) = (place.path("more"), place.path("missing"));
    let output = place.run(&["add", "--no-entities", name(&missing), name(&folder)]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "new: 2 articles, not read: 3 files\n"
    );
    let told = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 3, "{told}");
    assert!(
        lines[0].contains("missing") && lines[1].contains("b.txt") && lines[2].contains("c.txt")
    );
    // Entities that are still to be looked for are told of, or looked for.
    assert_eq!(place.json(&["stats"])[0]["not_annotated"], 2);
    assert_eq!(place.text(&["add"]), "");
    assert_eq!(place.json(&["stats"])[0]["not_annotated"], 0);
}

#[test]
fn articles_come_from_standard_input_and_relative_paths_are_made_whole() {
    use std::io::Write;
    let place = place();
    let mut command = place.command(&["add", "--no-entities", "-"]);
    let mut child = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all("خبر من الدخل\n".as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "new: 1 article\n"
    );
    let file = place.write("in/4.txt", "خبر من ملف\n");
    let mut command = place.command(&["add", "--no-entities", "4.txt"]);
    let output = command
        .current_dir(file.parent().unwrap())
        .output()
        .unwrap();
    assert!(output.status.success());
    let articles = place.json(&["list", "خبر"]);
    let origins: Vec<&str> = articles
        .iter()
        .map(|article| article["origin"].as_str().unwrap())
        .collect();
    assert!(
        origins.contains(&"-") && origins.contains(&name(&file)),
        "{origins:?}"
    );
}

#[test]
fn an_article_that_is_damaged_keeps_no_other_from_being_written_out() {
    let place = place();
    let articles = place.json(&["list", "تقرير"]);
    let id = articles[0]["id"].as_i64().unwrap();
    let connection = rusqlite::Connection::open(place.library()).unwrap();
    let damage = "UPDATE body SET blocks = 'x' WHERE article = ?1";
    connection.execute(damage, [id]).unwrap();
    drop(connection);
    let folder = place.path("out");
    for (arguments, title) in [
        (&["export", "--format", "jsonl"][..], "قمة في مينسك"),
        (
            &["export", "--format", "markdown", "--to", name(&folder)],
            "2",
        ),
        (&["entities"], "قمة في مينسك"),
        (&["entities", "--explain"], "قمة في مينسك"),
    ] {
        let output = place.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("تقرير المؤتمر"), "{arguments:?}: {told}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(title), "{arguments:?}: {text}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    place.text(&["remove", "--yes", &id.to_string()]);
    place.text(&["export", "--format", "jsonl"]);
    place.text(&["restore", &id.to_string()]);
    assert_eq!(place.titles(&["list", "تقرير"]), ["تقرير المؤتمر"]);
}

#[test]
fn a_library_that_cannot_be_used_is_told_of_and_left_as_it_is() {
    let place = place();
    let library = place.library();
    let connection = rusqlite::Connection::open(&library).unwrap();
    connection
        .pragma_update(None, "journal_mode", "DELETE")
        .unwrap();
    let mut damaged = fs::read(&library).unwrap();
    damaged[100..3000].fill(0x5A);
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let newer = fs::read(&library).unwrap();
    let foreign = "ملاحظات. ".repeat(200).into_bytes();
    let file = place.path("in/1.md");
    for (bytes, said) in [
        (newer, "update qari"),
        (foreign, "not a qari library"),
        (damaged, "sqlite3 FILE .recover"),
    ] {
        fs::write(&library, &bytes).unwrap();
        for arguments in [
            &["list"][..],
            &["search", "قمة"],
            &["topics"],
            &["stats", "--check"],
            &["keep"],
            &["export", "--format", "jsonl"],
            &["remove", "1"],
            &["add", name(&file)],
        ] {
            let (code, told) = place.failure(arguments);
            assert_eq!(code, 2, "{arguments:?}: {told}");
            assert!(
                told.lines().count() == 1 && told.contains(said),
                "{arguments:?}: {told:?}"
            );
            assert!(told.contains(name(&library)), "{arguments:?}: {told}");
            assert_eq!(fs::read(&library).unwrap(), bytes, "{arguments:?}");
        }
    }
}

/// A variable of a script that is not set is an empty query: it means no article, not all of them.
#[test]
fn an_empty_query_removes_and_restores_nothing() {
    let place = place();
    let count = |place: &Place| place.text(&["list"]).lines().count();
    assert_eq!(count(&place), 3);
    for query in ["", " "] {
        let refused = place.run(&["remove", "--query", query, "--yes"]);
        assert_eq!(refused.status.code(), Some(2), "{refused:?}");
        assert_eq!(count(&place), 3);
    }
    assert!(
        place
            .run(&["remove", "--query", "مينسك", "--yes"])
            .status
            .success()
    );
    assert_eq!(count(&place), 2);
    let refused = place.run(&["restore", "--query", ""]);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert_eq!(count(&place), 2);
}
