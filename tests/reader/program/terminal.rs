//! The reader in a terminal, from start to end.

use crate::pty::{Reading, Start, Terminal, assert_restored};

/// Words of the interface as they stand on the screen: visual order, joined.
const ARTICLES: &str = "ﻻًﺎﻘﻣ";
/// What is on the screen while help is: what its prompt asks for.
const HELP: &str = "ﺓﺪﻋﺎﺴﻤﻟﺍ ﻲﻓ ﺚﺤﺑ";
const HELP_TITLE: &str = "ﺓﺪﻋﺎﺴﻤﻟﺍ";
const END: &str = "ﺔﻳﺎﻬﻨﻟﺍ";

#[test]
fn reading_from_start_to_end() {
    let mut terminal = Terminal::start(&Start {
        columns: 120,
        rows: 30,
        ..Start::default()
    });
    terminal.wait_for_text(ARTICLES);
    terminal.wait_for_text("%");
    assert!(terminal.parser.screen().alternate_screen());
    // Read: open the first article, go to its end.
    terminal.type_in("\rG");
    terminal.wait_for_text(END);
    terminal.type_in("g");
    terminal.wait_for("the start", |screen| !screen.contains(END));
    // Jump to a mention: "1 of n" on the status line.
    terminal.type_in("}");
    terminal.wait_for("a mention", |screen| {
        screen
            .lines()
            .last()
            .is_some_and(|status| status.contains("ﻦﻣ 1"))
    });
    // Filter by topic: over the list it says "so many of so many".
    terminal.type_in("t\r");
    // Above the headings stands a row of what it is filtered by.
    terminal.wait_for("a filtered list", |screen| {
        screen
            .lines()
            .nth(2)
            .is_some_and(|headings| headings.contains(" ﻦﻣ "))
    });
    terminal.type_in("x\x1b");
    terminal.wait_for("no filter", |screen| {
        screen
            .lines()
            .nth(1)
            .is_some_and(|headings| headings.contains(ARTICLES))
    });
    terminal.resize(60, 20);
    terminal.type_in("?");
    terminal.wait_for_text(HELP_TITLE);
    assert!(!terminal.screen().contains('┬'), "one pane at 60 columns");
    terminal.type_in("\x1b\x03");
    let (status, parser, written) = terminal.end();
    assert!(status.success());
    assert_restored(&parser, &written);
}

#[test]
fn a_panic_leaves_a_sane_terminal_and_its_message() {
    let mut terminal = Terminal::start(&Start {
        variables: &[("QARI_PANIC", "1")],
        ..Start::default()
    });
    terminal.wait_for_text(ARTICLES);
    if cfg!(not(debug_assertions)) {
        println!("NOT RUN: only builds for development can be made to panic");
        return;
    }
    terminal.type_in("!");
    let (status, parser, written) = terminal.end();
    assert_eq!(status.exit_code(), 101);
    assert_restored(&parser, &written);
    assert!(
        parser
            .screen()
            .contents()
            .contains("a panic that a test asked for")
    );
}

#[test]
fn signals_that_end_it_restore_the_terminal() {
    for (name, word) in [
        ("TERM", "Terminated"),
        ("HUP", "Hangup"),
        ("INT", "Interrupt"),
        ("QUIT", "Quit"),
    ] {
        let mut terminal = Terminal::start(&Start::default());
        terminal.wait_for_text(ARTICLES);
        terminal.signal(name);
        let (status, parser, written) = terminal.end();
        assert_eq!(status.signal(), Some(word), "{name}");
        assert_restored(&parser, &written);
    }
}

