//! Tests of the file beside this folder.

use std::sync::Arc;

use super::layout::PagePiece;
use super::*;
use crate::article::{Article, ArticleId, Block, BlockKind, Metadata, Source};
use crate::i18n::Locale;
use crate::range::TextRange;
use crate::text::{Justification, LineStart, VisualLine};

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
            Row::Blank(bars) => bars.iter().map(|bar| bar.text.as_ref()).collect(),
            Row::TableRule(rule) => (rule.left..rule.left + rule.width)
                .map(|column| rule.sign(column))
                .collect(),
            Row::Rule => "───".to_owned(),
            Row::Text(row) => {
                row.lay_out(&mut line);
                let left = row.left(page.width(), &line);
                format!("{left} {:?} {}", row.ornaments(), line.text())
            }
            Row::Table(table) => {
                let cells = table.lines.iter().map(|cell| {
                    cell.lay_out(&mut line);
                    format!("{} {}", cell.left(page.width(), &line), line.text())
                });
                let cells: Vec<String> = cells.collect();
                format!("{:?} {}", table.dividers, cells.join("|"))
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

/// Looks that differ in all that moves rows.
fn looks() -> Vec<Look> {
    let mut looks = Vec::new();
    for (line_spacing, paragraph_spacing) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)] {
        for justification in [
            Justification::None,
            Justification::Space,
            Justification::Kashida,
        ] {
            looks.push(Look {
                line_spacing,
                paragraph_spacing,
                justification,
                ..Locale::Arabic.into()
            });
        }
    }
    looks
}

#[test]
fn rows_and_offsets_lead_to_each_other_in_every_look() {
    let article = article();
    for look in looks() {
        for width in [1, 2, 7, 30, 200] {
            let page = Page::new(article.clone(), look, width);
            let mut before = 0;
            for row in 0..page.row_count() {
                assert!(page.offset_of(row) >= before, "{look:?} at {width}");
                before = page.offset_of(row);
                if let Row::Text(text) = page.row(row)
                    && let Some(range) = text.range()
                {
                    assert_eq!(page.row_of(range.start), row, "{look:?} at {width}");
                    assert_eq!(page.offset_of(row), range.start, "{look:?} at {width}");
                }
            }
        }
    }
}

#[test]
fn a_page_set_in_another_look_is_as_if_it_had_been_laid_out_in_it() {
    let article = article();
    let mut page = Page::new(article.clone(), Locale::Arabic, 30);
    for look in looks() {
        page.set_look(look);
        let new = Page::new(article.clone(), look, 30);
        assert_eq!(rows(&page), rows(&new), "{look:?}");
        assert_eq!(page.row_count(), new.row_count());
    }
}

/// Which rows of a page show text.
fn filled(look: Look, text: &str, width: u16) -> String {
    let draft = crate::sources::markdown::parse(text, Source::standard_input());
    let page = Page::new(Arc::new(draft.into_article(ArticleId(0))), look, width);
    (0..page.row_count())
        .map(|row| match page.row(row) {
            Row::Blank(bars) if bars.is_empty() => '.',
            Row::Blank(_) => '|',
            _ => '#',
        })
        .collect()
}

#[test]
fn rows_stay_blank_between_lines_and_paragraphs() {
    let look = |line_spacing, paragraph_spacing| Look {
        line_spacing,
        paragraph_spacing,
        ..Locale::Arabic.into()
    };
    // A title, a heading, two paragraphs of two lines each, a line of code and one of a quotation of two lines.
    let text = "# عنوان\n\n## قسم\n\nكلام يلتف\n\nقول يلتف\n\n    a\n    b\n\n> كلام يلتف\n";
    for (lines, paragraphs, rows) in [
        (0, 1, "#.###.##.##.##"),
        (0, 0, "#.#####.##.##"),
        (0, 2, "#..###..##..##..##"),
        (1, 1, "#..#.#.#..#.#.##.#|#"),
        (1, 0, "#..#.#.#.#.#.##.#|#"),
    ] {
        let found = filled(look(lines, paragraphs), text, 7);
        assert_eq!(found, rows, "{lines} {paragraphs}");
    }
}

