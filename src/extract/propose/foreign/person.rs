//! People in Persian, Urdu and Hebrew texts: names told by given and family names, by the office before or behind
//! them, and by the words that end a name.

use crate::extract::document::Tongue;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::foreign::block::ForeignBlock;
use crate::extract::propose::foreign::lexicon::WordParts;
use crate::extract::propose::rule::Rule;
use crate::range::TextRange;

/// The longest name, in words.
const LONGEST_NAME: usize = 6;
/// The longest office before a name, in words: راس وزارت امور اقتصادی و دارایی ایران.
const LONGEST_OFFICE: usize = 8;

/// What speaks for a name that starts here, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Announcement {
    /// Nothing.
    None,
    /// An office and a comma.
    Comma,
    /// An office with what it is the office of.
    Office,
    /// An address or rank right before it.
    Title,
}

/// What a word of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NamePart {
    Given,
    WeakGiven,
    Family,
    WeakFamily,
    Link,
    Unknown,
}

/// Proposes the people of a block in one of these languages.
pub fn propose(block: &ForeignBlock<'_>, proposals: &mut Vec<Proposal>) {
    let mut at = 0;
    while at < block.words.len() {
        let name = name_at(block, at);
        at = name.as_ref().map_or(at + 1, |name| name.end);
        proposals.extend(name.map(|name| name.proposal));
    }
}

/// A name with the word behind it.
struct FoundPerson {
    proposal: Proposal,
    end: usize,
}

fn name_at(block: &ForeignBlock<'_>, at: usize) -> Option<FoundPerson> {
    let announcement = announcement(block, at);
    let known = block
        .readings(at)
        .filter(|(_, parts)| parts.has(WordParts::OF_A_NAME));
    let whole = block.readings(at).take(1);
    known.chain(whole).find_map(|(offset, parts)| {
        let (count, rule) = read(block, at, parts, announcement)?;
        let (first, last) = (&block.words[at], &block.words[at + count - 1]);
        let (start, end) = (first.tokens.start, last.tokens.end);
        let start_byte = block.view.tokens[start].range.start + offset;
        let range = TextRange::new(start_byte, block.view.tokens[end - 1].range.end);
        Some(FoundPerson {
            proposal: Proposal::by_rule(rule, EntityKind::Person, (start, end), range),
            end: at + count,
        })
    })
}

/// How many words from `at` on, of which the first can be `parts`, are a name, and what tells so.
fn read(
    block: &ForeignBlock<'_>,
    at: usize,
    parts: WordParts,
    announcement: Announcement,
) -> Option<(usize, Rule)> {
    let mut pieces = vec![piece(block, at, parts)?];
    while pieces.len() < LONGEST_NAME
        && let Some(next) = following_piece(block, at + pieces.len())
    {
        pieces.push(next);
    }
    let count = length(block, at, &pieces);
    let pieces = &pieces[..count];
    let rule = match announcement {
        Announcement::Title if is_after_title(block, at, pieces) => Rule::ForeignPersonAfterOffice,
        Announcement::Office if is_after_office(pieces) => Rule::ForeignPersonAfterOffice,
        _ if is_told_by_names(block, at, pieces) => Rule::ForeignPersonByNames,
        _ if is_announced(block, at, pieces, announcement) => Rule::ForeignPersonAnnounced,
        _ => return None,
    };
    Some((count, rule))
}

