//! What memory the program promises to keep to, whatever it reads (`qari::limits`).
//!
//! This program runs itself as `qari` and reads from the system how much memory that took; where the
//! system does not tell, it says so and promises nothing. Time is measured by `cargo bench --bench
//! hostile`.

#[path = "support/hostile.rs"]
#[allow(dead_code, reason = "shared with the bench")]
mod hostile;

use std::process::ExitCode;

use hostile::{CLASSES, Task, as_child, bar, measure};

/// The size of the texts, in bytes: small, for an unoptimised program is slow, but large enough that
/// ten times the memory is more than the bar.
const SIZE: usize = 100_000;

fn main() -> ExitCode {
    if let Some(code) = as_child() {
        return code;
    }
    // `cargo test NAME` runs every test program with the name it looks for.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    let is_wanted = |name: &str| {
        wanted.is_empty() || wanted.iter().any(|wanted| name.contains(wanted.as_str()))
    };
    if std::env::args().any(|arg| arg == "--list") || !is_wanted("memory") {
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut failed = false;
    for class in &CLASSES {
        let file = folder.path().join("a").with_extension(class.extension);
        let text = (class.make)(SIZE);
        std::fs::write(&file, &text).expect("written");
        let bar = bar(text.len() as u64);
        for task in [Task::Show, Task::Entities, Task::Add, Task::Reader] {
            let Some(peak) = measure(task, &file, folder.path()).peak else {
                println!("memory: this system does not tell how much a program took");
                return ExitCode::SUCCESS;
            };
            if peak > bar {
                failed = true;
                println!(
                    "memory: {}, {task:?}: {peak} bytes, the bar is {bar}",
                    class.name
                );
            }
        }
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
