//! What lies over the panes, whatever happens while it does.

use super::reader::{Answering, Reader, samples};
use qari::app::overlay::Content;
use qari::app::{Event, Pane, Target};

fn reader() -> Reader {
    Reader::new(samples(), 110, 30)
}

/// Clicks beside all that lies over the panes.
fn click_beside(reader: &mut Reader) {
    reader.send(Event::Clicked(Target::Pane(Pane::List)));
}

#[test]
fn a_line_goes_with_what_it_is_typed_into() {
    let mut reader = reader();
    reader.press("<Enter>e/القاهرة<Enter>i");
    assert!(matches!(reader.on_top(), Some(Content::Card(_))));
    // The chooser of a comparison.
    reader.press("I");
    assert!(matches!(reader.on_top(), Some(Content::Choose(_))));
    click_beside(&mut reader);
    assert!(matches!(reader.on_top(), Some(Content::Card(_))));
    assert!(reader.app().prompt().is_none());
    // The words that narrow a card, which a row of it is chosen by.
    reader.press("/");
    let Some(Content::Card(card)) = reader.on_top() else {
        panic!("no card")
    };
    let row = card.rows.iter().position(|row| row.leads_on()).unwrap();
    reader.send(Event::Clicked(Target::OverlayItem(row)));
    assert!(reader.app().prompt().is_none());
    reader.press("<Esc><Esc><Esc>");
    // The new name of an entity.
    for clicked in [Target::Pane(Pane::List), Target::OverlayItem(0)] {
        reader.press("e/القاهرة<Enter>c");
        rename(&mut reader);
        reader.press("قاهرة المعز");
        reader.send(Event::Clicked(clicked));
        assert!(reader.app().prompt().is_none(), "{clicked:?}");
        reader.press("<Esc>");
    }
    // What was typed comes back as what was typed before does.
    reader.press("e/القاهرة<Enter>c");
    rename(&mut reader);
    reader.press("<Up>");
    assert_eq!(reader.app().prompt().unwrap().text(), "قاهرة المعز");
}

/// Chooses to rename in the menu of corrections.
fn rename(reader: &mut Reader) {
    use qari::app::correcting::CorrectRow;
    let Some(Content::Correct(menu)) = reader.on_top() else {
        panic!("no menu: {}", reader.screen())
    };
    let row = menu.rows.iter().position(|row| *row == CorrectRow::Rename);
    reader.press(&"j".repeat(row.unwrap()));
    reader.press("<Enter>");
    assert!(reader.app().prompt().is_some());
}

#[test]
fn the_menu_of_the_appearance_does_not_make_an_article_count_as_read() {
    let mut reader = reader();
    reader.press("A<Esc>");
    assert_eq!(reader.app().list().listing.unread, 4);
    reader.press("<Enter>");
    assert_eq!(reader.app().list().listing.unread, 3);
}

#[test]
fn what_is_awaited_comes_while_the_palette_lies_over_it() {
    let mut reader = reader();
    reader.press("<Enter>e/القاهرة<Enter>");
    reader.program.host.answering = Answering::Late;
    for (key, is_awaited) in [
        (
            "i",
            (|content| matches!(content, Content::Card(card) if card.card.is_none()))
                as fn(&Content) -> bool,
        ),
        (
            "m",
            |content| matches!(content, Content::Mentioning(shown) if shown.articles.is_none()),
        ),
        (
            "v",
            |content| matches!(content, Content::Timeline(shown) if shown.months.is_none()),
        ),
        (
            "a",
            |content| matches!(content, Content::About(shown) if shown.awaited.is_awaited()),
        ),
        (
            "I",
            |content| matches!(content, Content::Choose(shown) if shown.rows.is_none()),
        ),
    ] {
        reader.answer(usize::MAX);
        reader.press(key);
        assert!(reader.on_top().is_some_and(is_awaited), "{key}");
        // A line is typed into the chooser.
        if key != "I" {
            reader.press(":");
            assert!(matches!(reader.on_top(), Some(Content::Palette(_))));
        }
        reader.answer(usize::MAX);
        if key != "I" {
            reader.press("<Esc>");
        }
        assert!(!reader.on_top().is_none_or(is_awaited), "{key}");
        reader.press("<Esc>");
    }
    // Who else has a name is asked before an entity gets it.
    reader.press("c");
    reader.answer(usize::MAX);
    rename(&mut reader);
    reader.press("قاهرة المعز<Enter>:");
    reader.answer(usize::MAX);
    reader.press("<Esc>");
    reader.answer(usize::MAX);
    if matches!(reader.on_top(), Some(Content::Correct(_))) {
        // In all articles.
        reader.press("<Enter>");
        reader.answer(usize::MAX);
    }
    let name = reader.app().entity().map(|entity| entity.name.clone());
    assert_eq!(name.as_deref(), Some("قاهرة المعز"));
}
