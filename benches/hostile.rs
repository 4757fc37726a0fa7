//! How time and memory grow with texts that are hard on a reader: words without end, thousands of
//! fields, a line a letter, and more.
//!
//! For each kind of text and each of five tasks: the time for 1 MB, how many times as long 4 MB take (4
//! is linear), and the most memory that 4 MB take, with an exclamation mark where that is more than the
//! bar; one run each. Tasks are `show`, `entities`, `search --from`, `add`, and what the reader does with
//! a file. This program runs itself as `qari`, and reads the memory from the system: a dash where that
//! does not tell. A word after `--` chooses the kinds whose names have it.

#[path = "../tests/support/hostile.rs"]
mod hostile;

use std::process::ExitCode;

use hostile::{CLASSES, Class, Task, as_child, bar, measure};

const SIZES: [usize; 2] = [1_000_000, 4_000_000];

fn main() -> ExitCode {
    if let Some(code) = as_child() {
        return code;
    }
    let wanted = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let megabytes = SIZES.map(|size| size / 1_000_000);
    println!(
        "seconds for {} MB, growth to {} MB, peak in MB there",
        megabytes[0], megabytes[1]
    );
    println!(
        "{:26} {:>4}  {}",
        "",
        "bar",
        Task::ALL
            .map(|task| format!("{:20}", format!("{task:?}")))
            .concat()
    );
    for class in &CLASSES {
        if wanted
            .as_ref()
            .is_none_or(|wanted| class.name.contains(wanted.as_str()))
        {
            report(class);
        }
    }
    ExitCode::SUCCESS
}

fn report(class: &Class) {
    let folder = tempfile::tempdir().expect("a folder");
    let files = SIZES.map(|size| {
        let file = folder
            .path()
            .join(size.to_string())
            .with_extension(class.extension);
        std::fs::write(&file, (class.make)(size)).expect("written");
        file
    });
    let size = std::fs::metadata(&files[1]).expect("written").len();
    print!("{:26} {:4}  ", class.name, bar(size) / 1_000_000);
    for task in Task::ALL {
        let [small, large] = [&files[0], &files[1]].map(|file| measure(task, file, folder.path()));
        let seconds = small.time.as_secs_f64();
        let growth = large.time.as_secs_f64() / seconds;
        let peak = large.peak.map_or("-".to_owned(), |peak| {
            let mark = if peak > bar(size) { "!" } else { "" };
            format!("{}{mark}", peak / 1_000_000)
        });
        print!("{:20}", format!("{seconds:.2} ×{growth:.1} {peak}"));
    }
    println!();
}
