//! What else belongs to the name of a person that was found in part, by what raw text tells of the words beside it.

use crate::extract::decide::evidence::{Evidence, up_to, word};
use crate::extract::document::token::{Analysis, Token};
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::person::{behind_and, is_other_script, may_end};
use crate::language::letters::has_article;
use crate::language::proclitics::Segmentation;

/// What lists have names of people in.
const LISTED: Classes = Classes::GIVEN.union(Classes::SURNAME);

/// A person's first name with the next word, where that is no other word: a family name.
pub fn with_second_name(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let is_one_word = proposal.end == proposal.start + 1;
    if proposal.kind != EntityKind::Person || !is_one_word {
        return None;
    }
    let first = &block.tokens[proposal.start];
    let is_first_name = (first.is(Classes::GIVEN) || is_of_people(evidence, first))
        && !first.is(Classes::ORDINARY)
        && !has_article(block.written(proposal.start));
    let at = proposal.end;
    let second = word(block, at)?;
    // رضي الله عنه, behind the name of one of the first Muslims.
    let is_eulogy = word(block, at + 1).is_some_and(|after| after.form() == "الله");
    let is_second_name = !has_article(block.written(at))
        && !is_eulogy
        && is_name_like(evidence, at)
        && behind_and(block, at).is_none()
        && may_end(block, at)
        && !is_other_script(block, at)
        && second.form().chars().count() > 2;
    (is_first_name && is_second_name).then(|| up_to(block, proposal, at + 1))
}

/// A person's last name, or a place that is called so, with the person's first name before it: ويتني هيوستن.
pub fn with_first_name(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let last = &block.tokens[proposal.start];
    let is_bare = proposal.range.start == last.range.start && last.spaced;
    let is_one_word = proposal.end == proposal.start + 1;
    let may_be = matches!(proposal.kind, EntityKind::Person | EntityKind::Location);
    let before = proposal.start.checked_sub(1)?;
    if !is_bare || !is_one_word || !may_be {
        return None;
    }
    let first = &block.tokens[before];
    let is_first_name = first.is_word()
        && is_person(evidence, before)
        && !is_other_script(block, proposal.start)
        && behind_and(block, before).is_none();
    is_first_name.then(|| Proposal {
        start: before,
        range: block.range_to(first.range.start, proposal.end),
        kind: EntityKind::Person,
        entry: None,
        ..*proposal
    })
}

/// A person without the word at the end that raw text never has in a name, and the model hardly here: عباس مبرمجة.
pub fn without_common_word(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    const UNLIKELY: f32 = 0.4;
    let last = proposal.end - 1;
    if proposal.kind != EntityKind::Person || proposal.entry.is_some() || last == proposal.start {
        return None;
    }
    let token = &evidence.block.tokens[last];
    let kinds = [
        EntityKind::Person,
        EntityKind::Organization,
        EntityKind::Location,
    ];
    let row = evidence.row(token.form())?;
    let is_no_name = row.rank > 0 && kinds.iter().all(|&kind| row.share(kind) == 0);
    let support = evidence
        .tagging?
        .support(EntityKind::Person, last, last + 1);
    (is_no_name && support < UNLIKELY && !token.is(Classes::NAME_LINK))
        .then(|| up_to(evidence.block, proposal, last))
}

/// A person without another who is joined by و: شاكا وشاكيري. وودوارد begins with it.
pub fn without_second_person(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let last = proposal.end - 1;
    if proposal.kind != EntityKind::Person || proposal.entry.is_some() || last == proposal.start {
        return None;
    }
    let block = evidence.block;
    let token = &block.tokens[last];
    let rest = evidence.row(token.form().strip_prefix('و')?)?;
    (rest.is_of(EntityKind::Person)
        && !evidence.is_met(token.form())
        && !block.tokens[last - 1].is(Classes::NAME_LINK))
    .then(|| up_to(block, proposal, last))
}

/// Whether raw text has a word in names of people.
fn is_of_people(evidence: Evidence<'_>, token: &Token) -> bool {
    let row = evidence.row(token.form());
    row.is_some_and(|row| row.is_of(EntityKind::Person))
}

/// Whether the word at `at` is mostly a person's in raw text, and nothing else in lists.
fn is_person(evidence: Evidence<'_>, at: usize) -> bool {
    let token = &evidence.block.tokens[at];
    let classes = token.classes();
    let other = Classes::ORDINARY
        .union(Classes::TITLE)
        .union(Classes::HONORIFIC)
        .union(Classes::NAME_LINK);
    let row = evidence.row(token.form());
    // لبان أمريكا: ل and another word.
    let is_split = token.segmentations.iter().any(|segmentation| {
        segmentation.clitics.preposition.is_some() && evidence.is_met(&segmentation.form)
    });
    !is_split
        && (classes == Classes::NONE || classes.intersects(LISTED))
        && !classes.intersects(other)
        && evidence.block.names[at].is_none()
        && row.is_some_and(|row| row.share(EntityKind::Person) == 3)
}

/// Whether the word at `at` has no other class than those of people's names, and raw text has it in these or hardly at
/// all.
fn is_name_like(evidence: Evidence<'_>, at: usize) -> bool {
    let token = &evidence.block.tokens[at];
    let is_other = |analysis: &Analysis| {
        analysis.classes != Classes::NONE && !analysis.classes.intersects(LISTED)
    };
    let is_met = |segmentation: &Segmentation| {
        // ف and ك stand before few words in news, and at the beginning of many names.
        let clitics = segmentation.clitics;
        let is_rare = clitics.conjunction == Some('ف') || clitics.preposition == Some('ك');
        !is_rare && evidence.is_met(&segmentation.form)
    };
    let is_new = !token.segmentations.iter().any(is_met);
    !token.analyses.iter().any(is_other)
        && evidence.block.names[at].is_none()
        && (is_new || is_of_people(evidence, token))
}
