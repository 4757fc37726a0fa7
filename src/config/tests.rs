//! Settings read and reported.

use std::path::PathBuf;

use super::parse::tables;
use super::*;
use crate::article::KeptOriginals;
use crate::mode::{Leaving, OutputMode};
use crate::notice::{Notice, SettingFault, SettingType, TomlFaultKind};
use crate::text::{Forms, Marks};

#[test]
fn each_kind_of_terminal_has_its_own_choice() {
    let (config, notices) = Config::parse(
        "[terminals.konsole]\nmode = \"lro\"\nrestore = false\n\n[terminals.\"tmux in kitty\"]\nforms = \"base\"\nmarks = \"dropped\"\n",
    );
    assert_eq!(notices, []);
    let konsole = config.terminal("konsole");
    assert_eq!(
        (konsole.mode, konsole.leaving),
        (Some(OutputMode::Lro), Some(Leaving::Kept))
    );
    let inner = config.terminal("tmux in kitty");
    assert_eq!(
        (inner.mode, inner.forms, inner.marks),
        (None, Some(Forms::Base), Some(Marks::Dropped))
    );
    assert_eq!(config.terminal("xterm"), TerminalChoice::default());
}

#[test]
fn every_fault_is_reported_with_its_line_and_the_rest_holds() {
    let text = "colour = 1\n[terminals]\nfoot = 3\n[terminals.st]\nmode = \"sideways\"\n\
                marks = \"kept\"\nforms = true\nrestore = \"yes\"\nfont = \"x\"\n\
                [keys]\nup = \"k\"\ndown = [\n  \"j\",\n  1,\n]\nquit = [\n  \"Q\"\n]\n\
                [theme]\ntitle = { fg = 3, bold = true, blink = true }\n";
    let (config, notices) = Config::parse(text);
    assert_eq!(config.terminal("st").marks, Some(Marks::Kept));
    let [quit] = config.keys() else {
        panic!("{config:?}");
    };
    assert_eq!((quit.action.line, quit.keys[0].line), (16, 17));
    let [title] = config.styles() else {
        panic!("{config:?}");
    };
    assert_eq!((title.bold, &title.foreground), (Some(true), &None));
    let unknown = |name: &str, known: &[&str]| SettingFault::UnknownSetting {
        name: name.to_owned(),
        known: known.iter().map(|&known| known.to_owned()).collect(),
    };
    let wrong = |name: &str, expected| SettingFault::WrongType {
        name: name.to_owned(),
        expected,
    };
    let mode = SettingFault::UnknownValue {
        name: "terminals.st.mode".to_owned(),
        value: "sideways".to_owned(),
        known: OutputMode::ALL.map(|mode| mode.name().to_owned()).to_vec(),
    };
    let forms = SettingFault::UnknownValue {
        name: "terminals.st.forms".to_owned(),
        value: "true".to_owned(),
        known: ["presentation", "base"].map(str::to_owned).to_vec(),
    };
    let of_terminals = ["mode", "forms", "marks", "restore"];
    let of_styles = ["fg", "bg", "bold", "underlined", "reversed"];
    let expected = [
        (1, unknown("colour", &tables().collect::<Vec<_>>())),
        (3, wrong("terminals.foot", SettingType::Table)),
        (5, mode),
        (7, forms),
        (8, wrong("terminals.st.restore", SettingType::Boolean)),
        (9, unknown("terminals.st.font", &of_terminals)),
        (11, wrong("keys.up", SettingType::Strings)),
        (12, wrong("keys.down", SettingType::Strings)),
        (20, wrong("theme.title.fg", SettingType::String)),
        (20, unknown("theme.title.blink", &of_styles)),
    ];
    assert_eq!(
        notices,
        expected.map(|(line, fault)| complaint(line, fault))
    );
}

#[test]
fn which_originals_are_kept_is_one_of_three() {
    let kept = |value: &str| {
        let text = format!("[library]\nkeep-originals = {value}\n");
        let (config, notices) = Config::parse(&text);
        (config.originals(), notices)
    };
    assert_eq!(Config::default().originals(), KeptOriginals::Fetched);
    assert_eq!(kept("\"fetched\""), (KeptOriginals::Fetched, vec![]));
    assert_eq!(kept("\"all\""), (KeptOriginals::All, vec![]));
    assert_eq!(kept("\"none\""), (KeptOriginals::None, vec![]));
    let name = "library.keep-originals".to_owned();
    let unknown = SettingFault::UnknownValue {
        name: name.clone(),
        value: "كلها".to_owned(),
        known: ["fetched", "all", "none"].map(str::to_owned).to_vec(),
    };
    let expected = (KeptOriginals::Fetched, vec![complaint(2, unknown)]);
    assert_eq!(kept("\"كلها\""), expected);
    let wrong = SettingFault::UnknownValue {
        name,
        value: "true".to_owned(),
        known: ["fetched", "all", "none"].map(str::to_owned).to_vec(),
    };
    assert_eq!(
        kept("true"),
        (KeptOriginals::Fetched, vec![complaint(2, wrong)])
    );
    let unknown = SettingFault::UnknownSetting {
        name: "library.keep".to_owned(),
        known: ["keep-originals", "watch"].map(str::to_owned).to_vec(),
    };
    let (_, notices) = Config::parse("[library]\nkeep = 1\n");
    assert_eq!(notices, [complaint(2, unknown)]);
}