#[test]
fn a_terminal_without_a_screen_is_refused_with_the_way_out() {
    let dumb = Start {
        variables: &[("TERM", "dumb")],
        ..Start::default()
    };
    for arguments in [&[][..], &["doctor"]] {
        let terminal = Terminal::start(&Start { arguments, ..dumb });
        let (status, _, written) = terminal.end();
        assert_eq!(status.exit_code(), 2, "{written}");
        assert!(written.contains("qari show"), "{written}");
        assert!(!written.contains('\x1b'), "{written:?}");
    }
    // What is only printed is printed, and asks nothing that would be seen.
    let terminal = Terminal::start(&Start {
        arguments: &["doctor", "--report"],
        ..dumb
    });
    let (status, _, written) = terminal.end();
    assert!(status.success(), "{written}");
    assert!(
        written.contains("TERM=dumb") && !written.contains('\x1b'),
        "{written:?}"
    );
}

#[test]
fn a_terminal_that_is_gone_ends_it_with_an_ordinary_code() {
    for keys in ["", "jjjjjjjj", "\r G g"] {
        let mut terminal = Terminal::start(&Start {
            columns: 80,
            reading: Reading::WhenAsked,
            ..Start::default()
        });
        terminal.wait_for_bytes("\x1b[?1049h");
        terminal.type_in(keys);
        // With its last end the terminal is gone, whatever is being drawn.
        let status = terminal.close();
        let is_ordinary = status.signal().is_some() || matches!(status.exit_code(), 0 | 2);
        assert!(is_ordinary, "{keys}: {status:?}");
    }
}

#[test]
fn stopping_gives_the_terminal_back_and_going_on_draws_anew() {
    for how in ["TSTP", "Ctrl-Z"] {
        let mut terminal = Terminal::start(&Start::default());
        terminal.wait_for_text(ARTICLES);
        if how == "TSTP" {
            terminal.signal("TSTP");
        } else {
            terminal.type_in("\x1a");
        }
        terminal.wait_for("the shell's screen", |screen| screen.trim().is_empty());
        assert!(!terminal.parser.screen().alternate_screen());
        terminal.go_on_until(ARTICLES, |terminal| terminal.screen().contains(ARTICLES));
        assert!(terminal.parser.screen().alternate_screen());
        terminal.type_in("q");
        let (status, parser, written) = terminal.end();
        assert!(status.success(), "{how}");
        assert_restored(&parser, &written);
    }
}

#[test]
fn a_terminal_that_answers_late_still_gets_its_mode() {
    let mut terminal = Terminal::start(&Start {
        variables: &[("QARI_TERMINAL_TIMEOUT_MS", "60000")],
        columns: 120,
        rows: 30,
        ..Start::default()
    });
    // The first screen does not wait.
    terminal.wait_for_text(ARTICLES);
    // The terminal implements bidi and has it on (DECRQM), and is a VTE (DA1 ends the answers).
    terminal.type_in("\x1b[8;1$y\x1b[?65;1;9c");
    terminal.wait_for_bytes("\x1b[8l");
    terminal.wait_for_text(ARTICLES);
    assert!(
        !terminal.screen().contains('y'),
        "an answer is nothing typed"
    );
    terminal.type_in("q");
    let (status, parser, written) = terminal.end();
    assert!(status.success());
    assert_restored(&parser, &written);
    assert!(written.contains("\x1b[8h"), "the shell has its bidi again");
}

#[test]
fn what_is_put_right_is_written_down() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut terminal = Terminal::start(&Start {
        columns: 120,
        rows: 30,
        home: Some(folder.path()),
        ..Start::default()
    });
    terminal.wait_for_text(ARTICLES);
    // What a first start says goes at a key.
    terminal.type_in("\x1b");
    terminal.wait_for_text("ﺕﺎﻤﻈﻨﻣ");
    // The first mention of the open article is selected, and hidden everywhere.
    terminal.type_in("\r}c");
    terminal.wait_for_text("ﺐﻳﻮﺼﺗ");
    terminal.type_in("\r");
    // Until it is known that no other article has the entity, it is asked where to hide it: everywhere comes first.
    let (is_done, is_asked) = ("ﻊﺟﺍﺮﺘﻠﻟ", "ﻩﺪﺣﻭ");
    terminal.wait_for("what was done, or where it is to be", |screen| {
        screen.contains(is_done) || screen.contains(is_asked)
    });
    if !terminal.screen().contains(is_done) {
        terminal.type_in("\r");
    }
    terminal.wait_for_text(is_done);
    terminal.type_in("\x03");
    let (status, ..) = terminal.end();
    assert!(status.success());
    let kept = std::fs::read_to_string(folder.path().join("qari/corrections.toml")).unwrap();
    assert!(kept.contains("change = \"hide\""), "{kept}");
}

