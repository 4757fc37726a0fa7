//! People: names told by given names, by the office before them, and by verbs of saying.

use crate::extract::document::token::{Analysis, Token};
use crate::extract::document::vocabulary::Classes;
use crate::extract::document::{BlockView, Rules};
use crate::extract::entity::EntityKind;
use crate::extract::propose::named_after::named_after;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Context, Proposal};
use crate::language::letters::{has_article, has_tanwin};
use crate::language::lookup::Words;
use crate::language::proclitics::Clitics;

/// The longest name, in words.
const LONGEST_NAME: usize = 6;
/// The longest office before a name, in words: وزير الدولة للشؤون الخارجية …
const LONGEST_OFFICE: usize = 9;

/// The most linking words in a row inside a name: بن أبي عبد الله has three.
const MOST_LINKS: usize = 3;

/// How sure the words before make us that a person's name starts here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Announcement {
    /// Nothing points to a name.
    None,
    /// An adjective of nationality, a verb of saying, an office and a comma.
    Likely,
    /// An indefinite office right before it. A word that is a name and an adjective may be the adjective
    /// here: عالم عادل, a just world, where عالم can also be a scholar.
    Indefinite,
    /// An office or address right before it.
    Strong,
}

/// Proposes names of people, and the bodies and places that are called after one.
pub fn propose(context: Context<'_>, block: BlockView<'_>, proposals: &mut Vec<Proposal>) {
    if context.rules != Rules::Arabic {
        return;
    }
    let mut at = 0;
    while at < block.tokens.len() {
        let announced = announcement(block, at);
        let found = block.tokens[at]
            .analyses
            .iter()
            .filter(|analysis| analysis.clitics.is_none() || analysis.word.is_some())
            .find_map(|analysis| name_from(block, at, analysis, announced));
        match found {
            Some(proposal) => {
                at = proposal.end;
                proposals.extend(named_after(block, proposal));
            }
            None => at += 1,
        }
    }
}

/// The name whose first word is an analysis of the token at `start`.
fn name_from(
    block: BlockView<'_>,
    start: usize,
    analysis: &Analysis,
    announced: Announcement,
) -> Option<Proposal> {
    let first = first_part(block, start, analysis, announced)?;
    let mut end = first.end;
    let mut words = 1;
    if let Some(known) = known_person(block, start, analysis) {
        // Beyond a name that is known only what must be a name goes on with it.
        let goes_on = certain(block, known) && block.tokens[known].spaced;
        if !goes_on {
            return None;
        }
    }
    while words < LONGEST_NAME {
        let Some(after) = next_part(block, end) else {
            break;
        };
        end = after;
        words += 1;
    }
    let enough = match first.weight {
        NameWeight::Given => words > 1 || announced >= Announcement::Indefinite,
        NameWeight::Ambiguous => {
            announced == Announcement::Strong || (words > 1 && certain(block, first.end))
        }
        NameWeight::Unknown => announced >= Announcement::Indefinite || words > 1,
    };
    // What is in no list and begins with و is more often joined to what stands before.
    let unlisted = first.weight == NameWeight::Unknown && analysis.word.is_none();
    let from = match behind_and(block, start) {
        Some(from) if unlisted && announced == Announcement::None => from,
        _ => analysis.start,
    };
    let rule = match announced {
        Announcement::Strong | Announcement::Indefinite => Rule::PersonAfterOffice,
        Announcement::Likely => Rule::PersonAnnounced,
        Announcement::None => Rule::PersonByNames,
    };
    let range = block.range_to(from, end);
    enough.then(|| Proposal::by_rule(rule, EntityKind::Person, (start, end), range))
}

/// The end of a full name in the gazetteer that starts at `start`.
fn known_person(block: BlockView<'_>, start: usize, analysis: &Analysis) -> Option<usize> {
    let name = block.names[start].as_ref()?;
    let is_full = name.end > start + 1 && name.range.start == analysis.start;
    (is_full && !name.weak && block.kind(name) == EntityKind::Person).then_some(name.end)
}

/// What the first word of a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameWeight {
    /// It is a given name and hardly anything else.
    Given,
    /// It is a given name and a common word.
    Ambiguous,
    /// It is in no list; the words before carry the name.
    Unknown,
}

