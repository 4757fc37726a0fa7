//! Entities by the name that is asked for, and what is said of a name that nothing is called by.

use std::borrow::Cow;

use crate::cli::error::{Error, report};
use crate::extract::{EntityKind, Extractor};
use crate::i18n::{Locale, Value};
use crate::library::{self, Library};

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
    report(&unknown(name.trim(), &near, locale), locale);
    Ok(())
}

/// What one entity of a kind is called in a line for people.
pub(super) fn kind_name(kind: EntityKind, locale: Locale) -> Cow<'static, str> {
    locale.text(match kind {
        EntityKind::Person => "entity-person",
        EntityKind::Organization => "entity-organization",
        EntityKind::Location => "entity-location",
        EntityKind::Event => "entity-event",
        EntityKind::Law => "entity-law",
        EntityKind::Date => "entity-date",
    })
}

fn unknown(name: &str, near: &[String], locale: Locale) -> String {
    let name = ("name", Value::from(name));
    if near.is_empty() {
        return locale.format("no-article-mentions", &[name]);
    }
    let near = ("near", locale.list(near));
    locale.format("no-article-mentions-near", &[name, near])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    #[test]
    fn names_near_are_offered_where_there_are_any() {
        let near = ["لافروف".to_owned(), "لافرو".to_owned()];
        let arabic = |near| {
            let words = unknown("لافرف", near, Locale::Arabic);
            printable::field(&words).into_owned()
        };
        assert_eq!(arabic(&[]), "لا مقال يذكر «لافرف»");
        assert_eq!(
            arabic(&near),
            "لا مقال يذكر «لافرف»؛ أسماء قريبة: لافروف، لافرو"
        );
    }
}
