//! Folding leads back, and takes time in proportion to the length of the text.

use proptest::prelude::*;
use qari::language::fold::fold;
use qari::range::TextRange;

use crate::texts::{hostile, texts};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// What was folded leads back to what it came from.
    #[test]
    fn folded_ranges_have_an_original(text in texts()) {
        let folded = fold(&text);
        let offsets: Vec<usize> =
            folded.text.char_indices().map(|(offset, _)| offset).chain([folded.text.len()]).collect();
        let mut before = 0;
        for pair in offsets.windows(2) {
            let range = folded.range_of(TextRange::new(pair[0], pair[1]));
            let original = text.get(range.start..range.end);
            prop_assert!(original.is_some_and(|original| !original.is_empty()));
            prop_assert!(range.start >= before);
            before = range.start;
        }
        prop_assert_eq!(fold(&folded.text).text, folded.text.clone(), "folding twice is folding");
    }
}

#[test]
fn hostile_texts_are_folded() {
    for text in hostile() {
        assert!(fold(&text).text.len() <= text.len());
    }
}
