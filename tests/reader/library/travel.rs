//! Articles that leave a library and come back, or come again.

use std::fs;

use serde_json::Value;

use super::place::{Place, name};

const ARTICLE: &str = "---\ntitle: قمة في مينسك\ndate: 2022-05-30\nsource: تاس\nauthor: فلان\n\
    url: https://example.org/summit\nlanguage: ar\ntopics: [politics]\n---\n\n\
    وصل **الوفد** إلى [مينسك](https://example.org/(minsk)).\n\n- أولًا\n  - ثانيًا\n\n> قول\\\n> وقول\n";
const PLAIN: &str = "التقرير السنوي\nبقلم: علان\n\nبدأت الوزارة نشر تقريرها السنوي عن حال المدارس في البلاد، وفيه \
    فصول عن المعلمين والطلاب والأبنية، وملحق طويل بالجداول والأرقام.\n";

/// A library of two files and the built-in articles, one starred, one with a history.
fn place() -> Place {
    let place = Place::new();
    place.write("in/a.md", ARTICLE);
    place.write("in/b.txt", PLAIN);
    let folder = place.path("in");
    let add = ["add", "--no-entities", name(&folder)];
    assert_eq!(place.text(&add), "new: 2 articles\n");
    place.write("in/b.txt", &PLAIN.replace("المدارس", "الجامعات"));
    assert_eq!(
        place.text(&add),
        "new: 0 articles, changed: 1 article, known: 1 article\n"
    );
    place
}

/// The lines of all articles, without when they came: that is when they came first, in either library.
fn lines(place: &Place) -> Vec<Value> {
    let lines = place.text(&["export", "--format", "jsonl"]);
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

#[test]
fn lines_of_json_bring_everything_to_another_library() {
    let place = place();
    let lines_there = lines(&place);
    assert_eq!(lines_there.len(), 34);
    let changed = lines_there
        .iter()
        .find(|line| line["title"] == "التقرير السنوي")
        .unwrap();
    assert_eq!(changed["history"].as_array().unwrap().len(), 1);
    let file = place.write("all.jsonl", &place.text(&["export", "--format", "jsonl"]));
    // Emptied, so that nothing but the file can bring them.
    let other = Place::emptied();
    let said = other.text(&["add", "--no-entities", name(&file)]);
    assert_eq!(said, "new: 34 articles\n");
    assert_eq!(lines(&other), lines_there);
    let again = other.text(&["add", "--no-entities", name(&file)]);
    assert_eq!(again, "new: 0 articles, known: 34 articles\n");
    assert_eq!(lines(&other), lines_there);
}

#[test]
fn a_changed_built_in_article_goes_to_other_libraries_and_back_with_one_history() {
    let place = Place::new();
    let folder = place.path("out");
    place.text(&["export", "--format", "markdown", "--to", name(&folder)]);
    let file = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\nفقرة جديدة.\n")).unwrap();
    let said = place.text(&["add", "--no-entities", name(&folder)]);
    assert_eq!(
        said,
        "new: 0 articles, changed: 1 article, known: 31 articles\n"
    );
    let before = lines(&place);
    let here = place.write("here.jsonl", &place.text(&["export", "--format", "jsonl"]));
    // The other library has the article, too: as it comes with the program.
    let other = Place::new();
    let said = other.text(&["add", "--no-entities", name(&here)]);
    assert_eq!(
        said,
        "new: 0 articles, changed: 1 article, known: 31 articles\n"
    );
    let there = lines(&other);
    for (one, same) in before.iter().zip(&there) {
        assert_eq!(
            (&one["text"], &one["history"]),
            (&same["text"], &same["history"])
        );
    }
    let back = other.write("back.jsonl", &other.text(&["export", "--format", "jsonl"]));
    for _ in 0..2 {
        place.text(&["add", "--no-entities", name(&back)]);
        other.text(&["add", "--no-entities", name(&here)]);
        assert_eq!(lines(&place), before);
        assert_eq!(lines(&other), there);
    }
}

#[test]
fn markdown_files_bring_the_articles_to_another_library() {
    let place = place();
    let folder = place.path("out/deeper");
    let export = ["export", "--format", "markdown", "--to", name(&folder)];
    assert_eq!(place.text(&export), "written: 34 articles\n");
    let (code, told) = place.failure(&export);
    assert!(code == 2 && told.contains("is not empty"), "{told}");
    let files: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        files.contains(&"2022-05-30-قمة-في-مينسك.md".to_owned()),
        "{files:?}"
    );
    let other = Place::emptied();
    assert_eq!(
        other.text(&["add", "--no-entities", name(&folder)]),
        "new: 34 articles\n"
    );
    // What Markdown does not carry: the texts they had before.
    let without = |place: &Place| {
        let mut lines = lines(place);
        for line in &mut lines {
            line.as_object_mut().unwrap().remove("history");
        }
        lines.sort_by_key(|line| line["origin"].to_string());
        lines
    };
    assert_eq!(without(&other), without(&place));
}

