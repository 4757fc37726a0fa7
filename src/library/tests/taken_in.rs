//! What becomes of articles that are taken in: new ones, those that are there, those that have changed.

use super::*;

const LINKED: &str = "---\nurl: https://example.org/a\n---\n\n# عنوان\n\nنص أول";

#[test]
fn an_article_that_is_held_is_shared_until_it_changes() {
    let mut library = library();
    let id = add(&mut library, draft("/a.md", LINKED)).id();
    let other = add(&mut library, draft("/b.md", "# آخر\n\nنص")).id();
    let read = |library: &Library, id| library.article(id).unwrap().unwrap();
    let held = read(&library, id);
    assert!(Arc::ptr_eq(&held, &read(&library, id)));
    // Another text, and the same text under another title.
    add(&mut library, draft("/a.md", &LINKED.replace("أول", "ثان")));
    let changed = read(&library, id);
    assert_eq!(changed.body.text, "عنوان\n\nنص ثان");
    let titled = LINKED
        .replace("أول", "ثان")
        .replace("---\nurl", "---\ntitle: اسم\nurl");
    add(&mut library, draft("/a.md", &titled));
    assert_eq!(read(&library, id).metadata.title, "اسم");
    // Nobody holds it any more, and another was read since.
    let weak = Arc::downgrade(&read(&library, id));
    assert_eq!(read(&library, other).id, other);
    assert!(weak.upgrade().is_none());
    assert_eq!(read(&library, id).metadata.title, "اسم");
}

#[test]
fn a_name_that_leaves_and_comes_back_in_one_change_is_there() {
    let mut library = library();
    let texts = [
        ("/a.md", "# عنوان\n\nقال لافروف"),
        ("/b.md", "# آخر\n\nنص عن لافروف وبوتين"),
        ("/a.md", "# عنوان\n\nقال غيره في أنقرة"),
        // Another spelling of the same name.
        ("/a.md", "# عنوان\n\nقال غيره في انقره"),
        ("/a.md", "# عنوان\n\nقال غيره"),
        ("/b.md", "# آخر\n\nنص"),
        ("/c.md", "# ثالث\n\nعاد لافروف إلى أنقرة"),
    ];
    let incoming = texts.map(|(file, text)| Incoming::new(draft(file, text), &mut Indexer::new()));
    let incoming: Vec<Incoming> = incoming.into_iter().collect::<Result<_>>().unwrap();
    library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap();
    assert!(is_name(&library, "لافروف"));
    assert!(is_name(&library, "انقره"));
    assert!(!is_name(&library, "وبوتين"));
}

fn is_name(library: &Library, word: &str) -> bool {
    let sql = "SELECT 1 FROM word WHERE word = ?1";
    let mut statement = library.connection.prepare(sql).unwrap();
    statement.exists([word]).unwrap()
}

#[test]
fn a_name_that_was_put_in_before_is_put_in_again_where_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let mut other = Library::open(&path).unwrap();
    let mut indexer = Indexer::new();
    let mut add = |library: &mut Library, file: &str, text: &str| {
        let incoming = Incoming::new(draft(file, text), &mut indexer).unwrap();
        library.add(&[incoming], Timestamp::UNIX_EPOCH).unwrap()[0].id()
    };
    let id = add(&mut library, "/a.md", "# عنوان\n\nقال لافروف");
    assert!(is_name(&library, "لافروف"));
    // Another program takes it out.
    other.remove(&[id], Timestamp::UNIX_EPOCH).unwrap();
    assert!(!is_name(&library, "لافروف"));
    let id = add(&mut library, "/b.md", "# آخر\n\nعاد لافروف");
    assert!(is_name(&library, "لافروف"));
    // This one does.
    library.remove(&[id], Timestamp::UNIX_EPOCH).unwrap();
    assert!(!is_name(&library, "لافروف"));
    add(&mut library, "/c.md", "# ثالث\n\nغاب لافروف");
    assert!(is_name(&library, "لافروف"));
    // What is undone was not put in.
    let undone = Incoming::new(draft("/d.md", "# رابع\n\nقال نايبول"), &mut indexer).unwrap();
    let change = library.begin().unwrap();
    undone.put_words(&change, ArticleId(99)).unwrap();
    drop(change);
    assert!(!is_name(&library, "نايبول"));
    library.add(&[undone], Timestamp::UNIX_EPOCH).unwrap();
    assert!(is_name(&library, "نايبول"));
}

#[test]
fn the_same_link_file_or_text_is_the_same_article() {
    let mut library = library();
    let first = add(&mut library, draft("/a.md", LINKED));
    let id = first.id();
    assert_eq!(first, Arrival::New(id));
    assert_eq!(
        add(&mut library, draft("/a.md", LINKED)),
        Arrival::Known(id)
    );
    // The link counts, whatever the file.
    assert_eq!(
        add(&mut library, draft("/b.md", LINKED)),
        Arrival::Known(id)
    );
    let other = LINKED.replace("أول", "ثان");
    assert_eq!(
        add(&mut library, draft("/c.md", &other)),
        Arrival::Changed(id)
    );
    // The text counts, whatever the link.
    let elsewhere = other.replace("org/a", "org/b");
    assert_eq!(
        add(&mut library, draft("/d.md", &elsewhere)),
        Arrival::Known(id)
    );
    // The file counts where there is no link.
    let plain = add(&mut library, draft("/e.md", "# آخر\n\nنص"));
    assert!(matches!(plain, Arrival::New(_)));
    let changed = add(&mut library, draft("/e.md", "# آخر\n\nنص جديد"));
    assert_eq!(changed, Arrival::Changed(plain.id()));
    // From standard input only the text can tell.
    let input = |text: &str| markdown::parse(text, Source::standard_input());
    assert!(matches!(
        add(&mut library, input("# دخل\n\nنص")),
        Arrival::New(_)
    ));
    assert!(matches!(
        add(&mut library, input("# دخل\n\nغيره")),
        Arrival::New(_)
    ));
    assert!(matches!(
        add(&mut library, input("# دخل\n\nنص")),
        Arrival::Known(_)
    ));
    assert_eq!(library.count().unwrap(), 4);
}

