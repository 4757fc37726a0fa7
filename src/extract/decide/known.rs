//! What lists and rules know of the words that the model found a name in.

use crate::extract::document::BlockView;
use crate::extract::document::role::Roles;
use crate::extract::document::token::Shape;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::date::is_counted;

/// A name of the model with what others know of it: which listed entity it is, which day, and what made it where
/// that has the same words. Several dates in one are told apart.
pub fn with_what_is_known(
    block: BlockView<'_>,
    name: Proposal,
    others: &[Proposal],
) -> Vec<Proposal> {
    let same_kind = || others.iter().filter(|other| other.kind == name.kind);
    let same_words = same_kind()
        .filter(|other| other.start == name.start && other.end == name.end)
        .max_by_key(|other| other.weight);
    if let Some(same) = same_words {
        return vec![*same];
    }
    if name.kind == EntityKind::Date {
        return dates(block, name, same_kind());
    }
    let mut listed = same_kind().filter(|other| {
        let is_longer = other.end == name.end && other.start > name.start;
        is_longer && is_type(block, name.kind, name.start, other.start)
    });
    let entry = listed.find_map(|other| other.entry);
    vec![Proposal { entry, ..name }]
}

/// The dates that rules read in a date of the model: one has all its words, several keep their own.
fn dates<'a>(
    block: BlockView<'_>,
    name: Proposal,
    read: impl Iterator<Item = &'a Proposal>,
) -> Vec<Proposal> {
    let within = read.filter(|date| name.start <= date.start && date.end <= name.end);
    let within: Vec<Proposal> = within.copied().collect();
    match within.as_slice() {
        [] if is_count(block, name) => Vec::new(),
        [] => vec![name],
        // Of 30 فبراير, which does not exist, the month is left; what else the model adds to a date is part of it.
        [date] if is_behind_a_day(block, name, date) => vec![*date],
        [date] => vec![Proposal {
            moment: date.moment,
            ..name
        }],
        [first, rest @ ..] => {
            let whole = Proposal {
                start: name.start,
                range: block.range_to(name.range.start, first.end),
                ..*first
            };
            let rest = rest.iter().map(|date| with_year_word(block, *date));
            std::iter::once(whole).chain(rest).collect()
        }
    }
}

/// Whether a date without a day stands right behind a number in the name, which is no year.
fn is_behind_a_day(block: BlockView<'_>, name: Proposal, date: &Proposal) -> bool {
    let before = date.start.checked_sub(1);
    let before = before.filter(|before| name.start <= *before);
    let is_day =
        |at: usize| matches!(block.tokens[at].shape, Shape::Number(number) if number < 100);
    before.is_some_and(is_day) && !is_number(block, date.start)
}

fn is_number(block: BlockView<'_>, at: usize) -> bool {
    matches!(block.tokens[at].shape, Shape::Number(_))
}

/// Whether a date is a number alone that counts what stands behind it: 1200 كيلومتر.
fn is_count(block: BlockView<'_>, name: Proposal) -> bool {
    name.end == name.start + 1 && is_number(block, name.start) && is_counted(block.tokens, name.end)
}

/// A date with the word for a year before it: عام 2015.
fn with_year_word(block: BlockView<'_>, date: Proposal) -> Proposal {
    let before = date.start.checked_sub(1);
    let year = before.filter(|&before| block.tokens[before].roles.has(Roles::YEAR_WORD));
    year.map_or(date, |start| Proposal {
        start,
        range: block.range_to(block.tokens[start].range.start, date.end),
        ..date
    })
}

/// Whether all words from `start` to `end` say what sort of thing is named: شركة in شركة أرامكو, مدينة in مدينة لوسيل. A
/// stadium or museum that is called after a place is another place.
fn is_type(block: BlockView<'_>, kind: EntityKind, start: usize, end: usize) -> bool {
    let types = match kind {
        EntityKind::Location => Classes::PLACE_TYPE,
        _ => Classes::NAMED_BODY.union(Classes::ORGANIZATION_HEAD),
    };
    (start..end).all(|at| block.tokens[at].analysis_of(types).is_some())
}
