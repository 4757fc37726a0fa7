//! The cells of an emoji that is several characters, as the terminal at hand counts them.

use unicode_width::UnicodeWidthStr as _;

use super::properties::Properties;
use super::rendition::{Counted, EmojiWidths};

/// Asks for the picture of a character that is text otherwise.
const PICTURE: char = '\u{FE0F}';
/// Asks for the text of a character that is a picture otherwise.
const TEXT: char = '\u{FE0E}';
const JOINER: char = '\u{200D}';

fn is_tone(character: char) -> bool {
    ('\u{1F3FB}'..='\u{1F3FF}').contains(&character)
}

/// Whether a character is a picture or can be one: in the blocks that hold them.
fn is_picture(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// The cells of a cluster that takes `as_one` cells where the terminal takes every emoji for one.
pub(super) fn cells(cluster: &str, widths: EmojiWidths, as_one: usize) -> usize {
    let is_joined = || cluster.contains(JOINER) && cluster.chars().any(is_picture);
    let is_emoji = cluster.contains([PICTURE, TEXT]) || cluster.contains(is_tone) || is_joined();
    if widths == EmojiWidths::default() || !is_emoji {
        return as_one;
    }
    let parts = cluster.split(JOINER);
    let counted = match widths.joined {
        Counted::AsOne => 1,
        Counted::Apart => usize::MAX,
    };
    let cells: usize = parts.take(counted).map(|part| of_part(part, widths)).sum();
    cells.max(1)
}

/// The cells of what stands between two joiners.
fn of_part(part: &str, widths: EmojiWidths) -> usize {
    let bare: String = part
        .char_indices()
        .filter(|(at, character)| *at == 0 || !is_tone(*character))
        .map(|(_, character)| character)
        .collect();
    let cells = match widths.pictures {
        Counted::AsOne => bare.width(),
        Counted::Apart => {
            let width = |character: char| usize::from(Properties::of(character).width());
            bare.chars().map(width).sum()
        }
    };
    match widths.tones {
        Counted::AsOne => cells,
        Counted::Apart => cells + 2 * part.chars().skip(1).filter(|c| is_tone(*c)).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{
        BaseDirection, Direction, Paragraph, Rendition, VisualLine, fit, width, width_for,
    };

    const APART: EmojiWidths = EmojiWidths {
        pictures: Counted::Apart,
        tones: Counted::Apart,
        joined: Counted::Apart,
    };

    fn rendition(emoji: EmojiWidths) -> Rendition {
        Rendition {
            emoji,
            ..Rendition::default()
        }
    }

    /// As they were counted in xterm, urxvt, VTE and st, and in terminals that take each for one.
    const COUNTED: [(&str, usize, usize); 9] = [
        ("\u{2764}\u{FE0F}", 1, 2),
        ("\u{26A0}\u{FE0F}", 1, 2),
        ("1\u{FE0F}\u{20E3}", 1, 2),
        ("\u{1FAF6}\u{1F3FB}", 4, 2),
        ("\u{1F469}\u{200D}\u{1F467}", 4, 2),
        ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 6, 2),
        ("\u{1F926}\u{200D}\u{2642}\u{FE0F}", 3, 2),
        ("\u{1F600}", 2, 2),
        ("\u{1F1EA}\u{1F1EC}", 2, 2),
    ];

    #[test]
    fn emoji_take_the_cells_that_the_terminal_gives_them() {
        for (text, apart, as_one) in COUNTED {
            assert_eq!(width_for(text, rendition(APART)), apart, "{text}");
            assert_eq!(width(text), as_one, "{text}");
        }
    }

    /// tmux 3.3 joins what a joiner stands between, and nothing else.
    #[test]
    fn each_way_of_joining_is_counted_by_itself() {
        let joined = EmojiWidths {
            joined: Counted::AsOne,
            ..APART
        };
        for (text, cells) in [
            ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2),
            ("\u{1F926}\u{200D}\u{2642}\u{FE0F}", 2),
            ("\u{1FAF6}\u{1F3FB}", 4),
            ("\u{2764}\u{FE0F}", 1),
        ] {
            assert_eq!(width_for(text, rendition(joined)), cells, "{text}");
        }
    }

    /// Letters that a joiner stands between are no emoji.
    #[test]
    fn letters_are_counted_as_ever() {
        for text in ["क\u{94D}\u{200D}ष", "ه\u{200D}", "سلام", "日本"] {
            assert_eq!(width_for(text, rendition(APART)), width(text), "{text}");
        }
    }

    /// Breaking, laying out and cutting go by the same widths: columns meet, and no line is too wide.
    #[test]
    fn all_that_is_laid_out_goes_by_the_same_widths() {
        let text: String = COUNTED
            .iter()
            .map(|(emoji, ..)| format!("سلام {emoji} لا{emoji}\tabc "))
            .collect();
        let base = BaseDirection::Fixed(Direction::RightToLeft);
        let paragraph = Paragraph::new(&text, base);
        let deferred = Paragraph::deferred(&text, base);
        let mut cells = VisualLine::default();
        for emoji in [APART, EmojiWidths::default()] {
            let rendition = rendition(emoji);
            for columns in 6..60 {
                let lines = paragraph.break_lines_for(columns, rendition);
                assert_eq!(lines, deferred.break_lines_for(columns, rendition));
                for line in &lines {
                    paragraph.lay_out(line, rendition, &mut cells);
                    check(&cells, columns, emoji);
                    assert_eq!(cells.width(), line.width);
                }
                fit(&text, base, columns, rendition, &mut cells);
                check(&cells, columns, emoji);
            }
        }
    }

    fn check(line: &VisualLine, columns: u16, emoji: EmojiWidths) {
        assert!(line.width() <= columns);
        let mut column = 0;
        for cell in line.cells() {
            assert_eq!(cell.column, column);
            column += u16::from(cell.width);
            if let Some((_, apart, as_one)) = COUNTED.iter().find(|(text, ..)| *text == cell.text) {
                let expected = if emoji == APART { apart } else { as_one };
                assert_eq!(usize::from(cell.width), *expected, "{}", cell.text);
            }
        }
        assert_eq!(column, line.width());
    }
}
