//! Nothing is asked of the network by whoever reads files.
//!
//! The commands run in a network namespace of their own, whose counters are read when they have ended. Where the
//! system allows none, which is said, the layers alone hold it: only `fetch` knows `std::net` and its like
//! (`tests/project/layers.rs`).

#![cfg(target_os = "linux")]

use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::process::Command;

/// Runs a script of the shell in a network without other hosts, with `qari` as its first argument; `None` where
/// the system allows no such network. Returns what the script prints, and what was sent.
fn alone(script: &str, folder: &Path) -> Option<(String, u64)> {
    let marked = format!(
        "ip link set lo up 2>/dev/null; {script}\necho; echo COUNTERS; cat /proc/net/snmp /proc/net/snmp6"
    );
    let output = Command::new("unshare")
        .args([
            "--user",
            "--map-root-user",
            "--net",
            "--",
            "sh",
            "-c",
            &marked,
            "sh",
        ])
        .arg(env!("CARGO_BIN_EXE_qari"))
        .current_dir(folder)
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_CONFIG_HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_STATE_HOME", folder)
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let (said, counters) = text.rsplit_once("COUNTERS\n")?;
    assert!(output.status.success(), "{output:?}");
    Some((said.to_owned(), sent(counters)))
}

/// How many packets were sent, or could not be, of IPv4 and IPv6.
fn sent(counters: &str) -> u64 {
    let lines: Vec<&str> = counters.lines().collect();
    let of_table = |table: &str, name: &str| {
        let mut rows = lines.iter().filter(|line| line.starts_with(table));
        let names = rows.next().unwrap().split_whitespace();
        let values = rows.next().unwrap().split_whitespace();
        let (_, value) = names.zip(values).find(|(known, _)| *known == name).unwrap();
        value.parse::<u64>().unwrap()
    };
    let of_line = |name: &str| {
        let line = lines
            .iter()
            .find(|line| line.split_whitespace().next() == Some(name));
        line.map_or(0, |line| {
            line.split_whitespace().nth(1).unwrap().parse().unwrap()
        })
    };
    of_table("Ip:", "OutRequests")
        + of_table("Ip:", "OutNoRoutes")
        + of_table("Tcp:", "ActiveOpens")
        + of_table("Udp:", "OutDatagrams")
        + of_line("Ip6OutNoRoutes")
        + of_line("Tcp6ActiveOpens")
        + of_line("Udp6OutDatagrams")
}

fn articles() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "---\ntitle: القمة\nurl: https://ar.example/1\n---\n# القمة\n\nانظر [هنا](https://ar.example/2).\n\n\
                ![صورة](https://ar.example/3.png)\n\nوصل لافروف إلى القاهرة.\n";
    fs::write(folder.path().join("a.md"), text).unwrap();
    let page = "<html><head><title>القمة</title><link rel=\"next\" href=\"http://ar.example/2\">\
                <link rel=\"stylesheet\" href=\"http://ar.example/a.css\"></head><body><h1>القمة</h1>\
                <img src=\"http://ar.example/a.png\"><p>وصل لافروف إلى القاهرة أمس.</p></body></html>";
    fs::write(folder.path().join("b.html"), page).unwrap();
    folder
}

#[test]
fn reading_searching_and_adding_files_open_no_connection() {
    let folder = articles();
    let script = "set -e; \"$1\" add a.md b.html; \"$1\" list; \"$1\" search القمة; \"$1\" show a.md; \
                  \"$1\" entities a.md b.html; \"$1\" who لافروف; \"$1\" topics; \"$1\" stats --check; \
                  \"$1\" export --format jsonl; echo https://ar.example/4 | \"$1\" show -";
    let Some((said, sent)) = alone(script, folder.path()) else {
        eprintln!("not run: no network namespace can be made here");
        return;
    };
    assert!(said.contains("القمة"), "{said}");
    assert_eq!(sent, 0, "{said}");
}

#[test]
fn what_is_sent_would_be_seen() {
    let folder = articles();
    let address = Ipv4Addr::new(192, 0, 2, 1);
    let script = format!("(exec 3<>/dev/tcp/{address}/80) 2>/dev/null; true");
    let script =
        format!("bash -c '{script}'; bash -c '(echo > /dev/tcp/127.0.0.1/9) 2>/dev/null; true'");
    if let Some((_, sent)) = alone(&script, folder.path()) {
        assert!(sent > 0);
    }
}