#[test]
fn a_query_of_the_command_line_narrows_the_list_from_the_start() {
    let folder = tempfile::TempDir::new().unwrap();
    for (name, title) in [("a.txt", "قمة مينسك"), ("b.txt", "حصاد القمح")] {
        let article = format!("{title}\n\nوصل الوفد إلى المدينة صباح اليوم.\n");
        std::fs::write(folder.path().join(name), article).unwrap();
    }
    let mut terminal = Terminal::start(&Start {
        arguments: &["-q", "مينسك -القمح", folder.path().to_str().unwrap()],
        ..Start::default()
    });
    terminal.wait_for("the one article", |screen| screen.contains("ﻚﺴﻨﻴﻣ ﺔﻤﻗ"));
    assert!(!terminal.screen().contains("ﺩﺎﺼﺣ"));
    terminal.type_in("q");
    assert!(terminal.end().0.success());
    // What is wrong with it is told where it was typed.
    let terminal = Terminal::start(&Start {
        arguments: &["-q", "topic:زحل"],
        ..Start::default()
    });
    let (status, parser, written) = terminal.end();
    assert_eq!(status.exit_code(), 2);
    assert!(parser.screen().contents().contains("^^^"), "{written}");
    assert!(!written.contains("\x1b[?1049h"));
}

#[test]
fn an_article_cannot_reach_the_terminal() {
    let folder = tempfile::TempDir::new().unwrap();
    let hostile = "عنوان \u{1b}]0;x\u{7}\n\nنص \u{1b}[2J\u{9b}5m \u{1b}]52;c;aGFja2Vk\u{7} و\u{202e}abc\u{2069} نهاية.\n";
    let file = folder.path().join("hostile.txt");
    std::fs::write(&file, hostile).unwrap();
    let mut terminal = Terminal::start(&Start {
        arguments: &[file.to_str().unwrap()],
        ..Start::default()
    });
    terminal.wait_for("the text", |screen| screen.contains("ﺔﻳﺎﻬﻧ"));
    assert!(
        terminal.screen().contains("───"),
        "the screen was not cleared"
    );
    terminal.type_in("q");
    let (_, _, written) = terminal.end();
    assert!(!written.contains("\x1b]52") && !written.contains("\x1b]0;"));
    assert!(!written.contains('\u{202e}') && !written.contains('\u{2069}'));
}

#[test]
fn late_answers_say_how_a_mode_is_left_that_was_told_before() {
    // What was reset before the program came stays reset.
    for (state, is_set_again) in [("1", true), ("2", false)] {
        let mut terminal = Terminal::start(&Start {
            arguments: &["--terminal-mode", "bdsm"],
            variables: &[("QARI_TERMINAL_TIMEOUT_MS", "60000")],
            ..Start::default()
        });
        terminal.wait_for_text(ARTICLES);
        // Help is drawn once the answers before it were taken.
        terminal.type_in(format!("\x1b[8;{state}$y\x1b[?65;1;9c?"));
        terminal.wait_for_text(HELP);
        // Out of help, then out of the program.
        terminal.type_in("\x1bq");
        let (status, _, written) = terminal.end();
        assert!(status.success());
        let [reset, set] = ["\x1b[8l", "\x1b[8h"].map(|sequence| written.rfind(sequence));
        assert_eq!(set > reset, is_set_again, "{state}: {written:?}");
    }
}
