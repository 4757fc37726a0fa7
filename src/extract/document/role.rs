//! Words that have a part of their own in some rule: `assets/lexicon/roles.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::lookup::fold;

const ROLES: &str = include_str!("../../../assets/lexicon/roles.tsv");

/// The parts a word has in rules; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u64);

macro_rules! roles {
    ($($(#[$attribute:meta])* $name:ident $number:literal $id:literal;)*) => {
        impl Roles {
            $($(#[$attribute])* pub const $name: Self = Self(1 << $number);)*

            /// The roles by their names in the asset.
            const NAMES: &'static [(&'static str, Self)] = &[$(($id, Self::$name)),*];
        }
    };
}

roles! {
    /// Those whom bodies and places are called after.
    ROYAL 0 "royal";
    /// Those whom places are called after.
    REVERED 1 "revered";
    /// Joins a conference or treaty to its subject.
    ABOUT 2 "about";
    /// Those to whom something is said.
    LISTENERS 3 "listeners";
    /// Of مجلس إدارة the first word.
    COUNCIL 4 "council";
    /// Of مجلس إدارة the second word.
    MANAGEMENT 5 "management";
    /// A treaty by its head alone.
    TREATY 6 "treaty";
    /// What is known by a number.
    RESOLUTION 7 "resolution";
    /// Says what a place is for.
    TOURISTIC 8 "touristic";
    /// Is of money, not of Mali.
    FINANCIAL 9 "financial";
    /// Opens the name of an anniversary.
    ANNIVERSARY 10 "anniversary";
    /// Stands before a bare year.
    BEFORE_YEAR 11 "before-year";
    /// Names a year itself.
    YEAR_WORD 12 "year-word";
    /// The year that was spoken of.
    THE_YEAR 13 "the-year";
    /// Says that it is the one spoken of.
    SAME 14 "same";
    /// The word for a month.
    MONTH_WORD 15 "month-word";
    /// The preposition of place and time.
    IN 16 "in";
    /// The preposition of parts.
    OF 17 "of";
    /// The era of the Hijra.
    HIJRI_ERA 18 "hijri-era";
    /// A hundred, of a percentage.
    HUNDRED 19 "hundred";
    /// What is counted in thousands.
    COUNTED 20 "counted";
    /// Stands before several years.
    SEVERAL_YEARS 21 "several-years";
    /// A work, which has a title.
    WORK 22 "work";
    /// An adjective of colour or direction.
    HUE 23 "hue";
    /// Points at what follows.
    POINTING 24 "pointing";
    /// Ends no name.
    PARTICLE 25 "particle";
    /// Stands before whom something is directed against.
    AGAINST 26 "against";
    /// Joins two of a kind.
    AND 27 "and";
    /// What a state is.
    STATE 28 "state";
    /// Describes a body and is no part of its name.
    DESCRIBING 29 "describing";
    /// What a body is for.
    PURPOSE 30 "purpose";
    /// Is called by its purpose.
    SOCIETY 31 "society";
    /// The adjective of a country of which there are two.
    HALVED 32 "halved";
    /// Stands before the last of several days or years.
    UNTIL 33 "until";
    /// Stands before the first of two.
    BETWEEN 34 "between";
    /// The word for a day.
    DAY_WORD 35 "day-word";
    /// A day of the week.
    WEEKDAY 36 "weekday";
    /// Says which year or month, seen from today.
    RELATIVE 37 "relative";
    /// Stands before an era.
    BEFORE 38 "before";
    /// What our era begins with.
    OUR_ERA 39 "our-era";
    /// What has a name of its own that is no body's, person's or place's.
    SUBSTANCE 40 "substance";
    /// What somebody says or decides.
    STATEMENT 41 "statement";
    /// A group that may be any.
    ANY_GROUP 42 "any-group";
    /// An embassy or a consulate.
    MISSION 43 "mission";
    /// Says that a body is met on the web.
    SITE 44 "site";
    /// What two states agree on.
    ACCORD 45 "accord";
    /// Is called like those whose shares it counts.
    INDEX 46 "index";
    /// A place where one plays, which may be called like anything.
    STADIUM 47 "stadium";
    /// Several years with a number.
    CENTURY 48 "century";
}

impl Roles {
    /// The roles of a word in its look-up form.
    #[must_use]
    pub fn of(form: &str) -> Self {
        static WORDS: LazyLock<HashMap<String, Roles>> = LazyLock::new(|| {
            let mut words: HashMap<String, Roles> = HashMap::new();
            for (roles, listed) in lines() {
                for word in listed.split(' ') {
                    words.entry(fold(word)).or_default().0 |= roles.0;
                }
            }
            words
        });
        WORDS.get(form).copied().unwrap_or_default()
    }

    /// The roles of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets have a role in common.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
impl Roles {
    /// The words that are listed with a role.
    pub fn words(role: Self) -> impl Iterator<Item = &'static str> {
        let lines = lines().filter(move |(other, _)| *other == role);
        lines.flat_map(|(_, words)| words.split(' '))
    }
}

/// The roles of the asset with their words; those of unknown roles are passed over.
fn lines() -> impl Iterator<Item = (Roles, &'static str)> {
    let lines = ROLES.lines().filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(id, words)| {
        let role = Roles::NAMES.iter().find(|(name, _)| *name == id);
        role.map(|(_, role)| (*role, words))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::extract::document::token::tokens;
    use crate::extract::document::vocabulary::Vocabulary;
    use crate::range::TextRange;

    #[test]
    fn every_role_has_words_and_every_word_is_read_as_one() {
        let listed = ROLES
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let ids: Vec<&str> = listed
            .map(|line| line.split('\t').next().unwrap())
            .collect();
        let names: Vec<&str> = Roles::NAMES.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            ids.iter().collect::<HashSet<_>>(),
            names.iter().collect::<HashSet<_>>()
        );
        for (role, words) in lines() {
            let mut met = HashSet::new();
            for word in words.split(' ') {
                assert!(met.insert(fold(word)), "{word} stands twice");
                let all = TextRange::new(0, word.len());
                let tokens = tokens(word, all, &Vocabulary::default());
                assert!(tokens.len() == 1 && tokens[0].is_word(), "{word}");
                assert!(tokens[0].roles.has(role), "{word}");
            }
        }
    }
}
