//! Which corrections an index of entities was made with, told by their digests.

use std::collections::BTreeMap;

use super::record::digest;
use crate::corrections::{Correction, Corrections};

/// The mark of an article whose own corrections are not in the index.
pub(super) const BEHIND: i64 = -1;

/// Names the corrections for all articles that an index was made with; 0 for none.
pub(super) fn corrections_digest(corrections: &Corrections) -> i64 {
    let for_all = corrections.list().iter();
    digest_of(for_all.filter(|correction| correction.article.is_none()))
}

/// The same for those of single articles, by where they came from.
pub(super) fn digests_by_article(corrections: &Corrections) -> BTreeMap<String, i64> {
    let list = corrections.list();
    let origins = list.iter().filter_map(|one| one.article.clone());
    let digest = |origin: String| {
        let own = list
            .iter()
            .filter(|one| one.article.as_ref() == Some(&origin));
        let digest = digest_of(own);
        (origin, digest)
    };
    origins.map(digest).collect()
}

fn digest_of<'a>(corrections: impl Iterator<Item = &'a Correction>) -> i64 {
    let mut list = Corrections::default();
    corrections.for_each(|correction| list.push(correction.clone()));
    if list.list().is_empty() {
        0
    } else {
        // Positive, so that it is no mark.
        digest(&list.to_toml("")) & i64::MAX
    }
}
