//! What is made from the table of commands: completions for each shell, and manual pages.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use qari::cli::commands;
use qari::printable;
use tempfile::TempDir;

use super::cli::{run, text};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed = text(&output.stdout);
    // Nothing in it acts on a terminal.
    let is_bad = |c: char| !matches!(c, '\n' | '\t') && printable::is_unfit(c);
    assert!(!printed.contains(is_bad), "{arguments:?}");
    printed.to_owned()
}

/// What stands in a file of fish between the words of a subcommand and the next: `-a "add" -d 'Add articles'`.
fn offered(file: &str, command: &str) -> bool {
    let (parents, name) = command.rsplit_once(' ').unwrap_or(("", command));
    file.lines().any(|line| {
        let is_here = match parents {
            "" => line.contains("__fish_qari_needs_command"),
            parent => line.contains(&format!("__fish_qari_using_subcommand {parent};")),
        };
        is_here && line.contains(&format!("-a \"{name}\""))
    })
}

#[test]
fn every_shell_completes_every_command() {
    for shell in SHELLS {
        let file = printed(&["completions", shell]);
        for command in commands() {
            let is_offered = match shell {
                "fish" => offered(&file, &command),
                // A function, or a branch, for each command.
                "bash" => file.contains(&format!(
                    "qari__subcmd__{}",
                    command.replace(' ', "__subcmd__")
                )),
                "zsh" => file.contains(&format!(
                    "_qari__subcmd__{}_commands()",
                    command.replace(' ', "__subcmd__")
                )),
                _ => file.contains(&format!("'qari;{}'", command.replace(' ', ";"))),
            };
            assert!(is_offered, "{shell}: {command}");
        }
        assert!(
            file.contains("--library") || file.contains("-l library"),
            "{shell}"
        );
    }
    let unknown = run(&["completions", "sh"]);
    assert_eq!(unknown.status.code(), Some(2));
    for shell in SHELLS {
        assert!(text(&unknown.stderr).contains(shell), "{shell}");
    }
}

/// What bash is offered for a line that ends in a word to be completed; nothing where files are.
fn offered_by_bash(line: &[&str]) -> Vec<String> {
    let script = r#"
        eval "$(cat)"
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _qari_or_files qari "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    let mut child = Command::new("bash")
        .args([&["-c", script, "bash"], line].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let file = printed(&["completions", "bash"]);
    let mut input = child.stdin.take().unwrap();
    input.write_all(file.as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let lines = text(&output.stdout).lines().filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

#[test]
fn bash_offers_files_where_a_command_takes_them() {
    if Command::new("bash").arg("--version").output().is_err() {
        println!("NOT RUN: bash is not installed");
        return;
    }
    for line in [
        &["qari", "add", ""][..],
        &["qari", "add", "--watch", ""],
        &["qari", "--library", "x.db", "add", ""],
        &["qari", "--lang", "=", "ar", "add", ""],
        &["qari", "show", "a.md", ""],
        &["qari", "entities", ""],
        &["qari", "feed", "import", ""],
    ] {
        assert_eq!(offered_by_bash(line), [""; 0], "{line:?}");
    }
    let has = |line: &[&str], word: &str| offered_by_bash(line).iter().any(|it| it == word);
    assert!(has(&["qari", "add", "-"], "--watch"));
    assert!(has(&["qari", "show", "--format", ""], "json"));
    assert!(has(&["qari", "feed", ""], "import"));
    assert!(has(&["qari", "st"], "stats"));
    assert!(has(&["qari", "stats", ""], "--check"));
}

/// The texts that a completion file of fish shows: of commands and options, and of the values of options.
fn descriptions(file: &str) -> Vec<String> {
    let text = |after: &str| {
        let mut is_escaped = false;
        let ends = |c: char| {
            let ends = c == '\'' && !is_escaped;
            is_escaped = c == '\\';
            ends
        };
        after.split(ends).next().unwrap().to_owned()
    };
    let texts = [" -d '", "\\t'"].into_iter();
    let texts = texts.flat_map(|before| file.split(before).skip(1).map(text));
    texts.filter(|text| !text.is_empty()).collect()
}

#[test]
fn completions_are_in_one_language() {
    let is_arabic = |text: &&String| text.contains(|c| ('\u{620}'..='\u{64A}').contains(&c));
    let english = printed(&["completions", "fish"]);
    let english = descriptions(&english);
    assert!(
        english
            .iter()
            .any(|text| text == "Add articles to the library"),
        "{english:?}"
    );
    assert_eq!(english.iter().find(is_arabic), None);
    let arabic = printed(&["completions", "fish", "--lang", "ar"]);
    let arabic = descriptions(&arabic);
    assert!(
        arabic.iter().any(|text| text == "إضافة مقالات إلى المكتبة"),
        "{arabic:?}"
    );
    assert_eq!(arabic.iter().find(|text| !is_arabic(text)), None);
    assert_eq!(arabic.len(), english.len());
}

/// What reads environment variables for the program, and which.
const READ_BY_LIBRARIES: [(&str, &[&str]); 3] = [
    (
        "choose_base_strategy()",
        &["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"],
    ),
    ("Zoned::now()", &["TZ"]),
    ("TimeZone::system()", &["TZ"]),
];

/// The texts in quotation marks in a piece of source.
fn literals(source: &str) -> Vec<String> {
    let texts = source.split('"').skip(1).step_by(2);
    texts.map(str::to_owned).collect()
}

/// The names of the environment variables that a source reads.
fn variables_of(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    // Constants with names, and lists of what a program of the system needs.
    for (before, end) in [
        ("VARIABLE: &str = ", ";"),
        ("VARIABLES: [&str; ", ";\n"),
        ("needs: &[", "]"),
    ] {
        let after = source.split(before).skip(1);
        names.extend(after.flat_map(|after| literals(after.split(end).next().unwrap())));
    }
    let are_named = source.contains("VARIABLE") || !names.is_empty() || source.contains("needs:");
    for call in ["env::var(", "var_os(", "variable("] {
        for argument in source.split(call).skip(1) {
            match argument.strip_prefix('"') {
                Some(name) => names.push(name.split('"').next().unwrap().to_owned()),
                None => assert!(are_named, "variables without a list: {call}{argument:.40}"),
            }
        }
    }
    for (call, read) in READ_BY_LIBRARIES {
        if source.contains(call) {
            names.extend(read.iter().map(|name| (*name).to_owned()));
        }
    }
    names
}

/// The names of the environment variables that the program reads, by its sources.
fn variables_read() -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            names.extend(variables_of(source.split("#[cfg(test)]").next().unwrap()));
        }
    }
    names.sort_unstable();
    names.dedup();
    // These are for those who work on the program.
    names.retain(|name| !matches!(name.as_str(), "QARI_PANIC" | "QARI_WRITE_TABLES"));
    names
}