struct FirstPart {
    end: usize,
    weight: NameWeight,
}

fn first_part(
    block: BlockView<'_>,
    at: usize,
    analysis: &Analysis,
    announced: Announcement,
) -> Option<FirstPart> {
    let token = &block.tokens[at];
    let classes = analysis.classes;
    if !token.is_word() || classes.intersects(Classes::STOP) {
        return None;
    }
    if classes.intersects(Classes::NAME_LINK) {
        let end = linked(block, at)?;
        return Some(FirstPart {
            end,
            weight: NameWeight::Given,
        });
    }
    let end = at + 1;
    if classes.intersects(Classes::GIVEN) {
        let split = analysis.clitics.preposition.is_some();
        let weight = if classes.intersects(Classes::ORDINARY) || split {
            NameWeight::Ambiguous
        } else {
            NameWeight::Given
        };
        return Some(FirstPart { end, weight });
    }
    let pointed_to = announced > Announcement::None || certain(block, end);
    let bare =
        analysis.clitics.is_none() || (announced == Announcement::None && is_conjoined(analysis));
    if classes.intersects(Classes::SURNAME) && pointed_to && bare {
        return Some(FirstPart {
            end,
            weight: NameWeight::Unknown,
        });
    }
    let unknown = analysis.clitics.is_none()
        && (announced > Announcement::None || is_family_name(block, end))
        && is_unknown(block, at)
        && !is_definite(token, block.text)
        && !is_conjoined_name(token, announced)
        && !is_behind_preposition(token);
    unknown.then_some(FirstPart {
        end,
        weight: NameWeight::Unknown,
    })
}

/// The end of the part of a name that may follow at `at`.
fn next_part(block: BlockView<'_>, at: usize) -> Option<usize> {
    let token = block.tokens.get(at)?;
    if token.is_mark("-") {
        let next = block.tokens.get(at + 1)?;
        return (!token.spaced && !next.spaced && next.is_word()).then_some(at + 2);
    }
    let numbered = is_number(block, at - 1);
    if !token.spaced || !token.is_word() || numbered || is_other_script(block, at) {
        return None;
    }
    let classes = token.classes();
    if classes.intersects(
        Classes::STOP
            .union(Classes::TITLE)
            .union(Classes::HONORIFIC),
    ) {
        return None;
    }
    if classes.intersects(Classes::NAME_LINK) {
        return linked(block, at);
    }
    if classes.intersects(Classes::GIVEN.union(Classes::SURNAME)) {
        return Some(at + 1);
    }
    if is_number(block, at) {
        return may_end(block, at).then_some(at + 1);
    }
    (is_unknown(block, at) && behind_and(block, at).is_none()).then_some(at + 1)
}

/// Whether the word at `at` is in Latin letters and the word right before it is not, or the other way round: the name
/// again, as it is written elsewhere.
pub fn is_other_script(block: BlockView<'_>, at: usize) -> bool {
    let (before, token) = (&block.tokens[at - 1], &block.tokens[at]);
    let are_words = before.is_word() && token.is_word();
    are_words && before.form().is_ascii() != token.form().is_ascii()
}

/// Where the word at `at` goes on behind و or ف, if it may begin with one. In no list, it begins with و that is
/// no letter of its own unless it is spelled like a foreign W.
pub fn behind_and(block: BlockView<'_>, at: usize) -> Option<usize> {
    let token = &block.tokens[at];
    let mut listed = token.analyses.iter();
    let listed = listed.find(|analysis| analysis.clitics.conjunction.is_some());
    listed.map(|analysis| analysis.start).or_else(|| {
        let mut segmentations = token.segmentations.iter();
        let and = Clitics {
            conjunction: Some('و'),
            preposition: None,
        };
        let rest = segmentations.find(|segmentation| segmentation.clitics == and)?;
        let foreign = rest.form.starts_with(['ي', 'و']);
        (!foreign && rest.form.chars().count() > 2).then_some(token.range.start + rest.offset)
    })
}

