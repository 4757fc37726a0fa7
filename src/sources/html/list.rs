//! The numbers of the items of a list.

use super::dom::{Dom, NodeId};
use super::elements::number;
use crate::article::{ListNumber, ListNumerals, Marker};

/// The numbers of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    /// The number of the next item; `None` where they have none.
    next: Option<i64>,
    step: i64,
    numerals: ListNumerals,
}

impl Numbers {
    pub(super) fn of(dom: &Dom, list: NodeId, is_ordered: bool) -> Self {
        let is_reversed = dom.attribute(list, "reversed").is_some();
        let first = || match is_reversed {
            true => {
                let items = dom.children(list).filter(|&child| dom.name(child) == "li");
                i64::try_from(items.count()).unwrap_or(i64::MAX)
            }
            false => 1,
        };
        Self {
            next: is_ordered.then(|| number(dom, list, "start").unwrap_or_else(first)),
            step: if is_reversed { -1 } else { 1 },
            numerals: numerals(dom, list).unwrap_or_default(),
        }
    }

    /// What stands before the next item.
    pub(super) fn next(&mut self, dom: &Dom, item: NodeId) -> Marker {
        let Some(next) = &mut self.next else {
            return Marker::Bullet;
        };
        let own = number(dom, item, "value").unwrap_or(*next);
        *next = own.saturating_add(self.step);
        // Below zero nothing fits.
        Marker::Number(ListNumber {
            value: u32::try_from(own.max(0)).unwrap_or(u32::MAX),
            numerals: numerals(dom, item).unwrap_or(self.numerals),
        })
    }
}

/// The signs that an element says the numbers of its list are written in, in its style or as its type.
fn numerals(dom: &Dom, id: NodeId) -> Option<ListNumerals> {
    let style = dom.attribute(id, "style").unwrap_or_default();
    let mut declarations = style.split(';').filter_map(|it| it.split_once(':'));
    let styled = declarations.find_map(|(property, value)| {
        let property = property.trim().to_ascii_lowercase();
        let is_list = matches!(property.as_str(), "list-style-type" | "list-style");
        let mut names = value.split_ascii_whitespace();
        is_list.then(|| names.find_map(|name| of_css(&name.to_ascii_lowercase())))?
    });
    styled.or_else(|| of_type(dom.attribute(id, "type")?.trim()))
}

/// The signs of a `list-style-type` of CSS.
fn of_css(name: &str) -> Option<ListNumerals> {
    Some(match name {
        "lower-latin" => ListNumerals::LowerLatin,
        "upper-latin" => ListNumerals::UpperLatin,
        "urdu" => ListNumerals::Persian,
        other => ListNumerals::from_id(other)?,
    })
}

/// The signs of a `type` of HTML.
fn of_type(name: &str) -> Option<ListNumerals> {
    Some(match name {
        "1" => ListNumerals::Western,
        "a" => ListNumerals::LowerLatin,
        "A" => ListNumerals::UpperLatin,
        "i" => ListNumerals::LowerRoman,
        "I" => ListNumerals::UpperRoman,
        _ => return None,
    })
}
