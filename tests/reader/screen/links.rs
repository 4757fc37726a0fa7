//! Links opened by their numbers.

use super::reader::Reader;
use qari::app::link_overlay::LinkRow;
use qari::app::overlay::Content;
use qari::article::{Draft, Source};
use qari::notice::Notice;
use qari::sources::markdown;

fn draft(text: &str) -> Draft {
    let text = format!("---\ntitle: روابط\nlanguage: ar\n---\n\n{text}\n");
    markdown::parse(&text, Source::file("a.md".into()))
}

fn reader(text: &str) -> Reader {
    Reader::new(vec![draft(text)], 80, 24)
}

const THREE: &str = "انظر [الموقع](https://example.org/a) ثم https://example.org/قاهرة_(مدينة)، واكتب إلى \
                     ali@example.org. ولا [ملاحظة](#note) ولا [برنامج](javascript:alert(1)).";

#[test]
fn a_link_is_chosen_by_its_number_and_its_address_is_shown_before_it_is_opened() {
    let mut reader = reader(THREE);
    reader.press("Z");
    let choice = reader
        .app()
        .reading()
        .unwrap()
        .choosing_link
        .clone()
        .unwrap();
    assert_eq!(choice.links.len(), 3);
    assert!(matches!(
        reader.app().notice(),
        Some(Notice::ChooseLink { count: 3 })
    ));
    reader.press("2");
    let Some(Content::Link(overlay)) = reader.on_top() else {
        panic!("no link");
    };
    let shown: String = overlay
        .rows
        .iter()
        .filter_map(|row| match row {
            LinkRow::Address(piece) => Some(piece.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(shown, "https://example.org/قاهرة_(مدينة)");
    assert!(reader.screen().contains("https://example.org/"));
    assert!(reader.program.host.opened.is_empty());
    reader.press("<Enter>");
    let opened =
        ["https://example.org/%D9%82%D8%A7%D9%87%D8%B1%D8%A9_(%D9%85%D8%AF%D9%8A%D9%86%D8%A9)"];
    assert_eq!(reader.program.host.opened, opened);
    reader.press("Z2j<Enter>");
    assert_eq!(reader.copied(), "https://example.org/قاهرة_(مدينة)");
    reader.press("Z1jj<Enter>");
    assert_eq!(reader.added(), ["https://example.org/a"]);
    reader.press("Z٣<Enter>");
    assert_eq!(reader.program.host.opened[1], "mailto:ali@example.org");
}

#[test]
fn numbers_stand_where_links_begin() {
    let mut reader = reader(THREE);
    let digits = |reader: &Reader| reader.screen().matches(['1', '2', '3']).count();
    let before = digits(&reader);
    let text = reader.screen();
    reader.press("Z");
    assert_eq!(digits(&reader), before + 3 + 2, "and two in the line below");
    reader.press("<Esc>");
    assert!(reader.app().reading().unwrap().choosing_link.is_none());
    assert_eq!(reader.screen(), text, "nothing is left of them");
}

#[test]
fn any_other_key_means_what_it_means() {
    let mut reader = reader(THREE);
    reader.press("Z*");
    assert!(reader.app().reading().unwrap().choosing_link.is_none());
    assert!(reader.app().reading().unwrap().summary.is_starred);
    reader.press("Z9");
    assert!(reader.on_top().is_none(), "there is no ninth");
    reader.press("1<Esc>");
    assert!(reader.on_top().is_none() && reader.program.host.opened.is_empty());
}

#[test]
fn of_many_links_numbers_have_two_digits() {
    let links: Vec<String> = (1..=12)
        .map(|n| format!("https://example.org/{n}"))
        .collect();
    let mut reader = reader(&links.join(" و"));
    reader.press("Z1");
    assert!(reader.on_top().is_none(), "it could be ten");
    reader.press("<Enter><Enter>");
    reader.press("Z12<Enter>");
    reader.press("Z1<Backspace>7<Enter>");
    let expected = ["1", "12", "7"].map(|n| format!("https://example.org/{n}"));
    assert_eq!(reader.program.host.opened, expected);
}

#[test]
fn one_link_needs_no_number_and_without_any_that_is_said() {
    let mut reader = reader("انظر [الموقع](https://example.org/a).");
    reader.press("Z<Enter>");
    assert_eq!(reader.program.host.opened, ["https://example.org/a"]);
    let mut reader = self::reader("لا روابط هنا.");
    reader.press("Z");
    assert_eq!(reader.app().notice(), Some(&Notice::NoLinksHere));
}

/// What is shown of an address is the address: nothing in it orders its letters otherwise.
#[test]
fn an_address_cannot_show_another() {
    let mut reader = reader("[x](https://example.org/\u{202E}gpj.exe)");
    reader.press("Z");
    let Some(Content::Link(overlay)) = reader.on_top() else {
        panic!("no link");
    };
    assert_eq!(
        overlay.rows[0],
        LinkRow::Address("https://example.org/gpj.exe".into())
    );
    assert_eq!(overlay.link.address, "https://example.org/%E2%80%AEgpj.exe");
}