#[test]
fn a_folder_is_read_with_the_lines_of_json_in_it() {
    let place = place();
    let lines = place.text(&["export", "--format", "jsonl", "source:تاس"]);
    let other = Place::emptied();
    other.write("backup/articles.jsonl", &lines);
    other.write("backup/log.jsonl", "{\"level\":\"info\"}\n");
    let folder = other.path("backup");
    let output = other.run(&["add", "--no-entities", name(&folder)]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"new: 1 article\n");
    // Those of another program are no articles, and it is said that they are left out.
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "qari: left out: 1 file of other kinds (.jsonl)\n");
}

#[test]
fn a_query_chooses_what_leaves() {
    let place = place();
    let lines = place.text(&["export", "--format", "jsonl", "source:تاس", "-قناة"]);
    assert_eq!(lines.lines().count(), 1);
    assert!(lines.contains("\"origin_kind\":\"file\""), "{lines}");
    assert_eq!(
        place
            .run(&["export", "--format", "jsonl", "لا_يوجد"])
            .status
            .code(),
        Some(1)
    );
    let file = place.path("some.jsonl");
    let to_file = [
        "export",
        "--format",
        "jsonl",
        "source:تاس",
        "--to",
        name(&file),
    ];
    assert_eq!(place.text(&to_file), "written: 1 article\n");
    assert_eq!(fs::read_to_string(&file).unwrap().lines().count(), 1);
    let (code, told) = place.failure(&to_file);
    assert!(code == 2 && told.contains("some.jsonl"), "{told}");
    let (code, told) = place.failure(&["export", "--format", "markdown"]);
    assert!(code == 2 && told.contains("--to"), "{told}");
}

#[test]
fn what_was_removed_stays_removed_until_it_is_added_again() {
    let place = place();
    let ids: Vec<String> = place
        .json(&["list"])
        .iter()
        .filter(|article| article["origin"].as_str().unwrap().starts_with("seeds/"))
        .map(|article| article["id"].to_string())
        .collect();
    assert_eq!(ids.len(), 32);
    let remove: Vec<&str> = ["remove", "--yes"]
        .into_iter()
        .chain(ids.iter().map(String::as_str))
        .collect();
    assert_eq!(place.text(&remove).lines().count(), 32);
    assert_eq!(place.json(&["list"]).len(), 2);
    let folder = place.path("in");
    place.text(&["add", name(&folder)]);
    assert_eq!(place.json(&["list"]).len(), 2);
    assert_eq!(place.run(&remove).status.code(), Some(1));
}

#[test]
fn the_same_article_from_another_place_is_the_same() {
    let place = place();
    // Its link with another text, and its text without the link.
    let moved = place.write("else/moved.md", ARTICLE.replace("الوفد", "الضيف").as_str());
    assert_eq!(
        place.text(&["add", "--no-entities", name(&moved)]),
        "new: 0 articles, changed: 1 article\n"
    );
    let copied = place.write("else/copied.txt", &PLAIN.replace("المدارس", "الجامعات"));
    assert_eq!(
        place.text(&["add", "--no-entities", name(&copied)]),
        "new: 0 articles, known: 1 article\n"
    );
    assert_eq!(place.json(&["list"]).len(), 34);
}
