//! The program on addresses: what comes of them, what is said, exit codes.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::http::{Server, head, reply};

/// The program without the proxies and files of whoever runs the tests.
pub fn qari(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_CONFIG_HOME", own_folder())
        .env("XDG_DATA_HOME", own_folder())
        .env("XDG_STATE_HOME", own_folder())
        .stdin(Stdio::null());
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    command
}

/// A folder for the settings and the library of one test, new at its start: every test has a thread.
fn own_folder() -> PathBuf {
    thread_local! {
        static FOLDER: TempDir = tempfile::tempdir().unwrap();
    }
    FOLDER.with(|folder| folder.path().to_owned())
}

fn run(arguments: &[&str]) -> Output {
    qari(arguments).output().unwrap()
}

pub fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const ARTICLE: &str =
    "---\ntitle: قمة القاهرة\ndate: 2024-05-16\n---\n# قمة القاهرة\n\nوصل لافروف إلى القاهرة.\n";

/// An article at `/مقال`, an error elsewhere.
fn server() -> Server {
    Server::start(|asked, stream| match asked.target.as_str() {
        "/%D9%85%D9%82%D8%A7%D9%84" => {
            let media_type = "Content-Type: text/markdown; charset=utf-8";
            reply(stream, "200 OK", &[media_type], ARTICLE.as_bytes())
        }
        "/old" => reply(stream, "301 Moved", &["Location: /مقال"], b""),
        "/short" => {
            head(stream, "200 OK", &["Content-Length: 10000"])?;
            std::io::Write::write_all(stream, ARTICLE.as_bytes())
        }
        _ => reply(stream, "404 Not Found", &[], b"not here"),
    })
}

#[test]
fn an_address_is_added_once_wherever_it_leads_from() {
    let server = server();
    let added = run(&["add", "--no-entities", &server.at("/مقال")]);
    assert_eq!(added.status.code(), Some(0), "{}", told(&added));
    assert_eq!(
        String::from_utf8_lossy(&added.stdout).trim(),
        "new: 1 article"
    );
    let again = run(&[
        "add",
        "--no-entities",
        &server.at("/مقال"),
        &server.at("/old"),
    ]);
    let said = String::from_utf8_lossy(&again.stdout).into_owned();
    assert_eq!(said.trim(), "new: 0 articles, known: 2 articles");
    let listed = run(&["list", "--format", "json", "القاهرة", "on:2024-05-16"]);
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed[0]["title"], "قمة القاهرة");
    assert_eq!(listed[0]["origin"], server.at("/%D9%85%D9%82%D8%A7%D9%84"));
}

#[test]
fn show_and_entities_take_addresses_beside_paths() {
    let server = server();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.md");
    std::fs::write(&file, "# خبر\n\nنص").unwrap();
    let file = file.to_str().unwrap();
    let shown = run(&["show", "--format", "json", file, &server.at("/old"), file]);
    assert_eq!(shown.status.code(), Some(0), "{}", told(&shown));
    let shown: Value = serde_json::from_slice(&shown.stdout).unwrap();
    let titles: Vec<&Value> = shown
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["title"])
        .collect();
    assert_eq!(titles, ["خبر", "قمة القاهرة", "خبر"]);
    let found = run(&["entities", "--format", "json", &server.at("/مقال")]);
    let found: Value = serde_json::from_slice(&found.stdout).unwrap();
    let names: Vec<&Value> = found[0]["entities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["name"])
        .collect();
    assert!(names.iter().any(|name| *name == "لافروف"), "{names:?}");
}

#[test]
fn what_cannot_be_fetched_is_said_with_its_address_and_the_rest_is_taken() {
    let server = server();
    let missing = server.at("/none");
    for command in ["add", "show", "entities"] {
        let output = run(&[command, &missing, &server.at("/مقال")]);
        assert_eq!(output.status.code(), Some(2));
        let line = format!("qari: {missing}: not found (404); check the address\n");
        assert_eq!(told(&output), line, "{command}");
        assert!(!output.stdout.is_empty(), "{command}");
    }
    let arabic = run(&["--lang", "ar", "show", &missing]);
    assert!(told(&arabic).contains("غير موجود"), "{}", told(&arabic));
}

#[test]
fn a_part_is_kept_and_said_to_be_one() {
    let output = run(&["show", &server().at("/short")]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        told(&output).contains("the connection ended early"),
        "{}",
        told(&output)
    );
}