#[test]
fn justified_prose_fills_its_width_but_for_the_last_line() {
    let text = "كلام طويل يملأ عدة أسطر في أي عرض ثم ينتهي هنا بلا شك\n\n- بند يلتف على سطرين أيضا\n";
    let draft = crate::sources::markdown::parse(text, Source::standard_input());
    let article = Arc::new(draft.into_article(ArticleId(0)));
    for justification in [Justification::Space, Justification::Kashida] {
        let look = Look {
            justification,
            ..Locale::Arabic.into()
        };
        let page = Page::new(article.clone(), look, 22);
        let mut cells = VisualLine::default();
        let mut edges = Vec::new();
        for row in 0..page.row_count() {
            if let Row::Text(line) = page.row(row) {
                line.lay_out(&mut cells);
                let left = line.left(22, &cells);
                edges.push((left == 0, left + cells.width()));
            }
        }
        // Three lines of the paragraph, two of the item behind its marker.
        let expected = [(true, 22), (true, 22), (false, 22), (true, 19), (false, 19)];
        assert_eq!(edges, expected);
    }
}

#[test]
fn what_was_let_go_of_is_made_again() {
    let article = article();
    let mut page = Page::new(article.clone(), Locale::Arabic, 30);
    let before = rows(&page);
    page.release_above(page.row_count());
    let kept = (0..page.pieces.len()).filter(|piece| page.paragraphs.get(*piece).is_some());
    assert!(kept.count() <= 1);
    assert_eq!(rows(&page), before);
}

#[test]
fn what_was_drawn_of_a_long_article_is_let_go_of_on_the_way() {
    let line = "كلمة ".repeat(40);
    let draft =
        crate::sources::plain::parse(&format!("{line}\n\n").repeat(200), Source::standard_input());
    let article = Arc::new(draft.into_article(ArticleId(0)));
    let before = rows(&Page::new(article.clone(), Locale::Arabic, 30));
    let mut page = Page::new(article, Locale::Arabic, 30);
    let mut last = 0;
    for row in [3, 700, 701, 40, 1200, page.row_count()] {
        page.release_above(row);
        last = last.max(page.piece_at_row(row).unwrap_or(0));
        let kept = (0..last).filter(|piece| page.paragraphs.get(*piece).is_some());
        assert_eq!(kept.count(), 0, "above row {row}");
    }
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
    assert!((0..page.pieces.len()).all(|piece| page.paragraphs.get(piece).is_none()));
    assert!(size_of::<PagePiece>() + size_of::<LineStart>() <= 24);
}

#[test]
fn no_row_is_wider_than_the_page() {
    let article = article();
    let mut line = VisualLine::default();
    for width in 1..60 {
        let page = Page::new(article.clone(), Locale::English, width);
        for row in 0..page.row_count() {
            if let Row::Text(row) = page.row(row) {
                row.lay_out(&mut line);
                assert!(
                    row.left(width, &line) + line.width() <= width,
                    "width {width}"
                );
            }
        }
    }
}

#[test]
fn the_markers_of_a_list_line_up_with_a_space_behind_each() {
    let items: String = (1..=10).map(|number| format!("{number}. بند\n")).collect();
    let markdown = format!("# قائمة\n\n{items}\nفقرة\n\n1. آخر\n");
    let draft = crate::sources::markdown::parse(&markdown, Source::standard_input());
    let article = Arc::new(draft.into_article(ArticleId(0)));
    let page = Page::new(article, Locale::Arabic, 30);
    let lefts: Vec<(u16, u16)> = (0..page.row_count())
        .filter_map(|row| match page.row(row) {
            Row::Text(line) => {
                let ornament = line.ornaments().pop()?;
                let width = u16::try_from(ornament.text.len()).unwrap();
                let mut cells = VisualLine::default();
                line.lay_out(&mut cells);
                Some((line.left(30, &cells), ornament.left(30, width)))
            }
            _ => None,
        })
        .collect();
    // Text of three cells ends at column 26, behind a space and markers of up to three.
    assert_eq!(lefts[..9], [(23, 27); 9]);
    assert_eq!(lefts[9..], [(23, 27), (24, 28)]);
}

#[test]
fn a_list_in_a_quotation_stands_beside_its_bar() {
    let markdown = "> قال لهم:\n>\n> - الأول\n> - الثاني كلام طويل يلتف على سطرين\n";
    let draft = crate::sources::markdown::parse(markdown, Source::standard_input());
    let article = Arc::new(draft.into_article(ArticleId(0)));
    let page = Page::new(article, Locale::Arabic, 24);
    let ornaments: Vec<Vec<(u16, String)>> = (0..page.row_count())
        .filter_map(|row| match page.row(row) {
            Row::Text(line) => Some(line),
            _ => None,
        })
        .map(|line| {
            let ornaments = line.ornaments().into_iter();
            let left = |ornament: &Ornament| ornament.left(24, 1);
            ornaments
                .map(|it| (left(&it), it.text.into_owned()))
                .collect()
        })
        .collect();
    let bar = (22, "┃".to_owned());
    let item = vec![bar.clone(), (19, "•".to_owned())];
    assert_eq!(
        ornaments,
        [vec![bar.clone()], item.clone(), item, vec![bar]]
    );
}

