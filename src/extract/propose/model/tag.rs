//! The tags a model gives to tokens: outside every name, or at the beginning of or inside one (BIO).

use crate::extract::entity::EntityKind;

/// How many kinds of names there are.
pub const KINDS: usize = 6;

/// How many tags there are.
pub const TAGS: usize = 2 * KINDS + 1;

/// One number for each tag.
pub type Scores = [f32; TAGS];

/// The kinds of names that corpora mark, in the order of their tags.
const KIND_NAMES: [&str; KINDS] = ["PER", "ORG", "LOC", "EVT", "LAW", "DATE"];

/// What older corpora call all names that are none of people, bodies and places. The model of encyclopedic
/// articles has its tags in the place of events.
const OTHER: (&str, usize) = ("MISC", 3);

/// The place of a token in a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameTag(u8);

impl NameTag {
    /// Outside every name.
    pub const OUTSIDE: Self = Self(0);

    /// The tag a corpus writes as `B-PERS`, `I-LOC`, `O`; kinds that are none of these are outside.
    #[must_use]
    pub fn parse(written: &str) -> Self {
        let Some((place, kind)) = written.split_once('-') else {
            return Self::OUTSIDE;
        };
        let names = KIND_NAMES.into_iter().zip(0..).chain([OTHER]);
        let kind = names
            .filter(|(name, _)| kind.starts_with(name))
            .map(|(_, index)| index)
            .next();
        match (place, kind) {
            ("B", Some(kind)) => Self::begin(kind),
            ("I", Some(kind)) => Self::begin(kind).inside(),
            _ => Self::OUTSIDE,
        }
    }

    /// The tag at `index` of [`Scores`].
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u8::try_from(index % TAGS).unwrap_or_default())
    }

    /// Its index in [`Scores`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether a name begins here.
    #[must_use]
    pub const fn is_begin(self) -> bool {
        self.0 % 2 == 1
    }

    /// The tag of the tokens that follow in the same name.
    #[must_use]
    pub const fn inside(self) -> Self {
        if self.is_begin() {
            Self(self.0 + 1)
        } else {
            self
        }
    }

    /// The tag of the first token of the same name.
    #[must_use]
    pub fn beginning(self) -> Self {
        self.kind_index().map_or(self, Self::begin)
    }

    /// Whether a token tagged `next` may follow one tagged so.
    #[must_use]
    pub fn may_precede(self, next: Self) -> bool {
        next == Self::OUTSIDE || next.is_begin() || self.inside() == next
    }

    /// The number of the kind of name, 0 to 5; `None` outside names.
    #[must_use]
    pub fn kind_index(self) -> Option<usize> {
        (usize::from(self.0)).checked_sub(1).map(|tag| tag / 2)
    }

    /// The kind of entity; `None` outside names.
    #[must_use]
    pub fn kind(self) -> Option<EntityKind> {
        match self.kind_index()? {
            0 => Some(EntityKind::Person),
            1 => Some(EntityKind::Organization),
            2 => Some(EntityKind::Location),
            3 => Some(EntityKind::Event),
            4 => Some(EntityKind::Law),
            5 => Some(EntityKind::Date),
            _ => None,
        }
    }

    fn begin(kind: usize) -> Self {
        Self::at(2 * kind + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_corpora_are_read() {
        assert_eq!(NameTag::parse("O"), NameTag::OUTSIDE);
        assert_eq!(NameTag::parse("B-PERS").kind(), Some(EntityKind::Person));
        assert_eq!(NameTag::parse("B-PERS").inside(), NameTag::parse("I-PER"));
        assert_eq!(NameTag::parse("I-MISC").kind_index(), Some(3));
        assert_eq!(NameTag::parse("B-DATE").kind(), Some(EntityKind::Date));
        assert_eq!(NameTag::parse("B-LAW").inside(), NameTag::parse("I-LAW"));
        assert_eq!(NameTag::parse("B-EVT").kind(), Some(EntityKind::Event));
        assert_eq!(NameTag::parse("B-TIME"), NameTag::OUTSIDE);
    }

    #[test]
    fn a_name_goes_on_only_in_its_own_kind() {
        let (person, place) = (NameTag::parse("B-PER"), NameTag::parse("B-LOC"));
        assert!(person.may_precede(person.inside()));
        assert!(person.inside().may_precede(place));
        assert!(!person.may_precede(place.inside()));
        assert!(!NameTag::OUTSIDE.may_precede(place.inside()));
    }
}
