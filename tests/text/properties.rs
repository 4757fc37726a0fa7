//! What holds of every layout, on texts made at random.

use proptest::prelude::*;
use qari::range::TextRange;
use qari::text::{
    Affinity, BaseDirection, Counted, Digits, Direction, EmojiWidths, Forms, Half, Justification,
    Marks, Order, Paragraph, Position, Rendition, SgrStyle, Styled, VisualLine, fit, is_tag,
    width_for,
};

use crate::texts::{hostile, texts};

fn bases() -> impl Strategy<Value = BaseDirection> {
    use Direction::{LeftToRight, RightToLeft};
    proptest::sample::select(vec![
        BaseDirection::Auto,
        BaseDirection::Fixed(RightToLeft),
        BaseDirection::Fixed(LeftToRight),
        BaseDirection::Within(RightToLeft),
        BaseDirection::Within(LeftToRight),
    ])
}

fn renditions() -> impl Strategy<Value = Rendition> {
    let order = proptest::sample::select(vec![Order::Visual, Order::Logical]);
    let forms = proptest::sample::select(vec![Forms::Presentation, Forms::Base]);
    let marks = proptest::sample::select(vec![Marks::Kept, Marks::Unvowelled, Marks::Dropped]);
    let digits = proptest::sample::select(vec![
        Digits::AsWritten,
        Digits::European,
        Digits::ArabicIndic,
        Digits::Persian,
    ]);
    let emoji = proptest::collection::vec(any::<bool>(), 3).prop_map(|apart| {
        let counted = |apart| match apart {
            true => Counted::Apart,
            false => Counted::AsOne,
        };
        EmojiWidths {
            pictures: counted(apart[0]),
            tones: counted(apart[1]),
            joined: counted(apart[2]),
        }
    });
    (order, forms, marks, digits, emoji).prop_map(|(order, forms, marks, digits, emoji)| {
        Rendition {
            order,
            forms,
            marks,
            digits,
            emoji,
        }
    })
}

