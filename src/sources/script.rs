//! Raised and lowered text (`x<sup>2</sup>`, `H~2~O`) in the characters that Unicode has for it.

use crate::language::letters::digit_value;

/// Where text stands that is raised or lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScriptPosition {
    /// Above the line.
    Super,
    /// Below it.
    Sub,
}

/// Longer text, in characters, is not a part of a formula or a sign, and stays as it is.
const LONGEST: usize = 12;

const SUPER_DIGITS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUB_DIGITS: &str = "₀₁₂₃₄₅₆₇₈₉";
#[rustfmt::skip]
const SUPER: [(&str, &str); 4] = [
    ("+−-=()", "⁺⁻⁻⁼⁽⁾"),
    ("abcdefghijklm", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐ"),
    ("noprstuvwxyz", "ⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"),
    ("ABDEGHIJKLMNOPRTUVW", "ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"),
];
#[rustfmt::skip]
const SUB: [(&str, &str); 2] = [
    ("+−-=()", "₊₋₋₌₍₎"),
    ("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"),
];

/// Raised or lowered text as it is written in a line, behind this character.
///
/// Where every character has a form for it, those forms; Arabic and Persian digits have those of European ones.
/// Else the text stays as it is, behind `^` or `_` where it would be read as a part of what stands before it: ‏س^ن,
/// but ‏المادة 5ث.
pub(super) fn written(script: ScriptPosition, text: &str, before: Option<char>) -> String {
    if !is_short(text.trim()) {
        return text.to_owned();
    }
    if has_forms(script, text) {
        return text.chars().filter_map(|c| form(script, c)).collect();
    }
    let is_letters = text.chars().all(char::is_alphabetic);
    let is_joined = match before {
        Some(before) if before.is_numeric() => !is_letters,
        Some(before) => before.is_alphabetic(),
        None => false,
    };
    match script {
        ScriptPosition::Super if is_joined && text.starts_with(char::is_alphanumeric) => {
            format!("^{text}")
        }
        ScriptPosition::Sub if is_joined && text.starts_with(char::is_alphanumeric) => {
            format!("_{text}")
        }
        _ => text.to_owned(),
    }
}

/// Whether every character of a text has a form for it.
pub(super) fn has_forms(script: ScriptPosition, text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| form(script, c).is_some())
}

/// Whether a text is so short that raising or lowering it says something: one word.
pub(super) fn is_short(text: &str) -> bool {
    text.chars().nth(LONGEST).is_none() && !text.contains(char::is_whitespace)
}

fn form(script: ScriptPosition, character: char) -> Option<char> {
    let (digits, others): (&str, &[(&str, &str)]) = match script {
        ScriptPosition::Super => (SUPER_DIGITS, &SUPER),
        ScriptPosition::Sub => (SUB_DIGITS, &SUB),
    };
    if let Some(value) = digit_value(character) {
        return digits.chars().nth(usize::from(value));
    }
    if character == ' ' {
        return Some(character);
    }
    let mut pairs = others
        .iter()
        .flat_map(|(plain, forms)| plain.chars().zip(forms.chars()));
    pairs.find_map(|(plain, form)| (plain == character).then_some(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_with_a_form_take_it() {
        for (script, text, written_so) in [
            (ScriptPosition::Sub, "2", "₂"),
            (ScriptPosition::Super, "2", "²"),
            (ScriptPosition::Super, "٢", "²"),
            (ScriptPosition::Super, "−۱۲", "⁻¹²"),
            (ScriptPosition::Super, "th", "ᵗʰ"),
            (ScriptPosition::Super, "TM", "ᵀᴹ"),
            (ScriptPosition::Sub, "n+1", "ₙ₊₁"),
        ] {
            assert_eq!(written(script, text, Some('x')), written_so);
        }
        for row in SUPER.iter().chain(&SUB) {
            assert_eq!(row.0.chars().count(), row.1.chars().count());
        }
    }

    #[test]
    fn other_text_stays_readable() {
        for (script, before, text, written_so) in [
            (ScriptPosition::Super, Some('5'), "ث", "ث"),
            (ScriptPosition::Super, Some('س'), "ن", "^ن"),
            (ScriptPosition::Sub, Some('س'), "أ", "_أ"),
            (ScriptPosition::Super, Some('5'), "ن+1", "^ن+1"),
            (ScriptPosition::Super, Some('ة'), "[1]", "[1]"),
            (ScriptPosition::Super, None, "ن", "ن"),
            (ScriptPosition::Super, Some(' '), "ن", "ن"),
            (
                ScriptPosition::Super,
                Some('م'),
                "a long remark above",
                "a long remark above",
            ),
        ] {
            assert_eq!(written(script, text, before), written_so);
        }
    }
}
