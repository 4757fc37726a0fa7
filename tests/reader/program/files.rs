//! Files that are no regular files, or too large: nothing waits for them or reads them without end.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::cli::{NEWS, folder, own_folder, path, qari, text};

/// The longest a command may take before it counts as one that waits for ever.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Runs the program; fails where it does not end.
fn run(arguments: &[&str]) -> Output {
    let mut command = qari(arguments);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let id = child.id().to_string();
    let (sender, output) = channel();
    thread::spawn(move || sender.send(child.wait_with_output().unwrap()));
    output.recv_timeout(TIMEOUT).unwrap_or_else(|_| {
        let _ = Command::new("kill").args(["-s", "KILL", &id]).status();
        panic!("{arguments:?} does not end")
    })
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// What is said on standard error: one line, which names `name` once.
fn one_line<'o>(output: &'o Output, name: &str) -> &'o str {
    let said = text(&output.stderr);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(said.matches(name).count(), 1, "{said}");
    said
}

#[test]
fn a_pipe_in_a_folder_is_told_of_and_the_rest_is_added() {
    let files = folder(&[
        ("a.txt", NEWS.as_bytes()),
        ("z.txt", b"\xD9\x86\xD8\xB5 2\n"),
    ]);
    make_pipe(&files.path().join("x.md"));
    let output = run(&["add", "--no-entities", &path(&files, "")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(one_line(&output, "x.md").contains("not a regular file"));
    assert!(text(&output.stdout).contains("2 articles"), "{output:?}");
    for command in ["show", "entities", "topics"] {
        let output = run(&[command, &path(&files, "x.md")]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        let said = one_line(&output, "x.md");
        assert!(
            said.contains("for standard input use -"),
            "{command}: {said}"
        );
    }
}

#[test]
fn articles_are_regular_files_and_links_to_them() {
    let files = folder(&[("a.txt", NEWS.as_bytes())]);
    symlink("a.txt", files.path().join("link.txt")).unwrap();
    symlink("circle.txt", files.path().join("circle.txt")).unwrap();
    assert_eq!(
        run(&["show", &path(&files, "link.txt")]).status.code(),
        Some(0)
    );
    let output = run(&["show", &path(&files, "circle.txt")]);
    assert!(one_line(&output, "circle.txt").contains("symbolic links"));
    let output = run(&["--lang", "ar", "show", "/dev/zero"]);
    assert!(
        text(&output.stderr).contains("جهاز لا ملف عاديّ"),
        "{output:?}"
    );
}

#[test]
fn corrections_are_a_regular_file_of_some_size() {
    let files = folder(&[("news.txt", NEWS.as_bytes())]);
    make_pipe(&files.path().join("pipe"));
    fs::write(files.path().join("large"), vec![b'#'; (4 << 20) + 1]).unwrap();
    fs::write(files.path().join("largest"), vec![b'#'; 4 << 20]).unwrap();
    let list = |name: &str| {
        let news = path(&files, "news.txt");
        run(&["list", "--from", &news, "--corrections", name])
    };
    for (name, fault) in [
        (path(&files, "pipe"), "is a pipe, not a regular file"),
        (path(&files, ""), "is a directory, not a regular file"),
        ("/dev/zero".to_owned(), "is a device, not a regular file"),
        (path(&files, "large"), "larger than 4 MiB"),
    ] {
        let output = list(&name);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(one_line(&output, &name).contains(fault), "{output:?}");
        assert!(
            !output.stdout.is_empty(),
            "{name}: the list is printed all the same"
        );
    }
    assert_eq!(list(&path(&files, "largest")).status.code(), Some(0));
}

#[test]
fn settings_are_a_regular_file_of_some_size() {
    let settings = own_folder().join("qari/config.toml");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    make_pipe(&settings);
    let output = run(&["doctor", "--report"]);
    assert!(one_line(&output, "config.toml").contains("not a regular file"));
    fs::remove_file(&settings).unwrap();
    fs::write(&settings, vec![b'#'; (4 << 20) + 1]).unwrap();
    let output = run(&["doctor", "--report"]);
    assert!(one_line(&output, "config.toml").contains("larger than 4 MiB"));
}

#[test]
fn a_library_that_cannot_be_opened_says_why_and_names_its_path_once() {
    let files = folder(&[("file", b"")]);
    make_pipe(&files.path().join("pipe"));
    symlink("circle", files.path().join("circle")).unwrap();
    symlink("none/library", files.path().join("dangling")).unwrap();
    for (name, fault) in [
        ("pipe", "is a pipe, not a regular file"),
        ("circle", "symbolic links"),
        ("dangling", "no such file"),
        ("none/library", "directory does not exist"),
        ("file/library", "is not a directory"),
        ("", "is a directory, not a regular file"),
    ] {
        let name = path(&files, name);
        for command in ["list", "add", "stats", "keep"] {
            let output = run(&[command, "--library", &name]);
            assert_eq!(output.status.code(), Some(2), "{name}");
            let said = one_line(&output, &name);
            assert!(said.contains(fault), "{said}");
            assert!(!said.contains("unable to open"), "{said}");
        }
    }
    let output = run(&["list", "--library", "/dev/null"]);
    assert!(one_line(&output, "/dev/null").contains("is a device"));
}

#[test]
fn what_looks_like_an_address_gets_a_hint() {
    for name in ["www.example.org", "ftp://example.org/a"] {
        for command in ["add", "show"] {
            let output = run(&[command, name]);
            assert_eq!(output.status.code(), Some(2), "{command} {name}");
            let said = one_line(&output, name);
            assert!(said.contains("https://"), "{command}: {said}");
        }
    }
    let output = run(&["--lang", "en", "stats", "--check"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("no damage"), "{output:?}");
}