/// The bars beside each row of a page, by their columns from the left.
fn bars(markdown: &str, width: u16) -> Vec<Vec<u16>> {
    let draft = crate::sources::markdown::parse(markdown, Source::standard_input());
    let article = Arc::new(draft.into_article(ArticleId(0)));
    let page = Page::new(article, Locale::Arabic, width);
    let ornaments = (0..page.row_count()).map(|row| match page.row(row) {
        Row::Blank(ornaments) => ornaments,
        Row::Rule => Vec::new(),
        Row::Text(line) => line.ornaments(),
        Row::Table(table) => table.ornaments,
        Row::TableRule(rule) => rule.ornaments,
    });
    ornaments
        .map(|ornaments| {
            let bars = ornaments.iter().filter(|ornament| ornament.text == "┃");
            bars.map(|bar| bar.left(width, 1)).collect()
        })
        .collect()
}

#[test]
fn each_quotation_has_a_bar_that_goes_on_over_blank_rows() {
    let markdown = "قبل.\n\n> قول.\n>\n> > قول في قول.\n> >\n> > تتمته.\n>\n> - بند\n\nبعد.\n";
    let (outer, both) = (vec![28], vec![28, 25]);
    assert_eq!(
        bars(markdown, 30),
        [
            vec![],
            vec![],
            outer.clone(),
            outer.clone(),
            both.clone(),
            both.clone(),
            both,
            outer.clone(),
            outer,
            vec![],
            vec![],
        ]
    );
}

#[test]
fn whatever_stands_in_a_quotation_stands_beside_its_bar() {
    // Program text starts from the left.
    let code = "> ```\n> let x;\n>\n> x\n> ```\n";
    assert_eq!(bars(code, 30), vec![vec![1]; 3]);
    for (markdown, rows) in [
        ("> ## باب\n>\n> نص\n", 2),
        ("> | أ | ب |\n> |---|---|\n> | ج | د |\n", 3),
        ("> 1. أ\n>\n>    تتمة\n", 3),
    ] {
        assert_eq!(bars(markdown, 30), vec![vec![28]; rows], "{markdown}");
    }
    // However many there are, half of the page is the text's.
    let deep = "> ".repeat(30) + "قول";
    let bars = bars(&deep, 20);
    assert!(bars[0].len() > 1 && bars[0].iter().all(|column| *column >= 10));
}

/// An article of nothing but a table.
fn table(rows: &[&str]) -> Arc<Article> {
    let mut body = crate::article::Body::default();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            body.text.push('\n');
        }
        let start = body.text.len();
        body.text.push_str(row);
        body.blocks.push(Block::new(
            BlockKind::Row {
                is_head: index == 0,
            },
            TextRange::new(start, body.text.len()),
        ));
    }
    Arc::new(Article {
        id: ArticleId(1),
        source: Source::standard_input(),
        metadata: Metadata::default(),
        body,
    })
}

#[test]
fn cells_stand_under_each_other_from_the_right() {
    let article = table(&["الاسم\tالعدد", "سالم بن أحمد\t2,100", "س\t15"]);
    let page = Page::new(article, Locale::Arabic, 30);
    // The first column takes 12 cells at the right, the second 5 behind a gap of 3.
    assert_eq!(
        rows(&page),
        [
            "[16] 26 ﻢﺳﻻﺍ|10 ﺩﺪﻌﻟﺍ",
            // Below the head, across both columns.
            "──────┼─────────────",
            "[16] 18 ﺪﻤﺣﺃ ﻦﺑ ﻢﻟﺎﺳ|10 2,100",
            "[16] 29 ﺱ|13 15"
        ]
    );
}

#[test]
fn each_table_has_its_own_columns() {
    let markdown =
        "| أ | ب |\n|---|---|\n| ج | د |\n\n| كلمة طويلة | عدد |\n|---|---|\n| ه | 7 |\n";
    let draft = crate::sources::markdown::parse(markdown, Source::standard_input());
    let article = Arc::new(draft.into_article(ArticleId(0)));
    let rows = rows(&Page::new(article, Locale::Arabic, 30));
    assert_eq!(
        (rows[1].as_str(), rows[5].as_str()),
        ("──┼──", "────┼───────────")
    );
}

