//! What lies over the panes, whatever happens while it does.

use super::reader::{Answering, Reader, samples};
use qari::app::about::AboutRow;
use qari::app::overlay::Content;
use qari::app::{Delivery, Event, Pane, Target};

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
        reader.press("c");
        rename(&mut reader);
        reader.press("<Ctrl-u>قاهرة المعز");
        reader.send(Event::Clicked(clicked));
        assert!(reader.app().prompt().is_none(), "{clicked:?}");
        reader.press("<Esc>");
    }
    // What was typed comes back as what was typed before does.
    reader.press("c");
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

/// Whether a row tells of the bytes that an article was read from.
fn is_of_bytes(row: &AboutRow) -> bool {
    matches!(row, AboutRow::Original(_) | AboutRow::NoOriginal)
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
            "!",
            |content| matches!(content, Content::About(shown) if !shown.rows.iter().any(is_of_bytes)),
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
    reader.press("<Ctrl-u>قاهرة المعز<Enter>:");
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

/// The row of what lies on top that one is at, and whether it is in sight.
fn selected(reader: &Reader) -> (usize, bool) {
    let overlay = reader.app().overlays().last().unwrap();
    let in_sight = reader.app().overlay_rows_in_sight(&overlay.content);
    let cursor = overlay.cursor;
    let rows = cursor.top..cursor.top + in_sight;
    (cursor.selected, rows.contains(&cursor.selected))
}

#[test]
fn the_row_that_one_is_at_is_in_sight() {
    let mut reader = reader();
    reader.press("<Enter>JJJKKKJJJKKKJJ");
    reader.press(&"<Backspace>".repeat(13));
    reader.press("\"");
    let (row, is_in_sight) = selected(&reader);
    assert!(row > 8 && is_in_sight, "{row}: {}", reader.screen());
    // So it is on a smaller screen.
    for rows in [20, 12, 30] {
        reader.resize(110, rows);
        assert_eq!(selected(&reader), (row, true), "{rows} rows");
    }
}

#[test]
fn all_of_an_address_is_seen_however_wide_the_screen_is() {
    let address = format!("https://example.org/{}", "界".repeat(80));
    let text = format!("---\ntitle: خبر\n---\n\nانظر [الموقع](<{address}>).\n");
    let source = qari::article::Source::file("link.md".into());
    let draft = qari::sources::markdown::parse(&text, source);
    let mut reader = Reader::new(vec![draft], 110, 30);
    reader.press("Z");
    let chosen = |reader: &Reader| {
        let Some(Content::Link(link)) = reader.on_top() else {
            panic!("no link: {}", reader.screen())
        };
        link.rows[selected(reader).0].clone()
    };
    for columns in [110, 70, 50, 110] {
        reader.resize(columns, 30);
        assert!(!reader.screen().contains('…'), "{}", reader.screen());
        assert_eq!(reader.screen().matches('界').count(), 80);
        assert_eq!(chosen(&reader), qari::app::link_overlay::LinkRow::Open);
    }
}

#[test]
fn the_wheel_moves_rows_however_high_they_are() {
    let mut reader = Reader::new(samples(), 110, 16);
    // Titles are not cut where the screen is read out.
    reader.change_app(|app| app.delivered(Delivery::ReadOut));
    reader.press("<Enter>JJJKKKJJJKKK\"");
    let top = |reader: &Reader| reader.app().overlays().last().unwrap().cursor.top;
    assert_eq!(top(&reader), 0);
    reader.send(Event::Wheel(Target::Overlay, 1));
    assert_eq!(top(&reader), 1);
    reader.send(Event::Wheel(Target::Overlay, -1));
    assert_eq!(top(&reader), 0);
}

#[test]
fn the_wheel_moves_the_topics_over_time() {
    let mut reader = Reader::new(samples(), 110, 11);
    for name in ["أ", "ب", "ج", "د"] {
        reader.press(&format!("/مصر<Enter>p{name}<Enter>x"));
    }
    reader.press("v");
    let before = reader.screen();
    reader.send(Event::Wheel(Target::Overlay, 1));
    assert_ne!(reader.screen(), before);
    // The last row is above the axis.
    reader.press("G");
    let (last, is_in_sight) = selected(&reader);
    assert!(last > 8 && is_in_sight, "{last}: {}", reader.screen());
    assert!(reader.screen().contains('ﺩ'), "{}", reader.screen());
}