/// Whether a character may be in no cell: white space, and what nothing is drawn for.
fn may_be_invisible(character: char) -> bool {
    let format = matches!(
        character,
        '\u{AD}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FFF0}'..='\u{FFF8}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    );
    character.is_whitespace() || format
}

/// Whether a cell could move the cursor, reorder what surrounds it, or carry words that nobody sees. Tags are
/// seen behind the flag that they are for.
fn is_dangerous(cell: &str) -> bool {
    let is_flag = cell.starts_with('🏴');
    cell.contains(|character: char| {
        character.is_control()
            || is_line_end_or_bidi_control(character)
            || (is_tag(character) && !is_flag)
    })
}

/// The characters of Unicode that end a line and are no controls, that have the property `Bidi_Control`, and the
/// deprecated ones that once ordered text.
fn is_line_end_or_bidi_control(character: char) -> bool {
    matches!(
        character,
        '\u{2028}' | '\u{2029}'
            | '\u{061C}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{206A}'..='\u{206F}'
    )
}

/// The lines of a paragraph, each with its cells.
fn lay_out(
    paragraph: &Paragraph,
    width: u16,
    rendition: Rendition,
) -> Vec<(TextRange, VisualLine)> {
    let lines = paragraph.break_lines_for(width, rendition);
    let laid_out = lines.iter().map(|line| {
        let mut visual = VisualLine::new();
        paragraph.lay_out(line, rendition, &mut visual);
        assert_eq!(visual.width(), line.width, "the line knows its width");
        (line.range, visual)
    });
    laid_out.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Every byte is in one line, and in exactly one cell of it or known to be invisible; cells
    /// follow each other without a gap; no line is wider than the width; no control comes out.
    #[test]
    fn every_byte_has_its_cell(
        text in texts(), base in bases(), width in 1..40_u16, rendition in renditions()
    ) {
        let paragraph = Paragraph::new(&text, base);
        let mut covered = vec![0; text.len()];
        let mut end = 0;
        for (range, visual) in lay_out(&paragraph, width, rendition) {
            prop_assert_eq!(range.start, end, "lines follow each other");
            end = range.end;
            let mut column = 0;
            for cell in visual.cells() {
                prop_assert_eq!(cell.column, column);
                column += u16::from(cell.width);
                prop_assert!(cell.width > 0);
                prop_assert!(!cell.text.is_empty());
                prop_assert!(!is_dangerous(cell.text), "{:?}", cell.text);
                prop_assert!(range.start <= cell.range.start && cell.range.end <= range.end);
                prop_assert!(text.get(cell.range.start..cell.range.end).is_some());
                covered[cell.range.start..cell.range.end].iter_mut().for_each(|count| *count += 1);
            }
            prop_assert_eq!(visual.width(), column);
            prop_assert!(column <= width);
        }
        prop_assert_eq!(end, text.len());
        for (offset, character) in text.char_indices() {
            let count = covered[offset];
            prop_assert!(count == 1 || count == 0 && may_be_invisible(character),
                "{:?} at {} is in {} cells", character, offset, count);
        }
    }

    /// Base forms in logical order are the text, but for what is not drawn and what stands in for
    /// what cannot be.
    #[test]
    fn base_forms_in_logical_order_are_the_text(text in texts(), base in bases(), width in 2..40_u16) {
        let rendition = Rendition { order: Order::Logical, forms: Forms::Base, ..Rendition::default() };
        let paragraph = Paragraph::new(&text, base);
        for (_, visual) in lay_out(&paragraph, width, rendition) {
            let mut before = 0;
            for cell in visual.cells() {
                prop_assert!(before <= cell.range.start);
                before = cell.range.end;
                let original = cell.range.of(&text);
                let stands_in = original == "\u{AD}"
                    || original.contains(|character: char| character.is_control())
                    || matches!(cell.text.chars().next(), Some('\u{25CC}' | '\u{FFFD}'));
                let drawn = |text: &str| -> String {
                    text.chars().filter(|character| !may_be_invisible(*character)).collect()
                };
                prop_assert!(stands_in || drawn(cell.text) == drawn(original));
            }
        }
    }

    /// A justified line is as wide as it should be where it has spaces; without what was inserted it
    /// is the line that was not justified.
    #[test]
    fn justification_only_inserts(
        text in texts(), base in bases(), width in 1..40_u16, rendition in renditions(),
        kashida in any::<bool>()
    ) {
        let justification = if kashida { Justification::Kashida } else { Justification::Space };
        let paragraph = Paragraph::new(&text, base);
        let (mut plain, mut justified) = (VisualLine::new(), VisualLine::new());
        for line in paragraph.break_lines_for(width, rendition) {
            paragraph.lay_out(&line, rendition, &mut plain);
            paragraph.lay_out_justified(&line, width, justification, rendition, &mut justified);
            prop_assert!(justified.width() <= width);
            let kept: Vec<_> = justified
                .cells()
                .filter(|cell| !cell.range.is_empty())
                .map(|cell| (cell.text.to_owned(), cell.range))
                .collect();
            let whole: Vec<_> =
                plain.cells().map(|cell| (cell.text.to_owned(), cell.range)).collect();
            prop_assert_eq!(kept, whole);
        }
    }

    /// One line that must fit fits, and says so where something is left out.
    #[test]
    fn what_must_fit_fits(
        text in texts(), base in bases(), limit in 0..40_u16, rendition in renditions()
    ) {
        let mut visual = VisualLine::new();
        fit(&text, base, limit, rendition, &mut visual);
        prop_assert!(visual.width() <= limit);
        let shortened = visual.cells().any(|cell| cell.range.is_empty());
        if rendition.forms == Forms::Presentation && limit > 0 && !text.contains('\t') {
            prop_assert_eq!(shortened, width_for(&text, rendition) > usize::from(limit));
        }
        for cell in visual.cells() {
            prop_assert!(!is_dangerous(cell.text));
        }
    }

    /// From a cell to the text and back.
    #[test]
    fn positions_lead_back(text in texts(), base in bases(), width in 1..40_u16) {
        let paragraph = Paragraph::new(&text, base);
        for (range, visual) in lay_out(&paragraph, width, Rendition::default()) {
            for cell in visual.cells() {
                for column in cell.column..cell.column + u16::from(cell.width) {
                    prop_assert_eq!(visual.cell_at(column), Some(cell));
                    prop_assert_eq!(visual.offset_at(column), Some(cell.range.start));
                }
                prop_assert_eq!(visual.column_of(cell.range.start), Some(cell.column));
                for half in [Half::Left, Half::Right] {
                    let column = match half {
                        Half::Left => cell.column,
                        Half::Right => cell.column + u16::from(cell.width) - 1,
                    };
                    let position = visual.position_at(column, half).expect("a cell was hit");
                    let edge = match half {
                        Half::Left => cell.column,
                        Half::Right => cell.column + u16::from(cell.width),
                    };
                    prop_assert_eq!(visual.caret_column(position), edge);
                }
            }
            prop_assert_eq!(visual.cell_at(visual.width()), None);
            let whole: u16 = visual.spans_of(range).iter().map(|span| span.end - span.start).sum();
            prop_assert_eq!(whole, visual.width());
            for affinity in [Affinity::Upstream, Affinity::Downstream] {
                for offset in range.start..=range.end {
                    let column = visual.caret_column(Position { offset, affinity });
                    prop_assert!(column <= visual.width());
                }
            }
        }
    }

    /// A change of width or rendition does not change what is on a line that holds all.
    #[test]
    fn a_wide_line_is_the_natural_one(text in texts(), base in bases()) {
        let paragraph = Paragraph::new(&text, base);
        let widest = paragraph.break_lines(u16::MAX);
        if widest.len() == 1 {
            prop_assert_eq!(usize::from(widest[0].width), paragraph.natural_width());
            let narrow = paragraph.break_lines(widest[0].width.max(1));
            prop_assert_eq!(narrow.len(), 1);
        }
    }

    /// Colour sequences come out with the letters they were on, and leave the layout alone.
    #[test]
    fn colours_change_no_layout(
        text in texts(), colours in proptest::collection::vec((0..80_usize, 0..110_u8), 0..9)
    ) {
        // No sequences but those that are put in.
        let text = text.replace("\u{1B}[", "\u{1B}(");
        let mut line: Vec<String> = text.chars().map(String::from).collect();
        for (place, colour) in colours {
            line.insert(place.min(line.len()), format!("\u{1B}[{colour}m"));
        }
        let line = line.concat();
        let styled = Styled::parse(&line, &SgrStyle::default());
        prop_assert_eq!(styled.text(), text.as_str());
        for (start, character) in text.char_indices() {
            let range = styled.original(TextRange::new(start, start + character.len_utf8()));
            let original = line.get(range.start..range.end).unwrap_or_default();
            prop_assert!(original.starts_with(character));
        }
        let mut visual = VisualLine::new();
        Paragraph::new(styled.text(), BaseDirection::Auto).fit(80, Rendition::default(), &mut visual);
        let mut painted = String::new();
        styled.paint(&visual, 0, &mut painted);
        let again = Styled::parse(&painted, &SgrStyle::default());
        prop_assert_eq!(again.text(), visual.text());
        prop_assert!(again.end().is_plain());
    }
}

/// Anything but linear time would not end within a day.
#[test]
fn hostile_texts_are_laid_out() {
    let mut visual = VisualLine::new();
    for text in hostile() {
        for base in [Direction::RightToLeft, Direction::LeftToRight] {
            let paragraph = Paragraph::new(&text, BaseDirection::Fixed(base));
            let mut end = 0;
            for line in paragraph.break_lines(80) {
                assert_eq!(line.range.start, end);
                end = line.range.end;
                let kashida = Justification::Kashida;
                paragraph.lay_out_justified(&line, 80, kashida, Rendition::default(), &mut visual);
                assert!(visual.width() <= 80);
            }
            assert_eq!(end, text.len());
        }
        fit(
            &text,
            BaseDirection::Auto,
            80,
            Rendition::default(),
            &mut visual,
        );
        assert!(visual.width() <= 80);
    }
}
