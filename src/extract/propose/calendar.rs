//! Months and day numbers in words, in the calendars that Arabic articles use.

use std::collections::HashMap;

use crate::extract::document::token::{Shape, Token};
use crate::extract::document::vocabulary::{Classes, Vocabulary, WordId};
use crate::extract::propose::moment::Moment;
use crate::language::lookup::fold;
use crate::language::months::{MonthName, Needs, System, months};

/// A month of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its calendar.
    pub system: System,
    /// 1 to 12.
    pub number: u32,
    /// What must stand beside its name.
    pub needs: Needs,
}

impl Month {
    /// The month that a name is of.
    #[must_use]
    pub fn of(name: MonthName) -> Self {
        Self {
            system: name.system,
            number: u32::from(name.number),
            needs: name.needs,
        }
    }

    /// The month of a year that is not given.
    #[must_use]
    pub fn moment(self) -> Moment {
        Moment::month(self.system, self.number)
    }
}

/// Ordinals of days up to the thirty-first, in the parts they are written in.
const UNITS: [&str; 9] = [
    "الأول|الحادي",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
];
const ROUND: [(&str, u32); 5] = [
    ("العاشر", 10),
    ("العشرين", 20),
    ("العشرون", 20),
    ("الثلاثين", 30),
    ("الثلاثون", 30),
];

/// The calendar words of the vocabulary.
#[derive(Debug, Default)]
pub struct Calendar {
    months: HashMap<WordId, Vec<(Option<WordId>, Month)>>,
    /// The months by the names that any language has for them: by the first word, the second, where there is one, and
    /// the month. Both words in look-up form.
    of_any_language: HashMap<String, Vec<(Option<String>, Month)>>,
    ordinals: HashMap<WordId, u32>,
    teen: Option<WordId>,
}