#[test]
fn rows_and_offsets_of_a_table_lead_to_each_other() {
    let long = "خلية فيها كلام كثير لا يسعه عمود واحد فيلتف على أسطر";
    let article = table(&[
        "أول\tثان\tثالث",
        &format!("{long}\tقصير\t{long}"),
        "\t\tأخير",
        &format!("قصير\t{long}"),
    ]);
    for width in [8, 20, 33, 60, 200] {
        let page = Page::new(article.clone(), Locale::Arabic, width);
        for row in 0..page.row_count() {
            let table = match page.row(row) {
                Row::Table(table) => table,
                Row::TableRule(_) => {
                    // Only the head is above it, and the text below it comes next.
                    assert!(page.offset_of(row - 1) < "أول\tثان\tثالث".len());
                    assert_eq!(page.row_of(page.offset_of(row)), row + 1, "width {width}");
                    continue;
                }
                other => panic!("{row} is no row of a table: {other:?}"),
            };
            assert!(!table.lines.is_empty(), "{row} at {width}");
            for line in &table.lines {
                let range = line.range().unwrap();
                assert_eq!(page.row_of(range.start), row, "width {width}");
            }
            let first = page.offset_of(row);
            assert_eq!(page.row_of(first), row, "width {width}");
        }
        // Every letter is shown once.
        let mut shown: Vec<TextRange> = (0..page.row_count())
            .filter_map(|row| match page.row(row) {
                Row::Table(table) => Some(table.lines),
                _ => None,
            })
            .flatten()
            .filter_map(|line| line.range())
            .collect();
        shown.sort();
        let letters: String = shown
            .iter()
            .map(|range| range.of(&article.body.text))
            .collect();
        let bare = |text: &str| text.replace(char::is_whitespace, "");
        assert_eq!(bare(&letters), bare(&article.body.text), "width {width}");
    }
}

/// The rows of a page as they are read out: what stands before a line, and the line.
fn read_out(text: &str, width: u16) -> Vec<String> {
    let draft = crate::sources::markdown::parse(text, Source::standard_input());
    let look = Look {
        telling: Telling::InWords,
        ..Locale::Arabic.into()
    };
    let page = Page::new(Arc::new(draft.into_article(ArticleId(0))), look, width);
    let said = |ornaments: Vec<Ornament>, lines: &[TextRow<'_>]| {
        let words = |line: &TextRow<'_>| {
            let range = line.range().unwrap();
            range.of(&page.article.body.text).trim().to_owned()
        };
        let is_mark = ['\u{2068}', '\u{2069}'];
        let before = ornaments
            .into_iter()
            .map(|one| one.text.replace(is_mark, ""));
        let said: Vec<String> = before.chain(lines.iter().map(words)).collect();
        said.join(" ")
    };
    let mut rows = Vec::new();
    let mut cells = VisualLine::default();
    for row in 0..page.row_count() {
        let (ornaments, lines) = match page.row(row) {
            Row::Text(line) if line.part() != PagePart::Metadata => (line.ornaments(), vec![line]),
            Row::Table(table) => (table.ornaments, table.lines),
            _ => continue,
        };
        for (ornament, line) in ornaments.iter().zip(&lines) {
            line.lay_out(&mut cells);
            let width = crate::text::width(&ornament.text) as u16;
            let end = line.left(page.width(), &cells) + cells.width();
            let left = ornament.left(page.width(), width);
            assert!(
                end < left || end == left && ornament.text == "┃",
                "{ornament:?}"
            );
        }
        rows.push(said(ornaments, &lines));
    }
    rows
}

#[test]
fn a_page_that_is_read_out_says_what_its_blocks_are() {
    let text = "---\ntitle: حصاد\nlanguage: ar\n---\n\n## أرقام\n\n\
                | الدولة | الصادرات | |\n| --- | --- | --- |\n| مصر | 37 | أولى |\n\
                | الأردن ولبنان وسوريا والعراق | 12 | ثانية |\n\n\
                - [x] قرئ\n- [ ] يُقرأ\n- بند\n\n> قال الوزير إن الحصاد بدأ\n";
    assert_eq!(
        read_out(text, 32),
        [
            "حصاد",
            "عنوان فرعي: أرقام",
            "الدولة",
            "الصادرات",
            "الدولة: مصر",
            "الصادرات: 37",
            "أولى",
            "الدولة: الأردن ولبنان وسوريا",
            "والعراق",
            "الصادرات: 12",
            "ثانية",
            "تمّ: قرئ",
            "لم يتمّ: يُقرأ",
            "• بند",
            "┃ اقتباس: قال الوزير إن الحصاد",
            "┃ بدأ",
        ]
    );
    // Words of the head for which there is no room were read with the head.
    let narrow = "| كلام طويل في رأس الجدول | ب |\n| --- | --- |\n| مصر | 37 |\n";
    let narrow = read_out(narrow, 20);
    assert_eq!(narrow[narrow.len() - 2..], ["مصر", "ب: 37"]);
}
