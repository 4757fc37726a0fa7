//! Joining letters (the Unicode Standard, section 9.2): which form each takes, and the sign that
//! lam and alef are written with.

use super::characters::{Character, Characters};
#[cfg(feature = "extract")]
use super::ligatures::LIGATURES;
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

/// The mark that is drawn on the form of a letter that has none of its own, but is canonically composed of a
/// letter that has and this mark.
pub(super) const fn mark_on_form(letter: char) -> Option<char> {
    match letter {
        '\u{6C2}' => Some('\u{654}'),
        _ => None,
    }
}

/// Whether a mark stands before hamza and madda in canonical order: tashkeel.
pub(super) const fn is_tashkeel(mark: char) -> bool {
    matches!(mark, '\u{64B}'..='\u{652}' | '\u{670}')
}

/// Whether a mark says how a word is read aloud, and the word is written without it as a rule: tashkeel, signs of
/// recitation, niqqud and cantillation.
pub(super) const fn is_of_vowels(mark: char) -> bool {
    is_tashkeel(mark)
        || matches!(
            mark,
            '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}' | '\u{5C7}'
                | '\u{610}'..='\u{61A}' | '\u{656}'..='\u{65F}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
                | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{898}'..='\u{89F}' | '\u{8CA}'..='\u{8E1}'
                | '\u{8E3}'..='\u{8FF}'
        )
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
        .find(|mark| !is_tashkeel(mark.value))?;
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

/// The letters and marks that a presentation form stands for, in logical order, with the spaces between its words;
/// the character itself where it is none.
#[cfg(feature = "extract")]
pub(crate) fn letters_of_form(form: char) -> impl Iterator<Item = char> {
    let lam_alef = LAM_ALEF.iter().find(|(_, forms)| forms.contains(&form));
    let ligature = || LIGATURES.binary_search_by_key(&form, |(known, _)| *known);
    let (letters, several) = if let Some((alef, _)) = lam_alef {
        ([Some(LAM), Some(*alef)], "")
    } else if let Some((letter, _)) = FORMS.iter().find(|(_, forms)| forms.contains(&form)) {
        ([Some(*letter), None], "")
    } else if let Ok(at) = ligature() {
        ([None, None], LIGATURES[at].1)
    } else {
        ([Some(form), None], "")
    };
    letters.into_iter().flatten().chain(several.chars())
}

/// How a presentation form of a letter, or of lam and alef, joins: to the letter before it, and to the one after it.
/// `None` for any other character.
#[cfg(feature = "library")]
pub(crate) fn joins_of_form(form: char) -> Option<(bool, bool)> {
    let rows = FORMS.iter().map(|(_, forms)| &forms[..]);
    let signs = LAM_ALEF.iter().map(|(_, forms)| &forms[..]);
    let mut joins = rows.chain(signs);
    let joins = joins.find_map(|forms| forms.iter().position(|known| *known == form))? as u8;
    Some((joins & FINAL != 0, joins & INITIAL != 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::generate::{code, unicode_data};
    use crate::text::{BaseDirection, Paragraph, Rendition, VisualLine};

    /// The Arabic blocks.
    const BLOCKS: [std::ops::RangeInclusive<char>; 3] = [
        '\u{600}'..='\u{6FF}',
        '\u{750}'..='\u{77F}',
        '\u{870}'..='\u{8FF}',
    ];

    /// The letters that stay as they are, unjoined, where they join to the letter before them: Unicode has
    /// no presentation form for them, none of another letter looks like them, and they are composed of no
    /// letter that has one. They are letters of Pashto, Sindhi and Kurdish (ځ ډ ړ ښ ڼ ڄ ڪ ڕ ڵ ێ), of
    /// languages of Africa and Asia, and of the Koran's orthography.
    const NOMINAL: &[std::ops::RangeInclusive<char>] = &[
        '\u{620}'..='\u{620}',
        '\u{63B}'..='\u{63F}',
        '\u{66E}'..='\u{66F}',
        '\u{672}'..='\u{673}',
        '\u{675}'..='\u{678}',
        '\u{67C}'..='\u{67D}',
        '\u{681}'..='\u{682}',
        '\u{685}'..='\u{685}',
        '\u{689}'..='\u{68B}',
        '\u{68F}'..='\u{690}',
        '\u{692}'..='\u{697}',
        '\u{699}'..='\u{6A3}',
        '\u{6A5}'..='\u{6A5}',
        '\u{6A7}'..='\u{6A8}',
        '\u{6AA}'..='\u{6AC}',
        '\u{6AE}'..='\u{6AE}',
        '\u{6B0}'..='\u{6B0}',
        '\u{6B2}'..='\u{6B2}',
        '\u{6B4}'..='\u{6B9}',
        '\u{6BC}'..='\u{6BD}',
        '\u{6BF}'..='\u{6BF}',
        '\u{6C4}'..='\u{6C4}',
        '\u{6CA}'..='\u{6CA}',
        '\u{6CD}'..='\u{6CF}',
        '\u{6D1}'..='\u{6D1}',
        '\u{6EE}'..='\u{6EF}',
        '\u{6FA}'..='\u{6FC}',
        '\u{6FF}'..='\u{6FF}',
        '\u{750}'..='\u{77F}',
        '\u{870}'..='\u{886}',
        '\u{889}'..='\u{88F}',
        '\u{8A0}'..='\u{8AC}',
        '\u{8AE}'..='\u{8C8}',
    ];
    /// The letters that have a final form and no initial and medial one: noon ghunna ends words.
    const NOMINAL_BEFORE_OTHERS: &str = "ں";

    #[cfg(feature = "extract")]
    #[test]
    fn ligatures_are_the_letters_that_unicode_says() {
        let data = unicode_data();
        let blocks = ['\u{FB50}'..='\u{FDFF}', '\u{FE70}'..='\u{FEFC}'];
        for form in blocks.into_iter().flatten() {
            let Some(datum) = &data[form as usize] else {
                continue;
            };
            let parts = datum.decomposition.split(' ');
            let parts = parts.filter_map(|part| usize::from_str_radix(part, 16).ok());
            let parts: String = parts
                .filter_map(|part| char::from_u32(part as u32))
                .collect();
            let letters: String = letters_of_form(form).collect();
            let is_lone_mark = letters
                .chars()
                .all(|letter| Properties::of(letter).joining_type() == JoiningType::T);
            match (parts.is_empty(), is_lone_mark) {
                (true, _) if form == '\u{FDFD}' => assert!(letters.contains("الله")),
                (true, _) => assert_eq!(letters, form.to_string()),
                (false, true) => assert_eq!(letters, parts.trim_start_matches([' ', TATWEEL])),
                (false, false) => assert_eq!(letters, parts, "{form:?}"),
            }
        }
    }

    #[cfg(feature = "library")]
    #[test]
    fn the_forms_of_a_word_join() {
        let joins = |word: &str| word.chars().map(joins_of_form).collect::<Vec<_>>();
        let (before, after) = (Some((true, false)), Some((false, true)));
        assert_eq!(joins("ﺳﻼﻡ"), [after, before, Some((false, false))]);
        assert_eq!(joins("سl"), [None, None]);
    }

    fn letters() -> impl Iterator<Item = char> {
        BLOCKS.into_iter().flatten()
    }

    #[test]
    fn the_letters_left_nominal_are_known() {
        let mut nominal = String::new();
        let mut before_others = String::new();
        for letter in letters() {
            let joining_type = Properties::of(letter).joining_type();
            let has = |joins| form(letter, joins).is_some();
            if joining_type.joins_backward() && letter != TATWEEL && !has(FINAL) {
                nominal.push(letter);
            } else if joining_type.joins_backward()
                && joining_type.joins_forward()
                && letter != TATWEEL
                && !(has(INITIAL) && has(INITIAL | FINAL))
            {
                before_others.push(letter);
            }
        }
        let reviewed: String = NOMINAL.iter().cloned().flatten().collect();
        assert_eq!(nominal, reviewed);
        assert_eq!(before_others, NOMINAL_BEFORE_OTHERS);
    }

    fn cells(text: &str) -> Vec<(String, u16)> {
        let paragraph = Paragraph::new(text, BaseDirection::Auto);
        let mut visual = VisualLine::new();
        let line = paragraph.break_lines(80)[0];
        paragraph.lay_out(&line, Rendition::default(), &mut visual);
        let cells = visual.cells();
        cells
            .map(|cell| (cell.text.to_owned(), cell.column))
            .collect()
    }

    /// Each letter that is canonically composed, in all its positions, with marks on it and without.
    #[test]
    fn canonical_equivalents_have_the_same_cells() {
        let data = unicode_data();
        let mut composed = 0;
        for letter in letters() {
            let decomposition = &data[letter as usize]
                .as_ref()
                .map(|datum| &datum.decomposition);
            let parts = decomposition.and_then(|parts| parts.split_once(' '));
            let Some((base, mark)) = parts.filter(|(base, _)| !base.starts_with('<')) else {
                continue;
            };
            let [base, mark] = [base, mark].map(|hex| char::from_u32(code(hex) as u32).unwrap());
            composed += 1;
            for before in ["", "ب", "د", "ل", "ـ"] {
                for after in ["", "ب", "ا", " ب"] {
                    for tashkeel in ["", "\u{64E}", "\u{651}\u{64F}", "\u{670}"] {
                        for further in ["", "\u{6E1}"] {
                            let nfc = format!("{before}{letter}{tashkeel}{further}{after}");
                            let nfd = format!("{before}{base}{tashkeel}{mark}{further}{after}");
                            assert_eq!(cells(&nfc), cells(&nfd), "{letter:?} {nfc} {nfd}");
                        }
                    }
                    let text = format!("{before}{letter}{after}");
                    let is_nominal = |(cell, _): &(String, u16)| cell.contains(letter);
                    assert!(!cells(&text).iter().any(is_nominal), "{letter:?} {text}");
                }
            }
        }
        // آ أ ؤ إ ئ ۀ ۂ ۓ
        assert_eq!(composed, 8);
    }
}