/// Whether a person's name of several words can end with the word at `at`. Kings and popes are numbered behind a
/// given name; behind a family name an ordinal counts something else: سجل صالح الشهري الأول, the first goal.
pub fn may_end(block: BlockView<'_>, at: usize) -> bool {
    let token = &block.tokens[at];
    let counts = is_number(block, at) && !block.tokens[at - 1].is(Classes::GIVEN);
    !counts && !is_inflected(token.range.of(block.text))
}

/// Whether the word at `at` is an ordinal with the article: الأول.
pub fn is_number(block: BlockView<'_>, at: usize) -> bool {
    let token = &block.tokens[at];
    token.is(Classes::ORDINAL) && is_definite(token, block.text)
}

/// Whether a word is و and a name of people: وسعود. Where the words before announce a name, only a given name
/// tells.
fn is_conjoined_name(token: &Token, announced: Announcement) -> bool {
    let name = match announced {
        Announcement::None => Classes::GIVEN.union(Classes::SURNAME),
        _ => Classes::GIVEN,
    };
    let mut analyses = token.analyses.iter();
    analyses.any(|analysis| is_conjoined(analysis) && analysis.classes.intersects(name))
}

/// Whether a word is a preposition and a given name: لزيد.
fn is_behind_preposition(token: &Token) -> bool {
    let mut analyses = token.analyses.iter();
    analyses.any(|analysis| {
        analysis.clitics.preposition.is_some() && analysis.classes.intersects(Classes::GIVEN)
    })
}

fn is_conjoined(analysis: &Analysis) -> bool {
    analysis.clitics.conjunction.is_some() && analysis.clitics.preposition.is_none()
}

/// Whether the word at `at` is a family name and nothing else.
fn is_family_name(block: BlockView<'_>, at: usize) -> bool {
    block.tokens.get(at).is_some_and(|token| {
        let classes = token.classes();
        let other = Classes::GIVEN
            .union(Classes::ORDINARY)
            .union(Classes::NAME_LINK);
        token.spaced && classes.intersects(Classes::SURNAME) && !classes.intersects(other)
    })
}

/// Whether the word at `at` belongs to a name beyond doubt.
fn certain(block: BlockView<'_>, at: usize) -> bool {
    block.tokens.get(at).is_some_and(|token| {
        let classes = token.classes();
        classes.intersects(
            Classes::NAME_LINK
                .union(Classes::GIVEN)
                .union(Classes::SURNAME),
        ) && !classes.intersects(Classes::ORDINARY)
    })
}

/// The end of a compound such as عبد الله, أبو الغيط, بن عبد العزيز that starts at `at`.
fn linked(block: BlockView<'_>, at: usize) -> Option<usize> {
    let links = block.tokens[at + 1..]
        .iter()
        .take(MOST_LINKS)
        .take_while(|token| token.spaced && token.is(Classes::NAME_LINK))
        .count();
    let last = at + 1 + links;
    let next = block.tokens.get(last)?;
    if !next.spaced || !next.is_word() || next.is(Classes::STOP) {
        return None;
    }
    let name_like = next.is(Classes::GIVEN.union(Classes::SURNAME))
        || is_unknown(block, last)
        || is_definite(next, block.text);
    name_like.then_some(last + 1)
}

/// Whether the word at `at` is no common word and no known name of anything but a person.
fn is_unknown(block: BlockView<'_>, at: usize) -> bool {
    let token = &block.tokens[at];
    let known = Classes::ORDINARY
        .union(Classes::STOP)
        .union(Classes::NATIONALITY)
        .union(Classes::ATTRIBUTE)
        .union(Classes::FIELD)
        .union(Classes::MONTH)
        .union(Classes::TITLE)
        .union(Classes::HONORIFIC)
        .union(Classes::ORGANIZATION_HEAD)
        .union(Classes::EVENT_HEAD)
        .union(Classes::LAW_HEAD)
        .union(Classes::PLACE_HEAD)
        .union(Classes::PLACE_TYPE)
        .union(Classes::SAYING);
    let named = block.names[at]
        .as_ref()
        .is_some_and(|name| !name.weak && block.kind(name) != EntityKind::Person);
    token.is_word()
        && !named
        && token.range.len() > 3
        && !is_inflected(token.range.of(block.text))
        && token
            .analyses
            .iter()
            .all(|analysis| !analysis.classes.intersects(known))
}

