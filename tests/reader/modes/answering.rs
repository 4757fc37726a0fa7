//! A terminal that is asked, and answers: in time, in pieces, late, or not at all.

use tempfile::TempDir;

use crate::pty::{Start, Terminal};

/// The last of the questions.
const LAST_QUESTION: &str = "\x1b[c";
/// The answers of Konsole, with those to the samples' widths.
const KONSOLE: &[u8] =
    b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b]11;rgb:0000/0000/0000\x1b\\\
    \x1b[1;2R\x1b[1;2R\x1b[1;3R\x1b[?62;1;4c";
const VTE: &[u8] = b"\x1b[8;1$y\x1bP>|VTE(8001)\x1b\\\x1b[>61;8001;1c\x1b[1;2R\x1b[1;2R\x1b[1;3R\
    \x1b[?61;1;21;22;28c";
/// The heading over the list, in visual order, joined.
const ARTICLES: &str = "ﻻًﺎﻘﻣ";
/// What is on the screen while help is: what its prompt asks for.
const HELP: &str = "ﺓﺪﻋﺎﺴﻤﻟﺍ ﻲﻓ ﺚﺤﺑ";

fn start<'a>(variables: &'a [(&'a str, &'a str)]) -> Start<'a> {
    Start {
        arguments: &["--lang", "ar"],
        variables,
        columns: 110,
        ..Start::default()
    }
}

/// Long enough that no answer of a test is too late.
const PATIENT: &[(&str, &str)] = &[("QARI_TERMINAL_TIMEOUT_MS", "20000")];

#[test]
fn what_it_answers_decides_the_mode() {
    for (answers, entering, leaving) in [
        (
            KONSOLE,
            "\x1b]50;BidiRenderingEnabled=false\x1b\\",
            "\x1b]50;BidiRenderingEnabled=true\x1b\\",
        ),
        (VTE, "\x1b[8l", "\x1b[8h"),
    ] {
        let mut terminal = Terminal::start(&start(PATIENT));
        terminal.wait_for_bytes(LAST_QUESTION);
        // In two pieces, cut within an answer.
        let (first, second) = answers.split_at(13);
        terminal.type_in(first);
        terminal.type_in(second);
        terminal.wait_for_text(ARTICLES);
        terminal.type_in("q");
        let (status, _, written) = terminal.end();
        assert!(status.success());
        let entered = written.find(entering).expect("the mode is entered");
        let cleared = entered
            + written[entered..]
                .find("\x1b[2J")
                .expect("then the screen cleared");
        let drawn = written.find(ARTICLES).expect("then drawn on");
        assert!(entered < cleared && cleared < drawn);
        assert!(drawn < written.rfind(leaving).expect("and the mode left"));
    }
}

#[test]
fn late_answers_do_not_reach_the_program() {
    let mut terminal = Terminal::start(&start(&[("QARI_TERMINAL_TIMEOUT_MS", "1")]));
    terminal.wait_for_text(ARTICLES);
    // Taken for keys, `q` within them would end the program and `?` would cover the screen.
    terminal
        .type_in("\x1b[8;1$y\x1bP>|qqqq(1)\x1b\\\x1b[>41;379;0c\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    terminal.type_in("\x1b[1;2R\x1b[1;2R\x1b[1;5R\x1b[?64;1;2;22c");
    terminal.type_in("?");
    terminal.wait_for_text(HELP);
    terminal.type_in("\x1bq");
    assert!(terminal.end().0.success());
}

#[test]
fn what_was_typed_while_it_was_asked_is_not_lost() {
    let mut terminal = Terminal::start(&start(PATIENT));
    terminal.wait_for_bytes(LAST_QUESTION);
    terminal.type_in("\x1b[8;0$y?\x1b[?64;1c");
    // Help begins with where one is; the greeting of a first start names the keys, too.
    terminal.wait_for_text("ﺕﻻﺎﻘﻤﻟﺍ ﺔﻤﺋﺎﻗ :ﺎﻨﻫ");
    terminal.type_in("\x1bq");
    assert!(terminal.end().0.success());
}

#[test]
fn the_reader_s_word_goes_before_what_it_answers() {
    let variables = [PATIENT[0], ("QARI_TERMINAL_MODE", "visual")];
    let mut terminal = Terminal::start(&start(&variables));
    terminal.wait_for_bytes(LAST_QUESTION);
    terminal.type_in(VTE);
    terminal.wait_for_text(ARTICLES);
    terminal.type_in("q");
    let (_, _, written) = terminal.end();
    assert!(!written.contains("\x1b[8l") && !written.contains("\x1b[8h"));
}

#[test]
fn the_doctor_s_number_is_remembered_for_this_kind_of_terminal() {
    let home = TempDir::new().unwrap();
    let doctor = Start {
        arguments: &["doctor"],
        home: Some(home.path()),
        ..start(PATIENT)
    };
    let mut terminal = Terminal::start(&doctor);
    terminal.wait_for_bytes(LAST_QUESTION);
    terminal.type_in(VTE);
    terminal.wait_for_text("[1]");
    // What is needed to switch the terminal stands by itself; the others follow.
    assert!(!terminal.parser.screen().contents().contains("[2]"));
    terminal.type_in("n");
    terminal.wait_for_text("[2]");
    terminal.type_in("3");
    let (status, _, written) = terminal.end();
    assert!(status.success());
    assert!(written.contains("\x1b[8h") && written.contains("\x1b[?1049l"));
    let settings = home.path().join("qari/config.toml");
    let settings = std::fs::read_to_string(settings).unwrap();
    assert_eq!(settings, "[terminals.vte]\nmode = \"lro\"\n");
    // The next start goes by it, and not in another kind of terminal.
    for (answers, has_override) in [(VTE, true), (KONSOLE, false)] {
        let mut terminal = Terminal::start(&Start {
            home: Some(home.path()),
            ..start(PATIENT)
        });
        terminal.wait_for_bytes(LAST_QUESTION);
        terminal.type_in(answers);
        terminal.wait_for_text(ARTICLES);
        terminal.type_in("q");
        assert_eq!(terminal.end().2.contains('\u{202D}'), has_override);
    }
}

#[test]
fn the_report_tells_what_was_asked_and_answered() {
    let report = Start {
        arguments: &["doctor", "--report", "--format", "json"],
        ..start(PATIENT)
    };
    let mut terminal = Terminal::start(&report);
    terminal.wait_for_bytes(LAST_QUESTION);
    terminal.type_in(KONSOLE);
    let (status, _, written) = terminal.end();
    assert!(status.success());
    assert!(written.contains("\x1b[H\x1b[2K\x1b[?1049l"), "{written:?}");
    let json = written[written.find('{').unwrap()..].replace('\r', "");
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["terminal"], "konsole");
    assert_eq!(report["mode"], "konsole");
    assert_eq!(report["belief"], "answered");
    assert_eq!(report["answers"]["version"], "Konsole 22.12.3");
    assert_eq!(report["answers"]["widths"], serde_json::json!([1, 1, 2]));
}

#[test]
fn a_terminal_that_is_not_known_is_told_of_the_doctor() {
    let mut terminal = Terminal::start(&start(PATIENT));
    terminal.wait_for_bytes(LAST_QUESTION);
    terminal.type_in("\x1b[?6c");
    terminal.wait_for_text("qari doctor");
    terminal.type_in("q");
    assert!(terminal.end().0.success());
}
