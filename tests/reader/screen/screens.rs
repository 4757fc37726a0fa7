//! The screen at several sizes and in several states, as snapshots.
//!
//! Rows hold what the terminal is sent: visual order, presentation forms.

use super::reader::{Reader, samples};
use qari::ui::{Background, Colours, Theme};

#[test]
fn three_panes() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("<Enter>]]");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn two_panes() {
    let mut reader = Reader::new(samples(), 80, 20);
    insta::assert_snapshot!("two_panes_with_list", reader.screen());
    reader.press("e");
    insta::assert_snapshot!("two_panes_with_entities", reader.screen());
}

#[test]
fn one_pane_at_the_smallest_size() {
    let mut reader = Reader::new(samples(), 40, 12);
    insta::assert_snapshot!("one_pane_list", reader.screen());
    reader.press("<Enter>");
    insta::assert_snapshot!("one_pane_reading", reader.screen());
    reader.press("e");
    insta::assert_snapshot!("one_pane_entities", reader.screen());
    reader.press("?");
    insta::assert_snapshot!("one_pane_help", reader.screen());
}

#[test]
fn articles_that_mention_an_entity() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("<Enter>e/القاهرة<Enter>m");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn the_card_of_an_entity() {
    let mut reader = Reader::new(samples(), 110, 34);
    reader.press("<Enter>e/القاهرة<Enter>i");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn prompt_and_filters() {
    let mut reader = Reader::new(samples(), 80, 14);
    reader.press("/مصر");
    insta::assert_snapshot!("filter_prompt", reader.screen());
    reader.press("<Enter>t<Left><Left><Left><Left><Enter>");
    insta::assert_snapshot!("filter_by_text_and_topic", reader.screen());
}

#[test]
fn too_small_is_said_politely_at_any_size() {
    let mut reader = Reader::new(samples(), 38, 12);
    insta::assert_snapshot!(reader.screen());
    for (columns, rows) in [(1, 1), (2, 1), (1, 3), (10, 4), (200, 2), (40, 11)] {
        reader.resize(columns, rows);
        reader.press("jl]m?<Esc>e/س<Esc>");
    }
    reader.resize(110, 24);
    assert!(reader.screen().contains('┬'));
}

/// Every size between one pane and three, back and forth, in every state: nothing panics, nothing
/// is written outside, and the text at the top stays on the screen.
#[test]
fn resizing_is_safe_in_every_state() {
    for keys in [
        "",
        "<Enter>",
        "<Enter>G",
        "e",
        "t<Left>",
        "?",
        "<Enter>]m",
        "/م",
        "<Enter>/ا<Enter>n",
    ] {
        let mut reader = Reader::new(samples(), 110, 24);
        reader.press(keys);
        for columns in (30..130).chain((30..130).rev()).step_by(3) {
            reader.resize(columns, 8 + columns % 17);
        }
    }
}

/// In colours or without, on dark or light: the same cells.
#[test]
fn a_style_never_changes_a_column() {
    let mut screens = Vec::new();
    for colours in [Colours::None, Colours::Sixteen, Colours::TwoHundredFiftySix] {
        for background in [Background::Dark, Background::Light, Background::Unknown] {
            let mut reader = Reader::new(samples(), 110, 24);
            reader.program.host.theme = Theme {
                background,
                colours,
                ..Theme::default()
            };
            reader.press("<Enter>]]/في<Enter>");
            screens.push(reader.screen());
        }
    }
    assert!(screens.windows(2).all(|pair| pair[0] == pair[1]));
}

/// Dividers stand straight whatever is left and right of them.
#[test]
fn dividers_are_straight() {
    let mut reader = Reader::new(qari::sources::builtin(), 120, 40);
    reader.press("<Enter>");
    for _ in 0..reader.listed().len() {
        let buffer = reader.buffer();
        let columns_with = |y| -> Vec<u16> {
            (0..120)
                .filter(|x| ["│", "┬"].contains(&buffer[(*x, y)].symbol()))
                .collect()
        };
        let expected = columns_with(1);
        assert_eq!(expected.len(), 2);
        for y in 1..39 {
            assert_eq!(columns_with(y), expected, "row {y} of {}", reader.title());
        }
        reader.press("J");
    }
}
