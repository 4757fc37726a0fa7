//! Finds the article in a page: the one place that knows the crate for it.

use legible::Options;

use crate::limits;

/// The HTML of the article in a page; `None` where none is found.
pub(super) fn article(page: &str) -> Option<String> {
    let options = Options::new()
        .disable_json_ld(true)
        .keep_classes(true)
        .max_elems_to_parse(limits::PAGE_ELEMENTS);
    let found = legible::parse(page, None, Some(options)).ok()?;
    Some(found.content)
}
