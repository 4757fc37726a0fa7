//! Standard output and standard error that are full, closed or read by nobody: an exit code like any other.

use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::cli::{NEWS, folder, own_folder, path, qari, run, text};

/// Every subcommand, as clap has them, in ways that print to standard output, to standard error, or to both.
fn commands(news: &str, missing: &str) -> Vec<Vec<String>> {
    let lines = [
        "",
        "--help",
        "--version",
        "--no-such-option",
        "add NEWS",
        "add MISSING",
        "doctor",
        "doctor --report",
        "doctor --report --format json",
        "show NEWS MISSING",
        "show --format json NEWS",
        "layout --width 20",
        "layout",
        "entities NEWS MISSING",
        "entities --format json NEWS",
        "entities --entity بوفين NEWS",
        "who بوفين --from NEWS",
        "who بوتين --from NEWS",
        "topics",
        "topics NEWS MISSING",
        "topics --by-month",
        "list",
        "list --format json",
        "list --topic weather",
        "list topic:weather",
        "search",
        "search قمة",
        "notes",
        "notes is:noted",
        "notes --from NEWS MISSING",
        "stats",
        "stats --format json",
        "keep",
        "keep قمم قمة",
        "export --format jsonl",
        "export --format jsonl --to NEWS",
        "export --format markdown",
        "remove",
        "remove 99999",
        "remove --query قمة",
        "restore",
        "restore 99999",
        "config",
        "man",
        "man feed add",
        "man nothing",
        "completions bash",
        "completions sh",
        "reread",
        "reread قمة",
        "fetch",
        "fetch none",
        "feed",
        "feed list",
        "feed list none",
        "feed add",
        "feed add none",
        "feed remove none",
        "feed rename none name",
        "feed tag none tag",
        "feed set none --pages yes",
        "feed import NEWS",
        "feed import MISSING",
        "feed export",
        "feed export --to NEWS",
    ];
    for command in qari::cli::commands() {
        let is_run = |line: &&str| {
            let rest = line.strip_prefix(&command);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        assert!(lines.iter().any(is_run), "say here how {command} is run");
    }
    let word = |word: &str| match word {
        "NEWS" => news.to_owned(),
        "MISSING" => missing.to_owned(),
        other => other.to_owned(),
    };
    lines
        .iter()
        .map(|line| line.split_whitespace().map(word).collect())
        .collect()
}

/// The program with its outputs redirected by a shell.
fn redirected(arguments: &[String], redirection: &str) -> Output {
    let program = qari(&[]);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("exec \"$0\" \"$@\" {redirection}")])
        .arg(program.get_program())
        .args(arguments)
        .stdin(Stdio::null());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.output().unwrap()
}

fn code(output: &Output, what: &[String]) -> i32 {
    let said = text(&output.stderr);
    assert!(!said.contains("panicked"), "{what:?}: {said}");
    let code = output.status.code();
    assert!(
        matches!(code, Some(0..=2)),
        "{what:?}: {:?} {said}",
        output.status
    );
    code.unwrap()
}

#[test]
fn no_command_panics_when_nobody_can_be_told() {
    if !Path::new("/dev/full").exists() {
        println!("NOT RUN: there is no /dev/full");
        return;
    }
    let files = folder(&[("news.txt", NEWS.as_bytes())]);
    let (news, missing) = (path(&files, "news.txt"), path(&files, "missing.txt"));
    // Then the articles are known and annotated, and every run of a command says the same.
    assert_eq!(run(&["add", &news]).status.code(), Some(0));
    for arguments in commands(&news, &missing) {
        let usual = redirected(&arguments, "");
        let usual_code = code(&usual, &arguments);
        for redirection in ["2>/dev/full", "2>&-"] {
            let told_nobody = redirected(&arguments, redirection);
            assert_eq!(
                code(&told_nobody, &arguments),
                usual_code,
                "{arguments:?} {redirection}"
            );
            assert_eq!(
                told_nobody.stdout, usual.stdout,
                "{arguments:?} {redirection}"
            );
        }
        let output = redirected(&arguments, ">/dev/full");
        let is_lost = !usual.stdout.is_empty();
        let expected = if is_lost { 2 } else { usual_code };
        assert_eq!(code(&output, &arguments), expected, "{arguments:?}");
        if is_lost {
            let said = text(&output.stderr);
            assert!(said.contains("standard output"), "{arguments:?}: {said}");
        }
        code(
            &redirected(&arguments, ">/dev/full 2>/dev/full"),
            &arguments,
        );
        code(&redirected(&arguments, ">&- 2>&-"), &arguments);
    }
}

#[test]
fn an_end_of_a_pipe_that_is_closed_is_no_fault() {
    let closed = || {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        Stdio::from(writer)
    };
    let missing = own_folder().join("missing.txt").display().to_string();
    let status = |arguments: &[&str]| {
        let mut command = qari(arguments);
        command
            .stdin(Stdio::null())
            .stdout(closed())
            .stderr(closed());
        command.status().unwrap().code()
    };
    assert_eq!(status(&["list"]), Some(0));
    assert_eq!(status(&["--help"]), Some(0));
    assert_eq!(status(&["show", &missing]), Some(2));
    assert_eq!(status(&["list", "topic:weather"]), Some(2));
    assert_eq!(status(&["remove"]), Some(2));
}