/// What a word of a name is that can be `parts`; `None` where it is none.
fn piece(block: &ForeignBlock<'_>, at: usize, parts: WordParts) -> Option<NamePart> {
    const OTHERS: WordParts = WordParts::COMMON
        .union(WordParts::BEHIND)
        .union(WordParts::TITLE)
        .union(WordParts::OFFICE)
        .union(WordParts::FIELD)
        .union(WordParts::ATTRIBUTE)
        .union(WordParts::NATIONALITY)
        .union(WordParts::LOCATIVE)
        .union(WordParts::WEEKDAY)
        .union(WordParts::PLACE_TYPE)
        .union(WordParts::PLACE)
        .union(WordParts::HEADS);
    if !block.is_word(at) {
        return None;
    }
    let known = match () {
        () if parts.has(WordParts::GIVEN) => Some(NamePart::Given),
        () if parts.has(WordParts::FAMILY) => Some(NamePart::Family),
        () if parts.has(WordParts::LINK) => Some(NamePart::Link),
        () if parts.has(WordParts::WEAK_GIVEN) => Some(NamePart::WeakGiven),
        () if parts.has(WordParts::WEAK_FAMILY) => Some(NamePart::WeakFamily),
        () => None,
    };
    let named = block.words[at].named;
    let is_other_name = named.is_some_and(|kind| kind != EntityKind::Person);
    match known {
        Some(NamePart::WeakGiven | NamePart::WeakFamily) | None if is_other_name => None,
        Some(NamePart::Given) if named == Some(EntityKind::Organization) => None,
        // Israel is a country and a man.
        Some(NamePart::Given) if is_other_name => Some(NamePart::WeakGiven),
        Some(piece) => Some(piece),
        None => {
            let is_other = block.any_parts(at).has(OTHERS);
            (!is_other && block.may_be_name(at)).then_some(NamePart::Unknown)
        }
    }
}

/// What a word behind another of a name is.
fn following_piece(block: &ForeignBlock<'_>, at: usize) -> Option<NamePart> {
    if !block.token(at)?.spaced {
        return None;
    }
    let is_named = block.words[at]
        .named
        .is_some_and(|kind| kind != EntityKind::Person);
    match piece(block, at, block.parts(at))? {
        NamePart::WeakGiven if is_named => None,
        // A word that is a given name too is mostly the family name here.
        NamePart::Given if block.parts(at).has(WordParts::FAMILY) => Some(NamePart::Family),
        // An Urdu name ends before what stands behind names.
        NamePart::Unknown if block.tongue == Tongue::Urdu && !goes_on_or_ends(block, at + 1) => {
            None
        }
        piece => Some(piece),
    }
}

/// Whether an Urdu name can go on or has ended here.
fn goes_on_or_ends(block: &ForeignBlock<'_>, at: usize) -> bool {
    block.is_edge(Some(at))
        || block
            .parts(at)
            .has(WordParts::GIVEN.union(WordParts::FAMILY))
}

/// How many of the pieces make one name.
fn length(block: &ForeignBlock<'_>, at: usize, pieces: &[NamePart]) -> usize {
    let is_urdu = block.tongue == Tongue::Urdu;
    let mut families = 0;
    let mut count = 0;
    while let Some(&piece) = pieces.get(count) {
        match piece {
            NamePart::Link if pieces.len() > count + 1 => {
                families += 1;
                count += 2;
                continue;
            }
            NamePart::Link => break,
            NamePart::Given | NamePart::WeakGiven if families > 0 && !is_urdu => break,
            NamePart::Given | NamePart::WeakGiven => {}
            NamePart::Family => {
                if families > 1 && !is_urdu {
                    break;
                }
                families += 1;
            }
            // The first of several is rather a given name that is in no list.
            NamePart::Unknown if count == 0 && pieces.len() > 1 => {}
            // Two given names are mostly a whole Hebrew one.
            NamePart::Unknown if count > 1 && block.tongue == Tongue::Hebrew => break,
            NamePart::WeakFamily | NamePart::Unknown => {
                if families > 0 && !is_middle(pieces, count, is_urdu) {
                    break;
                }
                families += 1;
            }
        }
        count += 1;
    }
    // Two words of which none is known are one name only where they stand alone.
    let is_unknown = |piece: &NamePart| *piece == NamePart::Unknown;
    if count == 2 && pieces[..2].iter().all(is_unknown) && !block.is_edge(Some(at + 2)) {
        return 1;
    }
    count.max(1)
}

/// Whether an Urdu name goes on behind a piece of it.
fn is_middle(pieces: &[NamePart], at: usize, is_urdu: bool) -> bool {
    let next = pieces.get(at + 1);
    is_urdu && next.is_some_and(|next| matches!(next, NamePart::Family | NamePart::Given))
}

