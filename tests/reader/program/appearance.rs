//! What is chosen in the appearance menu of the real program is there at its next start, whatever it reads.

use std::fs;
use std::path::Path;

use crate::pty::{Start, Terminal};

/// The reader on an article.
fn start(home: &Path, article: &str) -> Terminal {
    Terminal::start(&Start {
        arguments: &[article],
        home: Some(home),
        ..Start::default()
    })
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_never_written_over() {
    let home = tempfile::tempdir().unwrap();
    let article = home.path().join("a.md");
    fs::write(&article, "# خبر\n\nوقع في عام 2024 ثم عاد.\n").unwrap();
    let folder = home.path().join(".local/state/qari");
    fs::create_dir_all(&folder).unwrap();
    let kept = folder.join("appearance.toml");
    let broken = "digits = { value = \"own\"\n";
    fs::write(&kept, broken).unwrap();
    let mut terminal = start(home.path(), article.to_str().unwrap());
    terminal.wait_for_text("2024");
    terminal.wait_for_text("appearance.toml");
    // Left from the menu, what is told comes too late for the screen.
    terminal.type_in("A\x1b[D\x03");
    let (status, _, written) = terminal.end();
    assert!(status.success());
    let aside = folder.join("appearance.toml.broken-1");
    assert_eq!(fs::read_to_string(&aside).unwrap(), broken);
    let after = written.rsplit("\x1b[?1049l").next().unwrap();
    assert!(after.contains("appearance.toml.broken-1"), "{after}");
    assert!(fs::read_to_string(&kept).unwrap().contains("measure = {"));
}

#[test]
fn two_readers_at_once_keep_what_each_has_chosen() {
    let home = tempfile::tempdir().unwrap();
    let article = home.path().join("a.md");
    fs::write(&article, "# خبر\n\nوقع في عام 2024 ثم عاد.\n").unwrap();
    let start = || start(home.path(), article.to_str().unwrap());
    let (mut one, mut other) = (start(), start());
    one.wait_for_text("2024");
    other.wait_for_text("2024");
    one.type_in("Ajjjjjj\x1b[D\x03");
    assert!(one.end().0.success());
    other.type_in("Ajj\x1b[D\x03");
    assert!(other.end().0.success());
    let kept = home.path().join(".local/state/qari/appearance.toml");
    let kept = fs::read_to_string(kept).unwrap();
    assert!(
        kept.contains("digits = {") && kept.contains("line-spacing = {"),
        "{kept}"
    );
}

#[test]
fn what_was_chosen_is_there_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let article = home.path().join("a.md");
    fs::write(&article, "# خبر\n\nوقع في عام 2024 ثم عاد.\n").unwrap();
    let article = article.to_str().unwrap();
    let start = || start(home.path(), article);
    let mut terminal = start();
    terminal.wait_for_text("2024");
    terminal.type_in("Ajjjjjj\x1b[D");
    terminal.wait_for_text("٢٠٢٤");
    terminal.type_in("A\x03");
    assert!(terminal.end().0.success());
    let kept = home.path().join(".local/state/qari/appearance.toml");
    let kept = fs::read_to_string(kept).unwrap();
    assert!(
        kept.contains("digits = { value = \"own\", configured = \"as-written\" }"),
        "{kept}"
    );
    let mut terminal = start();
    terminal.wait_for_text("٢٠٢٤");
    terminal.type_in("\x03");
    assert!(terminal.end().0.success());
}
