//! Texts that are hard on a layout and on folding: made at random, and made to be slow.

use proptest::prelude::*;

/// Letters of both directions, marks, digits, signs, brackets, spaces, controls, joiners, emoji.
const TELLING: &str = "اأإآلبسمدروىيةءهٱپگیێەܐאבםabcXYZ0123٠١٢۳۴      \u{64E}\u{64F}\u{651}\u{653}\
    \u{654}\u{655}\u{670}\u{5B8}\u{301}.,:;/+-%$!?؟،…\"«»“”()[]{}<>\u{A0}\u{2002}\u{3000}\t\n\r\
    \u{1B}\u{7}\u{85}\u{9B}\u{1F}\u{2028}\u{2029}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\
    \u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{AD}\u{FEFF}\u{34F}\u{FE0F}ـ\
    \u{600}\u{6DD}中文\u{FF9E}한\u{1100}\u{1161}क\u{94D}ष\u{93F}👍🏽👨👩☎🇸🇦🏴\u{E0001}\u{E0041}\
    \u{E007F}\u{FDFA}\u{FEFB}";

/// Short texts of anything.
pub fn texts() -> impl Strategy<Value = String> {
    let telling: Vec<char> = TELLING.chars().collect();
    let character = prop_oneof![
        14 => proptest::sample::select(telling),
        3 => proptest::char::range('\u{600}', '\u{6FF}'),
        1 => any::<char>(),
    ];
    proptest::collection::vec(character, 0..80).prop_map(|list| list.into_iter().collect())
}

/// Texts made to be slow: something repeated that opens, joins or waits for what comes after it.
pub fn hostile() -> impl Iterator<Item = String> {
    const COUNT: usize = 20_000;
    let repeated = [
        "\u{2068}",
        "\u{2068}ب",
        "\u{2068}a\u{2069}ب",
        "\u{202B}a\u{202C}",
        "\u{202C}",
        "(",
        "a(ب)",
        "\u{2067}(a)\u{2069}",
        "[(",
        "«\"'",
        "\u{64E}",
        "ل\u{64E}",
        "a\t",
        " ",
        "\u{A0}",
        "\u{200B}",
        "\n",
        "1,",
        "🇸",
        "👨\u{200D}",
        "क\u{94D}",
        "\u{600}",
        "سلام",
    ];
    repeated
        .into_iter()
        .map(|unit| format!("ب1{}", unit.repeat(COUNT)))
}