#[test]
fn a_word_without_a_scheme_is_a_path() {
    let output = run(&["show", "www.example.org"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("no such file"), "{}", told(&output));
}

#[test]
fn an_article_on_several_pages_is_one() {
    let server = Server::start(|asked, stream| {
        let page = |number: u32, next: &str| {
            let text = format!(
                "فقرة الصفحة {number} من هذا المقال الطويل، وفيها ما يكفي من الكلام، كي تُعدّ نصًّا. "
            );
            format!(
                "<html lang=ar><head><title>قمة القاهرة</title>{next}</head><body><article><h1>قمة القاهرة</h1>\
                 <p>{}</p><p>{}</p></article></body></html>",
                text.repeat(6),
                text.repeat(4)
            )
        };
        let page = match asked.target.as_str() {
            "/a" => page(1, "<link rel=next href='/a?page=2'>"),
            "/a?page=2" => page(2, "<link rel=next href='/a?page=3'>"),
            "/a?page=3" => page(3, "<link rel=next href='/b?page=4'>"),
            _ => return reply(stream, "404 Not Found", &[], b""),
        };
        reply(
            stream,
            "200 OK",
            &["Content-Type: text/html; charset=utf-8"],
            page.as_bytes(),
        )
    });
    let output = run(&["entities", "--format", "json", &server.at("/a")]);
    let article: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = article[0]["text"].as_str().unwrap();
    for number in 1..=3 {
        assert!(text.contains(&format!("فقرة الصفحة {number}")), "{text}");
    }
    assert_eq!(text.matches("قمة القاهرة").count(), 1);
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn a_further_page_that_cannot_be_read_is_told_of() {
    let server = Server::start(|asked, stream| match asked.target.as_str() {
        "/a" => {
            let text = "فقرة من هذا المقال الطويل، وفيها ما يكفي من الكلام، كي تُعدّ نصًّا. ".repeat(8);
            let page = format!(
                "<html lang=ar><head><title>قمة القاهرة</title><link rel=next href='/a?page=2'></head>\
                 <body><article><h1>قمة القاهرة</h1><p>{text}</p></article></body></html>"
            );
            let media_type = ["Content-Type: text/html; charset=utf-8"];
            reply(stream, "200 OK", &media_type, page.as_bytes())
        }
        _ => reply(
            stream,
            "200 OK",
            &["Content-Type: image/png"],
            b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR",
        ),
    });
    let output = run(&["show", &server.at("/a")]);
    assert!(told(&output).contains("page 2"), "{}", told(&output));
}

#[test]
fn what_was_fetched_is_read_again_in_the_encoding_that_is_said() {
    // «قمة القاهرة في القاهرة» as windows-1256 has it.
    let text = b"\xDE\xE3\xC9 \xC7\xE1\xDE\xC7\xE5\xD1\xC9 \xDD\xED \xC7\xE1\xDE\xC7\xE5\xD1\xC9";
    let server = Server::start(move |asked, stream| match asked.target.as_str() {
        "/1" => reply(stream, "200 OK", &["Content-Type: text/plain"], text),
        _ => reply(
            stream,
            "200 OK",
            &["Content-Type: text/markdown"],
            ARTICLE.as_bytes(),
        ),
    });
    let latin = ["--encoding", "windows-1252"];
    for (address, encoding) in [("/1", &latin[..]), ("/2", &[])] {
        let address = server.at(address);
        let added = run(&[&["add", "--no-entities", &address], encoding].concat());
        assert_eq!(added.status.code(), Some(0), "{}", told(&added));
    }
    let reread = |arguments: &[&str]| {
        let output = run(&[&["reread", "--no-entities"], arguments].concat());
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        (output.status.code(), said)
    };
    let (code, said) = reread(&["القاهرة"]);
    assert_eq!(code, Some(0));
    assert!(
        said.starts_with("changed: 0 articles, unchanged: 1 article"),
        "{said}"
    );
    let (code, said) = reread(&["--encoding", "windows-1252", "-القاهرة"]);
    assert_eq!(code, Some(0));
    assert!(
        said.starts_with("changed: 0 articles, unchanged: 1 article"),
        "{said}"
    );
    let (code, said) = reread(&["--encoding", "windows-1256", "-القاهرة"]);
    assert_eq!(code, Some(0));
    assert!(said.starts_with("changed: 1 article"), "{said}");
    let listed = run(&["list", "--format", "json", "\"القاهرة في القاهرة\""]);
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed[0]["title"], "قمة القاهرة في القاهرة");
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(reread(&["لاشيءكهذا"]).0, Some(1));
    assert_eq!(server.asked().len(), 2, "nothing is fetched again");
}

/// Writes the settings of this test.
fn set(settings: &str) {
    let folder = own_folder().join("qari");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), settings).unwrap();
}

