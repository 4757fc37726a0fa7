//! The name of a type means one thing in the whole crate, so that it can be read without looking at its path.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::layers::sources;

/// Names that several files may declare: an `Error`, which each module that touches the world has and which is always
/// written with the module; and the `Network` of `web`, which has one with the feature `fetch` and one without it.
const SHARED: [&str; 2] = ["Error", "Network"];

/// The name of the type that a line declares, where other files can name it.
fn visible_type(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub")?;
    let rest = match rest.strip_prefix('(') {
        Some(within) => within.split_once(')')?.1,
        None => rest,
    };
    let (keyword, rest) = rest.trim_start().split_once(' ')?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    let name = &rest[..end.unwrap_or(rest.len())];
    matches!(keyword, "struct" | "enum" | "trait" | "type" | "union").then_some(name)
}

#[test]
fn a_visible_type_is_declared_under_any_visibility() {
    assert_eq!(visible_type("pub struct Page {"), Some("Page"));
    assert_eq!(visible_type("    pub(super) enum Row<'a> {"), Some("Row"));
    assert_eq!(
        visible_type("pub(crate) type Weights = [f32; 2];"),
        Some("Weights")
    );
    assert_eq!(visible_type("struct Page;"), None);
    assert_eq!(visible_type("pub fn page() -> Page {"), None);
    assert_eq!(visible_type("pub use page::Page;"), None);
}

#[test]
fn no_type_that_other_files_can_name_shares_its_name() {
    let mut declared: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, _, code) in sources() {
        let file = file.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")));
        let file = file.unwrap().display().to_string();
        for name in code.lines().filter_map(visible_type) {
            declared
                .entry(name.to_owned())
                .or_default()
                .insert(file.clone());
        }
    }
    declared.retain(|_, files| files.len() > 1);
    let shared: Vec<&str> = declared.keys().map(String::as_str).collect();
    assert_eq!(shared, SHARED, "{declared:#?}");
}
