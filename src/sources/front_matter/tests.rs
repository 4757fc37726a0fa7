//! Tests of the file beside this folder.

use super::*;

/// What YAML says, its date in a text of no known language.
fn parse(yaml: &str) -> Read {
    read(Head::Yaml(yaml))
}

fn read(head: Head<'_>) -> Read {
    let mut read = super::parse(head);
    let date = read.take_date(&Language::undetermined());
    Read { date, read }
}

/// Front matter and its date.
#[derive(Debug, PartialEq)]
struct Read {
    date: Option<Date>,
    read: FrontMatter,
}

impl std::ops::Deref for Read {
    type Target = FrontMatter;

    fn deref(&self) -> &FrontMatter {
        &self.read
    }
}

fn faults(front_matter: &FrontMatter) -> Vec<&str> {
    front_matter
        .warnings
        .iter()
        .map(|notice| match notice {
            Warning::FrontMatter { field, .. } => field.as_str(),
            Warning::FrontMatterSyntax { .. } => "(syntax)",
            Warning::UnusedFields { .. } => "(unused)",
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn the_head_ends_at_its_second_line_of_hyphens() {
    assert_eq!(
        split("---\ntitle: أ\n---\nنص\n---\n"),
        Some((Head::Yaml("title: أ\n"), "نص\n---\n"))
    );
    assert_eq!(
        split("---\ntitle: أ\n..."),
        Some((Head::Yaml("title: أ\n"), ""))
    );
    assert_eq!(
        split("---\n\nنص: وهذا نص\n\n---\n"),
        Some((Head::Yaml("\nنص: وهذا نص\n\n"), ""))
    );
    for text in [
        "",
        "نص",
        "---\nنص بلا حقول\n---\n",
        "---\ntitle: أ\n",
        "\n---\na: b\n---",
    ] {
        assert_eq!(split(text), None, "{text}");
    }
}

#[test]
fn every_field_is_read() {
    let yaml = "title: \"قمة: نظرة\"\ndate: 2022-05-30\nsource: qari\nauthor: فلان\n\
                url: https://example.org/a\nlanguage: ar-EG\ntopics: [security, politics]\n";
    let read = parse(yaml);
    assert_eq!(read.title.as_deref(), Some("قمة: نظرة"));
    assert_eq!(read.date.unwrap().to_string(), "2022-05-30");
    assert_eq!(read.publisher.as_deref(), Some("qari"));
    assert_eq!(read.authors, ["فلان"]);
    assert_eq!(read.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(read.language, Some(Language::arabic()));
    assert_eq!(read.topics, ["security", "politics"]);
    assert_eq!(read.warnings, []);
}

#[test]
fn earlier_names_of_fields_are_read() {
    let today = "position: 7\nadded_at: 2024-05-17T01:02:03Z\ntopics_added: [economy]\n\
                 topics_removed: [health]\n";
    let earlier = "place: 7\ncame: 2024-05-17T01:02:03Z\ntopics_given: [economy]\n\
                   topics_taken: [health]\n";
    let read = parse(earlier);
    assert_eq!(read, parse(today));
    assert_eq!(read.position, Some(7));
    assert_eq!(read.added_at.unwrap().to_string(), "2024-05-17T01:02:03Z");
    assert_eq!(read.topics_added, ["economy"]);
    assert_eq!(read.topics_removed, ["health"]);
    assert_eq!(read.warnings, []);
}

#[test]
fn values_stay_as_they_are_written() {
    let read = parse("title: 007\nsource: 1.50\nauthor: yes\ndate:\ntopics: a، b,c");
    assert_eq!(read.title.as_deref(), Some("007"));
    assert_eq!(read.publisher.as_deref(), Some("1.50"));
    assert_eq!(read.authors, ["yes"]);
    assert_eq!(read.date, None);
    assert_eq!(read.topics, ["a", "b", "c"]);
    assert_eq!(read.warnings, []);
}

#[test]
fn no_bad_field_is_lost_in_silence() {
    let yaml = "title: [أ]\ndate: أمس\nurl: موقع\nlanguage: العربية\ntopics: {a: b}\nlayout: x";
    let read = parse(yaml);
    assert_eq!(
        faults(&read),
        ["title", "url", "language", "topics", "(unused)", "date"]
    );
}

#[test]
fn what_is_not_yaml_is_read_line_by_line() {
    let read = parse("title: قمة موسكو: نظرة\ndate: 2022-05-30\ntopics: [a, b]");
    assert_eq!(faults(&read), ["(syntax)"]);
    assert_eq!(read.warnings[0], Warning::FrontMatterSyntax { line: 2 });
    assert_eq!(read.title.as_deref(), Some("قمة موسكو: نظرة"));
    assert_eq!(read.date.unwrap().to_string(), "2022-05-30");
    assert_eq!(read.topics, ["a", "b"]);
}

#[test]
fn yaml_without_end_is_read_line_by_line() {
    let fields = |size: usize| format!("title: أ\n{}", "k: v\n".repeat(size / 5));
    let read = parse(&fields(limits::FRONT_MATTER + 1000));
    assert_eq!(faults(&read), ["(syntax)", "(unused)"]);
    assert_eq!(read.title.as_deref(), Some("أ"));
    // What it says of fields it does not know stays short.
    let Some(Warning::UnusedFields { fields, .. }) = read.warnings.last() else {
        panic!("{:?}", read.warnings.len());
    };
    assert_eq!(fields.len(), limits::NAMED + 1);
}

#[test]
fn bottomless_yaml_does_not_exhaust_the_stack() {
    for nesting in ["- ", "[", "? ", "{a: "] {
        let yaml = format!("title: أ\nsource:\n {}", nesting.repeat(100_000));
        assert_eq!(parse(&yaml).title.as_deref(), Some("أ"), "{nesting}");
    }
}

/// The same article at the head of files for several programs.
#[test]
fn other_programs_have_other_names() {
    for head in [
        // Jekyll
        "layout: post\ntitle: \"قمة موسكو\"\ndate: 2024-11-15 20:10:00 +0300\nauthor: سالم\n\
         categories: [أخبار]\ntags: [قمم]\nlang: ar\npermalink: /news/:title/\n\
         canonical_url: https://example.org/a\n",
        // Hugo
        "title: قمة موسكو\ndate: 2024-11-10T00:00:00Z\npublishDate: 2024-11-15T00:00:00Z\n\
         lastmod: 2024-12-01\nauthors:\n  - name: سالم\n    email: a@b.org\ncategories:\n- أخبار\n\
         tags:\n- قمم\nlanguage: ar-EG\ncanonicalURL: https://example.org/a\n",
        // Docusaurus
        "id: summit\nslug: /summit\ntitle: قمة موسكو\nauthors: {name: سالم, title: محرر}\n\
         created_at: 2024-11-15\nlast_update: {date: 2025-01-01, author: فلان}\nkeywords: أخبار، قمم\n\
         lang: ar\nurl: https://example.org/a\n",
        // Quarto and pandoc
        "title: |\n  قمة\n  موسكو\ndate: \"15 نوفمبر 2024\"\nauthor:\n  - name: {given: سالم}\n\
         keywords:\n  - أخبار\n  - قمم\nlang: ar\ndir: rtl\nlink: https://example.org/a\n",
        // Others
        "title: قمة موسكو\npubDate: Fri, 15 Nov 2024 10:00:00 +0300\nby: \"سالم <a@b.org>\"\n\
         topics: [أخبار, قمم]\nlocale: ar_EG\nurl: https://example.org/a\n",
    ] {
        let read = parse(head);
        assert_eq!(read.title.as_deref(), Some("قمة موسكو"), "{head}");
        assert_eq!(read.date.unwrap().to_string(), "2024-11-15", "{head}");
        assert_eq!(read.authors, ["سالم"], "{head}");
        assert_eq!(read.topics, ["أخبار", "قمم"], "{head}");
        assert_eq!(read.language, Some(Language::arabic()), "{head}");
        assert_eq!(read.url.as_deref(), Some("https://example.org/a"), "{head}");
        assert!(!read.warnings.iter().any(Warning::is_defect), "{head}");
    }
}

#[test]
fn toml_stands_between_plus_signs() {
    let text = "+++\ntitle = \"قمة موسكو\"\ndate = 2024-11-15\nauthors = [\"سالم\", \"فلان\"]\n\
                weight = 7\n\n[taxonomies]\ntags = [\"أخبار\"]\ncategories = [\"قمم\"]\n\n\
                [extra]\nlang = \"ar\"\nsubtitle = \"نظرة\"\nsource = 'صحيفة'\n+++\n\nنص\n";
    let (head, rest) = split(text).unwrap();
    assert_eq!(rest, "\nنص\n");
    let read = read(head);
    assert_eq!(read.title.as_deref(), Some("قمة موسكو"));
    assert_eq!(read.subtitle.as_deref(), Some("نظرة"));
    assert_eq!(read.date.unwrap().to_string(), "2024-11-15");
    assert_eq!(read.authors, ["سالم", "فلان"]);
    assert_eq!(read.topics, ["أخبار", "قمم"]);
    assert_eq!(read.publisher.as_deref(), Some("صحيفة"));
    assert_eq!(read.language, Some(Language::arabic()));
    assert_eq!(faults(&read), ["(unused)"]);

    for moment in [
        "2024-11-15T10:00:00+03:00",
        "2024-11-15 10:00:00",
        "\"٢٠٢٤/١١/١٥\"",
    ] {
        let toml = format!("date = {moment}");
        let read = super::tests::read(Head::Toml(&toml));
        assert_eq!(read.date.unwrap().to_string(), "2024-11-15", "{moment}");
    }
}

#[test]
fn toml_that_is_broken_is_read_line_by_line() {
    let toml = "title = \"قمة\"\ndate = 2024-11-15\nbroken = [\ntags = [\"أ\", 'ب']\n";
    let read = read(Head::Toml(toml));
    assert_eq!(read.title.as_deref(), Some("قمة"));
    assert_eq!(read.date.unwrap().to_string(), "2024-11-15");
    assert_eq!(read.topics, ["أ", "ب"]);
    assert!(matches!(
        read.warnings[0],
        Warning::FrontMatterSyntax { .. }
    ));
    let deep = format!("title = 'أ'\na = {}", "[".repeat(100_000));
    assert_eq!(
        super::tests::read(Head::Toml(&deep)).title.as_deref(),
        Some("أ")
    );
}

#[test]
fn json_is_front_matter_where_a_text_follows() {
    let object = "{\n  \"title\": \"قمة موسكو\",\n  \"date\": \"2024-11-15\",\n  \
                  \"tags\": [\"أخبار\"],\n  \"draft\": false,\n  \"author\": {\"name\": \"سالم\"}\n}";
    let text = format!("{object}\n\nنص\n");
    let (head, rest) = split(&text).unwrap();
    assert_eq!((head, rest), (Head::Json(object), "\n\nنص\n"));
    let read = read(head);
    assert_eq!(read.title.as_deref(), Some("قمة موسكو"));
    assert_eq!(read.date.unwrap().to_string(), "2024-11-15");
    assert_eq!(read.topics, ["أخبار"]);
    assert_eq!(read.authors, ["سالم"]);
    assert_eq!(faults(&read), ["(unused)"]);

    for text in [
        object.to_owned(),
        format!("{object}\n\n"),
        format!("{object}\nنص"),
        "{نص}\n\nنص".to_owned(),
        "{\"a\": [}\n\nنص".to_owned(),
        format!("{{\"a\": {}", "[".repeat(100_000)),
    ] {
        assert_eq!(split(&text), None, "{text:.40}");
    }
}

#[test]
fn the_publication_counts_first() {
    let read = |yaml: &str| parse(yaml).date.map(|date| date.to_string());
    let first = "lastmod: 2025-01-01\ncreated: 2023-01-01\ndate: 2024-01-01\npublished: 2024-11-15";
    assert_eq!(read(first).as_deref(), Some("2024-11-15"));
    let unusable = "published: قريبًا\ndate: 2024-11-15\n";
    assert_eq!(read(unusable).as_deref(), Some("2024-11-15"));
    assert_eq!(faults(&parse(unusable)), ["published"]);
    assert_eq!(read("updated: 2024-11-15").as_deref(), Some("2024-11-15"));
}

#[test]
fn the_language_of_the_text_decides_about_a_date() {
    let mut of_sun = super::parse(Head::Yaml("date: 1403/08/25"));
    let date = of_sun.take_date(&Language::from_tag("fa").unwrap());
    assert_eq!(date.unwrap().to_string(), "2024-11-15");
    let mut of_moon = super::parse(Head::Yaml("date: 1446/05/13\nlang: ar"));
    let date = of_moon.take_date(&Language::undetermined());
    assert_eq!(date.unwrap().to_string(), "2024-11-15");
}

#[test]
fn a_path_is_no_address_and_no_defect() {
    let read = parse("permalink: /about/\nurl: https://example.org/\nlink: https://example.net/");
    assert_eq!(read.url.as_deref(), Some("https://example.org/"));
    assert_eq!(read.warnings, []);
}

#[test]
fn what_is_highlighted_is_read_though_the_rest_is_no_yaml() {
    let read = parse(
        "title: قمة: نظرة: أولى\nposition: 7\nhighlights:\n  - exact: \"قال: \\\"نعم\\\"\"\n    position: 90\n    \
         note: \"سطر\\nوآخر\"\n  - exact: [\n    position: 12\n  - exact: غيره\n    position: 30\nstarred: true\n",
    );
    let highlights = read.highlights.iter();
    let read_of = |one: &Highlight| {
        (
            one.quote.exact.clone(),
            one.quote.position,
            one.note.clone(),
        )
    };
    assert_eq!(
        highlights.map(read_of).collect::<Vec<_>>(),
        [
            ("قال: \"نعم\"".to_owned(), 90, "سطر\nوآخر".to_owned()),
            ("غيره".to_owned(), 30, String::new()),
        ]
    );
    assert_eq!((read.position, read.is_starred), (Some(7), true));
    assert_eq!(faults(&read), ["(syntax)", "highlights"]);
}
