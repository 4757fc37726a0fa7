//! What the tests of this module share: Unicode's files, and texts made at random.

use std::io::Read as _;
use std::path::Path;

/// The text of one of Unicode's files under `tests/unicode/`.
pub(super) fn unicode_file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/unicode/{name}.txt.gz"));
    let file = std::fs::File::open(&path).expect("Unicode's files come with the checkout");
    let mut text = String::new();
    flate2::read::GzDecoder::new(file)
        .read_to_string(&mut text)
        .expect("compressed UTF-8");
    text
}

/// Texts of everything that the rules tell apart: letters of both directions, marks, digits, signs,
/// brackets, spaces, controls, joiners, emoji, and any character at all.
pub(super) fn any_text() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    const TELLING: &str = "اأإآلبسمدروىيةءهٱپگیکێەܐܒߊאבםabcdeXYZ0123٠١٢۳۴ \u{64E}\u{64F}\u{651}\u{653}\
        \u{654}\u{655}\u{670}\u{5B8}\u{301}\u{20DD}.,:;/+-−%$€#!?؟،…\"'«»“”‘’()[]{}<>≤\u{2329}\u{232A}\
        \u{3008}\u{3009}\u{A0}\u{2002}\u{3000}\t\n\r\u{B}\u{1B}\u{7}\u{85}\u{9B}\u{1C}\u{1F}\u{2028}\
        \u{2029}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{61C}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\
        \u{2066}\u{2067}\u{2068}\u{2069}\u{AD}\u{2060}\u{FEFF}\u{34F}\u{FE0F}ـ\u{600}\u{6DD}中文カ\u{FF9E}\
        한\u{1100}\u{1161}\u{11A8}क\u{94D}ष\u{93F}நி👍🏽👨👩☎🇸🇦🇪\u{FDFA}\u{FEFB}\u{FE8E}";
    let telling: Vec<char> = TELLING.chars().collect();
    let character = prop_oneof![
        12 => proptest::sample::select(telling),
        4 => proptest::char::range('\u{600}', '\u{6FF}'),
        1 => any::<char>(),
    ];
    proptest::collection::vec(character, 0..60).prop_map(|list| list.into_iter().collect())
}
