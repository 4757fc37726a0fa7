use super::*;

fn page(html: &str) -> Page {
    parse(
        html,
        Some("https://example.org/news/77"),
        Source::standard_input(),
    )
}