impl Calendar {
    /// The calendar, its words added to `vocabulary`.
    #[must_use]
    pub fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut calendar = Self::default();
        for month in months().filter(|month| month.language == "ar") {
            let name = fold(month.name);
            calendar.add_month(&name, Month::of(month), vocabulary);
        }
        // Jewish dates are written in letters (`foreign::days`).
        for month in months().filter(|month| month.system != System::Hebrew) {
            let name = fold(month.name);
            let (first, second) = name
                .split_once(' ')
                .map_or((name.as_str(), None), |(first, second)| {
                    (first, Some(second.to_owned()))
                });
            let names = calendar.of_any_language.entry(first.to_owned());
            names.or_default().push((second, Month::of(month)));
        }
        for (value, names) in (1..).zip(UNITS) {
            for name in names.split('|') {
                let word = vocabulary.add(&fold(name), Classes::ORDINAL);
                calendar.ordinals.insert(word, value);
            }
        }
        for (name, value) in ROUND {
            let word = vocabulary.add(&fold(name), Classes::ORDINAL);
            calendar.ordinals.insert(word, value);
        }
        calendar.teen = Some(vocabulary.add("عشر", Classes::ORDINAL));
        calendar
    }

    /// The month that starts at token `at`, with the token after it and where its name starts.
    #[must_use]
    pub fn month_at(&self, tokens: &[Token], at: usize) -> Option<(Month, usize, usize)> {
        let analyses = &tokens.get(at)?.analyses;
        analyses.iter().find_map(|analysis| {
            let names = self.months.get(&analysis.word?)?;
            let second = tokens.get(at + 1);
            let (rest, month) = names
                .iter()
                .filter(|(rest, _)| rest.is_none_or(|rest| self.is_second(second, rest)))
                .max_by_key(|(rest, _)| rest.is_some())?;
            Some((*month, at + 1 + usize::from(rest.is_some()), analysis.start))
        })
    }

    /// The month by its name in any language that starts at token `at`, with the token after it and where its name
    /// starts.
    #[must_use]
    pub fn month_of_any_language_at(
        &self,
        tokens: &[Token],
        at: usize,
    ) -> Option<(Month, usize, usize)> {
        let token = tokens.get(at)?;
        let second = tokens.get(at + 1).map(Token::form);
        token.segmentations.iter().find_map(|segmentation| {
            let form = segmentation.form.as_str();
            // Persian writes the word for month onto the name: آبان‌ماه.
            let names = self.of_any_language.get(form).or_else(|| {
                let bare = form.strip_suffix("ماه")?;
                self.of_any_language.get(bare)
            })?;
            let (rest, month) = names
                .iter()
                .filter(|(rest, _)| rest.is_none() || rest.as_deref() == second)
                .max_by_key(|(rest, _)| rest.is_some())?;
            let after = at + 1 + usize::from(rest.is_some());
            Some((*month, after, token.range.start + segmentation.offset))
        })
    }

    /// Whether a token is the second word of a month's name, as a word or in figures: كانون 2.
    fn is_second(&self, token: Option<&Token>, rest: WordId) -> bool {
        let Some(token) = token else {
            return false;
        };
        match token.shape {
            Shape::Number(number) => self.ordinals.get(&rest) == Some(&number),
            _ => token.analyses.first().and_then(|whole| whole.word) == Some(rest),
        }
    }

    /// A day of the month in words (السابع والعشرين) that starts at token `at`, with the token after
    /// it and where it starts.
    #[must_use]
    pub fn ordinal_day_at(&self, tokens: &[Token], at: usize) -> Option<(u32, usize, usize)> {
        let (unit, start) = self.ordinal(tokens.get(at)?)?;
        let next = tokens.get(at + 1);
        if next.is_some_and(|token| {
            token
                .analyses
                .first()
                .is_some_and(|r| r.word.is_some() && r.word == self.teen)
        }) {
            return (unit < 10).then_some((unit + 10, at + 2, start));
        }
        let tens = next.and_then(|token| {
            let analysis = token
                .analyses
                .iter()
                .find(|r| r.clitics.conjunction == Some('و'))?;
            self.ordinals
                .get(&analysis.word?)
                .copied()
                .filter(|&value| value >= 20)
        });
        match tens {
            Some(tens) if unit < 10 => Some((tens + unit, at + 2, start)),
            _ => Some((unit, at + 1, start)),
        }
    }

    fn ordinal(&self, token: &Token) -> Option<(u32, usize)> {
        token
            .analyses
            .iter()
            .find_map(|analysis| Some((*self.ordinals.get(&analysis.word?)?, analysis.start)))
    }

    fn add_month(&mut self, name: &str, month: Month, vocabulary: &mut Vocabulary) {
        let mut words = name.split(' ');
        let first = vocabulary.add(words.next().unwrap_or_default(), Classes::MONTH);
        let second = words.next().map(|word| vocabulary.add(word, Classes::NONE));
        let names = self.months.entry(first).or_default();
        names.push((second, month));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::token::tokens;
    use crate::range::TextRange;

    #[test]
    fn the_second_of_two_months_is_read_in_figures_too() {
        let mut vocabulary = Vocabulary::default();
        let calendar = Calendar::new(&mut vocabulary);
        for (text, number) in [("كانون 2", 1), ("كانون 1", 12), ("تشرين ١", 10)] {
            let tokens = tokens(text, TextRange::new(0, text.len()), &vocabulary);
            let found = calendar.month_at(&tokens, 0);
            let month = found.map(|(month, after, _)| (month.number, after));
            assert_eq!(month, Some((number, 2)), "{text}");
        }
    }

    #[test]
    fn every_name_is_read_as_its_month_or_number() {
        let mut vocabulary = Vocabulary::default();
        let calendar = Calendar::new(&mut vocabulary);
        let read = |text: &str| tokens(text, TextRange::new(0, text.len()), &vocabulary);
        let mut met = Vec::new();
        for name in months().filter(|name| name.language == "ar") {
            let tokens = read(name.name);
            let found = calendar.month_at(&tokens, 0);
            let month = Month::of(name);
            assert_eq!(found, Some((month, tokens.len(), 0)), "{}", name.name);
            assert!(
                !met.contains(&fold(name.name)),
                "{} stands twice",
                name.name
            );
            met.push(fold(name.name));
        }
        let mut met = Vec::new();
        let units = (1..).zip(UNITS);
        let units =
            units.flat_map(|(value, names)| names.split('|').map(move |name| (name, value)));
        for (name, value) in units.chain(ROUND) {
            let tokens = read(name);
            assert_eq!(
                calendar.ordinal_day_at(&tokens, 0),
                Some((value, 1, 0)),
                "{name}"
            );
            assert!(!met.contains(&fold(name)), "{name} stands twice");
            met.push(fold(name));
        }
    }
}