#[test]
fn folders_are_watched_only_where_the_reader_names_them() {
    assert_eq!(Config::default().watched(), [""; 0].map(PathBuf::from));
    let (config, notices) = Config::parse("[library]\nwatch = [\"~/مقالات\", \"/srv/a\"]\n");
    assert_eq!(notices, []);
    assert_eq!(config.watched(), ["~/مقالات", "/srv/a"].map(PathBuf::from));
    let (config, notices) = Config::parse("[library]\nwatch = \"/srv/a\"\n");
    assert_eq!(config.watched(), [""; 0].map(PathBuf::from));
    let name = "library.watch".to_owned();
    let expected = SettingType::Strings;
    let fault = SettingFault::WrongType { name, expected };
    assert_eq!(notices, [complaint(2, fault)]);
}

#[test]
fn feeds_are_fetched_only_where_the_reader_says_so() {
    assert_eq!(Config::parse("").0.feeds(), FeedSettings::default());
    let (config, notices) = Config::parse("[feeds]\nfetch-at-start = true\nfetch-every = 15\n");
    assert_eq!(notices, []);
    let chosen = FeedSettings {
        fetches_at_start: true,
        minutes_between: Some(15),
    };
    assert_eq!(config.feeds(), chosen);
    let (config, notices) =
        Config::parse("[feeds]\nfetch-at-start = 1\nfetch-every = 0\nevery = 3\n[feeds.x]\n");
    assert_eq!(config.feeds(), FeedSettings::default());
    let lines: Vec<usize> = notices
        .iter()
        .map(|notice| match notice {
            Notice::Setting { line, .. } => *line,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(lines, [2, 3, 4, 5]);
}

#[test]
fn a_file_that_is_not_toml_is_reported_with_its_line() {
    let (config, notices) = Config::parse("[terminals]\n\nx = = 2\n");
    assert_eq!(config, Config::unread());
    let [
        Notice::Setting {
            line: 3,
            fault: SettingFault::Syntax(why),
            ..
        },
    ] = notices.as_slice()
    else {
        panic!("{notices:?}");
    };
    assert_eq!(why.kind, Some(TomlFaultKind::ExtraEquals));
}

#[test]
fn what_is_wrong_with_toml_is_said_in_words_of_the_program() {
    use TomlFaultKind as Kind;
    let mut others = Vec::new();
    for (text, kind) in [
        ("x = 1\nx = 2", Kind::DuplicateKey),
        ("[a]\n[a]", Kind::DuplicateKey),
        ("قاموس = 1", Kind::KeyNotQuoted),
        ("[commands.قاموس]", Kind::KeyNotQuoted),
        ("= 1", Kind::NoKey),
        ("[]", Kind::NoKey),
        ("x", Kind::NoEquals),
        ("x 1", Kind::NoEquals),
        ("x == 1", Kind::ExtraEquals),
        ("x =", Kind::NoValue),
        ("x = ليلي", Kind::ValueNotQuoted),
        ("x = [\"a\", b]", Kind::ValueNotQuoted),
        ("x = “ليلي”", Kind::ValueNotQuoted),
        ("x = \"a", Kind::UnclosedQuote),
        ("x = 'a", Kind::UnclosedQuote),
        ("x = \"\"\"a\n", Kind::UnclosedQuote),
        ("x = \"a\\q\"", Kind::BadEscape),
        ("x = \"a\\u12\"", Kind::BadEscape),
        ("x = \"a\u{1}\"", Kind::BadCharacter),
        ("x = [\"a\" \"b\"]", Kind::NoComma),
        ("x = {a = 1 b = 2}", Kind::NoComma),
        ("x = [1,,2]", Kind::ExtraComma),
        ("[a\nx = 1", Kind::UnclosedTable),
        ("[[a]\nx = 1", Kind::UnclosedTable),
        ("x = [1, 2", Kind::UnclosedArray),
        ("x = {a = 1", Kind::UnclosedInlineTable),
        ("x = 12z", Kind::ValueNotQuoted),
        ("x = 012", Kind::BadNumber),
        ("x = 1.", Kind::BadNumber),
        ("x = 99999999999999999999", Kind::NumberTooLarge),
        ("x = 2024-13-01", Kind::BadDate),
        ("x = 2024-05-32", Kind::BadDate),
        ("x = 25:00:00", Kind::BadDate),
        ("x = \"a\" b", Kind::Unexpected),
        ("[a] b = 1", Kind::Unexpected),
        ("x = \"a\" y = 2", Kind::Unexpected),
    ] {
        let (_, notices) = Config::parse(text);
        let found = notices.iter().find_map(|notice| match notice {
            Notice::Setting {
                fault: SettingFault::Syntax(fault),
                ..
            } => Some(fault),
            _ => None,
        });
        let found = found.unwrap_or_else(|| panic!("{text}: {notices:?}"));
        if found.kind != Some(kind) {
            others.push((text, found.clone()));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn a_choice_is_written_and_all_else_stays() {
    let first = with_mode("", "tmux in vte", OutputMode::Lro).unwrap();
    assert_eq!(first, "[terminals.\"tmux in vte\"]\nmode = \"lro\"\n");
    let text = "# mine\n[terminals.st] # plain\nmarks = \"kept\"\n mode=\"lro\"\n\n[terminals.foot]\nmode = \"visual\"\n";
    let second = with_mode(text, "st", OutputMode::Visual).unwrap();
    assert_eq!(
        second,
        "# mine\n[terminals.st] # plain\nmarks = \"kept\"\n mode=\"visual\"\n\n[terminals.foot]\nmode = \"visual\"\n"
    );
    let third = with_mode(&second, "xterm", OutputMode::Visual).unwrap();
    assert!(
        third.starts_with(&second) && third.ends_with("\n[terminals.xterm]\nmode = \"visual\"\n")
    );
    assert_eq!(
        Config::parse(&third).0.terminal("st").mode,
        Some(OutputMode::Visual)
    );
}

#[test]
fn a_choice_is_written_into_tables_of_any_form() {
    assert_eq!(with_mode("x = = 2\n", "st", OutputMode::Visual), None);
    assert_eq!(with_mode("terminals = 2\n", "st", OutputMode::Visual), None);
    let inline = "terminals = { st = { mode = \"lro\" } } # all\n";
    assert_eq!(
        with_mode(inline, "st", OutputMode::Visual).unwrap(),
        "terminals = { st = { mode = \"visual\" } } # all\n"
    );
    let dotted = "terminals.st.marks = \"kept\"\n";
    let written = with_mode(dotted, "st", OutputMode::Visual).unwrap();
    assert!(written.starts_with(dotted), "{written}");
}

#[test]
fn commands_are_lists_and_an_empty_one_is_none() {
    let text = "[commands]\ncopy = [\"wl-copy\", \"-p\"]\nopen-link = []\nread = \"x\"\n";
    let (config, notices) = Config::parse(text);
    let expected = CommandSettings {
        copy: Some(vec!["wl-copy".to_owned(), "-p".to_owned()]),
        open_link: Some(Vec::new()),
    };
    assert_eq!(*config.commands(), expected);
    let fault = SettingFault::UnknownSetting {
        name: "commands.read".to_owned(),
        known: vec!["copy".to_owned(), "open-link".to_owned()],
    };
    assert_eq!(notices, [complaint(4, fault)]);
    let (config, notices) = Config::parse("[commands]\ncopy = \"wl-copy -p\"\n");
    assert_eq!(config.commands().copy, None);
    let fault = SettingFault::WrongType {
        name: "commands.copy".to_owned(),
        expected: SettingType::Strings,
    };
    assert_eq!(notices, [complaint(2, fault)]);
}

#[test]
fn commands_of_the_readers_own_are_tables_among_the_commands() {
    let text = "[commands]\ncopy = [\"c\"]\n\n[commands.\"ترجمة كاملة\"]\nrun = [\"t\", \"{word}\"]\n\
                input = \"sentence\"\noutput = \"tell\"\nkey = \"F9\"\nseconds = 300\n";
    let (config, notices) = Config::parse(text);
    assert_eq!(notices, []);
    assert_eq!(config.commands().copy, Some(vec!["c".to_owned()]));
    let [command] = config.own_commands() else {
        panic!("{config:?}");
    };
    assert_eq!(command.name, "ترجمة كاملة");
    assert_eq!(command.run, ["t", "{word}"]);
    assert_eq!(command.input, Some(ArticlePart::Sentence));
    assert_eq!(command.output, OutputUse::Tell);
    assert_eq!(command.seconds, 300);
    let written = command.lines().join("\n");
    let (again, notices) = Config::parse(&written);
    assert_eq!(
        (again.own_commands()[0].lines(), notices),
        (command.lines(), vec![])
    );
    let wrong = "[commands.a]\nrun = \"t\"\n[commands.b]\ninput = \"word\"\n[commands.c]\nrun = [\"t\"]\n\
                 input = \"words\"\nsecs = 1\n";
    let (config, notices) = Config::parse(wrong);
    let lines: Vec<usize> = notices
        .iter()
        .map(|notice| match notice {
            Notice::Setting { line, .. } => *line,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(lines, [2, 3, 7, 8]);
    assert_eq!(config.own_commands().len(), 1);
}
