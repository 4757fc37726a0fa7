//! The program on a library that it may not write.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Output;

use jiff::Timestamp;
use qari::article::Source;
use qari::library::{Incoming, Library};
use qari::sources::markdown;

use super::place::{Place, name};

/// A user who owns nothing, by custom.
const NOBODY: u32 = 65534;

fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A folder for the library alone, with the built-in articles, one of them removed, a name kept, and one that was
/// not annotated yet.
fn place() -> Place {
    let place = Place::new();
    place.text(&["add"]);
    place.text(&["keep", "قمم", "قمة"]);
    place.text(&["remove", "--yes", "2"]);
    place.write("in/a.md", "# خبر\n\nنص");
    let unread = markdown::parse("# نبأ\n\nقال الوزير سرغي لافروف", Source::standard_input());
    let mut library = Library::open(&place.library()).unwrap();
    library
        .add(&Incoming::all([unread]).unwrap(), Timestamp::UNIX_EPOCH)
        .unwrap();
    place
}

/// Runs the program as someone who is bound by permissions.
fn run(place: &Place, arguments: &[&str], is_bound: bool) -> Output {
    let mut command = place.command(arguments);
    if !is_bound {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.output().unwrap()
}

#[test]
fn a_library_that_may_not_be_written_answers_all_questions_and_says_why_it_cannot_change() {
    let place = place();
    let library = place.library();
    let folder = library.parent().unwrap();
    permit(folder, 0o555);
    let is_bound = fs::write(folder.join("probe"), "").is_err();
    if !is_bound {
        fs::remove_file(folder.join("probe")).unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_qari"));
        let mut other = std::process::Command::new(program);
        let started = other.arg("--version").uid(NOBODY).gid(NOBODY).output();
        if !started.is_ok_and(|output| output.status.success()) {
            // Neither bound by permissions nor able to be someone who is. `library::read_only` tests the rest
            // without the system's help.
            permit(folder, 0o755);
            assert!(place.run(&["remove", "--yes", "1"]).status.success());
            return;
        }
    }
    let bytes = fs::read(&library).unwrap();
    for (of_folder, of_file, why) in [
        (0o555, 0o666, "the permissions of its directory"),
        (0o555, 0o444, "the permissions of the file"),
        (0o755, 0o444, "the permissions of the file"),
    ] {
        permit(&library, of_file);
        permit(folder, of_folder);
        for arguments in [
            &["list"][..],
            &["search", "قمة"],
            &["topics"],
            &["who", "روسيا"],
            &["entities"],
            &["stats", "--check"],
            &["keep"],
            &["restore"],
            &["restore", "--query", "lang:ar", "--list"],
            &["export", "--format", "jsonl"],
        ] {
            let output = run(&place, arguments, is_bound);
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(
                output.status.success() && told.is_empty(),
                "{arguments:?}: {told}"
            );
            assert!(!output.stdout.is_empty(), "{arguments:?}");
        }
        // What is found in memory answers too.
        for (arguments, answer) in [
            (&["list", "شخص:لافروف"][..], "نبأ"),
            (
                &["entities", "--entity", "لافروف", "--format", "json"],
                "الوزير سرغي",
            ),
        ] {
            let output = run(&place, arguments, is_bound);
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(text.contains(answer), "{arguments:?}: {text}");
        }
        let article = place.path("in/a.md");
        for arguments in [
            &["add", name(&article)][..],
            &["add"],
            &["remove", "1"],
            &["remove", "--query", "قمة", "--yes"],
            &["restore", "2"],
            &["keep", "اسم", "قمة"],
            &["keep", "قمم", "--remove"],
        ] {
            let output = run(&place, arguments, is_bound);
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
            assert!(output.stdout.is_empty(), "{arguments:?}");
            assert_eq!(told.lines().count(), 1, "{arguments:?}: {told}");
            assert_eq!(
                told.matches(name(&library)).count(),
                1,
                "{arguments:?}: {told}"
            );
            assert!(
                told.contains("is read-only") && told.contains(why),
                "{told}"
            );
        }
        assert!(!place.path("library.sqlite3-wal").exists());
    }
    assert_eq!(fs::read(&library).unwrap(), bytes);
    permit(folder, 0o755);
    permit(&library, 0o644);
    place.text(&["remove", "--yes", "1"]);
}
