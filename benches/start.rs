//! How long it takes from the start of the program to its first full screen of the built-in
//! articles: list, text of the open article, entities.
//!
//! The program runs in a pseudo-terminal of 120×40 cells. Printed are the times, in milliseconds,
//! to the first frame, to the first with the open article, and to the first with its entities;
//! medians and the longest of twenty runs. The bench answers nothing that a terminal is asked, so
//! that the time the first screen is ready to wait for answers is part of what is measured.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const RUNS: usize = 20;

/// What tells the stages apart on the screen, in visual order: the count of articles, the byline
/// of the open one, the heading of the organisations.
const STAGES: [(&str, &str); 3] = [
    ("list", "ﻻًﺎﻘﻣ"),
    ("article", "ﺮﻳﺮﺤﺗ ﺔﺌﻴﻫ"),
    ("entities", "ﺕﺎﻤﻈﻨﻣ"),
];

fn main() {
    let runs: Vec<[Duration; 3]> = (0..RUNS).map(|_| run()).collect();
    println!("start, {RUNS} runs: milliseconds to each stage (median, longest)");
    for (stage, (name, _)) in STAGES.iter().enumerate() {
        let mut times: Vec<f64> = runs
            .iter()
            .map(|run| run[stage].as_secs_f64() * 1000.0)
            .collect();
        times.sort_by(f64::total_cmp);
        println!("  {name:9} {:6.1} {:6.1}", times[RUNS / 2], times[RUNS - 1]);
    }
}

fn run() -> [Duration; 3] {
    let size = PtySize {
        cols: 120,
        rows: 40,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system()
        .openpty(size)
        .expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--lang", "ar"]);
    command.env("TERM", "xterm-256color");
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut writer = pair.master.take_writer().expect("a writer");
    let start = Instant::now();
    let mut child = pair
        .slave
        .spawn_command(command)
        .expect("the program starts");
    drop(pair.slave);
    let mut parser = vt100::Parser::new(40.try_into().unwrap(), 120.try_into().unwrap(), 0);
    let mut times = [Duration::ZERO; 3];
    let mut buffer = [0; 65536];
    while times.contains(&Duration::ZERO) {
        let length = reader.read(&mut buffer).expect("output");
        assert!(length > 0, "the program ended early");
        let now = start.elapsed();
        parser.process(&buffer[..length]);
        let screen = parser.screen().contents();
        for (time, (_, text)) in times.iter_mut().zip(STAGES) {
            if *time == Duration::ZERO && screen.contains(text) {
                *time = now;
            }
        }
    }
    writer.write_all(b"q").expect("input");
    child.wait().expect("the program ends");
    times
}