#[test]
fn the_manual_names_every_variable_and_every_file() {
    let page = printed(&["man"]).replace("\\-", "-");
    let names = variables_read();
    for known in [
        "LC_ALL",
        "TZ",
        "XDG_STATE_HOME",
        "TERM",
        "DISPLAY",
        "QARI_TERMINAL_MODE",
    ] {
        assert!(names.iter().any(|name| name == known), "{names:?}");
    }
    for name in &names {
        // Those of proxies may be in small letters or in capitals.
        assert!(page.contains(&name.to_ascii_uppercase()), "{name}");
    }
    for file in [
        "config.toml",
        "library.sqlite3",
        "library.sqlite3-work",
        "corrections.toml",
        "appearance.toml",
    ] {
        assert!(page.contains(&format!("/qari/{file}")), "{file}");
    }
}

#[test]
fn the_manual_names_every_command_and_each_has_a_page() {
    let page = printed(&["man", "--lang", "ar"]);
    assert!(page.contains(".TH QARI 1") && page.is_ascii(), "{page}");
    assert!(!page.contains("help(1)"), "{page}");
    for command in commands().iter().filter(|command| !command.contains(' ')) {
        assert!(
            page.contains(&format!("qari\\-{command}(1)")),
            "{command}:\n{page}"
        );
    }
    for heading in ["EXIT STATUS", "ENVIRONMENT", "FILES"] {
        assert!(page.contains(heading), "{heading}");
    }
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("man1");
    let to = pages.to_str().unwrap();
    assert_eq!(run(&["man", "--to", to]).status.code(), Some(0));
    let names: HashSet<String> = fs::read_dir(&pages)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut expected: HashSet<String> = commands()
        .iter()
        .map(|command| format!("qari-{}.1", command.replace(' ', "-")))
        .collect();
    expected.insert("qari.1".to_owned());
    assert_eq!(names, expected);
    for name in &names {
        let page = fs::read_to_string(pages.join(name)).unwrap();
        // What a page refers to is there.
        for other in page.lines().filter_map(|line| line.strip_suffix("(1)")) {
            let other = other.replace("\\-", "-");
            assert!(names.contains(&format!("{other}.1")), "{name}: {other}");
        }
        // Texts stand in the place of the ids of messages.
        assert!(
            !page.contains("help-") && !page.contains("value-"),
            "{name}"
        );
    }
    let page = fs::read_to_string(pages.join("qari-feed-add.1")).unwrap();
    assert_eq!(page, printed(&["man", "feed", "add"]));
    assert!(page.contains("no\\-fetch"), "{page}");
    assert_eq!(run(&["man", "nothing"]).status.code(), Some(1));
}