#[test]
fn which_originals_are_kept_is_a_setting() {
    let server = server();
    let file = own_folder().join("خبر.txt");
    // «قمة القاهرة في القاهرة» as windows-1256 has it.
    let text = b"\xDE\xE3\xC9 \xC7\xE1\xDE\xC7\xE5\xD1\xC9 \xDD\xED \xC7\xE1\xDE\xC7\xE5\xD1\xC9";
    std::fs::write(&file, text).unwrap();
    let latin = ["add", "--no-entities", "--encoding", "windows-1252"];
    let add = |arguments: &[&str]| {
        let added = run(arguments);
        assert_eq!(added.status.code(), Some(0), "{}", told(&added));
    };
    let reread = || {
        let arguments = ["reread", "--no-entities", "--encoding", "utf-8", "القاهرة"];
        String::from_utf8(run(&arguments).stdout).unwrap()
    };
    set("[library]\nkeep-originals = \"none\"\n");
    add(&["add", "--no-entities", &server.at("/مقال")]);
    assert!(!reread().contains("unchanged"));
    set("[library]\nkeep-originals = \"all\"\n");
    add(&["add", "--no-entities", &server.at("/مقال")]);
    assert!(reread().contains("unchanged: 1 article,"));
    add(&[&latin[..], &[file.to_str().unwrap()]].concat());
    std::fs::remove_file(&file).unwrap();
    run(&[
        "reread",
        "--no-entities",
        "--encoding",
        "windows-1256",
        "-القاهرة",
    ]);
    let listed = run(&["list", "--format", "json", "\"القاهرة في القاهرة\""]);
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed[0]["title"], "قمة القاهرة في القاهرة");
    assert_eq!(listed[0]["origin"], file.to_str().unwrap());
}

#[test]
fn an_original_is_written_as_it_came_with_what_proves_it() {
    let server = server();
    let added = run(&["add", "--no-entities", &server.at("/old")]);
    assert_eq!(added.status.code(), Some(0), "{}", told(&added));
    let listed = run(&["list", "--format", "json", "on:2024-05-16"]);
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    let id = listed[0]["id"].to_string();
    let piped = run(&["export", "--original", &id]);
    assert_eq!(piped.status.code(), Some(0), "{}", told(&piped));
    assert_eq!(piped.stdout, ARTICLE.as_bytes());
    let file = own_folder().join("original");
    let to = file.to_str().unwrap();
    let written = run(&["export", "--original", &id, "--to", to]);
    assert_eq!(written.status.code(), Some(0), "{}", told(&written));
    assert_eq!(std::fs::read(&file).unwrap(), ARTICLE.as_bytes());
    let said = String::from_utf8(written.stdout).unwrap();
    // printf '%s' ARTICLE | sha256sum
    let digest = "sha256:6957d1590b0444cb2f1680d406e569b8fd812a37eec6e6cfd0f707fdc6cff4d1";
    assert!(said.contains(digest), "{said}");
    assert!(
        said.contains(&server.at("/%D9%85%D9%82%D8%A7%D9%84")),
        "{said}"
    );
    let again = run(&["export", "--original", &id, "--to", to]);
    assert_eq!(again.status.code(), Some(2), "a file is never lost");
    let none = run(&["export", "--original", "1"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(
        none.stdout.is_empty() && told(&none).contains("no original"),
        "{}",
        told(&none)
    );
    for wrong in [&["export"][..], &["export", "--original", "1", "كلمة"]] {
        assert_eq!(run(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

/// Answers nothing.
fn silent() -> Server {
    Server::start(|_, _| {
        thread::sleep(Duration::from_secs(20));
        Ok(())
    })
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_wait_for_a_server() {
    let server = silent();
    for command in ["add", "show"] {
        let mut child = qari(&[command, &server.at("/")])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let asked = server.asked().len();
        let began = Instant::now();
        while server.asked().len() == asked && began.elapsed() < Duration::from_secs(10) {
            thread::sleep(Duration::from_millis(10));
        }
        let stopped = Instant::now();
        let kill = Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status();
        assert!(kill.unwrap().success());
        let status = child.wait().unwrap();
        assert!(stopped.elapsed() < Duration::from_secs(2), "{command}");
        let signal = std::os::unix::process::ExitStatusExt::signal(&status);
        assert_eq!(signal, Some(2), "{command}");
    }
}
