//! Joining letters (the Unicode Standard, section 9.2): which form each takes, and the sign that
//! lam and alef are written with.

use super::characters::{Character, Characters};
use super::properties::{JoiningType, Properties};
use super::properties_table::{FORMS, LAM_ALEF};

/// Joined to the letter before it: a final form.
pub(super) const FINAL: u8 = 1;
/// Joined to the letter after it: an initial form; with [`FINAL`] a medial one.
pub(super) const INITIAL: u8 = 2;

/// Lengthens the stroke between two letters.
pub(super) const TATWEEL: char = 'ـ';
/// The first half of lam-alef.
pub(super) const LAM: char = 'ل';
/// The second half, without what it may be composed with.
const ALEF: char = 'ا';
/// U+034F, which keeps what stands around it from being taken as one.
const GRAPHEME_JOINER: char = '\u{34F}';

/// Notes for each character whether it joins to its neighbours: a sum of [`FINAL`] and [`INITIAL`].
///
/// Rules R1 to R7 of section 9.2: transparent characters are passed over; a letter joins to its
/// neighbour where both types allow it, whether or not Unicode has a form of either.
pub(super) fn join(characters: &mut Characters) {
    if !characters.any.has(Properties::FORMS) {
        return;
    }
    // Without branches: how letters join follows no pattern that a processor could guess.
    let mut before = &mut 0;
    let mut forward = 0;
    for Character {
        properties, joins, ..
    } in characters.as_mut_slice()
    {
        let joining_type = properties.joining_type();
        let joined = forward & u8::from(joining_type.joins_backward());
        *before |= joined * INITIAL;
        *joins = joined * FINAL;
        if joining_type != JoiningType::T {
            before = joins;
            forward = u8::from(joining_type.joins_forward());
        }
    }
}

/// The first letter with presentation forms.
const FIRST: u32 = FORMS[0].0 as u32;
/// How many code points they are spread over.
const SPAN: usize = (FORMS[FORMS.len() - 1].0 as u32 - FIRST + 1) as usize;

/// The presentation forms by the distance from [`FIRST`], in the order of sums of [`FINAL`] and
/// [`INITIAL`]: isolated, final, initial, medial; 0 where Unicode has none.
static GLYPHS: [[u16; 4]; SPAN] = {
    let mut glyphs = [[0; 4]; SPAN];
    let mut row = 0;
    while row < FORMS.len() {
        let (letter, forms) = FORMS[row];
        let mut form = 0;
        while form < 4 {
            if forms[form] as u32 != letter as u32 {
                glyphs[(letter as u32 - FIRST) as usize][form] = forms[form] as u16;
            }
            form += 1;
        }
        row += 1;
    }
    glyphs
};

/// The presentation form of `letter` that joins as `joins` says: a character of the basic plane;
/// none where Unicode has none.
pub(super) fn form(letter: char, joins: u8) -> Option<u16> {
    let distance = (letter as u32).checked_sub(FIRST)? as usize;
    let glyph = GLYPHS.get(distance)?[usize::from(joins & 3)];
    (glyph != 0).then_some(glyph)
}

/// The sign for lam, at `index`, with the alef that follows it, marks on lam between.
///
/// Gives the form, whether alef and a mark behind it were composed, and the index of the alef. A
/// joiner or non-joiner between the two letters keeps them apart.
pub(super) fn lam_alef(characters: &Characters, index: usize) -> Option<LamAlef> {
    let is_mark = |character: &&Character| {
        character.properties.has(Properties::MARK) && character.value != GRAPHEME_JOINER
    };
    let behind = &characters[index + 1..characters.len()];
    let alef = index + 1 + behind.iter().take_while(is_mark).count();
    let nominal = characters.as_slice().get(alef)?.value;
    if !matches!(nominal, ALEF | '\u{622}' | '\u{623}' | '\u{625}') {
        return None;
    }
    let composed = composition(characters, alef);
    let letter = composed.unwrap_or(nominal);
    let row = LAM_ALEF.iter().find(|(known, _)| *known == letter)?;
    let glyph = row.1[usize::from(characters[index].joins & FINAL)] as u16;
    Some(LamAlef {
        glyph,
        alef,
        composed: composed.is_some(),
    })
}

/// Lam and alef in one sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct LamAlef {
    /// The presentation form, a character of the basic plane.
    pub(super) glyph: u16,
    /// The index of the character alef.
    pub(super) alef: usize,
    /// Whether the alef is composed with a mark behind it.
    pub(super) composed: bool,
}

/// Whether `mark` can become part of the letter it stands on.
pub(super) const fn is_composing(mark: char) -> bool {
    matches!(mark, '\u{653}'..='\u{655}')
}

/// The letter that the character at `index` and a madda or hamza among its marks compose to
/// (canonical composition: nothing but tashkeel, of lower combining classes, may stand between).
pub(super) fn composition(characters: &Characters, index: usize) -> Option<char> {
    let mark = characters[index + 1..characters.len()]
        .iter()
        .find(|mark| !matches!(mark.value, '\u{64B}'..='\u{652}' | '\u{670}'))?;
    Some(match (characters[index].value, mark.value) {
        (ALEF, '\u{653}') => '\u{622}',
        (ALEF, '\u{654}') => '\u{623}',
        (ALEF, '\u{655}') => '\u{625}',
        ('\u{648}', '\u{654}') => '\u{624}',
        ('\u{64A}', '\u{654}') => '\u{626}',
        ('\u{6D5}', '\u{654}') => '\u{6C0}',
        ('\u{6D2}', '\u{654}') => '\u{6D3}',
        _ => return None,
    })
}