/// Whether a title makes a name of pieces: of one that is in no list only where it stands alone.
fn is_after_title(block: &ForeignBlock<'_>, at: usize, pieces: &[NamePart]) -> bool {
    match pieces {
        [NamePart::Link] => false,
        [NamePart::Unknown | NamePart::WeakGiven | NamePart::WeakFamily] => {
            block.is_edge(Some(at + 1))
        }
        _ => true,
    }
}

fn is_after_office(pieces: &[NamePart]) -> bool {
    match pieces {
        [NamePart::Link, ..] => pieces.len() > 1,
        [only] => matches!(only, NamePart::Family),
        _ => pieces.iter().any(|&piece| piece != NamePart::Unknown),
    }
}

/// Whether the names alone tell that it is a person.
fn is_told_by_names(block: &ForeignBlock<'_>, at: usize, pieces: &[NamePart]) -> bool {
    match pieces {
        [] | [_] => false,
        [NamePart::Given, ..] => true,
        [NamePart::WeakGiven, second, ..] => {
            matches!(second, NamePart::Family | NamePart::Given | NamePart::Link)
        }
        [NamePart::Unknown, rest @ ..] => {
            let before = at.checked_sub(1);
            let is_alone = block.is_edge(before) && block.is_edge(Some(at + pieces.len()));
            rest.last() == Some(&NamePart::Family) && is_alone
        }
        [NamePart::Family, second, ..] => {
            let is_urdu = block.tongue == Tongue::Urdu;
            is_urdu && matches!(second, NamePart::Family | NamePart::Given)
        }
        [NamePart::WeakFamily | NamePart::Link, ..] => false,
    }
}

/// Whether an office before a comma before it, or behind a comma behind it, tells that it is a person.
fn is_announced(
    block: &ForeignBlock<'_>,
    at: usize,
    pieces: &[NamePart],
    announcement: Announcement,
) -> bool {
    let end = at + pieces.len();
    if pieces.len() < 2 || pieces.contains(&NamePart::Link) || !block.is_mark(end, ",،") {
        return false;
    }
    let is_office = block
        .any_parts(end + 1)
        .has(WordParts::OFFICE.union(WordParts::TITLE));
    let starts = block.is_edge(at.checked_sub(1));
    announcement == Announcement::Comma || (is_office && starts)
}

/// What stands before a name that starts at `at`.
fn announcement(block: &ForeignBlock<'_>, at: usize) -> Announcement {
    let Some(mut before) = at.checked_sub(1) else {
        return Announcement::None;
    };
    // The stroke or point of a title that is cut short: פרופ', ڈاکٹر.
    if before > 0 && block.is_mark(before, "'׳.") {
        before -= 1;
    }
    if block.any_parts(before).has(WordParts::TITLE) {
        return Announcement::Title;
    }
    let has_comma = block.is_mark(before, ",،");
    let first = before.saturating_sub(LONGEST_OFFICE);
    let mut words = (first..before + usize::from(!has_comma)).rev();
    let office = words.find(|&at| !belongs_to_office(block, at));
    match office {
        Some(office) if block.any_parts(office).has(WordParts::OFFICE) && has_comma => {
            Announcement::Comma
        }
        Some(office) if block.any_parts(office).has(WordParts::OFFICE) => Announcement::Office,
        _ => Announcement::None,
    }
}

/// Whether a word says what an office is the office of.
fn belongs_to_office(block: &ForeignBlock<'_>, at: usize) -> bool {
    const PARTS: WordParts = WordParts::FIELD
        .union(WordParts::ATTRIBUTE)
        .union(WordParts::NATIONALITY)
        .union(WordParts::AND)
        .union(WordParts::LEADS_ON)
        .union(WordParts::PLACE_TYPE)
        .union(WordParts::HEADS);
    let parts = block.any_parts(at);
    let is_known = parts.has(PARTS) || block.words[at].named.is_some();
    block.is_word(at) && is_known && !parts.has(WordParts::OFFICE)
}
