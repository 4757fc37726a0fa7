//! Entities by the name that is asked for, and what is said of a name that nothing is called by.

use crate::cli::error::{Error, tell};
use crate::extract::Extractor;
use crate::library::{self, Library};
use crate::words::{Locale, isolated};

/// Names that are offered instead.
const OFFERED: usize = 5;

/// The ids of what a name names: what the articles call so, else what is known by that name whatever the
/// articles call it, as NATO is where they all write الناتو.
pub(super) fn entities_named(library: &Library, name: &str) -> library::Result<Vec<String>> {
    let called = library.entities_called(name)?;
    if !called.is_empty() {
        return Ok(called);
    }
    match Extractor::new().known_by_name(name) {
        Some(id) => library.entities_called(&id),
        None => Ok(called),
    }
}

/// Says that no article mentions a name, and which ones near it there are.
pub(super) fn tell_unknown(name: &str, library: &Library, locale: Locale) -> Result<(), Error> {
    let near = library.names_near(name, OFFERED)?;
    let near: Vec<String> = near.iter().map(|name| isolated(name)).collect();
    tell(&unknown(&isolated(name.trim()), &near, locale), locale);
    Ok(())
}

fn unknown(name: &str, near: &[String], locale: Locale) -> String {
    match (locale, near) {
        (Locale::Arabic, []) => format!("لا مقال يذكر «{name}»"),
        (Locale::Arabic, near) => {
            format!("لا مقال يذكر «{name}»؛ أسماء قريبة: {}", near.join("، "))
        }
        (Locale::English, []) => format!("no article mentions “{name}”"),
        (Locale::English, near) => {
            format!("no article mentions “{name}”; near it: {}", near.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_near_are_offered_where_there_are_any() {
        let near = ["لافروف".to_owned(), "لافرو".to_owned()];
        let arabic = |near| unknown("لافرف", near, Locale::Arabic);
        assert_eq!(arabic(&[]), "لا مقال يذكر «لافرف»");
        assert_eq!(
            arabic(&near),
            "لا مقال يذكر «لافرف»؛ أسماء قريبة: لافروف، لافرو"
        );
    }
}
