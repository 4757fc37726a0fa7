//! Links: their numbers in the text, and the one that was chosen with its address.

use std::rc::Rc;

use crate::app::arrangement::Area;
use crate::app::link_overlay::{LinkOverlay, LinkRow};
use crate::app::links::Link;
use crate::app::overlay::Overlay;
use crate::app::reading::Reading;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::hyperlinks::Hyperlink;
use crate::ui::{Role, View};

impl View<'_> {
    /// Notes which cells of the text lead to an address. Where something lies over it none does.
    pub(super) fn note_hyperlinks(&mut self, reading: &Reading, links: Vec<Link>, text: Area) {
        if !self.app.overlays().is_empty() {
            return;
        }
        for link in links {
            let address: Rc<str> = link.address.into();
            let number = link.range.start;
            let first = reading.page.row_of(link.range.start).max(reading.top());
            let last = reading.page.row_of(link.range.end.saturating_sub(1));
            for row in first..=last.min(reading.top() + usize::from(text.height) - 1) {
                let Ok(down) = u16::try_from(row - reading.top()) else {
                    continue;
                };
                let signs = reading.page.signs(row).into_iter();
                for sign in signs.filter(|sign| sign.range.overlaps(link.range)) {
                    let start = text.x + sign.column;
                    self.regions.add_hyperlink(Hyperlink {
                        y: text.y + down,
                        columns: start..start + sign.width,
                        number,
                        address: Rc::clone(&address),
                    });
                }
            }
        }
    }

    /// Draws the numbers of links over where they begin.
    pub(super) fn draw_link_numbers(&mut self, reading: &Reading, text: Area) {
        let Some(choice) = &reading.choosing_link else {
            return;
        };
        if self.is_plain() {
            return self.say_link_numbers(reading, &choice.links, text);
        }
        let style = self.theme.style(Role::CurrentHit);
        let first = reading.page.offset_of(reading.top());
        for (number, link) in (1..).zip(&choice.links) {
            let Some((row, sign)) = reading.page.sign_at(link.range.start.max(first)) else {
                continue;
            };
            let down = row.checked_sub(reading.top());
            let down = down.filter(|down| *down < usize::from(text.height));
            let Some(down) = down.and_then(|down| u16::try_from(down).ok()) else {
                continue;
            };
            let words = number.to_string();
            let width = u16::try_from(words.len()).unwrap_or(u16::MAX);
            let column = match sign.direction {
                Direction::LeftToRight => sign.column,
                Direction::RightToLeft => (sign.column + sign.width).saturating_sub(width),
            };
            let area = Area {
                x: text.x + column.min(text.width.saturating_sub(width)),
                y: text.y + down,
                width,
                height: 1,
            };
            let base = BaseDirection::Fixed(Direction::LeftToRight);
            self.canvas.text(area, &words, base, Side::Left, style);
        }
    }

    /// Writes the numbers of links at the ends of the rows where they begin.
    fn say_link_numbers(&mut self, reading: &Reading, links: &[Link], text: Area) {
        let numbered: Vec<(usize, String)> = (1..)
            .zip(links)
            .map(|(number, link): (usize, &Link)| {
                (reading.page.row_of(link.range.start), number.to_string())
            })
            .collect();
        for of_row in numbered.chunk_by(|one, next| one.0 == next.0) {
            let down = of_row[0].0.saturating_sub(reading.top());
            let down = u16::try_from(down).ok().filter(|down| *down < text.height);
            let Some(down) = down else { continue };
            let numbers: Vec<&str> = of_row.iter().map(|(_, number)| number.as_str()).collect();
            let words = format!(" {}", numbers.join(" "));
            let style = self.theme.style(Role::CurrentHit);
            self.canvas
                .words(text.row(text.y + down), &words, Side::Left, style);
        }
    }

    pub(super) fn draw_link(&mut self, link: &LinkOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let inner = self.draw_box(link.rows.len(), &locale.text("link-title"));
        self.draw_rows(inner, overlay, |view, line, index, style| {
            let id = match link.rows.get(index) {
                Some(LinkRow::Address(piece)) => {
                    let base = BaseDirection::Fixed(Direction::LeftToRight);
                    let style = view.theme.style(Role::Link);
                    view.canvas.text(line, piece, base, Side::Left, style);
                    return;
                }
                Some(LinkRow::Open) => "link-open",
                Some(LinkRow::Copy) => "link-copy",
                Some(LinkRow::Add) => "link-add",
                None => return,
            };
            view.canvas
                .words(line, &locale.text(id), Side::Right, style);
        });
    }
}
