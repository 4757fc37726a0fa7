//! Words in presentation forms that stand in the order in which they are seen, from the left, as text taken out of
//! PDF files has them.

use crate::text::joins_of_form;

/// The letters of a word in the order in which they are spoken, where it is written in presentation forms from the left;
/// `None` where it is not. No letter joins to one that is not there: so the order is told.
pub(super) fn reordered(word: &str) -> Option<String> {
    let joins: Option<Vec<(bool, bool)>> = word.chars().map(joins_of_form).collect();
    let mut joins = joins?;
    let is_from_right = is_joined(&joins);
    joins.reverse();
    let is_from_left = joins.len() > 1 && is_joined(&joins);
    (is_from_left && !is_from_right).then(|| word.chars().rev().collect())
}

/// Whether each letter joins to its neighbour as that joins to it.
fn is_joined(joins: &[(bool, bool)]) -> bool {
    let begins = joins.first().is_none_or(|first| !first.0);
    let ends = joins.last().is_none_or(|last| !last.1);
    begins && ends && joins.windows(2).all(|pair| pair[0].1 == pair[1].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_from_the_left_is_turned_round() {
        assert_eq!(reordered("ﻡﻼﺳ").as_deref(), Some("ﺳﻼﻡ"));
        assert_eq!(reordered("ﺳﻼﻡ"), None);
        assert_eq!(reordered("سلام"), None);
        assert_eq!(reordered("ﺩﺍﺭ"), None, "nothing tells its order");
        assert_eq!(reordered(""), None);
    }
}
