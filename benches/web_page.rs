//! What a web page takes: from its bytes to the article in it.
//!
//! `cargo bench --bench web_page`. The bar is 10 ms for a page of 200 kB. The article is made of paragraphs of those
//! under `seeds/`; scripts, menus, boxes and comments stand around it as on pages of news. Files named behind `--` are
//! measured too. Times are the median of several runs, the worst beside it.

use std::time::{Duration, Instant};

use qari::article::Source;
use qari::sources::{self, Input, builtin};

const RUNS: usize = 25;
const ADDRESS: &str = "https://example.org/news/1";
/// Bytes of the page, about.
const BYTES: usize = 200_000;

fn main() {
    let page = page();
    tell("a page", page.as_bytes());
    for path in std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
    {
        let bytes = std::fs::read(&path).expect("the file is read");
        tell(&path, &bytes);
    }
}

fn tell(name: &str, bytes: &[u8]) {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| time(bytes)).collect();
    times.sort_unstable();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{name}: {} kB, {:.1} ms, at most {:.1} ms",
        bytes.len() / 1000,
        milliseconds(times[RUNS / 2]),
        milliseconds(times[RUNS - 1])
    );
}

fn time(bytes: &[u8]) -> Duration {
    let input = Input::new(bytes, Source::web(ADDRESS.to_owned()));
    let begun = Instant::now();
    let parsed = sources::parse(&input).expect("the page is read");
    let taken = begun.elapsed();
    assert_eq!(parsed.drafts.len(), 1);
    taken
}

/// A page of news: a third each of scripts, of what stands around the article, and of the article.
fn page() -> String {
    let drafts = builtin();
    let lines = drafts.iter().flat_map(|draft| draft.body.text.lines());
    let mut paragraphs = lines.filter(|line| line.len() > 200);
    let mut page = String::from(
        "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><title>خبر من الصحيفة - صحيفة</title>\
         <script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": \"2024-11-15\"}</script>",
    );
    page.push_str("<script>");
    while page.len() < BYTES / 3 {
        page.push_str("if (a < b && c['d']) { e(\"<p>\" + f + \"</p>\"); }\n");
    }
    page.push_str("</script></head><body><nav><ul>");
    let mut number = 0;
    let mut links = |page: &mut String, to: usize| {
        while page.len() < to {
            number += 1;
            page.push_str(&format!(
                "<li class=\"item item-{number}\"><a href=\"/news/{number}\"><img src=\"/i/{number}.jpg\" alt=\"\">\
                 <span>خبر آخر من أخبار هذا اليوم {number}</span></a></li>"
            ));
        }
    };
    links(&mut page, BYTES / 2);
    page.push_str("</ul></nav><article><h1>خبر من الصحيفة</h1><div class=\"text\">");
    while page.len() < BYTES * 5 / 6 {
        let paragraph = paragraphs.next().expect("there are paragraphs");
        let paragraph = paragraph.replace('&', "&amp;").replace('<', "&lt;");
        page.push_str(&format!(
            "<p class=\"p\">{paragraph} <a href=\"/t/1\">رابط</a></p>\n"
        ));
    }
    page.push_str("</div></article><div class=\"related\"><h3>ذات صلة</h3><ul>");
    links(&mut page, BYTES);
    page.push_str("</ul></div></body></html>");
    page
}
