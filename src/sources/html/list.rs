//! The numbers of the items of a list.

use super::dom::{Dom, NodeId};
use super::elements::number;
use crate::article::Marker;

/// The numbers of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    /// The number of the next item; `None` where they have none.
    next: Option<i64>,
    step: i64,
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
        Marker::Number(u32::try_from(own.max(0)).unwrap_or(u32::MAX))
    }
}
