//! What is chosen in the appearance menu of the real program is there at its next start, whatever it reads.

use std::fs;

use crate::pty::{Start, Terminal};

#[test]
fn what_was_chosen_is_there_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let article = home.path().join("a.md");
    fs::write(&article, "# خبر\n\nوقع في عام 2024 ثم عاد.\n").unwrap();
    let article = article.to_str().unwrap();
    let start = || {
        Terminal::start(&Start {
            arguments: &[article],
            home: Some(home.path()),
            ..Start::default()
        })
    };
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
