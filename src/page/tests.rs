//! Tests of the file beside this folder.

use super::*;
use crate::article::{ArticleId, Source};

/// Title, byline made of metadata, headings, a list, a quotation, a rule, prose.
fn article() -> Arc<Article> {
    let paragraphs = "فقرة من كلام طويل يملأ أسطرًا عدة في أي عرض.\n\n".repeat(40);
    let markdown = format!(
        "---\ntitle: عنوان المقال\ndate: 2026-01-02\nsource: qari\nlanguage: ar\n---\n\n\
         ## قسم\n\n- بند\n  - بند أعمق\n\n> قول\n\n---\n\n{paragraphs}"
    );
    let draft = crate::sources::markdown::parse(&markdown, Source::standard_input());
    Arc::new(draft.into_article(ArticleId(0)))
}

fn rows(page: &Page) -> Vec<String> {
    let mut line = VisualLine::default();
    (0..page.row_count())
        .map(|row| match page.row(row) {
            Row::Blank => String::new(),
            Row::Rule => "───".to_owned(),
            Row::Text(row) => {
                row.lay_out(Rendition::default(), &mut line);
                let left = row.left(page.width());
                format!("{left} {:?} {}", row.ornament(), line.text())
            }
        })
        .collect()
}

#[test]
fn a_page_that_grew_piece_by_piece_is_the_whole_page() {
    let article = article();
    let whole = Page::new(article.clone(), Locale::Arabic, 30);
    let mut grown = Page::open(article.clone(), Locale::Arabic, 50);
    let mut sizes = Vec::new();
    while !grown.is_complete() {
        let enough = grown.row_count() + 5;
        grown.grow_while(|page| page.row_count() < enough);
        grown.set_width(if sizes.len() % 2 == 0 { 30 } else { 41 });
        sizes.push(grown.row_count());
    }
    assert!(sizes.len() > 10);
    grown.set_width(30);
    assert_eq!(rows(&grown), rows(&whole));
    assert_eq!(grown.laid_out_bytes(), article.body.text.len());
}

#[test]
fn rows_and_offsets_lead_to_each_other() {
    let article = article();
    for width in [1, 2, 7, 30, 200] {
        let page = Page::new(article.clone(), Locale::Arabic, width);
        for row in 0..page.row_count() {
            if let Row::Text(text) = page.row(row)
                && let Some(range) = text.range()
            {
                assert_eq!(page.row_of(range.start), row, "width {width}");
                assert_eq!(page.offset_of(row), range.start, "width {width}");
            }
        }
    }
}

#[test]
fn what_was_let_go_of_is_made_again() {
    let article = article();
    let mut page = Page::new(article.clone(), Locale::Arabic, 30);
    let before = rows(&page);
    page.release_above(page.row_count());
    let kept = page
        .pieces
        .iter()
        .filter(|piece| piece.paragraph.get().is_some());
    assert!(kept.count() <= 1);
    assert_eq!(rows(&page), before);
}

#[test]
fn a_short_block_keeps_next_to_nothing() {
    let draft = crate::sources::plain::parse(&"بيت\n".repeat(1000), Source::standard_input());
    let page = Page::new(
        Arc::new(draft.into_article(ArticleId(0))),
        Locale::Arabic,
        80,
    );
    assert_eq!(page.row_count(), 1000);
    assert!(
        page.pieces
            .iter()
            .all(|piece| piece.paragraph.get().is_none())
    );
    assert!(size_of::<Piece>() + size_of::<LineStart>() <= 32);
}

#[test]
fn no_row_is_wider_than_the_page() {
    let article = article();
    let mut line = VisualLine::default();
    for width in 1..60 {
        let page = Page::new(article.clone(), Locale::English, width);
        for row in 0..page.row_count() {
            if let Row::Text(row) = page.row(row) {
                row.lay_out(Rendition::default(), &mut line);
                assert!(row.left(width) + line.width() <= width, "width {width}");
            }
        }
    }
}
