//! An article that stands on several pages, put together.

use crate::article::{BlockKind, Body, Draft, Warning};
use crate::range::TextRange;

/// How many blocks at the head of a page are compared with those of the first: what stands over each of them.
const HEAD: usize = 8;

/// Whether what was read from a further page belongs to the article: its title is the same, but for what may stand
/// behind it, such as "page 2".
pub(super) fn belongs(further: &Draft, first: &Draft) -> bool {
    let words = |draft: &Draft| -> Vec<String> {
        let words = draft.metadata.title.split_whitespace();
        words.map(str::to_owned).collect()
    };
    words(further).starts_with(&words(first))
        && !further.metadata.warnings.contains(&Warning::NoArticleFound)
}

/// Puts the text of a further page behind that of the first, without what stands at the head of both.
pub(super) fn append(first: &mut Draft, further: Draft) {
    let start = {
        let is_head = |block: &_| {
            let text = further.body.block_text(block);
            let stands_at_head = |known| first.body.block_text(known) == text;
            first.body.blocks.iter().take(HEAD).any(stands_at_head)
        };
        let mut blocks = further.body.blocks.iter();
        blocks.position(|block| {
            !matches!(block.kind, BlockKind::Title | BlockKind::Byline) && !is_head(block)
        })
    };
    if let Some(start) = start {
        append_body(&mut first.body, &further.body, start);
    }
    for warning in further.metadata.warnings {
        if !first.metadata.warnings.contains(&warning) {
            first.metadata.warnings.push(warning);
        }
    }
}

/// Puts the blocks of a body from one on behind those of another.
fn append_body(body: &mut Body, further: &Body, first_block: usize) {
    let blocks = &further.blocks[first_block..];
    let from = blocks[0].range().start;
    body.text.push_str("\n\n");
    let behind = body.text.len();
    body.text.push_str(&further.text[from..]);
    let moved =
        |range: TextRange| TextRange::new(range.start - from + behind, range.end - from + behind);
    let moved_blocks = blocks.iter().map(|block| block.at(moved(block.range())));
    body.blocks.extend(moved_blocks);
    let spans = further.spans.iter().filter(|span| span.range.start >= from);
    body.spans.extend(spans.cloned().map(|mut span| {
        span.range = moved(span.range);
        span
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Source, SpanStyle};
    use crate::sources::markdown;

    fn page(text: &str) -> Draft {
        markdown::parse(text, Source::web("https://ar.example/1".to_owned()))
    }

    #[test]
    fn pages_become_one_article_without_what_stands_over_each() {
        let mut first = page("# العنوان\n\nالمقدمة تحت كل صفحة.\n\nفقرة *أولى*.");
        let further =
            page("# العنوان - صفحة 2\n\nالمقدمة تحت كل صفحة.\n\nفقرة **ثانية**.\n\n- بند\n");
        assert!(belongs(&further, &first));
        append(&mut first, further);
        let texts: Vec<&str> = first
            .body
            .blocks
            .iter()
            .map(|block| first.body.block_text(block))
            .collect();
        assert_eq!(
            texts,
            [
                "العنوان",
                "المقدمة تحت كل صفحة.",
                "فقرة أولى.",
                "فقرة ثانية.",
                "بند"
            ]
        );
        let strong = first
            .body
            .spans
            .iter()
            .find(|span| span.style == SpanStyle::Strong);
        assert_eq!(strong.unwrap().range.of(&first.body.text), "ثانية");
    }

    #[test]
    fn another_article_is_none_of_its_pages() {
        let first = page("# العنوان\n\nفقرة.");
        assert!(!belongs(&page("# مقال آخر\n\nفقرة."), &first));
        let mut nothing = page("# العنوان\n\nكل الصفحة.");
        nothing.metadata.warnings.push(Warning::NoArticleFound);
        assert!(!belongs(&nothing, &first));
    }

    #[test]
    fn a_page_with_nothing_of_its_own_adds_nothing() {
        let mut first = page("# العنوان\n\nفقرة.");
        let before = first.body.clone();
        append(&mut first, page("# العنوان\n\nفقرة."));
        assert_eq!(first.body, before);
    }
}
