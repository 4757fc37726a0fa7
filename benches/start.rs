//! How long it takes from the start of the program to its first full screen of the built-in
//! articles: list, text of the open article, entities.
//!
//! The program runs in a pseudo-terminal of 120×40 cells. Printed are the times, in milliseconds,
//! to the first frame, to the first with the open article, and to the first with its entities;
//! medians and the longest of twenty runs. The bench answers nothing that a terminal is asked, so
//! that the time the first screen is ready to wait for answers is part of what is measured.

use std::time::{Duration, Instant};

mod terminal;

use terminal::Terminal;

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
    let start = Instant::now();
    let mut terminal = Terminal::start(None);
    let mut times = [Duration::ZERO; 3];
    while times.contains(&Duration::ZERO) {
        let (at, bytes) = terminal.output.recv().expect("the program ended early");
        terminal.parser.process(&bytes);
        let screen = terminal.parser.screen().contents();
        for (time, (_, text)) in times.iter_mut().zip(STAGES) {
            if *time == Duration::ZERO && screen.contains(text) {
                *time = at.duration_since(start);
            }
        }
    }
    terminal.end();
    times
}