/// Pronouns that names of people do not have attached.
const PRONOUNS: Words = Words::new(&["ها", "هم", "هما", "ته"]);
/// Pronouns that are attached to an office: that of the one spoken of.
const OWNERS: Words = Words::new(&["ه", "ها", "هم"]);

/// Whether a word has a form that names of people do not have behind another: tanwin, an attached pronoun, the
/// preposition ل before the article, or by itself with a tatweel before Latin letters and marks: لـ.
fn is_inflected(written: &str) -> bool {
    let conjunction = written.starts_with(['و', 'ف']);
    let is_letter = written.trim_end_matches('ـ').chars().nth(1).is_none();
    has_tanwin(written)
        || is_letter
        || written.starts_with("لل")
        || PRONOUNS.iter().any(|pronoun| written.ends_with(pronoun))
        || (conjunction && written.ends_with('ه'))
}

/// Whether a word has the article, behind a conjunction or not.
fn is_definite(token: &Token, text: &str) -> bool {
    let written = token.range.of(text);
    has_article(written) || written.strip_prefix('و').is_some_and(has_article)
}

/// What stands before the token at `at`.
fn announcement(block: BlockView<'_>, at: usize) -> Announcement {
    let Some(before) = at.checked_sub(1) else {
        return Announcement::None;
    };
    let token = &block.tokens[before];
    if token.is_mark("،,:-–") {
        let office = before
            .checked_sub(1)
            .is_some_and(|end| ends_office(block, end));
        return if office {
            Announcement::Likely
        } else {
            Announcement::None
        };
    }
    if !block.tokens[at].spaced || token.is(Classes::STOP) {
        return Announcement::None;
    }
    if token.analysis_of(Classes::HONORIFIC).is_some() {
        return Announcement::Strong;
    }
    if is_indefinite_office(block, before) {
        return Announcement::Indefinite;
    }
    if ends_office(block, before) {
        return Announcement::Strong;
    }
    let hint = Classes::SAYING.union(Classes::NATIONALITY);
    if token.analysis_of(hint).is_some() {
        return Announcement::Likely;
    }
    Announcement::None
}

/// Whether the token at `at` is an office of one word without article or attached pronoun.
fn is_indefinite_office(block: BlockView<'_>, at: usize) -> bool {
    let token = &block.tokens[at];
    let written = token.range.of(block.text);
    let is_owned = OWNERS.iter().any(|pronoun| written.ends_with(pronoun));
    let office = token.analysis_of(Classes::TITLE);
    !is_owned && office.is_some_and(|office| !office.classes.intersects(Classes::DEFINITE))
}

/// Whether an office ends at the token `end`: وزير الخارجية الروسي, الأمين العام للأمم المتحدة.
fn ends_office(block: BlockView<'_>, end: usize) -> bool {
    let mut at = end;
    for _ in 0..LONGEST_OFFICE {
        let token = &block.tokens[at];
        if !token.is_word() && !token.is_mark("\"«»“”") {
            return false;
        }
        if token.analysis_of(Classes::TITLE).is_some() {
            return true;
        }
        if !belongs_to_office(block, at) {
            return false;
        }
        match at.checked_sub(1) {
            Some(before) => at = before,
            None => return false,
        }
    }
    false
}

fn belongs_to_office(block: BlockView<'_>, at: usize) -> bool {
    let parts = Classes::NATIONALITY
        .union(Classes::ATTRIBUTE)
        .union(Classes::FIELD)
        .union(Classes::ORGANIZATION_HEAD)
        .union(Classes::ORDINAL);
    block.tokens[at].analysis_of(parts).is_some() || inside_name(block, at)
}

/// Whether a known place or body covers the token at `at`.
fn inside_name(block: BlockView<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..=at).any(|start| {
        block.names[start].as_ref().is_some_and(|name| {
            name.end > at
                && matches!(
                    block.kind(name),
                    EntityKind::Organization | EntityKind::Location
                )
        })
    })
}
