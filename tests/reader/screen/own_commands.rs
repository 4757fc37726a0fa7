//! Commands of the reader's own: chosen, given what one is at, shown and stopped.

use super::reader::Reader;
use qari::app::arrangement::ScreenSize;
use qari::app::overlay::Content;
use qari::app::own_commands::{CommandRow, Job, OutputOverlay, Ran};
use qari::app::{Event, News, Reply, Start};
use qari::article::Source;
use qari::i18n::Locale;
use qari::library::{Incoming, Library};
use qari::notice::{CommandFault, CommandReport, Notice};
use qari::sources::markdown;

const ARTICLE: &str = "---
title: خبر السد
language: ar
url: https://example.org/a
---

قال الوزير إن السد آمن. وأضاف أن العمل يبدأ غدا.
";

const SETTINGS: &str = "[commands.\"قاموس\"]
run = [\"dict\", \"{word}\"]
key = \"F9\"

[commands.translate]
run = [\"trans\", \"{sentence}\"]
input = \"selection\"

[commands.\"نطق\"]
run = [\"speak\"]
input = \"article\"
output = \"drop\"

[commands.save]
run = [\"save\", \"{link}\", \"{title}\"]
output = \"tell\"
";

fn reader_of(article: &str, settings: &str) -> Reader {
    let mut library = Library::in_memory().unwrap();
    let draft = markdown::parse(article, Source::file("/a.md".into()));
    let incoming = Incoming::all([draft]).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let size = ScreenSize {
        columns: 80,
        rows: 24,
    };
    let mut reader = Reader::started(library, settings, Locale::Arabic, Start::Again, size);
    reader.press("<Enter>");
    reader
}

fn reader() -> Reader {
    reader_of(ARTICLE, SETTINGS)
}

/// What was run last.
fn run(reader: &Reader) -> &Job {
    reader.program.host.run.last().expect("something was run")
}

fn arguments(reader: &Reader) -> Vec<&str> {
    run(reader).run.iter().map(String::as_str).collect()
}

/// The command that was run last ends.
fn ends(reader: &mut Reader, ran: Ran) {
    let id = run(reader).id;
    reader.send(Event::Replied(Reply::News(News::Ran { id, ran })));
}

fn printed(text: &str) -> Ran {
    Ran {
        output: text.to_owned(),
        ..Ran::default()
    }
}

fn output(reader: &Reader) -> &OutputOverlay {
    match reader.on_top() {
        Some(Content::Output(output)) => output,
        other => panic!("{other:?}"),
    }
}

fn report(reader: &Reader) -> &CommandReport {
    match reader.app().notice() {
        Some(Notice::Command { report, .. }) => report,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_command_gets_what_one_is_at() {
    let mut reader = reader();
    for (keys, expected, input) in [
        ("Xpps8<Enter>", vec!["dict", "قال"], ""),
        ("<Esc><Esc>Xppwwww<F9>", vec!["dict", "السد"], ""),
        (
            "<Esc>8j<Enter>",
            vec!["trans", "قال الوزير إن السد آمن."],
            "السد",
        ),
        (
            "<Esc>wvw8j<Enter>",
            vec!["trans", "وأضاف أن العمل يبدأ غدا."],
            "آمن. وأضاف",
        ),
        ("<Esc>8jj<Enter>", vec!["speak"], "all"),
        (
            "8G<Enter>",
            vec!["save", "https://example.org/a", "خبر السد"],
            "",
        ),
    ] {
        reader.press(keys);
        assert_eq!(arguments(&reader), expected, "{keys}");
        let text = &reader.app().reading().unwrap().article.body.text;
        let input = if input == "all" { text.as_str() } else { input };
        assert_eq!(run(&reader).input, input, "{keys}");
    }
}

#[test]
fn outside_of_a_selection_a_command_gets_the_mention_one_stands_at_or_the_word_at_the_top() {
    let mut reader = reader();
    reader.press("<F9>");
    assert_eq!(arguments(&reader), ["dict", "خبر"]);
    // A highlighted sentence is no word.
    reader.press("<Esc>Xppst6<F9>");
    assert_eq!(arguments(&reader), ["dict", "قال"]);
    let article = "# خبر\n\nوصل أمس فلاديمير بوتين إلى موسكو.\n";
    let mut reader = reader_of(article, SETTINGS);
    reader.work();
    reader.press("}<F9>");
    assert_eq!(arguments(&reader), ["dict", "فلاديمير بوتين"]);
}

#[test]
fn what_is_printed_is_shown_by_its_own_direction_and_scrolled_and_copied() {
    let mut reader = reader();
    reader.press("<F9>");
    assert!(output(&reader).is_running);
    assert!(reader.screen().contains('…'));
    let mut text = "السَّدّ: الحاجز\nEnglish line (dam)\n".to_owned();
    text.extend((0..60).map(|n| format!("سطر {n}\n")));
    ends(&mut reader, printed(&text));
    assert!(!output(&reader).is_running);
    let screen = reader.screen();
    let line = screen
        .lines()
        .find(|line| line.contains("English line (dam)"));
    let line = line.expect(&screen);
    let before = line.split("English").next().unwrap();
    assert!(
        before.trim_end().ends_with('│') && before.len() < 30,
        "at the left: {line}"
    );
    insta::assert_snapshot!("what_a_command_printed", screen);
    reader.press("G");
    let scrolled = reader.screen();
    assert_ne!(scrolled, screen);
    // On a narrower screen the lines are broken anew.
    reader.resize(40, 12);
    reader.press("G");
    assert!(reader.screen().contains("59"), "{}", reader.screen());
    reader.press("B");
    assert_eq!(reader.copied(), text.trim_end());
    reader.press("<Esc>");
    assert!(reader.on_top().is_none());
}

#[test]
fn a_command_is_stopped_by_leaving_its_output_and_from_the_menu() {
    let mut reader = reader();
    reader.press("<F9><Esc>");
    let first = run(&reader).id;
    assert_eq!(reader.program.host.stopped, [first]);
    let stopped = Ran {
        fault: Some(CommandFault::Stopped),
        ..Ran::default()
    };
    ends(&mut reader, stopped.clone());
    assert_eq!(reader.app().notice(), None, "one knows");
    reader.press("8jj<Enter>");
    assert_eq!(report(&reader), &CommandReport::Runs);
    let second = run(&reader).id;
    reader.press("8g<Enter>");
    assert_eq!(reader.program.host.stopped, [first, second]);
    ends(&mut reader, stopped);
    assert_eq!(
        report(&reader),
        &CommandReport::Failed(CommandFault::Stopped)
    );
    assert!(reader.app().own_commands().running.is_empty());
}

#[test]
fn a_failure_is_said_with_its_code_and_the_first_line_of_errors() {
    let mut reader = reader();
    reader.press("<F9>");
    let failed = Ran {
        fault: Some(CommandFault::Failed {
            code: Some(2),
            line: "لا قاموس".to_owned(),
        }),
        ..Ran::default()
    };
    ends(&mut reader, failed);
    assert!(reader.on_top().is_none(), "there is nothing to show");
    let screen = reader.screen();
    assert!(screen.lines().last().unwrap().contains('2'), "{screen}");
    reader.press("8G<Enter>");
    ends(&mut reader, printed("\nحُفظ في القائمة\nوغيره"));
    let says = CommandReport::Says("حُفظ في القائمة".to_owned());
    assert_eq!(report(&reader), &says);
    reader.press("<F9>");
    ends(&mut reader, printed(" \n"));
    assert_eq!(report(&reader), &CommandReport::Silent);
}

#[test]
fn commands_are_found_in_the_palette_by_their_names() {
    let mut reader = reader();
    reader.press(":قامو<Enter>");
    assert_eq!(arguments(&reader), ["dict", "خبر"]);
}

#[test]
fn without_commands_or_what_they_get_that_is_said() {
    let mut reader = reader_of(ARTICLE, "");
    reader.press("8");
    assert_eq!(reader.app().notice(), Some(&Notice::NoOwnCommands));
    let without_address = ARTICLE.replace("url: https://example.org/a\n", "");
    let mut reader = reader_of(&without_address, SETTINGS);
    reader.press("8G<Enter>");
    assert_eq!(reader.app().notice(), Some(&Notice::NoLink));
    assert!(reader.program.host.run.is_empty());
}

#[test]
fn a_command_may_have_several_keys_in_a_row() {
    let settings = "[commands.\"قاموس\"]\nrun = [\"dict\", \"{word}\"]\nkey = \"F9 t\"\n";
    let mut reader = reader_of(ARTICLE, settings);
    reader.press("<F9>");
    assert!(reader.program.host.run.is_empty());
    let screen = reader.screen();
    let hint = screen.lines().last().unwrap();
    assert!(hint.contains("F9 t"), "{hint}");
    // On an Arabic keyboard the same key is this letter.
    reader.press("ف");
    assert_eq!(run(&reader).run[0], "dict");
    // What does not go on is forgotten.
    reader.press("<F9>xt");
    assert_eq!(reader.program.host.run.len(), 1);
}

#[test]
fn a_command_with_a_mistake_is_listed_and_says_what_is_wrong() {
    const WRONG: &str = "[commands.\"قاموس\"]
run = [\"dict\", \"{word}\"]

[commands.\"ترجمة\"]
run = [\"trans\", \"{sentense}\", \"{wrod}\"]

[commands.\"نطق\"]
input = \"article\"
";
    let mut reader = reader_of(ARTICLE, WRONG);
    let told: Vec<_> = std::iter::from_fn(|| {
        reader.press("g");
        reader.app().notice_number()
    })
    .collect();
    assert_eq!(told, [(2, 3), (3, 3)], "each is told with its number");
    reader.press("8");
    let Some(Content::Commands(rows)) = reader.on_top() else {
        panic!("{:?}", reader.on_top());
    };
    let wrong = rows.iter().filter_map(|row| match row {
        CommandRow::Explain(command) => Some(command.name.as_str()),
        _ => None,
    });
    assert_eq!(rows[0], CommandRow::Run(0));
    assert_eq!(wrong.collect::<Vec<_>>(), ["ترجمة", "نطق"]);
    insta::assert_snapshot!("commands_with_mistakes", reader.screen());
    reader.press("j<Enter>");
    assert!(reader.program.host.run.is_empty());
    assert_eq!(reader.app().notice_number(), Some((1, 2)));
    let Some(Notice::Setting { line: 5, .. }) = reader.app().notice() else {
        panic!("{:?}", reader.app().notice());
    };
    reader.press("8G<Enter>");
    let Some(Notice::Setting { line: 7, .. }) = reader.app().notice() else {
        panic!("{:?}", reader.app().notice());
    };
}

#[test]
fn a_long_name_leaves_room_for_its_key() {
    let name = "x".repeat(90);
    let settings = format!("[commands.{name}]\nrun = [\"x\"]\nkey = \"F9\"\n");
    let mut reader = reader_of(ARTICLE, &settings);
    reader.press("8");
    assert!(matches!(reader.on_top(), Some(Content::Commands(_))));
    let screen = reader.screen();
    assert!(
        screen.contains("F9  …") || screen.contains("F9  x"),
        "{screen}"
    );
}
