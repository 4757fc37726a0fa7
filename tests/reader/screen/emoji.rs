//! Emoji on the screen, in terminals that count their cells in different ways.

use qari::app::{Event, Target};
use qari::text::{Counted, EmojiWidths, Rendition};
use ratatui::buffer::{Cell, CellDiffOption};

use super::reader::Reader;

const APART: EmojiWidths = EmojiWidths {
    pictures: Counted::Apart,
    tones: Counted::Apart,
    joined: Counted::Apart,
};

const HEART: &str = "\u{2764}\u{FE0F}";
const HANDS: &str = "\u{1FAF6}\u{1F3FB}";

/// An article with emoji, read in a terminal that counts them like this.
fn reading(emoji: EmojiWidths) -> Reader {
    let text = format!(
        "# خبر\n\nقال {HEART} وشكر {HANDS} الناس في القاهرة.\n\n| أ | ب |\n| --- | --- |\n| {HANDS} | {HEART} |\n"
    );
    let origin = qari::article::Source::file("emoji.md".into());
    let draft = qari::sources::markdown::parse(&text, origin);
    let mut reader = Reader::new(vec![draft], 60, 20);
    let rendition = Rendition {
        emoji,
        ..Rendition::default()
    };
    reader.send(Event::Rendered {
        rendition,
        notice: None,
    });
    reader.press("<Enter>");
    reader
}

/// Where a symbol stands: column and row.
fn place_of(reader: &Reader, symbol: &str) -> (u16, u16) {
    let buffer = reader.buffer();
    let is_it = |cell: &Cell| cell.symbol() == symbol;
    // Above the text stand topics and headings.
    let above = usize::from(2 * buffer.area.width);
    let index = buffer.content[above..].iter().position(is_it);
    let index = index.unwrap_or_else(|| panic!("{}", reader.screen()));
    let index = u16::try_from(above + index).unwrap();
    (index % buffer.area.width, index / buffer.area.width)
}

#[test]
fn what_stands_around_an_emoji_is_where_the_terminal_draws_it() {
    for (emoji, heart, hands) in [(APART, 1_u16, 4_u16), (EmojiWidths::default(), 2, 2)] {
        let reader = reading(emoji);
        let buffer = reader.buffer();
        for (symbol, width) in [(HEART, heart), (HANDS, hands)] {
            let (x, y) = place_of(&reader, symbol);
            // A blank stands at either side of what it covers.
            let forced = CellDiffOption::ForcedWidth(width.try_into().unwrap());
            assert_eq!(buffer[(x, y)].diff_option, forced, "{symbol}");
            assert_eq!(buffer[(x - 1, y)].symbol(), " ", "{symbol}");
            assert_eq!(buffer[(x + width, y)].symbol(), " ", "{symbol}");
            assert_ne!(buffer[(x + width + 1, y)].symbol(), " ", "{symbol}");
        }
    }
}

#[test]
fn the_mouse_points_at_what_is_drawn() {
    for emoji in [APART, EmojiWidths::default()] {
        let mut reader = reading(emoji);
        // The first letter of the last name of the line.
        let (x, y) = place_of(&reader, "ﺓ");
        let Some(Target::Text(offset)) = reader.click(x, y) else {
            panic!("{}", reader.screen());
        };
        let article = &reader.app().reading().unwrap().article;
        assert!(article.body.text[offset..].starts_with('ة'));
        assert!(reader.app().selected_entity().is_some());
    }
}

#[test]
fn the_caret_stands_behind_what_is_typed() {
    for (emoji, heart, hands) in [(APART, 1, 4), (EmojiWidths::default(), 2, 2)] {
        let mut reader = reading(emoji);
        reader.press("/ب");
        let (start, _) = reader.caret();
        for (typed, width) in [(HEART, heart), (HANDS, hands)] {
            let (before, _) = reader.caret();
            reader.send(Event::Paste(typed.to_owned()));
            assert_eq!(reader.caret().0 + width, before, "{typed}");
        }
        reader.press("<Right><Right>");
        assert_eq!(reader.caret().0, start + 1 - heart, "on the heart");
    }
}