#[test]
fn a_changed_article_keeps_its_history_and_is_to_be_read_again() {
    let mut library = library();
    let id = add(&mut library, draft("/a.md", "# عنوان\n\nقال بوتين")).id();
    annotate(&mut library, id, &["بوتين"]);
    library.set_read(id, true).unwrap();
    library.set_starred(id, true).unwrap();
    library.set_position(id, ReadingPosition(3)).unwrap();
    for text in ["# عنوان\n\nقال لافروف", "# عنوان جديد\n\nقال غيرهما"]
    {
        assert_eq!(
            add(&mut library, draft("/a.md", text)),
            Arrival::Changed(id)
        );
    }
    let history = library.history(id).unwrap();
    let texts: Vec<&str> = history
        .iter()
        .map(|revision| revision.body.text.as_str())
        .collect();
    assert_eq!(texts, ["عنوان\n\nقال بوتين", "عنوان\n\nقال لافروف"]);
    let summary = &library.summaries(&[id]).unwrap()[0];
    assert_eq!(
        (summary.title.as_str(), summary.is_read, summary.is_starred),
        ("عنوان جديد", false, true)
    );
    assert_eq!(library.position(id).unwrap(), None);
    assert_eq!(list(&library, "غيرهما"), [id]);
    assert_eq!(list(&library, "بوتين or لافروف"), []);
    assert_eq!(list(&library, "person:بوتين"), []);
    assert_eq!(library.annotations(id).unwrap(), None);
    assert_eq!(library.work().unwrap().not_annotated, 1);
}

#[test]
fn what_is_told_anew_of_a_known_article_is_taken_over() {
    let mut library = library();
    let known = |title: &str, day: &str| {
        draft(
            "/a.md",
            &format!(
                "---\ntitle: {title}\ndate: {day}\ntopics: [politics]\n---\n\n<!-- qari: untitled -->\n\nنص"
            ),
        )
    };
    let id = add(&mut library, known("أول", "2024-01-01")).id();
    library.choose_topic(id, Topic::Security, true).unwrap();
    assert_eq!(
        add(&mut library, known("ثان", "2024-01-02")),
        Arrival::Known(id)
    );
    let summary = &library.summaries(&[id]).unwrap()[0];
    assert_eq!(summary.title, "ثان");
    assert_eq!(summary.date.unwrap().to_string(), "2024-01-02");
    assert_eq!(
        summary.topics,
        [Topic::Politics, Topic::Security],
        "what the reader said holds"
    );
    assert_eq!(
        (list(&library, "ثان"), list(&library, "أول")),
        (vec![id], vec![])
    );
    assert_eq!(library.history(id).unwrap(), []);
}

#[test]
fn the_same_text_in_another_form_is_taken_over_from_where_the_article_is_known_by() {
    let mut library = library();
    let linked = |file: &str, address: &str| draft(file, &format!("# خبر\n\n[الموقع]({address})"));
    let id = add(&mut library, linked("/a.md", "https://old.example/")).id();
    annotate(&mut library, id, &["الموقع"]);
    let body = |library: &Library| library.article(id).unwrap().unwrap().body.clone();
    let renewed = linked("/a.md", "https://new.example/");
    assert_eq!(add(&mut library, renewed.clone()), Arrival::Known(id));
    assert_eq!(body(&library), renewed.body);
    assert_eq!(library.work().unwrap().not_annotated, 1);
    assert_eq!(library.history(id).unwrap(), []);
    // Another file with the text says nothing of this one.
    let mut elsewhere = linked("/b.md", "https://other.example/");
    elsewhere.metadata.warnings = vec![Warning::Paywall];
    assert_eq!(add(&mut library, elsewhere), Arrival::Known(id));
    assert_eq!(body(&library), renewed.body);
    let article = library.article(id).unwrap().unwrap();
    assert_eq!(article.metadata.warnings, []);
}

#[test]
fn another_title_and_language_are_what_names_and_notes_are_searched_by() {
    let mut library = library();
    let known = |title: &str, language: &str| {
        let head = format!("---\ntitle: {title}\nlanguage: {language}\n---\n\n");
        draft("/a.md", &format!("{head}<!-- qari: untitled -->\n\nنص"))
    };
    let id = add(&mut library, known("زيلينسكي", "ckb")).id();
    let note = Highlight::of("نص", TextRange::new(0, 4), "المكتبات".to_owned());
    library
        .put_highlight(id, &note, Timestamp::UNIX_EPOCH)
        .unwrap();
    assert_eq!(list(&library, "note:مكتبة"), []);
    let names = rows(&library.connection, "word");
    assert!(names > 0);
    add(&mut library, known("لافروف", "ar"));
    assert_eq!(rows(&library.connection, "word"), names);
    assert_eq!(list(&library, "note:مكتبة"), [id]);
    assert_eq!(library.faults().unwrap(), Vec::<String>::new());
}
