//! Entities by name, and suggestions for names that match nothing.

use std::borrow::Cow;

use crate::cli::error::{Error, report};
use crate::extract::{Extractor, Rule};
use crate::i18n::{Locale, MessageValue};
use crate::library::{self, Filter, Library};

/// How many similar names are suggested.
const OFFERED: usize = 5;

/// The ids of the entities of a name: those that articles call so, else those that are known by it, as NATO if all
/// articles write الناتو.
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

/// Reports that no article mentions a name, and suggests similar ones.
pub(super) fn tell_unknown(name: &str, library: &Library, locale: Locale) -> Result<(), Error> {
    let near = library.names_near(name, OFFERED)?;
    report(&unknown(name.trim(), &near, locale), locale);
    Ok(())
}

/// Reports why nothing fits a filter: entities that no article mentions, with similar names, and words that are in none,
/// with what they may have been meant for. Returns whether that says that nothing was found.
pub(super) fn tell_why_nothing_fits(
    filter: &Filter,
    library: &Library,
    locale: Locale,
) -> Result<bool, Error> {
    let unknown = unknown_entities(filter, library)?;
    for name in &unknown {
        tell_unknown(name, library, locale)?;
    }
    if let Some(meant) = library.query_meant(&filter.query)? {
        let query = [("query", meant.written_in(locale).into())];
        report(&locale.format("did-you-mean", &query), locale);
    }
    Ok(!unknown.is_empty())
}

/// The entities that a filter asks for and no article mentions.
fn unknown_entities(filter: &Filter, library: &Library) -> Result<Vec<String>, Error> {
    let chosen = filter.entities.iter().filter(|it| it.ids.is_empty());
    let mut unknown: Vec<String> = chosen.map(|it| it.name.clone()).collect();
    for (name, _) in filter.query.entities() {
        if entities_named(library, name)?.is_empty() {
            unknown.push(name.to_owned());
        }
    }
    Ok(unknown)
}

/// The name of the rule that made a mention.
pub(super) fn rule_name(rule: Rule, locale: Locale) -> Cow<'static, str> {
    locale.text(match rule {
        Rule::ListedName => "rule-listed-name",
        Rule::WeakName => "rule-weak-name",
        Rule::DateInFigures => "rule-date-in-figures",
        Rule::Day => "rule-day",
        Rule::DayInWords => "rule-day-in-words",
        Rule::Month => "rule-month",
        Rule::Year => "rule-year",
        Rule::BodyPhrase | Rule::ForeignBody => "rule-body-phrase",
        Rule::EventPhrase | Rule::ForeignEvent => "rule-event-phrase",
        Rule::LawPhrase | Rule::ForeignLaw => "rule-law-phrase",
        Rule::PlacePhrase | Rule::ForeignPlace => "rule-place-phrase",
        Rule::PlaceAfterType | Rule::ForeignPlaceAfterType => "rule-place-after-type",
        Rule::Anniversary => "rule-anniversary",
        Rule::PersonAfterOffice | Rule::ForeignPersonAfterOffice => "rule-person-after-office",
        Rule::PersonAnnounced => "rule-person-announced",
        Rule::ForeignPersonAnnounced => "rule-person-by-office",
        Rule::PersonByNames | Rule::ForeignPersonByNames => "rule-person-by-names",
        Rule::BodyAfterPerson => "rule-body-after-person",
        Rule::PlaceAfterPerson => "rule-place-after-person",
        Rule::Model => "rule-model",
        Rule::NameAgain => "rule-name-again",
        Rule::ShortName | Rule::ForeignShortName => "rule-short-name",
        Rule::Abbreviation => "rule-abbreviation",
    })
}

fn unknown(name: &str, near: &[String], locale: Locale) -> String {
    let name = ("name", MessageValue::from(name));
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
