//! How long a long article takes to come up in the reading pane: its first screen, its complete
//! index of lines, a new width, the rows in sight.
//!
//! The article is made of the built-in Arabic ones, paragraphs of about two kilobytes. Printed are
//! milliseconds, the best of fifteen runs.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use qari::article::{Article, ArticleId, Source};
use qari::i18n::Locale;
use qari::page::{Page, Row};
use qari::sources::{self, Input};
use qari::text::VisualLine;

const RUNS: usize = 15;
const WIDTH: u16 = 80;
const ROWS: usize = 50;

fn main() {
    let (one, five) = (article(1 << 20), article(5 << 20));
    println!("reading pane, {WIDTH} columns, {ROWS} rows: milliseconds");
    report("1 MB: first screen", || {
        let mut page = Page::open(one.clone(), Locale::Arabic, WIDTH);
        page.grow_while(|page| page.row_count() < ROWS);
        draw(&page, 0)
    });
    report("1 MB: complete index of lines", || {
        Page::new(one.clone(), Locale::Arabic, WIDTH).row_count()
    });
    let mut page = Page::new(five, Locale::Arabic, WIDTH);
    let mut wide = false;
    report("5 MB: new width", || {
        wide = !wide;
        page.set_width(WIDTH + u16::from(wide));
        page.row_count()
    });
    let mut row = 0;
    report("5 MB: rows in sight", || {
        row += ROWS;
        draw(&page, row)
    });
}

fn draw(page: &Page, top: usize) -> usize {
    let mut line = VisualLine::default();
    let mut cells = 0;
    for row in top..top + ROWS {
        if let Row::Text(row) = page.row(row) {
            row.lay_out(&mut line);
            cells += line.cells().count();
        }
    }
    cells
}

fn article(bytes: usize) -> Arc<Article> {
    let mut text = String::with_capacity(bytes);
    let drafts = sources::builtin();
    let arabic = drafts
        .iter()
        .filter(|draft| draft.metadata.language.as_str() == "ar");
    for draft in arabic.cycle() {
        text.push_str(&draft.body.text.replace('\n', " "));
        text.push('\n');
        if text.len() >= bytes {
            break;
        }
    }
    let input = Input::new(text.as_bytes(), Source::standard_input());
    let draft = sources::parse(&input).expect("a text").drafts.remove(0);
    Arc::new(draft.into_article(ArticleId(0)))
}

fn report(what: &str, mut run: impl FnMut() -> usize) {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1000.0
    };
    let best = (0..RUNS).map(time).fold(f64::INFINITY, f64::min);
    println!("  {what:30} {best:8.3}");
}
